"""What several things became when they were made fewer: 188个园区整合优化为120个.

Works on the mentions of one sentence, before figures are given their words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.mentions import Mention
from corpus.segments import words_between
from corpus.units import split_scale

_MADE = "整合|合并|归并|撤并|撤销|兼并|精简|压减|压缩|缩减|优化|调整|重组|改组|改造|减少|增加|扩大|扩展|提升|提高"
_BECAME = re.compile(rf"(?P<noun>[一-鿿]{{0,12}}?)(?P<made>(?:{_MADE})+[为至到成])了?")
_BEFORE_THE_FIRST = re.compile("^(?:将|把|推动|推进|原有?)")


def mark_mergers(folded: str, mentions: Sequence[Mention]) -> None:
    """Mark the number of things there were and the number they became, and name both.

    Both are of one unit and one segment, and nothing but the things and what became of them
    stands between.
    """
    for start, end in pairwise(mentions):
        one_unit = _counter(start) == _counter(end)
        if start.role or end.role or start.segment is not end.segment or not one_unit:
            continue
        between = words_between(folded, start.quantity.span.end, end.quantity.span.start)
        became = _BECAME.fullmatch(between)
        noun = _BEFORE_THE_FIRST.sub("", start.before) + became["noun"] if became else ""
        if became and noun:
            start.role, start.before, start.after = "from", noun, ""
            end.role, end.before = "to", noun + became["made"]


def _counter(mention: Mention) -> str:
    return split_scale(mention.quantity.unit_text)[1]
