"""Figures of something else than what is asked for, told in the same words.

Places and teams are no persons, what was conferred by a province was not by the state, the
fourteenth fair is not the fifteenth, and from a whole nothing follows for a part of it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from assistant.asking.concepts import Concept, concepts_of
from assistant.asking.counting import (
    asks_for_persons,
    counted_in_label,
    counts_persons,
    stands_for_persons,
)
from assistant.asking.query import FigureTexts, Query
from assistant.asking.question import Question
from assistant.choosing.hearing import speak_of
from assistant.choosing.mentions import mentions
from assistant.words.lexicon import Unlike, unlike
from corpus import Figure, is_bare_scale, number_value, unit_classes

_ISSUE = re.compile(r"第(?P<number>[一二三四五六七八九十百\d]+)(?P<of>[届次批期轮])")
_THE_SAME = 0.5
_NEVER_PERSONS = frozenset({"vehicle", "event", "machine"})
"""What no noun makes persons of: 出入境航班297架次 is not how many crossed the border (出入境人次)."""
_TELLS = 0.2
"""The weight from which a word tells a part from the whole; filling words (的, 几) have less."""
# 清理的人里面,乡镇的有几个 asks for those of the townships alone.
_PART_ASKED = re.compile(
    "(?:^|[,，])(?P<whole>[^,，?？在于]{2,}?)(?:里面|里头|里边|当中|之中|[中里])[,，]?(?P<part>[^,，?？]{2,12}?)"
    "(?:占了?|的(?:一?共|总共)?有)(?:多少|几)(?![成分])"
)
# 纠纷里邻里纠纷多少件 asks for one kind of them.
_KIND_ASKED = re.compile(
    "(?P<whole>[^,，?？在于]{2,}?)(?:里面|里头|里边|当中|之中|[中里])[,，]?(?P<kind>[^,，?？]{4,12}?)"
    "(?:是|占了?|的?(?:一?共|总共)?有)?(?:多少|几)(?![成分])"
)
_SHARED_ENDING = 2


class Case(NamedTuple):
    """A figure held against a question."""

    query: Query
    figure: Figure
    said: FigureTexts


def asks_of_persons(query: Query) -> bool:
    """Whether a question counts persons, and reckons nothing with others (平均每个单位多少人)."""
    question = query.question
    reckons = question.means("average", "part", "times")
    return (
        not reckons
        and not query.carried
        and asks_for_persons(question.folded, question.unit_held_to)
    )


def is_of_no_persons(case: Case) -> bool:
    """Whether a figure counts anything but persons: 151个行政村, 2期.

    A noun that the question counts as well is what it asks for, whatever it ends in.
    """
    unit, noun = case.said.unit, counted_in_label(case.said.label, case.said.unit)
    if not unit or is_bare_scale(unit) or not is_no_person(unit, noun):
        return False
    asked = case.query.asked_noun
    if unit_classes(unit) <= _NEVER_PERSONS:
        return True
    return not (noun and asked and mentions(asked, [noun]).max() >= _THE_SAME)


def is_no_person(unit: str, noun: str) -> bool:
    """Whether something counted is no person, by its unit, or by its noun where that counts anything."""
    if not counts_persons(unit):
        return True
    return "count" in unit_classes(unit) and bool(noun) and not stands_for_persons(noun)


def asks_of_one_alone(query: Query) -> bool:
    """Whether a question may be about one of things that are told apart by `data/unlike.tsv`."""
    reckons = query.question.means("difference", "average", "times")
    return not query.carried and not reckons and bool(_rows_of(query))


def is_of_one_apart(case: Case) -> bool:
    """Whether a figure is of the other of two such things: of 省级 where 国家级 is asked."""
    near = case.said.near
    return any(row.told.search(near) and not row.said.search(near) for row in _rows_of(case.query))


def _rows_of(query: Query) -> tuple[Unlike, ...]:
    question = query.question
    rows = _rows_asked(question.folded, "en" if question.is_english else "zh")
    if question.means("sum"):
        # 省级和国家级的一共多少家 asks for both.
        rows = tuple(row for row in rows if not row.told.search(question.folded))
    return rows


@lru_cache(maxsize=512)
def _rows_asked(folded: str, tongue: str) -> tuple[Unlike, ...]:
    return tuple(row for row in unlike(tongue) if row.asked.search(folded))


def asks_of_part(query: Query) -> bool:
    """Whether a question names a whole and asks how many of it are of one kind."""
    return not query.carried and bool(_telling_part(query))


def is_of_whole(case: Case) -> bool:
    """Whether nothing in a figure's label speaks of what tells the part from the whole.

    The words around may tell it of another: that a school was built, and how many teachers there are.
    """
    return not speak_of(case.query, _telling_part(case.query), [case.said.label])


def _telling_part(query: Query) -> list[Concept]:
    """The concepts that a question has for a part and not for the whole it is of."""
    found = _PART_ASKED.search(query.question.folded)
    if not found:
        return []
    start, end = found.span("part")
    part = [c for c in query.own if start <= c.at < end and c.word not in found["whole"]]
    return [c for c in part if c.weight >= _TELLS] or part


def asks_of_kind(query: Query) -> bool:
    """Whether a question asks how many of something are of a kind that is called the same."""
    return not query.carried and bool(_telling_kind(query.question))


def is_of_no_such_kind(case: Case) -> bool:
    """Whether nothing in a figure's sentence speaks of what the kind is called by: of 邻里 in 邻里纠纷."""
    return not speak_of(case.query, _telling_kind(case.query.question), [case.said.sentence])


@lru_cache(maxsize=512)
def _telling_kind(question: Question) -> tuple[Concept, ...]:
    """What a kind is called by besides what the whole is called."""
    found = _KIND_ASKED.search(question.folded)
    if not found:
        return ()
    whole, kind = found["whole"], found["kind"]
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(whole[::-1], kind[::-1], strict=False))
    shared = len(list(alike))
    called = kind[: len(kind) - shared]
    if shared < _SHARED_ENDING or len(called) < _SHARED_ENDING:
        return ()
    return concepts_of(replace(question, folded=called, stated=()))


def names_issue(query: Query) -> bool:
    """Whether a question names which of several times something was held: 第十五届."""
    return bool(_ISSUE.search(query.question.folded))


def is_of_other_issue(case: Case) -> bool:
    """Whether a sentence speaks of another issue (第十四届) of what a question names one of."""
    told = _issues(case.said.sentence)
    return any(
        issue not in told and any(other[1] == issue[1] for other in told)
        for issue in _issues(case.query.question.folded)
    )


def _issues(text: str) -> list[tuple[Decimal | None, str]]:
    """The issues a text names, each by its number and what it is one of: 第九届 is 第9届."""
    return [(number_value(found["number"]), found["of"]) for found in _ISSUE.finditer(text)]
