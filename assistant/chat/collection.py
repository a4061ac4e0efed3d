"""The loaded reports as the page needs them: every record by its id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus import Figure, Passage, Report


@dataclass(frozen=True, slots=True)
class Collection:
    """Reports by name, and their passages and figures by id."""

    reports: Mapping[str, Report]
    passages: Mapping[str, Passage]
    figures: Mapping[str, Figure]

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Collection:
        """Index the records of `reports`; their order is kept everywhere on the page."""
        by_name = {report.name: report for report in reports}
        return cls(
            reports=by_name,
            passages={p.id: p for report in by_name.values() for p in report.passages},
            figures={f.id: f for report in by_name.values() for f in report.figures},
        )
