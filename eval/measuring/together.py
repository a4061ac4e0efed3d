"""The measures of all questions together, each for many resamples of the questions at once.

`eval.measuring.measures` says what they are, with the formulas of `eval.measuring.metrics`; here the same formulas
run over arrays, so that a thousand resamples of a thousand questions take no longer than one in
plain Python. `counts` has shape [resamples, questions]: how often each question was drawn. A
resample with nothing to measure is NaN.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.evaluate import Result
from eval.measuring.measures import CONFIDENT, shows_right

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What these measures rest on, each of shape [questions]."""

    confidence: Floats
    answered: Flags
    right: Flags
    """Whether a right answer is shown; an abstention shows none."""
    wrong: Flags
    milliseconds: Floats
    """NaN for questions that were not timed."""


Measure = Callable[[Outcomes, Floats], Floats]


def outcomes_of(results: Sequence[Result]) -> Outcomes:
    """The outcomes of some results."""
    times = [np.nan if r.milliseconds is None else r.milliseconds for r in results]
    return Outcomes(
        np.array([r.answer.confidence for r in results], np.float64),
        np.array([r.answer.answered for r in results], np.bool_),
        np.array([shows_right(r) for r in results], np.bool_),
        np.array([r.verdict.outcome == "wrong" for r in results], np.bool_),
        np.array(times, np.float64),
    )


def _wrong_confident(of: Outcomes, counts: Floats) -> Floats:
    return np.asarray(counts @ (of.wrong & (of.confidence >= CONFIDENT)), np.float64)


def calibration_error(confidence: Floats, right: Flags, counts: Floats, bins: int = 10) -> Floats:
    """`metrics.expected_calibration_error` of each resample."""
    held = np.maximum(np.ceil(confidence * bins).astype(int) - 1, 0)
    gaps = (right - confidence)[:, None] * (held[:, None] == np.arange(bins))
    return _share(abs(counts @ gaps).sum(axis=1), counts.sum(axis=1))


def risk_coverage_area(confidence: Floats, right: Flags, counts: Floats) -> Floats:
    """`metrics.area_under_risk_coverage` of each resample."""
    if not len(confidence):
        return np.full(len(counts), np.nan)
    order = np.argsort(-confidence, kind="stable")
    # Answers of the same confidence come through together.
    last = np.flatnonzero(np.append(np.diff(confidence[order]) != 0, True))
    given = counts[:, order].cumsum(axis=1)[:, last]
    wrong = (counts * ~right)[:, order].cumsum(axis=1)[:, last]
    risk = wrong / np.maximum(given, 1)
    return _share((np.diff(given, axis=1, prepend=0) * risk).sum(axis=1), given[:, -1])


def percentile(values: Floats, percent: float, counts: Floats) -> Floats:
    """`metrics.percentile` of each resample."""
    if not len(values):
        return np.full(len(counts), np.nan)
    order = np.argsort(values, kind="stable")
    reached = counts[:, order].cumsum(axis=1)
    wanted = np.ceil(percent / 100 * reached[:, -1:])
    at = (reached < np.maximum(wanted, 1)).sum(axis=1)
    return np.where(reached[:, -1] > 0, values[order][np.minimum(at, len(values) - 1)], np.nan)


def _of_answers(
    measure: Callable[[Floats, Flags, Floats], Floats],
) -> Measure:
    return lambda of, counts: measure(
        of.confidence[of.answered], of.right[of.answered], counts[:, of.answered]
    )


def _of_times(percent: float) -> Measure:
    def measure(of: Outcomes, counts: Floats) -> Floats:
        timed = ~np.isnan(of.milliseconds)
        return percentile(of.milliseconds[timed], percent, counts[:, timed])

    return measure


def _share(sums: Floats, counts: Floats) -> Floats:
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


RESAMPLED: Mapping[str, Measure] = {
    "wrong-confident": _wrong_confident,
    "ece-attempted": _of_answers(calibration_error),
    "ece-all": lambda of, counts: calibration_error(of.confidence, of.right, counts),
    "aurc": _of_answers(risk_coverage_area),
    "p50-ms": _of_times(50),
    "p95-ms": _of_times(95),
}
"""The same names as `measures.TOGETHER`."""
