"""Indicators asked for by what people call them for short."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import Assistant
from assistant.asking.question import read_question
from assistant.asking.short_names import in_full_names
from corpus import Years, parse_report
from index import Encoder
from tests.assistant.builders import over, work_report

YEARS = Years("2025", "2026")
SAID = (
    "地区生产总值从11.37万亿元提高到14.58万亿元、增长3.9%。社会消费品零售总额增长2.8%。固定资产投资下降1.5%。"
    "地方一般公共预算收入提高到1.39万亿元。居民人均可支配收入提高到5.4万元。单位GDP能耗下降3%。"
)
AIMS = "今年主要预期目标是：地区生产总值增长4.5%，固定资产投资增长3%，城镇调查失业率5.5%左右。"


def read(asked: str, said: str) -> str:
    report = replace(parse_report("统计.txt", said.encode()), place="广东省", period="2025")
    return in_full_names(read_question(asked, YEARS), [report], YEARS).folded


@pytest.mark.parametrize(
    ("asked", "in_full"),
    [
        ("社零总额增长多少?", "社会消费品零售总额增长多少?"),
        ("固投降了多少?", "固定资产投资降了多少?"),
        ("GDP是多少?", "地区生产总值是多少?"),
        ("人均GDP是多少?", "人均地区生产总值是多少?"),
        ("老百姓人均收入多少?", "居民人均可支配收入多少?"),
        ("財政收入有多少?", "一般公共预算收入有多少?"),
        ("城镇化水平多高?", "城镇化率多高?"),
        ("消费增长多少?", "社会消费品零售总额增长多少?"),
        ("研发投入占GDP的比重是多少?", "研发投入强度是多少?"),
    ],
)
def test_a_short_name_is_read_in_full(asked: str, in_full: str) -> None:
    assert read(asked, SAID) == in_full


@pytest.mark.parametrize(
    "asked",
    [
        "单位GDP能耗降了多少?",
        "GDP能耗降了多少?",
        "失地农民人均收入多少?",
        "非税财政收入多少?",
        "建了几所学校?",
    ],
)
def test_what_is_part_of_another_name_is_left(asked: str) -> None:
    assert read(asked, SAID) == read_question(asked, YEARS).folded


def test_what_a_question_turns_away_is_still_known() -> None:
    report = replace(parse_report("统计.txt", SAID.encode()), place="广东省", period="2025")
    asked = read_question("社零增长多少?不要目标值,保留一位小数", YEARS)
    full = in_full_names(asked, [report], YEARS)
    assert (full.unwanted, full.decimals) == (asked.unwanted, asked.decimals)
    assert full.folded.startswith("社会消费品零售总额")


def test_what_the_report_itself_calls_it_is_left() -> None:
    assert read("GDP增长多少?", "全年GDP增长4%。地区生产总值年均增长5%。") == "gdp增长多少?"
    assert read("财政收入多少?", "全区地方财政收入突破300亿元。") == "财政收入多少?"


def test_what_the_report_calls_it_is_what_it_is_read_as() -> None:
    assert read("财政收入多少?", "地方财政总收入完成20.67亿元。") == "财政总收入多少?"
    assert read("农民收入多少?", "农民人均纯收入达到16720元。") == "农民人均纯收入多少?"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"广东省-2026年政府工作报告.txt": work_report(2025, SAID, AIMS)}
    return over(reports, tmp_path_factory.mktemp("guangdong"), encoder)


@pytest.mark.parametrize(
    ("asked", "figure"),
    [
        ("社零增长多少?", "2.8%"),
        ("广东2025年GDP", "14.58万亿元"),
        ("财政收入多少?", "1.39万亿元"),
        # Of an aim and what came of it, who asks for neither wants to know the latter.
        ("经济增速是多少?", "3.9%"),
        ("今年经济增速目标是多少?", "4.5%"),
    ],
)
def test_a_short_name_finds_the_figure(assistant: Assistant, asked: str, figure: str) -> None:
    assert [found.text for found in assistant.ask(asked).figures] == [figure]
