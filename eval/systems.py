"""The systems that can be compared: each ranks the passages of an index for a question.

A system is named `NAME` or `NAME@MODEL`, where MODEL is another encoder by hub name or folder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import Passage
from eval.errors import UnknownSystem
from eval.opened import Opened
from eval.sets.questions import GoldQuestion
from index import Index, Lexicon, Vectors, fuse, tokens

DEPTH = 100
"""Passages ranked; few measures look beyond, and run files stay small."""
RRF_CONSTANT = 60
"""Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet", SIGIR 2009."""

Scores = NDArray[np.float32]


class Ranked(NamedTuple):
    """A passage and its score under some system; higher is better."""

    passage: Passage
    score: float


@dataclass(frozen=True)
class Bench:
    """An opened set with what its systems share: vectors of questions, extra lexica."""

    opened: Opened

    @property
    def index(self) -> Index:
        """The index searched."""
        return self.opened.assistant.index

    @cached_property
    def words(self) -> Lexicon:
        """BM25 over jieba's words alone."""
        return Lexicon([tokens(headed(p), bigrams=False) for p in self.index.passages])

    @cached_property
    def bigrams(self) -> Lexicon:
        """BM25 over character bigrams alone."""
        return Lexicon([tokens(headed(p), words=False) for p in self.index.passages])

    @cached_property
    def texts(self) -> Lexicon:
        """BM25 over words and bigrams of whole texts."""
        return Lexicon([tokens(report.clean) for report in self.index.reports])

    @cached_property
    def text_of(self) -> NDArray[np.intp]:
        """The row of each passage's text, shape [passages]."""
        rows = {report.name: row for row, report in enumerate(self.index.reports)}
        return np.array([rows[passage.report] for passage in self.index.passages], np.intp)

    @cached_property
    def rows(self) -> dict[str, int]:
        """The place of each passage in the index, by its id."""
        return {passage.id: row for row, passage in enumerate(self.index.passages)}

    @cached_property
    def texts_of(self) -> dict[str, str]:
        """The original text of each report, by its name."""
        return {report.name: report.text for report in self.index.reports}

    def vector(self, question: str) -> Vectors:
        """The question's vector, remembered across systems."""
        return self.index.encode(question)


def headed(passage: Passage) -> str:
    """A passage's text under its headings, as it is indexed."""
    return f"{' '.join(passage.section)}\n{passage.text}"


def reciprocal_rank_fusion(dense: Scores, lexical: Scores) -> Scores:
    """Σ 1 / (60 + rank) over both rankings; a passage without lexical overlap has no rank there."""
    of_dense = 1 / (RRF_CONSTANT + _ranks(dense))
    of_lexical = np.where(lexical > 0, 1 / (RRF_CONSTANT + _ranks(lexical)), 0)
    return np.asarray(of_dense + of_lexical, np.float32)


def _ranks(scores: Scores) -> Scores:
    ranks = np.empty(len(scores), np.float32)
    ranks[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return ranks


_SCORES: Mapping[str, Callable[[Bench, str], Scores]] = {
    "bm25-words": lambda bench, q: bench.words.scores(tokens(q, bigrams=False)),
    "bm25-bigrams": lambda bench, q: bench.bigrams.scores(tokens(q, words=False)),
    "bm25": lambda bench, q: bench.index.lexical_scores(q),
    # A passage stands for its text.
    "bm25-texts": lambda bench, q: bench.texts.scores(tokens(q))[bench.text_of],
    "dense": lambda bench, q: bench.index.passage_scores(bench.vector(q)),
    "hybrid": lambda bench, q: fuse(
        bench.index.passage_scores(bench.vector(q)), bench.index.lexical_scores(q)
    ),
    "rrf": lambda bench, q: reciprocal_rank_fusion(
        bench.index.passage_scores(bench.vector(q)), bench.index.lexical_scores(q)
    ),
}

SYSTEMS = (*_SCORES, "assistant")
ANSWERING = frozenset({"assistant"})
"""Systems that answer, not only rank."""
LEXICAL = frozenset(name for name in _SCORES if name.startswith("bm25"))
"""Systems that need no encoder."""
OF_TEXTS = frozenset({"bm25-texts"})
"""Systems that cannot tell the passages of one text apart."""


def parse_system(name: str, default: str | None = None) -> tuple[str, str | None]:
    """System and encoder of `NAME[@MODEL]`, `default` if it names none; None is the bundled one.

    :raises UnknownSystem: when there is no such system.
    """
    system, _, model = name.partition("@")
    if system not in SYSTEMS:
        raise UnknownSystem(f"There is no system {system!r}; there are {', '.join(SYSTEMS)}.")
    return system, model or default


def rank(system: str, bench: Bench, question: GoldQuestion) -> list[Ranked]:
    """The `DEPTH` passages a system ranks first.

    Systems but the assistant know nothing of conversations: they search the question with
    the earlier ones before it. BM25 ranks what shares a word with the question and nothing else,
    or a question without one would be answered by the order of the index.
    """
    if system == "assistant":
        found = bench.opened.assistant.retrieve(question.question, question.history, k=DEPTH)
        return [Ranked(scored.passage, scored.score) for scored in found]
    ranked = best(bench.index.passages, _SCORES[system](bench, searched(question)))
    return [each for each in ranked if each.score > 0] if system in LEXICAL else ranked


def best(passages: Sequence[Passage], scores: Scores) -> list[Ranked]:
    """The `DEPTH` passages with the highest scores; the first of equals stays first."""
    order = np.argsort(-scores, kind="stable")[:DEPTH]
    return [Ranked(passages[row], float(scores[row])) for row in order]


def searched(question: GoldQuestion) -> str:
    """The words a plain system searches for."""
    return " ".join((*question.history, question.question))
