"""Questions to click when none are kept beside a report: made from its own labels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, zip_longest

from assistant.chat.collection import Collection
from corpus import Figure, Report, fold

_NUMBER = "多少"
"""Stands for the number in every label."""
_LENGTHS = range(8, 25)
"""Characters of a label that reads as a question on its own."""


def questions_from_figures(collection: Collection) -> Iterator[tuple[str, Figure]]:
    """Questions and the figures they ask for: one a section, the reports in turn.

    Whether each is in fact answered with that figure is for the caller to try.
    """
    several = len(collection.reports) > 1
    of_reports = [_one_a_section(report, collection) for report in collection.reports.values()]
    for figure in chain.from_iterable(zip_longest(*of_reports)):
        if figure is not None:
            place = figure.place if several else ""
            yield fold(f"{place}{figure.label}？"), figure


def _one_a_section(report: Report, collection: Collection) -> list[Figure]:
    first: dict[tuple[str, ...], Figure] = {}
    for figure in report.figures:
        if _speaks_for_itself(figure):
            first.setdefault(collection.passages[figure.passage_id].section, figure)
    return list(first.values())


def _speaks_for_itself(figure: Figure) -> bool:
    exact = not (figure.bound or figure.role or figure.upper or figure.terms)
    return exact and figure.label.count(_NUMBER) == 1 and len(figure.label) in _LENGTHS
