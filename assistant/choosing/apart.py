"""Figures that cannot be what a question asks for, however alike their words are."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.asking.counting import counted_in_label, counts_only_persons, may_be_counted_in
from assistant.asking.query import FigureTexts, Query
from assistant.choosing.mentions import mention, mentions
from assistant.words.telling import NEGATED
from index import in_dictionary

# 学员来自几个单位 asks for the units, however much is said of those who come from them.
_WHERE_FROM = re.compile(
    r"(?:来自|出自|分属|隶属|分布[在于])于?[^多少几,，]{0,6}(?:多少|几)"
    r"|\b(?:from|across) how many\b|\bhow many\b.*\b(?:come|came|drawn) from\b"
)
_OF_AGE = re.compile(r"岁|年龄|年纪|寿|多大|\bage|\bold\b|life expectancy")
_THE_SAME = 0.5
_NEGATORS = "不未没"


def set_apart(query: Query, texts: Sequence[FigureTexts]) -> NDArray[np.bool_]:
    """Which of some figures are of another kind than the question's, shape [figures].

    They count persons where it asks for something else or where those come from, bound an age it
    does not speak of, or are of what it says is not.
    """
    apart = _contradicting(query, texts) | _persons_of_what_is_counted(query, texts)
    apart |= _counting_for_persons(query, texts)
    if _WHERE_FROM.search(query.question.folded) and not counts_only_persons(query.question.unit):
        apart |= np.array([counts_only_persons(each.unit) for each in texts], np.bool_)
    if not _OF_AGE.search(query.question.folded):
        apart |= np.array([_bounds_an_age(each) for each in texts], np.bool_)
    return apart


def _persons_of_what_is_counted(query: Query, texts: Sequence[FigureTexts]) -> NDArray[np.bool_]:
    """Which figures count the persons of what the question counts, where others count that itself.

    新考证的人是几个单位的 asks for units, though 单位的245名人员 has more of its words.
    """
    persons = np.array([counts_only_persons(each.unit) for each in texts], np.bool_)
    if not query.asked_noun or counts_only_persons(query.question.unit) or not len(texts):
        return np.zeros(len(texts), np.bool_)
    counts = [_counted_by(each) for each in texts]
    asked = mentions(query.asked_noun, counts).max(1) >= _THE_SAME
    if (asked & ~persons).any() and not (asked & persons).any():
        return persons
    return np.zeros(len(texts), np.bool_)


def _counting_for_persons(query: Query, texts: Sequence[FigureTexts]) -> NDArray[np.bool_]:
    """Which figures count something else of the persons a question counts, where others count those.

    多少干部结对帮扶 asks for 3795名干部, though 干部帮扶8253户贫困户 has as many of its words. 发给了多少户
    asks in households itself.
    """
    if not query.asked_noun or not len(texts) or not may_be_counted_in("人", query.question.unit):
        return np.zeros(len(texts), np.bool_)
    counts = [counted_in_label(each.label, each.unit) for each in texts]
    asked = mentions(query.asked_noun, counts).max(1) >= _THE_SAME
    persons = np.array([counts_only_persons(each.unit) for each in texts], np.bool_)
    other = np.array([bool(count) for count in counts], np.bool_) & ~asked & ~persons
    counted = (asked & persons).any() and not (asked & ~persons).any()
    return other if counted else np.zeros(len(texts), np.bool_)


def _counted_by(texts: FigureTexts) -> str:
    """What a figure counts: of persons all that is said of them but whose they are (单位的多少名人员)."""
    if not counts_only_persons(texts.unit):
        return counted_in_label(texts.label, texts.unit)
    before, _, after = texts.label.partition("多少")
    return after if before.endswith("的") else texts.label


def _bounds_an_age(texts: FigureTexts) -> bool:
    """Whether a figure only says of whom something else is told (60岁以上老人)."""
    return texts.unit == "岁" and bool(re.search("多少岁(?:及?以[上下]|至|[-—~])", texts.label))


def _contradicting(query: Query, texts: Sequence[FigureTexts]) -> NDArray[np.bool_]:
    """Which figures are of what is so, where another is of what the question says is not (不涉及)."""
    denied = [concept for concept in query.own if _denies(concept.word)]
    says = np.array([all(mention(c, t.label) for c in denied) for t in texts], np.bool_)
    return ~says if says.any() else np.zeros(len(texts), np.bool_)


def _denies(word: str) -> bool:
    return word[0] == NEGATED or (
        word[0] in _NEGATORS and len(word) > 2 and in_dictionary(word[1:])
    )
