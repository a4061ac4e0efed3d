"""Word, PDF and picture files for the tests to read, made on the spot."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import docx
from docx.document import Document
from docx.table import _Cell
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table
from reportlab.platypus import Image as PdfImage

FONT = "STSong-Light"
BODY = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=20, wordWrap="CJK")
INDENTED = ParagraphStyle("indented", BODY, firstLineIndent=24)
RULED = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), FONT, 12)]
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def picture(kind: str = "png", size: tuple[int, int] = (200, 100)) -> bytes:
    """A picture file."""
    data = io.BytesIO()
    Image.new("RGB", size, "steelblue").save(data, kind)
    return data.getvalue()


def docx_file(build: Callable[[Document], object]) -> bytes:
    """A Word file that `build` fills."""
    document = docx.Document()
    build(document)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def fill_table(holder: Document | _Cell, rows: Sequence[Sequence[str]]) -> Any:
    """A table of a Word file, or of a cell in one, with these texts."""
    table = holder.add_table(len(rows), len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    return table


def pdf_file(
    story: Sequence[str | list[list[str]] | bytes | Flowable],
    *,
    header: str = "",
    numbered: bool = False,
    password: str = "",
    style: ParagraphStyle = INDENTED,
) -> bytes:
    """A PDF file of paragraphs, ruled tables (lists of rows), pictures (bytes) and the like."""
    data = io.BytesIO()
    flow: list[Any] = []
    for item in story:
        if isinstance(item, str):
            flow.append(Paragraph(item, style))
        elif isinstance(item, bytes):
            flow.append(PdfImage(io.BytesIO(item), width=200, height=100))
        elif isinstance(item, Flowable):
            flow.append(item)
        else:
            flow += [Spacer(1, 6), Table(item, style=RULED, repeatRows=1), Spacer(1, 6)]

    def furniture(canvas: Canvas, document: Any) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(72, A4[1] - 40, header)
        if numbered:
            canvas.drawCentredString(A4[0] / 2, 30, f"— {document.page} —")

    template = SimpleDocTemplate(
        data, pagesize=A4, encrypt=StandardEncryption(password) if password else None
    )
    template.build(flow, onFirstPage=furniture, onLaterPages=furniture)
    return data.getvalue()


def blank_pages(count: int, draw: Callable[[Canvas], None] = lambda _: None) -> bytes:
    """A PDF file of pages with nothing on them but what `draw` puts there."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4)
    for _ in range(count):
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return data.getvalue()
