"""What an assistant remembers of questions, so that asking on takes no time twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from assistant.model import Answer
from corpus import Figure

_REMEMBERED = 256
"""Questions whose vectors, and whose figures for a follow-up to lean on, are kept."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Headline(NamedTuple):
    """The figure a question was answered with, or that came nearest, and which of the two."""

    figure: Figure | None
    answered: bool
    whole: float = 0.0
    """The confidence of an answer that is this one figure; 0 for any other."""


def headline_of(answer: Answer) -> Headline:
    """The figure of an answer, or the first of those that come nearest."""
    figures = answer.figures or answer.nearest
    alone = len(answer.figures) == 1 and answer.calculation is None
    whole = answer.confidence if alone else 0.0
    return Headline(next(iter(figures), None), bool(answer.figures), whole)


def keep(kept: dict[_Key, _Value], fresh: Mapping[_Key, _Value]) -> None:
    """Keep more, and forget all the rest when that is more than enough."""
    if len(kept) > _REMEMBERED:
        kept.clear()
    kept.update(fresh)
