"""Judge one answer against one gold question: correct, wrong or not attempted."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from assistant import Answer
from corpus import Figure, Span, fold
from eval.measuring.overlap import f1
from eval.sets.questions import GoldFigure, GoldQuestion

Outcome = Literal["correct", "wrong", "not attempted"]

_WHOLE_LISTS = ("list", "trend", "comparison")
"""The kinds whose answer is every gold figure, not the headline alone."""
_ORDERED = ("list", "trend")
"""Those of them that come in the report's order; a comparison may name either side first."""

_ROUNDING = Decimal("0.01")
"""How far a calculated value may lie from a rounded gold one."""

_NO = ("不是", "没有", "否", "no")
_YES = ("是", "有", "yes")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer was worth.

    `in_order` is whether all gold figures are shown in the report's order, None unless the
    question asks for several and their order matters. `overlap` is the character F1 against the gold answer of a
    question without gold figures, None without one.
    """

    outcome: Outcome
    in_order: bool | None = None
    overlap: float | None = None


def judge(question: GoldQuestion, answer: Answer) -> Verdict:
    """The verdict on an answer.

    An unanswerable question is answered correctly by abstaining. Otherwise an abstention is
    not attempted, and an answer is correct when it meets all that the gold question states:

    - a calculation: its value and unit, shown as calculation or, where the report itself
      states the result, as the headline figure;
    - figures: value and unit of the headline figure; for a list, a trend or a comparison
      every gold figure, each as often as it is gold, and no other, in whatever order;
    - neither: the first citation points into the gold evidence;
    - yes or no: besides, the answer begins with the gold answer's word.
    """
    if not question.answerable:
        return Verdict("wrong" if answer.answered else "correct")
    if not answer.answered:
        return Verdict("not attempted")
    right = _is_right(question, answer)
    in_words = not (question.figures or question.calculation)
    ordered = order_matters(question) and len(question.figures) > 1
    return Verdict(
        "correct" if right else "wrong",
        _contains_in_order(answer.figures, question.figures) if ordered else None,
        f1(answer.answer, question.answer) if in_words and question.answer else None,
    )


def _is_right(question: GoldQuestion, answer: Answer) -> bool:
    gold_polarity = polarity(question.answer) if question.kind == "yesno" else None
    if gold_polarity is not None and polarity(answer.answer) is not gold_polarity:
        return False
    if question.calculation:
        return _calculates(answer, question.calculation)
    if asks_for_all(question):
        return _match_one_to_one(answer.figures, question.figures)
    if question.figures:
        return _states_first(answer, question.figures[0])
    return _cites_evidence(question, answer)


def asks_for_all(question: GoldQuestion) -> bool:
    """Whether all gold figures are asked for, and not the headline one alone."""
    return question.kind in _WHOLE_LISTS and bool(question.figures)


def order_matters(question: GoldQuestion) -> bool:
    """Whether the figures asked for belong in the report's order."""
    return question.kind in _ORDERED


def headline_right(question: GoldQuestion, answer: Answer) -> bool:
    """Whether the first figure of an answer, or its calculation, is the gold one."""
    if question.calculation:
        return _calculates(answer, question.calculation)
    return _states_first(answer, question.figures[0])


def _states_first(answer: Answer, gold: GoldFigure) -> bool:
    return bool(answer.figures) and states(answer.figures[0], gold)


def states(figure: Figure, gold: GoldFigure) -> bool:
    """Whether a figure is the gold one: the same value in the same unit, script aside."""
    return figure.value == gold.value and _same_unit(figure.unit, gold.unit)


def polarity(answer: str) -> bool | None:
    """True for an answer that begins with yes, False with no, None with neither.

    >>> polarity("不是,71%。"), polarity("Yes, 100%."), polarity("374名。")
    (False, True, None)
    """
    text = fold(answer).strip().lower()
    if text.startswith(_NO):
        return False
    return True if text.startswith(_YES) else None


def agrees_when_rounded(value: Decimal, gold: Decimal, unit: str) -> bool:
    """Whether a calculated value is the gold one at the precision the gold is given in.

    Whole numbers of anything but per cent are exact; per cents and decimals are rounded.

    >>> agrees_when_rounded(Decimal("71.0076"), Decimal("71.01"), "%")
    True
    """
    places = gold.as_tuple().exponent
    if places == 0 and not _same_unit(unit, "%"):
        return value == gold
    return value.quantize(gold, ROUND_HALF_UP) == gold or abs(value - gold) <= _ROUNDING


def _calculates(answer: Answer, gold: GoldFigure) -> bool:
    if answer.calculation:
        return _same_unit(answer.calculation.unit, gold.unit) and agrees_when_rounded(
            answer.calculation.value, gold.value, gold.unit
        )
    return _states_first(answer, gold)


def _same_unit(unit: str, gold: str) -> bool:
    return _folded(unit) == _folded(gold)


def _folded(unit: str) -> str:
    return fold(unicodedata.normalize("NFKC", unit)).strip()


def _match_one_to_one(figures: Sequence[Figure], gold: Sequence[GoldFigure]) -> bool:
    """Whether the figures are the gold ones and no others, in whatever order."""
    left = list(gold)
    for figure in figures:
        stated = next((wanted for wanted in left if states(figure, wanted)), None)
        if stated is None:
            return False
        left.remove(stated)
    return not left


def _contains_in_order(figures: Sequence[Figure], gold: Sequence[GoldFigure]) -> bool:
    rest = iter(figures)
    return all(any(states(figure, wanted) for figure in rest) for wanted in gold)


def _cites_evidence(question: GoldQuestion, answer: Answer) -> bool:
    if not answer.citations:
        return False
    first = answer.citations[0]
    spans = first.highlights or (Span(first.start, first.end),)
    return any(
        first.report == evidence.report and overlaps(span, evidence.original)
        for span in spans
        for evidence in question.evidence
    )


def overlaps(one: Span, other: Span) -> bool:
    """Whether two half-open spans share a code point."""
    return one.start < other.end and other.start < one.end
