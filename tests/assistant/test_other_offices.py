"""Reports of other offices: counts without a counter, shares without a unit, helpers and the helped."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over

REPORT = """乙水县2021年政府工作报告

一、2021年工作回顾
116个贫困村全部出列，13.81万贫困人口全部脱贫。103个部门挂包117个行政村、3795名干部挂钩帮扶8253户贫困户。
三次产业比调整为11.8︰48.3︰39.9，三次产业贡献率分别为25%、35.8%、39.2%。
全县建成公共法律服务工作站143个，其中示范站21个。全年审结行政案件966件，占全市行政案件的1/4。
低保户由2677户减至887户。行政许可80.96万宗，同比上升26.11%；行政强制2.82万宗，同比下降1.74%。城镇登记失业率为2.3%。
开通3条公交新线、新增公交运营里程30公里，公交运营总里程达909公里。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"乙水县2021年政府工作报告.txt": REPORT}
    return over(reports, tmp_path_factory.mktemp("乙水县"), encoder)


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("有多少人脱贫了?", "13.81万"),
        ("有多少干部结对帮扶了贫困户?", "3795名"),
        ("干部帮扶了多少户贫困户?", "8253户"),
        ("三次产业的比例是多少?", "11.8︰48.3︰39.9"),
        ("第二产业的贡献率是多少?", "35.8%"),
        ("行政案件占全市的百分之几?", "1/4"),
        ("公交运营里程一共多少公里?", "909公里"),
    ],
)
def test_a_figure_is_found_by_what_it_counts(
    assistant: Assistant, question: str, stated: str
) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert answer.figures[0].text == stated


def test_a_change_without_years_is_told_without_years(assistant: Assistant) -> None:
    answer = assistant.ask("低保户由多少户减到多少户?")
    assert [figure.text for figure in answer.figures] == ["2677户", "887户"]
    assert "年2677户" not in answer.answer


@pytest.mark.parametrize(
    ("question", "way", "stated"),
    [
        ("行政强制是上升还是下降了?", "下降", "1.74%"),
        ("行政许可比上年多了还是少了?", "上升", "26.11%"),
        ("Did administrative licensing rise or fall?", "rose", "26.11%"),
    ],
)
def test_which_way_something_went_is_told_by_its_change(
    assistant: Assistant, question: str, way: str, stated: str
) -> None:
    answer = assistant.ask(question)
    assert way in answer.answer
    assert [figure.text for figure in answer.figures] == [stated]


def test_a_level_alone_does_not_tell_which_way_it_went(assistant: Assistant) -> None:
    assert not assistant.ask("失业率升了还是降了?").answered


def test_by_how_much_something_fell_is_no_level(assistant: Assistant) -> None:
    answer = assistant.ask("By how much did compulsory administrative measures fall?")
    assert {figure.text for figure in answer.figures} <= {"1.74%"}


def test_questions_asked_in_turn_are_answered_in_turn(assistant: Assistant) -> None:
    answer = assistant.ask("全县建成多少个公共法律服务工作站？其中示范站多少个？")
    assert [figure.text for figure in answer.figures] == ["143个", "21个"]
    both = assistant.ask("多少个部门挂包行政村？多少名干部挂钩帮扶贫困户？")
    assert [figure.text for figure in both.figures] == ["103个", "3795名"]
    alone = assistant.ask("全县建成多少个公共法律服务工作站？")
    assert answer.confidence <= alone.confidence


def test_questions_of_which_one_has_no_answer_are_not_answered_in_turn(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("全县建成多少个公共法律服务工作站？另外引进了多少名博士？")
    assert len(answer.figures) < 2
    assert "\n" not in answer.answer
