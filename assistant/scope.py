"""Which figures and passages may answer: the places a question names decide the reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.places import named_places, place_forms, reports_of
from assistant.question import Question
from corpus import Report, is_measured, same_kind


@dataclass(frozen=True, slots=True)
class Scope:
    """`reports` may answer; each of `foreign` is named but is no report's own place."""

    reports: tuple[Report, ...]
    places: tuple[str, ...]
    """The reports' own places that the question names."""
    foreign: tuple[str, ...]


def scope_of(question: Question, reports: Sequence[Report]) -> Scope:
    """The scope a question sets; one that names no place may be answered by every report."""
    own: list[str] = []
    foreign: list[str] = []
    chosen: list[Report] = []
    for place in named_places(question.folded, reports):
        found = reports_of(place, reports)
        (own if found else foreign).append(place)
        chosen += [report for report in found if report not in chosen]
    return Scope(tuple(chosen or reports), tuple(own), tuple(foreign))


def foreign_forms(scope: Scope) -> tuple[tuple[str, ...], ...]:
    """Every written form of each foreign place."""
    return tuple(place_forms(place) for place in scope.foreign)


def may_hold_for(period: str, asked: Sequence[str]) -> bool:
    """Whether a figure of one period may answer a question about some periods.

    Periods that share no year exclude each other; an unknown period excludes none.
    """
    return not asked or not period or any(_overlap(period, other) for other in asked)


def speaks_of(sentence: str, places: Sequence[Sequence[str]]) -> bool:
    """Whether a sentence names every foreign place, in one of its forms."""
    return all(any(form in sentence for form in forms) for forms in places)


def may_be_asked_in(unit: str, asked: str) -> bool:
    """Whether a figure in one unit may answer a question in another (both Simplified).

    Counters may stand in for each other (本, 名, 个); what is measured must be of one kind. A
    rate may be asked for by what it is a rate of (每月多少元, 842元/月).
    """
    if not asked or same_kind(unit, asked):
        return True
    if "/" in unit and "/" not in asked:
        return same_kind(unit.split("/")[0], asked)
    return not (is_measured(unit) or is_measured(asked))


def _overlap(one: str, other: str) -> bool:
    first, second = one.split("-"), other.split("-")
    return first[0] <= second[-1] and second[0] <= first[-1]
