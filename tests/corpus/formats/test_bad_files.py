import io
import zipfile

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus import UnreadableReport, check_name, parse_report
from corpus.formats import read_document
from tests.corpus.files import blank_pages, docx_file, pdf_file, picture

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WORD = docx_file(lambda word: word.add_paragraph("全年受理矛盾纠纷7364件。"))
PDF = pdf_file(["全年受理矛盾纠纷7364件。"])


def package(*parts: str, content: bytes = b"<x/>") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for part in parts:
            file.writestr(part, content)
    return data.getvalue()


def scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(io.BytesIO(picture("jpeg", (600, 800)))), 0, 0, 595, 842)


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("空.docx", b"", "空文件"),
        ("空.txt", b"", "空文件"),
        ("旧.doc", OLE, "旧版 Word.*另存为 .docx"),
        ("旧.xls", OLE + "Workbook".encode("utf-16-le"), "电子表格"),
        ("密.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
        ("表.xlsx", package("xl/workbook.xml"), "电子表格"),
        ("讲.docx", package("ppt/presentation.xml"), "演示文稿"),
        ("包.docx", package("a.txt"), "压缩包"),
        ("坏.docx", WORD[:500], "已损坏"),
        ("坏.docx", package("word/document.xml"), "已损坏"),
        ("坏.pdf", PDF[:200], "已损坏"),
        ("密.pdf", pdf_file(["全年受理7364件。"], password="1234"), "加了密码"),
        ("扫.pdf", blank_pages(3, scan), "3 页里有 3 页是扫描的图片.*OCR"),
        ("白.pdf", blank_pages(2), "里面没有文字"),
        ("长.pdf", blank_pages(1001), "1001 页"),
        ("照.txt", picture("png"), "是图片"),
        ("富.doc", b"{\\rtf1\\ansi 7364}", "RTF"),
        ("网.doc", b"MIME-Version: 1.0\nContent-Type: multipart/related", "单文件网页"),
        ("网.doc", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "XML"),
        ("网.html", b"<html><script>7364</script></html>", "没有文字"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_name_and_the_reason(
    name: str, raw: bytes, message: str
) -> None:
    with pytest.raises(UnreadableReport, match=message) as error:
        parse_report(name, raw)
    assert str(error.value).startswith(name)
    assert str(error.value).endswith("。")


@pytest.mark.parametrize(("name", "raw"), [("报告.txt", PDF), ("报告.doc", WORD), ("报告", WORD)])
def test_a_wrong_name_does_not_matter(name: str, raw: bytes) -> None:
    assert [figure.text for figure in parse_report(name, raw).figures] == ["7364件"]


def test_a_file_that_unpacks_to_gigabytes_is_refused_unopened() -> None:
    bomb = package("word/document.xml", "word/media/a.bin", content=bytes(200 * 2**20))
    assert len(bomb) < 2**20
    with pytest.raises(UnreadableReport, match=r"炸弹\.docx 解压后有 400 MB"):
        read_document(bomb, "炸弹.docx")


def test_a_file_of_too_many_parts_is_refused() -> None:
    many = package("word/document.xml", *(f"{n}.xml" for n in range(10_001)))
    with pytest.raises(UnreadableReport, match="10002 个部件"):
        read_document(many, "多.docx")


def test_entities_of_a_word_file_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "9999"><!ENTITY b "&a;&a;">]>'
    original = zipfile.ZipFile(io.BytesIO(WORD))
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as changed:
        for part in original.namelist():
            content = original.read(part)
            if part == "word/document.xml":
                declaration, root = content.split(b"?>", 1)
                content = declaration + b"?>" + bomb + root.replace(b"7364", b"&b;")
            changed.writestr(part, content)
    assert "9999" not in read_document(data.getvalue(), "实体.docx").text


@pytest.mark.parametrize(
    "name",
    [
        "../报告.txt",
        "a/b.txt",
        "c:\\报告.txt",
        "报告\n.txt",
        "报告\x00.txt",
        "\u202etxt.exe",
        "..",
        "",
    ],
)
def test_a_name_with_a_path_or_what_cannot_be_seen_is_refused(name: str) -> None:
    with pytest.raises(UnreadableReport, match="文件名") as error:
        check_name(name)
    assert str(error.value).isprintable()


@pytest.mark.parametrize("name", ["临河区 2020年（终稿）.docx", "r.txt", "報告—1.pdf"])
def test_ordinary_names_are_fine(name: str) -> None:
    check_name(name)
