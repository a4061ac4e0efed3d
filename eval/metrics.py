"""The measures of a run: plain numbers in, one number out, each with its formula's source.

The ranking measures are `R@k`, `RR@k` and `nDCG@k` of trec_eval and ir_measures for binary
relevance. They are written out because trec_eval has no wheels for Linux on ARM; the tests
compare the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, log2


def recall(relevant: Sequence[bool], total: int, k: int) -> float:
    """Share of the `total` relevant passages that stand among the first k.

    >>> recall([False, True], total=2, k=5)
    0.5
    """
    return sum(relevant[:k]) / total


def reciprocal_rank(relevant: Sequence[bool], k: int) -> float:
    """One over the rank of the first relevant passage, 0 when none is among the first k.

    Voorhees, "The TREC-8 Question Answering Track Report", 1999.

    >>> reciprocal_rank([False, True], k=10)
    0.5
    """
    return next((1 / rank for rank, hit in enumerate(relevant[:k], start=1) if hit), 0.0)


def ndcg(relevant: Sequence[bool], total: int, k: int) -> float:
    """Discounted gain of the first k over that of an ideal ranking of `total` relevant ones.

    Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 2002.

    >>> round(ndcg([False, True], total=1, k=10), 4)
    0.6309
    """
    gain = sum(1 / log2(rank + 1) for rank, hit in enumerate(relevant[:k], start=1) if hit)
    return gain / sum(1 / log2(rank + 1) for rank in range(1, min(total, k) + 1))


def expected_calibration_error(
    confidences: Sequence[float], correct: Sequence[bool], bins: int = 10
) -> float | None:
    """How far stated confidence lies from the share that is right, averaged over bins.

    Guo et al., "On Calibration of Modern Neural Networks", ICML 2017: sum over equal-width
    bins of |B|/n · |accuracy(B) − mean confidence(B)|. Bins are closed above, so confidence
    1 falls into the last. None without any confidence to judge.

    >>> round(expected_calibration_error([0.9, 0.9, 0.3], [True, False, False]), 4)
    0.3667
    """
    if not confidences:
        return None
    gaps = [0.0] * bins
    for confidence, right in zip(confidences, correct, strict=True):
        gaps[max(ceil(confidence * bins) - 1, 0)] += right - confidence
    return sum(map(abs, gaps)) / len(confidences)


def percentile(values: Sequence[float], percent: float) -> float | None:
    """The smallest value that at least `percent` of them do not exceed (nearest rank).

    >>> percentile([10, 20, 30, 40], 50), percentile([10, 20, 30, 40], 95)
    (20, 40)
    """
    if not values:
        return None
    return sorted(values)[max(ceil(percent / 100 * len(values)) - 1, 0)]


def mean(values: Sequence[float]) -> float | None:
    """The average, or None of nothing: a share of no questions is not a share of 0."""
    return sum(values) / len(values) if values else None
