"""Features for what words in common cannot show: likeness of meaning, and what is counted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.asking.counting import counted_in_label, counts_persons
from assistant.asking.query import FigureTexts, Query
from assistant.choosing.hearing import (
    NEAR,
    PASSAGE,
    Heard,
    heaviest_missing,
    stand_for,
    weighed_shares,
)
from assistant.choosing.mentions import mentions
from assistant.words.telling import restricts
from corpus import is_bare_scale, same_kind, unit_classes

LIKENESS = (
    "like_head", "like_label", "like_near", "like_sentence", "like_passage", "unmatched",
    "count_match", "count_clash", "unit_clash",
)  # fmt: skip


def likeness(query: Query, texts: Sequence[FigureTexts], heard: Heard) -> NDArray[np.float64]:
    """The LIKENESS features of some figures, shape [figures, len(LIKENESS)].

    :param heard: how well the words around each speak of the question's own concepts.
    """
    own = query.own
    spoken = np.maximum(heard.alike[:, NEAR], heard.alike[:, PASSAGE])
    unmatched = heaviest_missing(own, spoken, [restricts(concept.word) for concept in own])
    return np.column_stack([weighed_shares(own, heard.alike), unmatched, _counts(query, texts)])


def _counts(query: Query, texts: Sequence[FigureTexts]) -> NDArray[np.float64]:
    """How well what each figure counts is what the question counts: the last three of LIKENESS."""
    noun = query.asked_noun
    counts = [counted_in_label(t.label, t.unit) if noun else "" for t in texts]
    row = {count: n for n, count in enumerate(dict.fromkeys(counts))}
    told = mentions(noun, list(row))
    in_words, alike = (
        weighed_shares(noun, shares)[[row[count] for count in counts]]
        for shares in (told, stand_for(query, noun, told, list(row)))
    )
    said = np.array([bool(count) for count in counts], np.bool_)
    apart = np.array(
        [_counts_another_kind(query.question.unit_held_to, t.unit) for t in texts], np.bool_
    )
    # Either may leave unsaid what it counts.
    return np.column_stack(
        [
            np.where(said, alike, 0.0),
            np.where(said, 1.0 - alike, 0.0),
            apart & ~(said & (in_words >= 0.5)),
        ]
    )


def _counts_another_kind(asked: str, unit: str) -> bool:
    """Whether what one measure word counts the other never does; 项 and 个 count anything."""
    unit = unit if "/" in asked else unit.split("/")[0]  # 每月多少元 may ask for 842元/月
    if not asked or not unit or is_bare_scale(unit):
        return False
    if "item" in unit_classes(asked) or same_kind(asked, unit):
        return False
    return not (counts_persons(asked) and counts_persons(unit))
