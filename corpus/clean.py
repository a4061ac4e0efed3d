"""Takes conversion noise out of a decoded report without losing the way back.

What goes: reading glosses such as 區(qū), carriage returns, invisible characters, white
space at the ends of lines, beside numbers and, if thin, between their thousands, Markdown's bold
marks, and line breaks that a converter put into the middle of a sentence. Full-width digits with
their commas and Latin letters become half-width, one for one. Everything else stays, and every
character keeps its offset.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pypinyin import Style, pinyin

from corpus.model import Span
from corpus.script import fold

_FULL_WIDTH = "".join(
    chr(code)
    for first, last in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for code in range(ord(first), ord(last) + 1)
)
_FULL_WIDTH += "．％"
ONE_FOR_ONE = {ord(c): unicodedata.normalize("NFKC", c) for c in _FULL_WIDTH} | {13: "\n"}
"""The one-for-one character changes that cleaning makes, for `str.translate`."""

# 878，631万元: groups of three with a wide comma between them, in digits of either width.
_WIDE_THOUSANDS = re.compile(r"(?<![\d.．])[1-9１-９]\d{0,2}(?:，\d{3})+(?!\d)")
_THIN_SPACES = frozenset("\u2005\u2006\u2009\u200a\u202f")
_THOUSANDS = re.compile(r"\d{3}(?!\d)")

_NOISE = re.compile(
    r"""
      (?P<gloss> [(（] [^\W\d_][^\s()（）]{0,11} [)）] )
    | (?P<space> [ \t\u00a0\u2000-\u200a\u202f\u3000]+ )
    | (?P<invisible>
        \r(?=\n) | \*\*
        | [\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]+
      )
    """,
    re.VERBOSE,
)
_TONE_MARKS = frozenset("\u0304\u0301\u030c\u0300\u0306")
_PINYIN_LETTERS = str.maketrans({"ɡ": "g", "ɑ": "a"})
_BREVE_TO_CARON = str.maketrans({"\u0306": "\u030c"})


def clean(text: str, whole: Sequence[Span] = ()) -> tuple[str, tuple[int, ...]]:
    """Clean text and the original offset of each of its code points.

    The offsets rise strictly; one extra entry, `len(text)`, stands at the end. Apart from
    width, `clean[i]` is `text[offsets[i]]`. Takes time linear in the text.

    :param whole: stretches of the text, in order, whose lines are known to be lines of
        their own: headings and tables.

    >>> clean("區(qū)人民政府(WHO)")
    ('區人民政府(WHO)', (0, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14))
    """
    kept = _without_noise(text, whole)
    characters = "".join(text[start:end] for start, end in kept)
    characters = _WIDE_THOUSANDS.sub(lambda number: number[0].replace("，", ","), characters)
    characters = characters.translate(ONE_FOR_ONE)
    offsets = [offset for start, end in kept for offset in range(start, end)]
    breaks = _breaks_inside_sentences(characters, _own_lines(characters, offsets, whole))
    if breaks:
        characters = "".join(c for i, c in enumerate(characters) if i not in breaks)
        offsets = [offset for i, offset in enumerate(offsets) if i not in breaks]
    return characters, (*offsets, len(text))


def _without_noise(text: str, whole: Sequence[Span]) -> list[tuple[int, int]]:
    """The stretches of the text, as (start, end), that are not noise.

    Tabs between the cells of a table, which is among the stretches of `whole`, are none.
    """
    kept: list[tuple[int, int]] = []
    position = 0
    last = "\n"  # the last character kept, or the start of a line
    for match in _NOISE.finditer(text):
        start, end = match.span()
        if start > position:
            kept.append((position, start))
            last = text[start - 1]
        position = end
        following = text[end : end + 1] or "\n"
        if match["gloss"]:
            keep = not _is_reading(last, match["gloss"][1:-1])
        elif match["space"]:
            keep = not _is_idle_space(last, following)
            parts = last.isdigit() and set(match["space"]) <= _THIN_SPACES
            keep = keep and not (parts and _THOUSANDS.match(text, end))
            between_cells = "\t" in match.group() and _holds(whole, start)
            keep = keep or (between_cells and last != "\n" and following not in "\r\n")
        else:
            keep = False
        if keep:
            kept.append((start, end))
            last = text[end - 1]
    if position < len(text):
        kept.append((position, len(text)))
    return kept


def _holds(spans: Sequence[Span], offset: int) -> bool:
    """Whether one of the spans, which are in order, holds an offset."""
    number = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return number >= 0 and offset < spans[number].end


def _is_idle_space(before: str, after: str) -> bool:
    """White space at the end of a line, or between a number and words that are not Latin.

    Beside the stroke between two cells of a table it stays.
    """
    if before in "\r\n" or after in "\r\n":
        return True
    if "|" in (before, after):
        return False
    if before.isdigit():
        return not _is_half_width_word(after)
    return after.isdigit() and not _is_half_width_word(before) and before not in ".,)、"


def _is_half_width_word(character: str) -> bool:
    return character.translate(ONE_FOR_ONE).isascii() and character.isalnum()


def _is_reading(character: str, gloss: str) -> bool:
    """Whether a gloss is a tone-marked reading of the character before it."""
    syllable = _normal_syllable(gloss)
    return bool(syllable) and syllable in _readings(character)


def _normal_syllable(gloss: str) -> str:
    """The gloss as plain composed pinyin; empty if it bears no tone mark."""
    letters = unicodedata.normalize("NFKD", gloss.lower().translate(_PINYIN_LETTERS))
    if _TONE_MARKS.isdisjoint(letters):
        return ""
    return unicodedata.normalize("NFC", letters.translate(_BREVE_TO_CARON))


@lru_cache(maxsize=8192)
def _readings(character: str) -> frozenset[str]:
    """Every reading of a character, in either script, as composed pinyin."""
    if not "\u3400" <= character <= "\U0003ffff":
        return frozenset()
    return frozenset(
        _normal_syllable(reading)
        for variant in {character, fold(character)}
        for reading in pinyin(variant, style=Style.TONE, heteronym=True)[0]
    ) - {""}


_WIDEST_HEADING = 90  # columns, of which a Chinese character takes two
_NARROWEST_COLUMN = 40
_FEWEST_WRAPPED_LINES = 10
_OPENING = "（《“【「『〈("
_CLOSING = "）》”】」』〉)"
_GOES_ON_AFTER = tuple("，、,—的届屆")
_GOES_ON_BEFORE = re.compile(r"[，。、；：！？,;!?%]|是[：:]")
_STARTS_ANEW = re.compile(
    r"""
      \s*$ | 各位 | [—#-] | 第[一二三四五六七八九十百]+[章节節编編篇]
    | [（(［[【]?[一二三四五六七八九十百\d]{1,4}[）)］\]】、.](?!\d)
    | 附件 | 来源 | 來源
    """,
    re.VERBOSE,
)
_ENDS = tuple("。！？!?；;：:…")


def _own_lines(text: str, offsets: Sequence[int], whole: Sequence[Span]) -> list[bool]:
    """Whether each line of a text overlaps one of the stretches, given in original offsets."""
    own: list[bool] = []
    start = at = 0
    for line in text.split("\n"):
        end = start + len(line)
        first = offsets[start] if start < len(offsets) else sys.maxsize
        while at < len(whole) and whole[at].end <= first:
            at += 1
        own.append(at < len(whole) and end > start and whole[at].start <= offsets[end - 1])
        start = end + 1
    return own


def _breaks_inside_sentences(text: str, own_lines: Sequence[bool]) -> set[int]:
    """Offsets of the line breaks that a converter put into the middle of a sentence.

    A line goes on when it stops where no line can (after a comma, inside a quotation, at
    a length no heading has) or when the next begins as none can.

    :param own_lines: for each line, whether it neither goes on nor is gone on with.
    """
    breaks: set[int] = set()
    lines = text.split("\n")
    widest = min(_WIDEST_HEADING, _wrapped_at(lines))
    end = -1
    width = depth = 0  # of the line so far, across the breaks found in it
    for n, (line, following) in enumerate(pairwise(lines)):
        end += len(line) + 1
        width += _width(line)
        depth += sum((c in _OPENING) - (c in _CLOSING) for c in line)
        apart = own_lines[n] or own_lines[n + 1]
        if line and not apart and _goes_on(line, following, depth, width > widest):
            breaks.add(end)
        else:
            width = depth = 0
    return breaks


def _goes_on(line: str, following: str, depth: int, too_wide: bool) -> bool:
    if line[-1] in _OPENING or (depth > 0 and following[:1] in tuple(_CLOSING)):
        return True
    if _STARTS_ANEW.match(following):
        return False
    if _GOES_ON_BEFORE.match(following) or line.endswith(_GOES_ON_AFTER):
        return True
    if depth > 0:
        return not line.endswith(_ENDS) or line.endswith(("：", ":"))
    return too_wide and not line.endswith((*_ENDS, *_CLOSING))


def _wrapped_at(lines: list[str]) -> int:
    """The width that most lines come close to in text wrapped at a column, else a huge one."""
    widths = [_width(line) for line in lines if line]
    nearly_widest = max(widths, default=0) - 6
    close = sum(width > nearly_widest for width in widths)
    wrapped = (
        nearly_widest >= _NARROWEST_COLUMN
        and close >= _FEWEST_WRAPPED_LINES
        and 2 * close > len(widths)
    )
    return nearly_widest if wrapped else sys.maxsize


def _width(line: str) -> int:
    return len(line.encode("gbk", "replace"))
