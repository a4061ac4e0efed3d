"""The numbers that Word puts before paragraphs by itself: 一、 （一） 1. and their like."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import cn2an
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

_MOST_LEVELS = 9
_CHINESE = ("chinese", "japaneseCounting", "taiwanese", "ideographTraditional")
_PLACE = re.compile(r"%([1-9])")
# Past any other mark the number would run into what follows: 1. 5所学校, not 1.5所学校.
_CLOSED = tuple("、）)】］]：章节節条條编編篇")

_Element = Any


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    """How numbers are written: decimal, chineseCounting, …"""
    text: str
    """The label, %1 standing for the number of the first level."""


class Numbering:
    """The lists of a Word file, counted along as its paragraphs are read."""

    def __init__(self, word: WordDocument, styles: Mapping[str, _Element]) -> None:
        """Take the lists a document declares; `styles` are its paragraph styles by id."""
        parts = [
            r.target_part
            for r in word.part.rels.values()
            if r.reltype == RELATIONSHIP_TYPE.NUMBERING
        ]
        root = parts[0].element if parts else None
        found = [] if root is None else root.iter(qn("w:abstractNum"))
        self._levels = {_value(a, "w:abstractNumId"): _levels_of(a) for a in found}
        lists = [] if root is None else root.findall(qn("w:num"))
        self._kinds = {_value(one, "w:numId"): _child(one, "w:abstractNumId") for one in lists}
        self._restarts = {
            (_value(one, "w:numId"), int(_value(override, "w:ilvl"))): int(start)
            for one in lists
            for override in one.iter(qn("w:lvlOverride"))
            if (start := _child(override, "w:startOverride")).isdecimal()
        }
        self._styles = styles
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _MOST_LEVELS)

    def label(self, paragraph: _Element, style: str) -> str:
        """What Word shows before the paragraph, the next in order; "" if nothing.

        :param style: the id of its style.
        """
        number, depth = self._place(paragraph, style)
        kind = self._kinds.get(number, "")
        level = self._levels.get(kind, {}).get(depth)
        if level is None:
            return ""
        counts = self._counts[kind]
        restart = self._restarts.pop((number, depth), None)
        before = counts[depth]
        counts[depth] = restart or (level.start if before is None else before + 1)
        counts[depth + 1 :] = [None] * (_MOST_LEVELS - depth - 1)
        levels = self._levels[kind]

        def written(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            outer = levels.get(at, level)
            count = counts[at]
            return _written(outer.start if count is None else count, outer.form)

        label = _PLACE.sub(written, level.text) if level.form != "bullet" else ""
        return label if not label or label.endswith(_CLOSED) else f"{label} "

    def _place(self, paragraph: _Element, style: str) -> tuple[str, int]:
        """The list a paragraph is in, by its number, and how deep; "" for none."""
        number = depth = ""
        for holder in (paragraph, *style_chain(style, self._styles)):
            said = holder.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if said is not None:
                number = number or _child(said, "w:numId")
                depth = depth or _child(said, "w:ilvl")
        return number, min(int(depth or 0), _MOST_LEVELS - 1)


def style_chain(style: str, styles: Mapping[str, _Element]) -> Iterator[_Element]:
    """A style, by its id, and those it is based on, the nearest first."""
    seen: set[str] = set()
    while style in styles and style not in seen:
        seen.add(style)
        yield styles[style]
        style = _child(styles[style], "w:basedOn")


def _written(number: int, form: str) -> str:
    if form.startswith(_CHINESE):
        numeral: str = cn2an.an2cn(number)
        return numeral.removeprefix("一") if 10 <= number < 20 else numeral
    if form == "decimalEnclosedCircle" and number <= 20:
        return chr(ord("①") + number - 1)
    if form in ("upperLetter", "lowerLetter") and number <= 26:
        return chr(ord("A" if form == "upperLetter" else "a") + number - 1)
    return "" if form == "none" else str(number)


def _levels_of(abstract: _Element) -> dict[int, _Level]:
    levels = {}
    for level in abstract.iter(qn("w:lvl")):
        start = _child(level, "w:start")
        levels[int(_value(level, "w:ilvl") or 0)] = _Level(
            int(start) if start.isdecimal() else 1,
            _child(level, "w:numFmt"),
            _child(level, "w:lvlText"),
        )
    return levels


def _child(element: _Element, name: str) -> str:
    child = element.find(qn(name))
    return "" if child is None else _value(child, "w:val")


def _value(element: _Element, name: str) -> str:
    value: str = element.get(qn(name), "")
    return value
