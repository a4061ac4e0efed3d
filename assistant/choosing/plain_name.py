"""A measure and one of a narrower name, told beside each other: 财政总收入29亿元, 地方财政总收入16亿元.

Asked by the plain name, the narrower one is no answer, however alike the sentences are. Where the
report has only the narrower one, it may be what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.measure import measure_of
from assistant.asking.query import Query
from assistant.choosing.choose import Ranking
from corpus import Figure, same_kind

_SHORTEST = 3
"""What is shorter than a measure's name ends many that have nothing to do with it: 收入, 投资."""


def narrower_than_asked(ranking: Ranking, figures: Sequence[Figure], query: Query) -> list[int]:
    """The best row, if one beside it has the plain name that is asked by, and it a narrower one."""
    if not len(ranking.rows):
        return []
    best = figures[ranking.rows[0]]
    named = measure_of(best)
    asked = {query.question.folded} | {
        form for concept in query.own for form, worth in concept.forms if worth >= 1.0
    }
    for row in ranking.rows[1:]:
        other = figures[row]
        plain = measure_of(other)
        more = named.removesuffix(plain)
        narrower = len(plain) >= _SHORTEST and more not in ("", named)
        if (
            narrower
            and _beside(best, other)
            and any(_is_named(plain, more, words) for words in asked)
            and not any(more in words for words in asked)
        ):
            return [int(ranking.rows[0])]
    return []


def _is_named(plain: str, more: str, words: str) -> bool:
    """Whether words have a plain name, and not what a narrower one ends in before it (总花费 of 游客总花费)."""
    return bool(re.search(f"(?<!{re.escape(more[-1])}){re.escape(plain)}", words))


def _beside(one: Figure, other: Figure) -> bool:
    """Whether figures of one passage are of one kind, time and role."""
    return (
        one.passage_id == other.passage_id
        and same_kind(one.unit, other.unit)
        and (one.role, one.period, one.status) == (other.role, other.period, other.status)
    )
