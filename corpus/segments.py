"""A sentence's segments: the stretches between commas, each parenthesis on its own.

Works on text folded to Simplified, with offsets into it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from corpus.model import Span

_OPEN, _CLOSE = "（([［", "）)]］"
_GROUP_ENDS = "；;。！？!?\n"
_BREAKS = re.compile(f"[，,：:{re.escape(_OPEN + _CLOSE)}{_GROUP_ENDS}]")
_KEPT_WHOLE = re.compile(
    "《[^《》\n]{1,80}》|〈[^〈〉\n]{1,80}〉|“[^“”\n]{1,30}”|「[^「」\n]{1,30}」"
)
_ASIDE = re.compile(r"[（(\[［][^（(\[［）)\]］]*[）)\]］]")
# 和, 及 and 与 join items, unless they are part of a word (和谐, 普及, 参与).
_JOINT_WORD = (
    "以及|(?<![共总饱温缓柔])和(?![谐平美睦解顺])|(?<![普涉惠触波危遍以])及(?![时格早])"
    "|(?<![参赋给])与(?![会众否])"
)
JOINT = re.compile(f"、|{_JOINT_WORD}")
OPENS_WITH_JOINT = re.compile(rf"\s*(?:、|{_JOINT_WORD})+\s*")
ENDS_WITH_JOINT = re.compile(rf"\s*(?:、|{_JOINT_WORD})+\s*$")
_LEADING = re.compile(
    r"(?:[（(]?\d{1,2}[.．、)）](?!\d)|[一二三四五六七八九十]{1,3}是|[\s　—\-、，,。：:]+"
    r"|其中|目前|同时|此外|另外|以及|加上(?!年)|加(?=上年)|并(?!网)|共计|共(?![同享建治济和产创商识赢育青生用])"
    r"|还(?![原款贷])|及(?![时早格]))+"
)
_TRAILING = " \t\n　—-、，,"
_SHORTEST_LEAD = 4


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence; what stands in parentheses inside it is a segment of its own."""

    span: Span
    group: int
    """Segments of one ；-group inside one pair of parentheses share a number."""
    outer: Span | None
    """For a segment in parentheses, the words right before that the parentheses explain."""
    lead: Span | None
    """The words before a colon that the segment is listed under (主要预期目标是：…)."""


@dataclass(slots=True)
class _Level:
    """What is open at one depth of parentheses while a sentence is cut."""

    start: int
    group: int
    outer: Span | None = None
    lead: Span | None = None
    done: list[Segment] = field(default_factory=list)

    def close(self, folded: str, end: int) -> None:
        if folded[self.start : end].strip():
            span = Span(self.start, end)
            self.done.append(Segment(span, self.group, self.outer, self.lead))


def cut_segments(folded: str, sentence: Span, quantities: Sequence[Span]) -> list[Segment]:
    """The segments of a sentence, in the order they begin.

    Marks inside a quantity, a title or a short quotation do not cut.
    """
    kept = [*quantities, *(match.span() for match in _KEPT_WHOLE.finditer(folded, *sentence))]
    whole = {i for start, end in kept for i in range(start, end)}
    groups = count(1)
    levels = [_Level(sentence.start, 0)]
    closed: list[Segment] = []
    for match in _BREAKS.finditer(folded, *sentence):
        i, level = match.start(), levels[-1]
        if i in whole:
            continue
        if match.group() in _OPEN:
            levels.append(_Level(i + 1, next(groups), Span(level.start, i)))
            continue
        level.close(folded, i)
        if match.group() in _CLOSE and len(levels) > 1:
            closed += levels.pop().done
            continue
        if match.group() in "：:" and i - level.start >= _SHORTEST_LEAD:
            level.lead = Span(level.start, i)
        elif match.group() in _GROUP_ENDS:
            level.group = next(groups)
        level.start = i + 1
    end = sentence.end
    for level in reversed(levels):
        level.close(folded, end)
        closed += level.done
        end = level.outer.end if level.outer else end
    return sorted(closed, key=lambda segment: segment.span.start)


def aside_less(words: str) -> str:
    """Words without the asides in parentheses."""
    return _ASIDE.sub("", words)


def words_between(folded: str, start: int, end: int) -> str:
    """The words of a stretch, asides in parentheses left out."""
    return aside_less(folded[start:end])


def plain(words: str) -> str:
    """Words without the list numbers, joints and fillers they begin or end with."""
    words = words.strip(_TRAILING)
    opening = _LEADING.match(words)
    return words[opening.end() :] if opening else words
