import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import CANDIDATES, DENSE_WEIGHT, Scores, fuse

COSINES = st.floats(-1, 1, width=32)
BM25 = st.just(0.0) | st.floats(0.125, 50, width=32)


def scores(values: list[float]) -> Scores:
    return np.array(values, np.float32)


def test_worked_example() -> None:
    fused = fuse(scores([0.7, 0.8, 0.9]), scores([6, 3, 0]))
    assert fused == pytest.approx(
        [1 - DENSE_WEIGHT, 0.5 * DENSE_WEIGHT + 0.5 * (1 - DENSE_WEIGHT), DENSE_WEIGHT]
    )


def test_where_nothing_is_shared_the_encoder_alone_decides() -> None:
    assert fuse(scores([0.7, 0.9]), scores([0, 0])) == pytest.approx([0, DENSE_WEIGHT])


def test_passages_far_from_the_question_do_not_weaken_the_encoder() -> None:
    near, far = [0.9, 0.8] + [0.7] * (CANDIDATES - 2), [0.1, -0.5]
    lexical = [0.0, 6.0] + [0.0] * CANDIDATES
    fused = fuse(scores(near + far), scores(lexical))
    assert fused[:CANDIDATES] == pytest.approx(fuse(scores(near), scores(lexical[:CANDIDATES])))
    assert fused[CANDIDATES:].tolist() == [0, 0]


def test_equal_scores_and_no_scores() -> None:
    assert fuse(scores([0.8, 0.8]), scores([0, 0])).tolist() == [0, 0]
    assert fuse(scores([]), scores([])).tolist() == []


@given(st.lists(st.tuples(COSINES, BM25), min_size=1))
def test_scores_lie_between_0_and_1_and_a_zero_of_bm25_takes_no_lexical_share(
    pairs: list[tuple[float, float]],
) -> None:
    dense, lexical = (scores(list(column)) for column in zip(*pairs, strict=True))
    fused = fuse(dense, lexical)
    assert fused.min() >= 0
    assert fused.max() <= 1 + 1e-6
    assert (fused[lexical == 0] <= DENSE_WEIGHT + 1e-6).all()


@given(st.lists(st.tuples(COSINES, BM25), min_size=2), st.sampled_from([0.5, 2.0, 8.0]))
def test_only_the_proportions_of_bm25_count(
    pairs: list[tuple[float, float]], factor: float
) -> None:
    dense, lexical = (scores(list(column)) for column in zip(*pairs, strict=True))
    assert fuse(dense, lexical) == pytest.approx(fuse(dense, lexical * np.float32(factor)))
