"""The index in memory: reports, and every way to score their passages and figures."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus import Figure, Passage, Report, fold
from index.encoder import Encoder, Vectors
from index.entry import Entry
from index.fusion import fuse
from index.lexical import Lexicon, tokens

if TYPE_CHECKING:
    import faiss

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A passage found: `score` is the fused one in [0, 1], `dense` the cosine similarity,
    `lexical` BM25; of each, higher is better."""

    passage: Passage
    score: float
    dense: float
    lexical: float


class Index:
    """Reports opened for searching; passages and figures are numbered in the reports' order."""

    def __init__(
        self, entries: Sequence[Entry], encoder: Encoder, problems: tuple[str, ...] = ()
    ) -> None:
        """Assemble the index of all `entries`, whose vectors came from `encoder`."""
        self.encoder = encoder
        self.problems = problems
        """A sentence for each report that could not be read."""
        self.reports: tuple[Report, ...] = tuple(entry.report for entry in entries)
        self.passages: tuple[Passage, ...] = tuple(
            chain.from_iterable(report.passages for report in self.reports)
        )
        self.figures: tuple[Figure, ...] = tuple(
            chain.from_iterable(report.figures for report in self.reports)
        )
        self._passages, self._labels, self._wides = (
            _Matrix([texts.vectors[rows] for texts, rows in parts], encoder.dimensions)
            for parts in (
                [(entry.passages, entry.passage_rows) for entry in entries],
                [(entry.labels, entry.label_rows) for entry in entries],
                [(entry.labels, entry.wide_rows) for entry in entries],
            )
        )
        self._lexicon = Lexicon([row for entry in entries for row in entry.tokens])

    @property
    def label_vectors(self) -> Vectors:
        """What FAISS holds for the figures' labels, shape [figures, dimensions]; read only."""
        return self._labels.vectors

    @cached_property
    def _reports_by_name(self) -> dict[str, Report]:
        return {report.name: report for report in self.reports}

    @cached_property
    def _passages_by_id(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in self.passages}

    def report(self, name: str) -> Report:
        """The report called `name`; KeyError if the index has none."""
        return self._reports_by_name[name]

    def passage(self, passage_id: str) -> Passage:
        """The passage with this id; KeyError if the index has none."""
        return self._passages_by_id[passage_id]

    def encode(self, question: str) -> Vectors:
        """A question of any script as a vector of length 1, shape [dimensions]."""
        vector: Vectors = self.encode_many([question])[0]
        return vector

    def encode_many(self, questions: Sequence[str]) -> Vectors:
        """Questions of any script as vectors of length 1, shape [n, dimensions]."""
        return self.encoder.encode_queries([fold(question) for question in questions])

    def passage_scores(self, vector: Vectors) -> Scores:
        """Cosine similarity of every passage to a question's vector, shape [passages]."""
        return self._passages.scores(vector)

    def label_scores(self, vector: Vectors) -> Scores:
        """Cosine similarity of every figure's label to a question's vector, shape [figures]."""
        return self._labels.scores(vector)

    def wide_scores(self, vector: Vectors) -> Scores:
        """The same for labels with their context, shape [figures]."""
        return self._wides.scores(vector)

    def lexical_scores(self, question: str) -> Scores:
        """BM25 of every passage for a question of any script, shape [passages]."""
        return self._lexicon.scores(tokens(question))

    def idf(self, token: str) -> float:
        """How rare a token of `tokens` is over the passages; never negative."""
        return self._lexicon.idf(token)

    def search_passages(
        self, question: str, vector: Vectors, k: int, within: Collection[str] | None = None
    ) -> list[ScoredPassage]:
        """The k passages that fit best, best first.

        :param within: names of the reports to search; None searches all.
        """
        rows = self._rows([len(report.passages) for report in self.reports], within)
        if not len(rows):
            return []
        dense = self.passage_scores(vector)[rows]
        lexical = self.lexical_scores(question)[rows]
        fused = fuse(dense, lexical)
        return [
            ScoredPassage(
                self.passages[rows[at]], float(fused[at]), float(dense[at]), float(lexical[at])
            )
            for at in np.argsort(-fused, kind="stable")[:k]
        ]

    def search_figures(
        self, vector: Vectors, k: int, within: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        """The k figures whose labels are most similar: positions in `figures`, similarities."""
        if within is None:
            return self._labels.search(vector, k)
        rows = self._rows([len(report.figures) for report in self.reports], within)
        return self._labels.search(vector, k, rows)

    def _rows(self, sizes: Sequence[int], within: Collection[str] | None) -> NDArray[np.int64]:
        """Rows of the reports named, of which each has `sizes` rows."""
        wanted = [within is None or report.name in within for report in self.reports]
        return np.flatnonzero(np.repeat(wanted, sizes))


class _Matrix:
    """Vectors of length 1 in FAISS, so that inner product is cosine similarity."""

    def __init__(self, parts: Sequence[Vectors], dimensions: int) -> None:
        # FAISS loads in a tenth of a second and only searching needs it.
        import faiss

        self._faiss: Any = faiss
        self._index: faiss.IndexFlatIP = faiss.IndexFlatIP(dimensions)
        for part in parts:
            self._index.add(np.ascontiguousarray(part, np.float32))
        # A view into FAISS's own memory: the vectors are held once.
        size = self._index.ntotal * dimensions
        self.vectors: Vectors = (
            faiss.rev_swig_ptr(self._index.get_xb(), size).reshape(-1, dimensions)
            if size
            else np.zeros((0, dimensions), np.float32)
        )

    def scores(self, vector: Vectors) -> Scores:
        # Not `@`: BLAS shares so small a product among threads and takes ten times as long.
        scores: Scores = np.einsum("ij,j->i", self.vectors, vector)
        return scores

    def search(
        self, vector: Vectors, k: int, rows: NDArray[np.int64] | None = None
    ) -> list[tuple[int, float]]:
        count = min(k, self._index.ntotal if rows is None else len(rows))
        if count <= 0:
            return []
        parameters = rows is not None and self._faiss.SearchParameters(
            sel=self._faiss.IDSelectorBatch(rows)
        )
        scores, found = self._index.search(vector[None, :], count, params=parameters or None)
        return list(zip(found[0].tolist(), scores[0].tolist(), strict=True))
