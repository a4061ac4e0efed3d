"""Question sheets: a CSV file or the first sheet of an XLSX workbook, one question a row.

A sheet is for people who work in spreadsheets: columns may have Chinese names, a figure is
written as it is read (374名), and what need not be said may be left out. Rows become the same
records that a line of JSON holds.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from corpus import fold, read_quantities
from eval.errors import QuestionSetError
from eval.sets.forms import Record
from eval.sets.rows import HEADING_ROWS, Row, rows_of

LOG = logging.getLogger("eval")

_YES = ("", "是", "有", "可以", "能", "可", "yes", "y", "true", "1")
_NO = ("否", "不是", "没有", "不可以", "不能", "不", "无", "no", "n", "false", "0")
_POLARITY = re.compile(r"(?:不是|没有|是|有|否|yes|no)(?=$|[\s,，。.:：])[\s,，。.:：]*", re.I)
_BARE_NUMBER = re.compile(r"[\d.,]*\d")
_SEPARATORS = re.compile(r"[\s、，,；;。和及与]*|\band\b")


class Column(NamedTuple):
    """A field of a question, the names its column may have, and what belongs in it."""

    field: str
    names: tuple[str, ...]
    explanation: str


@lru_cache(maxsize=1)
def columns() -> tuple[Column, ...]:
    """The columns of a sheet, in the order of the template."""
    text = (Path(__file__).parent / "columns.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return tuple(
        Column(field, tuple(names.split("|")), explanation) for field, names, explanation in rows
    )


def read_sheet(path: Path) -> Iterator[Record]:
    """Each question of a sheet, with what is wrong in its row.

    Columns of other names are left alone, with a warning.

    :raises QuestionSetError: when it is no sheet, or has no column of questions.
    """
    known = {_plain(name): column.field for column in columns() for name in column.names}
    rows = rows_of(path, lambda cell: _field_of(cell, known) is not None)
    above: list[Row] = []
    for row in rows:
        fields = [_field_of(cell, known) for cell in row.cells]
        if "question" in fields:
            break
        above += [row] if any(row.cells) else []
        if above and row.number >= HEADING_ROWS:
            raise _no_headings(above, path)
    else:
        if above:
            raise _no_headings(above, path)
        raise QuestionSetError(f"The question set {path} holds no questions.")
    _check_headings(row.cells, fields, path)
    for row in rows:
        values = {
            field: cell for field, cell in zip(fields, row.cells, strict=False) if field and cell
        }
        if values:
            yield _record(values, f"row-{row.number}", f"{path.name} {row.place}")


def figures_in(text: str) -> list[dict[str, Any]] | None:
    """The figures that a cell consists of; None if it says anything else.

    >>> [(f["value"], f["unit"]) for f in figures_in("374名、1.2万人") or ()]
    [(Decimal('374'), '名'), (Decimal('1.2'), '万人')]
    >>> figures_in("培训374名")
    """
    folded = fold(unicodedata.normalize("NFKC", text))
    found = [q for q in read_quantities(folded) if q.unit_text or q.terms]
    rest, position = [], 0
    for quantity in found:
        rest.append(folded[position : quantity.span.start].removesuffix(quantity.bound))
        after = folded[quantity.span.end :]
        position = len(folded) - len(after.removeprefix(quantity.bound))
    rest.append(folded[position:])
    if not found or not all(_SEPARATORS.fullmatch(between) for between in rest):
        return None
    return [
        {"value": q.value, "unit": q.unit_text, "text": folded[q.span.start : q.span.end]}
        for q in found
    ]


def _no_headings(rows: Sequence[Row], path: Path) -> QuestionSetError:
    names = "、".join("/".join(column.names) for column in columns())
    first = "、".join(filter(None, rows[0].cells))[:100]
    return QuestionSetError(
        f"{path.name}: no column is called 问题 or question, which it needs; {rows[0].place} reads {first}; "
        f"known: {names}"
    )


def _check_headings(header: Sequence[str], fields: Sequence[str | None], path: Path) -> None:
    """Refuse two columns for one field, and name columns that are not read."""
    twice = {field for field in fields if field and fields.count(field) > 1}
    unread = [cell for cell, field in zip(header, fields, strict=True) if cell and not field]
    if unread:
        LOG.warning(
            "%s: not read are the columns %s; those read are called %s",
            path.name,
            "、".join(unread),
            "、".join(column.names[0] for column in columns()),
        )
    if twice:
        raise QuestionSetError(f"{path.name}: more than one column for {', '.join(sorted(twice))}")


def _field_of(heading: str, known: Mapping[str, str]) -> str | None:
    """The field a column's heading names, by one of its words where it has several (answer/figure)."""
    named = (known.get(_plain(words)) for words in (heading, *re.split("[/／]", heading)))
    return next(filter(None, named), None)


def _record(values: Mapping[str, str], name: str, where: str) -> Record:
    faults = []
    answer = values.get("answer", "")
    answerable = _plain(values.get("answerable", ""))
    if answerable not in (*_YES, *_NO):
        faults.append(f"可回答 (answerable) is 是 or 否, not {values['answerable']!r}")
    polarity = _POLARITY.match(answer)
    if "figure" in values:
        figures = figures_in(values["figure"]) or []
        if not figures:
            faults.append(
                f"cannot read {values['figure']!r} as figures; write number and unit, such as 374名"
            )
    else:
        figures = figures_in(answer[polarity.end() :] if polarity else answer) or []
        if _BARE_NUMBER.fullmatch(unicodedata.normalize("NFKC", answer)):
            faults.append(f"the answer {answer} has no unit; write it as 374名, a year as 2020年")
    fields = _fields_of(values, name, figures, bool(polarity), answerable not in _NO)
    return Record(where, fields, tuple(faults))


def _fields_of(
    values: Mapping[str, str],
    name: str,
    figures: list[dict[str, Any]],
    says_yes_or_no: bool,
    answerable: bool,
) -> dict[str, Any]:
    history = _lines(values.get("history", ""))
    kind = values.get("kind") or _kind(answerable, says_yes_or_no, bool(history), len(figures))
    calculated = kind == "calculated"
    return {
        "id": values.get("id", name),
        "question": values.get("question", ""),
        "history": history,
        "kind": kind,
        "answerable": answerable,
        "figures": [] if calculated else figures,
        "calculation": figures[0] if figures and calculated else None,
        "evidence": _lines(values.get("evidence", "")),
        "report": values.get("report"),
        "answer": values.get("answer", "") if answerable else "",
    }


def _kind(answerable: bool, says_yes_or_no: bool, follows_up: bool, figures: int) -> str:
    if not answerable:
        return "unanswerable"
    if follows_up:
        return "follow-up"
    if says_yes_or_no:
        return "yesno"
    return ("text", "figure", "list")[min(figures, 2)]


def _lines(cell: str) -> list[str]:
    return [line.strip() for line in cell.splitlines() if line.strip()]


def _plain(text: str) -> str:
    return fold("".join(unicodedata.normalize("NFKC", text).split())).lower()
