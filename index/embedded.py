"""The store in this process: FAISS for vectors, BM25 for words. It scores everything."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from index.encoder import Vectors
from index.entry import Entry
from index.fusion import Scores, fuse, likeliness
from index.lexical import Lexicon
from index.stores import FoundFigures, FoundPassages, Mask, Rows, owners, standing

if TYPE_CHECKING:
    import faiss

_REMEMBERED = 16
"""Questions whose scores are kept: one and its parts are looked up among passages, among figures, and
among figures again with other conditions."""


class EmbeddedStore:
    """A `Store` over entries held in memory."""

    def __init__(self, entries: Sequence[Entry], dimensions: int) -> None:
        """Take the vectors and words of all `entries`, of so many dimensions."""
        self._passages, self._labels, self._wides = (
            _Matrix([texts.vectors[rows] for texts, rows in parts], dimensions)
            for parts in (
                [(entry.passages, entry.passage_rows) for entry in entries],
                [(entry.labels, entry.label_rows) for entry in entries],
                [(entry.labels, entry.wide_rows) for entry in entries],
            )
        )
        lexicon = Lexicon([row for entry in entries for row in entry.tokens])
        self._lexical = lru_cache(maxsize=_REMEMBERED)(lambda words: _shared(lexicon.scores(words)))
        self._owners = owners([entry.report for entry in entries])

    def passage_scores(self, vector: Vectors) -> Scores:
        """Cosine similarity of every passage to a question's vector, shape [passages]."""
        return self._passages.scores(vector)

    def lexical_scores(self, words: Sequence[str]) -> Scores:
        """BM25 of every passage for the tokens of a question, shape [passages]."""
        return self._lexical(tuple(words))

    def find_passages(
        self, vector: Vectors, words: Sequence[str], allowed: Mask, most: int
    ) -> FoundPassages:
        """The passages that fit best."""
        rows = np.flatnonzero(allowed)
        dense = self._passages.scores(vector)[rows]
        lexical = self._lexical(tuple(words))[rows]
        fused = fuse(dense, lexical)
        best = _best(fused, most)
        return FoundPassages(rows[best], fused[best], dense[best], lexical[best])

    def find_figures(
        self, vector: Vectors, words: Sequence[str], allowed: Mask, most: int
    ) -> FoundFigures:
        """The figures likeliest to be asked for."""
        label, wide = self._labels.scores(vector), self._wides.scores(vector)
        passage, lexical = self._passages.scores(vector), self._lexical(tuple(words))
        lexical = lexical / max(float(lexical.max(initial=0.0)), 1e-9)
        passage, lexical = passage[self._owners], lexical[self._owners]
        allowed_rows = np.flatnonzero(allowed)
        rows = allowed_rows[_best(likeliness(label, wide, passage, lexical)[allowed_rows], most)]
        spreads = [
            standing(scores[rows], float(scores.mean()), float(scores.std()))
            for scores in (label, wide)
            if len(rows)
        ]
        return FoundFigures(
            rows,
            label[rows],
            wide[rows],
            passage[rows],
            lexical[rows],
            np.stack(spreads, axis=1) if spreads else np.zeros((0, 2)),
        )


def _best(scores: Scores, most: int) -> Rows:
    return np.argsort(-scores, kind="stable")[:most]


def _shared(scores: Scores) -> Scores:
    """Scores that more than one may be given, and so nobody may change."""
    scores.flags.writeable = False
    return scores


class _Matrix:
    """Vectors of length 1 in FAISS, so that inner product is cosine similarity."""

    def __init__(self, parts: Sequence[Vectors], dimensions: int) -> None:
        # FAISS loads in a tenth of a second and only searching needs it.
        import faiss

        self._index: faiss.IndexFlatIP = faiss.IndexFlatIP(dimensions)
        for part in parts:
            self._index.add(np.ascontiguousarray(part, np.float32))
        # A view into FAISS's own memory: the vectors are held once.
        size = self._index.ntotal * dimensions
        self._vectors: Vectors = (
            faiss.rev_swig_ptr(self._index.get_xb(), size).reshape(-1, dimensions)
            if size
            else np.zeros((0, dimensions), np.float32)
        )
        self._scores = lru_cache(maxsize=_REMEMBERED)(self._scores_of)

    def scores(self, vector: Vectors) -> Scores:
        return self._scores(np.asarray(vector, np.float32).tobytes())

    def _scores_of(self, vector: bytes) -> Scores:
        # Not `@`: BLAS shares so small a product among threads and takes ten times as long.
        scores: Scores = np.einsum("ij,j->i", self._vectors, np.frombuffer(vector, np.float32))
        return _shared(scores)
