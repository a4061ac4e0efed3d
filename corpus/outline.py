"""The outline of a report: which lines are headings, and which paragraphs lie under each.

Numbered headings (第一章, 一、, （一）, 1., （1）) rank by their numbering, unnumbered ones (a
short line on its own, ——…。, a paragraph that opens 一是…。) by where they stand. A heading
may run in: "(一)加强领导,明确责任。各部门…" is a heading and its body on one line.
What a file itself marks as headings (`Marked`) is taken as such instead of being guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.furniture import content_lines, is_salutation
from corpus.model import Section, Span

_HAN_NUMBER = "[一二三四五六七八九十百]{1,4}"
_NUMBERINGS = (
    (10, re.compile(rf"第{_HAN_NUMBER}(?:[章编編篇]|部分)\s*")),
    (15, re.compile(rf"第{_HAN_NUMBER}[节節]\s*")),
    (20, re.compile(rf"{_HAN_NUMBER}、\s*")),
    (30, re.compile(rf"[（(]{_HAN_NUMBER}[)）]\s*、?")),
    (40, re.compile(r"\d{1,2}[.、](?!\d)\s*|[［\[]\d{1,2}[］\]]\s*")),
    (50, re.compile(r"[（(]\d{1,2}[)）]\s*")),
    (60, re.compile(r"[—–―－-]{2,}\s*")),
    (70, re.compile(rf"{_HAN_NUMBER}是")),
)
_DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\s*(?=[一-鿿])(?![万亿个])")
"""A numbering such as 1.1 that only a file's own headings may have: in a text it is a figure."""
_CHAPTER = 20
_UNNUMBERED = 60  # the first of the ranks whose marks are used in running text, too
_SENTENCE_ON_ITS_OWN = 80
_LOWEST = 90
_CAPTION = 100
_TOP = 5
_APPENDIX = re.compile(r"附件|附录|附錄|附表|名词解释|名詞解釋|注释|註釋|注釋")
PICTURE_CAPTION = re.compile(
    r"[图圖]\s*(?P<number>\d{1,3}(?:[-—.－]\d{1,3})?)(?!\d)[\s：:．.、]*\S"
)
_MARKDOWN = re.compile(r"(#{1,6})\s+")

_LONGEST_NUMBERED = 50
_LONGEST_BARE = 40
_LONGEST_SENTENCE = 26
_STOP = re.compile(r"[。！？!?；;]")
_CLOSING = "。：:；; "
_LEADS_IN = re.compile("以下|如下|方面|几点|幾點")
_NEXT_POINT = re.compile("[二三四五]是")
_FIGURE = re.compile(r"\d(?!年)[㐀-鿿%‰]")


@dataclass(frozen=True, slots=True)
class Marked:
    """What is known of the lines of a clean text from the file they come from."""

    headings: Mapping[int, int] = field(default_factory=dict)
    """Where a heading's line starts → its level, 0 for the title of the whole."""
    tables: Sequence[Span] = ()
    """Every table with its line of units, in order."""
    captions: Mapping[int, str] = field(default_factory=dict)
    """Where the line that names a table starts → the name."""


class _Line(NamedTuple):
    """A line that states something; `heading` is "" for body text without a heading."""

    span: Span
    heading: str = ""
    rank: int | None = None
    """None for a bare heading, whose rank depends on its surroundings."""
    number: str = ""
    body: bool = True
    """Whether the line is text to cite; false for a heading on a line of its own."""
    table: int = -1
    """The number of the table it is a row of; -1 for none."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections that cover the clean text in order, and the paragraphs under each.

    A paragraph is a line that states something, with its run-in heading if it has one, or
    the lines of a table; `paragraphs[i]` are the clean spans of those in `sections[i]`.
    """

    sections: tuple[Section, ...]
    paragraphs: tuple[tuple[Span, ...], ...]
    tables: frozenset[Span]
    """The paragraphs that are tables."""


def find_outline(clean: str, name: str, marked: Marked | None = None) -> Outline:
    """Sections and paragraphs of a clean text.

    Text before the first heading is a section with the empty path. A section reaches from
    its heading to the next heading of any rank, so sections do not overlap. The name of a
    table heads the table and nothing after it.

    :param clean: text from `corpus.clean`.
    :param name: the report's name, for the ids.
    :param marked: what the file says about its lines.
    """
    lines = _classified(clean, marked or Marked())
    starts: list[int] = [0]
    paths: list[tuple[str, ...]] = [()]
    paragraphs: list[list[Span]] = [[]]
    above: list[tuple[int, str]] = []
    for index, line in enumerate(lines):
        if line.heading:
            rank = _bare_rank(lines, index, above) if line.rank is None else line.rank
            above = [(r, heading) for r, heading in above if r < rank]
            above.append((rank, line.heading))
        elif line.table < 0 and above and above[-1][0] == _CAPTION:
            del above[-1]
        elif is_salutation(clean, line.span):
            # The speaker turns to the house again: what follows is no part of the last point.
            above = [(r, heading) for r, heading in above if r <= _CHAPTER]
        path = tuple(heading for _, heading in above)
        if line.heading or path != paths[-1]:
            starts.append(line.span.start)
            paths.append(path)
            paragraphs.append([])
        if line.table >= 0 and index and lines[index - 1].table == line.table:
            paragraphs[-1][-1] = Span(paragraphs[-1][-1].start, line.span.end)
        elif line.body:
            paragraphs[-1].append(line.span)
    if len(starts) > 1 and starts[1] == 0:
        del starts[0], paths[0], paragraphs[0]
    ends = [*starts[1:], len(clean)]
    sections = tuple(
        Section(f"{name}#s{i}", name, path, Span(start, end))
        for i, (path, start, end) in enumerate(zip(paths, starts, ends, strict=True))
    )
    tables = frozenset(
        paragraph
        for group in paragraphs
        for paragraph in group
        if table_at(paragraph.start, (marked or Marked()).tables) >= 0
    )
    return Outline(sections, tuple(map(tuple, paragraphs)), tables)


def _classified(clean: str, marked: Marked) -> list[_Line]:
    front, spans = content_lines(clean, {at for at, level in marked.headings.items() if level})
    lines = [_Line(span) for span in front]
    texts = [clean[span.start : span.end] for span in spans]
    ranks = _ranks_of_levels(clean, spans, marked.headings)
    for span, text, following in zip(spans, texts, [*texts, ""][1:], strict=True):
        table = table_at(span.start, marked.tables)
        if table >= 0:
            lines.append(_Line(span, table=table))
        elif span.start in marked.captions:
            caption = marked.captions[span.start]
            lines.append(_Line(span, caption, _CAPTION, body=_states_a_figure(caption)))
        elif span.start in marked.headings:
            lines.append(_marked(span, text, ranks.get(marked.headings[span.start])))
        else:
            # A file that marks its headings leaves none of the short lines to guess at.
            guess = None if ranks else _bare(span, text, following)
            lines.append(_numbered(span, text) or guess or _body(clean, span))
    return lines


def table_at(offset: int, tables: Sequence[Span]) -> int:
    """The number of the table, of those in order, that holds an offset; -1 for none."""
    number = bisect_right(tables, offset, key=lambda table: table.start) - 1
    return number if number >= 0 and offset < tables[number].end else -1


def _ranks_of_levels(
    clean: str, spans: Sequence[Span], headings: Mapping[int, int]
) -> dict[int, int]:
    """The rank of each level of marked headings: that of the numbering most of them have.

    Headings of the same numbering that the file does not mark then stand beside them.
    """
    numberings: dict[int, Counter[int]] = {}
    for span in spans:
        if headings.get(span.start, 0) > 0:
            ranks = numberings.setdefault(headings[span.start], Counter())
            ranks.update(
                rank for rank, numbering in _NUMBERINGS if numbering.match(clean, span.start)
            )
    found: dict[int, int] = {}
    last = 0
    for level, ranks in sorted(numberings.items()):
        last = max(last + 1, ranks.most_common(1)[0][0] if ranks else 0)
        found[level] = last
    return found


def _marked(span: Span, text: str, rank: int | None) -> _Line:
    """A line that the file marks as a heading, or without a rank as the title of the whole."""
    if rank is None:
        return _Line(span, body=_states_a_figure(text))
    numberings = (*(numbering for _, numbering in _NUMBERINGS), _DECIMAL)
    numbering = next((m for n in numberings if (m := n.match(text))), None)
    begin = numbering.end() if numbering else 0
    # The whole paragraph may be marked, of which only the first sentence heads it.
    stop = text.find("。", begin) + 1 or len(text)
    heading = text[begin:stop].strip(_CLOSING)
    return _Line(span, heading, rank, body=stop < len(text) or _states_a_figure(heading))


def _body(clean: str, span: Span) -> _Line:
    return _Line(span, body=not is_salutation(clean, span, whole_line=True))


def _numbered(span: Span, text: str) -> _Line | None:
    marker = _MARKDOWN.match(text)
    start = marker.end() if marker else 0
    for rank, numbering in _NUMBERINGS:
        match = numbering.match(text, start)
        if match:
            return _after_numbering(span, text, rank, match)
    if marker:
        return _Line(span, text[start:].rstrip(_CLOSING), len(marker[1]), body=False)
    return None


def _after_numbering(span: Span, text: str, rank: int, match: re.Match[str]) -> _Line | None:
    stop = _STOP.search(text, match.end())
    end = stop.end() if stop else len(text)
    heading = text[match.end() : end].strip(_CLOSING)
    if not heading or len(heading) > _LONGEST_NUMBERED or (stop and stop.group() != "。"):
        return None
    whole_line = end == len(text)
    if stop:
        states_a_figure = _states_a_figure(heading) and (whole_line or rank >= _UNNUMBERED)
        explains = rank >= 40 and ("：" in heading or ":" in heading)
        several_points = rank == 70 and _NEXT_POINT.search(text, match.end())
        if states_a_figure or explains or several_points:
            return None
    return _Line(span, heading, rank, match.group(), not whole_line or _states_a_figure(heading))


def _states_a_figure(heading: str) -> bool:
    """Whether a heading has a number, other than a year, that someone may ask for."""
    return _FIGURE.search(heading) is not None


def _bare(span: Span, text: str, following: str) -> _Line | None:
    """A short line on its own: not a sentence, or one that heads the paragraph after it."""
    stop = _STOP.search(text)
    if not following or not re.search(r"[㐀-鿿]{2}", text) or re.search("[：:]|[，、]$", text):
        return None
    if PICTURE_CAPTION.match(text):
        return None
    if stop is None and len(text) <= _LONGEST_BARE:
        return _Line(span, text, None, body=_states_a_figure(text))
    heads_a_paragraph = (
        text.endswith("。")
        and stop is not None
        and stop.end() == len(text) <= _LONGEST_SENTENCE
        and not re.search(r"[\d，,]", text)
        and not _LEADS_IN.search(text)
        and len(following) > 2 * len(text)
        and not any(numbering.match(following) for _, numbering in _NUMBERINGS)
    )
    if heads_a_paragraph:
        return _Line(span, text.rstrip(_CLOSING), _SENTENCE_ON_ITS_OWN, body=False)
    return None


def _bare_rank(lines: Sequence[_Line], index: int, above: Sequence[tuple[int, str]]) -> int:
    """A bare heading stands over a numbering that starts again after it, else below all."""
    numbered = [rank for rank, _ in above if _TOP < rank < _UNNUMBERED]
    if not numbered or _APPENDIX.match(lines[index].heading):
        return _TOP
    for line in lines[index + 1 :]:
        if line.heading and line.rank is None:
            break
        if line.heading and line.rank is not None and line.rank < _UNNUMBERED:
            restarts = re.sub(r"[^一二三四五六七八九十百\d]", "", line.number) in ("一", "1")
            return line.rank - 3 if restarts and line.rank <= max(numbered) else _LOWEST
    return _LOWEST
