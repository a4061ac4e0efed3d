"""Follow-ups that turn to another side of what was asked before: an aim and its outcome, a rise and the level."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report

REVIEW = "地区生产总值达到5.3万亿元、增长5.5%。城镇新增就业75.7万人。规模以上工业增加值增长9.4%。"
PLAN = "今年主要预期目标是：地区生产总值增长5%，居民消费价格涨幅2%左右，城镇新增就业68万人。"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"安徽省-2026年政府工作报告.txt": work_report(2025, REVIEW, PLAN)}
    return over(reports, tmp_path_factory.mktemp("anhui"), encoder)


@pytest.mark.parametrize(
    ("before", "asked", "figure"),
    [
        ("安徽今年GDP目标?", "去年实际增长多少?", "5.5%"),
        ("安徽今年GDP增长目标是多少?", "去年呢?", "5.5%"),
        ("安徽今年GDP增长目标是多少?", "去年实际完成多少?", "5.5%"),
        ("安徽今年GDP目标?", "CPI呢?", "2%"),
        ("安徽GDP增长多少?", "总量是多少?", "5.3万亿元"),
        ("安徽GDP增长多少?", "達到多少?", "5.3万亿元"),
        ("安徽GDP增长多少?", "總量有多大?", "5.3万亿元"),
    ],
)
def test_a_follow_up_turns_to_another_side_of_a_measure(
    assistant: Assistant, before: str, asked: str, figure: str
) -> None:
    answer = assistant.ask(asked, [before])
    assert [found.text for found in answer.figures] == [figure]
    assert answer.resolved_question != asked


def test_the_question_put_again_keeps_its_script(assistant: Assistant) -> None:
    answer = assistant.ask("總量有多大?", ["安徽GDP增长多少?"])
    assert answer.resolved_question == "安徽省地區生產總值總量有多大?"


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("安徽GDP增长多少?", "2019年呢?"),
        ("安徽规模以上工业增加值增长多少?", "总量是多少?"),
        ("安徽今年GDP目标?", "游客人数呢?"),
    ],
)
def test_what_is_not_said_is_still_refused(assistant: Assistant, before: str, asked: str) -> None:
    assert not assistant.ask(asked, [before]).answered


YEARS = {
    "甲县-2014年政府工作报告.txt": work_report(
        2013,
        "2013年，地区生产总值完成240亿元，同比增长9%。城镇居民人均可支配收入达到25000元、增长10%，"
        "农民人均纯收入完成19080元、增长14%。新增就业5611人。",
        "2014年，地区生产总值达到260亿元。",
    ),
    "甲县-2015年政府工作报告.txt": work_report(
        2014,
        "2014年，地区生产总值完成262亿元。社会消费品零售总额同比增长12%。新增就业5487人。"
        "城镇居民人均可支配收入达到27000元、增长8%，农村居民人均可支配收入达到21000元、增长11%。",
        "2015年，地区生产总值达到280亿元。",
    ),
}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    return over(YEARS, tmp_path_factory.mktemp("county"), encoder)


@pytest.mark.parametrize(
    ("history", "asked", "figure"),
    [
        (["2013年新增就业多少人?"], "2014年?", "5487人"),
        (["2013年新增就业多少人?"], "2014", "5487人"),
        (["2013年地区生产总值是多少?", "城镇居民收入呢?"], "农民呢?", "19080元"),
        (["2013年地区生产总值是多少?"], "增长了多少?", "9%"),
    ],
)
def test_a_year_or_a_noun_alone_asks_the_same_of_it(
    county: Assistant, history: list[str], asked: str, figure: str
) -> None:
    assert [found.text for found in county.ask(asked, history).figures] == [figure]


def test_a_year_alone_asks_nothing_at_first(county: Assistant) -> None:
    assert not county.ask("2014年?").answered


def test_how_much_it_grew_is_not_told_of_something_else(county: Assistant) -> None:
    assert not county.ask("增长了多少?", ["2014年地区生产总值是多少?"]).answered


def test_a_follow_up_of_another_topic_is_not_answered_with_the_old_one(county: Assistant) -> None:
    before = ["2013年改造了多少个老旧小区?"]
    assert not county.ask("养老床位呢?", before).answered


def test_the_growth_asked_for_is_of_what_was_named_last(county: Assistant) -> None:
    answer = county.ask("增速呢", ["2014年城镇居民收入是多少?", "农村的呢"])
    assert [figure.text for figure in answer.figures] == ["11%"]


def test_what_was_planned_that_year_is_asked_for(county: Assistant) -> None:
    answer = county.ask("当年原本打算做到多少?", ["2014年地区生产总值是多少?"])
    assert [figure.text for figure in answer.figures] == ["260亿元"]
