"""PDF pages as they are published: in two columns, sideways, with a table of contents."""

from __future__ import annotations

import io
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Table

from corpus import parse_report
from corpus.formats import read_document
from tests.corpus.files import FONT, INDENTED, RULED, pdf_file

SENTENCES = [
    f"第{n}项工作扎实推进，全区共受理各类矛盾纠纷{7000 + n}件，调处成功{5000 + n}件，"
    f"调解成功率稳步提高，人民群众的获得感、幸福感、安全感不断增强，社会大局和谐稳定。"
    for n in range(1, 31)
]
ROWS = [
    ["指标", "2023年", "2024年"],
    ["行政许可", "900件", "1020件"],
    ["行政处罚", "300件", "374件"],
]


def test_two_columns_are_read_one_after_the_other_and_their_lines_joined() -> None:
    data = io.BytesIO()
    width, height = A4
    frames = [
        Frame(60, 60, 225, height - 200),
        Frame(310, 60, 225, height - 200),
    ]

    def heading(canvas: Canvas, _: Any) -> None:
        canvas.setFont(FONT, 12)
        canvas.drawCentredString(width / 2, height - 110, "全区法治政府建设工作情况" * 2)

    document = BaseDocTemplate(data, pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=heading))
    document.build([Paragraph(sentence, INDENTED) for sentence in SENTENCES])
    text = read_document(data.getvalue(), "报告.pdf").text
    read = [line for line in text.splitlines() if "工作情况" not in line]
    assert read == SENTENCES


def sideways(angle: int, turn_page: bool) -> bytes:
    """A page of text, and one on which a table is drawn at an angle."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4)
    canvas.setFont(FONT, 12)
    canvas.drawString(72, 750, "全年受理矛盾纠纷7364件，调处成功5229件，社会大局保持稳定。")
    canvas.showPage()
    if turn_page:
        canvas.setPageRotation(angle)
    canvas.translate(*((400, 100) if angle == 90 else (100, 700)))
    canvas.rotate(angle)
    canvas.setFont(FONT, 12)
    canvas.drawString(0, 80, "表1 行政执法情况")
    table = Table(ROWS, style=RULED)
    table.wrapOn(canvas, 400, 400)
    table.drawOn(canvas, 0, 0)
    canvas.drawString(0, -30, "全年培训执法人员1020人。")
    canvas.showPage()
    canvas.save()
    return data.getvalue()


@pytest.mark.parametrize("angle", [90, 270])
@pytest.mark.parametrize("turn_page", [False, True])
def test_a_table_drawn_sideways_is_read_whether_the_page_is_turned_or_not(
    angle: int, turn_page: bool
) -> None:
    report = parse_report("某县2024年报告.pdf", sideways(angle, turn_page))
    found = {figure.text: figure.label for figure in report.figures}
    assert found["1020件"].endswith("行政许可·2024年多少件")
    assert found["300件"].endswith("行政处罚·2023年多少件")
    assert "1020人" in found


def test_a_line_of_nothing_but_figures_is_no_page_number() -> None:
    short = ParagraphStyle("short", INDENTED, leading=20, rightIndent=200)
    story = [*SENTENCES[:9], "起数、人数、损失分别下降<br/>36.7%、38.8%、50.7%。"]
    text = read_document(pdf_file(story * 3, numbered=True, style=short), "报告.pdf").text
    assert text.count("36.7%、38.8%、50.7%。") == 3


def test_a_table_of_contents_heads_nothing() -> None:
    raw = pdf_file(
        [
            "目 录",
            "一、总体情况……1",
            "二、存在问题……12",
            "一、总体情况",
            SENTENCES[0],
            "二、存在问题",
            *SENTENCES[1:3],
        ]
    )
    report = parse_report("报告.pdf", raw)
    assert [section.path for section in report.sections if section.path] == [
        ("总体情况",),
        ("存在问题",),
    ]


def test_a_table_marked_as_continued_on_the_next_page_is_one_table() -> None:
    story = ["表1 行政执法情况", ROWS[:2], PageBreak(), "续表1", [ROWS[0], ROWS[2]], SENTENCES[0]]
    report = parse_report("某县2024年报告.pdf", pdf_file(story))
    found = {figure.text: figure.label for figure in report.figures}
    assert found["374件"] == "行政执法情况·行政处罚·2024年多少件"
    assert "续表" not in report.text


def test_a_numbered_heading_that_fills_its_line_is_none_of_the_paragraph_below() -> None:
    heading = "（一）围绕全面提升执法质量和效率，着力打好矛盾纠纷化解攻坚战"
    text = read_document(pdf_file([heading, *SENTENCES[:3]]), "报告.pdf").text
    assert text.splitlines() == [heading, *SENTENCES[:3]]


def test_notes_at_the_foot_of_a_page_do_not_part_a_paragraph() -> None:
    paragraphs = [sentence * 3 for sentence in SENTENCES]
    notes = [f"[{n}] 指标口径{n}：指年主营业务收入{n}000万元以上的企业。" for n in range(1, 9)]
    data = io.BytesIO()

    def foot(canvas: Canvas, document: Any) -> None:
        canvas.setFont(FONT, 8)
        canvas.drawString(72, 80, notes[document.page - 1])

    frame = Frame(72, 100, A4[0] - 144, A4[1] - 180)
    document = BaseDocTemplate(data, pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=foot))
    document.build([Paragraph(paragraph, INDENTED) for paragraph in paragraphs[:18]])
    read = read_document(data.getvalue(), "报告.pdf").text.splitlines()
    assert [line for line in read if line not in notes] == paragraphs[:18]
    found = [line for line in read if line in notes]
    assert found == notes[: len(found)]
    assert len(found) > 2
