"""How well the words around figures speak of a question's concepts, for all candidates at once.

Figures of one passage share its words and often a sentence, so each distinct text is looked at
once; and words alike in meaning are looked up for all texts in one step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.asking.concepts import Concept
from assistant.asking.query import FigureTexts, Query
from assistant.choosing.mentions import mentions

HEAD, LABEL, NEAR, SENTENCE, PASSAGE = range(5)
"""The places words stand in, from the nearest to the number outwards."""
_WORTH_OF_LIKE = 0.9
"""A word alike in meaning is worth no more than a listed synonym."""
_SPOKEN_OF = 0.3
"""Less than this is what two words with one character in common have."""
_FOUND = 0.85
"""From this worth on a concept stands in the text and needs no likeness."""

Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Heard:
    """Of each candidate figure, place and own concept of the question, how well it is spoken of.

    Shape [candidates, places, concepts], each in [0, 1].
    """

    told: Shares
    """In words."""
    alike: Shares
    """In words, or in words alike in meaning."""


def hear(query: Query, texts: Sequence[FigureTexts]) -> Heard:
    """How well the words around some figures speak of the question's own concepts."""
    own = query.own
    row: dict[str, int] = {}
    around: list[int] = []

    def row_of(text: str, outer: int | None = None) -> int:
        found = row.setdefault(text, len(around))
        if found == len(around):
            around.append(found if outer is None else outer)
        return found

    picked = np.empty((len(texts), PASSAGE + 1), np.int64)
    for n, figure in enumerate(texts):
        passage, near = row_of(figure.passage), row_of(figure.near)
        label = row_of(figure.label, near)
        picked[n] = (
            row_of(figure.head, label),
            label,
            near,
            row_of(figure.sentence, passage),
            passage,
        )
    told = _heard_around(mentions(own, list(row)), np.array(around, np.int64))
    return Heard(told[picked], stand_for(query, own, told, list(row))[picked])


def _heard_around(told: Shares, around: NDArray[np.int64]) -> Shares:
    """Shares of texts, none of what is nowhere in the words around: the row of those of each text."""
    while True:
        within = np.where(told[around] == 0.0, 0.0, told)
        if (within == told).all():
            return told
        told = within


def speak_of(query: Query, concepts: Sequence[Concept], texts: Sequence[str]) -> bool:
    """Whether any of some texts speaks of any of some concepts, in words or words alike in meaning."""
    return bool(stand_for(query, concepts, mentions(concepts, texts), texts).max() >= _SPOKEN_OF)


def stand_for(
    query: Query, concepts: Sequence[Concept], told: Shares, texts: Sequence[str]
) -> Shares:
    """How well folded texts speak of concepts, in words (`told`) or in words alike.

    :param told: shape [texts, concepts], as is what is returned.
    """
    if query.senses is None or not told.size:
        return told
    alike = query.senses.best([concept.forms[0][0] for concept in concepts], texts)
    return np.where(told >= _FOUND, told, np.maximum(told, _WORTH_OF_LIKE * alike))


def weighed_shares(concepts: Sequence[Concept], shares: Shares) -> Shares:
    """The share of the concepts' weight that is spoken of; the last axis of `shares` is theirs.

    What `coverage` says of one text, said of many.
    """
    weights = np.array([concept.weight for concept in concepts], np.float64)
    total = float(weights.sum())
    covered: Shares = shares @ weights / total if total else np.zeros(shares.shape[:-1])
    return covered


def heaviest_missing(
    concepts: Sequence[Concept], shares: Shares, counting: Sequence[bool] | None = None
) -> Shares:
    """The weight of the heaviest concept that is not spoken of, in part where it is in part.

    :param shares: how well each concept is spoken of, shape [..., concepts].
    :param counting: which concepts count; all by default.
    """
    weights = np.array([concept.weight for concept in concepts], np.float64)
    if counting is not None:
        weights = weights * np.array(counting, np.float64)
    missing: Shares = ((1.0 - shares) * weights).max(axis=-1, initial=0.0)
    return missing
