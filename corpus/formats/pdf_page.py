"""One page of a PDF file: its lines, tables and pictures in reading order."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import degrees
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from corpus.formats.pdf_tables import PageTable, page_tables
from corpus.formats.pdf_text import Box, Character, Line, Placing, line_of

_SMALLEST_PICTURE = 60.0  # points; smaller ones are seals, bullets and rules
_SAMPLE = 200  # characters that are plenty to tell which way up a page is
_BACKGROUND = 0.8  # of the page; what fills it is a scan or a watermark
# Fonts often map common characters to the radicals they look like: ⼀ (U+2F00) for 一.
_RADICALS = {
    code: normal
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00))
    if len(normal := unicodedata.normalize("NFKC", chr(code))) == 1
}


class Image(NamedTuple):
    """A picture on the page; `source` is its page and its number there, from 0: "3/0"."""

    source: str
    media_type: str
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """A page's contents in reading order."""

    items: tuple[Line | PageTable | Image, ...]
    height: float
    has_image: bool
    """Whether it has any image at all, those left out included."""

    def lines(self) -> Iterator[Line]:
        """The lines among its items."""
        return (item for item in self.items if isinstance(item, Line))


def read_page(pdf: pdfium.PdfDocument, number: int) -> Page:
    """Read a page, counted from 0."""
    page = pdf[number]
    turned = _turned(page)
    width, height = page.get_size()
    if (turned - page.get_rotation()) % 180:
        width, height = height, width
    place = _placing(page, turned)
    characters = _characters(page, place)
    tables = page_tables(page, place, characters)
    lines = _lines(characters, [table.box for table in tables])
    images = list(_images(page, number, place))
    items: list[tuple[float, Line | PageTable | Image]] = [*lines]
    items += [(table.first, table) for table in tables]
    for image in images:
        if _is_shown(image.box, width, height):
            middle = (image.box.top + image.box.bottom) / 2
            above = [at for at, line in lines if line.box.bottom <= middle]
            items.append((max(above, default=-1) + 0.5, image))
    items.sort(key=lambda item: item[0])
    page.close()
    return Page(tuple(item for _, item in items), height, bool(images))


def _turned(page: pdfium.PdfPage) -> int:
    """By how much the page must be turned clockwise for most of its text to stand upright.

    A wide table is often drawn sideways on a page that says nothing of it.
    """
    text = page.get_textpage()
    count = text.count_chars()
    angles = Counter(
        round(degrees(pdfium_c.FPDFText_GetCharAngle(text, i)) / 90) % 4
        for i in range(0, count, max(1, count // _SAMPLE))
    )
    text.close()
    return -90 * angles.most_common(1)[0][0] % 360 if angles else int(page.get_rotation())


def _placing(page: pdfium.PdfPage, turned: int) -> Placing:
    left, bottom, right, top = page.get_mediabox()

    def place(x0: float, y0: float, x1: float, y1: float) -> Box:
        if turned == 90:
            return Box(y0 - bottom, x0 - left, y1 - bottom, x1 - left)
        if turned == 180:
            return Box(right - x1, y0 - bottom, right - x0, y1 - bottom)
        if turned == 270:
            return Box(top - y1, right - x1, top - y0, right - x0)
        return Box(x0 - left, top - y1, x1 - left, top - y0)

    return place


def _characters(page: pdfium.PdfPage, place: Placing) -> list[Character]:
    characters: list[Character] = []
    text = page.get_textpage()
    found = pdfium_c.FS_RECTF()
    for i in range(text.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text, i)
        pdfium_c.FPDFText_GetLooseCharBox(text, i, found)
        box = place(found.left, found.bottom, found.right, found.top)
        added = pdfium_c.FPDFText_IsGenerated(text, i) == 1
        characters.append(Character(_RADICALS.get(code) or chr(code), box, added))
    text.close()
    return characters


def _lines(characters: Sequence[Character], apart: Sequence[Box]) -> list[tuple[int, Line]]:
    """The lines of a page, each after the number of its first character."""
    lines: list[tuple[int, Line]] = []
    open_line: list[Character] = []
    first = 0
    for n, character in enumerate(characters):
        in_table = any(box.holds(character.box) for box in apart)
        same_line = not open_line or character.added or open_line[-1].box.overlaps(character.box)
        if character.text in "\r\n" or in_table or not same_line:
            if open_line:
                lines.append((first, line_of(open_line)))
            open_line = []
        if (
            character.text not in "\r\n"
            and not in_table
            and (open_line or not character.text.isspace())
        ):
            if not open_line:
                first = n
            open_line.append(character)
    if open_line:
        lines.append((first, line_of(open_line)))
    return lines


def _images(page: pdfium.PdfPage, number: int, place: Placing) -> Iterator[Image]:
    for n, image in enumerate(page.get_objects([pdfium_c.FPDF_PAGEOBJ_IMAGE])):
        media_type = "image/jpeg" if _is_jpeg(image) else "image/png"
        yield Image(f"{number}/{n}", media_type, place(*image.get_bounds()))


def _is_jpeg(image: pdfium.PdfImage) -> bool:
    try:
        return list(image.get_filters()[-1:]) == ["DCTDecode"]
    except UnicodeDecodeError:  # the filter's name is damaged
        return False


def _is_shown(box: Box, width: float, height: float) -> bool:
    """Whether an image is a picture, rather than a seal, a bullet or the page's background."""
    across, down = box.right - box.left, box.height
    return min(across, down) >= _SMALLEST_PICTURE and across * down < _BACKGROUND * width * height
