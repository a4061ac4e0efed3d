"""The language and script a question is put in, and whether its own words tell it."""

from __future__ import annotations

import re

from assistant.model import Language
from corpus import fold, is_traditional, to_traditional

_CHINESE = re.compile("[㐀-鿿]")
_LATIN = re.compile("[A-Za-z]")
_MARKUP = re.compile(r"<[^<>]*>|\b[a-z]{2,10}://\S+", re.IGNORECASE)
"""What no one says: tags and addresses."""
_WORD = re.compile(r"[A-Za-z]{2,}(?:['’-][A-Za-z]+)*[,.;:?!]*")
_FEWEST_WORDS = 2
"""One word may be a name or an abbreviation, which Chinese is written with as well: GDP."""


def language_of(text: str) -> Language:
    """English when Latin letters outnumber Chinese characters three to one, else the script.

    >>> language_of("How many people?"), language_of("GDP总量"), language_of("<b></b>")
    ('en', 'zh-Hans', 'zh-Hans')
    """
    text = _said(text)
    if _mostly_latin(text):
        return "en"
    return "zh-Hant" if is_traditional(text) else "zh-Hans"


def tells_language(text: str) -> bool:
    """Whether a text can be in one language and script alone.

    >>> [tells_language(text) for text in ("多少户?", "多少戶?", "How many?", "GDP", "人口多少?")]
    [True, True, True, False, False]
    """
    text = _said(text)
    if _mostly_latin(text):
        words = [word for word in text.split() if _WORD.fullmatch(word)]
        return len(words) >= _FEWEST_WORDS and not all(map(str.isupper, words))
    return fold(text) != to_traditional(text)


def _said(text: str) -> str:
    return _MARKUP.sub(" ", text.encode("utf-8", "ignore").decode("utf-8"))


def _mostly_latin(text: str) -> bool:
    return len(_LATIN.findall(text)) > 3 * len(_CHINESE.findall(text))
