"""What office work leaves in a Word file: tracked changes, tables in parts, marks typed by hand."""

from __future__ import annotations

from typing import Any

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus import parse_report
from corpus.formats import read_document
from tests.corpus.files import docx_file, fill_table

W = nsdecls("w")
HEAD = ["指标", "2023年", "2024年"]
PERMITS = ["行政许可", "900件", "1020件"]
FORCE = ["行政强制", "3件", "4件"]
FINES = ["行政处罚", "300件", "374件"]


def xml(text: str) -> Any:
    """An element; python-docx's own types allow fewer places than Word does."""
    return parse_xml(text)


def lines(build: Any) -> list[str]:
    return read_document(docx_file(build), "报告.docx").text.splitlines()


def labels(build: Any) -> dict[str, str]:
    report = parse_report("某县-2024年报告.docx", docx_file(build))
    return {figure.text: figure.label for figure in report.figures}


def mark(paragraph: Any, text: str) -> None:
    """Raised text at the end of a paragraph."""
    paragraph.add_run(text).font.superscript = True


def test_marks_that_refer_to_notes_are_no_part_of_a_number() -> None:
    def build(word: WordDocument) -> None:
        paragraph = word.add_paragraph("年末人口3")
        mark(paragraph, "[1]")
        paragraph.add_run("万人，受理案件7364件")
        mark(paragraph, "2")
        paragraph.add_run("，新建公园3处")
        mark(paragraph, "①")
        paragraph.add_run("，建房5000m")
        mark(paragraph, "2")
        paragraph.add_run("。")

    assert lines(build) == ["年末人口3万人，受理案件7364件，新建公园3处，建房5000m2。"]


def test_a_number_is_not_parted_by_a_soft_hyphen_or_line_break() -> None:
    def build(word: WordDocument) -> None:
        paragraph = word.add_paragraph("全年受理案件73")
        paragraph._p.append(xml(f"<w:r {W}><w:softHyphen/></w:r>"))
        paragraph.add_run("64件，调处成功52").add_break()
        paragraph.add_run("29件，占７１").add_break()
        paragraph.add_run("．０％。")
        listed = word.add_paragraph("完成投资12亿元，排名第5")
        listed.runs[-1].add_break()
        listed.add_run("2.加快建设，新建学校6所。")

    report = parse_report("报告.docx", docx_file(build))
    assert [figure.text for figure in report.figures] == [
        "7364件", "5229件", "71.0%", "12亿元", "6所",
    ]  # fmt: skip
    assert "\n2.加快建设" in report.text


def test_of_a_marked_paragraph_only_the_first_sentence_is_the_heading() -> None:
    def build(word: WordDocument) -> None:
        word.add_heading("一、工作回顾", 1)
        word.add_heading("（一）投资增长。全年完成固定资产投资12亿元。", 2)
        word.add_paragraph("新建学校3所。")
        word.add_heading("二、工作安排", 1)

    report = parse_report("报告.docx", docx_file(build))
    sections = {passage.id: passage.section for passage in report.passages}
    assert {f.text: sections[f.passage_id] for f in report.figures} == {
        "12亿元": ("工作回顾", "投资增长"),
        "3所": ("工作回顾", "投资增长"),
    }


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    def build(word: WordDocument) -> None:
        paragraph = word.add_paragraph("全年受理案件")
        properties = paragraph._p.get_or_add_pPr()
        properties.append(xml(f"<w:rPr {W}><w:del/></w:rPr>"))
        word.add_paragraph("7364件。")
        word.add_paragraph("社会保持稳定。")

    assert lines(build) == ["全年受理案件7364件。", "社会保持稳定。"]


def test_deleted_rows_and_cells_of_a_table_are_gone() -> None:
    def build(word: WordDocument) -> None:
        table = fill_table(
            word, [[*HEAD, "2025年"], [*PERMITS, "8件"], [*FINES, "9件"], ["废"] * 4]
        )
        table.rows[3]._tr.get_or_add_trPr().append(xml(f"<w:del {W}/>"))
        for row in table.rows:
            row.cells[3]._tc.get_or_add_tcPr().append(xml(f"<w:cellDel {W}/>"))

    assert lines(build) == [" | ".join(row) for row in (HEAD, PERMITS, FINES)]


def test_a_row_that_begins_further_in_heads_its_own_columns() -> None:
    def build(word: WordDocument) -> None:
        table = fill_table(word, [HEAD, PERMITS, FINES])
        head = table.rows[0]._tr
        head.remove(head.tc_lst[0])
        head.get_or_add_trPr().append(xml(f'<w:gridBefore {W} w:val="1"/>'))

    assert labels(build) == {
        "900件": "行政许可·2023年多少件",
        "1020件": "行政许可·2024年多少件",
        "300件": "行政处罚·2023年多少件",
        "374件": "行政处罚·2024年多少件",
    }


@pytest.mark.parametrize(
    "marks", [["续表1"], ["", "（续表）", "单位：件"], ["表1 行政执法情况（续）"]]
)
@pytest.mark.parametrize("repeated", [True, False])
def test_a_table_marked_as_continued_is_one_table(marks: list[str], repeated: bool) -> None:
    def build(word: WordDocument) -> None:
        word.add_paragraph("表1 行政执法情况")
        fill_table(word, [HEAD, PERMITS, FORCE])
        for text in marks:
            word.add_paragraph(text)
        fill_table(word, [HEAD, FINES] if repeated else [FINES, FINES])

    found = labels(build)
    assert found["374件"] == "行政执法情况·行政处罚·2024年多少件"
    assert found["3件"] == "行政执法情况·行政强制·2023年多少件"
    assert lines(build)[:4] == [
        "表1 行政执法情况", " | ".join(HEAD), " | ".join(PERMITS), " | ".join(FORCE),
    ]  # fmt: skip


def test_a_table_after_other_words_or_of_other_columns_is_another() -> None:
    def build(word: WordDocument) -> None:
        fill_table(word, [HEAD, PERMITS])
        word.add_paragraph("续表见附件。")
        fill_table(word, [["指标", "2022年", "2021年"], FINES])
        word.add_paragraph("续表")
        fill_table(word, [["地区", "件数"], ["城区", "88件"]])

    found = labels(build)
    assert "行政处罚·2022年" in found["300件"]
    assert "城区·件数" in found["88件"]
