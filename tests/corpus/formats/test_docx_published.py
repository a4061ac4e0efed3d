"""What Word keeps apart from the running text: automatic numbers, notes, boxes, contents."""

from __future__ import annotations

from typing import Any

import pytest
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from corpus import parse_report
from corpus.formats import read_document
from tests.corpus.files import docx_file

W = nsdecls("w")
LEVELS = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
    ("decimalEnclosedCircle", "%4"),
    ("bullet", "●"),
    ("decimal", "%3.%6"),
)


def xml(text: str) -> Any:
    """An element; python-docx's own types allow fewer places than Word does."""
    return parse_xml(text)


def lines(build: Any) -> list[str]:
    return read_document(docx_file(build), "报告.docx").text.splitlines()


def declare_lists(word: WordDocument, start_of_another: int = 1) -> None:
    """List 71 as Chinese offices number, and 72, which goes on with it or starts anew."""
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(LEVELS)
    )
    root = word.part.numbering_part.element
    root.insert(0, xml(f'<w:abstractNum {W} w:abstractNumId="70">{levels}</w:abstractNum>'))
    root.append(xml(f'<w:num {W} w:numId="71"><w:abstractNumId w:val="70"/></w:num>'))
    root.append(
        xml(
            f'<w:num {W} w:numId="72"><w:abstractNumId w:val="70"/><w:lvlOverride w:ilvl="0">'
            f'<w:startOverride w:val="{start_of_another}"/></w:lvlOverride></w:num>'
        )
    )


def number(holder: Any, depth: int, of: int = 71) -> None:
    """Put a paragraph, or a style, into a list."""
    holder.get_or_add_pPr().append(
        xml(f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="{of}"/></w:numPr>')
    )


def test_paragraphs_get_the_numbers_that_word_shows() -> None:
    def build(word: WordDocument) -> None:
        declare_lists(word)
        for depth, text in (
            (0, "工作回顾"),
            (1, "经济"),
            (1, "民生"),
            (2, "5所学校建成。"),
            (5, "2所是小学。"),
            (3, "在建3所。"),
            (4, "新建公园3处。"),
            (0, "工作安排"),
            (1, "目标"),
        ):
            number(word.add_paragraph(text)._p, depth)

    assert lines(build) == [
        "一、工作回顾",
        "（一）经济",
        "（二）民生",
        "1. 5所学校建成。",
        "1.1 2所是小学。",
        "① 在建3所。",
        "新建公园3处。",
        "二、工作安排",
        "（一）目标",
    ]


def test_numbers_past_ten_and_lists_that_start_anew() -> None:
    def build(word: WordDocument) -> None:
        declare_lists(word, start_of_another=20)
        for n in range(12):
            number(word.add_paragraph(f"第{n}件事")._p, 0)
        for n in range(2):
            number(word.add_paragraph(f"另{n}件事")._p, 0, of=72)

    read = lines(build)
    assert read[9:12] == ["十、第9件事", "十一、第10件事", "十二、第11件事"]
    assert read[12:] == ["二十、另0件事", "二十一、另1件事"]


def test_a_style_may_number_its_paragraphs_and_one_of_them_may_decline() -> None:
    def build(word: WordDocument) -> None:
        declare_lists(word)
        number(word.styles["Heading 1"].element, 0)
        word.add_heading("总体情况", 1)
        number(word.add_heading("引言", 1)._p, 0, of=0)
        word.add_heading("存在问题", 1)

    report = parse_report("报告.docx", docx_file(build))
    assert report.text.splitlines() == ["一、总体情况", "引言", "二、存在问题"]


def test_automatic_numbers_make_the_outline() -> None:
    def build(word: WordDocument) -> None:
        declare_lists(word)
        number(word.add_paragraph("依法行政")._p, 0)
        number(word.add_paragraph("执法监督")._p, 1)
        word.add_paragraph("全年办理行政复议案件12件，纠正违法行为3起。")

    report = parse_report("报告.docx", docx_file(build))
    assert report.passages[0].section == ("依法行政", "执法监督")


def test_numbers_of_several_levels_are_no_part_of_a_heading() -> None:
    def build(word: WordDocument) -> None:
        for level, text in ((1, "总体情况"), (2, "1.1 经济运行"), (3, "1.1.1 工业"), (1, "问题")):
            word.add_heading(text, level)
            word.add_paragraph("全年受理矛盾纠纷7364件，调处成功5229件。")

    report = parse_report("报告.docx", docx_file(build))
    assert [section.path for section in report.sections if section.path] == [
        ("总体情况",),
        ("总体情况", "经济运行"),
        ("总体情况", "经济运行", "工业"),
        ("问题",),
    ]


def box(text: str) -> str:
    return f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    def build(word: WordDocument) -> None:
        paragraph = word.add_paragraph("全年受理案件7364件。")
        paragraph._p.append(
            xml(
                f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
                f'<mc:AlternateContent><mc:Choice Requires="wps">{box("培训执法人员1020人。")}'
                f"</mc:Choice><mc:Fallback>{box('培训执法人员1020人。')}</mc:Fallback>"
                "</mc:AlternateContent></w:r>"
            )
        )
        word.add_paragraph("调处成功5229件。")

    assert lines(build) == ["全年受理案件7364件。", "培训执法人员1020人。", "调处成功5229件。"]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_is_read_after_the_paragraph_that_refers_to_it(kind: str) -> None:
    def build(word: WordDocument) -> None:
        notes = (
            f'<w:{kind}s {W}><w:{kind} w:type="separator" w:id="0"><w:p/></w:{kind}>'
            f'<w:{kind} w:id="1"><w:p><w:r><w:t>含调解1200件。</w:t></w:r></w:p></w:{kind}></w:{kind}s>'
        )
        part = Part(
            PackURI(f"/word/{kind}s.xml"), "application/xml", notes.encode(), word.part.package
        )
        relation = RELATIONSHIP_TYPE.FOOTNOTES if kind == "footnote" else RELATIONSHIP_TYPE.ENDNOTES
        word.part.relate_to(part, relation)
        paragraph = word.add_paragraph("全年受理案件7364件")
        paragraph._p.append(xml(f'<w:r {W}><w:{kind}Reference w:id="1"/></w:r>'))
        paragraph.add_run("。")
        word.add_paragraph("调处成功5229件。")

    assert lines(build) == ["全年受理案件7364件。", "注：含调解1200件。", "调处成功5229件。"]


def test_what_is_hidden_or_glosses_a_character_is_not_read() -> None:
    def build(word: WordDocument) -> None:
        paragraph = word.add_paragraph("全区")
        for content in (
            "<w:rPr><w:vanish/></w:rPr><w:t>隐藏8888件</w:t>",
            '<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>受理</w:t>',
            "<w:ruby><w:rt><w:r><w:t>àn</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>案</w:t></w:r></w:rubyBase></w:ruby>",
            "<w:t>件2016</w:t><w:noBreakHyphen/><w:t>2020年共7364件。</w:t>",
        ):
            paragraph._p.append(xml(f"<w:r {W}>{content}</w:r>"))

    assert lines(build) == ["全区受理案件2016-2020年共7364件。"]


def test_a_table_of_contents_is_left_out() -> None:
    def build(word: WordDocument) -> None:
        word.styles.add_style("toc 1", 1)
        word.add_paragraph("目录")
        word.add_paragraph("一、总体情况\t1", style="toc 1")
        kept = xml(
            f'<w:sdt {W}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            "</w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>二、问题 9</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        )
        word.element.body.insert(0, kept)
        word.add_heading("一、总体情况", 1)
        word.add_paragraph("全年受理矛盾纠纷7364件，调处成功5229件。")
        word.add_heading("二、问题", 1)

    report = parse_report("报告.docx", docx_file(build))
    assert "9" not in report.text.splitlines()[0]
    assert [section.path for section in report.sections if section.path] == [
        ("总体情况",),
        ("问题",),
    ]
    assert report.passages[0].text == "全年受理矛盾纠纷7364件，调处成功5229件。"


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    def build(word: WordDocument) -> None:
        paragraph = word.add_paragraph("全年受理矛盾纠纷")
        for content in (
            f"<w:del {W}><w:r><w:delText>9999</w:delText></w:r></w:del>",
            f"<w:ins {W}><w:r><w:t>7364</w:t></w:r></w:ins>",
            f"<w:moveFrom {W}><w:r><w:t>8888</w:t></w:r></w:moveFrom>",
            f"<w:r {W}><w:t>件。</w:t></w:r>",
        ):
            paragraph._p.append(xml(content))
        assert paragraph._p.find(qn("w:ins")) is not None

    assert lines(build) == ["全年受理矛盾纠纷7364件。"]
