"""What tables are called, and in which unit they are, by the lines right before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from corpus.model import Span

_LOOK_BACK = 3  # lines
_LONGEST_CAPTION = 60
_NUMBERED = re.compile(
    r"(?:[附续續]?表|(?:table))\s*(?:\d{1,3}(?:[-—.－]\d{1,3})?|[一二三四五六七八九十]{1,3})?[\s：:．.、]*",
    re.IGNORECASE,
)
_UNIT_LINE = re.compile(
    r"[（(]?\s*(?:计量|計量)?(?:单位|單位)\s*[:：]\s*(?P<unit>[^）)]{1,20}?)\s*[）)]?$"
)
_UNIT_INSIDE = re.compile(
    r"[（(]\s*(?:计量|計量)?(?:单位|單位)?\s*[:：]\s*(?P<unit>[^）)]{1,20})[）)]"
)
_AS_BELOW = re.compile("(?:具体|具體|详细|詳細)?(?:如下|见下|見下)?[表列]?(?:所示)?[：:]$")
_SENTENCE = re.compile("[。；;！？]")
_NUMBERING = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}[章节節部分、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、](?!\d))\s*"
)


class Caption(NamedTuple):
    """How a table is introduced; all offsets are clean."""

    name: str
    """What it is called, numbering and unit left out; "" if nothing says."""
    unit: str
    """The unit said for all of it, in the report's own characters; may list several."""
    line: int
    """Where the line that does nothing but name it starts; -1 if there is none."""
    region: Span
    """The table with its line of units."""


def find_caption(clean: str, table: Span, headings: Mapping[int, int], since: int) -> Caption:
    """The caption of a table: a short line on its own before it, or the heading above it.

    A sentence that leads in (2020年完成情况如下：) names it, too, but stays a sentence.

    :param headings: where the lines start that the file marks as headings.
    :param since: where the table before it ends; lines further up belong to that.
    """
    unit, region = "", table
    for line in _lines_before(clean, table.start, since):
        words = clean[slice(*line)]
        if not unit and (said := _UNIT_LINE.match(words)):
            unit, region = said["unit"], Span(line.start, table.end)
            continue
        inside = _UNIT_INSIDE.search(words)
        unit = unit or (inside["unit"] if inside else "")
        name = _UNIT_INSIDE.sub("", words).strip()
        if len(name) > _LONGEST_CAPTION:
            break
        if _AS_BELOW.search(name):
            return Caption(_AS_BELOW.sub("", name).strip("，, "), unit, -1, region)
        if _SENTENCE.search(name) or "|" in name:
            break
        if line.start in headings or _NUMBERING.match(name):
            return Caption(_NUMBERING.sub("", name, count=1).strip(), unit, -1, region)
        return Caption(_NUMBERED.sub("", name, count=1).strip() or name, unit, line.start, region)
    return Caption("", unit, -1, region)


def _lines_before(clean: str, offset: int, since: int) -> Iterator[Span]:
    """The lines before an offset that hold something, nearest first."""
    end = offset
    for _ in range(2 * _LOOK_BACK):
        end = clean.rfind("\n", since, end)
        if end < 0:
            return
        start = max(clean.rfind("\n", since, end) + 1, since)
        words = clean[start:end]
        if words.strip():
            yield Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
