"""Choosing the passage and the sentence that answer a question asked for words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.asking.concepts import coverage
from assistant.asking.query import Query
from assistant.asking.scope import speaks_of
from assistant.asking.sought import holds_sought
from assistant.choosing.evidence import lexical_question
from assistant.choosing.hearing import heaviest_missing, stand_for, weighed_shares
from assistant.choosing.mentions import mention, mentions
from assistant.words.telling import restricts
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
    own = query.own
    seen = [_seen(index, scored.passage) for scored in found]
    row: dict[str, int] = {}
    for sight in seen:
        for text in (sight.heading, sight.words, *sight.sentences):
            row.setdefault(text, len(row))
    shares = mentions(own, list(row))
    covering = {text: coverage(shares[n].tolist(), own) for text, n in row.items()}
    looks = [_look(sight, covering) for sight in seen]
    texts = [text for look in looks for text in (look.words, look.said)]
    spoken = shares[[row[text] for text in texts]].reshape(len(texts), len(own))
    # For each passage, how well it and its sentence speak of each concept: [passages, 2, concepts].
    alike = stand_for(query, own, spoken, texts).reshape(len(found), 2, len(own))
    told = spoken.reshape(len(found), 2, len(own))
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
class _Sight:
    """The folded words of a passage: its heading, all under their heading, and each sentence."""

    heading: str
    words: str
    sentences: tuple[str, ...]
    spans: tuple[Span, ...]
    """Those of the sentences."""
    last_heading: str


def _seen(index: Index, passage: Passage) -> _Sight:
    heading = fold(" ".join(passage.section)).lower()
    start, end = passage.clean
    clean = fold(index.report(passage.report).clean[start:end]).lower()
    return _Sight(
        heading,
        f"{heading} {fold(passage.text).lower()}",
        tuple(clean[s.start - start : s.end - start] for s in passage.sentences),
        passage.sentences,
        fold(passage.section[-1]).lower() if passage.section else "",
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """A passage as it is looked at: its folded words under their heading, and its best sentence."""

    words: str
    sentence: Span
    said: str
    """The folded words of the sentence."""
    headed: float
    """The share of the question the heading speaks of."""
    covered: float
    """The share the sentence speaks of."""


def _look(sight: _Sight, covering: Mapping[str, float]) -> _Look:
    """A passage with the sentence that speaks of most of the question.

    Concepts it shares with the others of its passage still count: a sentence is never
    chosen for brevity. The first of equals wins, and a heading only where nothing else stands.

    :param covering: the share of the question that each text speaks of.
    """
    said = list(zip(sight.spans, sight.sentences, strict=True))
    body = [row for row in said if not _is_heading(row[1], sight.last_heading)]
    sentence, words = max(body or said, key=lambda row: covering[row[1]])
    return _Look(sight.words, sentence, words, covering[sight.heading], covering[words])


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
    question, words = query.question, look.words
    fits = holds_sought(question.folded, question.is_english, look.said)
    named = [period for period in question.periods if period]
    # A report of no known place may answer for any, but only where it speaks of it.
    places = query.foreign_places if report.place else query.own_places + query.foreign_places
    same_year = any(p in (report.period, report.plan_period) or p in words for p in named)
    reviewed = any(p == report.period or p in words for p in named)
    return [
        scored.score, scored.dense, scored.lexical / top,
        look.headed, covered, look.covered,
        coverage([mention(c, words) for c in query.carried], query.carried),
        float(fits is True), float(fits is False),
        question.is_english * scored.dense,
        float(bool(named) and same_year), float(bool(named) and not same_year),
        float(not speaks_of(words, places)),
        *likeness, float(same_year and not reviewed),
    ]  # fmt: skip


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
