"""Where vectors and words lie and are searched: what every store answers, whoever keeps them.

A store finds candidates; choosing among them is the assistant's. Rows count the passages, or
the figures, of all reports in the order of the index. Similarity and BM25 are higher for the
better, always.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus import Report
from index.encoder import Vectors
from index.fusion import Scores

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class FoundPassages:
    """Passages, best first: `fused` in [0, 1], `dense` the cosine similarity, `lexical` BM25."""

    rows: Rows
    fused: Scores
    dense: Scores
    lexical: Scores


@dataclass(frozen=True, slots=True)
class FoundFigures:
    """Figures, likeliest first.

    `label` and `wide` are the cosine similarity of the label, alone and with its context;
    `passage` and `lexical` those of the figure's passage, BM25 as a share of the best there
    is. `standing`, shape [figures, 2], is how far `label` and `wide` stand out from those of
    every figure, in standard deviations.
    """

    rows: Rows
    label: Scores
    wide: Scores
    passage: Scores
    lexical: Scores
    standing: NDArray[np.float64]


class Store(Protocol):
    """Passages and figures, to be searched."""

    def find_passages(
        self, vector: Vectors, words: Sequence[str], allowed: Mask, most: int
    ) -> FoundPassages:
        """The passages that fit best.

        :param vector: a question's, of length 1.
        :param words: its tokens.
        :param allowed: which may be found, shape [passages].
        :raises StoreError: the store is out of reach.
        """

    def find_figures(
        self, vector: Vectors, words: Sequence[str], allowed: Mask, most: int
    ) -> FoundFigures:
        """The figures likeliest to be asked for.

        :param allowed: which may be found, shape [figures].
        :raises StoreError: the store is out of reach.
        """


def owners(reports: Sequence[Report]) -> Rows:
    """The row of the passage of every figure, shape [figures]."""
    passages = chain.from_iterable(report.passages for report in reports)
    rows = {passage.id: row for row, passage in enumerate(passages)}
    figures = chain.from_iterable(report.figures for report in reports)
    return np.array([rows[figure.passage_id] for figure in figures], np.int64)


def standing(similarities: Scores, mean: float, deviation: float) -> NDArray[np.float64]:
    """How many standard deviations similarities lie above the mean."""
    return np.asarray((similarities - mean) / (deviation or 1.0), np.float64)
