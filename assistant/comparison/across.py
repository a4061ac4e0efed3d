"""One measure over all places, or over all years: which is highest, which pass a limit.

哪个省的地区生产总值最高? looks the measure up in every place's report, as often as it is stated,
and compares what is found. Only the reports loaded are compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from assistant.asking.measure import measure_words
from assistant.calculation.operands import exact
from assistant.choosing.choose import weights
from assistant.comparison.bounds import confirms, states_limit
from assistant.comparison.one_measure import alike, of_one_measure
from assistant.workbench import Choice, Workbench
from corpus import Figure, Report, fold, is_bare_scale, number_value

_CANDIDATES = 24
_SHOWN = 5
_HOW_MANY = re.compile(
    r"前(?P<first>[一二三四五六七八九十\d]+)|最[高多大快长强低少小慢短]的?(?P<some>[两二三四五六七八九\d]+)个?(?:省|市|地|年)"
    r"|\btop (?P<top>\w+)"
)
_IN_ORDER = re.compile(r"排(?!名第|第)|从[高大多低小少]到|\brank|\bin order\b|\bsort")
_ENGLISH_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}


def across(bench: Workbench) -> tuple[list[Figure], float]:
    """The figures that answer a question over all places or years, and the confidence in them.

    Highest (or lowest, if so asked) first; nothing unless the question asks so.
    """
    question = bench.question
    limited = states_limit(question)
    if not (limited or question.means("highest", "lowest")):
        return [], 0.0
    each = _one_each(bench)
    one_year = not question.means("which_year") and len(question.periods) < 2
    # Of two, neither is what most are.
    found = of_one_measure(bench, each, one_year=one_year) if len(each) > 2 else alike(each)
    if len(found) < 2:
        return [], 0.0
    downwards = not question.means("lowest")
    found.sort(key=lambda choice: choice.figure.base, reverse=downwards)
    if limited:
        found = [c for c in found if confirms(question, question.stated[-1], c.figure)]
        sure = [choice.confidence for choice in found] or [0.0]
        return [choice.figure for choice in found], median(sure)
    count = _how_many(question.folded)
    leading = found[: max(count, 1)]
    confidence = min(median(c.confidence for c in found), min(c.confidence for c in leading))
    in_order = bench.reading.scope.every and _IN_ORDER.search(question.folded)
    shown = len(found) if in_order else max(count, _SHOWN)
    return [choice.figure for choice in found[:shown]], confidence


def place_by_place(bench: Workbench) -> tuple[list[Figure], float]:
    """The figure of each place a question names, in that order, and the confidence in them.

    Of places whose reports do not state it there is none.
    """
    order = {place: n for n, place in enumerate(bench.reading.scope.places)}
    found = alike(_one_each(bench))
    found.sort(key=lambda choice: order.get(fold(choice.figure.place), len(order)))
    sure = [choice.confidence for choice in found] or [0.0]
    return [choice.figure for choice in found], median(sure)


def of_every_place(bench: Workbench) -> tuple[list[Figure], float]:
    """The figure of each place that a question asks of without naming it, highest first.

    No surer than the middle one of all that were found, those that turn out to be of another measure
    included: where most are, no measure is told.
    """
    each = _one_each(bench)
    found = of_one_measure(bench, each, one_year=True)
    if len(found) < 2:
        return [], 0.0
    found.sort(key=lambda choice: choice.figure.base, reverse=not bench.question.means("lowest"))
    unlike = len(each) - len(found)
    sure = [choice.confidence for choice in found] + [0.0] * unlike
    return [choice.figure for choice in found], median(sure)


def _one_each(bench: Workbench) -> list[Choice]:
    """The best figure of each place, or of each year, where one fits well enough."""
    question, reports = bench.question, bench.reading.scope.reports
    words = measure_words(question.without_stated, bench.reading.scope.places)
    stated = question.stated[-1].unit_text if question.stated else ""
    unit = (question.unit if not stated or is_bare_scale(stated) else stated) or None
    chosen: list[Choice] = []
    for periods, group in _groups(bench, reports):
        part = bench.part(words, unit=unit, periods=periods, reports=group, most=_CANDIDATES)
        ranking = bench.without_misfits(part).ranking()
        if ranking.confidence >= weights()["figure_confidence"]["threshold"]:
            found = exact(bench.choices(ranking))
            # Of 从11.37万亿元提高到14.58万亿元 the first is what no longer is.
            chosen += [choice for choice in found if choice.figure.role != "from"][:1]
    return chosen


def _groups(
    bench: Workbench, reports: Sequence[Report]
) -> list[tuple[tuple[str, ...], tuple[Report, ...]]]:
    """What is compared: the latest report of each place, or each year of all reports."""
    question = bench.question
    if question.means("which_year") or len(question.periods) > 1:
        years = _spelled_out(question.periods) or sorted({r.period for r in reports})
        return [((year,), tuple(reports)) for year in years]
    if not (question.means("which_place") or len(bench.reading.scope.places) > 1):
        return []
    latest: dict[str, Report] = {}
    for report in sorted(reports, key=lambda report: report.period):
        if report.place:
            latest[fold(report.place)] = report
    return [
        (question.periods or (_year_asked(bench, report),), (report,)) for report in latest.values()
    ]


def _year_asked(bench: Workbench, report: Report) -> str:
    return report.plan_period if bench.question.means("target") else report.period


def _spelled_out(periods: Sequence[str]) -> list[str]:
    ends = [period.split("-") for period in periods]
    return [str(year) for end in ends for year in range(int(end[0]), int(end[-1]) + 1)]


def _how_many(folded: str) -> int:
    match = _HOW_MANY.search(folded)
    if not match:
        return 1
    if match["top"]:
        return _ENGLISH_NUMBERS.get(match["top"], 1)
    return int(number_value(match["first"] or match["some"]) or 1)
