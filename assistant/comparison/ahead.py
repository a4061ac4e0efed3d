"""Which of two things that a question names is ahead, and by how much: 甲和乙哪个快,快几个百分点."""

from __future__ import annotations

import re

from assistant.asking.places import without_places
from assistant.asking.question import Question
from assistant.calculation.operands import Calculated, worked_out
from assistant.lists.each import figure_of_each, listing_clause
from assistant.lists.several import says_unit
from assistant.workbench import Workbench

_WHICH = re.compile(
    "(?P<head>.+?)(?:[跟和与同]?相比|比起来)?[,，]?(?:谁|哪一?[个边方项者头种块]?)(?P<asked>[一-鿿]{0,10}?)"
    "[更得]*(?:多|高|快|大|少|低|慢|小)[一-鿿]{0,4}?[,，、?？]+[^,，]{0,6}?(?:多少|几)"
)
_MOVES = re.compile("[增涨升降跌减]|快|慢")
_YEARS = re.compile(r"(?:19|20)\d{2}年?的?|今年的?|去年的?|上年的?")


def asks_which_is_ahead(question: Question) -> bool:
    """Whether a question asks which of some things is ahead, and by how much."""
    return bool(_WHICH.search(question.folded))


def margin(bench: Workbench) -> Calculated | None:
    """By how much the one of two things that is ahead is ahead, both found in one report.

    What runs faster by so many points is told by rates of growth.
    """
    question = bench.question
    which = _WHICH.search(question.folded)
    if not which or question.is_english:
        return None
    head = _YEARS.sub("", without_places(which["head"], bench.reading.scope.places))
    head, shared = listing_clause(head)
    points = question.unit in ("个百分点", "%")
    rate = "增速" if points and _MOVES.search(which[0]) else ""
    unit = "%" if points else says_unit(question.folded) or None
    asked = f"{shared} {which['asked']} {rate}是多少"
    two = figure_of_each(bench, head, asked, unit, one_unit=True)
    if len(two) != 2 or len({choice.figure.report for choice in two}) > 1:
        return None
    return worked_out("difference", sorted(two, key=lambda c: c.figure.base, reverse=True))
