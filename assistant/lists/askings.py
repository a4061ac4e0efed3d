"""Several askings in one question, and where one ends and another begins."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.asking.all_told import ASKING as _IN_CHINESE

ASKING = re.compile(
    rf"{_IN_CHINESE.pattern}|\bhow (?:many|much)\b|(?:(?<=[,;] )|\band )what (?:is|was) the\b"
)
"""The words that ask how many, or for one more figure: how many were settled, and what was the rate."""
# Where one asking ends and another begins, the likelier first: 办了几次会、议题和文件各多少.
_BREAKS = (re.compile("[,，;；、]"), re.compile("和|与|及|又|并|\\band\\b"))


def clauses_asking(folded: str) -> list[str]:
    """A question cut into parts that ask for one thing each.

    >>> clauses_asking("网上学法有几个单位、多少人?")
    ['网上学法有几个单位', '多少人?']
    >>> clauses_asking("来自几个单位多少人?")
    ['来自几个单位', '多少人?']
    """
    asking = list(ASKING.finditer(folded))
    cuts = []
    for one, other in pairwise(asking):
        breaks = (list(b.finditer(folded, one.end(), other.start())) for b in _BREAKS)
        last = next((found[-1] for found in breaks if found), None)
        cuts.append((last.start(), last.end()) if last else (other.start(), other.start()))
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(folded)]
    return [folded[start:end] for start, end in zip(starts, ends, strict=True)]
