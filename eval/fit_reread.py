"""Fit how much reading a figure together with the question counts, on authors it never learned from.

The adapters were learned from the questions of some authors, whom they fit better than
anybody else; what their scores are worth is therefore fitted on the others alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.choose import reordered, reread_confidence_features
from assistant.reread import ADAPTERS, READ
from eval.fit_material import FigureExample
from eval.logit import Judged, Ranked, Vector, fit_ranking, held_out_ranking

_PENALTY = 0.003
"""Two features and thousands of questions: any penalty gives the same weights."""


@dataclass(frozen=True, slots=True)
class Reread:
    """One question's candidates by their scores, best first, and what the first few got read again."""

    example: FigureExample
    scores: Vector
    order: NDArray[np.int64]
    cross: Vector

    @property
    def combined(self) -> Vector:
        """The REREAD_FEATURES of the first few, shape [read, 2]."""
        return np.column_stack([self.scores[self.order[: len(self.cross)]], self.cross])


def authors_read() -> frozenset[str]:
    """The authors whose questions the adapters were learned from."""
    with np.load(ADAPTERS, allow_pickle=False) as stored:
        return frozenset(stored["authors"].tolist())


def read_again(example: FigureExample, scores: Vector) -> Reread:
    """The candidates of one question in order, the first few read again."""
    order = np.argsort(-scores, kind="stable")
    cross = example.read(example.weighed.rows[order[:READ]])
    return Reread(example, scores, order, cross)


def fit_reread(examples: Sequence[Reread]) -> tuple[Vector, list[Judged]]:
    """The weights of REREAD_FEATURES, and how right the first of each question is held out."""
    ranked = [
        Ranked(each.combined, own.right[each.order[: len(each.cross)]], own.fold)
        for each in examples
        if not (own := each.example.ranked).taken_away
    ]
    ranked = [each for each in ranked if each.right.any()]
    weights = fit_ranking(ranked, _PENALTY)
    held_out = zip(ranked, held_out_ranking(ranked, _PENALTY), strict=True)
    by_fold = {example.fold: own for example, own in held_out}
    return weights, list(_judged(examples, by_fold, weights))


def _judged(
    examples: Iterable[Reread], by_fold: Mapping[str, Vector], weights: Vector
) -> Iterable[Judged]:
    for each in examples:
        of, ranked = each.example, each.example.ranked
        combined = each.combined @ by_fold.get(ranked.fold, weights)
        order, cross = reordered(each.order, combined, each.cross)
        facts = reread_confidence_features(
            of.query, of.weighed, each.scores, order, of.figures, cross
        )
        yield Judged(
            np.array(facts),
            bool(ranked.right[order[0]]),
            ranked.fold,
            ranked.taken_away,
            bool(ranked.right.any()),
        )
