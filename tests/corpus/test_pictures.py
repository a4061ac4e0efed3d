from io import BytesIO
from pathlib import Path

import pytest
from docx.document import Document as WordDocument
from docx.shared import Inches

from corpus import Report, UnreadableReport, picture_bytes, read_report
from tests.corpus.files import docx_file, pdf_file, picture


def build(word: WordDocument) -> None:
    word.add_paragraph("全年受理案件1020件，走势如图2所示。")
    word.add_paragraph("全年培训执法人员374人。")
    word.add_picture(BytesIO(picture("jpeg")), width=Inches(2))
    word.add_paragraph("图1 培训现场")
    word.add_paragraph("全年化解矛盾纠纷5229件。")
    word.add_picture(BytesIO(picture("png")), width=Inches(2))
    word.add_paragraph("图2　2016—2020年受理案件")
    word.add_paragraph("全年调解成功率71%。")
    word.add_picture(BytesIO(picture("png", (90, 90))), width=Inches(2))
    word.add_paragraph("全年检查企业900户。")
    word.add_picture(BytesIO(picture("bmp")), width=Inches(2))


@pytest.fixture
def report(tmp_path: Path) -> Report:
    path = tmp_path / "某区-2020年报告.docx"
    path.write_bytes(docx_file(build))
    return read_report(path)


def words(report: Report, number: int) -> str:
    passages = {passage.id: passage.text for passage in report.passages}
    return "".join(passages[name] for name in report.pictures[number].passages)


def test_pictures_keep_their_captions(report: Report) -> None:
    assert [p.caption for p in report.pictures] == ["图1 培训现场", "图2　2016—2020年受理案件", ""]


def test_a_picture_belongs_to_the_passages_that_mention_it(report: Report) -> None:
    assert "走势如图2所示" in words(report, 1)
    assert "走势如图2所示" not in words(report, 0)


def test_one_without_a_number_belongs_where_it_stands(report: Report) -> None:
    assert "调解成功率71%" in words(report, 2) or "检查企业900户" in words(report, 2)


def test_the_bytes_are_read_from_the_file_when_they_are_shown(report: Report) -> None:
    assert [p.media_type for p in report.pictures] == ["image/jpeg", "image/png", "image/png"]
    assert picture_bytes(report, report.pictures[0]) == picture("jpeg")


def test_a_file_that_is_gone_is_named(report: Report) -> None:
    Path(report.path).unlink()
    with pytest.raises(UnreadableReport, match="找不到文件"):
        picture_bytes(report, report.pictures[0])


def test_a_file_that_was_replaced_is_named(report: Report) -> None:
    Path(report.path).write_bytes(docx_file(lambda word: word.add_paragraph("别的报告。")))
    with pytest.raises(UnreadableReport, match=r"2020年报告\.docx"):
        picture_bytes(report, report.pictures[0])


def test_a_caption_is_no_heading(report: Report) -> None:
    assert {section.path for section in report.sections} == {()}


def test_pictures_in_a_pdf_know_their_page(tmp_path: Path) -> None:
    path = tmp_path / "某区-2020年报告.pdf"
    filler = ["全区各项工作扎实推进，取得新的明显成效。"] * 40
    path.write_bytes(pdf_file([*filler, "受理情况如图1所示。", picture("jpeg"), "图1 受理案件"]))
    report = read_report(path)
    (found,) = report.pictures
    assert (found.caption, found.page, found.media_type) == ("图1 受理案件", 2, "image/jpeg")
    assert picture_bytes(report, found).startswith(b"\xff\xd8\xff")
    assert "受理情况如图1所示" in words(report, 0)
