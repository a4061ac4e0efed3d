"""What is read of a Word paragraph: its text as it is meant to be seen, its notes, its boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from corpus.formats.note_marks import is_note_mark

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
P, TBL = qn("w:p"), qn("w:tbl")

_T, _TAB, _BR, _CR, _R = (qn(f"w:{name}") for name in ("t", "tab", "br", "cr", "r"))
_HYPHEN = qn("w:noBreakHyphen")
_BOX = qn("w:txbxContent")
# Deleted in a tracked change, above the characters they belong to, beside the running text, or
# there for older programs.
_APART = {qn("w:del"), qn("w:moveFrom"), qn("w:rt"), _BOX, qn("w:pPr"), FALLBACK}
_HOLDERS = {qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")}
_SDT = qn("w:sdt")
_GALLERY = f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}"
_CONTENTS = "Table of Contents"
_BROKEN_NUMBER = re.compile(
    r"([㐀-鿿][\d,，.．]*\d[.．]?)\n(?!\d{1,2}[.．、）)]\D)(?=[.．]?\d[\d.．]*(?:[%％‰]|[㐀-鿿]))"
)
_NOTES = {
    qn("w:footnoteReference"): RELATIONSHIP_TYPE.FOOTNOTES,
    qn("w:endnoteReference"): RELATIONSHIP_TYPE.ENDNOTES,
}

Element = Any
"""An lxml element; python-docx's own subclasses declare only part of what Word writes."""
Notes = Mapping[tuple[str, str], str]
"""The text of each note by the tag of what refers to it, and its id."""


def blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body in order, those in content controls included.

    A table of contents that Word keeps is left out: it repeats the headings.
    """
    for child in parent:
        if child.tag in (P, TBL):
            yield child
        elif child.tag in _HOLDERS:
            yield from blocks(child)
        elif child.tag == _SDT:
            gallery = child.find(_GALLERY)
            if gallery is None or gallery.get(qn("w:val")) != _CONTENTS:
                yield from blocks(child)


def boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes anchored in a paragraph."""
    for box in paragraph.iter(_BOX):
        if next(box.iterancestors(FALLBACK), None) is None:
            yield box


def paragraph_text(paragraph: Element) -> str:
    """The text of a paragraph; a soft line break within a number does not part it."""
    return _BROKEN_NUMBER.sub(r"\1", text_of(paragraph))


def ends_deleted(paragraph: Element) -> bool:
    """Whether a tracked change deletes the end of a paragraph, so that the next goes on with it."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def text_of(element: Element) -> str:
    """The text that is read as part of an element, soft line breaks kept; a table in it is none."""
    pieces: list[str] = []
    stack = [element]
    while stack:
        node = stack.pop()
        if node.tag == _T:
            pieces.append(node.text or "")
        elif node.tag == _TAB:
            pieces.append("\t")
        elif node.tag == _HYPHEN:
            pieces.append("-")
        elif node.tag in (_BR, _CR):
            pieces.append("\n")
        elif node.tag == _R and (_is_hidden(node) or _refers_to_note(node, pieces)):
            continue
        elif node.tag not in _APART and (node.tag != TBL or node is element):
            stack.extend(reversed(node))
            if node.tag == P and node is not element:
                pieces.append(" ")
    return "".join(pieces)


def _is_hidden(run: Element) -> bool:
    return is_on(run.find(f"{qn('w:rPr')}/{qn('w:vanish')}"))


def _refers_to_note(run: Element, before: Sequence[str]) -> bool:
    """Whether a run is a note's mark typed by hand, raised behind what it belongs to."""
    raised = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    if raised is None or raised.get(qn("w:val")) != "superscript":
        return False
    words = "".join(text.text or "" for text in run.iter(_T))
    return is_note_mark(words, "".join(before[-1:]))


def is_on(switch: Element | None) -> bool:
    """Whether a switch such as w:vanish is there, and not to turn off what a style turns on."""
    return switch is not None and switch.get(qn("w:val")) not in ("0", "false", "off")


def read_notes(word: WordDocument) -> Notes:
    """The footnotes and endnotes of a document."""
    notes: dict[tuple[str, str], str] = {}
    for reference, kind in _NOTES.items():
        parts = [r.target_part for r in word.part.rels.values() if r.reltype == kind]
        for note in (child for part in parts for child in parse_xml(part.blob)):
            # Those with a type are the rule above the notes, and its like.
            if note.get(qn("w:type")) in (None, "normal"):
                words = " ".join(text_of(paragraph).strip() for paragraph in note.iter(P))
                notes[reference, note.get(qn("w:id"), "")] = words.strip()
    return notes


def notes_of(element: Element, notes: Notes) -> Iterator[str]:
    """The notes that an element refers to, in order; as lines, so they say that they are notes."""
    for reference in element.iter(*_NOTES):
        if words := notes.get((reference.tag, reference.get(qn("w:id"), "")), ""):
            yield f"注：{words}"
