"""A question without what a place lies in: 内蒙古巴彦淖尔市临河区 names 临河区, and 河南省财政厅 no place.

A whole address names one place, its last, as an envelope does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.places import named_places, place_forms, reports_of
from assistant.asking.question import Question, reworded
from assistant.words.lexicon import places
from corpus import Report, Years

_PROVINCE, _PREFECTURE, _CITY, _COUNTY, _TOWN = range(5)
# What kind of place a name that is not listed ends in; a city may be one of either level.
_KINDS = (
    (re.compile("(?:镇|乡|街道)$"), _TOWN),
    (re.compile("市$"), _CITY),
    (re.compile("(?:州|盟|地区)$"), _PREFECTURE),
)
# An office of a place is named after it and lies nowhere: 河南省财政厅给驻马店核定的债务限额.
_OFFICE = (
    "(?=[一-鿿]{0,5}?(?:厅|局(?![面部势限])|(?<![任])委(?![托培派任])|政府|人大|政协|法院|检察院))"
)


def without_higher_places(question: Question, reports: Sequence[Report], years: Years) -> Question:
    """The question without the places that one of the reports' own, named right after, lies in.

    The question itself where it names none such. 河北驻马店 keeps both: it lies elsewhere.

    :param years: what relative words (今年) are resolved against.
    """
    named = named_places(question.folded, reports)
    own = [place for place in named if reports_of(place, reports)]
    words = question.folded
    for place in own:
        above = [form for other in named if lies_above(other, place) for form in place_forms(other)]
        if above:
            words = _last_alone(words, place_forms(place), above)
    return question if words == question.folded else reworded(question, words, years)


def lies_above(place: str, other: str) -> bool:
    """Whether a place may be one that another lies in, as far as is known.

    >>> lies_above("河南省", "驻马店市"), lies_above("河北省", "驻马店市"), lies_above("河北省", "某县")
    (True, False, True)
    """
    parent = next((listed.parent for listed in places() if listed.name == other), "")
    if parent:
        return place == parent
    return _rank(place) < _rank(other)


def _rank(place: str) -> int:
    for listed in places():
        if place in (listed.name, *listed.short):
            return _PREFECTURE if listed.parent else _PROVINCE
    return next((rank for kind, rank in _KINDS if kind.search(place)), _COUNTY)


def _last_alone(words: str, own: Sequence[str], above: Sequence[str]) -> str:
    """The words with each form of the higher places taken out where it leads to the own place."""
    higher = "|".join(re.escape(form) for form in sorted(above, key=len, reverse=True))
    last = "|".join(re.escape(form) for form in sorted(own, key=len, reverse=True))
    words = re.sub(rf"(?:(?:{higher})\s*[省市]?的?\s*)+(?={last})", "", words)
    words = re.sub(rf"(?P<own>{last})(?:\s*,\s*(?:{higher})\b)+", r"\g<own>", words)
    return re.sub(rf"(?:{higher}){_OFFICE}", "", words)
