"""Web pages: the main text with its headings, tables and pictures; what surrounds it is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree, html

from corpus.decode import decode
from corpus.errors import UnreadableReport
from corpus.formats.document import Document, GridCell, Writer, is_layout, place_cells
from corpus.formats.html_pictures import page_picture, pictures_beside, pictures_of

_DROPPED = (
    "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button",
    "select", "textarea", "iframe", "object", "svg", "math", "rt", "rp", "head",
)  # fmt: skip
_HIDDEN = "@hidden or contains(translate(@style, ' ', ''), 'display:none')"
# What LibreOffice makes of a page's header and footer.
_FURNITURE = "self::div[@title='header' or @title='footer']"
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_HEADING = re.compile("h([1-6])$")
_WHITE_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
# The main text is what holds nearly all words of the page that are not links.
_MAIN_SHARE = 0.8
_MOST_SPAN = 100

_Element = Any
"""An lxml element: its stubs do not say that comments are elements, too."""


def read_html(raw: bytes, name: str, folder: Path | None = None) -> Document:
    """The document in a web page; nothing in it is run.

    :param folder: where the page lies: pictures saved beside it are looked for there, and
        nothing else is opened.
    :raises UnreadableReport: if the bytes are not text, hold none, or are too deeply nested.
    """
    page = _parsed(raw, name)
    writer = Writer(title=_title(page))
    pictures = pictures_of(page, folder)
    apart = "|".join(f"//{tag}" for tag in _DROPPED)
    for element in page.xpath(f"{apart}|//*[{_HIDDEN} or {_FURNITURE}]"):
        # One inside another that is already gone has no tree to leave.
        if element.getparent() is not None:
            element.drop_tree()
    _write(_main_text(page), writer, pictures)
    return writer.document()


def html_picture(raw: bytes, source: str, name: str, folder: Path | None) -> bytes:
    """The bytes of the picture that `Drawing.source` names; b"" if it is there no longer.

    :raises UnreadableReport: if the bytes are no web page.
    """
    return page_picture(_parsed(raw, name), source, folder)


def html_files(raw: bytes, name: str, folder: Path) -> list[Path]:
    """The files in a page's folder that it shows.

    :raises UnreadableReport: if the bytes are no web page.
    """
    return pictures_beside(_parsed(raw, name), folder)


def _parsed(raw: bytes, name: str) -> _Element:
    # Without huge_tree what is nested deeper than 256 elements would be missing, and no word of it.
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    # At a zero the parser takes the page to be over.
    text = decode(raw, name).replace("\0", "")
    try:
        page = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:  # nothing but white space, zeros and comments
        raise UnreadableReport(f"{name} 里没有文字。请换成有正文的报告。") from error
    # Past 2,048 the parser stops, and what it has by then looks like a whole page.
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise UnreadableReport(
            f"{name} 的标签嵌套太深（超过 2000 层），读不完整。"
            "请在浏览器里打开，把正文复制到 Word 或文本文件后再试。"
        )
    return page


def _title(page: _Element) -> str:
    """What the page calls itself: the field that government sites must fill in, else <title>."""
    for path in ("//meta[@name='ArticleTitle']/@content", "//title/text()"):
        found = page.xpath(path)
        if found and found[0].strip():
            return _WHITE_SPACE.sub(" ", found[0]).strip()
    return ""


def _main_text(page: _Element) -> _Element:
    words: dict[_Element, int] = {}
    for _, element in etree.iterwalk(page, events=("end",)):
        own = 0 if element.tag == "a" else len((element.text or "").strip())
        inside = (words[child] + len((child.tail or "").strip()) for child in element)
        words[element] = own + (0 if element.tag == "a" else sum(inside))
    main, total = page, words[page]
    while len(main):
        heaviest = max(main, key=words.__getitem__)
        if words[heaviest] < _MAIN_SHARE * total or heaviest.tag in ("table", "p", *_INLINE):
            break
        main = heaviest
    return main


def _write(main: _Element, writer: Writer, pictures: Mapping[_Element, tuple[str, str]]) -> None:
    """Write an element's blocks as lines, in order; a picture stands before the line it is in."""
    line: list[str] = []

    def finish(level: int | None = None) -> None:
        writer.line(_WHITE_SPACE.sub(" ", "".join(line)).strip(), level)
        line.clear()

    table: _Element | None = None  # the one we are in, already written
    for event, element in etree.iterwalk(main, events=("start", "end")):
        is_block = element.tag not in _INLINE
        if event == "start":
            if element in pictures:
                writer.drawing(*pictures[element], _description(element))
            if table is None and is_block:
                finish()
            if table is None and _write_table(element, writer):
                table = element
            elif table is None:
                line.append(element.text or "")
            continue
        if table is None and is_block:
            heading = _HEADING.match(element.tag)
            finish(int(heading[1]) if heading else None)
        if element is table:
            table = None
        if table is None and element is not main:
            line.append(element.tail or "")
    finish()


def _description(image: _Element) -> str:
    """What a page says a picture shows."""
    figure = next(image.iterancestors("figure"), None)
    caption = None if figure is None else figure.find(".//figcaption")
    said = "" if caption is None else _text_of(caption)
    return said or _WHITE_SPACE.sub(" ", image.get("alt") or image.get("title") or "").strip()


def _write_table(element: _Element, writer: Writer) -> bool:
    """Write an element that is a table of data, after its caption; false if it is none."""
    rows = _rows(element) if element.tag == "table" else []
    if not rows or is_layout(place_cells(rows)):
        return False
    for caption in element.iterchildren("caption"):
        writer.line(_text_of(caption))
    writer.table(rows)
    return True


def _rows(table: _Element) -> list[list[GridCell]]:
    """The rows of a table that holds no other; none of one that does, which is for layout."""
    if table.find(".//table") is not None:
        return []
    return [
        [
            GridCell(
                _text_of(cell), _span(cell, "rowspan"), _span(cell, "colspan"), cell.tag == "th"
            )
            for cell in row.iterchildren("td", "th")
        ]
        for row in table.iter("tr")
    ]


def _text_of(element: _Element) -> str:
    return _WHITE_SPACE.sub(" ", "".join(element.itertext())).strip()


def _span(cell: _Element, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return min(max(1, int(value)), _MOST_SPAN) if value.isdecimal() else 1
