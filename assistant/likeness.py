"""Features for what words in common cannot show: likeness of meaning, and what is counted."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.concepts import Concept, coverage, mention
from assistant.counting import counted_in_label, counts_persons
from assistant.query import FigureTexts, Query
from assistant.telling import restricts
from corpus import same_kind, unit_classes

LIKENESS = (
    "like_head", "like_label", "like_near", "like_sentence", "like_passage", "unmatched",
    "count_match", "count_clash", "unit_clash",
)  # fmt: skip
_WORTH_OF_LIKE = 0.9
"""A word alike in meaning is worth no more than a listed synonym."""
_FOUND = 0.85
"""From this worth on a concept stands in the text and needs no likeness."""


def likeness(query: Query, texts: FigureTexts, mentions: Sequence[Sequence[float]]) -> list[float]:
    """The LIKENESS features of one figure.

    :param mentions: of head, label, near, sentence and passage: how well each speaks of each of
        the question's own concepts in words.
    """
    own = query.own
    places = (texts.head, texts.label, texts.near, texts.sentence, texts.passage)
    alike = [
        [stands_for(query, concept, m, text) for concept, m in zip(own, told, strict=True)]
        for told, text in zip(mentions, places, strict=True)
    ]
    unmatched = max(
        (
            (1.0 - max(near, passage)) * concept.weight
            for near, passage, concept in zip(alike[2], alike[4], own, strict=True)
            if restricts(concept.word)
        ),
        default=0.0,
    )
    match = _count_match(query, texts)
    apart = _counts_another_kind(query.question.unit, texts.unit)
    return [
        *(coverage(told, own) for told in alike),
        unmatched,
        match or 0.0,
        0.0 if match is None else 1.0 - match,
        float(apart and (_count_match(query, texts, in_words=True) or 0.0) < 0.5),
    ]


def _counts_another_kind(asked: str, unit: str) -> bool:
    """Whether what one measure word counts the other never does; 项 and 个 count anything."""
    if not asked or "item" in unit_classes(asked) or same_kind(asked, unit):
        return False
    return not (counts_persons(asked) and counts_persons(unit))


def stands_for(query: Query, concept: Concept, told: float, text: str) -> float:
    """How well a folded text speaks of a concept, in words (`told`) or in words alike."""
    if told >= _FOUND or query.senses is None:
        return told
    return max(told, _WORTH_OF_LIKE * query.senses.best(concept.forms[0][0], text))


def _count_match(query: Query, texts: FigureTexts, *, in_words: bool = False) -> float | None:
    """How well what the figure counts is what the question counts; None if either is unsaid.

    :param in_words: whether only words count, and none that is merely alike.
    """
    counts = counted_in_label(texts.label, texts.unit)
    if not counts or not query.asked_noun:
        return None
    told = [mention(concept, counts) for concept in query.asked_noun]
    if not in_words:
        told = [
            stands_for(query, c, m, counts) for c, m in zip(query.asked_noun, told, strict=True)
        ]
    return coverage(told, query.asked_noun)
