"""The operands of a calculation: which figures may be meant, and what comes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import exp

from assistant.arithmetic import calculate
from assistant.choose import Ranking
from assistant.lexicon import Operation
from assistant.model import Calculation
from assistant.workbench import Choice, Workbench
from corpus import fold

_FEW = 5
_APART = 5.0
"""A figure whose score lies this far below the best one's is not what is meant."""
_CALLED_ALIKE = 3.0
"""What it speaks for two figures, in score, that they are called the same."""
PERCENT = ("%", "个百分点", "成")


@dataclass(frozen=True, slots=True)
class Calculated:
    """A calculation and how sure the choice of its operands is."""

    operation: Operation
    calculation: Calculation
    confidence: float


def likely(bench: Workbench, ranking: Ranking) -> list[Choice]:
    """The figures that may be the operand meant: near the first, and the less sure the farther."""
    choices = bench.choices(ranking, _FEW)
    # What a measure was before it changed is meant only where a question names that year.
    choices = [c for c in choices if c.figure.role != "from" or bench.question.periods] or choices
    return [
        replace(choice, confidence=choice.confidence * exp(-gap / _APART))
        for choice in choices
        if (gap := choices[0].score - choice.score) <= _APART
    ]


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
    return sum(choice.score for choice in pair) + _CALLED_ALIKE * alike


def _pairs_of_characters(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def worked_out(operation: Operation, choices: Sequence[Choice]) -> Calculated | None:
    """The operation on some figures, as sure as the least sure of them."""
    calculation = calculate(operation, [choice.figure for choice in choices])
    if calculation is None:
        return None
    return Calculated(operation, calculation, min(choice.confidence for choice in choices))


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
