"""Whether something doubled, as a question supposes: 翻了一番了吗, 多了一倍没有.

Told by what it was and what it became, by how many times as much it is, or by its growth in per cent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.asking.question import Question
from assistant.calculation.arithmetic import size_of
from assistant.calculation.movement import ends_of_change
from assistant.calculation.operands import Calculated, worked_out
from assistant.calculation.totals import says_all
from assistant.choosing.choose import weights
from assistant.comparison.bounds import moves
from assistant.comparison.comparison import of_two_sides
from assistant.workbench import Choice, Workbench
from corpus import Figure, fold, number_value

_DOUBLED = re.compile(
    r"(?:已经?|就|差不多|几乎|整整)*(?:翻了?(?:有|过|上)?(?P<times>[一两二三四]|\d)?(?:个)?番|(?:增长?|增加|多|涨|扩大|提高|提升)了?(?:整整|差不多)?一倍)"
    r"|\bdoubled?\b"
)
_ROSE = "增加了"
_LIKELIEST = 3


@dataclass(frozen=True, slots=True)
class Doubled:
    """Whether it did, and the calculation or the figure that tells."""

    true: bool
    shown_by: Calculated | Choice


def asks_whether_doubled(question: Question) -> bool:
    """Whether a question asks to confirm that something doubled."""
    return question.means("yesno") and bool(_DOUBLED.search(question.folded))


def doubled(bench: Workbench) -> Doubled | None:
    """Whether something became so many times as much as a question supposes; None if no figures tell."""
    question = bench.question
    match = _DOUBLED.search(question.folded)
    if match is None:
        return None
    least = Decimal(2) ** _how_often(match)
    rose = "grew" if question.is_english else _ROSE
    words = _DOUBLED.sub(f" {rose} ", question.folded)
    both = ends_of_change(bench, words, "") or of_two_sides(bench)
    if both and min(choice.confidence for choice in both) >= _least("calculation_confidence"):
        early, late = (
            sorted(both, key=lambda choice: choice.figure.period) if _dated(both) else both
        )
        found = worked_out("times", [late, early])
        grown = size_of(late.figure) >= least * size_of(early.figure)
        # What it was is told before what it became.
        return Doubled(grown, replace(found, spoken_of=early.figure.id)) if found else None
    named = bench.part(words, unit="")
    for choice in bench.choices(named.ranking(), _LIKELIEST):
        grew = _times(choice.figure)
        surely = choice.confidence >= _least("figure_confidence")
        if surely and grew is not None and says_all(named.query.own, [choice]):
            return Doubled(grew >= least, choice)
    return None


def says_how_often(question: Question, quote: str) -> bool:
    """Whether a sentence says that something doubled another number of times than a question supposes."""
    asked, said = _DOUBLED.search(question.folded), _DOUBLED.search(fold(quote))
    return bool(asked and said and _how_often(asked) != _how_often(said))


def _how_often(match: re.Match[str]) -> int:
    """How often something doubled: 1 for 翻番, 2 for 翻两番."""
    return int(number_value(match.groupdict().get("times") or "1") or 1)


def _dated(both: list[Choice]) -> bool:
    """Whether two figures are each of a year of its own."""
    return len({choice.figure.period for choice in both if choice.figure.period.isdigit()}) == len(
        both
    )


def _times(figure: Figure) -> Decimal | None:
    """How many times as much as before there is, by a figure that says how something grew."""
    if figure.unit == "倍":
        return figure.value + (1 if figure.role in ("growth", "change") else 0)
    if figure.role == "growth" and figure.unit in ("%", "％"):
        return 1 + moves(figure) * abs(figure.value) / 100
    return None


def _least(name: str) -> float:
    return float(weights()[name]["threshold"])
