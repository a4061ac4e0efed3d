"""Which format a file is in, and its reader."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Literal

from corpus.errors import UnreadableReport
from corpus.formats.document import Document
from corpus.formats.pictures import media_type_of
from corpus.formats.plain import read_plain

Format = Literal["plain", "html", "docx", "pdf"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "Workbook".encode("utf-16-le")
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_SAVED_PAGE = b"MIME-Version:"
_WORD_XML = re.compile(rb"<\?mso-application|<w:wordDocument|<pkg:package")
_BEGINNING = 4096  # bytes within which a page's first tag stands


def read_document(raw: bytes, name: str, folder: Path | None = None) -> Document:
    """The document in a file's bytes, whatever its name ends in.

    :param name: the file's name, for messages.
    :param folder: where it lies, with the pictures of a web page; None if that is not known.
    :raises UnreadableReport: if it is in no format that is read, or damaged; says what to do.
    """
    # The readers' libraries take half a second to import together; most reports need none.
    match file_format(raw, name):
        case "docx":
            from corpus.formats.docx import read_docx

            return read_docx(raw, name)
        case "pdf":
            from corpus.formats.pdf import read_pdf

            return read_pdf(raw, name)
        case "html":
            from corpus.formats.html import read_html

            return read_html(raw, name, folder)
        case _:
            return read_plain(raw, name)


def read_picture(raw: bytes, source: str, name: str, folder: Path | None = None) -> bytes:
    """The bytes of the picture at `Drawing.source` of a file.

    :param folder: as for `read_document`.
    :raises UnreadableReport: if the file no longer holds it.
    """
    match file_format(raw, name):
        case "docx":
            from corpus.formats.docx import docx_picture

            data = docx_picture(raw, source, name)
        case "pdf":
            from corpus.formats.pdf import pdf_picture

            data = pdf_picture(raw, source, name)
        case "html":
            from corpus.formats.html import html_picture

            data = html_picture(raw, source, name, folder)
        case _:
            raise UnreadableReport(f"{name} 里没有图片。")
    if not media_type_of(data):
        raise UnreadableReport(f"{name} 里找不到这幅图片，文件可能已经改动。")
    return data


def shown_files(raw: bytes, name: str, folder: Path) -> list[Path]:
    """The files beside a report that reading it opens: the pictures of a web page.

    :raises UnreadableReport: as `read_document`.
    """
    if file_format(raw, name) != "html":
        return []
    from corpus.formats.html import html_files

    return html_files(raw, name, folder)


def file_format(raw: bytes, name: str) -> Format:
    """The format of a file by its first bytes.

    :raises UnreadableReport: if it is a format that is not read, with how to convert it.
    """
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    if raw.startswith(b"PK\x03\x04"):
        return _packed_format(raw, name)
    if raw.startswith(_OLE):
        raise _old_office(raw, name)
    if raw.startswith(b"{\\rtf"):
        raise UnreadableReport(f"{name} 是 RTF 文件，请用 Word 或 WPS 打开后另存为 .docx 再试。")
    if media_type_of(raw):
        raise UnreadableReport(f"{name} 是图片，没有文字可读。请用文字识别（OCR）软件转换后再试。")
    if raw.startswith(_SAVED_PAGE) or _WORD_XML.search(raw[:_BEGINNING]):
        raise UnreadableReport(
            f"{name} 是单文件网页或 Word 的 XML 文件。请打开后另存为 .docx、.html 或文本再试。"
        )
    named_so = name.lower().endswith((".html", ".htm"))
    return "html" if named_so or _HTML.match(raw[:_BEGINNING]) else "plain"


def _packed_format(raw: bytes, name: str) -> Format:
    try:
        parts = set(zipfile.ZipFile(io.BytesIO(raw)).namelist())
    except zipfile.BadZipFile as error:
        raise UnreadableReport(f"{name} 已损坏，无法打开。请重新下载或另存后再试。") from error
    if "word/document.xml" in parts:
        return "docx"
    if "xl/workbook.xml" in parts:
        raise _spreadsheet(name)
    what = "演示文稿" if "ppt/presentation.xml" in parts else "压缩包或其他办公软件的文件"
    raise UnreadableReport(f"{name} 是{what}，不能直接读取。请另存为 .docx、.pdf 或文本后再试。")


def _old_office(raw: bytes, name: str) -> UnreadableReport:
    if _ENCRYPTED_PACKAGE in raw:
        return UnreadableReport(f"{name} 加了密码，无法读取。请打开后取消密码，另存后再试。")
    if _WORKBOOK in raw:
        return _spreadsheet(name)
    return UnreadableReport(
        f"{name} 是旧版 Word（.doc）或 WPS 文件。请用 Word 或 WPS 打开，另存为 .docx 再试。"
    )


def _spreadsheet(name: str) -> UnreadableReport:
    return UnreadableReport(
        f"{name} 是电子表格，不能直接读取。请把表格复制到 Word 里存为 .docx，或另存为文本（制表符分隔）后再试。"
    )
