"""Ruled tables on a PDF page.

The rules are read with PDFium and put together to cells with pdfplumber's geometry. Its own
reading of pages is not used: it takes twenty times as long as PDFium's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_float
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from corpus.formats.document import GridCell, is_layout, place_cells, without_repeated
from corpus.formats.pdf_text import Box, Character, Placing, line_of, separate_words

_FEWEST_STROKES = 6  # three level and three upright ones rule two rows and columns
_MOST_STROKES = 20_000  # a drawing has more
_MOST_RULES = 500  # once strokes in one line are joined; crossing all with all takes seconds
_SHORTEST_STROKE = 3.0  # points
_STRAIGHT = 1.0
_SAME_EDGE = 3.0  # points


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table as its rows; `first` is the number of its first character on the page."""

    rows: tuple[tuple[GridCell, ...], ...]
    box: Box
    first: int
    new_pages: tuple[int, ...] = ()
    """The rows that begin a page, when it goes on over several."""

    @property
    def columns(self) -> int:
        """How many columns its first row takes."""
        return sum(cell.columns for cell in self.rows[0])


def page_tables(
    page: pdfium.PdfPage, place: Placing, characters: Sequence[Character]
) -> list[PageTable]:
    """The data tables on a page whose cells are ruled."""
    edges = [_edge(box) for box in _strokes(page, place)]
    if not _FEWEST_STROKES <= len(edges) <= _MOST_STROKES:
        return []
    edges = merge_edges(edges, _SAME_EDGE, _SAME_EDGE, _SAME_EDGE, _SAME_EDGE)
    if len(edges) > _MOST_RULES:
        return []
    cells = intersections_to_cells(edges_to_intersections(edges, _SAME_EDGE, _SAME_EDGE))
    found = ([Box(*cell) for cell in group] for group in cells_to_tables(cells))
    tables = (_table(group, characters) for group in found)
    return [table for table in tables if table is not None]


def _strokes(page: pdfium.PdfPage, place: Placing) -> Iterator[Box]:
    """The upright and level lines drawn on a page, among them the sides of rectangles."""
    for drawn in page.get_objects([pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=1):
        matrix = drawn.get_matrix()
        corners: list[tuple[float, float]] = []
        for i in range(pdfium_c.FPDFPath_CountSegments(drawn)):
            segment = pdfium_c.FPDFPath_GetPathSegment(drawn, i)
            x, y = c_float(), c_float()
            pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
            kind = pdfium_c.FPDFPathSegment_GetType(segment)
            point = matrix.on_point(x.value, y.value)
            if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
                corners = []
            elif kind == pdfium_c.FPDF_SEGMENT_LINETO and corners:
                yield from _stroke(corners[-1], point, place)
            corners.append(point)
            if pdfium_c.FPDFPathSegment_GetClose(segment):
                yield from _stroke(point, corners[0], place)


def _stroke(start: tuple[float, float], end: tuple[float, float], place: Placing) -> Iterator[Box]:
    across, up = sorted((start[0], end[0])), sorted((start[1], end[1]))
    box = place(across[0], up[0], across[1], up[1])
    width, height = box.right - box.left, box.height
    if min(width, height) <= _STRAIGHT and max(width, height) >= _SHORTEST_STROKE:
        yield box


def _edge(box: Box) -> dict[str, Any]:
    """A stroke as pdfplumber's geometry takes it."""
    width, height = box.right - box.left, box.height
    return {
        "orientation": "h" if width >= height else "v",
        "x0": box.left,
        "x1": box.right,
        "top": box.top,
        "bottom": box.bottom,
        "width": width,
        "height": height,
    }


def _table(cells: Sequence[Box], characters: Sequence[Character]) -> PageTable | None:
    """The table that some cells make, unless it only lays out prose or is empty."""
    lefts = _edges(edge for cell in cells for edge in (cell.left, cell.right))
    tops = _edges(edge for cell in cells for edge in (cell.top, cell.bottom))
    rows: list[list[GridCell]] = [[] for _ in range(len(tops) - 1)]
    held: dict[int, list[Character]] = {}
    first = -1
    for n, character in enumerate(characters):
        inside = next((i for i, cell in enumerate(cells) if cell.holds(character.box)), None)
        if inside is not None and not character.added:
            held.setdefault(inside, []).append(character)
            first = n if first < 0 else first
    for i, cell in sorted(enumerate(cells), key=lambda pair: (pair[1].top, pair[1].left)):
        row, column = _nearest(tops, cell.top), _nearest(lefts, cell.left)
        down = max(1, _nearest(tops, cell.bottom) - row)
        across = max(1, _nearest(lefts, cell.right) - column)
        if row < len(rows):
            rows[row].append(GridCell(_text_of(held.get(i, [])), down, across))
    if first < 0 or is_layout(place_cells(rows)):
        return None
    box = Box(lefts[0], tops[0], lefts[-1], tops[-1])
    return PageTable(tuple(tuple(row) for row in rows if row), box, first)


def _edges(positions: Iterable[float]) -> list[float]:
    """The distinct positions among edges that are drawn almost alike."""
    edges: list[float] = []
    for position in sorted(positions):
        if not edges or position - edges[-1] > _SAME_EDGE:
            edges.append(position)
    return edges


def _nearest(edges: Sequence[float], position: float) -> int:
    return min(range(len(edges)), key=lambda n: abs(edges[n] - position))


def _text_of(characters: Sequence[Character]) -> str:
    """The text of a cell, its lines joined."""
    text = ""
    lines: list[list[Character]] = []
    for character in characters:
        if lines and lines[-1][-1].box.overlaps(character.box):
            lines[-1].append(character)
        else:
            lines.append([character])
    for line in lines:
        words = line_of(line).text
        text += " " + words if separate_words(text, words) else words
    return text


def continues(before: PageTable, after: PageTable) -> bool:
    """Whether a table that begins a page is the rest of the one that ended the page before."""
    edges = (before.box.left - after.box.left, before.box.right - after.box.right)
    return before.columns == after.columns and all(abs(gap) <= 2 * _SAME_EDGE for gap in edges)


def joined(before: PageTable, after: PageTable) -> PageTable:
    """Both parts as one table, the heading rows that the second repeats left out."""
    rows = (*before.rows, *map(tuple, without_repeated(before.rows, after.rows)))
    return PageTable(rows, before.box, before.first, (*before.new_pages, len(before.rows)))
