"""Several scores as one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

# Recall@1 is flat between 0.3 and 0.5 on CMRC2018 and DRCD dev, where min-max fusion beats
# BM25, the encoder, and reciprocal rank fusion; the middle of the plateau.
DENSE_WEIGHT = 0.4


def fuse(dense: Scores, lexical: Scores) -> Scores:
    """Weighted sum of min-max normalised scores, shape [n], each in [0, 1], higher is better.

    BM25's minimum is 0 by definition, so a passage that shares no token with the question
    takes no lexical share, however the others score.
    """
    if not len(dense):
        return dense
    dense_share = DENSE_WEIGHT * _normalised(dense, float(dense.min()))
    return dense_share + (1 - DENSE_WEIGHT) * _normalised(lexical, 0.0)


def likeliness(label: Scores, wide: Scores, passage: Scores, lexical: Scores) -> Scores:
    """By what figures become candidates: a rough sum, for the fitted weights to refine.

    :param lexical: BM25 of each figure's passage as a share of the best, in [0, 1].
    """
    likely: Scores = label + wide + 0.5 * passage + 0.3 * lexical
    return likely


def _normalised(scores: Scores, lowest: float) -> Scores:
    span = float(scores.max()) - lowest
    normalised: Scores = (scores - lowest) / span if span > 0 else np.zeros_like(scores)
    return normalised
