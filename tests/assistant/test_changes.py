"""Which of the figures of one thing a question is of: the new ones, or how many that makes."""

from __future__ import annotations

import pytest

from assistant.asking.question import read_question
from assistant.calculation.changes import level_asked_for
from assistant.comparison.alike import same_measure
from assistant.workbench import Choice
from corpus import Years, parse_report

YEARS = Years("2024", "2025")
STATED = "新增市场主体18.1万户，总量突破106万户。"


@pytest.mark.parametrize(
    ("question", "level"),
    [
        ("市场主体过百万户了吗?", "106万户"),
        ("市场主体达到一百万户了没?", "106万户"),
        ("新增的市场主体过二十万户了吗?", None),
        ("市场主体是18.1万户吗?", None),
        ("市场主体有多少?", None),
    ],
)
def test_what_an_amount_has_come_to_is_no_new_one(question: str, level: str | None) -> None:
    figures = parse_report("统计.txt", STATED.encode()).figures
    choices = [Choice(figure, -at, 0.9) for at, figure in enumerate(figures)]
    found = level_asked_for(choices, read_question(question, YEARS))
    assert (found and found.figure.text.removeprefix("突破")) == level


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("投资836万元的新养老院完工。", "投资3.5亿元，建设道路。", False),
        ("投资836万元的新养老院完工。", "投资1.2亿元的机场路通车。", False),
        ("慰问3200户农牧户。", "慰问3700户贫困农牧户。", True),
        ("粮食产量达到50万吨。", "粮食产量完成60万吨。", True),
    ],
)
def test_what_is_said_of_other_things_is_no_same_measure(one: str, other: str, same: bool) -> None:
    ((first,), (second,)) = (
        parse_report("统计.txt", text.encode()).figures for text in (one, other)
    )
    assert same_measure(first, second) is same
