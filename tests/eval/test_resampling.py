"""Intervals and tests: they widen with doubt, and see no difference where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.measuring.resampling import difference_interval, mean_interval, randomisation_test

VALUES = st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=1, max_size=40)


@settings(deadline=None)
@given(VALUES)
def test_an_interval_lies_within_the_values_around_their_mean(values: list[float]) -> None:
    bounds = mean_interval(values)
    assert bounds is not None
    assert min(values) <= bounds[0] <= bounds[1] <= max(values)


def test_an_interval_narrows_with_the_number_of_questions() -> None:
    few, many = mean_interval([0.0, 1.0] * 10), mean_interval([0.0, 1.0] * 1000)
    assert few is not None
    assert many is not None
    # The normal approximation: 1.96 · 0.5 / √n on either side.
    assert few[1] - few[0] == pytest.approx(2 * 1.96 * 0.5 / 20**0.5, rel=0.2)
    assert many[1] - many[0] == pytest.approx(2 * 1.96 * 0.5 / 2000**0.5, rel=0.1)


def test_questions_a_measure_does_not_apply_to_are_no_zeros() -> None:
    assert mean_interval([1.0, None, 1.0, None]) == (1.0, 1.0)
    assert mean_interval([None]) is None
    assert mean_interval([]) is None


@settings(deadline=None)
@given(VALUES)
def test_a_system_does_not_differ_from_itself(values: list[float]) -> None:
    assert randomisation_test(values, values) == 1
    assert difference_interval(values, values) == (0, 0)


def test_p_of_few_flips_is_that_of_the_sign_test() -> None:
    # All of four flips go one way: 2 of the 2⁴ arrangements part them as far.
    first, second = [0.0] * 4 + [1.0] * 20, [1.0] * 24
    assert randomisation_test(first, second) == pytest.approx(2 / 16, abs=0.02)


def test_many_flips_one_way_are_beyond_chance_whichever_comes_first() -> None:
    worse, better = [0.0] * 30 + [1.0] * 70, [1.0] * 100
    assert randomisation_test(worse, better) < 0.001
    assert randomisation_test(better, worse) < 0.001
    interval = difference_interval(worse, better)
    assert interval is not None
    assert 0 < interval[0] < 0.3 < interval[1]


def test_what_applies_to_a_question_on_one_side_only_counts_on_that_side() -> None:
    before = [1.0] * 20 + [None] * 20
    after = [1.0] * 20 + [0.0] * 20
    interval = difference_interval(before, after)
    assert interval is not None
    assert interval[0] < -0.5 < interval[1] < 0
    assert difference_interval(before, [None] * 40) is None
