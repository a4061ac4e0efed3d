"""The pictures of a report: what each is called, and which passages it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpus.formats import Drawing
from corpus.model import Passage, Picture, Report
from corpus.outline import PICTURE_CAPTION

_LONGEST_CAPTION = 60
_NEAR = 2  # lines


def place_pictures(report: Report, drawings: Sequence[Drawing]) -> Iterator[Picture]:
    """The pictures of a report whose passages are already cut, in order.

    A picture's caption is the line beginning 图1 right after or before it, else what the
    file says it shows.
    """
    claimed: set[int] = set()
    for number, drawing in enumerate(drawings):
        line = _caption_line(report.text, drawing.offset, claimed)
        claimed.add(line)
        caption = _line_at(report.text, line).strip() if line >= 0 else ""
        yield Picture(
            id=f"{report.name}#i{number}",
            caption=caption or drawing.description,
            offset=drawing.offset,
            page=report.page_of(drawing.offset),
            media_type=drawing.media_type,
            source=drawing.source,
            passages=tuple(p.id for p in _passages_of(report, drawing.offset, caption)),
        )


def _caption_line(text: str, offset: int, claimed: set[int]) -> int:
    """Where the caption of a picture at an offset starts, below it or above; -1 if nowhere."""
    starts = [offset] if offset in (0, len(text)) or text[offset - 1] == "\n" else []
    at = offset
    for _ in range(_NEAR):
        at = text.find("\n", at) + 1
        starts += [at] if at else []
        if not at:
            break
    at = offset
    for _ in range(_NEAR):
        at = text.rfind("\n", 0, max(at - 1, 0)) + 1
        starts.append(at)
    for start in starts:
        line = _line_at(text, start)
        if (
            start not in claimed
            and len(line) <= _LONGEST_CAPTION
            and PICTURE_CAPTION.match(line.strip())
        ):
            return start
    return -1


def _line_at(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]


def _passages_of(report: Report, offset: int, caption: str) -> list[Passage]:
    """The passages that mention a picture by its number, else the one before it, or after."""
    numbered = PICTURE_CAPTION.match(caption)
    if numbered:
        mention = re.compile(rf"[图圖]\s*{re.escape(numbered['number'])}(?![\d-])")
        mentioning = [passage for passage in report.passages if mention.search(passage.text)]
        if mentioning:
            return mentioning
    before = bisect_right(report.passages, offset, key=lambda passage: passage.original.start)
    return list(report.passages[max(before - 1, 0) : max(before, 1)])
