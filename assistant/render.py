"""Answers in words, in the language and script of the question.

Frames come from `data/phrases.json`; quotations stay as the report writes them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

import cn2an

from assistant.model import Language
from assistant.words.lexicon import DATA
from corpus import Figure, fold, to_traditional

_BARE_NUMBER = re.compile(r"[-−－+＋]?[\d.,，]+")
_HEDGES_AFTER = ("左右", "以上", "以下", "以内", "上下", "之内")
_ONES = (
    *(
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
    ),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_HEDGES_INSIDE = ("多", "余", "几")


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, Mapping[str, str]]:
    loaded: Mapping[str, Mapping[str, str]] = json.loads(
        (DATA / "phrases.json").read_text(encoding="utf-8")
    )
    return loaded


def phrase(name: str, language: Language, **slots: str) -> str:
    """A frame in the question's language and script, its slots filled with text as it is."""
    frame = _phrases()["en" if language == "en" else "zh"][name]
    if language == "zh-Hant":
        frame = to_traditional(frame)
    return frame.format(**slots)


def shown_figure(figure: Figure) -> str:
    """A figure with the report's own hedge: 近3万户, 5.5%左右, 180多份.

    A table says the unit at its head: its 1,020 is shown as 1,020件.
    """
    text = figure.text.replace(" ", "")
    if _BARE_NUMBER.fullmatch(text):
        text += figure.unit
    if not figure.bound or figure.bound in _HEDGES_INSIDE:
        return text
    return f"{text}{figure.bound}" if figure.bound in _HEDGES_AFTER else f"{figure.bound}{text}"


def shown_as_it_is(figure: Figure, language: Language) -> str:
    """A figure as shown, marked where it is an aim."""
    shown = shown_figure(figure)
    return phrase("target", language, figure=shown) if figure.status == "target" else shown


def shown_number(value: Decimal, decimals: int | None = None) -> str:
    """A calculated value without exponent, with so many decimals.

    :param decimals: None for as many as it has, up to two, without trailing zeros.
    """
    if decimals is not None:
        return f"{value:.{decimals}f}"
    rounded = value.quantize(Decimal("0.01")) if value != value.to_integral_value() else value
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def count_in_words(count: int, language: Language) -> str:
    """A count of our own in words, so that digits are only what reports state; from 1 to 999.

    >>> count_in_words(32, "zh-Hans"), count_in_words(110, "zh-Hant"), count_in_words(32, "en")
    ('三十二', '一百一十', 'thirty-two')
    """
    if language == "en":
        hundreds, rest = divmod(count, 100)
        said = [f"{_ONES[hundreds]} hundred"] if hundreds else []
        tens, ones = divmod(rest, 10)
        if rest >= 20:
            said.append(_TENS[tens] + (f"-{_ONES[ones]}" if ones else ""))
        elif rest:
            said.append(_ONES[rest])
        return " and ".join(said)
    return str(cn2an.an2cn(count))


def item(figure: Figure, language: Language) -> str:
    """A figure with what it counts, for lists: 行政许可189项."""
    before, _, after = figure.label.partition("多少")
    bound = figure.bound
    if bound and bound not in _HEDGES_INSIDE and before.endswith(bound):
        before = before.removesuffix(bound)
    words = before + after.removeprefix(figure.unit.lstrip("余多")) if _ else figure.label
    shown = shown_as_it_is(figure, language)
    return phrase("item", language, label=words.strip("，、 "), figure=shown)


def own_script(name: str, language: Language) -> str:
    """A name in the script of our own sentence around it."""
    return to_traditional(name) if language == "zh-Hant" else fold(name)


def joined(items: Sequence[str], language: Language) -> str:
    """List items in one line."""
    return phrase("join", language).join(items)


def years(periods: Sequence[str], language: Language) -> str:
    """Periods as words: 2020年、2011-2015年."""
    named = [phrase("year", language, year=period) for period in periods]
    return phrase("and", language).join(named)
