"""One measure over all places, or over all years: which is highest, which pass a limit.

哪个省的地区生产总值最高? looks the measure up in every place's report, as often as it is stated,
and compares what is found. Only the reports loaded are compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from statistics import median

from assistant.asking.measure import measure_words
from assistant.asking.question import Question
from assistant.calculation.arithmetic import size_of
from assistant.calculation.operands import exact, is_change
from assistant.calculation.operands import likely as near_the_best
from assistant.calculation.totals import says_all
from assistant.choosing.choose import weights
from assistant.comparison.bounds import confirms, moves, states_limit
from assistant.comparison.comparison import measure_set_together, of_two_sides
from assistant.comparison.one_measure import kind_of, of_one_measure, says_all_of
from assistant.workbench import Choice, Workbench
from corpus import Figure, Report, fold, is_bare_scale, number_value

_CANDIDATES = 60
_SHOWN = 5
_HOW_MANY = re.compile(
    r"[前后](?P<first>[一二三四五六七八九十\d]+)|最[高多大快长强低少小慢短]的?(?P<some>[两二三四五六七八九\d]+)个?(?:省|市|地|年)"
    r"|\btop (?P<top>\w+)"
)
_NTH = re.compile(r"第(\d+)[高低]的省份")
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
    one_year = not question.means("which_year") and len(question.periods) < 2
    found = _of_each(bench, one_year=one_year)
    if len(found) < 2:
        return [], 0.0
    size = _sizes([choice.figure for choice in found])
    found.sort(key=lambda choice: size(choice.figure), reverse=not question.means("lowest"))
    if limited:
        found = [c for c in found if _within(question, c.figure, size(c.figure))]
        sure = [choice.confidence for choice in found] or [0.0]
        return [choice.figure for choice in found], median(sure)
    count = _how_many(question.folded)
    if nth := _NTH.search(question.folded):
        return _in_place(found, int(nth[1]), size)
    leading = found[: max(count, 1)]
    confidence = min(median(c.confidence for c in found), min(c.confidence for c in leading))
    in_order = bench.reading.scope.every and _IN_ORDER.search(question.folded)
    if in_order:
        shown = len(found)
    elif count > 1:  # with any that have as much as the last of so many
        least = size(leading[-1].figure)
        shown = len([c for n, c in enumerate(found) if n < count or size(c.figure) == least])
    else:
        shown = _SHOWN
    return [choice.figure for choice in found[:shown]], confidence


def _in_place(
    found: Sequence[Choice], nth: int, size: Callable[[Figure], Decimal]
) -> tuple[list[Figure], float]:
    """The figures in a given place of an order: those as large as the nth; none where fewer state it."""
    if len(found) < nth:
        return [], 0.0
    figures = [c.figure for c in found if size(c.figure) == size(found[nth - 1].figure)]
    return figures, median(choice.confidence for choice in found)


def place_by_place(bench: Workbench) -> tuple[list[Figure], float]:
    """The figure of each place a question names, in that order, and the confidence in them.

    Of places whose reports do not state it there is none.
    """
    order = {place: n for n, place in enumerate(bench.reading.scope.places)}
    found = _of_each(bench)
    found.sort(key=lambda choice: order.get(fold(choice.figure.place), len(order)))
    sure = [choice.confidence for choice in found] or [0.0]
    return [choice.figure for choice in found], median(sure)


def place_beside_place(bench: Workbench, words: str = "") -> list[Choice]:
    """The figure of each place a question names, of one measure, year and status, in that order.

    Unlike `place_by_place` for questions that reckon with all of them (合计多少).

    :param words: what the question calls the measure; "" reads it from the question.
    """
    places = list(bench.reading.scope.places)
    words = words or measure_set_together(bench.question.without_stated, bench.reading.scope)
    named = bench.part(words).query.own
    each = _likely_of_each(bench, words)
    # Told as the figure of some places where others have none, it must be of all that is named.
    likely = [[choice for choice in choices if says_all(named, [choice])] for choices in each]
    found = of_one_measure(bench, likely, one_year=True)
    found = [choice for choice in found if fold(choice.figure.place) in places]
    return sorted(found, key=lambda choice: places.index(fold(choice.figure.place)))


def of_every_place(bench: Workbench) -> tuple[list[Figure], float]:
    """The figure of each place that a question asks of without naming it, highest first."""
    found = _of_each(bench, one_year=True)
    if len(found) < 2:
        return [], 0.0
    size = _sizes([choice.figure for choice in found])
    found.sort(key=lambda choice: size(choice.figure), reverse=not bench.question.means("lowest"))
    return [choice.figure for choice in found], median(choice.confidence for choice in found)


def _sizes(figures: Sequence[Figure]) -> Callable[[Figure], Decimal]:
    """How large figures are beside each other, whatever units their reports give them in.

    Of changes that mostly rise one that falls is below nothing.
    """
    mostly = sum(moves(figure) for figure in figures)

    def size(figure: Figure) -> Decimal:
        against = is_change(figure) and moves(figure) * mostly < 0
        return size_of(figure) * (-1 if against else 1)

    return size


def _within(question: Question, figure: Figure, size: Decimal) -> bool:
    """Whether a figure passes the limit that a question sets; what falls has not risen so far."""
    limit = question.stated[-1]
    return confirms(question, limit, figure) and (size >= 0 or limit.base <= 0)


def _of_each(bench: Workbench, *, one_year: bool = False) -> list[Choice]:
    """A figure of each place, or of each year, that are of one measure.

    :param one_year: whether they must be of one year as well.
    """
    # An office's own measure is the same though it words it otherwise from year to year.
    of_years = bench.question.means("which_year")
    words = measure_words(bench.question.without_stated, bench.reading.scope.places)
    likely = _likely_of_each(bench, words, say_all=not of_years)
    if of_years and len(likely) == 2:
        # Of two, neither is what most are.
        if both := of_two_sides(bench):
            return both
        likeliest = [choices[0] for choices in likely]
        return likeliest if len({kind_of(choice.figure) for choice in likeliest}) == 1 else []
    return of_one_measure(bench, likely, one_year=one_year, of_years=of_years)


def _likely_of_each(bench: Workbench, words: str, *, say_all: bool = True) -> list[list[Choice]]:
    """The figures of each place, or of each year, that may be of the measure, the likeliest first.

    :param words: what the question calls the measure.
    :param say_all: only those whose name says all that the question calls it by.
    """
    question, reports = bench.question, bench.reading.scope.reports
    stated = question.stated[-1].unit_text if question.stated else ""
    unit = (question.unit if not stated or is_bare_scale(stated) else stated) or None
    if unit is None and question.means("growth"):
        unit = "%"
    found: list[list[Choice]] = []
    for periods, group in _groups(bench, reports):
        part = bench.part(words, unit=unit, periods=periods, reports=group, most=_CANDIDATES)
        part = bench.without_misfits(part)
        figures = [bench.index.figures[row] for row in part.weighed.rows] if say_all else []
        ranking = part.ranking([figure.id for figure in figures if not says_all_of(part, figure)])
        if ranking.confidence < weights()["figure_confidence"]["threshold"]:
            continue
        # Of 从11.37万亿元提高到14.58万亿元 the first is what no longer is.
        choices = [c for c in near_the_best(bench, ranking) if c.figure.role != "from"]
        if choices := exact(choices):
            found.append(choices)
    return found


def _groups(
    bench: Workbench, reports: Sequence[Report]
) -> list[tuple[tuple[str, ...], tuple[Report, ...]]]:
    """What is compared: the reports of each place about its latest year, or each year of all reports."""
    question = bench.question
    if question.means("which_year") or len(question.periods) > 1:
        years = _spelled_out(question.periods) or sorted({r.period for r in reports})
        return [((year,), tuple(reports)) for year in years]
    if not (question.means("which_place") or len(bench.reading.scope.places) > 1):
        return []
    of_place: dict[str, list[Report]] = {}
    for report in reports:
        if report.place:
            of_place.setdefault(fold(report.place), []).append(report)
    latest = [
        [report for report in own if report.period == max(r.period for r in own)]
        for own in of_place.values()
    ]
    return [(question.periods or (_year_asked(bench, own[0]),), tuple(own)) for own in latest]


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
