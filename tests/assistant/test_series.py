"""One measure over several years: which years are meant, and of what each figure is."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report

REPORTS = {
    # file name → (done, review, plan)
    "海晏县-2016年政府工作报告.txt": (
        2015,
        "地区生产总值完成281.4亿元。失业人员再就业1120人。",
        "地区生产总值达到299亿元。",
    ),
    "海晏县-2017年政府工作报告.txt": (
        2016,
        "地区生产总值完成303.6亿元。新增就业4210人，再就业1055人。",
        "地区生产总值达到326.4亿元。",
    ),
    "海晏县-2018年政府工作报告.txt": (
        2017,
        "地区生产总值完成312.5亿元。新增就业4350人，失业人员再就业980人。"
        "2012年到2017年，产业投资占全部投资比重从26.7%提高到52.1%，"
        "产业税收占全部税收比重从31.6%提高到48%。",
        "地区生产总值达到330亿元。",
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {name: work_report(*parts) for name, parts in REPORTS.items()}
    return over(reports, tmp_path_factory.mktemp("counties"), encoder)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        # An aim named with the last year is of that year alone where the first has none.
        (
            "海晏县地区生产总值2015年、2017年到2018年目标,怎么走的?",
            ["281.4亿元", "312.5亿元", "330亿元"],
        ),
        (
            "海晏县地区生产总值,2015、2016、2018目标三个数列一下走势",
            ["281.4亿元", "303.6亿元", "330亿元"],
        ),
        # Said after the measure, or of years that all have one, it is of every year.
        ("2016年和2017年的地区生产总值目标分别是多少?", ["299亿元", "326.4亿元"]),
        (
            "海晏县地区生产总值2016年、2017年、2018年目标各是多少?",
            ["299亿元", "326.4亿元", "330亿元"],
        ),
        # On to a third year the ones between are not asked for.
        (
            "地区生产总值从2015年到2017年、再到2018年计划,变化咋样?",
            ["281.4亿元", "312.5亿元", "330亿元"],
        ),
    ],
)
def test_the_aim_of_the_last_year_is_set_beside_what_came_of_those_before(
    assistant: Assistant, question: str, figures: list[str]
) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == figures


@pytest.mark.parametrize(
    "question",
    ["历年地区生产总值分别是多少?", "这几年地区生产总值各是多少", "What was GDP in each year?"],
)
def test_every_year_is_that_of_every_report(assistant: Assistant, question: str) -> None:
    shown = [(figure.period, figure.text) for figure in assistant.ask(question).figures]
    assert shown == [("2015", "281.4亿元"), ("2016", "303.6亿元"), ("2017", "312.5亿元")]


def test_what_is_called_otherwise_in_one_year_is_no_link_of_a_series(assistant: Assistant) -> None:
    answer = assistant.ask("海晏县再就业2015—2017年分别是多少人?")
    assert [figure.text for figure in answer.figures] == ["1120人", "1055人", "980人"]


def test_what_a_change_began_with_is_of_the_first_year_its_sentence_names(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("海晏县产业投资占全部投资的比重,2012年和2017年各是多少,走势如何?")
    assert [(f.text, f.period) for f in answer.figures] == [("26.7%", "2012"), ("52.1%", "2017")]


def test_a_series_cites_the_passage_of_each_value_in_order_and_none_besides(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("2015年到2017年历年地区生产总值分别是多少?")
    assert [figure.period for figure in answer.figures] == ["2015", "2016", "2017"]
    cited = [citation.passage_id for citation in answer.citations]
    assert cited == [figure.passage_id for figure in answer.figures]
    assert all(citation.highlights for citation in answer.citations)


def test_a_share_is_worked_out_within_one_year(encoder: Encoder, tmp_path: Path) -> None:
    """What schools got in one year is no part of what was spent in all in another."""
    reports = {
        "海晏县-2016年政府工作报告.txt": work_report(2015, "教育支出1205万元。", "新建学校2所。"),
        "海晏县-2014年政府工作报告.txt": work_report(2013, "财政支出9.7亿元。", "新建学校3所。"),
    }
    answer = over(reports, tmp_path, encoder).ask("教育支出占财政支出的比重是多少?")
    assert answer.calculation is None
