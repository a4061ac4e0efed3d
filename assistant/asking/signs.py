"""The one-character names of provinces: side by side (京津), before a question, and in words of two (台企)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations, product

from assistant.words.lexicon import place_signs, signs_alone
from index import in_dictionary, segment

_MOST_SIGNS = 4
"""More provinces than this are not named by their signs in one word."""
_TIME = r"(?:(?:19|20)\d{2}年|[去今前明上]年)"
_OPENS = re.compile(
    rf"^(?:(?:请问|想问|问一?下?)[,，]?)?(?:{_TIME}[,，]?)?(?P<sign>[一-鿿])(?P<rest>.+)"
)
_THEN_TIME = re.compile(rf"的?(?:{_TIME}|十[一二三四]?五|本?[省市](?![长委])|全[省市区])")
# Whom and what a province's sign names in words of two: 台商, 港资, 浙企.
_OF_A_PLACE = "企资商胞籍"


@lru_cache(maxsize=1)
def signs_in_a_row() -> re.Pattern[str]:
    """Signs of provinces side by side that are counted after: 京沪两地, 苏浙皖三省."""
    sign = f"[{''.join(place_signs())}]"
    return re.compile(
        f"(?P<signs>{sign}{{2,{_MOST_SIGNS}}})(?=[两二三四](?:地(?!区)|省|市|直辖市))"
    )


def signs_together(places: Sequence[str]) -> tuple[str, ...]:
    """What names a few provinces in one word, by their signs; nothing where any has none.

    >>> signs_together(("北京市", "天津市")), signs_together(("北京市", "保定市"))
    (('京津', '津京'), ())
    """
    if not 2 <= len(places) <= _MOST_SIGNS:
        return ()
    signs = [signs_of(place) for place in places]
    return tuple("".join(run) for order in permutations(signs) for run in product(*order))


def signs_of(place: str) -> list[str]:
    """The signs of a province; of any other place none."""
    return [sign for sign, name in place_signs().items() if name == place]


def words_with_sign(place: str) -> tuple[str, ...]:
    """Words that say by a province's sign that something is of it.

    >>> words_with_sign("台湾省")[:2], words_with_sign("保定市")
    (('台企', '台资'), ())
    """
    return tuple(f"{sign}{of}" for sign in signs_of(place) for of in _OF_A_PLACE)


def in_full(folded: str) -> str:
    """A question that opens with the sign of a province, with the province's name.

    A sign that is a word of its own has to be a word here, and not half the name of a line that
    leads from one place to another (沪昆高铁); any sign may stand before a year.

    >>> in_full("豫2026年新增就业多少?"), in_full("皖城市低保多少?"), in_full("新增就业多少?")
    ('河南省2026年新增就业多少?', '安徽省城市低保多少?', '新增就业多少?')
    """
    opening = _OPENS.match(folded)
    if not opening or not (place := place_signs().get(opening["sign"])):
        return folded
    sign, rest = opening["sign"], opening["rest"].removeprefix("省")
    if not _THEN_TIME.match(rest):
        first, *others = segment(sign + rest, invent=False)
        then = (others or [""])[0]
        if sign not in signs_alone() or first != sign:
            return folded
        if then != "的" and not (len(then) > 1 and in_dictionary(then)):
            return folded
    return f"{folded[: opening.start('sign')]}{place}{rest}"
