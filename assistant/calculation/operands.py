"""The operands of a calculation: which figures may be meant, and what comes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import exp

from assistant.asking.measure import measure_of
from assistant.asking.question import Question
from assistant.calculation.arithmetic import calculate
from assistant.choosing.choose import CLOSE, Ranking
from assistant.comparison.bounds import states_exactly
from assistant.model import Calculation
from assistant.words.lexicon import Operation
from assistant.workbench import Choice, Part, Workbench
from corpus import Figure, fold, same_kind, split_scale

_FEW = 5
APART = 5.0
"""A figure whose score lies this far below the best one's is not what is meant."""
CALLED_ALIKE = 3.0
"""What it speaks for two figures, in score, that they are called the same."""
_ALIKE = 0.5
"""Two figures that share at least so much of their names may be of one measure."""
PERCENT = ("%", "个百分点", "成")


@dataclass(frozen=True, slots=True)
class Calculated:
    """A calculation and how sure the choice of its operands is."""

    operation: Operation
    calculation: Calculation
    confidence: float
    spoken_of: str = ""
    """Of a difference the id of the operand that the question sets against the other; "" if neither."""


def likely(
    bench: Workbench, ranking: Ranking, fits: Callable[[Figure], bool] | None = None
) -> list[Choice]:
    """The figures that may be the operand meant: near the first, and the less sure the farther.

    :param fits: whether a figure may be such an operand at all; None for any.
    """
    if fits is None:
        choices = bench.choices(ranking, _FEW)
    else:
        found = bench.choices(ranking, len(ranking.rows))
        choices = [choice for choice in found if fits(choice.figure)][:_FEW]
    # What a measure was before it changed is meant only where a question names that year.
    choices = [c for c in choices if c.figure.role != "from" or bench.question.periods] or choices
    return [
        replace(choice, confidence=choice.confidence * exp(-gap / APART))
        for choice in choices
        if (gap := choices[0].score - choice.score) <= APART
    ]


def exact(choices: Sequence[Choice]) -> list[Choice]:
    """Some choices without those that bound from below what others, about as likely, state exactly."""
    return [
        choice
        for choice in choices
        if not any(
            choice.score - other.score <= CLOSE
            and states_exactly(other.figure, choice.figure)
            and called_alike(other.figure, choice.figure) >= _ALIKE
            for other in choices
        )
    ]


def is_change(figure: Figure) -> bool:
    """Whether a figure is by how much something changed, which no level is set against."""
    return figure.role in ("growth", "change")


def surest(candidates: Iterable[Sequence[Choice]]) -> list[Choice]:
    """Of several sets of operands the one that scores highest together; empty if there is none."""
    return list(max(candidates, key=lambda c: sum(choice.score for choice in c), default=()))


def fitting_together(candidates: Iterable[Sequence[Choice]]) -> list[Choice]:
    """Of several pairs of operands that are of one measure, the one that scores highest together.

    The more alike two figures are called, the likelier they are set against each other.
    """
    return list(max(candidates, key=_fit, default=()))


def _fit(pair: Iterable[Choice]) -> float:
    pair = list(pair)
    one, other = (_pairs_of_characters(fold(choice.figure.label)) for choice in pair)
    alike = len(one & other) / max(len(one | other), 1)
    return sum(choice.score for choice in pair) + CALLED_ALIKE * alike


def called_alike(one: Figure, other: Figure) -> float:
    """How much of the shorter of two figures' names the other has: 失业人员再就业 has all of 再就业.

    0 for a level beside a change, or units of other kinds.
    """
    if is_change(one) != is_change(other) or not same_kind(fold(one.unit), fold(other.unit)):
        return 0.0
    names = [_pairs_of_characters(measure_of(figure)) for figure in (one, other)]
    return len(names[0] & names[1]) / max(min(map(len, names)), 1)


def _pairs_of_characters(text: str) -> set[str]:
    """Every two characters of a text that stand beside each other."""
    return {text[i : i + 2] for i in range(len(text) - 1)}


def beside_each_other(
    bench: Workbench,
    pair: Sequence[Choice],
    named: Sequence[Part],
    fit: Callable[[Figure, Figure], bool],
) -> list[Choice]:
    """Two operands, either as sure as it is once what could not stand beside the other is set aside.

    :param named: what names the first and the second.
    :param fit: whether one figure might be the first where another is the second.
    """
    first, second = pair
    return [
        as_sure_as(bench, first, named[0], lambda figure: fit(figure, second.figure)),
        as_sure_as(bench, second, named[1], lambda figure: fit(first.figure, figure)),
    ]


def as_sure_as(
    bench: Workbench, choice: Choice, named: Part, fits: Callable[[Figure], bool]
) -> Choice:
    """A choice as sure as it is without the figures that do not fit, which come not into question."""
    figures = (bench.index.figures[row] for row in named.weighed.rows)
    aside = {figure.id for figure in figures if not fits(figure)}
    others = likely(bench, named.ranking(aside)) if aside else []
    same = (other for other in others if other.figure.id == choice.figure.id)
    return max((choice, *same), key=lambda found: found.confidence)


def worked_out(operation: Operation, choices: Sequence[Choice]) -> Calculated | None:
    """The operation on some figures, as sure as the least sure of them.

    What one year brought a place is in what five did, and is not added to that; nor is what a
    measure was to what it became, nor how fast one thing grew to how fast another did.
    """
    figures = [choice.figure for choice in choices]
    if operation in ("sum", "mean") and (
        _within_another(figures)
        or _of_before_and_after(figures)
        or any(figure.role == "growth" for figure in figures)
    ):
        return None
    calculation = calculate(operation, [choice.figure for choice in choices])
    if calculation is None:
        return None
    return Calculated(operation, calculation, min(choice.confidence for choice in choices))


def _within_another(figures: Sequence[Figure]) -> bool:
    """Whether one of some figures of a place is of a span of years that another's year is in."""
    spans = [(f.place, f.period.split("-")) for f in figures if "-" in f.period]
    years = [(f.place, f.period) for f in figures if f.period and "-" not in f.period]
    return any(
        place == other and first <= year <= last
        for place, (first, last) in spans
        for other, year in years
    )


def _of_before_and_after(figures: Sequence[Figure]) -> bool:
    """Whether some figures are what measures were, and others in their passage what they became."""
    was = {figure.passage_id for figure in figures if figure.role == "from"}
    return any(figure.role == "to" and figure.passage_id in was for figure in figures)


def as_wanted(found: Calculated, question: Question) -> Calculated:
    """A calculation with its result in the scale and with the decimals that a question wants.

    多少万元 wants a result in 万元 whatever its operands are in; 多少元 wants what each one of
    many has in 元, and of anything else only names the currency.
    """
    scale, bare = split_scale(fold(question.unit))
    said = re.search(f"(?:多少|几){re.escape(question.unit)}", question.folded)
    scaled = bool(bare and said) and (scale > 1 or found.operation == "average")
    calculation = calculate(
        found.operation,
        found.calculation.operands,
        unit=question.unit if scaled else "",
        decimals=question.decimals,
    )
    return found if calculation is None else replace(found, calculation=calculation)


def of_one_thing(whole: Choice, part: Choice) -> bool:
    """Whether one figure may be of a part of what the other counts.

    They stand in one passage, or what the whole counts is said of the part as well
    (公共服务事项 and 公共服务事项网上可办清单).
    """
    if whole.figure.passage_id == part.figure.passage_id:
        return True
    noun = fold(whole.figure.head)
    return (
        len(noun) > 1
        and whole.figure.report == part.figure.report
        and noun in fold(part.figure.label)
    )
