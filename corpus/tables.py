"""The figures of a table: every cell with a number, called by its row, column and caption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from corpus.grid import Grid, Slot, bare_name, is_unit
from corpus.model import Span, Status, Table
from corpus.numbers import Quantity, read_quantities
from corpus.periods import Years, status_of, time_marks
from corpus.script import fold
from corpus.units import split_scale

_PLAIN = re.compile(
    r"(?P<before>约|近|超|逾|不低于|不少于|≥)?"
    r"(?P<number>[-−－+＋]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?)\s*(?P<unit>\D*?)"
    r"(?P<after>左右|以上|以下|以内)?$"
)
_TO_ASCII = str.maketrans({"−": "-", "－": "-", "＋": "+", "，": None, ",": None})
_IN_BRACKETS = re.compile(r"[（(]\s*(?:单位\s*[:：]?)?\s*([^（）()]{1,12})\s*[）)]")
_AT_END = re.compile(r"[%‰]$")
_NUMBER_OF = re.compile("[一-鿿]{1,2}(?=数$)")
_LISTED = re.compile(r"[、，,;；\s]+|(?<![元/])/|和|或")
_BARE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?![\d年])")
_GROWTH = re.compile("增长|增速|增幅|涨幅|降幅|下降|上升|同比|环比")
_CHANGE = re.compile("增减|增加|减少|净增|比上年|较上年")
_PERCENTAGE = re.compile("增长|增速|增幅|涨幅|降幅|同比|环比|占比|比重|比例|率$")
_AIM = re.compile("目标|计划(?!生育)|预期")
_PER_CENT = ("%", "‰", "百分点", "个百分点")
_SPARE = 3  # how many characters around a quantity in a cell may be hedges


@dataclass(frozen=True, slots=True)
class CellFigure:
    """What a cell states, in the report's own words; see the fields of `Figure`."""

    quantity: Quantity
    unit: str
    label: str
    head: str
    period: str
    status: Status
    role: Literal["", "growth", "change"]


def cell_figures(
    grid: Grid, table: Table, years: Years, period: str, status: Status
) -> Iterator[CellFigure]:
    """The figures of a table, in reading order.

    :param grid: of that table.
    :param period: what it is about where no heading names a time; `status` likewise.
    """
    about = " ".join(filter(None, (table.caption, grid.title)))
    overall = table.unit or _bracketed(grid.title)
    for slot in grid.numbers:
        columns = grid.column_names.get(slot.column, ())
        rows = grid.row_names.get(slot.row, ())
        said = _unit_said(grid, slot, columns, rows, overall)
        quantity = _quantity(slot, said)
        if quantity is None:
            continue
        unit_shown = said if fold(said) == quantity.unit_text else quantity.unit_text
        row, column = _name(rows), _name(columns)
        named = _period(columns, years) or _period(rows, years) or _time_in(fold(about), years)
        measure = fold(column if column and not _time_in(fold(column), years) else row + column)
        yield CellFigure(
            quantity=quantity,
            unit=unit_shown,
            label="·".join(filter(None, (about, row, column))) + f"多少{unit_shown}",
            head=row + column,
            period=named or period,
            status=_status(fold(column), named or period, status, years),
            role=_role(measure, quantity.unit_text),
        )


def _name(slots: Sequence[Slot]) -> str:
    """What headings say together, without their numbering and units."""
    bare = (bare_name(_IN_BRACKETS.sub(_unless_unit, slot.text)) for slot in slots)
    return "".join(_BARE_YEAR.sub(r"\1年", name) for name in dict.fromkeys(bare))


def _unless_unit(match: re.Match[str]) -> str:
    return "" if is_unit(match[1]) else match[0]


def _unit_said(
    grid: Grid, slot: Slot, columns: Sequence[Slot], rows: Sequence[Slot], overall: str
) -> str:
    """The unit of a cell that gives none itself: the nearest heading's that names one."""
    for heading in reversed(columns):
        if unit := _bracketed(heading.text) or _ending(heading.text):
            return unit
    column_of_units = grid.units.get(slot.row)
    if column_of_units is not None and is_unit(column_of_units.text):
        return column_of_units.text
    for heading in reversed(rows):
        if unit := _bracketed(heading.text) or _ending(heading.text):
            return unit
    listed = [unit for unit in _LISTED.split(overall) if is_unit(unit)]
    listed = listed or [
        unit for unit in [_bracketed(grid.corner.text if grid.corner else "")] if unit
    ]
    names = [fold(_name(columns)), fold(_name(rows))]
    if listed and any(_PERCENTAGE.search(name) for name in names):
        return next((unit for unit in listed if unit in _PER_CENT), "%")
    counted = next((u[0] for n in names if (u := _NUMBER_OF.search(n)) and is_unit(u[0])), "")
    amounts = [unit for unit in listed if unit not in _PER_CENT]
    return counted or next(iter(amounts or listed), "")


def _bracketed(text: str) -> str:
    """The unit that a heading gives in brackets, in its own characters: 金额(万元)."""
    found = (match[1].strip() for match in _IN_BRACKETS.finditer(text))
    return next((unit for unit in found if is_unit(unit)), "")


def _ending(text: str) -> str:
    match = _AT_END.search(text)
    return match[0] if match else ""


def _quantity(slot: Slot, said: str) -> Quantity | None:
    """The quantity a cell states; None if there are more words to it than a number and a unit."""
    plain = _PLAIN.match(slot.folded)
    if plain and (not plain["unit"] or is_unit(plain["unit"])):
        unit = (plain["unit"] or fold(said)).replace("每", "/")
        value = Decimal(plain["number"].translate(_TO_ASCII))
        place = _moved(Span(*plain.span("unit")), slot)
        span = _moved(Span(plain.start("number"), place.end - slot.span.start), slot)
        bound = plain["before"] or plain["after"] or ""
        base = value * split_scale(unit)[0]
        return Quantity(span, value, place, base, bound=bound, unit_text=unit)
    found = list(read_quantities(slot.folded))
    if len(found) != 1 or len(slot.folded) - (found[0].span.end - found[0].span.start) > _SPARE:
        return None
    return replace(found[0], span=_moved(found[0].span, slot), unit=_moved(found[0].unit, slot))


def _moved(span: Span, slot: Slot) -> Span:
    return Span(span.start + slot.span.start, span.end + slot.span.start)


def _period(slots: Sequence[Slot], years: Years) -> str:
    """The period that headings name, the innermost first; "" if they name none."""
    named = (_time_in(slot.folded, years) for slot in reversed(slots))
    return next(filter(None, named), "")


@lru_cache(maxsize=4096)
def _time_in(folded: str, years: Years) -> str:
    marks = time_marks(_BARE_YEAR.sub(r"\1年", folded), years)
    return next((mark.period for mark in marks if not mark.compared), "")


def _status(column: str, period: str, status: Status, years: Years) -> Status:
    return "target" if _AIM.search(column) else status_of(column, period, status, years)


def _role(measure: str, unit: str) -> Literal["", "growth", "change"]:
    if unit in _PER_CENT:
        return "growth" if _GROWTH.search(measure) else ""
    return "change" if _CHANGE.search(measure) else ""
