"""A table as a grid: which of its rows and columns are headings, and what they call each cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.formats import CELL_JOINT
from corpus.model import Report, Span, Table
from corpus.script import fold
from corpus.units import split_scale, unit_pattern

_DIGITS = r"\d[\d,，]*(?:\.\d+)?(?!\d)"
_NUMBER = re.compile(
    rf"(?:约|近|超|超过|逾|不低于|不少于|不超过|≥|≤|>|<)?[-−－+＋]?{_DIGITS}"
    rf"(?:\D{{0,2}}[-—–~～至]{_DIGITS})?\s*[多余]?(?P<unit>\D*?)(?:左右|以上|以下|以内)?$"
)
_TIME = re.compile(
    r"(?:19|20)\d{2}(?:\s*[-—–~至]\s*(?:19|20)?\d{2})?年?(?:度|末|底)?$"
    r"|\d{1,2}(?:\s*[-—–~至]\s*\d{1,2})?月(?:份|底|末)?$"
)
_OF_A_YEAR = re.compile(r"(?:19|20)\d{2}\s*年")
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}$")
_SERIAL = re.compile(r"(?:序号?|编号|[Nn][Oo]\.?|#)$")
_UNIT_COLUMN = re.compile("(?:计量)?单位$")
# Numbers under such headings name things; they count nothing.
_NO_COUNT = re.compile("电话|编号|代码|邮编|文号|证号|日期|时间|年份|年度")
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、](?!\d))\s*"
)
_OF_WHICH = re.compile("^(?:其中|[#＃＊*—–-])[：:\\s]*")
_WHOLE = re.compile("(?:合计|总计|总合计|共计)$")
_MOST_HEADING_ROWS = 4
_FEWEST_SERIALS = 3


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Whether a word is a unit, with scale words or without, in either script."""
    unit = fold(text)
    _, bare = split_scale(unit)
    pattern = unit_pattern()
    return any(re.fullmatch(pattern, words) for words in (unit, bare)) or unit in ("万", "亿")


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell where it stands; `folded` is `text` in Simplified, of the same length."""

    row: int
    column: int
    rows: int
    columns: int
    header: bool
    span: Span
    """In clean offsets."""
    text: str
    folded: str

    @property
    def states_a_number(self) -> bool:
        """Whether it holds a number, with or without a unit, and no year, month or name."""
        number = _NUMBER.match(self.folded)
        if number is None or _TIME.match(self.folded) or _OF_A_YEAR.match(self.folded):
            return False
        return not number["unit"] or is_unit(number["unit"])

    @property
    def may_be_a_year(self) -> bool:
        """Whether it is a number that could be a year as well: 2016."""
        return bool(_BARE_YEAR.match(self.folded))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells with the words that head them.

    `numbers` are the cells that state one, in reading order. `row_names` and `column_names`
    hold the headings of each row and column from the outermost, by its number; `units` what
    a row says in a column of units.
    """

    title: str
    """What rows that reach across the whole table say at its top."""
    headings: str
    """The headings of its columns as one line of text."""
    corner: Slot | None
    """The heading of the column of row headings; it may say a unit for all of them."""
    numbers: tuple[Slot, ...]
    words: tuple[Slot, ...]
    """The cells of the body that hold words instead."""
    row_names: Mapping[int, tuple[Slot, ...]]
    column_names: Mapping[int, tuple[Slot, ...]]
    units: Mapping[int, Slot]


def read_grid(table: Table, report: Report) -> Grid:
    """Find the headings of a table of a report."""
    slots, at = _slots(table, report)
    height = 1 + max((row for row, _ in at), default=-1)
    width = 1 + max((column for _, column in at), default=-1)
    rows = [_distinct(at.get((r, c)) for c in range(width)) for r in range(height)]
    top = next((r for r, row in enumerate(rows) if len(row) > 1), height)
    body = _body_start(rows, top)
    columns = [[at.get((r, c)) for r in range(body, height)] for c in range(width)]
    column_names = {c: _distinct(at.get((r, c)) for r in range(top, body)) for c in range(width)}
    heading, serial, unit = _heading_columns(columns, column_names)
    apart = {*heading, *serial, *unit}
    apart |= {c for c, names in column_names.items() if _NO_COUNT.search(_words(names))}
    stated = [slot for slot in slots if slot.row >= body and slot.column not in apart]
    corners = [slot for c in heading for slot in column_names[c]]
    return Grid(
        title=" ".join(slot.text for row in rows[:top] for slot in row),
        headings=" / ".join(CELL_JOINT.join(slot.text for slot in row) for row in rows[top:body]),
        corner=corners[0] if corners else None,
        numbers=tuple(slot for slot in stated if slot.states_a_number or slot.may_be_a_year),
        words=tuple(slot for slot in slots if slot.row >= body and not slot.states_a_number),
        row_names=_row_names(rows, body, heading, unit, at),
        column_names={c: names for c, names in column_names.items() if c not in apart},
        units={r: at[r, c] for c in unit for r in range(body, height) if (r, c) in at},
    )


def _slots(table: Table, report: Report) -> tuple[list[Slot], dict[tuple[int, int], Slot]]:
    """A table's cells, and which of them stands at each row and column."""
    slots: list[Slot] = []
    for cell in table.cells:
        span = report.to_clean(cell.span)
        place = (cell.row, cell.column, cell.rows, cell.columns, cell.header)
        text = report.clean[slice(*span)]
        slots.append(Slot(*place, span, text, fold(text)))
    at = {
        (row, column): slot
        for slot in slots
        for row in range(slot.row, slot.row + slot.rows)
        for column in range(slot.column, slot.column + slot.columns)
    }
    return slots, at


def _distinct(slots: Iterable[Slot | None]) -> tuple[Slot, ...]:
    """The cells in order, each once, empty ones left out."""
    return tuple(dict.fromkeys(slot for slot in slots if slot is not None and slot.text))


def _words(slots: Sequence[Slot]) -> str:
    return "".join(slot.folded for slot in slots)


def _body_start(rows: Sequence[Sequence[Slot]], top: int) -> int:
    """The first row that is no heading of columns.

    The first row is one unless it states a number; further ones only if the file marks them
    so or a heading above reaches over several columns or down to them.
    """
    row = top
    while row < min(len(rows) - 1, top + _MOST_HEADING_ROWS):
        beside = [slot for slot in rows[row] if slot.column > 0]
        if any(slot.states_a_number for slot in beside) or not beside:
            break
        marked = all(slot.header for slot in rows[row])
        over = [slot for slot in rows[row - 1] if slot.columns > 1] if row > top else []
        down = [slot for slot in rows[row] if slot.row < row]
        if row > top and not (marked or over or down):
            break
        row += 1
    return row


def _heading_columns(
    columns: Sequence[Sequence[Slot | None]], names: Mapping[int, Sequence[Slot]]
) -> tuple[list[int], list[int], list[int]]:
    """The columns left of the first that states numbers: of headings, of serials, of units."""
    heading: list[int] = []
    serial: list[int] = []
    unit: list[int] = []
    for c, column in enumerate(columns):
        cells = [slot for slot in column if slot is not None and slot.text]
        counted = [slot.text for slot in cells] == [str(n + 1) for n in range(len(cells))]
        if _SERIAL.match(_words(names[c])) or (
            c == 0 and counted and len(cells) >= _FEWEST_SERIALS
        ):
            serial.append(c)
        elif any(slot.states_a_number for slot in cells):
            break
        elif c > 0 and cells and all(slot.may_be_a_year for slot in cells):
            # Right of the first column 2016 is a count unless its heading says otherwise.
            if not _NO_COUNT.search(_words(names[c])):
                break
        elif _UNIT_COLUMN.match(_words(names[c])):
            unit.append(c)
        else:
            heading.append(c)
    return heading, serial, unit


def _row_names(
    rows: Sequence[Sequence[Slot]],
    body: int,
    heading: Sequence[int],
    unit: Sequence[int],
    at: Mapping[tuple[int, int], Slot],
) -> dict[int, tuple[Slot, ...]]:
    """The headings of each row, after the group it stands in and the row it is a part of.

    A row without anything but its heading names the group of those below it; 其中：小学 is a
    part of the last row in the same unit that is none.
    """
    names: dict[int, tuple[Slot, ...]] = {}
    group: tuple[Slot, ...] = ()
    wholes: dict[str, tuple[Slot, ...]] = {}
    for r in range(body, len(rows)):
        own = _distinct(at.get((r, c)) for c in heading)
        if own and len(rows[r]) == len(own) == 1:
            group, wholes = own, {}
            continue
        if own and _WHOLE.match(bare_name(own[0].folded)):
            group = ()
        measured_in = _words(_distinct(at.get((r, c)) for c in unit))
        if own and _OF_WHICH.match(own[0].folded):
            names[r] = (*group, *wholes.get(measured_in, ()), *own)
        else:
            names[r] = (*group, *own)
            wholes[measured_in] = own
    return names


def bare_name(heading: str) -> str:
    """A heading of a row without its numbering or 其中."""
    return _OF_WHICH.sub("", _NUMBERING.sub("", heading, count=1), count=1).strip()
