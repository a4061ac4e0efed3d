"""Spaces that part no words: inside a word or a number, as copied from a page, or beside Latin letters.

Nobody parts the words of a Chinese sentence. In a question that asks, a space is noise, unless it stands for a
comma between two askings (占地多大 花了多少钱). A search by name parts its words by it (GDP 河北).
"""

from __future__ import annotations

import re

from assistant.asking.word_order import ASKS
from assistant.words.lexicon import cues
from corpus import fold
from index import segment

_SPACE = re.compile(r"\s+")
_HAN = re.compile("[㐀-鿿]")
_BESIDE_MARK = re.compile(
    r"\s+(?=[,，。、;；:：!！?？)）\]】」』》”])|(?<=[,，。、;；:：!！?？(（\[【「『《“])\s+"
)
# 20 17年, 201 3
_IN_YEAR = re.compile(r"(?<!\d)(?<!\d )(?:1 ?9|2 ?0) ?\d ?\d(?! ?\d)")
_NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=[年月日%])")
_IN_SPAN = re.compile(r"(?<=\d) ?([—–~～-]+) ?(?=\d)")
# 4 000 and 40 00; a year and another number are two.
_IN_NUMBER = re.compile(r"(?<=\d)(?<!(?<!\d)(?:19|20)\d\d) (?=\d)(?!(?:19|20)\d\d(?!\d))")
_IN_LETTERS = re.compile(r"(?<=[A-Z]) (?=[A-Z](?![A-Za-z]))|(?<=(?<![A-Za-z])[A-Z]) (?=[A-Z])")
_JUST_ASKED = re.compile("(?:多少|几|哪|什么|百分之)$")
_ASKS_FOR_SEVERAL = re.compile("分别(?:[是为有]|达到)|一并|报一?下|列[出一]")
# 复议那块 错的改过来的比例 names what it is about, and then asks.
_TOPIC = re.compile("(?:[这那](?:一?块儿?|个|些|种|类|边|头|拨|批|事儿?|会儿|阵子?)|的话|方面)$")
_CLOSES = re.compile("[啊呀呢吗哈吧]$")
_COMMA = re.compile("[,，。;；?？!！]")
_NEAR = 8
"""No word is longer."""


def without_stray_spaces(text: str) -> str:
    """A Chinese question without the spaces that part no words.

    >>> without_stray_spaces("调解成功率有 没有到七成?"), without_stray_spaces("20 17年拆了 多少?")
    ('调解成功率有没有到七成?', '2017年拆了多少?')
    >>> without_stray_spaces("公园占地多大 花了多少钱?"), without_stray_spaces("GDP 河北")
    ('公园占地多大 花了多少钱?', 'GDP 河北')
    """
    text = _IN_YEAR.sub(lambda year: year[0].replace(" ", ""), _SPACE.sub(" ", text))
    text = _BESIDE_MARK.sub("", _NUMBER_AND_UNIT.sub("", _IN_SPAN.sub(r"\1", text)))
    if " " not in text:
        return text
    asks = _asks(text.replace(" ", ""))
    if asks:
        text = _IN_NUMBER.sub("", text)
        text = _IN_LETTERS.sub("", text)
    kept, *parts = text.split(" ")
    for part in parts:
        parted = not _are_one_word(kept, part) and (not asks or _are_two(kept, part))
        kept = f"{kept}{' ' if parted else ''}{part}"
    return kept


def _asks(text: str) -> bool:
    folded = fold(text).lower()
    ways = (ASKS, cues()["yesno", "zh"], _ASKS_FOR_SEVERAL)
    return any(way.search(folded) for way in ways)


def _are_two(before: str, after: str) -> bool:
    """Whether two words or two askings stand on the sides of a space, in a question that asks."""
    if not (_HAN.match(before[-1]) or _HAN.match(after[0])):
        return True
    if _JUST_ASKED.search(fold(before)):
        return False
    if _TOPIC.search(fold(before)):
        return True
    asked, asked_on = _COMMA.split(before)[-1], _COMMA.split(after)[0]
    return _asks(asked) and (_asks(asked_on) or bool(_CLOSES.search(fold(before))))


def _are_one_word(before: str, after: str) -> bool:
    """Whether a word goes over from what stands before a space to what stands after it."""
    if not (_HAN.match(before[-1]) and _HAN.match(after[0])):
        return False
    near, end = fold(before[-_NEAR:]), 0
    for word in segment(near + fold(after[:_NEAR]), invent=False):
        end += len(word)
        if end >= len(near):
            break
    return end > len(near)
