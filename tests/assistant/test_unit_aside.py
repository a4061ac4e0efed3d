"""A unit named beside what is asked says that a figure is asked for, and in what."""

from __future__ import annotations

import pytest

from assistant.asking.question import read_question
from corpus import Years

YEARS = Years("2020", "2021")


@pytest.mark.parametrize(
    ("question", "asked", "unit"),
    [
        ("2020年治理的违法建设面积，单位万平方米", "2020年治理的违法建设面积", "万平方米"),
        ("全区工业总产值（亿元）", "全区工业总产值", "亿元"),
        ("全区工业总产值，填亿元", "全区工业总产值", "亿元"),
        ("全区 调解成功率 %", "全区 调解成功率", "%"),
        ("农民人均纯收入 元？", "农民人均纯收入?", "元"),
    ],
)
def test_a_unit_named_aside_is_the_one_asked_for(question: str, asked: str, unit: str) -> None:
    read = read_question(question, YEARS)
    assert (read.folded, read.unit) == (asked, unit)
    assert read.wants_figure


@pytest.mark.parametrize(
    "question",
    ["培训涉及哪些单位", "有几家参加,单位是哪几家", "成绩(人)怎么公布", "区里的执法单位名单"],
)
def test_a_unit_is_not_named_aside_where_something_else_is_asked(question: str) -> None:
    assert read_question(question, YEARS).folded == question


def test_a_space_within_a_word_names_no_unit_aside() -> None:
    assert read_question("区里的执法单位 名单", YEARS).folded == "区里的执法单位名单"


def test_a_share_may_be_asked_for_as_a_ratio() -> None:
    read = read_question("民生支出占全年支出之比", YEARS)
    assert read.unit == "%"
    assert read.wants_figure
