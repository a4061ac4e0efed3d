"""The rows of a sheet as cells of text: of a CSV file in whatever encoding and with whatever
separator, or of the first sheet of an XLSX workbook."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

from eval.errors import QuestionSetError

SUFFIXES = (".csv", ".tsv", ".xlsx", ".xls")
HEADING_ROWS = 10
"""Rows that the headings may be among; a title and a note or two stand above them."""

_SEPARATORS = (",", ";", "\t", "，")
_ENCODINGS = ("utf-8-sig", "gb18030", "big5hkscs")
"""Chinese Excels write CSV in the second or the third, and "Unicode text" in UTF-16 with a mark."""
_WORKBOOK = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_MARKS_OF_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Row(NamedTuple):
    """A row as a spreadsheet program counts it, where it stands in words, and its cells."""

    number: int
    place: str
    cells: list[str]


def rows_of(path: Path, is_heading: Callable[[str], bool]) -> Iterator[Row]:
    """Every row of a sheet, empty ones too.

    What begins as a workbook is read as one, whatever it is called; some programs export text
    under the name .xls.

    :param is_heading: whether a cell may head a column; by that the encoding and the separator
        of a CSV file are known.
    :raises QuestionSetError: when it is no sheet, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            start = file.read(len(_OLD_EXCEL))
    except OSError as error:
        raise QuestionSetError(f"Cannot read the question set {path}: {error.strerror}") from error
    if path.suffix.lower() == ".xlsx" or start in (_WORKBOOK, _OLD_EXCEL):
        return _rows_of_workbook(path)
    return _rows_of_text(path, is_heading)


def _rows_of_text(path: Path, is_heading: Callable[[str], bool]) -> Iterator[Row]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise QuestionSetError(f"Cannot read the question set {path}: {error.strerror}") from error
    texts = list(_decodings(raw))
    if not texts:
        raise QuestionSetError(
            f"{path.name} is no text in UTF-8, GB18030, Big5 or UTF-16; save it as CSV UTF-8"
        )

    def headings(way: tuple[str, str]) -> int:
        rows = csv.reader(io.StringIO(way[0], newline=""), delimiter=way[1])
        return max((sum(map(is_heading, cells)) for cells in islice(rows, HEADING_ROWS)), default=0)

    # A cell may hold line ends: a spreadsheet counts its row once, an editor every line.
    number, line = 1, 1
    try:
        text, separator = max(((t, s) for t in texts for s in _SEPARATORS), key=headings)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        for cells in reader:
            yield Row(number, _place(number, line), [cell.strip() for cell in cells])
            number, line = number + 1, reader.line_num + 1
    except csv.Error as error:
        raise QuestionSetError(f"{path.name} {_place(number, line)}: not CSV: {error}") from error


def _decodings(raw: bytes) -> Iterator[str]:
    encodings = ("utf-16",) if raw.startswith(_MARKS_OF_UTF_16) else _ENCODINGS
    for encoding in encodings:
        try:
            yield raw.decode(encoding)
        except UnicodeDecodeError:
            continue


def _place(number: int, line: int) -> str:
    return f"row {number}" + (f" (line {line})" if line != number else "")


def _rows_of_workbook(path: Path) -> Iterator[Row]:
    # Only workbooks need it.
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with path.open("rb") as file:
            if file.read(len(_OLD_EXCEL)) == _OLD_EXCEL:
                raise QuestionSetError(
                    f"{path.name} is a workbook of an old Excel (.xls), or one with a password; "
                    "open it in Excel or WPS and save it as .xlsx without one"
                )
            file.seek(0)
            workbook = openpyxl.load_workbook(file, data_only=True)
    except OSError as error:
        raise QuestionSetError(f"Cannot read the question set {path}: {error.strerror}") from error
    except (InvalidFileException, BadZipFile, KeyError, ValueError) as error:
        raise QuestionSetError(
            f"{path.name} is not an XLSX workbook ({error}); open it in Excel or WPS and save it "
            "as .xlsx, or as CSV UTF-8"
        ) from error
    for number, row in enumerate(workbook.worksheets[0].iter_rows(), start=1):
        cells = [_shown(cell.value, cell.number_format or "") for cell in row]
        yield Row(number, _place(number, number), cells)


def _shown(value: object, number_format: str) -> str:
    """A cell as a person sees it: 0.71 formatted as a percentage is 71%."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value).strip()
    number = Decimal(str(value))
    if "%" in number_format:
        return f"{(number * 100).normalize():f}%"
    return f"{number.normalize():f}"
