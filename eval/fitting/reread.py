"""Fit how much reading a figure or a sentence with the question counts, on authors it never learned from.

The adapters were learned from the questions of some authors, whom they fit better than
anybody else; what their scores are worth is therefore fitted on the others alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from assistant.choosing.choose import (
    passage_confidence_features,
    reordered,
    reread_confidence_features,
)
from assistant.choosing.reread import ADAPTERS, READ, READ_SENTENCES, sentence_facts
from eval.fitting.logit import (
    Judged,
    Ranked,
    Vector,
    fit_ranking,
    held_out_ranking,
    judged,
)
from eval.fitting.material import FigureExample, PassageExample

_GROUPS = 10
_PENALTY = 0.003
"""Two features and thousands of questions: any penalty gives the same weights."""


Example = TypeVar("Example", FigureExample, PassageExample)


@dataclass(frozen=True, slots=True)
class Reread(Generic[Example]):
    """One question's candidates by their scores, best first, and what the first few got read again."""

    example: Example
    scores: Vector
    order: NDArray[np.int64]
    cross: Vector

    @property
    def combined(self) -> Vector:
        """The REREAD_FEATURES of the first few, shape [read, 2]."""
        return np.column_stack([self.scores[self.order[: len(self.cross)]], self.cross])


Sure: TypeAlias = tuple[Vector, float]
"""The weights and the bias of a confidence."""
RereadFigures: TypeAlias = Reread[FigureExample]
RereadSentences: TypeAlias = Reread[PassageExample]


def authors_read() -> frozenset[str]:
    """The authors whose questions the adapters were learned from."""
    with np.load(ADAPTERS, allow_pickle=False) as stored:
        return frozenset(stored["authors"].tolist())


def read_again(example: FigureExample, scores: Vector) -> RereadFigures:
    """The candidates of one question in order, the first few read again."""
    order = np.argsort(-scores, kind="stable")
    cross = example.read(example.weighed.rows[order[:READ]])
    return Reread(example, scores, order, cross)


def read_sentences(example: PassageExample, scores: Vector) -> RereadSentences:
    """The passages of one question in order, the sentences of the first few read again."""
    order = np.argsort(-scores, kind="stable")
    return Reread(example, scores, order, example.read(order[:READ_SENTENCES]))


def fit_reread(examples: Sequence[RereadFigures]) -> tuple[Vector, list[Judged]]:
    """The weights of REREAD_FEATURES, and how right the first of each question is held out."""
    weights, by_fold = _fit_order(examples)
    return weights, list(_judged(examples, by_fold, weights))


def fit_sentences(
    examples: Sequence[RereadSentences], sure: Mapping[str, Sure]
) -> tuple[Vector, list[Judged]]:
    """The same for sentences, whose confidence rests on SENTENCE_FACTS.

    :param sure: the confidence without reading for the questions of each fold.
    """
    weights, by_fold = _fit_order(examples)
    tried = []
    for each in examples:
        found, ranked = each.example.weighed, each.example.ranked
        combined = each.combined @ by_fold.get(ranked.fold, weights)
        order, cross = reordered(each.order, combined, each.cross)
        facts = passage_confidence_features(each.example.query, found, each.scores, order)
        own, bias = sure[ranked.fold]
        known = sentence_facts(float(facts @ own + bias), cross, found.misses_kind(int(order[0])))
        tried.append(judged(ranked, int(order[0]), known, _group(each.example)))
    return weights, tried


def _group(example: PassageExample) -> str:
    """Which of a few groups of questions to hold out together.

    Not its author: few ask for words that no report has, and without them there is nothing to learn.
    """
    return str(crc32(example.query.question.folded.encode()) % _GROUPS)


def _fit_order(
    examples: Sequence[Reread[FigureExample]] | Sequence[Reread[PassageExample]],
) -> tuple[Vector, dict[str, Vector]]:
    """The weights of REREAD_FEATURES, and those without the questions of each fold."""
    ranked = [
        Ranked(each.combined, own.right[each.order[: len(each.cross)]], own.fold)
        for each in examples
        if not (own := each.example.ranked).taken_away
    ]
    ranked = [each for each in ranked if each.right.any()]
    held_out = zip(ranked, held_out_ranking(ranked, _PENALTY), strict=True)
    return fit_ranking(ranked, _PENALTY), {example.fold: own for example, own in held_out}


def _judged(
    examples: Iterable[RereadFigures], by_fold: Mapping[str, Vector], weights: Vector
) -> Iterable[Judged]:
    for each in examples:
        of, ranked = each.example, each.example.ranked
        combined = each.combined @ by_fold.get(ranked.fold, weights)
        order, cross = reordered(each.order, combined, each.cross)
        facts = reread_confidence_features(
            of.query, of.weighed, each.scores, order, of.figures, cross
        )
        yield judged(ranked, int(order[0]), facts)
