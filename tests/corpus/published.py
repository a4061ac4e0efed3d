"""A report as offices publish it: title page, contents, headers, page numbers, notes at the foot."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

from corpus import Report
from tests.corpus.files import FONT, docx_file

NOTE = "规模以上指年主营业务收入2000万元以上。"
OFFICE = "某区人民政府办公室"
_W = nsdecls("w")
_BODY = ParagraphStyle(
    "body", fontName=FONT, fontSize=14, leading=24, wordWrap="CJK", firstLineIndent=28
)
_TITLE = ParagraphStyle("title", _BODY, fontSize=24, leading=40, firstLineIndent=0, alignment=1)


class Written(NamedTuple):
    """A line of a report; its level as a heading, from 1, or 0 for a paragraph."""

    text: str
    level: int


def lines_of(report: Report) -> list[Written]:
    """What a report says, its headings of lines of their own told from its paragraphs."""
    depths = {section.span.start: len(section.path) for section in report.sections}
    bodies = {passage.clean.start for passage in report.passages}
    found = []
    for match in re.finditer(r"\S[^\n]*", report.clean):
        depth = 0 if match.start() in bodies else depths.get(match.start(), 0)
        found.append(Written(match.group().strip(), depth))
    return found


def published_docx(lines: Sequence[Written]) -> bytes:
    """A Word file of them: contents as WPS makes them, a note, two columns, a page on its side."""

    def build(word: WordDocument) -> None:
        section = word.sections[0]
        section.header.paragraphs[0].text = f"{OFFICE}文件 第88号"
        section.footer.paragraphs[0].text = "— 12 —"
        word.add_paragraph(OFFICE)
        word.add_page_break()  # type: ignore[no-untyped-call]
        word.styles.add_style("WPSOffice手动目录 1", 1)
        word.add_paragraph("目　　录")
        for number, line in enumerate(lines):
            if line.level == 1:
                word.add_paragraph(f"{line.text}\t{number}", style="WPSOffice手动目录 1")
        word.add_page_break()  # type: ignore[no-untyped-call]
        paragraphs = 0
        for line in lines:
            if line.level:
                word.add_heading(line.text, line.level)
                continue
            paragraphs += 1
            paragraph = word.add_paragraph()
            # Numbers in another font are runs of their own.
            for piece in filter(None, re.split(r"(\d[\d.,]*)", line.text)):
                paragraph.add_run(piece)
            if paragraphs == 4:
                paragraph._p.append(_xml('<w:r {}><w:footnoteReference w:id="1"/></w:r>'))
            if paragraphs == 6:
                paragraph._p.append(
                    _xml("<w:del {}><w:r><w:delText>另有9999件。</w:delText></w:r></w:del>")
                )
            if paragraphs in (8, 10):
                part = word.add_section(WD_SECTION.CONTINUOUS)
                part.orientation = WD_ORIENT.LANDSCAPE if paragraphs == 8 else WD_ORIENT.PORTRAIT
                part._sectPr.append(_xml('<w:cols {} w:num="2"/>'))
        _add_note(word)

    return docx_file(build)


def _add_note(word: WordDocument) -> None:
    note = f"<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> {NOTE}</w:t></w:r></w:p>"
    notes = f'<w:footnotes {_W}><w:footnote w:id="1">{note}</w:footnote></w:footnotes>'
    package = word.part.package
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _xml(text: str) -> Any:
    """An element; python-docx's own types allow fewer places than Word does."""
    return parse_xml(text.format(_W))


def published_pdf(lines: Sequence[Written]) -> bytes:
    """A PDF file of them: left and right headers, notes at the foot, and what refers to them."""
    flow: list[Any] = [Spacer(1, 150), Paragraph(OFFICE, _TITLE), Paragraph("2021年1月", _TITLE)]
    flow += [NextPageTemplate("text"), PageBreak(), Paragraph("目　　录", _TITLE)]
    for number, line in enumerate(lines):
        if line.level == 1:
            flow.append(Paragraph(f"{line.text}{'…' * 12}{number}", _BODY))
    flow.append(PageBreak())
    for number, line in enumerate(lines):
        text = line.text
        if not line.level:
            # Behind a word, and right behind a number's unit.
            mark = "[1]" if number % 2 else "2"
            text = re.sub(r"(\d[人件名%]?)(?=[，。；、])", rf"\1<super size=8>{mark}</super>", text)
        flow.append(Paragraph(text, _BODY))

    def furniture(canvas: Canvas, document: Any) -> None:
        canvas.setFont(FONT, 9)
        header = OFFICE if document.page % 2 else "2020年工作报告"
        canvas.drawString(72, A4[1] - 45, header)
        canvas.line(72, A4[1] - 50, A4[0] - 72, A4[1] - 50)
        canvas.drawCentredString(A4[0] / 2, 34, f"- {document.page} -")
        if document.page == 4:
            canvas.line(72, 88, 200, 88)
            canvas.drawString(72, 76, f"[1] {NOTE}")

    data = io.BytesIO()
    frame = Frame(72, 95, A4[0] - 144, A4[1] - 160)
    template = BaseDocTemplate(data, pagesize=A4)
    template.addPageTemplates(
        [PageTemplate("cover", [frame]), PageTemplate("text", [frame], onPage=furniture)]
    )
    template.build(flow)
    return data.getvalue()
