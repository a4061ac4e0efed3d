"""Quantities a question states itself, and on which side of them a figure lies."""

from __future__ import annotations

import pytest

from assistant.asking.question import read_question
from assistant.asking.supposed import in_figures, supposed
from assistant.comparison.bounds import confirms
from corpus import Years, parse_report

YEARS = Years("2020", "2021")


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("参加学习的人数过三千五百了吗?", 3500, ""),
        ("清理的执法证超过三百了吗?", 300, ""),
        ("生产总值突破两百亿了吗?", 200, "亿"),
        ("受理的案件破五千了没?", 5000, ""),
        ("受理的案件过四百了不?", 400, ""),
        ("公园是不是两个?", 2, "个"),
        ("考试是三次对吗?", 3, "次"),
        ("调解成功的过半了吗?", 50, "%"),
        ("今年开会超过十次了吗?", 10, "次"),
        ("有没有三家单位参加?", 3, "家"),
        ("进出口总值破万亿元了吗?", 10000, "亿元"),
        ("参观的过百万人次没有?", 100, "万人次"),
        ("企业上千家了吗?", 1000, "家"),
        ("产值过千亿了没?", 1000, "亿"),
        ("增速还有两位数没有?", 10, "%"),
        ("培训达到九场了没?", 9, "场"),
    ],
)
def test_numbers_are_read_with_and_without_their_unit(question: str, value: int, unit: str) -> None:
    (stated,) = supposed(in_figures(question), confirms=True)
    assert stated.value == value
    assert stated.unit_text == unit


@pytest.mark.parametrize(
    "question", ["2018年超过2016年了吗?", "通过一次就行吗?", "有什么问题吗?", "有一件事不明白吗?"]
)
def test_years_and_set_phrases_are_no_quantities(question: str) -> None:
    assert supposed(question, confirms=True) == ()


def test_a_number_without_unit_counts_only_where_something_is_to_be_confirmed() -> None:
    assert supposed("人数超过三千的单位有几个", confirms=False) == ()


@pytest.mark.parametrize(
    ("question", "true"),
    [
        ("到场的有180人吗?", True),
        ("到场的超过180人了吗?", False),
        ("到场的达到180人了吗?", True),
        ("到场的有没有达到200人?", False),
        ("到场的不止150人吧?", True),
        ("到场的不到200人吧?", True),
        ("到场的不超过180人吗?", True),
        ("到场的不低于180人吗?", True),
        ("到场的在180人以上吗?", True),
        ("到场的有一百多人吗?", True),
        ("到场的有两百多人吗?", False),
        ("到场的有近200人吗?", True),
        ("到场的过一百五了吗?", True),
        ("到场的到200人了吗?", False),
        ("到场的有170人吗?", True),
        ("到场的有178人?", False),
        ("到场的有50人吗?", False),
        ("到场的过了年初定的150人吗?", True),
        ("到场的破一百五了没?", True),
    ],
)
def test_a_figure_lies_on_the_side_a_question_supposes(question: str, true: bool) -> None:
    (figure,) = parse_report("统计.txt", "到场180人。".encode()).figures
    asked = read_question(question, YEARS)
    assert confirms(asked, asked.stated[-1], figure) is true


@pytest.mark.parametrize(
    ("question", "true"),
    [
        ("民生支出占到全年一半了吗?", True),
        ("民生支出占全年六成了没?", False),
        ("民生支出占全年的50%吗?", False),
    ],
)
def test_what_has_come_about_by_now_is_reached(question: str, true: bool) -> None:
    (figure,) = parse_report("统计.txt", "民生支出占全年支出的50.2%。".encode()).figures
    asked = read_question(question, YEARS)
    assert confirms(asked, asked.stated[-1], figure) is true


def test_scales_of_question_and_report_may_differ() -> None:
    (figure,) = parse_report("统计.txt", "投资5000元。".encode()).figures
    asked = read_question("投资超过1万元了吗?", YEARS)
    assert not confirms(asked, asked.stated[-1], figure)
