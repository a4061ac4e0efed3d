"""Questions that ask for a calculation: which operation, between which two things.

Patterns of asking live in `data/calculations.tsv`; each splits a question into the words for
its operands, and each operand is then chosen like any figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import exp

from assistant.arithmetic import calculate, commensurable
from assistant.choose import Ranking, weights
from assistant.lexicon import Operation, calculations
from assistant.measure import measure_words
from assistant.model import Calculation
from assistant.prepare import Reading
from assistant.question import Question
from assistant.scope import Scope
from assistant.several import aim_and_outcome, siblings
from assistant.workbench import Choice, Workbench
from corpus import Figure, Report, fold, list_items, number_value

_JOINTS = re.compile("、|以及|和|及|与|(?<![参增追附])加上?|跟|\\band\\b|,|\\bplus\\b")
# 城乡居民收入差距 names two things in one word.
_BETWEEN = re.compile(
    "(?P<both>(?:城乡|进出口|男女)[一-鿿]{0,12}?)(?:之间)?的?(?:差距|相差|差额|差多少)"
)
_YEARLY_AVERAGE = re.compile(r"年均|\bannual")
_NEGATIVE = re.compile("[不未无没非]")
_FEW = 5
_APART = 5.0
"""A figure whose score lies this far below the best one's is not what is meant."""
_PERCENT = ("%", "个百分点")


@dataclass(frozen=True, slots=True)
class Calculated:
    """A calculation and how sure the choice of its operands is."""

    operation: Operation
    calculation: Calculation
    confidence: float


def calculated(bench: Workbench) -> Calculated | None:
    """The calculation a question asks for, if it asks for one and its operands are found.

    Of several ways to read the question, the first whose operands are sure; else the surest.
    """
    best: Calculated | None = None
    for found in _attempts(bench):
        if found.confidence >= weights()["calculation_confidence"]["threshold"]:
            return found
        if best is None or found.confidence > best.confidence:
            best = found
    return best


def _attempts(bench: Workbench) -> Iterator[Calculated]:
    """The calculations a question may be asking for, in order of how much it says of them."""
    question = bench.question
    found = [_compared(bench)]
    if both := _BETWEEN.search(question.folded):
        items = list_items(both["both"], 2)
        found += [_pair(bench, "difference", *items)] if len(items) == 2 else []
    yield from filter(None, found)
    for operation, match in _asked(question):
        parts = {name: words for name, words in match.groupdict().items() if words}
        if operation == "sum" and not question.means("sum"):
            continue
        if operation == "part" and question.unit not in ("", *_PERCENT):
            continue  # 占多少项 asks for the part itself
        attempt = _attempt(bench, operation, parts)
        if attempt:
            yield attempt


def _attempt(bench: Workbench, operation: Operation, parts: Mapping[str, str]) -> Calculated | None:
    """The calculation one way of asking names, by the operands it names."""
    if "items" in parts:
        return _total(bench, parts["items"])
    if "count" in parts:
        return _like_figures(bench, int(number_value(parts["count"]) or 0))
    if "all" in parts:
        return _like_figures(bench, None)
    if "rest" in parts:
        return _remainder(bench, parts["rest"])
    if "moved" in parts:
        return _movement(bench, operation)
    return _pair(bench, operation, parts["a"], parts["b"]) if "b" in parts else None


def _asked(question: Question) -> list[tuple[Operation, re.Match[str]]]:
    tongue = "en" if question.is_english else "zh"
    matches = (
        (operation, pattern.search(question.folded))
        for language, operation, pattern in calculations()
        if language == tongue
    )
    return [(operation, match) for operation, match in matches if match]


def _pair(bench: Workbench, operation: Operation, first: str, second: str) -> Calculated | None:
    shares = operation in ("part", "average", "times") or bench.question.unit in _PERCENT
    unit = None if shares else bench.question.unit
    bench.read_ahead([first, second])
    one, ranking_one = bench.rank_part(first, unit=unit)
    two, ranking_two = bench.rank_part(second, unit=unit)
    if len(two.concepts) < len(one.concepts):
        two, ranking_two = bench.rank_part(second, after=one, unit=unit)
    elif len(one.concepts) < len(two.concepts):
        one, ranking_one = bench.rank_part(first, after=two, unit=unit)
    pairs = [
        (a, b)
        for a, b in product(_likely(bench, ranking_one), _likely(bench, ranking_two))
        if a.figure.id != b.figure.id
        and (operation == "average" or commensurable([a.figure, b.figure]))
        and (operation != "part" or a.figure.base <= b.figure.base)
    ]
    if not pairs:
        return None
    a, b = max(pairs, key=lambda pair: pair[0].score + pair[1].score)
    if operation == "difference" and a.figure.base < b.figure.base:
        a, b = b, a
    return _worked_out(operation, [a, b])


def _total(bench: Workbench, items: str) -> Calculated | None:
    """The sum of listed things, each the best figure of the whole question not yet taken."""
    named = [item for item in _JOINTS.split(items) if item.strip()]
    if len(named) < 2:
        return None
    bench.read_ahead(named)
    parts: list[Choice] = []
    before: Reading | None = None
    for words in named:
        reading, ranking = bench.rank_part(words, after=before, unit=bench.question.unit)
        taken = {choice.figure.id for choice in parts}
        free = [
            choice
            for choice in bench.choices(ranking)
            if choice.figure.id not in taken
            and (not parts or commensurable([parts[0].figure, choice.figure]))
        ]
        if not free:
            return None
        parts.append(free[0])
        before = before or reading
    return _worked_out("sum", parts)


def _like_figures(bench: Workbench, count: int | None) -> Calculated | None:
    """The sum of figures that fit the whole question alike: so many, or all of one list."""
    if count is None:
        listed = siblings(bench)
        return _worked_out("sum", listed) if len(listed) > 1 else None
    choices = bench.choices(bench.ranking)
    alike = [c for c in choices if commensurable([choices[0].figure, c.figure])][:count]
    if len(alike) < max(count, 2):
        return None
    sure = bench.confidence_in_one_of([choice.figure for choice in alike], ())
    return _worked_out("sum", [replace(choice, confidence=sure) for choice in alike])


def _remainder(bench: Workbench, words: str) -> Calculated | None:
    """Whole less part, for what was not done: the part is named, the whole stands beside it."""
    _, ranking = bench.rank_part(words, unit=bench.question.unit)
    choices = bench.choices(ranking)
    if not choices:
        return None
    part = choices[0]
    asked = bench.choices(bench.ranking, 1)
    if not asked or asked[0].figure.passage_id != part.figure.passage_id:
        return None
    if _NEGATIVE.search(fold(asked[0].figure.label)):
        return None  # what was not done, or is not so, is stated itself (13项不涉及)
    wholes = [
        choice
        for choice in bench.choices(bench.ranking, 20) + choices[1:]
        if choice.figure.passage_id == part.figure.passage_id
        and commensurable([choice.figure, part.figure])
        and choice.figure.base > part.figure.base
    ]
    if not wholes:
        return None
    whole = max(wholes, key=lambda choice: choice.score)
    return _worked_out("difference", [whole, part])


def _movement(bench: Workbench, operation: Operation) -> Calculated | None:
    """From one figure to the other of a stated change (由18个增加到25个)."""
    # The change itself is asked in per cent or for a later year; its ends are in neither.
    words = re.sub("百分之[几多]|percent(?:age)?", "", bench.question.folded)
    _, ranking = bench.rank_part(words, unit="", periods=())
    choices = bench.choices(ranking)
    figures = bench.index.figures
    for choice in choices[:_FEW]:
        at = next(n for n, f in enumerate(figures) if f.id == choice.figure.id)
        pair = _from_to(figures, at)
        if pair:
            start, end = pair
            asks_percent = bench.question.unit == "%"
            kind: Operation = "growth" if asks_percent else operation
            confidence = choices[0].confidence
            return _worked_out(kind, [Choice(start, 0, confidence), Choice(end, 0, confidence)])
    return None


def _from_to(figures: Sequence[Figure], at: int) -> tuple[Figure, Figure] | None:
    if figures[at].role == "to" and at and figures[at - 1].role == "from":
        return figures[at - 1], figures[at]
    if figures[at].role == "from" and at + 1 < len(figures) and figures[at + 1].role == "to":
        return figures[at], figures[at + 1]
    return None


def _compared(bench: Workbench) -> Calculated | None:
    """One measure of two places or two years, set against each other."""
    question, scope = bench.question, bench.reading.scope
    if not question.means("difference", "rise", "sum", "times"):
        return None
    if _YEARLY_AVERAGE.search(question.folded):
        return None  # a rate the report states; two years' figures do not give it
    if both := aim_and_outcome(bench):
        return _worked_out(
            "difference", sorted(both, key=lambda choice: choice.figure.base, reverse=True)
        )
    sides = _sides(question, scope)
    if not sides:
        return None
    unit = "" if question.unit in _PERCENT else question.unit
    words = _measure_words(question, scope)
    candidates: list[list[Choice]] = []
    for periods, reports in sides:
        _, ranking = bench.rank_part(words, unit=unit, periods=periods, reports=reports)
        candidates.append(_likely(bench, ranking))
    pairs = [
        pair
        for pair in product(*candidates)
        if commensurable([choice.figure for choice in pair])
        and len({_is_change(choice.figure) for choice in pair}) == 1
    ]
    if len(scope.places) == 2:
        # Of two places, a year's figure is no match for one of several years.
        pairs = [p for p in pairs if p[0].figure.period == p[1].figure.period] or pairs
    if not pairs:
        return None
    picked = list(max(pairs, key=lambda pair: sum(choice.score for choice in pair)))
    operation = _comparison(question)
    if operation == "difference" and picked[0].figure.base < picked[1].figure.base:
        picked.reverse()
    return _worked_out(operation, picked)


def _likely(bench: Workbench, ranking: Ranking) -> list[Choice]:
    """The figures that may be the operand meant: near the first, and the less sure the farther."""
    choices = bench.choices(ranking, _FEW)
    # What a measure was before it changed is meant only where a question names that year.
    choices = [c for c in choices if c.figure.role != "from" or bench.question.periods] or choices
    return [
        replace(choice, confidence=choice.confidence * exp(-gap / _APART))
        for choice in choices
        if (gap := choices[0].score - choice.score) <= _APART
    ]


def _is_change(figure: Figure) -> bool:
    return figure.role in ("growth", "change")


def _sides(question: Question, scope: Scope) -> list[tuple[tuple[str, ...], tuple[Report, ...]]]:
    named = (*question.periods, *question.baselines)
    years = [year for period in named for year in dict.fromkeys(period.split("-"))]
    if len(scope.places) == 2:
        by_place = [
            tuple(r for r in scope.reports if r.place and _same_place(r, place))
            for place in scope.places
        ]
        return [(question.periods, reports) for reports in by_place]
    if len(years) == 2:
        return [((year,), ()) for year in sorted(years)]
    return []


def _same_place(report: Report, place: str) -> bool:
    return fold(report.place) == place


def _comparison(question: Question) -> Operation:
    if question.means("times") and question.unit in ("", "倍"):
        return "times"
    if question.means("sum") and not question.means("difference", "rise"):
        return "sum"
    if question.means("rise") and question.unit == "%":
        return "growth"
    return "difference"


def _measure_words(question: Question, scope: Scope) -> str:
    words = re.sub("相?差了?(?:多少|几)|[多少]了(?=多少|几)|百分之[几多]少?", " ", question.folded)
    return re.sub("相差|增长了?|增加了?|提高了?|比", " ", measure_words(words, scope.places))


def _worked_out(operation: Operation, choices: Sequence[Choice]) -> Calculated | None:
    calculation = calculate(operation, [choice.figure for choice in choices])
    if calculation is None:
        return None
    return Calculated(operation, calculation, min(choice.confidence for choice in choices))
