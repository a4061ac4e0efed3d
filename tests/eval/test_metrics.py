"""The measures against hand-worked examples, and against ir_measures."""

from __future__ import annotations

from math import log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.measuring.metrics import (
    area_under_risk_coverage,
    expected_calibration_error,
    mean,
    ndcg,
    percentile,
    recall,
    reciprocal_rank,
    reliability,
    risk_coverage,
)


def test_recall_is_the_share_of_what_is_relevant_found_so_far() -> None:
    ranked = [1, 0, 1, 0, 0]
    assert recall(ranked, judged=[1] * 4, k=1) == 1 / 4
    assert recall(ranked, judged=[1] * 4, k=5) == 2 / 4


def test_reciprocal_rank_looks_no_further_than_k() -> None:
    assert reciprocal_rank([0, 0, 1, 1], k=10) == 1 / 3
    assert reciprocal_rank([0, 0, 1], k=2) == 0
    assert reciprocal_rank([], k=10) == 0


def test_ndcg_of_a_perfect_ranking_is_one_and_of_a_late_hit_is_discounted() -> None:
    assert ndcg([2, 1, 0], judged=[1, 2], k=10) == 1
    # Hits at ranks 1 and 3 of an ideal 1 and 2.
    assert ndcg([1, 0, 1], judged=[1, 1], k=10) == pytest.approx(
        (1 + 1 / log2(4)) / (1 + 1 / log2(3))
    )


def test_ndcg_cannot_ask_for_more_hits_than_there_are_places() -> None:
    assert ndcg([1], judged=[1] * 5, k=1) == 1


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), max_size=15), st.lists(st.integers(1, 3), max_size=5))
def test_ranking_measures_equal_ir_measures(ranked: list[int], unseen: list[int]) -> None:
    ir_measures = pytest.importorskip(
        "ir_measures", reason="trec_eval has no wheel for this platform"
    )
    judged = [*filter(None, ranked), *unseen]
    if not judged:
        return
    found = {str(rank): gain for rank, gain in enumerate(ranked) if gain}
    missed = {f"unseen {number}": gain for number, gain in enumerate(unseen)}
    qrels = [ir_measures.Qrel("q", *judgment) for judgment in (found | missed).items()]
    run = [ir_measures.ScoredDoc("q", str(rank), -rank) for rank in range(len(ranked))]
    measures = [ir_measures.parse_measure(name) for name in ("R@1", "R@5", "RR@10", "nDCG@10")]
    reference = ir_measures.calc_aggregate(measures, qrels, run)
    ours = [
        recall(ranked, judged, 1),
        recall(ranked, judged, 5),
        reciprocal_rank(ranked, 10),
        ndcg(ranked, judged, 10),
    ]
    assert ours == pytest.approx([reference[measure] for measure in measures])


def test_calibration_error_weighs_the_gap_of_each_bin_by_its_size() -> None:
    # Bin (0.8, 0.9]: confidence 0.9, 1 of 2 right, gap 0.4. Bin (0.2, 0.3]: gap 0.3.
    error = expected_calibration_error([0.9, 0.9, 0.3], [True, False, False])
    assert error == pytest.approx(2 / 3 * 0.4 + 1 / 3 * 0.3)


def test_confidence_that_keeps_its_word_has_no_calibration_error() -> None:
    assert expected_calibration_error([0.75] * 4, [True, True, True, False]) == pytest.approx(0)
    assert expected_calibration_error([0.0, 1.0], [False, True]) == 0


def test_over_and_under_confidence_cancel_inside_a_bin_only() -> None:
    assert expected_calibration_error([0.55, 0.55], [True, False]) == pytest.approx(0.05)
    assert expected_calibration_error([0.05, 0.95], [True, False]) == pytest.approx(0.95)


def test_bins_of_reliability_hold_every_answer_once() -> None:
    table = reliability([0.95, 0.92, 0.3, 0.0], [True, False, False, False])
    assert [(row.low, row.answers, row.accuracy) for row in table] == [
        (0.0, 1, 0),
        (0.2, 1, 0),
        (0.9, 2, 0.5),
    ]
    assert table[-1].confidence == pytest.approx(0.935)


def test_risk_is_the_share_wrong_among_the_answers_let_through() -> None:
    points = risk_coverage([0.5, 0.9, 0.7], [False, True, True], asked=6)
    assert points == [(1 / 6, 0), (2 / 6, 0), (3 / 6, 1 / 3)]


def test_answers_of_one_confidence_come_through_together_in_any_order() -> None:
    one = risk_coverage([0.5, 0.5], [True, False], asked=2)
    assert one == risk_coverage([0.5, 0.5], [False, True], asked=2) == [(1, 0.5)]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from([0.1, 0.4, 0.9]), st.booleans()), min_size=1))
def test_the_area_is_a_mean_of_risks_and_least_when_errors_come_last(
    answers: list[tuple[float, bool]],
) -> None:
    area = area_under_risk_coverage(*zip(*answers, strict=True))
    right_first = sorted((correct for _, correct in answers), reverse=True)
    perfect = area_under_risk_coverage(range(len(answers), 0, -1), right_first)
    assert area is not None
    assert perfect is not None
    assert perfect - 1e-9 <= area <= 1


def test_percentiles_are_values_that_were_measured() -> None:
    assert percentile([40, 10, 30, 20], 50) == 20
    assert percentile(list(range(1, 101)), 95) == 95
    assert percentile([7], 95) == 7


def test_nothing_measured_is_none_rather_than_zero() -> None:
    assert mean([]) is None
    assert percentile([], 50) is None
    assert expected_calibration_error([], []) is None
    assert area_under_risk_coverage([], []) is None
