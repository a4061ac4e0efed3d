"""Simplified and Traditional: one script to match in, either script to answer in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import opencc

_REGIONAL_FILE = Path(__file__).parent / "data" / "regional.tsv"

_OFTEN = 1000
"""Characters up to which a text is short enough, a label or a passage, to be folded once and kept."""
_QUOTATION_MARKS = str.maketrans("“”", "「」")


def fold(text: str) -> str:
    """The text in Simplified characters, for matching only; its length never changes.

    >>> fold("行政執法證")
    '行政执法证'
    """
    return _fold_again(text) if len(text) <= _OFTEN else _fold(text)


def _fold(text: str) -> str:
    folded: str = _converter("t2s").convert(text)
    if len(folded) == len(text):
        return folded
    return "".join(map(_fold_character, text))


_fold_again = lru_cache(maxsize=16384)(_fold)


def fold_question(text: str) -> str:
    """A question in Simplified characters and mainland words; its length may change.

    Whoever types Traditional may also write the words of Taiwan for what a report calls
    otherwise; words that both use are left alone, whatever else they mean there.

    >>> fold_question("網路指標")
    '网络指标'
    """
    folded = fold(text)
    if not is_traditional(text):
        return folded
    words = _mainland_words()
    return re.sub("|".join(words), lambda match: words[match.group()], folded)


@lru_cache(maxsize=1)
def _mainland_words() -> Mapping[str, str]:
    """The words of Taiwan and Hong Kong, longest first, with what the mainland says."""
    lines = _REGIONAL_FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return dict(sorted(rows, key=lambda row: -len(row[0])))


def to_traditional(text: str) -> str:
    """The text in Traditional characters, for sentences of our own; its length may change.

    As they are written today: 裡 and 為, where OpenCC's own standard has 裏 and 爲.
    """
    converted: str = _converter("s2tw").convert(text)
    return converted


def to_traditional_words(text: str) -> str:
    """The same in the words, and between the quotation marks, that Taiwan and Hong Kong use.

    >>> to_traditional_words("导出“文件”")
    '匯出「檔案」'
    """
    converted: str = _converter("s2twp").convert(text)
    return converted.translate(_QUOTATION_MARKS)


def is_traditional(text: str) -> bool:
    """Whether more of its characters are only Traditional than are only Simplified.

    >>> is_traditional("清理了多少本行政執法證"), is_traditional("清理了多少本行政执法证")
    (True, False)
    """
    return sum(map(_leaning, text)) > 0


@lru_cache(maxsize=3)
def _converter(configuration: str) -> opencc.OpenCC:
    return opencc.OpenCC(configuration)


@lru_cache(maxsize=65536)
def _fold_character(character: str) -> str:
    folded: str = _converter("t2s").convert(character)
    return folded if len(folded) == 1 else character


@lru_cache(maxsize=65536)
def _leaning(character: str) -> int:
    """1 for a character only Traditional has, -1 for one only Simplified has, else 0.

    Characters that both write, such as 后 and 乾, are settled by the national standards:
    GB 2312 holds what Simplified uses, Big5 what Traditional uses.
    """
    if character < "\u3400":
        return 0
    if not _in_charset(character, "gb2312") and _fold_character(character) != character:
        return 1
    if not _in_charset(character, "big5") and to_traditional(character) != character:
        return -1
    return 0


def _in_charset(character: str, charset: str) -> bool:
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
