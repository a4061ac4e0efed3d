"""The first few places and the one in a given place of the order, and figures of years reckoned together."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.asking.measure import measure_words
from assistant.asking.question import read_question
from assistant.asking.ranked import put_in_order
from corpus import Years
from index import Encoder
from tests.assistant.builders import over, work_report

YEARS = Years("2025", "2026")

_OF = {"江苏省": 14.2, "河南省": 6.6, "四川省": 6.7, "青海省": 0.4}
_OF_YEARS = {2013: 253.7, 2014: 274.4, 2015: 287.9}


@pytest.fixture(scope="module")
def provinces(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    """Four provinces, each with what it produced."""
    said = {
        f"{place}-2026年政府工作报告.txt": work_report(
            2025, f"全年地区生产总值达到{value}万亿元，增长5%。", "今年要抓好各项工作。"
        )
        for place, value in _OF.items()
    }
    return over(said, tmp_path_factory.mktemp("provinces"), encoder)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    """Three years of one district."""
    said = {
        f"海拉尔区-{year + 1}年政府工作报告.txt": work_report(
            year, f"{year}年，全区地区生产总值完成{value}亿元，同比增长9%。", "今年要抓好各项工作。"
        )
        for year, value in _OF_YEARS.items()
    }
    return over(said, tmp_path_factory.mktemp("years"), encoder)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("GDP前三名是哪几个省?", [14.2, 6.7, 6.6]),
        ("哪两个省GDP最低?", [0.4, 6.6]),
        ("GDP排第二的是哪个省?", [6.7]),
        ("GDP倒数第一", [0.4]),
        ("GDP倒数第二的是哪个省?", [6.6]),
        ("全国GDP后三名有哪些?", [0.4, 6.6, 6.7]),
    ],
)
def test_as_many_as_asked_from_the_end_asked(
    provinces: Assistant, question: str, values: list[float]
) -> None:
    answer = provinces.ask(question)
    assert [float(figure.value) for figure in answer.figures] == values
    assert "只比较了说明这一数字的报告" in answer.answer


def test_a_place_beyond_those_that_state_it_is_refused(provinces: Assistant) -> None:
    assert not provinces.ask("GDP排第九的是哪个省?").answered


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2013年到2015年三年GDP加起来", 816.0),
        ("2013年、2014年和2015年GDP合计多少?", 816.0),
        ("2013年到2015年GDP平均是多少?", 272.0),
    ],
)
def test_years_are_reckoned_together(years: Assistant, question: str, value: float) -> None:
    answer = years.ask(question)
    assert answer.calculation
    assert float(answer.calculation.value) == value
    assert [figure.period for figure in answer.calculation.operands] == ["2013", "2014", "2015"]


def test_rates_of_growth_are_not_added_up(years: Assistant) -> None:
    assert years.ask("2013年到2015年GDP增速加起来").calculation is None


def test_the_mean_of_places(provinces: Assistant) -> None:
    answer = provinces.ask("江苏、河南和四川的GDP平均是多少?")
    assert answer.calculation
    assert answer.calculation.expression.startswith("(14.2万亿元 + 6.6万亿元 + 6.7万亿元) ÷ 3")


@pytest.mark.parametrize(
    "asked",
    [
        "哪些指标居全国第一?",
        "什么产量全国第一",
        "粮食产量连续多少年全国第一",
        "金牌总数位居世界第一",
        "哪项改革排名第一",
    ],
)
def test_what_is_first_in_the_nation_asks_for_no_order(asked: str) -> None:
    question = read_question(asked, YEARS)
    assert put_in_order(question, YEARS) == question


@pytest.mark.parametrize("asked", ["gdp第1高的省份?", "gdp前三的省份?", "gdp后二的省份?"])
def test_the_order_is_no_part_of_the_measure(asked: str) -> None:
    assert measure_words(asked, ()) == "gdp"


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("2013年到2015年三年GDP合计超过800亿元吗?", "是"),
        ("2013年到2015年三年GDP合计超过900亿元吗?", "不是"),
    ],
)
def test_a_sum_over_years_is_confirmed_or_denied(
    years: Assistant, asked: str, verdict: str
) -> None:
    answer = years.ask(asked)
    assert answer.answer.startswith(f"{verdict}，")
    assert answer.calculation is not None
