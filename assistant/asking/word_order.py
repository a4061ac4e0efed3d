"""What is typed as into a search, put as one would say it: when and where first, then what.

新增就业 2014 and 出庭应诉率 临河区 name a measure, and the last word of a measure tells what it is.
"""

from __future__ import annotations

import re

from assistant.asking.places import named_places, without_places

ASKS = re.compile(
    "多少|多[大高长远久重厚深宽快]|若干|几|什么|啥|哪|谁|吗|吧|怎|咋|何|是否|有没有|能否|呢|[?？]."
)
"""The words of a question that asks; what has none of them only names what it is about."""
_END = re.compile(r"[\s?？!！。．.,，;；~～…]+$")
_YEAR = re.compile(r"(?<![\d.])(?P<year>(?:19|20)\d{2})(?=\s|[,，]|[一-鿿]|$)(?!年)")
_LAST = re.compile(r"(?<=[一-鿿])\s*(?P<year>(?:19|20)\d{2}年)$")


def name_of(text: str) -> str:
    """What a question that asks nothing names, without the marks it ends with."""
    return _END.sub("", text)


def in_common_order(folded: str) -> str:
    """A folded question in Chinese that asks nothing, its years as such, and when and where told first.

    >>> in_common_order("海拉尔2011 新增就业"), in_common_order("信访量2020")
    ('海拉尔2011年 新增就业', '2020年信访量')
    >>> in_common_order("出庭应诉率 临河区")
    '临河区出庭应诉率'
    """
    if ASKS.search(folded):
        return folded
    name = name_of(folded)
    marks = folded[len(name) :]
    words = _YEAR.sub(r"\g<year>年", name)
    if last := _LAST.search(words):
        words = f"{last['year']}{words[: last.start()]}"
    what, apart, where = words.rpartition(" ")
    if apart and what and _is_a_place(where) and not named_places(what, ()):
        words = f"{where}{what}"
    return words + marks


def _is_a_place(word: str) -> bool:
    """Whether a word is nothing but the name of a place."""
    named = named_places(word, ())
    return bool(named) and not without_places(word, named).strip()
