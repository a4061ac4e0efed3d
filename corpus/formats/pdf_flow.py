"""From the pages of a PDF file to running text: without headers and footers, lines joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple

from corpus.formats.document import is_continued
from corpus.formats.pdf_page import Page
from corpus.formats.pdf_tables import PageTable, continues, joined
from corpus.formats.pdf_text import Line, separate_words

_EDGE_LINES = 2  # how many lines at the top and bottom of a page may be furniture
_REPEATED = 0.25  # of the pages; left and right ones often differ, and a cover has none
_EDGE = 0.12  # of the page's height; furniture stands no further in
_PAGE_NUMBER = re.compile(
    r"[-—–－―·.|\s]*第?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[页頁]?"
    r"(?:\s*[/，,共|]\s*共?\s*\d{1,4}\s*[页頁]?)?[-—–－―·.|\s]*",
    re.IGNORECASE,
)
# No percent signs or list marks around it: a line of a page's figures is no page number.
_NUMBER_AT_END = re.compile(
    r"^[-—–－―·|第]*\d{1,4}[-—–－―·|/页頁，,共第\d]*|[-—–－―·|/第共]*\d{1,4}[-—–－―·|页頁]*$"
)
_FULL = 1.2  # line heights; a line that ends no further from the margin is full
_NEARLY_FULL = 3.0  # so is one that ends no further and in the middle of a sentence
_INDENT = 0.8
_GAP = 1.5
_OTHER_SIZE = 0.3
_SMALLER = 0.85  # of the usual height of a page's lines: its notes
_RULE = 2.0  # points by which the boxes of what stands below each other may overlap
_FEWEST_LINES = 6  # a page with fewer does not show its margins
_MOST_ACROSS = 0.15  # of the lines of a page in two columns: headings over both
_OFF_CENTRE = 0.15  # of the page's width, the columns part no further from its middle
# What cannot be broken off the start of a line: a number, a Latin word, a character, and the
# closing mark after it.
_UNBROKEN = re.compile(r"(?:[\d.,%A-Za-z]+|.)[，。、；：！？）》”’」』]*")
_ENDS = tuple("。！？；：!?;:…")
_NEVER_FIRST = tuple("、，。；：！？）》”’」』,;!?)")
_NUMBERED = re.compile(
    r"""
      [（(]?[一二三四五六七八九十]{1,3}[）)、] | 第[一二三四五六七八九十]{1,3}[章节節编編条條]
    | [（(]?\d{1,2}[）)、.](?!\d)
    """,
    re.VERBOSE,
)


class Margins(NamedTuple):
    """Where the lines of a column begin and end."""

    left: float
    right: float


class Layout(NamedTuple):
    """The margins of a page, and of its two columns if it is set in two."""

    whole: Margins
    columns: tuple[Margins, ...] = ()

    def around(self, line: Line) -> Margins:
        """The margins that a line keeps to."""
        middle = (line.box.left + line.box.right) / 2
        for column in self.columns:
            width = column.right - column.left
            if column.left <= middle <= column.right and line.box.right < column.right + width / 2:
                return column
        return self.whole


def layouts_of(pages: Sequence[Page]) -> list[Layout]:
    """The margins that nearly all lines of each page keep to.

    A page with too few lines to tell is taken to have those of the whole file.
    """
    everywhere = Layout(_margins([line for page in pages for line in page.lines()]))
    each = [list(page.lines()) for page in pages]
    return [_layout(lines) if len(lines) >= _FEWEST_LINES else everywhere for lines in each]


def _layout(lines: Sequence[Line]) -> Layout:
    whole = _margins(lines)
    for gutter in _between(whole):
        sides = (
            [line for line in lines if line.box.right < gutter],
            [line for line in lines if line.box.left > gutter],
        )
        across = len(lines) - sum(map(len, sides))
        if min(map(len, sides)) >= _FEWEST_LINES and across <= _MOST_ACROSS * len(lines):
            return Layout(whole, tuple(map(_margins, sides)))
    return Layout(whole)


def _between(margins: Margins) -> Iterator[float]:
    """Where two columns may part: from the middle of a page outwards."""
    middle, width = (margins.left + margins.right) / 2, margins.right - margins.left
    for step in range(int(_OFF_CENTRE * width)):
        yield from (middle + step, middle - step)


def _margins(lines: Sequence[Line]) -> Margins:
    if not lines:
        return Margins(0, 0)
    lefts = sorted(line.box.left for line in lines)
    rights = sorted(line.box.right for line in lines)
    tenth = len(lines) // 10
    return Margins(lefts[tenth], rights[-1 - tenth])


def goes_on(last: Line, at: Margins, line: Line, margins: Margins) -> bool:
    """Whether a line goes on with the paragraph of the one before it.

    It does if that one is full, this one is not indented, and they are alike.

    :param at: the margins of the page of `last`.
    :param margins: the margins of the page of `line`.
    """
    size = last.box.height
    if abs(line.box.height - size) > _OTHER_SIZE * size:
        return False
    if line.box.top - last.box.bottom > _GAP * size:
        return False
    if line.text.startswith(_NEVER_FIRST):
        return True
    if line.box.left > margins.left + _INDENT * size:
        same_indent = abs(line.box.left - last.box.left) < _INDENT * size
        # Under a numbered heading that fills its line a paragraph begins as far in.
        headed = last.box.left > at.left + _INDENT * size and _NUMBERED.match(last.text)
        if not same_indent or last.text.endswith(_ENDS) or headed:
            return False
    ended = last.text.endswith(_ENDS)
    short = margins.right - line.box.right > _NEARLY_FULL * size
    is_heading = _NUMBERED.match(line.text) or (short and not line.text.endswith(_ENDS))
    if ended and is_heading:
        return False
    room = at.right - last.box.right
    return room <= max((_FULL if ended else _NEARLY_FULL) * size, _width_of_start(line))


def has_ended(line: Line) -> bool:
    """Whether a line ends with a sentence."""
    return line.text.endswith(_ENDS)


def _width_of_start(line: Line) -> float:
    """How wide the part of a line is that could not have stayed on the line before."""
    start = _UNBROKEN.match(line.text)
    columns = sum(1 if c.isascii() else 2 for c in start.group()) if start else 0
    every = sum(1 if c.isascii() else 2 for c in line.text)
    return (line.box.right - line.box.left) * columns / max(every, 1)


def joint(before: str, after: str) -> str:
    """What stands between two lines of a paragraph: a space between Latin words, else nothing."""
    return " " if separate_words(before, after) else ""


def notes_at_foot(page: Page) -> list[Line]:
    """The lines below all else on a page that are set smaller than its text: its notes."""
    lines = list(page.lines())
    usual = median(line.box.height for line in lines) if lines else 0.0
    small = [line for line in lines if line.box.height < _SMALLER * usual]
    floor = max((item.box.bottom for item in page.items if item not in small), default=0.0)
    below = [line for line in small if line.box.top > floor - _RULE]
    return sorted(below, key=lambda line: line.box.top)


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without the headers and footers that repeat, and without page numbers."""
    edges = [_edge_lines(page) for page in pages]
    times = Counter(key for lines in edges for key in {_key(line) for line in lines})
    fewest = max(2, _REPEATED * len(pages))
    left: list[Page] = []
    for page, lines in zip(pages, edges, strict=True):
        furniture = {
            line
            for line in lines
            if times[_key(line)] >= fewest or (len(pages) > 1 and _PAGE_NUMBER.fullmatch(line.text))
        }
        left.append(replace(page, items=tuple(i for i in page.items if i not in furniture)))
    return left


def _edge_lines(page: Page) -> list[Line]:
    lines = sorted(page.lines(), key=lambda line: line.box.top)
    outside = [line for line in lines[:_EDGE_LINES] if line.box.bottom < _EDGE * page.height]
    return outside + [
        line for line in lines[-_EDGE_LINES:] if line.box.top > (1 - _EDGE) * page.height
    ]


def _key(line: Line) -> str:
    """A line as headers are compared: the page number in it may differ."""
    return _NUMBER_AT_END.sub("#", "".join(line.text.split()))


def join_tables(pages: Sequence[Page]) -> list[Page]:
    """The pages with every table that goes on over several put together on its first."""
    kept: list[Page] = []
    home = -1  # the page that holds the table which the page before ended with
    for page in pages:
        items = page.items
        if items and isinstance(items[0], Line) and is_continued(items[0].text):
            items = items[1:]
        first = items[0] if items else None
        table = kept[home].items[-1] if home >= 0 else None
        if (
            isinstance(first, PageTable)
            and isinstance(table, PageTable)
            and continues(table, first)
        ):
            kept[home] = replace(kept[home], items=(*kept[home].items[:-1], joined(table, first)))
            page = replace(page, items=items[1:])
        kept.append(page)
        if page.items:
            home = len(kept) - 1 if isinstance(page.items[-1], PageTable) else -1
    return kept
