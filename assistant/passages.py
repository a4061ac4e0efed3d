"""Choosing the passage and the sentence that answer a question asked for words."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.concepts import coverage, mention
from assistant.evidence import lexical_question
from assistant.hearing import heaviest_missing, stand_for, weighed_shares
from assistant.query import Query
from assistant.scope import speaks_of
from assistant.sought import holds_sought
from assistant.telling import restricts
from corpus import Passage, Span, fold
from index import Index, ScoredPassage

PASSAGE_FEATURES = (
    "fused", "cosine", "lexical", "heading", "passage", "sentence", "carried", "kind_fits",
    "kind_misses", "english_cosine", "period_same", "period_conflict", "place_missing",
    "like_passage", "like_sentence", "unmatched", "period_planned",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WeighedPassages:
    """Candidate passages of one question, with the sentence of each that fits best."""

    found: tuple[ScoredPassage, ...]
    sentences: tuple[Span, ...]
    """In clean offsets of the passage's report."""
    said: tuple[str, ...]
    """The folded words of each sentence."""
    features: NDArray[np.float64]
    """Shape [candidates, len(PASSAGE_FEATURES)]."""
    uncovered: NDArray[np.float64]
    """The heaviest of the question's own concepts each passage does not speak of."""
    unsaid: NDArray[np.float64]
    """The same of each passage's sentence, words alike counted; words without translation are not."""

    def speaks(self, at: int) -> bool:
        """Whether a passage's sentence names anything the question asks about."""
        return bool(self.features[at, PASSAGE_FEATURES.index("sentence")])

    def misses_kind(self, at: int) -> bool:
        """Whether a passage's sentence lacks the kind of thing asked for: a time, a cause."""
        return bool(self.features[at, PASSAGE_FEATURES.index("kind_misses")])


def weigh_passages(
    query: Query, index: Index, within: Collection[str], most: int
) -> WeighedPassages:
    """The features of the `most` passages that retrieval ranks first among some reports."""
    found = index.search_passages(lexical_question(query), query.vector, most, within)
    top = max((scored.lexical for scored in found), default=0.0) or 1.0
    looks = [_look(query, index, scored.passage) for scored in found]
    own = query.own
    texts = [text for look in looks for text in (look.words, look.said)]
    told = np.array([[mention(concept, text) for concept in own] for text in texts], np.float64)
    told = told.reshape(len(texts), len(own))
    # For each passage, how well it and its sentence speak of each concept: [passages, 2, concepts].
    alike = stand_for(query, own, told, texts).reshape(len(found), 2, len(own))
    told = told.reshape(len(found), 2, len(own))
    restricting = [restricts(concept.word) for concept in own]
    unmatched = heaviest_missing(own, alike[:, 0], restricting)
    likeness = np.column_stack([weighed_shares(own, alike), unmatched])
    covered = weighed_shares(own, told[:, 0])
    rows = [
        _passage_features(query, index, scored, top, look, covered[n], likeness[n])
        for n, (scored, look) in enumerate(zip(found, looks, strict=True))
    ]
    return WeighedPassages(
        tuple(found),
        tuple(look.sentence for look in looks),
        tuple(look.said for look in looks),
        np.array(rows, np.float64).reshape(len(found), len(PASSAGE_FEATURES)),
        heaviest_missing(own, told[:, 0]),
        heaviest_missing(own, alike[:, 1], [not concept.untranslated for concept in own]),
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """A passage as it is looked at: its folded words under their heading, and its best sentence."""

    heading: str
    words: str
    sentence: Span
    said: str
    """The folded words of the sentence."""
    covered: float
    """The share of the question the sentence speaks of."""


def _look(query: Query, index: Index, passage: Passage) -> _Look:
    heading = fold(" ".join(passage.section)).lower()
    words = f"{heading} {fold(passage.text).lower()}"
    clean = index.report(passage.report).clean[slice(*passage.clean)]
    sentence, covered, said = _best_sentence(query, passage, fold(clean).lower())
    return _Look(heading, words, sentence, said, covered)


def _passage_features(
    query: Query,
    index: Index,
    scored: ScoredPassage,
    top: float,
    look: _Look,
    covered: float,
    likeness: NDArray[np.float64],
) -> list[float]:
    report = index.report(scored.passage.report)
    own, question, words = query.own, query.question, look.words
    fits = holds_sought(question.folded, question.is_english, look.said)
    named = [period for period in question.periods if period]
    # A report of no known place may answer for any, but only where it speaks of it.
    places = query.foreign_places if report.place else query.own_places + query.foreign_places
    same_year = any(p in (report.period, report.plan_period) or p in words for p in named)
    reviewed = any(p == report.period or p in words for p in named)
    return [
        scored.score, scored.dense, scored.lexical / top,
        coverage([mention(concept, look.heading) for concept in own], own),
        covered, look.covered,
        coverage([mention(c, words) for c in query.carried], query.carried),
        float(fits is True), float(fits is False),
        question.is_english * scored.dense,
        float(bool(named) and same_year), float(bool(named) and not same_year),
        float(not speaks_of(words, places)),
        *likeness, float(same_year and not reviewed),
    ]  # fmt: skip


def _best_sentence(query: Query, passage: Passage, folded: str) -> tuple[Span, float, str]:
    """The sentence that speaks of most of the question, how much of it, and its folded words.

    Concepts it shares with the others of its passage still count: a sentence is never
    chosen for brevity. The first of equals wins, and a heading only where nothing else stands.
    """
    concepts = query.own or query.carried
    weighed: list[tuple[float, Span, str]] = []
    for sentence in passage.sentences:
        words = folded[sentence.start - passage.clean.start : sentence.end - passage.clean.start]
        share = coverage([mention(concept, words) for concept in concepts], concepts)
        weighed.append((share, sentence, words))
    heading = fold(passage.section[-1]).lower() if passage.section else ""
    body = [row for row in weighed if not _is_heading(row[2], heading)]
    share, sentence, words = max(body or weighed, key=lambda row: row[0])
    return sentence, share, words


def _is_heading(sentence: str, heading: str) -> bool:
    """Whether a sentence is its section's heading, run in before the body."""
    return bool(heading) and heading in sentence and len(sentence) <= len(heading) + _NUMBERING


def sentence_of(passage: Passage, position: int) -> Span:
    """The sentence of a passage that holds a clean offset."""
    return next((s for s in passage.sentences if s.start <= position < s.end), passage.clean)


_NUMBERING = 6
"""No heading's number and marks are longer: （十二）……。"""
_LINE_END = re.compile(r"\s*\n\s*")


def quoted(text: str) -> str:
    """Report text as one line of an answer."""
    return _LINE_END.sub("", text).strip()
