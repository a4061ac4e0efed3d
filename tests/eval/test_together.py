"""Measures over many resamples at once: each is the plain formula's, question by question."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measuring.measures import TOGETHER
from eval.measuring.metrics import area_under_risk_coverage, expected_calibration_error
from eval.measuring.metrics import percentile as plain_percentile
from eval.measuring.summary import intervals, measure
from eval.measuring.together import (
    RESAMPLED,
    calibration_error,
    outcomes_of,
    percentile,
    risk_coverage_area,
)
from tests.eval.builders import abstention, answer, figure, gold, result, stated

# Confidence on a grid, so that ties and the edges of bins come up.
DRAWN = st.lists(
    st.tuples(st.integers(0, 20), st.booleans(), st.integers(0, 3)), min_size=1, max_size=30
)


@given(DRAWN)
def test_a_resample_measures_what_its_questions_measure(
    drawn: list[tuple[int, bool, int]],
) -> None:
    confidence = np.array([grade / 20 for grade, _, _ in drawn])
    right = np.array([right for _, right, _ in drawn])
    times = np.array([times for _, _, times in drawn])
    sure, shown = confidence.repeat(times).tolist(), right.repeat(times).tolist()
    counts = times[None, :].astype(np.float64)
    for resampled, plain in (
        (calibration_error(confidence, right, counts), expected_calibration_error(sure, shown)),
        (risk_coverage_area(confidence, right, counts), area_under_risk_coverage(sure, shown)),
        (percentile(confidence, 95, counts), plain_percentile(sure, 95)),
    ):
        wanted = np.nan if plain is None else plain
        assert resampled.tolist() == pytest.approx([wanted], abs=1e-9, nan_ok=True)


def test_every_measure_of_all_questions_together_has_an_interval_around_it() -> None:
    asked = [
        result(gold(stated("374", "名")), answer(figure("374", "名")), milliseconds=10 + n)
        for n in range(30)
    ]
    asked += [
        result(gold(stated("71", "%")), answer(figure("5229", "件"), confidence=0.85))
        for _ in range(10)
    ]
    asked += [result(gold(stated("41", "個")), abstention(0.2), milliseconds=None)] * 5
    row, found = measure(asked), intervals(asked)["all"]
    assert RESAMPLED.keys() == TOGETHER.keys()
    for name in TOGETHER:
        low, high = found[name]
        value = row[name]
        assert value is not None
        assert low <= value <= high
        assert low < high


def test_where_nothing_was_timed_or_answered_there_is_no_interval() -> None:
    silent = [result(gold(stated("41", "個")), abstention(0.2), milliseconds=None)] * 3
    assert {"aurc", "ece-attempted", "p50-ms"}.isdisjoint(intervals(silent)["all"])
    assert np.isnan(RESAMPLED["aurc"](outcomes_of(silent), np.ones((2, 3)))).all()
