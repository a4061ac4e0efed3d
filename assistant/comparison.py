"""One measure of two places or of two years, set against each other."""

from __future__ import annotations

import re
from itertools import product

from assistant.arithmetic import commensurable
from assistant.lexicon import Operation
from assistant.measure import measure_words
from assistant.operands import (
    PERCENT,
    Calculated,
    beside_each_other,
    fitting_together,
    is_change,
    likely,
    worked_out,
)
from assistant.question import Question
from assistant.scope import Scope
from assistant.several import aim_and_outcome
from assistant.workbench import Choice, Workbench
from corpus import Figure, Report, fold

_YEARLY_AVERAGE = re.compile(r"年均|\bannual")
_TIMES_OF = re.compile(r"是.*(?:几|多少)倍|\btimes\b")


def compared(bench: Workbench) -> Calculated | None:
    """What a question asks of one measure of two places or two years, or of an aim and its outcome."""
    question, scope = bench.question, bench.reading.scope
    if not question.means("difference", "rise", "sum", "times"):
        return None
    if _YEARLY_AVERAGE.search(question.folded):
        return None  # a rate the report states; two years' figures do not give it
    if both := aim_and_outcome(bench):
        return worked_out("difference", sorted(both, key=_base, reverse=True))
    picked = of_two_sides(bench)
    if not picked:
        return None
    operation = _operation(question)
    if len(scope.places) != 2 and not (operation == "times" and _TIMES_OF.search(question.folded)):
        picked.sort(key=lambda choice: choice.figure.period, reverse=operation == "times")
    if operation == "difference" and _base(picked[0]) < _base(picked[1]):
        picked.reverse()
    return worked_out(operation, picked)


def of_two_sides(bench: Workbench) -> list[Choice]:
    """One measure's figures of the two places or years that a question names, in that order."""
    question, scope = bench.question, bench.reading.scope
    sides = _sides(question, scope)
    if not sides:
        return []
    unit = "" if question.unit in (*PERCENT, "倍") else question.unit
    words = _measure(question, scope)
    named = [
        bench.part(words, unit=unit, periods=periods, reports=reports) for periods, reports in sides
    ]

    def fit(a: Figure, b: Figure) -> bool:
        return (
            a.id != b.id
            and commensurable([a, b])
            and is_change(a) == is_change(b)
            and (question.seeks_plan or a.status == b.status)
        )

    pairs = [
        pair
        for pair in product(*(likely(bench, side.ranking()) for side in named))
        if fit(pair[0].figure, pair[1].figure)
    ]
    if len(scope.places) == 2:
        # Of two places, a year's figure is no match for one of several years.
        pairs = [p for p in pairs if p[0].figure.period == p[1].figure.period] or pairs
    found = fitting_together(pairs)
    return beside_each_other(bench, found, named, fit) if found else []


def _base(choice: Choice) -> float:
    return float(choice.figure.base)


def _sides(question: Question, scope: Scope) -> list[tuple[tuple[str, ...], tuple[Report, ...]]]:
    """The years and reports of either side, as the question names them."""
    named = (*question.periods, *question.baselines)
    years = [year for period in named for year in dict.fromkeys(period.split("-"))]
    if len(scope.places) == 2:
        by_place = [
            tuple(r for r in scope.reports if r.place and fold(r.place) == place)
            for place in scope.places
        ]
        return [(question.periods, reports) for reports in by_place]
    if len(years) == 2:
        return [((year,), ()) for year in years]
    return []


def _operation(question: Question) -> Operation:
    if question.means("times") and question.unit in ("", "倍"):
        return "times"
    if question.means("sum") and not question.means("difference", "rise"):
        return "sum"
    if question.means("rise") and question.unit == "%":
        return "growth"
    return "difference"


def _measure(question: Question, scope: Scope) -> str:
    words = re.sub(
        "相?差了?(?:多少|几)|[多少]了(?=多少|几)|百分之[几多]少?|翻了?(?:几|多少)[倍番]|(?:几|多少)倍",
        " ",
        question.folded,
    )
    words = measure_words(words, scope.places)
    return re.sub(
        "相差|(?:增长|增加|提高)了?|比(?![例重率值])|较|相比|两年|一?[共总]共?计?|合计|加起来",
        " ",
        words,
    )
