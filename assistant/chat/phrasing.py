"""A figure's label as a question that a native speaker would write; only where it reads as one.

A label is a clause of a report with its number replaced by 多少. It reads as a question where the
number ends it (新建农村公路多少公里), or stands between a verb and what is counted (建成多少个
安全教育基地), and not where the clause goes on (对多少户企业依法列入经营异常名录).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from corpus import Figure, Report, fold
from index import tagged

_NUMBER = "多少"
"""Stands for the number in every label."""
_LENGTHS = range(6, 27)
"""Characters of a question that reads on its own and fits where it is offered."""
_SHORTEST_PLACE = 2
_SHORTEST_MEASURE = 4
"""Characters before the number of a clause that says what it is about: 满意率 does not say with what."""
_PLAIN = re.compile("[一-鿿]+")
_SPAN = re.compile("[一二三四五六七八九十两几]+年")
_PERCENT = ("%", "％")

Tagged = Sequence[tuple[str, str]]
"""Words with jieba's parts of speech."""


def question_of(figure: Figure, reports: Sequence[Report]) -> str:
    """The question a figure answers among the loaded reports, in Simplified; "" if none reads well.

    The place is named where there are several, the year where there are several of those. Only
    plain counts of what was done are asked for.
    """
    if figure.bound or figure.role or figure.upper or figure.terms or figure.status == "target":
        return ""
    label = fold(figure.label)
    before, _, after = label.partition(_NUMBER)
    unit = fold(figure.unit)
    counted = after.removeprefix(unit)
    if label.count(_NUMBER) != 1 or not after.startswith(unit) or not unit:
        return ""
    place, before = _without_place(before, fold(figure.place))
    asked = _asked(before, unit, counted)
    if not asked or _names_place(asked, place) or _SPAN.search(asked):
        return ""
    several_places = len({fold(report.place) for report in reports}) > 1
    several_years = len({report.period for report in reports}) > 1
    if several_years and not figure.period.isdigit():
        return ""
    where = place if several_places else ""
    when = f"{figure.period}年" if several_years else ""
    question = f"{where}{when}{asked}？"
    return question if len(question) in _LENGTHS else ""


def _asked(before: str, unit: str, counted: str) -> str:
    """The clause as a question, without place and year; "" if it does not read as one."""
    if not _PLAIN.fullmatch(before) or (counted and not _PLAIN.fullmatch(counted)):
        return ""
    words = tagged(before)
    if not _begins_well(words) or not _PLAIN.fullmatch(unit.strip("%％") or "一"):
        return ""
    verb = words[-1][1] == "v" and len(words[-1][0]) > 1
    if counted:
        return f"{before}{_NUMBER}{unit}{counted}" if verb and _is_thing(tagged(counted)) else ""
    named = any(tag.startswith(("n", "l", "j")) for _, tag in words)
    if not named or words[-1][1][0] not in "nvlj" or len(before) < _SHORTEST_MEASURE:
        return ""
    if unit not in _PERCENT:
        return f"{before}{_NUMBER}{unit}"
    part, of, _ = before.partition("占")
    if of:
        return f"{before}的比重是{_NUMBER}" if len(part) >= _SHORTEST_MEASURE else ""
    # Nobody writes the sign: 提高到多少, 调解成功率是多少.
    return f"{before}{_NUMBER}" if words[-1][1].startswith("v") else f"{before}是{_NUMBER}"


def _begins_well(words: Tagged) -> bool:
    """Whether a clause begins with what it is about or what was done, and counts nothing else."""
    return (
        bool(words)
        and words[0][1][0] in "nvlajibs"
        and all(tag[0] not in "mrp" and word not in _words()["unfit"] for word, tag in words)
    )


def _is_thing(words: Tagged) -> bool:
    """Whether words name a thing: they end in a noun, and what is done stands only before 的."""
    last = max((n for n, (word, _) in enumerate(words) if word == "的"), default=-1)
    named = words[last + 1 :]
    return (
        bool(named)
        and named[-1][1].startswith("n")
        and all(tag[0] in "nabljsz" or tag == "vn" for _, tag in named)
    )


def _without_place(before: str, place: str) -> tuple[str, str]:
    """The place, and a clause that does not begin with it, with the whole of it (全市) or the year."""
    while True:
        opening = next((w for w in (place, *_words()["opening"]) if w and before.startswith(w)), "")
        if not opening:
            return place, before
        before = before.removeprefix(opening)


def _names_place(asked: str, place: str) -> bool:
    """Whether a clause names its place again, or a short form of it."""
    return bool(place) and place[:_SHORTEST_PLACE] in asked


@lru_cache(maxsize=1)
def _words() -> dict[str, list[str]]:
    path = Path(__file__).with_name("phrasing.json")
    loaded: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return loaded
