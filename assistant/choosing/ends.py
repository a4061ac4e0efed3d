"""The two ends of a change a report states: what a measure was, and what it became.

从98元提高到178元 has two figures that fit a question for the measure alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.measure import measure_of
from assistant.asking.question import Question
from assistant.choosing.choose import Ranking
from corpus import Figure, fold, same_kind

_WAS = re.compile(
    r"原[来先有]|(?<!以)前(?=[是有为的]|[?？]*$)|[由从]多少|[起最当]初|\b(?:original|previous|initial)"
)
# Of no year: 以前是多少, but not 五年以前.
_BEFORE = re.compile(r"(?<![年月日天周])(?:[以之从]前|过去)(?=[是有为只才]|[?？]*$)")
_BECAME = re.compile("到了?(?:多少|几)|之?后|现在|如今")
_LONG_AGO = re.compile(r"[之以此从]前|过去|末|\b(?:before|from|former)")


def other_ends(ranking: Ranking, figures: Sequence[Figure], question: Question) -> list[int]:
    """Rows of what a measure was, where a question asks what it is, or the reverse.

    从98元提高到178元 answers 每月领多少 with 178, and 原来领多少 with 98. Neither end is set aside
    where a question may mean both, or names the year of one.
    """
    if question.baselines or question.means("yesno", "difference", "rise"):
        return []
    before = _BEFORE.search(question.folded)
    was = bool(before or _WAS.search(question.folded))
    long_ago = not before and _LONG_AGO.search(question.folded)
    if long_ago or (was and _BECAME.search(question.folded)):
        return []
    starts = [row for row in ranking.rows if figures[row].role == "from"]
    ends = [row for row in ranking.rows if figures[row].role == "to"]
    return [
        int(end if was else start)
        for start in starts
        for end in ends
        if _are_of_one(figures[start], figures[end])
        and (was or not figures[start].period or figures[start].period not in question.periods)
    ]


def both_ends(figure: Figure, figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """What a measure was and what it became, where a figure is either of the two.

    Where several changed together (甲、乙从1、2增加到3、4) the ends of one are called alike.

    :param figures: those of the figure's report, in order.
    """
    if figure.role == "from":
        later = [other for other in figures if other.clean > figure.clean and other.role == "to"]
        pairs = [(figure, other) for other in later]
    elif figure.role == "to":
        earlier = [
            other for other in figures if other.clean < figure.clean and other.role == "from"
        ]
        pairs = [(other, figure) for other in reversed(earlier)]
    else:
        return None
    nearest = (pair for pair in pairs[:1] if pair[0].passage_id == pair[1].passage_id)
    return next((pair for pair in pairs if _are_of_one(*pair)), None) or next(nearest, None)


def _are_of_one(start: Figure, end: Figure) -> bool:
    """Whether two figures are what one thing was and what it became."""
    return (
        start.passage_id == end.passage_id
        and same_kind(fold(start.unit), fold(end.unit))
        and measure_of(start) != ""
        and measure_of(end).startswith(measure_of(start))
    )
