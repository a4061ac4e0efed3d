"""The measures of a run: plain numbers in, one number out, each with its formula's source.

The ranking measures are `R@k`, `RR@k` and `nDCG@k` of trec_eval and ir_measures. They are
written out because trec_eval has no wheels for Linux on ARM; the tests compare the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, log2
from typing import NamedTuple


def recall(gains: Sequence[float], judged: Sequence[float], k: int) -> float:
    """Share of all that is relevant that stands among the first k.

    :param gains: the grade at each rank, 0 for irrelevant.
    :param judged: the grades of all that is relevant, at least one.

    >>> recall([0, 1], judged=[1, 1], k=5)
    0.5
    """
    return sum(gain > 0 for gain in gains[:k]) / len(judged)


def reciprocal_rank(gains: Sequence[float], k: int) -> float:
    """One over the rank of the first relevant one, 0 when none is among the first k.

    Voorhees, "The TREC-8 Question Answering Track Report", 1999.

    >>> reciprocal_rank([0, 1], k=10)
    0.5
    """
    return next((1 / rank for rank, gain in enumerate(gains[:k], start=1) if gain), 0.0)


def ndcg(gains: Sequence[float], judged: Sequence[float], k: int) -> float:
    """Discounted gain of the first k over that of the ideal ranking of all `judged`.

    Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 2002.

    >>> round(ndcg([0, 1], judged=[1], k=10), 4)
    0.6309
    """
    return _discounted(gains[:k]) / _discounted(sorted(judged, reverse=True)[:k])


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, start=1))


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
    table = reliability(confidences, correct, bins)
    return sum(row.answers * abs(row.accuracy - row.confidence) for row in table) / len(confidences)


class Bin(NamedTuple):
    """Answers of like confidence: the interval, how many, mean confidence, share right."""

    low: float
    high: float
    answers: int
    confidence: float
    accuracy: float


def reliability(confidences: Sequence[float], correct: Sequence[bool], bins: int = 10) -> list[Bin]:
    """The bins of a reliability diagram that hold any answer, by rising confidence."""
    held: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in zip(confidences, correct, strict=True):
        held[max(ceil(confidence * bins) - 1, 0)].append((confidence, right))
    return [
        Bin(
            number / bins,
            (number + 1) / bins,
            len(pairs),
            sum(confidence for confidence, _ in pairs) / len(pairs),
            sum(right for _, right in pairs) / len(pairs),
        )
        for number, pairs in enumerate(held)
        if pairs
    ]


def risk_coverage(
    confidences: Sequence[float], correct: Sequence[bool], asked: int
) -> list[tuple[float, float]]:
    """(coverage, risk) as answers of ever lower confidence are let through.

    El-Yaniv and Wiener, "On the Foundations of Noise-free Selective Classification", JMLR
    2010: coverage is the share of all questions answered, risk the share of answers wrong.
    Answers of the same confidence come through together.

    :param confidences: of the answers given; `correct` says which are right.
    :param asked: how many questions were asked, abstentions included.

    >>> risk_coverage([0.9, 0.5], [True, False], asked=4)
    [(0.25, 0.0), (0.5, 0.5)]
    """
    points = []
    pairs = sorted(zip(confidences, correct, strict=True), reverse=True)
    wrong = 0
    for number, (confidence, right) in enumerate(pairs, start=1):
        wrong += not right
        if number == len(pairs) or pairs[number][0] < confidence:
            points.append((number / asked, wrong / number))
    return points


def area_under_risk_coverage(confidences: Sequence[float], correct: Sequence[bool]) -> float | None:
    """The mean risk over every number of answers let through; lower is better.

    AURC of Geifman, Uziel and El-Yaniv, "Bias-Reduced Uncertainty Estimation for Deep Neural
    Classifiers", ICLR 2019. None without any answer.

    >>> area_under_risk_coverage([0.9, 0.5], [True, False])
    0.25
    """
    points = risk_coverage(confidences, correct, len(confidences))
    before, area = 0.0, 0.0
    for coverage, risk in points:
        area += (coverage - before) * risk
        before = coverage
    return area if points else None


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
