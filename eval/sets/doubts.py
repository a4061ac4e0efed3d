"""What is likely a slip in a question: its answer does not stand in what it quotes as evidence.

It is told, not refused: a figure may be put in other words than a reader of figures knows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from corpus import Report, fold, read_quantities
from eval.sets.questions import GoldQuestion

_WORKED_OUT = ("calculated", "yesno")
"""Kinds whose figures need not stand in the report."""


def doubt(question: GoldQuestion, reports: Mapping[str, Report]) -> str:
    """The figures of a question that its evidence does not state, in a sentence; empty if none."""
    if question.kind in _WORKED_OUT or question.calculation:
        return ""
    said = [_plain(reports[item.report].text[slice(*item.original)]) for item in question.evidence]
    values = {quantity.value for text in said for quantity in read_quantities(text)}
    absent = [
        f"{figure.value}{figure.unit}"
        for figure in question.figures
        if figure.value not in values
        and not (figure.text and any(_plain(figure.text) in text for text in said))
    ]
    if not absent:
        return ""
    return f"the answer {'、'.join(absent)} does not stand in the evidence {' / '.join(said)[:60]}"


def _plain(text: str) -> str:
    return fold(unicodedata.normalize("NFKC", text))
