"""PDF files: the text layer put back into paragraphs, page by page, with tables and pictures."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from corpus.decode import LEAST_PLAUSIBLE, plausibility
from corpus.errors import UnreadableReport
from corpus.formats.document import Document, Writer
from corpus.formats.pdf_flow import (
    goes_on,
    has_ended,
    join_tables,
    joint,
    layouts_of,
    notes_at_foot,
    without_furniture,
)
from corpus.formats.pdf_page import Image, Page, read_page
from corpus.formats.pdf_tables import PageTable
from corpus.formats.pdf_text import Line
from corpus.formats.pictures import media_type_of

MOST_PAGES = 1000
_LEAST_ON_A_PAGE = 20  # characters; a page with fewer and a picture on it is a scan

_PDFIUM = threading.Lock()
"""PDFium keeps state of its own and must not be entered by two threads at once."""


def read_pdf(raw: bytes, name: str) -> Document:
    """The document in a PDF file with a text layer.

    Page headers and footers that repeat, page numbers, and the line breaks of the layout are
    left out.

    :raises UnreadableReport: if the file is damaged, encrypted, scanned or too long.
    """
    with _opened(raw, name) as pdf:
        if len(pdf) > MOST_PAGES:
            raise UnreadableReport(
                f"{name} 有 {len(pdf)} 页，超过一份报告最多 {MOST_PAGES} 页的限度。请拆分后再试。"
            )
        pages = [read_page(pdf, number) for number in range(len(pdf))]
        title = pdf.get_metadata_dict().get("Title", "")
    _refuse_scans(pages, name)
    document = _compose(join_tables(without_furniture(pages)), title)
    if plausibility(document.text) < LEAST_PLAUSIBLE:
        raise UnreadableReport(
            f"{name} 的文字提取出来是乱码（字体没有编码信息）。"
            "请用生成它的软件重新导出，或用文字识别（OCR）软件转换后再试。"
        )
    return document


def pdf_picture(raw: bytes, source: str, name: str) -> bytes:
    """The bytes of the picture that `Drawing.source` names, as JPEG if it is kept so, else PNG.

    :raises UnreadableReport: if the file no longer holds it.
    """
    page, number = map(int, source.split("/"))
    with _opened(raw, name) as pdf:
        try:
            images = list(pdf[page].get_objects([pdfium_c.FPDF_PAGEOBJ_IMAGE]))
            data = io.BytesIO()
            images[number].extract(data, fb_format="png")
            if media_type_of(data.getvalue()):
                return data.getvalue()
            data = io.BytesIO()  # a kind of JPEG that browsers do not show
            images[number].get_bitmap().to_pil().save(data, "png")
            return data.getvalue()
        except (pdfium.PdfiumError, IndexError, ValueError, OSError) as error:
            raise UnreadableReport(f"{name} 里找不到这幅图片，文件可能已经改动。") from error


@contextmanager
def _opened(raw: bytes, name: str) -> Iterator[pdfium.PdfDocument]:
    """The file, opened; what is wrong with it may also show only while it is read."""
    with _PDFIUM:
        try:
            pdf = pdfium.PdfDocument(raw)
            try:
                yield pdf
            finally:
                pdf.close()
        except pdfium.PdfiumError as error:
            if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
                message = f"{name} 加了密码，无法读取。请取消密码（另存或打印为新的 PDF）后再试。"
            else:
                message = f"{name} 已损坏，无法作为 PDF 打开。请重新下载或导出后再试。"
            raise UnreadableReport(message) from error


def _refuse_scans(pages: list[Page], name: str) -> None:
    letters = [sum(len(line.text) for line in page.lines()) for page in pages]
    scans = sum(
        count < _LEAST_ON_A_PAGE and page.has_image
        for count, page in zip(letters, pages, strict=True)
    )
    if not any(letters) or 2 * scans > len(pages):
        found = f"{len(pages)} 页里有 {scans} 页是扫描的图片" if scans else "里面没有文字"
        raise UnreadableReport(
            f"{name} 没有可读的文字层：{found}。请先用文字识别（OCR）软件转换成带文字的 PDF 或文本。"
        )


def _compose(pages: Sequence[Page], title: str) -> Document:
    """The pages' contents in order, lines joined into paragraphs, also across pages.

    The notes at the foot of a page come after its text, and after a paragraph that goes on
    over the page.
    """
    writer = Writer(title=title)
    layouts = layouts_of(pages)
    last: Line | None = None  # of the paragraph that is still open
    before = layouts[0]
    waiting: list[Line] = []

    def end_paragraph() -> None:
        nonlocal last
        if last is not None:
            writer.write("\n")
        last = None
        for number, note in enumerate(waiting):
            at = before.around(note)
            if number and not goes_on(waiting[number - 1], at, note, at):
                writer.write("\n")
            writer.write(note.text)
        if waiting:
            writer.write("\n")
            waiting.clear()

    for page, layout in zip(pages, layouts, strict=True):
        begun = False
        notes = notes_at_foot(page)
        for item in page.items:
            if item in notes:
                continue
            follows = (
                isinstance(item, Line)
                and last is not None
                and goes_on(last, before.around(last), item, layout.around(item))
            )
            if not follows:
                end_paragraph()
            if not begun:
                writer.page()
                begun = True
            match item:
                case Line():
                    writer.write((joint(last.text, item.text) if last else "") + item.text)
                    last, before = item, layout
                case PageTable():
                    writer.table(item.rows, item.new_pages)
                case Image():
                    writer.drawing(item.source, item.media_type)
        waiting += notes
        if last is None or has_ended(last):
            end_paragraph()
        if not begun:
            writer.page()
    end_paragraph()
    return writer.document()
