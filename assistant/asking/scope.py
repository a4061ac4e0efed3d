"""Which figures and passages may answer: the places a question names decide the reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asking.places import named_places, place_forms, reports_of
from assistant.asking.question import Question
from assistant.asking.signs import signs_together, words_with_sign
from corpus import (
    Report,
    Status,
    Years,
    fold,
    is_bare_scale,
    is_measured,
    same_kind,
    unit_classes,
    year_before_five,
)

_AIM = re.compile(
    r"目标|预期(?!寿命)|计划(?!生育)|力争|打算|至少也?(?:[要得](?!到)|应|须|需要?(?!求))"
    r"|\btarget|\bgoal|(?<!year )\bplan(?:s|ned|ning)?\b|\baim|\b(?:shoot(?:s|ing)?|gunning|striv(?:e|es|ing)) for\b"
)
# Aims that are counted are not what is asked for: how many of the targets, 几项目标没完成.
_COUNTED_AIMS = re.compile(
    r"\bhow many (?:[a-z-]+ ){0,6}(?:targets|goals|plans)\b"
    r"|(?:多少|几|\d+)[个项条][一-鿿]{0,4}目标(?![是为值])"
)
_AIM_REACHED = re.compile(
    r"(?:达到|完成|实现|达成|超过|超额).{0,24}(?:目标|计划|任务|预期)(?:了|吗|没)|(?:目标|计划|任务|预期).{0,8}(?:完成|实现|达成|达到)(?:了|吗|没|情况)"
    # With the number that was aimed at: 超过计划的5300人, 过了当年定的600万人次.
    r"|(?:超过?|达到?|[过到]|完成|实现|突破|[高多低少]于|不及)了?[^,，]{0,6}?(?:计划|目标|预期|定)的?[\d一二两三四五六七八九十百千万]"
    r"|\b(?:reach|meet|met|achieve|exceed)\w*\b.*\b(?:target|goal|plan)"
)
# What is held against an aim by its number: 有没有超过计划的5300人, 达到240亿元的目标了吗.
_REACHES = r"(?<![要将想拟会])(?:超过?|达到?|[通经]?过|完成|实现|够|到)了?[^,，?？]{0,10}"
_AIMED_AT = r"(?:目标|计划|预期|任务|指标)"
_REACHES_AIM = re.compile(rf"{_REACHES}(?:{_AIMED_AT}|[定排]下?)了?的?$")
_REACHES_NUMBER = re.compile(rf"{_REACHES}$")
_NUMBER_OF_AIM = re.compile(rf"的?{_AIMED_AT}")
_RATES = frozenset({"percent", "permille"})
_AVERAGE = re.compile(r"年均|平均|每年|\baverage|\bannual|\b(?:per|a|each|every) year")


@dataclass(frozen=True, slots=True)
class Scope:
    """`reports` may answer; each of `foreign` is named but is no report's own place.

    Where they are chosen by place, `placeless` are the reports whose own place is unknown. That
    excludes none, so their passages may answer as well, though no figure of theirs does.
    """

    reports: tuple[Report, ...]
    places: tuple[str, ...]
    """The reports' own places that the question names."""
    foreign: tuple[str, ...]
    placeless: tuple[Report, ...] = ()
    status: Status | None = None
    """Whether only aims, or only outcomes, may answer."""
    every: bool = False
    """Whether the places are not named but asked for by what they are (各省)."""


def scope_of(question: Question, reports: Sequence[Report]) -> Scope:
    """The scope a question sets; one that names no place may be answered by every report."""
    own: list[str] = []
    foreign: list[str] = []
    chosen: list[Report] = []
    for place in named_places(question.folded, reports):
        found = reports_of(place, reports)
        (own if found else foreign).append(fold(found[0].place) if found else place)
        chosen += [report for report in found if report not in chosen]
    placeless = [report for report in reports if chosen and not report.place]
    return Scope(tuple(chosen or reports), tuple(own), tuple(foreign), tuple(placeless))


def forms_of(places: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Every form in which a text may speak of each place.

    Of a province that is also by its sign (台企), of a few by their signs side by side (京津).
    """
    together = signs_together(places)
    return tuple((*place_forms(place), *words_with_sign(place), *together) for place in places)


def may_hold_for(period: str, asked: Sequence[str]) -> bool:
    """Whether a figure of one period may answer a question about some periods.

    Periods that share no year exclude each other; an unknown period excludes none. What holds
    for a span of years may be asked for by its last year, in which it was reached, by no other.
    """
    return not asked or not period or any(_overlap(period, other) for other in asked)


def speaks_of_plan(question: Question, reports: Sequence[Report]) -> bool:
    """Whether what a question states was planned for its year, and is so reported by no figure else.

    2015年的105个重点项目里 is of a plan though that year is over.
    """
    if question.means("yesno", "outcome", "each") or question.is_english or not question.periods:
        return False
    stated = [quantity for quantity in question.stated if quantity.unit_text]
    same = [
        figure.status
        for quantity in stated
        for report in reports
        for figure in report.figures
        if figure.base == quantity.base
        and figure.period in question.periods
        and fold(figure.unit) == quantity.unit_text
    ]
    return bool(same) and set(same) == {"target"}


def covers(reports: Sequence[Report], period: str) -> bool:
    """Whether some report states anything for a period, by its figures or its words."""
    last = period[-4:]
    return any(
        period in (report.period, report.plan_period)
        or any(
            figure.period and may_hold_for(figure.period, (period,)) for figure in report.figures
        )
        or f"{last}年" in report.clean
        for report in reports
    )


def began_before(period: str, asked: Sequence[str]) -> bool:
    """Whether what changed over a span of years that is asked about began in a year (2020, 2021-2025)."""
    return period != "" and any(period == year_before_five(span) for span in asked)


def speaks_of(text: str, places: Sequence[Sequence[str]]) -> bool:
    """Whether a text names every one of some places, in one of its forms."""
    return all(any(form in text for form in forms) for forms in places)


def asks_for_aim(question: Question) -> bool:
    """Whether a question asks what is aimed at, and not whether an aim was reached."""
    aims = question.looks_ahead or bool(_AIM.search(_COUNTED_AIMS.sub(" ", question.folded)))
    return aims and not asks_for_outcome(question)


def asks_for_outcome(question: Question) -> bool:
    """Whether a question asks what became of an aim, which the aim does not answer."""
    return bool(_AIM_REACHED.search(question.folded)) or _held_against_aim(question)


def _held_against_aim(question: Question) -> bool:
    """Whether the number that a question wants confirmed or denied is that of an aim."""
    if question.is_english or not (question.means("yesno") and question.stated):
        return False
    start, end = question.stated[-1].span
    before, after = question.folded[:start], question.folded[end:]
    return bool(
        _REACHES_AIM.search(before)
        or (_REACHES_NUMBER.search(before) and _NUMBER_OF_AIM.match(after))
    )


def may_be_aim(status: str, sentence: str) -> bool:
    """Whether a figure may be an aim: it is planned, or its sentence speaks of aims."""
    return status == "target" or bool(_AIM.search(sentence))


def is_yearly_average(period: str, label: str) -> bool:
    """Whether a figure is the average of several years, which is of none of them (年均新增就业30万人)."""
    return "-" in period and "年均" in label


def asks_of_one_year(question: Question) -> bool:
    """Whether a question is about single years, and not about what they are on average."""
    spans = any("-" in period for period in question.periods)
    return bool(question.periods) and not spans and not _AVERAGE.search(question.folded)


def is_of_years_over(question: Question, years: Years) -> bool:
    """Whether a question is about years that are over, and not about what was planned in them.

    One that leaves its year to the question before may be of either.

    :param years: those of the latest report.
    """
    if question.seeks_plan or question.periods_are_carried or not question.periods:
        return False
    return all(period[-4:] <= years.done for period in question.periods)


def may_be_asked_in(unit: str, asked: str) -> bool:
    """Whether a figure in one unit may answer a question in another (both Simplified).

    Counters may stand in for each other (本, 名, 个); what is measured must be of one kind. A
    rate may be asked for by what it is a rate of (每月多少元, 842元/月), and what has no unit but a
    scale in any (人次86.5万).
    """
    if not asked or same_kind(unit, asked) or is_bare_scale(unit):
        return True
    if unit_classes(unit) & _RATES and unit_classes(asked) & _RATES:
        return True  # a rate is asked for in hundredths, however rare what it counts
    if "/" in unit and "/" not in asked:
        return same_kind(unit.split("/")[0], asked)
    return not (is_measured(unit) or is_measured(asked))


def _overlap(one: str, other: str) -> bool:
    first, second = one.split("-"), other.split("-")
    if len(second) == 1 < len(first):
        return first[-1] == second[0]
    return first[0] <= second[-1] and second[0] <= first[-1]
