"""The guard at the door: no number leaves that is not cited or calculated.

Whatever wrote the text, every number in it must stand — by value, however written — in a
cited span, a section heading, the identity of a cited report, or the shown calculation.
Sentences that break this are withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from corpus import fold, number_value, split_scale

_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_NUMERAL = re.compile("[零〇一二三四五六七八九十百千万亿两点]+")
_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?\n]?(?:[”」』）)]+)?")
_WIDTHS = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")


def numbers_in(text: str) -> set[Decimal]:
    """The values of all numbers of a text: Arabic of any width or grouping, and Chinese
    numerals of two characters or more (a single one is as often a word: 一律, 三农).

    >>> sorted(numbers_in("共1,020名，占７１％，三百七十四件"))
    [Decimal('71'), Decimal('374'), Decimal('1020')]
    """
    arabic = {
        Decimal(match.group().replace(",", ""))
        for match in _DIGITS.finditer(text.translate(_WIDTHS))
    }
    written = {match.group() for match in _NUMERAL.finditer(fold(text)) if len(match.group()) > 1}
    return arabic | {value for numeral in written if (value := _numeral(numeral)) is not None}


def known_numbers(evidence: Iterable[str]) -> set[Decimal]:
    """The values an answer may state: every number of the evidence, single numerals included."""
    return set().union(*map(_all_numbers, evidence))


@lru_cache(maxsize=4096)
def _all_numbers(text: str) -> frozenset[Decimal]:
    single = (_numeral(match.group()) for match in _NUMERAL.finditer(fold(text)))
    return frozenset(numbers_in(text) | {value for value in single if value is not None})


@lru_cache(maxsize=4096)
def _numeral(text: str) -> Decimal | None:
    """The value of a Chinese numeral, a decimal before 万 or 亿 included (十二点五万)."""
    value = number_value(text)
    bare = text.rstrip("万亿")
    if value is not None or bare == text:
        return value
    factor, _ = split_scale(text[len(bare) :])
    value = number_value(bare)
    return None if value is None else value * factor


def unsupported(text: str, evidence: Iterable[str]) -> set[Decimal]:
    """The numbers of a text that its evidence does not hold."""
    return numbers_in(text) - known_numbers(evidence)


def withhold(text: str, evidence: Iterable[str]) -> str:
    """The text without the sentences that state a number its evidence does not hold."""
    known = known_numbers(evidence)
    sentences = (match.group() for match in _SENTENCE.finditer(text))
    return "".join(sentence for sentence in sentences if numbers_in(sentence) <= known).strip()
