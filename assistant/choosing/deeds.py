"""Figures of matters, doers and places where cases are asked for: how many were dealt with.

In how many matters a fine may be imposed (行政处罚4266项), and in how many villages there is an office,
does not say how many cases there were.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from assistant.asking.counting import counted_in_label, counted_in_question
from assistant.asking.query import Query
from assistant.choosing.unlike import Case
from corpus import unit_classes
from index import tagged

_DOERS = frozenset({"person", "place", "organ", "household", "enterprise", "school", "building"})
_MATTERS = re.compile("事[项儿情]|[件桩]事(?![故件])")


def names_measure(query: Query) -> bool:
    """Whether a question names in Chinese, and by itself, what it asks the measure of."""
    return not query.carried and not query.question.is_english


def asks_of_cases(query: Query) -> bool:
    """Whether a question counts cases; 件 also counts matters, where it speaks of those."""
    return _counts_deeds(query) and not _MATTERS.search(query.question.folded)


def is_of_matters(case: Case) -> bool:
    """Whether a figure counts kinds of matters (行政处罚4266项) where cases or times are asked.

    In how many matters a fine may be imposed does not say how many were.
    """
    classes = unit_classes(case.said.unit)
    of_items = "item" in classes and "count" not in classes and "case" not in classes
    return of_items and not _is_of_thing_named(case)


def _is_of_thing_named(case: Case) -> bool:
    """Whether a figure counts things that the question names in 件: 专利87项 are as many.

    What is named by what is done (处罚, 许可) is a matter for one and a case for the other.
    """
    question = case.query.question
    if "item" not in unit_classes(question.unit):
        return False
    things = _leading_noun(counted_in_label(case.said.label, case.said.unit))
    return bool(things) and things[-2:] in question.folded and _is_thing(things[-2:])


@lru_cache(maxsize=4096)
def _leading_noun(phrase: str) -> str:
    """What stands before the first verb of a phrase, 专利 of 专利获得国家; "" of 行政强制, a deed."""
    words = tagged(phrase)
    leading = takewhile(lambda word: not _is_verb(word), words)
    return "" if not words or _is_verb(words[-1]) else "".join(word for word, _ in leading)


def _is_verb(word: tuple[str, str]) -> bool:
    return word[1].startswith("v")


@lru_cache(maxsize=4096)
def _is_thing(word: str) -> bool:
    """Whether a word is a noun, and no verb besides, as jieba tags it."""
    words = tagged(word)
    return len(words) == 1 and words[0][1] in ("n", "nz", "l")


def asks_of_deeds(query: Query) -> bool:
    """Whether a question counts cases in a unit that is used of nothing else."""
    return "case" in unit_classes(query.question.unit) and _counts_deeds(query)


def _counts_deeds(query: Query) -> bool:
    return _counts_cases(query.question.unit) and names_measure(query)


def is_of_doers(case: Case) -> bool:
    """Whether a figure counts those who deal with cases, or where, and not the cases.

    In how many villages there is an office (151个) does not say how many cases (多少件) it dealt with.
    """
    question, said = case.query.question, case.said
    asked, classes = unit_classes(question.unit), unit_classes(said.unit)
    if span := counted_in_question(question.folded, question.unit):
        noun = question.folded[slice(*span)]
        if counted_in_label(said.label, said.unit).endswith(noun[-2:]):
            return False  # 多少宗问题 and 问题多少个 count the same
    return "count" in classes or (bool(classes & _DOERS) and not asked & classes)


def _counts_cases(unit: str) -> bool:
    """Whether a unit counts cases or times, and not just anything, as 个 and 项 do."""
    classes = unit_classes(unit)
    return "count" not in classes and (
        "case" in classes or ("event" in classes and "item" not in classes)
    )
