"""What every format is read into: the text, and what the file itself says about it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.model import Cell, Span, Table

CELL_JOINT = " | "
"""What stands between the cells of a table row in a text."""
_CONTINUED = re.compile(
    r"[（(]?(?:[续續]\s*表|[续續接]上[页頁])[^。]*|[附]?表[^。]*[（(][续續]表?[）)]"
)
_LONGEST_MARK = 60
_LONGEST_CELL = 200  # characters; a table with a longer one is there for its layout


class Heading(NamedTuple):
    """A line that the file marks as a heading; level 0 is the title of the whole."""

    span: Span
    level: int


class Drawing(NamedTuple):
    """A picture where it stands in the text; `source` is where its bytes are in the file."""

    offset: int
    source: str
    media_type: str
    description: str
    """What the file says the picture shows; often empty."""


class GridCell(NamedTuple):
    """One cell of a table row as a file gives it, with how many rows and columns it takes."""

    text: str
    rows: int = 1
    columns: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. All offsets count code points of `text`, which citations show.

    `title` is what the file's properties call it. `pages` holds where each page begins, and
    is empty for files without pages.
    """

    text: str
    title: str = ""
    headings: tuple[Heading, ...] = ()
    tables: tuple[Table, ...] = ()
    pages: tuple[int, ...] = ()
    drawings: tuple[Drawing, ...] = ()


@dataclass(slots=True)
class Writer:
    """Puts a document together in reading order, a line a paragraph."""

    title: str = ""
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _headings: list[Heading] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _pages: list[int] = field(default_factory=list)
    _drawings: list[Drawing] = field(default_factory=list)

    def line(self, text: str, level: int | None = None) -> None:
        """Add a paragraph; with a level it is a heading. White space alone adds nothing."""
        if not text.strip():
            return
        start = self._length
        self.write(text)
        if level is not None:
            self._headings.append(Heading(Span(start, self._length), level))
        self.write("\n")

    def table(self, rows: Sequence[Sequence[GridCell]], new_pages: Collection[int] = ()) -> None:
        """Add a table, a row a line; one that only lays out prose becomes its paragraphs.

        A cell that reaches over several rows is repeated in each, so that every line says
        what it is about.

        :param new_pages: the rows that begin a page.
        """
        placed = place_cells(rows)
        if is_layout(placed):
            for cell, _, _ in placed:
                self.line(cell.text)
            return
        start = self._length
        cells: list[Cell] = []
        for number, on_line in sorted(_by_line(placed).items()):
            if number:
                self.write("\n")
            if number in new_pages:
                self.page()
            for n, (cell, row, column) in enumerate(on_line):
                if n:
                    self.write(CELL_JOINT)
                text = " ".join(cell.text.split())
                if row == number:
                    span = Span(self._length, self._length + len(text))
                    cells.append(Cell(row, column, cell.rows, cell.columns, span, cell.header))
                self.write(text)
        self._tables.append(Table("", "", Span(start, self._length), tuple(cells)))
        self.write("\n")

    def page(self) -> None:
        """Begin a page here."""
        self._pages.append(self._length)

    def drawing(self, source: str, media_type: str, description: str = "") -> None:
        """Note a picture here."""
        self._drawings.append(Drawing(self._length, source, media_type, description))

    def document(self) -> Document:
        """What has been written so far."""
        return Document(
            text="".join(self._pieces),
            title=self.title,
            headings=tuple(self._headings),
            tables=tuple(self._tables),
            pages=tuple(self._pages),
            drawings=tuple(self._drawings),
        )

    def write(self, text: str) -> None:
        """Add text that does not end a paragraph."""
        self._pieces.append(text)
        self._length += len(text)


def is_continued(line: str) -> bool:
    """Whether a line says that the table after it goes on with the one before.

    >>> is_continued("续表1"), is_continued("表1 行政执法情况（续）"), is_continued("表2 其他")
    (True, True, False)
    """
    return len(line) <= _LONGEST_MARK and _CONTINUED.fullmatch(line.strip()) is not None


def without_repeated(
    before: Sequence[Sequence[GridCell]], after: Sequence[Sequence[GridCell]]
) -> Sequence[Sequence[GridCell]]:
    """The rows of a table's second part, less the heading rows that it repeats."""
    repeated = 0
    for mine, theirs in zip(before, after, strict=False):
        if [cell.text for cell in mine] != [cell.text for cell in theirs]:
            break
        repeated += 1
    return after[repeated:]


class Placed(NamedTuple):
    """A cell with the row and column of its upper left corner."""

    cell: GridCell
    row: int
    column: int


def place_cells(rows: Sequence[Sequence[GridCell]]) -> list[Placed]:
    """Every cell with its place in the grid, those that merged cells push aside moved on."""
    placed: list[Placed] = []
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        column = 0
        for cell in row:
            while (r, column) in taken:
                column += 1
            within = cell._replace(rows=min(cell.rows, len(rows) - r))
            taken |= {
                (r + down, column + across)
                for down in range(within.rows)
                for across in range(within.columns)
            }
            placed.append(Placed(within, r, column))
            column += within.columns
    return placed


def _by_line(placed: Sequence[Placed]) -> dict[int, list[Placed]]:
    """The cells of each row from left to right, those that reach into it from above included."""
    lines: dict[int, list[Placed]] = defaultdict(list)
    for place in sorted(placed, key=lambda place: place.column):
        for row in range(place.row, place.row + place.cell.rows):
            lines[row].append(place)
    return lines


def is_layout(placed: Sequence[Placed]) -> bool:
    """Whether a table has a single row or column, or holds whole paragraphs."""
    filled = [place for place in placed if place.cell.text.strip()]
    return (
        len({place.row for place in filled}) < 2
        or len({place.column for place in filled}) < 2
        or any(len(place.cell.text) > _LONGEST_CELL for place in filled)
    )
