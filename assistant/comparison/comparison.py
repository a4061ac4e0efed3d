"""One measure of two places or of two years, set against each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import product

from assistant.asking.measure import measure_of, measure_words
from assistant.asking.question import Question
from assistant.asking.scope import Scope
from assistant.calculation.against import is_growth_unasked, may_be_set_against
from assistant.calculation.arithmetic import comparable, size_of
from assistant.calculation.contrary import spoken_of
from assistant.calculation.direction import way_said
from assistant.calculation.operands import (
    PERCENT,
    Calculated,
    beside_each_other,
    exact,
    fitting_together,
    is_change,
    likely,
    worked_out,
)
from assistant.choosing.choose import Ranking, weights
from assistant.comparison.one_measure import call_the_same, say_all_alike, says_all_of
from assistant.comparison.sides import Side, sides_of, without_status
from assistant.lists.several import says_unit
from assistant.prepare import years_of
from assistant.words.lexicon import Operation
from assistant.workbench import Choice, Part, Workbench
from corpus import Figure
from index import tagged

_LOWER = re.compile(r"下限|低限|最低|起码|\b(?:lower|minimum)\b")
_UPPER = re.compile(r"上限|最高|\b(?:upper|maximum)\b")
_YEARLY_AVERAGE = re.compile(r"年均|\bannual")
# How something moved or how often it is held goes with the asking, and is no part of the measure.
_MOVED = re.compile(
    r"百分之[几多]少?|翻了?(?:几|多少)[倍番]|(?:几|多少)倍"
    r"|(?:增长|增加|提高|上升|上涨|涨|减少|下降|降低|跌)了?(?=(?:多少|几)(?!%|个?百分点))"
)
_TOGETHER = re.compile(
    r"相差|相比|比起来|两[年地省市者]|之间|今年|去年|上年|一共|总共|共计|总计|合计|加起来|相加|[之总]和|的?[上下]限"
    r"|[呀啊呢吧嘛哦](?=[,，]|$)|\b(?:combined|total|sum|(?:al)?together|added?(?: up)?)\b"
)
_MOST = 10
"""Figures of one side that may be called as the likeliest of the other."""
_TIMES_OF = re.compile(r"是.*(?:几|多少)倍|\btimes\b")


def compared(bench: Workbench, *, persons: bool = False) -> Calculated | None:
    """What a question asks of one measure of two places or two years, or of an aim and its outcome.

    :param persons: whether persons will do that are counted in other words (70位, 49名).
    """
    question = bench.question
    if not question.means("difference", "rise", "sum", "times"):
        return None
    if _YEARLY_AVERAGE.search(question.folded):
        return None  # a rate the report states; two years' figures do not give it
    picked = of_two_sides(bench, persons=persons)
    if not picked:
        return None
    operation = _operation(question)
    places = bench.reading.scope.places
    against = spoken_of(question, [choice.figure for choice in picked], places)
    if len(places) != 2 and not (operation == "times" and _TIMES_OF.search(question.folded)):
        picked.sort(key=lambda choice: choice.figure.period, reverse=operation == "times")
    if question.means("rise") and not question.means("difference") and len(places) != 2:
        way, fell = way_said(question.folded), size_of(picked[0].figure) > size_of(picked[1].figure)
        if operation != "difference" and way < 0 and not fell:
            return None
        if operation == "growth" and way < 0:
            operation = "remainder"
    if operation == "difference" and size_of(picked[0].figure) < size_of(picked[1].figure):
        picked.reverse()
    calculated = worked_out(operation, picked)
    return calculated and replace(calculated, spoken_of=against)


def of_two_sides(bench: Workbench, *, persons: bool = False, unlike: bool = False) -> list[Choice]:
    """One measure's figures of both sides that a question names, in that order.

    A unit that only the measure's name implies (GDP: 元) is held to where both sides have it: an
    aim for GDP may be a rate.

    :param unlike: whether one is to be an aim and the other an outcome, though the question asks for no such.
    """
    question = bench.question
    sides = sides_of(question, bench.reading.scope, years_of(bench.index.reports))
    if not sides:
        return []
    best: list[Choice] = []
    for unit in _units(question):
        for again in (False, True):
            found = _found(bench, sides, unit, again, persons, unlike)
            best = max(best, found, key=_surety)
            if _surety(best) >= weights()["calculation_confidence"]["threshold"]:
                return best
    return best


def _units(question: Question) -> list[str]:
    """The units that both sides may be in, the likeliest first; "" is any."""
    if question.unit in (*PERCENT, "倍"):
        # Points lie between shares; what is 20% or twice as much may be anything.
        return ["%" if question.unit == "个百分点" else ""]
    return list(dict.fromkeys((question.unit, question.unit if says_unit(question.folded) else "")))


def _found(
    bench: Workbench, sides: Sequence[Side], unit: str, again: bool, persons: bool, unlike: bool
) -> list[Choice]:
    """The figures of both sides in a unit, or in any; empty if one side has none.

    :param again: whether figures in doubt are read again, together with the measure.
    :param persons: whether persons will do that are counted in other words.
    :param unlike: whether one is to be an aim and the other an outcome.
    """
    question, scope = bench.question, bench.reading.scope
    apart = any(side.status for side in sides)
    words = without_status(question, years_of(bench.index.reports)) if apart else question.folded
    words = measure_set_together(words, scope)
    named = [
        bench.part(words, unit=unit, periods=s.periods, reports=s.reports, status=s.status)
        for s in sides
    ]
    named = [bench.without_misfits(part) for part in named]
    if again:
        named = [bench.read_again(part) for part in named]

    def fit(a: Figure, b: Figure) -> bool:
        a, b = _end_asked(question, a), _end_asked(question, b)
        return (
            a.id != b.id
            and comparable(a, b, persons=persons)
            and is_change(a) == is_change(b)
            and not (_operation(question) == "growth" and is_change(a))
            and (
                _count_the_same(bench, a, b)
                if apart
                else a.status != b.status and not is_growth_unasked(a, b, question)
                if unlike
                else may_be_set_against(a, b, bench)
            )
            and (len(scope.places) < 2 or call_the_same(bench, a, b))
        )

    def say_all(a: Figure, b: Figure) -> bool:
        return says_all_of(named[0], a) and says_all_of(named[1], b) and fit(a, b)

    def likeliest(
        rankings: Sequence[Ranking], fits: Callable[[Figure, Figure], bool]
    ) -> list[Choice]:
        pairs = _pairs(bench, rankings, sides, fits)
        if len(scope.places) == 2:
            # Of two places, a year's figure is no match for one of several years.
            pairs = [p for p in pairs if p[0].figure.period == p[1].figure.period] or pairs
        return fitting_together(pairs)

    # 增加值增速 is no GDP增速, where that is stated of both.
    fits = say_all
    found = likeliest([part.ranking(_silent(bench, part)) for part in named], fits)
    if not found or not say_all_alike(named[0], [choice.figure for choice in found]):
        fits = fit
        found = likeliest([part.ranking() for part in named], fits)
    if found and not call_the_same(bench, *(choice.figure for choice in found)):
        # 预算收入 of one year is no match for the 总收入 of another that states both.
        def namesake(a: Figure, b: Figure) -> bool:
            return measure_of(a) == measure_of(b) and fit(a, b)

        if alike := fitting_together(_with_likeliest(bench, named, sides, namesake)):
            found, fits = alike, namesake
    both = beside_each_other(bench, found, named, fits) if found else []
    return [replace(choice, figure=_end_asked(question, choice.figure)) for choice in both]


def _silent(bench: Workbench, part: Part) -> set[str]:
    """The ids of the figures whose names do not say all that the measure is called by."""
    figures = (bench.index.figures[row] for row in part.weighed.rows)
    return {figure.id for figure in figures if not says_all_of(part, figure)}


def _with_likeliest(
    bench: Workbench,
    named: Sequence[Part],
    sides: Sequence[Side],
    fit: Callable[[Figure, Figure], bool],
) -> list[tuple[Choice, Choice]]:
    """The likeliest figure of either side with those of the other that fit it, however unlikely else."""
    one, other = (
        [c for c in bench.choices(part.ranking(), _MOST) if _is_of(side, c.figure)]
        for part, side in zip(named, sides, strict=True)
    )
    pairs = [*product(one[:1], other), *product(one[1:], other[:1])]
    return [(a, b) for a, b in pairs if fit(a.figure, b.figure)]


def _pairs(
    bench: Workbench,
    rankings: Sequence[Ranking],
    sides: Sequence[Side],
    fit: Callable[[Figure, Figure], bool],
) -> list[tuple[Choice, Choice]]:
    """The likely figures of either side that fit each other."""
    one, other = (
        exact(likely(bench, ranking, partial(_is_of, side)))
        for ranking, side in zip(rankings, sides, strict=True)
    )
    return [(a, b) for a, b in product(one, other) if fit(a.figure, b.figure)]


def _count_the_same(bench: Workbench, one: Figure, other: Figure) -> bool:
    """Whether neither of an aim and an outcome is told by a noun that the other and the question lack.

    接待医疗旅游100万人次 is no aim for what came to 接待游客1亿人次.
    """
    known = " ".join(form for concept in bench.query.concepts for form, _ in concept.forms)
    labels = [measure_of(figure).lower() for figure in (one, other)]
    return not any(
        flag in ("n", "nz") and len(word) > 1 and word not in known + against
        for label, against in (labels, labels[::-1])
        for word, flag in tagged(label)
    )


def _end_asked(question: Question, figure: Figure) -> Figure:
    """A range (5.5%—6%) as the end of it that a question asks for, if it asks for one."""
    if figure.upper is None:
        return figure
    if _LOWER.search(question.folded):
        return replace(figure, upper=None)
    if _UPPER.search(question.folded):
        scaled = figure.upper * figure.base / figure.value if figure.value else figure.base
        return replace(figure, value=figure.upper, base=scaled, upper=None)
    return figure


def _surety(found: Sequence[Choice]) -> float:
    return min((choice.confidence for choice in found), default=0.0)


def _is_of(side: Side, figure: Figure) -> bool:
    """Whether a figure is of the very year of a side that is an aim or an outcome."""
    return side.status is None or figure.period in side.periods or not side.periods


def _operation(question: Question) -> Operation:
    if question.means("times") and question.unit in ("", "倍"):
        return "times"
    if question.means("sum") and not question.means("difference", "rise"):
        return "sum"
    if question.means("rise") and question.unit == "%":
        return "growth"
    return "difference"


def measure_set_together(folded: str, scope: Scope) -> str:
    """What a question measures, without the places, the years and the words that set them together."""
    words = measure_words(_MOVED.sub(" ", folded), scope.places)
    return " ".join(_TOGETHER.sub(" ", words).split())
