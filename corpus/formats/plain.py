"""Text and Markdown: the file as it is, with its tables found by their pipes or tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.decode import decode
from corpus.formats.document import Document
from corpus.model import Cell, Span, Table

_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_LONGEST_CELL = 60


def read_plain(raw: bytes, name: str) -> Document:
    """The document in a text file.

    :raises UnreadableReport: if the bytes are not text.
    """
    text = decode(raw, name)
    return Document(text, tables=tuple(find_tables(text)))


def find_tables(text: str) -> Iterator[Table]:
    """The tables of a text: Markdown's with pipes, and lines aligned by tabs.

    A table has two rows or more of the same number of cells, and states a number.
    """
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    rows = [_cells(text, line) for line in lines]
    kinds = [_kind(text, line, row) for line, row in zip(lines, rows, strict=True)]
    for kind, group in groupby(range(len(lines)), kinds.__getitem__):
        numbers = list(group)
        if not kind:
            continue
        rules = [n for n in numbers if _RULE.match(text[slice(*lines[n])].strip())]
        body = [rows[n] for n in numbers if n not in rules]
        span = Span(lines[numbers[0]].start, lines[numbers[-1]].end)
        if len(body) > 1 and re.search(r"\d", text[slice(*span)]):
            yield Table("", "", span, tuple(_placed(body, header=rules == numbers[1:2])))


def _kind(text: str, line: Span, cells: Sequence[Span]) -> str:
    """What the lines of one table share: the mark between cells, and how many there are."""
    words = text[slice(*line)].strip()
    fenced = len(words) > 1 and words[0] == words[-1] == "|"
    filled = sum(cell.start < cell.end for cell in cells)
    if (
        len(cells) < 2
        or filled < (1 if fenced else 2)
        or any(cell.end - cell.start > _LONGEST_CELL for cell in cells)
    ):
        return ""
    return f"{_mark(text, line)}{len(cells)}"


def _mark(text: str, line: Span) -> str:
    return "|" if "|" in text[slice(*line)] else "\t"


def _cells(text: str, line: Span) -> list[Span]:
    """The cells of a line, without the white space around them."""
    mark = _mark(text, line)
    inner = _stripped(text, line)
    if mark == "|":
        inner = Span(
            inner.start + text.startswith(mark, inner.start, inner.end),
            inner.end - text.endswith(mark, inner.start + 1, inner.end),
        )
    else:
        inner = line
    cells: list[Span] = []
    start = inner.start
    for part in text[slice(*inner)].split(mark):
        cells.append(_stripped(text, Span(start, start + len(part))))
        start += len(part) + 1
    return cells


def _stripped(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    start = span.start + len(words) - len(words.lstrip())
    return Span(min(start, span.end), max(min(start, span.end), span.start + len(words.rstrip())))


def _placed(rows: Sequence[Sequence[Span]], header: bool) -> Iterator[Cell]:
    for r, row in enumerate(rows):
        for c, span in enumerate(row):
            yield Cell(r, c, 1, 1, span, header and r == 0)
