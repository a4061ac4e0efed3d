"""Characters where a PDF page draws them, and the lines of text they make.

Positions are in points from the upper left corner of the page as it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median
from typing import NamedTuple

from corpus.formats.note_marks import is_note_mark

_SMALL = 0.8  # of the height of the line; what refers to a note is set smaller
_RAISED = 0.15  # of that height, above where the others stand


class Box(NamedTuple):
    """A rectangle on the page; `top` is above `bottom`, so smaller."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, other: Box) -> bool:
        """Whether the middle of another box lies inside this one."""
        x, y = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def overlaps(self, other: Box) -> bool:
        """Whether two boxes are, by half the lower one's height, at the same height."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared >= min(self.height, other.height) / 2


Placing = Callable[[float, float, float, float], Box]
"""How left, bottom, right and top in a page's own coordinates become a box on it as shown."""


class Character(NamedTuple):
    """A character where it is drawn; `added` if PDFium put it between others itself."""

    text: str
    box: Box
    added: bool


class Line(NamedTuple):
    """A line of text as the page shows it."""

    text: str
    box: Box


def line_of(characters: Sequence[Character]) -> Line:
    """The line that some characters make, without the spaces PDFium sees between scripts."""
    characters = _without_note_marks(_from_left_to_right(characters))
    pieces: list[str] = []
    for n, character in enumerate(characters):
        text = character.text
        if not text.isprintable() and text not in "\t\u3000\u00a0" and not _is_half(text):
            continue
        if character.added and text == " ":
            after = characters[n + 1].text if n + 1 < len(characters) else ""
            if not (pieces and separate_words(pieces[-1], after)):
                continue
        pieces.append(text)
    drawn = [c.box for c in characters if not c.added and not c.text.isspace()]
    boxes = drawn or [c.box for c in characters]
    box = Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
    # Characters beyond the first 65,536 may come in two halves.
    text = "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Line(text.strip(), box)


def _without_note_marks(characters: Sequence[Character]) -> Sequence[Character]:
    """Characters without those that are set small and raised to refer to a note."""
    drawn = [c.box for c in characters if not c.added and not c.text.isspace()]
    if not drawn:
        return characters
    height, bottom = median(box.height for box in drawn), median(box.bottom for box in drawn)
    kept: list[Character] = []
    mark: list[Character] = []
    for character in [*characters, None]:
        if (
            character is not None
            and not character.text.isspace()
            and character.box.height < _SMALL * height
            and character.box.bottom < bottom - _RAISED * height
        ):
            mark.append(character)
            continue
        before = kept[-1].text if kept else ""
        if not is_note_mark("".join(c.text for c in mark), before):
            kept += mark
        mark = []
        if character is not None:
            kept.append(character)
    return kept


def _from_left_to_right(characters: Sequence[Character]) -> Sequence[Character]:
    """Characters as they are read: programs that change fonts within a line may draw the words
    of one font first. A space goes with what it follows, since its own box says nothing."""
    lefts: list[float] = []
    for character in characters:
        is_space = character.added or character.text.isspace()
        lefts.append(lefts[-1] if is_space and lefts else character.box.left)
    order = sorted(range(len(characters)), key=lefts.__getitem__)
    return [characters[n] for n in order]


def separate_words(before: str, after: str) -> bool:
    """Whether two pieces of text need a space between them: two Latin words or numbers."""
    return all(c.isascii() and c.isalnum() for c in (before[-1:] or "。", after[:1] or "。"))


def _is_half(text: str) -> bool:
    return "\ud800" <= text <= "\udfff"
