"""Which of the things a report lists is the most or the least: 哪类行政权力最多?"""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.asking.question import Question
from assistant.calculation.operands import is_change
from assistant.lists.several import several
from assistant.workbench import Workbench
from corpus import Figure, fold, same_kind

_NUMBER = "(?:的?(?:数量|数目|总数|件数|项数|个数))?"
_KIND = "哪(?:一|几)?(?:[类种项样]|个?(?:方面|领域))"
_AMONG = "(?:里面?|之?中|当中|里头|[,，])?"
_END = "(?=[啊呀呢]?[?？]?$)"
_FOREMOST = re.compile(
    rf"{_AMONG}(?:是|有)?{_KIND}(?P<of>[^,，?？最]{{0,14}}?){_NUMBER}(?:是|为)?最(?P<way>[多大高少小低]){_END}"
    rf"|{_AMONG}{_NUMBER}最(?P<which>[多大高少小低])的(?:[一那][类种项])?(?:是|为)(?:{_KIND}|什么|啥){_END}"
    r"|^which (?:kind|type|category|class|sort)s? of (?P<kind>[\w' -]{3,60}?)"
    r" (?:is|are|was|were|has|have|had|makes? up|accounts? for) (?:the )?"
    r"(?P<most>most|largest|biggest|highest|fewest|least|smallest|lowest)\b"
)
_SO_MANY = re.compile(r"[一二两三四五六七八九十\d]+大?[类种项个](?=[一-鿿])")
_LEAST = frozenset({"少", "小", "低", "fewest", "least", "smallest", "lowest"})
_FEWEST = 3
"""Of fewer things than three a question seldom asks for the foremost: they may be only part of a list."""


class Foremost(NamedTuple):
    """The most or the least of some figures listed, the word for it, and how sure all are."""

    figures: tuple[Figure, ...]
    """One, or several that are equal."""
    way: str
    listed: tuple[Figure, ...]
    confidence: float


def asks_for_foremost(question: Question) -> bool:
    """Whether a question asks which of several kinds is the most or the least."""
    return _FOREMOST.search(question.folded) is not None


def foremost(bench: Workbench) -> Foremost | None:
    """What is the most, or the least, of the kinds of things that a question speaks of.

    None unless the report lists three or more, counted alike.
    """
    asked = _FOREMOST.search(bench.question.folded)
    if not asked:
        return None
    listed, confidence = several(_listing(bench, asked))
    alike = all(same_kind(fold(f.unit), fold(listed[0].unit)) for f in listed)
    if len(listed) < _FEWEST or not alike or any(map(is_change, listed)):
        return None
    way = asked["way"] or asked["which"] or asked["most"]
    found = (min if way in _LEAST else max)(figure.base for figure in listed)
    figures = tuple(figure for figure in listed if figure.base == found)
    return Foremost(figures, way, tuple(listed), confidence)


def _listing(bench: Workbench, asked: re.Match[str]) -> Workbench:
    """The question that asks how many there are of each kind, on a workbench of its own."""
    folded = bench.question.folded
    if asked["kind"]:
        text = f"how many {asked['kind']} are there respectively?"
    else:
        things = _SO_MANY.sub("", folded[: asked.start()])
        text = f"{things}{asked['of'] or ''}分别有多少?"
    scope = bench.reading.scope
    names = frozenset(report.name for report in scope.reports + scope.placeless)
    return bench.assistant.bench(text, (), names)
