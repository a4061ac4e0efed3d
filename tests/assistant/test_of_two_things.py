"""Which of two things one report tells of there is more of, asked in many ways."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.asking.question import read_question
from assistant.comparison.of_two_things import Asked, asked_of_two
from corpus import Years
from index import Encoder
from tests.assistant.builders import over, work_report

YEARS = Years("2020", "2021")


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("图书馆和文化馆哪个多?", Asked("图书馆", "文化馆", False, "多")),
        ("图书馆跟文化馆相比，哪种更少一些？", Asked("图书馆", "文化馆", True, "少")),
        ("新修的路长还是新铺的管网长", Asked("新修的路", "新铺的管网", False, "长")),
        ("是图书馆还是文化馆更多?", Asked("图书馆", "文化馆", False, "多")),
        ("图书馆和文化馆哪个建得多?", Asked("图书馆建", "文化馆建", False, "多")),
        ("图书馆和文化馆一样多吗?", Asked("图书馆", "文化馆", None)),
        ("图书馆多还是文化馆多?多多少?", Asked("图书馆", "文化馆", False, "多")),
        ("Are there more libraries or museums?", Asked("libraries", "museums", False, "more")),
        ("图书馆和文化馆各有多少?", None),
        ("图书馆和文化馆由哪个部门管理?", None),
        ("投资增长了还是下降了?", None),
    ],
)
def test_two_things_are_set_against_each_other(question: str, asked: Asked | None) -> None:
    assert asked_of_two(read_question(question, YEARS)) == asked


@pytest.mark.parametrize(
    ("question", "figures", "said"),
    [
        ("行政许可和行政确认哪个事项多?", ["189項", "55項"], "前者更多"),
        ("奖励类和给付类的权力事项,哪类更少?", ["42項", "49項"], "前者更少"),
        ("审查的文件多还是出具的法律意见多?", ["190多份", "180多份"], "前者更多"),
        ("乡镇和街道办,哪种便民服务中心更多一些?", ["11個", "9個"], "前者更多"),
        ("征收和裁决两类事项一样多吗?", ["9項", "9項"], "是，"),
        ("行政奖励和行政给付数量相同吗?", ["42項", "49項"], "不是，"),
        ("法治公園和廉政基地哪個多?", ["1個", "1個"], "兩者相同"),
    ],
)
def test_both_figures_are_told_and_which_is_more(
    assistant: Assistant, question: str, figures: list[str], said: str
) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert [figure.text for figure in answer.figures] == figures
    assert said in answer.answer


def test_how_far_apart_they_are_is_worked_out_where_that_is_asked_too(assistant: Assistant) -> None:
    answer = assistant.ask("行政处罚和行政许可哪个多,差多少?")
    assert answer.calculation is not None
    assert answer.calculation.expression == "4266項 − 189項 = 4077項"


def test_one_of_two_things_alone_is_no_answer(assistant: Assistant) -> None:
    assert not assistant.ask("行政许可和图书馆哪个多?").figures


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    review = (
        "制定出台稳外贸政策，新能源汽车、光伏产品“新三样”出口增长69.4%，进出口总额达到10318亿元、"
        "实绩企业达到10329家。办理省人大代表建议1401件、省政协提案895件。"
    )
    reports = {"江南省-2026年政府工作报告.txt": work_report(2025, review, "新建学校20所。")}
    return over(reports, tmp_path_factory.mktemp("province"), encoder)


def test_what_is_said_of_some_exports_before_does_not_hide_all_trade(province: Assistant) -> None:
    assert [f.text for f in province.ask("2025年进出口是多少?").figures] == ["10318亿元"]


def test_suggestions_and_proposals_are_compared(province: Assistant) -> None:
    answer = province.ask("2025年建议和提案哪个办得多?")
    assert [figure.text for figure in answer.figures] == ["1401件", "895件"]


def test_what_is_sold_abroad_is_no_trade_both_ways(
    tmp_path_factory: pytest.TempPathFactory, encoder: Encoder
) -> None:
    review = "外贸进出口总额达到4.51万亿元、增长5.6%，其中出口增长10.8%。"
    reports = {"江东省-2026年政府工作报告.txt": work_report(2025, review, "新建学校20所。")}
    trade = over(reports, tmp_path_factory.mktemp("trade"), encoder)
    answer = trade.ask("其中出口涨了多少?", ["2025年外贸进出口总额是多少?"])
    assert [figure.text for figure in answer.figures] == ["10.8%"]
