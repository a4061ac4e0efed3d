"""The measures against hand-worked examples, and against ir_measures."""

from __future__ import annotations

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics import (
    expected_calibration_error,
    mean,
    ndcg,
    percentile,
    recall,
    reciprocal_rank,
)


def test_recall_is_the_share_of_relevant_passages_found_so_far() -> None:
    ranked = [True, False, True, False, False]
    assert recall(ranked, total=4, k=1) == 1 / 4
    assert recall(ranked, total=4, k=5) == 2 / 4


def test_reciprocal_rank_looks_no_further_than_k() -> None:
    assert reciprocal_rank([False, False, True, True], k=10) == 1 / 3
    assert reciprocal_rank([False, False, True], k=2) == 0
    assert reciprocal_rank([], k=10) == 0


def test_ndcg_of_a_perfect_ranking_is_one_and_of_a_late_hit_is_discounted() -> None:
    assert ndcg([True, True, False], total=2, k=10) == 1
    # Hits at ranks 1 and 3 of an ideal 1 and 2.
    assert ndcg([True, False, True], total=2, k=10) == pytest.approx(
        (1 + 1 / log2(4)) / (1 + 1 / log2(3))
    )


def test_ndcg_cannot_ask_for_more_hits_than_there_are_places() -> None:
    assert ndcg([True], total=5, k=1) == 1


@given(st.lists(st.booleans(), max_size=15), st.integers(0, 5))
def test_ranking_measures_equal_ir_measures(ranked: list[bool], unseen: int) -> None:
    ir_measures = pytest.importorskip(
        "ir_measures", reason="trec_eval has no wheel for this platform"
    )
    total = sum(ranked) + unseen
    if not total:
        return
    hits = [str(rank) for rank, hit in enumerate(ranked) if hit]
    qrels = [
        ir_measures.Qrel("q", passage, 1)
        for passage in hits + [f"unseen {number}" for number in range(unseen)]
    ]
    run = [ir_measures.ScoredDoc("q", str(rank), -rank) for rank in range(len(ranked))]
    measures = [ir_measures.parse_measure(name) for name in ("R@1", "R@5", "RR@10", "nDCG@10")]
    reference = ir_measures.calc_aggregate(measures, qrels, run)
    ours = [
        recall(ranked, total, 1),
        recall(ranked, total, 5),
        reciprocal_rank(ranked, 10),
        ndcg(ranked, total, 10),
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


def test_percentiles_are_values_that_were_measured() -> None:
    assert percentile([40, 10, 30, 20], 50) == 20
    assert percentile(list(range(1, 101)), 95) == 95
    assert percentile([7], 95) == 7


def test_nothing_measured_is_none_rather_than_zero() -> None:
    assert mean([]) is None
    assert percentile([], 50) is None
    assert expected_calibration_error([], []) is None
