"""Turn the results of a run into rows of measures with intervals, and rows into a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

import numpy as np

from assistant import Language
from eval.evaluate import Result
from eval.measuring.measures import MEANS, TOGETHER
from eval.measuring.metrics import mean
from eval.measuring.resampling import Interval, bounds, draw_counts, mean_intervals
from eval.measuring.together import RESAMPLED, outcomes_of
from eval.sets.questions import Kind, Split

Row = dict[str, float | None]
"""Measure name → value; None where no question of the row can be measured by it."""

ROWS = ("all", *get_args(Split), *get_args(Kind), *get_args(Language))
"""The rows of a full run: all questions, each half, each kind, each script."""

_COUNTS = ("questions", "wrong-confident")
_MOST_REPORTS = 40
"""A run over more reports than this has no row for each."""


def summarise(results: Sequence[Result]) -> dict[str, Row]:
    """The measures of each row that has questions, in the order of `ROWS`, then by report."""
    values = _values(results)
    return {name: _measured(group, values) for name, group in grouped(results).items()}


def intervals(results: Sequence[Result]) -> dict[str, dict[str, Interval]]:
    """Row → measure → its 95 % bootstrap interval."""
    found: dict[str, dict[str, Interval]] = {}
    of_each = _values(results)
    for name, group in grouped(results).items():
        means = mean_intervals(list(zip(*(of_each[id(r)] for r in group), strict=True)))
        found[name] = {key: each for key, each in zip(MEANS, means, strict=True) if each}
        together, drawn = outcomes_of(group), draw_counts(len(group))
        for key, measured in RESAMPLED.items():
            values = measured(together, drawn)
            if len(applies := values[~np.isnan(values)]):
                found[name][key] = bounds(applies)
    return found


def grouped(results: Sequence[Result]) -> dict[str, list[Result]]:
    """The results of each row."""
    groups: dict[str, list[Result]] = {name: [] for name in ROWS}
    reports = sorted({name for result in results for name in _reports(result)})
    if 1 < len(reports) <= _MOST_REPORTS:
        groups |= {name: [] for name in reports}
    for result in results:
        question = result.question
        script = result.answer.language
        for name in ("all", question.split, question.kind, script, *_reports(result)):
            if name in groups:
                groups[name].append(result)
    return {name: group for name, group in groups.items() if group}


def _reports(result: Result) -> Iterator[str]:
    return iter(dict.fromkeys(item.report for item in result.question.evidence))


def measure(results: Sequence[Result]) -> Row:
    """Every measure over the results of one row."""
    return _measured(results, _values(results))


def _values(results: Iterable[Result]) -> dict[int, list[float | None]]:
    """Identity of a result → what each of `MEANS` makes of it; it stands in several rows."""
    return {id(result): [value(result) for value in MEANS.values()] for result in results}


def _measured(results: Sequence[Result], values: Mapping[int, Sequence[float | None]]) -> Row:
    row: Row = {"questions": len(results)}
    for column, name in enumerate(MEANS):
        own = (values[id(result)][column] for result in results)
        row[name] = mean([value for value in own if value is not None])
    return row | {name: value(results) for name, value in TOGETHER.items()}


def table(rows: Mapping[str, Row], measures: Sequence[str]) -> str:
    """Rows as aligned text, one column for each of `measures`; a dash where none applies."""
    names = max(map(len, rows))
    widths = [max(len(name), 6) for name in measures]
    lines = [" " * names + "".join(f"  {n:>{w}}" for n, w in zip(measures, widths, strict=True))]
    for row_name, row in rows.items():
        cells = [
            f"  {shown(name, row[name]):>{width}}"
            for name, width in zip(measures, widths, strict=True)
        ]
        lines.append(f"{row_name:<{names}}" + "".join(cells))
    return "\n".join(lines)


def shown(name: str, value: float | None) -> str:
    """A measure as printed: counts whole, times in milliseconds, all else in per cent."""
    if value is None:
        return "–"
    if name in _COUNTS:
        return f"{value:.0f}"
    return f"{100 * value:.1f}" if is_share(name) else f"{value:.1f}"


def is_share(name: str) -> bool:
    """Whether a measure lies between 0 and 1, and is no count and no time."""
    return name not in _COUNTS and not name.endswith("-ms")
