import io
from itertools import pairwise

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus import Report, parse_report
from corpus.formats import read_document
from tests.corpus.files import BODY, FONT, pdf_file

SENTENCES = [
    f"第{n}项工作扎实推进，全区共受理各类矛盾纠纷{7000 + n}件，调处成功{5000 + n}件，"
    f"调解成功率稳步提高，人民群众的获得感、幸福感、安全感不断增强，社会大局和谐稳定。"
    for n in range(1, 41)
]


@pytest.fixture(scope="module")
def report() -> Report:
    raw = pdf_file(SENTENCES, header="临河区法治政府建设报告（内部资料）", numbered=True)
    return parse_report("临河区-2020年法治政府建设报告.pdf", raw)


def test_paragraphs_come_back_whole(report: Report) -> None:
    assert report.text.splitlines() == SENTENCES


def test_headers_and_page_numbers_are_left_out(report: Report) -> None:
    assert len(report.pages) > 2
    assert "内部资料" not in report.text
    assert "—" not in report.text


def test_every_figure_knows_its_page(report: Report) -> None:
    pages = [report.page_of(figure.original.start) or 0 for figure in report.figures]
    assert (pages[0], pages[-1]) == (1, len(report.pages))
    assert all(after - before in (0, 1) for before, after in pairwise(pages))


def test_what_is_cited_is_the_text(report: Report) -> None:
    for figure in report.figures:
        assert report.text[slice(*figure.original)] == figure.text
    assert len(report.figures) == 80


def test_reading_twice_gives_the_same_report(report: Report) -> None:
    raw = pdf_file(SENTENCES, header="临河区法治政府建设报告（内部资料）", numbered=True)
    assert parse_report(report.name, raw) == report


def test_paragraphs_without_indent_are_told_apart_by_their_short_last_lines() -> None:
    first, second = (sentence + "各项任务全部完成。" for sentence in SENTENCES[:2])
    paragraphs = ["一、依法行政", first, second, "二、矛盾化解", first]
    raw = pdf_file(paragraphs, style=BODY)
    assert read_document(raw, "a.pdf").text.splitlines() == paragraphs


def test_a_heading_after_a_full_line_stands_on_its_own() -> None:
    full = "全区共受理各类矛盾纠纷，调解成功率稳步提高，社会大局保持和谐稳定。全。"
    raw = pdf_file([full, "名词解释", full], style=BODY)
    assert read_document(raw, "a.pdf").text.splitlines() == [full, "名词解释", full]


def test_a_ruled_table_is_read_cell_by_cell() -> None:
    rows = [
        ["类别", "2019年", "2020年"],
        ["行政许可（件）", "980", "1,020"],
        ["罚没（万元）", "—", "3.5"],
    ]
    document = read_document(pdf_file(["执法情况如下：", rows, SENTENCES[0]]), "a.pdf")
    (table,) = document.tables
    assert [document.text[slice(*cell.span)] for cell in table.cells] == [
        text for row in rows for text in row
    ]
    assert document.text.splitlines()[-1] == SENTENCES[0]


def test_a_table_that_goes_on_over_pages_is_one_table() -> None:
    rows = [["街道", "受理（件）"], *([f"街道{n}", str(1000 + n)] for n in range(60))]
    report = parse_report("某区-2020年报告.pdf", pdf_file(["各街道受理情况如下：", rows]))
    assert len(report.tables) == 1
    assert report.text.count("街道 | 受理（件）") == 1
    assert [figure.value for figure in report.figures] == list(range(1000, 1060))
    assert {report.page_of(figure.original.start) for figure in report.figures} == {1, 2}
    assert {figure.unit for figure in report.figures} == {"件"}


def test_files_without_pages_have_no_page_numbers() -> None:
    report = parse_report("a.txt", "全年受理矛盾纠纷7364件。".encode())
    assert report.page_of(3) is None


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_may_be_turned(turned: int) -> None:
    pdf = pdfium.PdfDocument(pdf_file(["执法情况如下：", [["类别", "件数"], ["许可", "9"]]]))
    page = pdf[0]
    width, height = page.get_size()
    # Turned against the page, so that the page as it is shown looks the same.
    turns = {
        0: (1, 0, 0, 1, 0, 0),
        90: (0, 1, -1, 0, height, 0),
        180: (-1, 0, 0, -1, width, height),
        270: (0, -1, 1, 0, 0, width),
    }
    for drawn in page.get_objects(max_depth=1):
        drawn.transform(pdfium.PdfMatrix(*turns[turned]))
    if turned % 180:
        page.set_mediabox(0, 0, height, width)
    page.set_rotation(turned)
    page.gen_content()
    data = io.BytesIO()
    pdf.save(data)
    text = read_document(data.getvalue(), "a.pdf").text
    assert text.splitlines() == ["执法情况如下：", "类别 | 件数", "许可 | 9"]


def test_words_drawn_out_of_order_are_read_from_left_to_right() -> None:
    """Office programs may draw the marks of another font before or after the words they enclose."""
    data = io.BytesIO()
    canvas = Canvas(data)
    canvas.setFont(FONT, 12)
    canvas.drawString(72, 700, "一、")
    canvas.drawString(108, 700, "十二五")
    canvas.drawString(156, 700, "时期受理矛盾纠纷7364件，")
    canvas.drawString(96, 700, "“")
    canvas.drawString(144, 700, "”")
    canvas.drawString(72, 680, "调处成功5229件，人民调解工作取得明显成效。")
    canvas.save()
    text = read_document(data.getvalue(), "报告.pdf").text
    assert text.startswith("一、“十二五”时期受理矛盾纠纷7364件，")
