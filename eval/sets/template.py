"""`python -m eval template`: an empty question sheet with headings, choices and examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from corpus import SHIPPED as SHIPPED_REPORT
from corpus import ReportError, list_reports, read_report
from eval.sets.questions import SHIPPED, GoldQuestion, Kind, load_questions
from eval.sets.sheet import columns

_EXAMPLES: tuple[Kind, ...] = ("figure", "list", "yesno", "text", "follow-up", "unanswerable")
_WIDTHS = {"question": 42, "answer": 26, "evidence": 52, "report": 28, "history": 30, "shown": 42}
_ROWS = 1000
"""How many rows offer the choices of their column."""


def write_template(path: Path) -> None:
    """Write a workbook to fill in: a sheet of questions with examples, and one that explains.

    :raises ReportError: when it cannot be written, or a file is there already.
    """
    if path.suffix.lower() != ".xlsx":
        raise ReportError(f"{path}: a template is a workbook; name it .xlsx")
    if path.exists():
        raise ReportError(f"{path} is there already; choose another name or remove it")
    write_sheet(path, _examples())


def write_sheet(
    path: Path, records: Sequence[Mapping[str, str]], more: Mapping[str, str] | None = None
) -> None:
    """Write a question sheet that holds `records`, field → cell.

    :param more: field → heading of columns that a question set does not read.
    :raises ReportError: when it cannot be written.
    """
    headings = {column.field: column.names[0] for column in columns()} | dict(more or {})
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "问题"
    sheet.append(list(headings.values()))
    for record in records:
        sheet.append([_writable(record.get(field, "")) for field in headings])
    for row in sheet.iter_rows():
        for cell in row:
            # Text, or a spreadsheet program would make dates and numbers of answers.
            cell.number_format = "@"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    for number, field in enumerate(headings, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDTHS.get(field, 14)
        heading = sheet.cell(1, number)
        heading.font, heading.fill = Font(bold=True), PatternFill("solid", fgColor="DCE6F5")
        choices = {"answerable": "是,否", "kind": ",".join(get_args(Kind))}.get(field)
        if choices:
            validation = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True)
            validation.add(f"{letter}2:{letter}{_ROWS}")
            sheet.add_data_validation(validation)
    sheet.freeze_panes = "A2"
    explained = workbook.create_sheet("说明")
    for column in columns():
        explained.append([column.names[0], column.explanation])
    explained.column_dimensions["A"].width, explained.column_dimensions["B"].width = 14, 90
    try:
        workbook.save(path)
    except OSError as error:
        raise ReportError(f"Cannot write {path}: {error.strerror}") from error


def _writable(cell: str) -> str:
    """A text without the control characters that a workbook refuses."""
    return ILLEGAL_CHARACTERS_RE.sub("", cell)


def _examples() -> list[dict[str, str]]:
    """A question of each kind from the shipped set; they may be asked as they stand."""
    reports = [read_report(path) for path in list_reports([SHIPPED_REPORT])]
    questions = load_questions(SHIPPED, reports)
    chosen = [next((q for q in questions if q.kind == kind), None) for kind in _EXAMPLES]
    texts = {report.name: report.text for report in reports}
    return [as_row(question, texts) for question in chosen if question]


def as_row(question: GoldQuestion, texts: dict[str, str]) -> dict[str, str]:
    """A gold question as the cells of a sheet; `texts` are the reports' original texts."""
    figures = [question.calculation] if question.calculation else question.figures
    stated = "、".join(f"{figure.value}{figure.unit}" for figure in figures)
    quoted = [
        texts[item.report][slice(*item.original)].replace("\n", "") for item in question.evidence
    ]
    return {
        "id": question.id,
        "question": question.question,
        "answer": question.answer if question.kind == "yesno" else stated or question.answer,
        "evidence": "\n".join(dict.fromkeys(quoted)),
        "report": question.evidence[0].report if question.evidence else "",
        "answerable": "是" if question.answerable else "否",
        "history": "\n".join(question.history),
        "kind": question.kind,
        "figure": stated if question.kind == "yesno" else "",
    }
