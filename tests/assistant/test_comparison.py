"""One measure set against itself: another year, another place, what was aimed at and what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report

REPORTS = {
    # file name → (done, review, plan)
    "海晏县-2017年政府工作报告.txt": (
        2016,
        "地区生产总值完成303.6亿元。新建改造公厕28座。接待游客704万人次。"
        "产业投资占全部投资比重从26.7%提高到52.1%。",
        "地区生产总值达到326.4亿元。完成30座公厕新建改造。接待游客突破800万人次。"
        "农民人均收入增长5.5%—6%。",
    ),
    "海晏县-2018年政府工作报告.txt": (
        2017,
        "地区生产总值完成312.5亿元。新建改造公厕34座。接待游客760万人次。",
        "地区生产总值达到330亿元。完成20座公厕新建改造。接待游客突破850万人次。",
    ),
    "门源县-2018年政府工作报告.txt": (
        2017,
        "地区生产总值完成41.2亿元。新建改造公厕12座。接待游客310万人次。",
        "地区生产总值达到45亿元。完成15座公厕新建改造。接待游客突破330万人次。",
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {name: work_report(*parts) for name, parts in REPORTS.items()}
    return over(reports, tmp_path_factory.mktemp("counties"), encoder)


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        # A year's aim against another year's outcome, either said in words of its own.
        ("海晏县2017年计划新建改造的公厕比2016年建成的多几座?", "30座 − 28座 = 2座"),
        ("海晏县2018年地区生产总值目标比2017年实际高出多少亿元?", "330亿元 − 312.5亿元 = 17.5亿元"),
        (
            "海晏县2018年定的地区生产总值,跟2017年完成的比多了多少亿元?",
            "330亿元 − 312.5亿元 = 17.5亿元",
        ),
        # Of one year, from two reports.
        (
            "海晏县2017年地区生产总值的目标和最后结果差了多少亿元?",
            "326.4亿元 − 312.5亿元 = 13.9亿元",
        ),
        ("海晏县2017年地区生产总值目标326.4亿元,结果差了几亿?", "326.4亿元 − 312.5亿元 = 13.9亿元"),
        # Two outcomes, two places.
        ("海晏县17年接待游客比16年多了几万人次?", "760万人次 − 704万人次 = 56万人次"),
        ("2017年海晏县和门源县的地区生产总值哪个大?大多少?", "312.5亿元 − 41.2亿元 = 271.3亿元"),
    ],
)
def test_each_side_is_of_its_own_year_place_and_status(
    assistant: Assistant, question: str, expression: str
) -> None:
    answer = assistant.ask(question)
    assert answer.calculation is not None
    assert answer.calculation.expression == expression
    cited = {
        (c.report, c.text[a - c.start : b - c.start])
        for c in answer.citations
        for a, b in c.highlights
    }
    assert {(f.report, f.text) for f in answer.figures} <= cited


def test_where_one_side_is_not_stated_neither_is_given(assistant: Assistant) -> None:
    assert not assistant.ask("门源县2017年计划新建改造的公厕比2016年建成的多几座?").answered


def test_a_series_holds_the_years_that_state_it_and_says_if_others_do_not(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("海晏县2016到2017年每年接待游客多少万人次?")
    assert [(f.period, f.text) for f in answer.figures] == [
        ("2016", "704万人次"),
        ("2017", "760万人次"),
    ]
    answer = assistant.ask("海晏县15到17年每年接待游客多少万人次?")
    assert [(f.period, f.text) for f in answer.figures] == [
        ("2016", "704万人次"),
        ("2017", "760万人次"),
    ]
    assert "其余年份没有找到" in answer.answer


def test_an_aim_for_something_else_is_not_set_against_an_outcome(
    tmp_path: Path, encoder: Encoder
) -> None:
    text = work_report(2016, "接待游客突破300万人次。", "接待医疗旅游10万人次以上。")
    assistant = over({"共和县-2017年政府工作报告.txt": text}, tmp_path, encoder)
    assert not assistant.ask("共和县2017年接待游客的目标比2016年完成的多多少?").answered


def test_what_moved_from_how_much_to_how_much_is_both_ends(assistant: Assistant) -> None:
    answer = assistant.ask("海晏县产业投资占全部投资的比重从多少变到多少?")
    assert [figure.text for figure in answer.figures] == ["26.7%", "52.1%"]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("海晏县2017年接待游客有没有超过计划的800万人次?", "不是"),
        ("海晏县2017年新建改造公厕达到30座的目标了吗?", "是"),
        ("海晏县2017年地区生产总值过了当年定的300亿元目标吗?", "是"),
    ],
)
def test_an_aim_by_its_number_is_held_against_what_came_of_it(
    assistant: Assistant, question: str, verdict: str
) -> None:
    answer = assistant.ask(question)
    assert answer.figures[0].status == "actual"
    assert answer.answer.startswith(verdict)


def test_what_is_only_bounded_is_not_compared_where_it_is_stated_exactly(
    encoder: Encoder, tmp_path: Path
) -> None:
    reviews = {
        "甲山县": "粮食产量稳定在80亿斤以上，粮食产量83.8亿斤。",
        "乙水县": "粮食产量71.2亿斤。",
    }
    reports = {
        f"{place}-2026年政府工作报告.txt": work_report(2025, review, "种植水稻。")
        for place, review in reviews.items()
    }
    both = over(reports, tmp_path, encoder)
    answer = both.ask("甲山县和乙水县2025年粮食产量谁多?")
    assert [figure.text for figure in answer.figures] == ["83.8亿斤", "71.2亿斤"]


def test_a_place_is_set_beside_the_one_asked_about_before(assistant: Assistant) -> None:
    answer = assistant.ask("比门源县多多少?", ["海晏县2017年地区生产总值是多少?"])
    assert answer.calculation is not None
    assert answer.calculation.expression == "312.5亿元 − 41.2亿元 = 271.3亿元"


def test_of_two_years_an_office_may_word_a_measure_otherwise(
    tmp_path: Path, encoder: Encoder
) -> None:
    reports = {
        "海晏县-2017年政府工作报告.txt": work_report(2016, "全年接待游客704万人次。", "保持稳定。"),
        "海晏县-2018年政府工作报告.txt": work_report(
            2017, "旅游接待人数达到760万人次。", "保持稳定。"
        ),
    }
    answer = over(reports, tmp_path, encoder).ask("2016年和2017年,哪年接待游客多?")
    assert [figure.text for figure in answer.figures] == ["760万人次", "704万人次"]
