from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from corpus import Report, parse_report
from corpus.formats import read_document
from tests.corpus.files import docx_file, fill_table


def read(build: Callable[[WordDocument], object]) -> Report:
    return parse_report("临河区-2020年法治政府建设报告.docx", docx_file(build))


def element(name: str) -> Any:
    return OxmlElement(name)


def test_paragraphs_are_lines_and_what_is_cited_is_the_text() -> None:
    def build(word: WordDocument) -> None:
        word.add_paragraph("一、总体情况")
        word.add_paragraph("全区共受理各类矛盾纠纷7364件，调处成功5229件。")

    report = read(build)
    assert report.text == "一、总体情况\n全区共受理各类矛盾纠纷7364件，调处成功5229件。\n"
    cited = [report.text[slice(*figure.original)] for figure in report.figures]
    assert cited == ["7364件", "5229件"]


def test_heading_styles_make_the_outline() -> None:
    def build(word: WordDocument) -> None:
        word.add_heading("2020年法治政府建设报告", 0)
        word.add_heading("依法行政", 1)
        word.add_paragraph("短的一行")
        word.add_paragraph("全年清理行政执法证374本。")
        word.add_heading("执法监督", 2)
        word.add_paragraph("全年办理行政复议案件12件。")
        word.add_heading("矛盾化解", 1)
        word.add_paragraph("全年受理矛盾纠纷7364件。")

    report = read(build)
    assert [section.path for section in report.sections if section.path] == [
        ("依法行政",),
        ("依法行政", "执法监督"),
        ("矛盾化解",),
    ]
    assert "短的一行" in report.passages[0].text


def test_marked_headings_go_with_the_numbered_ones_that_are_not() -> None:
    def build(word: WordDocument) -> None:
        word.add_heading("一、依法行政", 1)
        word.add_paragraph("（一）执法监督")
        word.add_paragraph("全年办理行政复议案件12件。")
        word.add_heading("二、矛盾化解", 1)
        word.add_paragraph("全年受理矛盾纠纷7364件。")

    assert [section.path for section in read(build).sections] == [
        ("依法行政",),
        ("依法行政", "执法监督"),
        ("矛盾化解",),
    ]


def test_a_paragraph_in_a_heading_style_is_still_a_paragraph() -> None:
    long = "全区深入学习贯彻法治思想，" * 8 + "全年清理行政执法证374本。"

    def build(word: WordDocument) -> None:
        word.add_heading("依法行政", 1)
        word.add_heading(long, 1)
        word.add_heading("矛盾化解", 1)
        word.add_paragraph("全年受理矛盾纠纷7364件。")

    report = read(build)
    assert [figure.text for figure in report.figures] == ["374本", "7364件"]
    assert [section.path for section in report.sections] == [("依法行政",), ("矛盾化解",)]


def test_merged_cells_keep_their_place_in_the_grid() -> None:
    def build(word: WordDocument) -> None:
        table = fill_table(
            word,
            [
                ["类别", "2019年", "", "2020年"],
                ["", "受理", "办结", "受理"],
                ["行政许可", "980", "975", "1020"],
            ],
        )
        table.cell(0, 0).merge(table.cell(1, 0))
        table.cell(0, 1).merge(table.cell(0, 2))

    (table,) = read_document(docx_file(build), "表.docx").tables
    corner, year, *_ = table.cells
    assert (corner.rows, corner.columns) == (2, 1)
    assert (year.row, year.column, year.columns) == (0, 1, 2)
    assert [(cell.row, cell.column) for cell in table.cells][-4:] == [
        (2, 0),
        (2, 1),
        (2, 2),
        (2, 3),
    ]


def test_every_line_of_a_table_says_what_it_is_about() -> None:
    def build(word: WordDocument) -> None:
        table = fill_table(word, [["类别", "项", "数"], ["许可", "受理", "9"], ["", "办结", "8"]])
        table.cell(1, 0).merge(table.cell(2, 0))

    text = read_document(docx_file(build), "表.docx").text
    assert text.splitlines() == ["类别 | 项 | 数", "许可 | 受理 | 9", "许可 | 办结 | 8"]


def labelled(raw: bytes) -> list[tuple[str, str]]:
    report = parse_report("2023年法治政府建设报告.docx", raw)
    return [(figure.text, figure.label) for figure in report.figures]


def test_a_table_in_a_cell_has_figures_of_its_own() -> None:
    def build(word: WordDocument) -> None:
        word.add_paragraph("表2 执法情况（单位：件）")
        rows = [["类别", "件数", "其中"], ["行政许可", "980", ""], ["行政处罚", "345", ""]]
        cell = fill_table(word, rows).cell(2, 2)
        fill_table(cell, [["罚款", "警告"], ["300", "45"]])

    assert labelled(docx_file(build)) == [
        ("980", "执法情况·行政许可·件数多少件"),
        ("345", "执法情况·行政处罚·件数多少件"),
        ("300", "行政处罚·罚款多少件"),
        ("45", "行政处罚·警告多少件"),
    ]


def test_a_table_in_a_cell_has_the_unit_said_of_both_or_its_own() -> None:
    def build(word: WordDocument) -> None:
        word.add_paragraph("表3 投资完成情况")
        word.add_paragraph("单位：亿元")
        rows = [["行业", "投资额", "其中"], ["工业", "98.5", ""], ["农业", "34.5", ""]]
        table = fill_table(word, rows)
        fill_table(table.cell(1, 2), [["制造业", "采矿业"], ["60.2", "38.3"]])
        fill_table(table.cell(2, 2), [["新增农户（户）", "种植业"], ["1200", "20.1"]])

    assert labelled(docx_file(build)) == [
        ("98.5", "投资完成情况·工业·投资额多少亿元"),
        ("34.5", "投资完成情况·农业·投资额多少亿元"),
        ("60.2", "工业·制造业多少亿元"),
        ("38.3", "工业·采矿业多少亿元"),
        ("1200", "农业·新增农户多少户"),
        ("20.1", "农业·种植业多少亿元"),
    ]


def test_a_table_that_frames_others_is_read_as_what_is_in_it() -> None:
    def build(word: WordDocument) -> None:
        cell = word.add_table(1, 1).cell(0, 0)
        cell.text = "全年办理行政复议案件45件。"
        cell.add_paragraph("表1 执法情况")
        fill_table(cell, [["类别", "办结（件）"], ["行政许可", "980"]])
        cell.add_paragraph("新建学校3所。")

    assert labelled(docx_file(build)) == [
        ("45件", "全年办理行政复议案件多少件"),
        ("980", "执法情况·行政许可·办结多少件"),
        ("3所", "新建学校多少所"),
    ]


def test_a_table_that_frames_prose_is_read_as_prose() -> None:
    def build(word: WordDocument) -> None:
        fill_table(word, [["全年清理行政执法证374本。"]])

    report = read(build)
    assert not report.tables
    assert report.text == "全年清理行政执法证374本。\n"


def test_text_deleted_in_a_tracked_change_is_gone() -> None:
    def build(word: WordDocument) -> None:
        paragraph = word.add_paragraph("全年清理行政执法证374本。")
        deleted = element("w:del")
        run = element("w:r")
        text = element("w:delText")
        text.text = "旧数字375本。"
        run.append(text)
        deleted.append(run)
        inserted = element("w:ins")
        inserted.append(docx.Document().add_paragraph().add_run("属实。")._r)
        paragraph._p.extend([deleted, inserted])

    assert read_document(docx_file(build), "a.docx").text == "全年清理行政执法证374本。属实。\n"


def test_paragraphs_in_content_controls_are_read() -> None:
    def build(word: WordDocument) -> None:
        paragraph = word.add_paragraph("全年受理矛盾纠纷7364件。")
        control, content = element("w:sdt"), element("w:sdtContent")
        control.append(content)
        paragraph._p.addprevious(control)
        content.append(paragraph._p)

    assert "7364件" in read_document(docx_file(build), "a.docx").text


def test_headers_and_footers_are_not_part_of_the_report() -> None:
    def build(word: WordDocument) -> None:
        word.sections[0].header.paragraphs[0].text = "内部资料 第1页"
        word.add_paragraph("全年受理矛盾纠纷7364件。")

    assert read_document(docx_file(build), "a.docx").text == "全年受理矛盾纠纷7364件。\n"


@pytest.mark.parametrize("level", [1, 3])
def test_an_outline_level_set_by_hand_makes_a_heading(level: int) -> None:
    def build(word: WordDocument) -> None:
        paragraph = word.add_paragraph("依法行政")
        outline = element("w:outlineLvl")
        outline.set(qn("w:val"), str(level - 1))
        paragraph._p.get_or_add_pPr().append(outline)

    (heading,) = read_document(docx_file(build), "a.docx").headings
    assert heading.level == level


def test_the_title_in_the_properties_says_which_report_it_is() -> None:
    def build(word: WordDocument) -> None:
        word.core_properties.title = "临河区2020年法治政府建设年度报告"
        word.add_paragraph("全年清理行政执法证374本。")

    report = parse_report("文档1.docx", docx_file(build))
    assert (report.place, report.period) == ("临河区", "2020")
    assert report.kind == "法治政府建设年度报告"
