"""The loaded reports as the page needs them: every record by its id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from assistant.asking.measure import measure_of
from assistant.comparison.alike import stated_otherwise
from corpus import Figure, Finding, Passage, Picture, Report, fold


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What lies among the reports and was not read."""

    problems: Mapping[str, str] = field(default_factory=dict)
    """For each report that cannot be read, by name: why, and what to do."""
    others: tuple[str, ...] = ()
    """Files in formats that are not read."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Reports by name, their passages and figures by id, and where figures disagree."""

    reports: Mapping[str, Report]
    passages: Mapping[str, Passage]
    figures: Mapping[str, Figure]
    rivals: Mapping[str, tuple[Figure, ...]]
    """For a figure's id, others that state the same thing with another value."""
    unbalanced: Mapping[str, Finding]
    """For a figure's id, a check that its report fails with it."""
    pictures: Mapping[str, tuple[Picture, ...]]
    """For a passage's id, the pictures that it speaks of or that stand beside it."""
    left_out: LeftOut

    @classmethod
    def of(cls, reports: Iterable[Report], left_out: LeftOut = LeftOut()) -> Collection:
        """Index the records of `reports`; their order is kept everywhere on the page."""
        by_name = {report.name: report for report in reports}
        figures = {f.id: f for report in by_name.values() for f in report.figures}
        return cls(
            reports=by_name,
            passages={p.id: p for report in by_name.values() for p in report.passages},
            figures=figures,
            rivals=_rivals(figures.values()),
            unbalanced={
                figure: finding
                for report in by_name.values()
                for finding in report.findings
                if finding.difference
                for figure in (finding.whole, *finding.parts)
            },
            pictures=_pictures(by_name.values()),
            left_out=left_out,
        )


def _pictures(reports: Iterable[Report]) -> dict[str, tuple[Picture, ...]]:
    beside: dict[str, list[Picture]] = defaultdict(list)
    for report in reports:
        for picture in report.pictures:
            for passage in picture.passages:
                beside[passage].append(picture)
    return {passage: tuple(pictures) for passage, pictures in beside.items()}


def _rivals(figures: Iterable[Figure]) -> dict[str, tuple[Figure, ...]]:
    """Exact figures of one place, period and measure that differ from report to report.

    A report that gives two values in equal words means two things by them: of 18 such pairs in
    39 reports (提出6项指标, 提出8项指标; 完成投资1.75亿元, 10.2亿元) none was a contradiction.
    """
    same: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        plain = not (figure.bound or figure.upper or figure.terms)
        if plain and figure.period and figure.place and figure.head:
            what = (measure_of(figure), figure.role, figure.period, fold(figure.place))
            same[what].append(figure)
    found: dict[str, tuple[Figure, ...]] = {}
    for group in same.values():
        values: dict[str, set[Decimal]] = defaultdict(set)
        for figure in group:
            values[figure.report].add(figure.base)
        alike = [figure for figure in group if len(values[figure.report]) == 1]
        found |= {figure.id: tuple(stated_otherwise([figure], alike)) for figure in alike}
    return {figure: others for figure, others in found.items() if others}
