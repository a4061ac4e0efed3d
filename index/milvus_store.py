"""The store whose rows lie on a Milvus server.

The server filters, searches by all signals at once (hybrid search) and nominates a few hundred
rows. Those are scored by each signal there and fused here, with the formulas of the embedded
store: the assistant weighs every signal by itself, and Milvus's rankers give back their sum.

On 43 questions on 31 reports (5,820 passages) no ranker of Milvus gives the embedded store's
ten best passages: the first is the same for 86 % with reciprocal rank fusion, 79 % with
WeightedRanker and its own normalisation, 44 % without, and 100 % with weights computed for
each question from its best scores, though then the ten are the same for 42 % and 7 % lack one
among 400. Those 400 hold all ten for every question with reciprocal rank fusion, so it nominates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from corpus import Report
from index.encoder import Vectors
from index.fusion import CANDIDATES, Scores, fuse, likeliness
from index.milvus_tables import Signal, Tables, as_text, row_name, within
from index.stores import FoundFigures, FoundPassages, Mask, Rows, owners, standing

# How many rows a signal nominates: several times what the assistant weighs.
_NOMINATED = 400
# The most rows Milvus gives back.
_DEEPEST = 16_384
_AT_ONCE = 8

_Search = Callable[[], list[str]]
"""Gives the names of the rows found."""


class Spread:
    """Mean and deviation of the similarity of any vector to many, without going through them."""

    def __init__(self, vectors: Vectors) -> None:
        """Take the mean and covariance of `vectors`, shape [n, dimensions]."""
        exact = vectors.astype(np.float64)
        self._mean: NDArray[np.float64] = exact.mean(axis=0)
        self._covariance: NDArray[np.float64] = exact.T @ exact / len(exact) - np.outer(
            self._mean, self._mean
        )

    def __call__(self, vector: Vectors) -> tuple[float, float]:
        """Mean and standard deviation of the similarities to `vector`."""
        variance = float(vector @ self._covariance @ vector)
        return float(self._mean @ vector), max(variance, 0.0) ** 0.5


class MilvusStore:
    """A `Store` over rows that were uploaded to `tables`."""

    def __init__(
        self, tables: Tables, reports: Mapping[str, Report], labels: Vectors, wides: Vectors
    ) -> None:
        """Search the rows of `reports`, by key, in the order of the index.

        :param labels: vectors of the figures' labels, shape [figures, dimensions], of which
            only the spread is kept; `wides` those of the labels in context.
        """
        self._tables = tables
        self._keys = tuple(reports)
        passages = [len(report.passages) for report in reports.values()]
        figures = [len(report.figures) for report in reports.values()]
        self._passage_keys, self._figure_keys = _repeated(passages), _repeated(figures)
        self._passages = _names("p", dict(zip(reports, passages, strict=True)))
        self._figures = _names("f", dict(zip(reports, figures, strict=True)))
        self._numbers = {
            name: row for names in (self._passages, self._figures) for row, name in enumerate(names)
        }
        self._periods = np.array(
            [figure.period for report in reports.values() for figure in report.figures], np.object_
        )
        self._owners = owners(list(reports.values()))
        self._spreads = (Spread(labels), Spread(wides)) if len(labels) else None
        self._pool = ThreadPoolExecutor(_AT_ONCE, "milvus")

    def find_passages(
        self, vector: Vectors, words: Sequence[str], allowed: Mask, most: int
    ) -> FoundPassages:
        """The passages that fit best."""
        text = as_text(words)
        where = within(entry=self._keys_of(self._passage_keys, allowed))
        rows = self._nominated(
            self._together(vector, text, max(most, _NOMINATED), where),
            # From the least similar of these fusion measures; of few, from the last.
            lambda: self._nearest("passage", vector, CANDIDATES, where),
            lambda: self._nearest("passage", -vector, 1, where),
        )
        dense, lexical = self._scored(("passage", vector, rows), ("words", text, rows))
        fused = fuse(dense, lexical)
        best = np.argsort(-fused, kind="stable")[:most]
        return FoundPassages(rows[best], fused[best], dense[best], lexical[best])

    def find_figures(
        self, vector: Vectors, words: Sequence[str], allowed: Mask, most: int
    ) -> FoundFigures:
        """The figures likeliest to be asked for."""
        text = as_text(words)
        keys = self._keys_of(self._figure_keys, allowed)
        rows = np.flatnonzero(allowed)
        if len(rows) > _NOMINATED:
            periods = set(self._periods[allowed])
            every = len(periods) == len(set(self._periods))
            where = within(entry=keys, period=None if every else sorted(periods))
            figures = self._nominated(
                lambda: self._tables.hybrid({"label": vector, "wide": vector}, _NOMINATED, where)
            )
            passages = self._nominated(
                self._together(vector, text, _NOMINATED // 4, within(entry=keys))
            )
            beside = np.isin(self._owners[rows], passages)
            rows = rows[np.isin(rows, figures) | beside]
        if not len(rows) or self._spreads is None:
            none = np.zeros(0, np.float32)
            return FoundFigures(rows[:0], none, none, none, none, np.zeros((0, 2)))
        passages = self._owners[rows]
        label, wide, passage, lexical = self._scored(
            ("label", vector, rows),
            ("wide", vector, rows),
            ("passage", vector, passages),
            ("words", text, passages),
        )
        lexical = lexical / max(self._highest(text), 1e-9)
        best = np.argsort(-likeliness(label, wide, passage, lexical), kind="stable")[:most]
        spreads = [
            standing(scores[best], *spread(vector))
            for scores, spread in zip((label, wide), self._spreads, strict=True)
        ]
        return FoundFigures(
            rows[best],
            label[best],
            wide[best],
            passage[best],
            lexical[best],
            np.stack(spreads, axis=1),
        )

    def _keys_of(self, owners_of_rows: Rows, allowed: Mask) -> list[str]:
        """The entries that have a row allowed."""
        return [self._keys[number] for number in np.unique(owners_of_rows[allowed])]

    def _together(self, vector: Vectors, text: str, most: int, where: str) -> _Search:
        """A search for passages by meaning and words at once; an empty text has no words."""
        most = min(most, _DEEPEST)
        if not text:
            return lambda: self._nearest("passage", vector, most, where)
        return lambda: self._tables.hybrid({"passage": vector, "words": text}, most, where)

    def _nearest(self, signal: Signal, vector: Vectors, most: int, where: str) -> list[str]:
        return [name for name, _ in self._tables.nearest(signal, vector, most, where)]

    def _nominated(self, *searches: _Search) -> Rows:
        """The rows that any of some searches finds, in order."""
        found = self._pool.map(lambda search: search(), searches)
        names = (name for hits in found for name in hits)
        return np.unique(np.array([self._numbers[name] for name in names], np.int64))

    def _scored(self, *searches: tuple[Signal, Vectors | str, Rows]) -> list[Scores]:
        """Similarity or BM25 of given rows, for each search shape [rows]."""
        return list(self._pool.map(lambda search: self._scores(*search), searches))

    def _scores(self, signal: Signal, query: Vectors | str, rows: Rows) -> Scores:
        names = self._figures if signal in ("label", "wide") else self._passages
        distinct = np.unique(rows)
        where = within(id=[names[row] for row in distinct])
        scores = np.zeros(len(names), np.float32)
        if not isinstance(query, str) or query:
            for name, score in self._tables.nearest(signal, query, len(distinct), where):
                scores[self._numbers[name]] = score
        return scores[rows]

    def _highest(self, text: str) -> float:
        """The best BM25 any passage has."""
        hits = self._tables.nearest("words", text, 1, within(entry=self._keys)) if text else []
        return max((score for _, score in hits), default=0.0)


def _names(table: str, sizes: Mapping[str, int]) -> list[str]:
    """The names of all rows, in order."""
    return [row_name(table, key, number) for key, size in sizes.items() for number in range(size)]


def _repeated(sizes: Sequence[int]) -> Rows:
    """The number of the entry of each row."""
    return np.repeat(np.arange(len(sizes)), sizes)
