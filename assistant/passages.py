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
    features = np.zeros((len(found), len(PASSAGE_FEATURES)))
    uncovered, unsaid = np.zeros(len(found)), np.zeros(len(found))
    sentences: list[Span] = []
    for n, scored in enumerate(found):
        sentence, row, uncovered[n], unsaid[n] = _passage_features(query, index, scored, top)
        sentences.append(sentence)
        features[n] = row
    return WeighedPassages(tuple(found), tuple(sentences), features, uncovered, unsaid)


def _passage_features(
    query: Query, index: Index, scored: ScoredPassage, top: float
) -> tuple[Span, list[float], float, float]:
    passage = scored.passage
    report = index.report(passage.report)
    own, question = query.own, query.question
    heading = fold(" ".join(passage.section)).lower()
    words = f"{heading} {fold(passage.text).lower()}"
    in_passage = [mention(concept, words) for concept in own]
    sentence, covered, told = _best_sentence(
        query, passage, fold(report.clean[slice(*passage.clean)]).lower()
    )
    fits = holds_sought(question.folded, question.is_english, told)
    missing = max(((1.0 - m) * c.weight for m, c in zip(in_passage, own, strict=True)), default=0.0)
    heard = np.array([in_passage, [mention(concept, told) for concept in own]])
    alike = stand_for(query, own, heard, [words, told])
    unsaid = [
        (1.0 - m) * c.weight for m, c in zip(alike[1], own, strict=True) if not c.untranslated
    ]
    named = [period for period in question.periods if period]
    # A report of no known place may answer for any, but only where it speaks of it.
    places = query.foreign_places if report.place else query.own_places + query.foreign_places
    same_year = any(p in (report.period, report.plan_period) or p in words for p in named)
    reviewed = any(p == report.period or p in words for p in named)
    row = [
        scored.score, scored.dense, scored.lexical / top,
        coverage([mention(concept, heading) for concept in own], own),
        coverage(in_passage, own), covered,
        coverage([mention(c, words) for c in query.carried], query.carried),
        float(fits is True), float(fits is False),
        question.is_english * scored.dense,
        float(bool(named) and same_year), float(bool(named) and not same_year),
        float(not speaks_of(words, places)),
        *weighed_shares(own, alike),
        float(heaviest_missing(own, alike[0], [restricts(concept.word) for concept in own])),
        float(same_year and not reviewed),
    ]  # fmt: skip
    return sentence, row, missing, max(unsaid, default=0.0)


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
