"""How far a measure would move with other questions: bootstrap and randomisation.

Efron and Tibshirani, "An Introduction to the Bootstrap", 1993 (percentile intervals);
Smucker, Allan and Carterette, "A Comparison of Statistical Significance Tests for
Information Retrieval Evaluation", CIKM 2007 (the paired randomisation test).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000
PERMUTATIONS = 10_000
_SEED = 0

Interval = tuple[float, float]


def mean_interval(values: Sequence[float | None]) -> Interval | None:
    """The 95 % interval of a mean over questions; None without any value.

    Questions are drawn with those the measure does not apply to, so that a denominator that
    varies is accounted for.
    """
    return mean_intervals([values])[0]


def mean_intervals(columns: Sequence[Sequence[float | None]]) -> list[Interval | None]:
    """`mean_interval` of many measures of the same questions, at the cost of a few."""
    return [_interval(means) for means in _means(columns)]


def difference_interval(
    first: Sequence[float | None], second: Sequence[float | None]
) -> Interval | None:
    """The 95 % interval of how much the mean of `second` exceeds that of `first`.

    Both are of the same questions, drawn together; a measure may apply to some of them on one
    side only. None unless there are values on both sides.
    """
    before, after = _means([first, second])
    return _interval(after - before)


def _means(columns: Sequence[Sequence[float | None]]) -> NDArray[np.float64]:
    """The means of each column in each resample, shape [columns, RESAMPLES].

    NaN where the measure applies to none of the questions drawn.
    """
    given = np.array(
        [[np.nan if value is None else value for value in column] for column in columns], np.float64
    )
    if not given.size:
        return np.full((len(columns), RESAMPLES), np.nan)
    applies = ~np.isnan(given)
    # One product for all: the draws are by far the largest matrix, and are read once.
    both = np.concatenate([applies.astype(np.float64), np.where(applies, given, 0)])
    counts, sums = np.split(both @ draw_counts(given.shape[1]).T, 2)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


def _interval(resampled: NDArray[np.float64]) -> Interval | None:
    found = resampled[~np.isnan(resampled)]
    return bounds(found) if len(found) else None


def randomisation_test(first: Sequence[float], second: Sequence[float]) -> float:
    """How often chance alone would part two systems as far: the two-sided p of a paired test.

    Under the hypothesis that both are alike, each question's two values may as well be
    swapped; p is the share of random swappings whose means differ at least as much.
    """
    differences = np.asarray(second, np.float64) - np.asarray(first, np.float64)
    differences = differences[differences != 0]
    if not len(differences):
        return 1.0
    observed = abs(differences.sum())
    random = np.random.default_rng(_SEED)
    # In slices: all signs at once would take gigabytes for thousands of questions.
    beyond, slices = 0, 20
    for _ in range(slices):
        signs = random.choice((-1.0, 1.0), (PERMUTATIONS // slices, len(differences)))
        # A hair of slack: sums of the same numbers in other orders differ in the last digit.
        beyond += int((abs(signs @ differences) >= observed - 1e-9).sum())
    # The observed arrangement is one of them.
    return (beyond + 1) / (PERMUTATIONS + 1)


@lru_cache(maxsize=2)
def draw_counts(size: int) -> NDArray[np.float64]:
    """How often each of `size` questions is drawn in each resample, shape [RESAMPLES, size]."""
    return np.array([np.bincount(row, minlength=size) for row in _draws(size)], np.float64)


def bounds(resampled: NDArray[np.float64]) -> Interval:
    """The 95 % interval of a measure from its values over the resamples."""
    low, high = np.percentile(resampled, [2.5, 97.5])
    return float(low), float(high)


@lru_cache(maxsize=2)
def _draws(size: int) -> NDArray[np.int64]:
    return np.random.default_rng(_SEED).integers(size, size=(RESAMPLES, size))
