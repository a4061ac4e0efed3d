"""Taking things along: figures as CSV and XLSX, a conversation as Markdown and DOCX."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from assistant.chat.evidence import bearing_citations
from assistant.chat.marks import qualifications
from assistant.chat.view import View
from assistant.model import Answer, Citation, plain_number
from corpus import Figure

_FIGURE_COLUMNS = (
    "number", "unit", "text", "label", "period", "place", "status", "report", "section",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def figures_csv(figures: Sequence[Figure], view: View) -> bytes:
    """The figures as CSV, with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in _figure_rows(figures, view):
        # A spreadsheet must not take a report's words for a formula.
        writer.writerow(
            f"'{c}" if isinstance(c, str) and c.startswith(_FORMULA) else c for c in row
        )
    return out.getvalue().encode("utf-8-sig")


def figures_xlsx(figures: Sequence[Figure], view: View) -> bytes:
    """The figures as a sheet with a fixed, filterable heading."""
    from openpyxl import Workbook  # half a second, and only whoever downloads one needs it
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(view.say("tab_figures"))
    for at, row in enumerate(_figure_rows(figures, view), 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at, column)
            if isinstance(value, str):
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
                cell.data_type = "s"  # never a formula
            else:
                cell.value = value
            cell.font = Font(bold=at == 1)
    for letter, width in zip("ABCDEFGHI", (12, 8, 14, 44, 12, 14, 8, 34, 44), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def conversation_markdown(turns: Sequence[Answer], view: View) -> bytes:
    """The conversation as Markdown: each question, its answer, and the passages it rests on."""
    lines = [f"# {view.say('export_title')}", "", _made(view)]
    for number, turn in enumerate(turns, 1):
        lines += ["", f"## {view.say('export_asked')} {number}　{_markdown(turn.question)}", ""]
        lines += [f"*{_markdown(note)}*\n" for note in _notes(turn, view)]
        lines += [f"**{_markdown(turn.answer)}**"]
        for citation in _cited(turn):
            lines += ["", f"{view.say('export_cited')}：{_markdown(_path(citation, view))}", ""]
            lines += [
                "> "
                + "".join(f"**{_markdown(t)}**" if marked else _markdown(t) for t, marked in parts)
                for parts in _lines_of(citation)
            ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def conversation_docx(turns: Sequence[Answer], view: View) -> bytes:
    """The same as a Word document, the cited words highlighted."""
    from docx import Document  # only whoever exports to Word needs it
    from docx.enum.text import WD_COLOR_INDEX
    from docx.oxml.ns import qn

    document = Document()
    for style in ("Normal", "Heading 1", "Heading 2", "Quote"):
        fonts = document.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), "宋体" if style in ("Normal", "Quote") else "黑体")
    document.add_heading(view.say("export_title"), 1)
    document.add_paragraph(_made(view))
    for number, turn in enumerate(turns, 1):
        asked = f"{view.say('export_asked')} {number}　{turn.question}"
        document.add_heading(_printable(asked), 2)
        for note in _notes(turn, view):
            document.add_paragraph().add_run(_printable(note)).italic = True
        document.add_paragraph().add_run(_printable(turn.answer)).bold = True
        for citation in _cited(turn):
            path = f"{view.say('export_cited')}：{_path(citation, view)}"
            document.add_paragraph(_printable(path))
            for parts in _lines_of(citation):
                quote = document.add_paragraph(style="Quote")
                for text, marked in parts:
                    run = quote.add_run(_printable(text))
                    if marked:
                        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


FIGURE_FILES: Mapping[str, Callable[[Sequence[Figure], View], bytes]] = {
    "csv": figures_csv,
    "xlsx": figures_xlsx,
}
CONVERSATION_FILES: Mapping[str, Callable[[Sequence[Answer], View], bytes]] = {
    "md": conversation_markdown,
    "docx": conversation_docx,
}


def _figure_rows(figures: Iterable[Figure], view: View) -> Iterable[list[str | int | float]]:
    yield [view.say(f"column_{column}") for column in _FIGURE_COLUMNS]
    for figure in figures:
        marks = [mark for _, mark, _ in qualifications(figure, view)]
        section = view.collection.passages[figure.passage_id].section
        yield [
            plain_number(figure.value),
            figure.unit,
            figure.text,
            figure.head,
            view.period(figure.period),
            figure.place,
            "、".join(marks) or view.say("actual"),
            view.collection.reports[figure.report].title,
            " › ".join(section),
        ]


def _made(view: View) -> str:
    return view.say("export_made", time=f"{datetime.now():%Y-%m-%d %H:%M}")


def _notes(turn: Answer, view: View) -> list[str]:
    notes = []
    if turn.resolved_question.strip() != turn.question.strip():
        notes.append(view.say("resolved", question=turn.resolved_question))
    if not turn.answered:
        notes.append(view.say("export_not_answered"))
    for figure in turn.figures[:1]:
        notes += [f"{mark}：{why}" for _, mark, why in qualifications(figure, view)]
    return notes


def _cited(turn: Answer) -> list[Citation]:
    return bearing_citations(turn) if turn.answered else []


def _path(citation: Citation, view: View) -> str:
    return " › ".join([view.collection.reports[citation.report].title, *citation.section])


def _lines_of(citation: Citation) -> Iterable[list[tuple[str, bool]]]:
    """The cited text line by line, each in pieces with whether they are highlighted."""
    line: list[tuple[str, bool]] = []
    at = citation.start
    edges = sorted({citation.end, *(edge for span in citation.highlights for edge in span)})
    for edge in edges:
        marked = any(start <= at < end for start, end in citation.highlights)
        for n, piece in enumerate(
            citation.text[at - citation.start : edge - citation.start].split("\n")
        ):
            if n and line:
                yield line
                line = []
            if piece:
                line.append((piece, marked))
        at = edge
    if line:
        yield line


def _markdown(text: str) -> str:
    """Text that means itself in Markdown."""
    escaped = "".join(f"\\{c}" if c in "\\`*_{}[]<>#|~" else c for c in text)
    return " ".join(escaped.split("\n"))


def _printable(text: str) -> str:
    """Text without control characters, which a Word file cannot hold."""
    return "".join(c for c in text if c >= " " or c in "\t\n")
