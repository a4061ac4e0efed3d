"""What a question asks of each place, or of each year, without naming any: 各省的粮食产量, 历年旅游收入.

Only where several reports are loaded: within one, 各乡镇 and 各部门 are of what it tells of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.question import Question
from assistant.words.lexicon import cues, provinces
from corpus import Report, fold, number_value

_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+(?=个|省|年)")
_OF_PROVINCES = re.compile(r"省|自治区|直辖市|\bprovinc|\bautonomous region|\bmunicipalit")
_OF_ANY = re.compile(r"各地|\bplaces?\b|\bregions?\b")
_KINDS = {"county": "县", "counties": "县", "district": "区", "banner": "旗", "cit": "市"}


def every_place(question: Question, reports: Sequence[Report]) -> tuple[str, ...]:
    """The places that a question asks of each, by what they are: 各省 all provinces, 各县 all counties.

    None where fewer than two reports' places are of that kind, or not as many as it says (31个省份).
    """
    asked = _asked_of_every_place(question)
    if asked is None:
        return ()
    places = dict.fromkeys(fold(report.place) for report in reports if report.place)
    found = tuple(place for place in places if _is_of_kind(place, asked[0]))
    said = _NUMBER.match(asked[0])
    as_many = said is None or number_value(said[0]) == len(found)
    return found if len(found) > 1 and as_many else ()


def are_of_places(reports: Sequence[Report]) -> bool:
    """Whether reports are of several places, so that 哪个最高 without more asks which place it is."""
    return len({fold(report.place) for report in reports if report.place}) > 1


def without_every_place(question: Question) -> Question:
    """The question with the words for every place blanked out, all else where it was.

    How many places there are (31个省份) is then no quantity that it states.
    """
    asked = _asked_of_every_place(question)
    first, last = asked.span() if asked else (0, 0)
    return replace(
        question,
        folded=_without(question.folded, asked),
        stated=tuple(q for q in question.stated if not first <= q.span.start < last),
    )


def without_every_year(question: Question) -> str:
    """The folded question with the words for every year blanked out, all else where it was."""
    return _without(question.folded, _asked_of_every_year(question))


def every_year(question: Question, reports: Sequence[Report]) -> tuple[str, ...]:
    """The years that a question asks of each without naming one: those its reports are about, in order.

    Of 近三年 the last three. None where the reports are of more than one place, whose years would be
    mixed, or about one year only.
    """
    if not question.means("every_year") or question.periods:
        return ()
    asked = _asked_of_every_year(question)
    count = _NUMBER.search(asked[0]) if asked else None
    told = [report.plan_period if question.seeks_plan else report.period for report in reports]
    years = sorted({year for year in told if year.isdigit()})
    years = years[-int(number_value(count[0]) or 0) :] if count else years
    one_place = len({fold(report.place) for report in reports}) == 1
    return tuple(years) if one_place and len(years) > 1 else ()


def place_of_every_year(question: Question, reports: Sequence[Report]) -> str:
    """The place whose years are asked of each where neither is named: the one with reports of most years.

    "" where the question may ask otherwise, or no place has reports of more years than any other.
    """
    if not question.means("every_year") or question.periods or may_be_a_rate(question):
        return ""
    told = {(fold(report.place), report.period) for report in reports if report.period.isdigit()}
    most, second, *_ = (*Counter(place for place, _ in told).most_common(2), ("", 1), ("", 1))
    return most[0] if most[1] > second[1] else ""


def may_be_a_rate(question: Question) -> bool:
    """Whether a question that may ask of each year may as well ask how much there is to a year (每年)."""
    asked = _asked_of_every_year(question)
    return asked is not None and asked[0].strip() in ("每年", "each year", "every year", "by year")


def _asked_of_every_place(question: Question) -> re.Match[str] | None:
    return cues()["every_place", "en" if question.is_english else "zh"].search(question.folded)


def _asked_of_every_year(question: Question) -> re.Match[str] | None:
    return cues()["every_year", "en" if question.is_english else "zh"].search(question.folded)


def _without(folded: str, asked: re.Match[str] | None) -> str:
    if asked is None:
        return folded
    start, end = asked.span()
    return folded[:start] + " " * (end - start) + folded[end:]


def _is_of_kind(place: str, asked: str) -> bool:
    """Whether a place is of the kind that some words for every place name: 自治区 of 各自治区."""
    if _OF_ANY.search(asked):
        return True
    if place not in provinces() and not place.endswith(("省", "自治区")):
        kinds = "".join(kind for word, kind in _KINDS.items() if word in asked) or asked
        return not _OF_PROVINCES.search(asked) and place[-1] in kinds
    if re.search("省|provinc", asked):
        return True  # who says 各省 speaks of autonomous regions and municipalities as well
    return any(
        re.search(words, asked) and place.endswith(kind)
        for words, kind in (("自治区|autonomous", "自治区"), ("直辖市|municipalit", "市"))
    )
