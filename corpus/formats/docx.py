"""Word files: paragraphs with their heading levels, tables, pictures, text boxes, notes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from corpus.errors import UnreadableReport
from corpus.formats.document import (
    Document,
    GridCell,
    Writer,
    is_continued,
    without_repeated,
)
from corpus.formats.docx_numbering import Numbering, style_chain
from corpus.formats.docx_text import (
    FALLBACK,
    TBL,
    Element,
    P,
    blocks,
    boxes,
    ends_deleted,
    notes_of,
    paragraph_text,
    read_notes,
    text_of,
)
from corpus.formats.pictures import media_type_of

_MOST_PARTS = 10_000
_MOST_BYTES = 300 * 2**20  # unpacked; the text of a thousand pages takes 10 MB, pictures the rest
_MOST_XML = 100 * 2**20
_MOST_COLUMNS = 100
_HEADING_NAME = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_TITLE_NAME = re.compile("title$", re.IGNORECASE)
_CONTENTS_NAME = re.compile("(?:toc|目录) ?[1-9]$", re.IGNORECASE)
_NUMBER = re.compile(r"[-−+＋]?\d[\d,，]*(?:\.\d+)?\D{0,3}")
_UNIT_LINE = re.compile("[（(]?(?:单位|單位)[:：][^。]{1,20}$")

_UNIT_SAID = re.compile("[（(]?(?:计量|計量)?(?:单位|單位)[:：][^。（()）]{1,20}[）)]?$")
_CAPTION_LINES = 2
"""Lines before a table that may say the unit of all of it: its caption, a line of units."""

_TR, _TC = qn("w:tr"), qn("w:tc")
_BLIP = qn("a:blip")
_VML_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"


def read_docx(raw: bytes, name: str) -> Document:
    """The document in a Word file.

    :raises UnreadableReport: if the file is damaged, or unpacks to more than a report can be.
    """
    _refuse_bomb(raw, name)
    try:
        word = docx.Document(io.BytesIO(raw))
        writer = Writer(title=word.core_properties.title or "")
        _write(word, writer)
    except Exception as error:  # whatever damage makes the parsers below it raise
        raise _damaged(name) from error
    return writer.document()


def _write(word: WordDocument, writer: Writer) -> None:
    styles = {
        style.get(qn("w:styleId")): style for style in word.styles.element.iter(qn("w:style"))
    }
    levels = {name: _style_level(name, styles) for name in styles}
    contents = {name for name, style in styles.items() if _CONTENTS_NAME.search(_name_of(style))}
    numbering, notes = Numbering(word, styles), read_notes(word)
    above: list[str] = []
    """The last lines before a table."""

    def write_group(group: Sequence[Element]) -> None:
        first = group[0]
        if first.tag == P:
            style, own = _style_of(first), _outline_level(first)
            label, text = numbering.label(first, style), "".join(map(paragraph_text, group))
            if text.strip() and style not in contents:
                above[:] = [*above, text.strip()][-_CAPTION_LINES:]
                writer.line(label + text, levels.get(style) if own is None else own)
            return
        rows: list[Sequence[GridCell]] = [*_rows(first)]
        inside = [
            table for table in first.iter(TBL) if table is not first and _holder(table) is first
        ]
        if inside and not any(_NUMBER.fullmatch(cell.text) for row in rows for cell in row):
            # Like a page pasted from the web, it is there to hold what is in its cells.
            for cell in (cell for cell in first.iter(_TC) if _owner(cell, TBL) is first):
                for held in _groups(list(blocks(cell))):
                    write_group(held)
            return
        for table in group[1:]:
            rows += without_repeated(rows, _rows(table))
        writer.table(rows)
        unit = next((said[0] for text in above if (said := _UNIT_SAID.search(text))), "")
        above.clear()
        for table in inside:
            # What its row is about stands again above it, and so does the unit of them all.
            line = _owner(table, _TR)
            writer.line(text_of(next(line.iter(_TC))).strip())
            writer.line(unit)
            above[:] = [unit]
            write_group([table])

    for group in _groups(list(blocks(word.element.body))):
        paragraphs = [p for block in group for p in ([block] if block.tag == P else block.iter(P))]
        for picture in (p for paragraph in paragraphs for p in _pictures(paragraph, word)):
            writer.drawing(*picture)
        write_group(group)
        # What is set apart on the page stands after the paragraph it belongs to.
        for box in (box for block in group for box in boxes(block)):
            for inner in _groups(list(blocks(box))):
                write_group(inner)
        for note in (note for block in group for note in notes_of(block, notes)):
            writer.line(note)


def _groups(found: Sequence[Element]) -> Iterator[list[Element]]:
    """Blocks in order, together those that are one: a paragraph whose end a tracked change
    deleted with the one after it, a table with the parts marked as its continuation."""
    at = 0
    while at < len(found):
        group = [found[at]]
        at += 1
        if group[0].tag == P:
            while ends_deleted(group[-1]) and at < len(found) and found[at].tag == P:
                group.append(found[at])
                at += 1
        else:
            while (further := _continuation(found, at, group[0])) is not None:
                group.append(found[further])
                at = further + 1
        yield group


def _continuation(found: Sequence[Element], at: int, table: Element) -> int | None:
    """Where the next part of a table stands, if what lies between says that it is one."""
    said = False
    for number in range(at, len(found)):
        block = found[number]
        if block.tag == TBL:
            return number if said and _width(block) == _width(table) else None
        words = text_of(block).strip()
        said = said or is_continued(words)
        if words and not is_continued(words) and not _UNIT_LINE.match(words):
            return None
    return None


def _width(table: Element) -> int:
    """How many columns a table has."""
    return len(table.findall(_path("w:tblGrid/w:gridCol")))


def docx_picture(raw: bytes, source: str, name: str) -> bytes:
    """The bytes of the picture that `Drawing.source` names.

    :raises UnreadableReport: if the file no longer holds it.
    """
    _refuse_bomb(raw, name)
    try:
        return zipfile.ZipFile(io.BytesIO(raw)).read(source)
    except Exception as error:  # the file has been replaced, or is damaged
        raise _damaged(name) from error


def _refuse_bomb(raw: bytes, name: str) -> None:
    """Refuse a file that would fill the memory, by the sizes its directory declares.

    Nothing unpacks to more than is declared there: `zipfile` stops reading at it.
    """
    try:
        parts = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    except zipfile.BadZipFile as error:
        raise _damaged(name) from error
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    total = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or total > _MOST_BYTES or xml > _MOST_XML:
        raise UnreadableReport(
            f"{name} 解压后有 {total // 2**20} MB、{len(parts)} 个部件，超出报告的合理大小，没有打开。"
            "请确认来源；如果确是报告，请压缩其中的图片或拆分后再试。"
        )


def _damaged(name: str) -> UnreadableReport:
    return UnreadableReport(
        f"{name} 已损坏，无法作为 Word 文件打开。请用 Word 或 WPS 打开后另存为 .docx 再试。"
    )


def _style_level(name: str, styles: Mapping[str, Element]) -> int | None:
    """The level of a paragraph style that is a heading's; 0 for the title's, None for others."""
    for style in style_chain(name, styles):
        if _TITLE_NAME.match(_name_of(style)):
            return 0
        level = _outline_level(style)
        if level is None and (match := _HEADING_NAME.match(_name_of(style))):
            level = int(match[1])
        if level is not None:
            return level
    return None


def _name_of(style: Element) -> str:
    named = style.find(qn("w:name"))
    return "" if named is None else named.get(qn("w:val"), "")


def _style_of(paragraph: Element) -> str:
    """The id of a paragraph's style; "" if it has the default one."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else style.get(qn("w:val"), "")


def _outline_level(element: Element) -> int | None:
    """The outline level set on a style or paragraph itself, from 1; Word's 9 is body text."""
    outline = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    value = None if outline is None else outline.get(qn("w:val"), "")
    return int(value) + 1 if value and value in "012345678" else None


def _rows(table: Element) -> list[list[GridCell]]:
    """The rows of a table; a cell merged downwards stands in its first row only."""
    rows: list[list[GridCell]] = []
    open_above: dict[int, tuple[int, int]] = {}  # column → the cell that a merge continues
    for line in table.iter(_TR):
        if _owner(line, TBL) is not table or _is_deleted(line, "w:trPr/w:del"):
            continue
        header = line.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        # A row may begin further in than others.
        column = _number(line, "w:trPr/w:gridBefore", 0)
        row = [GridCell("", 1, column)] if column else []
        for cell in line.iter(_TC):
            if _owner(cell, _TR) is not line or _is_deleted(cell, "w:tcPr/w:cellDel"):
                continue
            columns = _number(cell, "w:tcPr/w:gridSpan", 1)
            merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            if merge is not None and merge.get(qn("w:val")) != "restart" and column in open_above:
                r, c = open_above[column]
                rows[r][c] = rows[r][c]._replace(rows=len(rows) - r + 1)
            else:
                open_above[column] = (len(rows), len(row))
                row.append(GridCell(text_of(cell).strip(), 1, columns, header))
            column += columns
        rows.append(row)
    return rows


def _holder(table: Element) -> Element | None:
    """The table in a cell of which a table stands."""
    return next(table.iterancestors(TBL), None)


def _owner(element: Element, tag: str) -> Element:
    """The nearest ancestor of a kind; a cell may hold a table of its own."""
    return next(element.iterancestors(tag))


def _number(element: Element, path: str, least: int) -> int:
    """How many columns a row or cell says it skips or takes."""
    found = element.find(_path(path))
    value = "" if found is None else found.get(qn("w:val"), "")
    return min(max(least, int(value)), _MOST_COLUMNS) if value.isdecimal() else least


def _is_deleted(element: Element, path: str) -> bool:
    """Whether a tracked change deletes a row or cell."""
    return element.find(_path(path)) is not None


def _path(path: str) -> str:
    return "/".join(map(qn, path.split("/")))


def _pictures(paragraph: Element, word: WordDocument) -> Iterator[tuple[str, str, str]]:
    """Source, media type and description of each picture of a paragraph that can be shown."""
    for node in paragraph.iter(_BLIP, _VML_PICTURE):
        if next(node.iterancestors(FALLBACK), None) is not None:
            continue
        part = word.part.related_parts.get(node.get(qn("r:embed")) or node.get(qn("r:id")) or "")
        media_type = media_type_of(part.blob) if part is not None else ""
        if part is not None and media_type:
            holder = next(node.iterancestors(qn("wp:inline"), qn("wp:anchor")), None)
            properties = None if holder is None else holder.find(qn("wp:docPr"))
            description = "" if properties is None else properties.get("descr", "")
            yield str(part.partname).lstrip("/"), media_type, description
