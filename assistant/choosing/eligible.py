"""Which figures may answer a question at all, before any is weighed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.asking.query import FigureTexts, Query
from assistant.asking.scope import (
    asks_for_aim,
    asks_for_outcome,
    asks_of_one_year,
    began_before,
    is_of_years_over,
    is_yearly_average,
    may_be_aim,
    may_be_asked_in,
    may_hold_for,
    speaks_of,
)
from assistant.choosing.column import Column
from assistant.prepare import Reading, years_of
from corpus import fold
from index import Index


class Eligible:
    """Which figures of an index may answer."""

    def __init__(self, index: Index, texts: list[FigureTexts]) -> None:
        """Take an index and the folded words of its figures."""
        self._index, self._texts = index, texts
        self._owners = Column(figure.report for figure in index.figures)
        self._periods = Column(figure.period for figure in index.figures)
        self._origins = Column(f.period if f.role == "from" else "" for f in index.figures)
        self._units = Column(texts.unit for texts in self._texts)
        self._statuses = Column(figure.status for figure in index.figures)
        self._roles = Column(figure.role for figure in index.figures)
        self._yearly_averages = np.array(
            [
                is_yearly_average(figure.period, texts.label)
                for figure, texts in zip(index.figures, self._texts, strict=True)
            ],
            np.bool_,
        )

    def __call__(self, reading: Reading, query: Query) -> NDArray[np.bool_]:
        """Which figures may answer: of a report in scope, of a period and unit asked about."""
        names = {report.name for report in reading.scope.reports}
        question, years = reading.question, years_of(self._index.reports)
        allowed = (
            self._owners.where(lambda owner: owner in names)
            & (
                self._periods.where(lambda period: may_hold_for(period, question.periods))
                | self._origins.where(lambda period: began_before(period, question.periods))
            )
            & self._units.where(lambda unit: may_be_asked_in(unit, question.unit_held_to))
        )
        if asks_of_one_year(question):
            allowed &= ~self._yearly_averages
        if question.baselines:
            # Asked for a change, answered with a change, never with what changed.
            allowed &= self._roles.where(lambda role: role in ("growth", "change"))
        if wanted := reading.scope.status:
            allowed &= self._statuses.where(lambda status: status == wanted)
        elif asks_for_aim(question):
            aims = allowed.copy()
            for row in np.flatnonzero(aims):
                status = self._index.figures[row].status
                aims[row] = may_be_aim(status, self._texts[row].sentence)
            allowed = aims if aims.any() else allowed
        elif asks_for_outcome(question) or is_of_years_over(question, years):
            allowed &= self._statuses.where(lambda status: status == "actual")
        if query.foreign_places:
            telling = self._placeless_speaking_of(query.foreign_places)
            for row in np.flatnonzero(allowed & ~self._owners.where(lambda name: name in telling)):
                allowed[row] = speaks_of(self._texts[row].sentence, query.foreign_places)
        return allowed

    def _placeless_speaking_of(self, places: Sequence[Sequence[str]]) -> set[str]:
        """The names of the reports of no known place that speak of some places, and may be of them."""
        return {name for name, text in self._placeless.items() if speaks_of(text, places)}

    @cached_property
    def _placeless(self) -> dict[str, str]:
        """The folded texts of the reports of no known place, by name."""
        return {r.name: fold(r.clean).lower() for r in self._index.reports if not r.place}
