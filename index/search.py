"""The index in memory: reports, and the store that finds passages and figures in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from corpus import Figure, Passage, Report, fold
from index.embedded import EmbeddedStore
from index.encoder import Encoder, Vectors
from index.errors import StoreError
from index.fusion import Scores
from index.lexical import tokens
from index.stores import FoundFigures, Mask, Store


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
        self,
        reports: Sequence[Report],
        store: Store,
        encoder: Encoder,
        problems: Mapping[str, str] | None = None,
        encode_words: Callable[[Sequence[str]], Vectors] | None = None,
    ) -> None:
        """Take `reports`, and the store that holds the vectors `encoder` made of them.

        :param encode_words: single words as vectors, remembered; default: encode them anew.
        """
        self.encoder = encoder
        self._encode_words = encode_words or encoder.encode_queries
        self.problems = problems or {}
        """For each report that could not be read, by name, a sentence that says why."""
        self.reports = tuple(reports)
        self.passages: tuple[Passage, ...] = tuple(
            chain.from_iterable(report.passages for report in self.reports)
        )
        self.figures: tuple[Figure, ...] = tuple(
            chain.from_iterable(report.figures for report in self.reports)
        )
        self._store = store

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

    def encode_words(self, words: Sequence[str]) -> Vectors:
        """Single words, folded, as vectors of length 1, shape [n, dimensions]."""
        return self._encode_words(words)

    @property
    def _embedded(self) -> EmbeddedStore:
        if not isinstance(self._store, EmbeddedStore):
            raise StoreError("只有本机的索引能给全部段落打分；请不要指定 store。")
        return self._store

    def passage_scores(self, vector: Vectors) -> Scores:
        """Cosine similarity of every passage to a question's vector, shape [passages].

        :raises StoreError: the store is a server, which scores only what it finds.
        """
        return self._embedded.passage_scores(vector)

    def lexical_scores(self, question: str) -> Scores:
        """BM25 of every passage for a question of any script, shape [passages].

        :raises StoreError: the store is a server, which scores only what it finds.
        """
        return self._embedded.lexical_scores(tokens(question))

    def search_passages(
        self, question: str, vector: Vectors, k: int, within: Collection[str] | None = None
    ) -> list[ScoredPassage]:
        """The k passages that fit best, best first.

        :param within: names of the reports to search; None searches all.
        :raises StoreError: the store is out of reach.
        """
        sizes = [len(report.passages) for report in self.reports]
        wanted = [within is None or report.name in within for report in self.reports]
        allowed = np.repeat(wanted, sizes)
        if not allowed.any():
            return []
        found = self._store.find_passages(vector, tokens(question), allowed, k)
        return [
            ScoredPassage(self.passages[row], float(fused), float(dense), float(lexical))
            for row, fused, dense, lexical in zip(
                found.rows, found.fused, found.dense, found.lexical, strict=True
            )
        ]

    def search_figures(
        self, question: str, vector: Vectors, k: int, allowed: Mask | None = None
    ) -> FoundFigures:
        """The k figures likeliest to be asked for, as rows of `figures`.

        :param allowed: which may be found, shape [figures]; None allows all.
        :raises StoreError: the store is out of reach.
        """
        if allowed is None:
            allowed = np.ones(len(self.figures), np.bool_)
        return self._store.find_figures(vector, tokens(question), allowed, k)
