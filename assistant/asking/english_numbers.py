"""The quantities an English question states itself, in digits or in words."""

from __future__ import annotations

import re
from decimal import Decimal
from math import prod

from corpus import Quantity, read_quantities

_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}  # fmt: skip
_UNITS = {
    word: number
    for number, word in enumerate(
        (
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        ),
        start=1,
    )
}  # fmt: skip
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_NUMBERS = {**_UNITS, **_TENS}
_SCALE = "|".join(_SCALES)
_WORD = f"(?:{'|'.join((*_NUMBERS, *_SCALES))})"
_SPELLED = re.compile(
    rf"(?<!\d )(?<!half )(?<!half a )(?<!hundred )\b(?:an? )?{_WORD}(?:[ -](?:and )?{_WORD})*\b|\bhalf\b(?! an?\b)"
)
_STATED = re.compile(
    rf"(?<![\w.])(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scales>(?: (?:{_SCALE}))*)(?P<share>\s*%|\s+per ?cent)?(?![\w-])"
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_LEAST = 10
"""Fewer are mostly said in words, and in names as well: one-stop, the two committees."""


def supposed_in_english(folded: str, confirms: bool) -> tuple[Quantity, ...]:
    """The quantities an English question states, in order; years are not among them.

    :param confirms: whether the question asks to confirm; only then are numbers read in words.

    >>> [q.value for q in supposed_in_english("did over 1.5 million people join in 2020?", True)]
    [Decimal('1500000.0')]
    >>> [q.value for q in supposed_in_english("did two hundred and forty join?", True)]
    [Decimal('240')]
    """
    text = _YEAR.sub(" ", folded)
    if confirms:
        text = _SPELLED.sub(_in_digits, text)
    return tuple(read_quantities("，".join(map(_as_a_report_has_it, _STATED.finditer(text)))))


def _as_a_report_has_it(stated: re.Match[str]) -> str:
    scale = prod(_SCALES[word] for word in stated["scales"].split())
    number = Decimal(stated["number"].replace(",", "")) * scale
    return f"{number:f}{'%' if stated['share'] else '个'}"


def _in_digits(spelled: re.Match[str]) -> str:
    """A number in words in digits: two hundred and forty → 240, half → 50%."""
    if spelled[0] == "half":
        return "50%"
    whole = part = 0
    for word in re.findall("[a-z]+", spelled[0]):
        if word == "hundred":
            part = max(part, 1) * _SCALES[word]
        elif word in _SCALES:
            whole, part = whole + max(part, 1) * _SCALES[word], 0
        else:
            part += _NUMBERS.get(word, 0)
    return str(whole + part) if whole + part >= _LEAST else spelled[0]
