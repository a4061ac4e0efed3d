"""One measure over several years: a figure for each year that a question names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import exp

from assistant.answer import quote_around
from assistant.asking.every import every_year, without_every_year
from assistant.asking.measure import measure_of, measure_words
from assistant.asking.question import Question
from assistant.asking.scope import asks_for_aim
from assistant.calculation.operands import APART, CALLED_ALIKE, called_alike
from assistant.choosing.choose import weights
from assistant.choosing.ends import both_ends
from assistant.comparison.one_measure import of_one_measure
from assistant.comparison.sides import last_aimed_at, without_status
from assistant.prepare import years_of
from assistant.workbench import Choice, Workbench
from corpus import Figure, Status

_YEAR = re.compile(r"(?:19|20)\d{2}")
# A question about a span of years asks for each of them only if it says so.
_YEARLY = re.compile(
    r"历年|逐年|一年一?年|[每各]一?年|走势|趋势|变化|\beach year\b|\byearly\b|\bby year\b|\btrend"
)
# From one year to a second and on to a third: 从2010年到2015年再到2016年 asks for the three.
_ONWARD = re.compile(
    r"((?:19|20)\d{2})年?[到至]((?:19|20)\d{2})年?[,，、]?(?:再|又|直)?[到至](?:19|20)\d{2}"
)
# Asks of each year by itself: 2010年多少,2015年多少.
_ASKED_BY_YEAR = re.compile(r"((?:19|20)\d{2})年?[^,，;；、\d]{0,8}?(?:多少|几(?![率乎]))")
# Asks of the first and the last year of a span: 头尾两年.
_ENDS = re.compile("[首头](?:尾|末)[两二]?年|(?:起止|始末)年份?")


def series(bench: Workbench) -> list[Choice]:
    """One figure a year, for a question over several years; none of a year that states none.

    Where the last year is named with its aim (2010年、2015年和2016年目标) that may be said of every
    year or, where some have no aim stated, of the last alone.
    """
    question = bench.question
    years = years_in_series(question)
    explicit = len(_YEAR.findall(question.folded)) > 1
    if len(years) < 2 or not (explicit or _YEARLY.search(question.folded)):
        return []
    words = measure_words(question.folded, bench.reading.scope.places)
    found = _one_a_year(bench, words, dict.fromkeys(years))
    known = years_of(bench.index.reports)
    if last_aimed_at(question, known) and not _are_aims(found, years):
        words = measure_words(without_status(question, known), bench.reading.scope.places)
        aims: dict[str, Status | None] = dict.fromkeys(years, "actual")
        apart = _one_a_year(bench, words, aims | {years[-1]: "target"})
        return apart if len(apart) == len(years) else []
    return found


def in_every_year(bench: Workbench) -> list[Choice]:
    """One figure a year, all of one measure, for a question that asks of each year and names none."""
    years = every_year(bench.question, bench.reading.scope.reports)
    words = measure_words(without_every_year(bench.question), bench.reading.scope.places)
    found = _one_a_year(bench, words, dict.fromkeys(years))
    return of_one_measure(bench, [[choice] for choice in found])


def year_beside_year(bench: Workbench, words: str) -> list[Choice]:
    """One figure a year that a question names, all of one measure, to reckon with them.

    :param words: what the question calls the measure.
    """
    status: Status | None = None if asks_for_aim(bench.question) else "actual"
    found = _one_a_year(bench, words, dict.fromkeys(years_named(bench.question), status))
    found = of_one_measure(bench, [[choice] for choice in found], of_years=True)
    ways = [_by_one_name(bench, found, measure_of(choice.figure)) for choice in found]
    return max(ways, key=_namesakes, default=[])


def _by_one_name(bench: Workbench, found: Sequence[Choice], name: str) -> list[Choice]:
    """Figures of years, those by a name where a year has one: 地方收入 of all, not 收入 of one."""

    def named(choice: Choice) -> Choice:
        if measure_of(choice.figure) == name:
            return choice
        own = choice.figure
        for other in bench.index.figures:
            same = (other.period, other.status, other.role) == (own.period, own.status, own.role)
            if same and other.place == own.place and measure_of(other) == name:
                return replace(choice, figure=other)
        return choice

    return [named(choice) for choice in found]


def _namesakes(found: Sequence[Choice]) -> int:
    names = [measure_of(choice.figure) for choice in found]
    return max(map(names.count, names), default=0)


def years_named(question: Question) -> list[str]:
    """The years in a question's own figures, those of its spans with them; 三年 beside 2013年到2015年 adds none."""
    named = tuple(p for p in question.periods if p.split("-")[0] in question.folded)
    return years_in_series(replace(question, periods=named))


def years_in_series(question: Question) -> list[str]:
    """The years of which a question asks a figure each: "2011-2013" → 2011, 2012, 2013.

    Of what goes on from one year to a second and to a third, those between are not asked, nor are
    others than those that have an asking each (2010年多少,2015年多少).
    """
    years: list[str] = []
    for period in question.periods:
        first, _, last = period.partition("-")
        years += [str(year) for year in range(int(first), int(last or first) + 1)]
    years = list(dict.fromkeys(years))
    if onward := _ONWARD.search(question.folded):
        years = [year for year in years if not onward[1] < year < onward[2]]
    if len(by_year := _ASKED_BY_YEAR.findall(question.folded)) > 1:
        return list(dict.fromkeys(by_year))
    return [years[0], years[-1]] if len(years) > 2 and _ENDS.search(question.folded) else years


def _are_aims(found: Sequence[Choice], years: Sequence[str]) -> bool:
    return len(found) == len(years) and all(c.figure.status == "target" for c in found)


def _one_a_year(
    bench: Workbench, words: str, statuses: Mapping[str, Status | None]
) -> list[Choice]:
    """The figures of a measure that are called alike, one a year; none of a year that states none.

    :param statuses: year → whether its aim or its outcome is meant, None for what the question says.
    """
    unit = bench.question.unit or None
    fitting: dict[str, list[Choice]] = {}
    for year, status in statuses.items():
        part = bench.part(words, unit=unit, periods=(year,), status=status)
        ranking = bench.read_again(part).ranking()
        if ranking.confidence < weights()["figure_confidence"]["threshold"]:
            continue
        choices = [c for c in bench.choices(ranking) if c.figure.period == year]
        if choices:
            fitting[year] = choices
    return _from_the_start(bench, _called_alike(fitting), list(statuses))


def _called_alike(fitting: Mapping[str, Sequence[Choice]]) -> list[Choice]:
    """One of the likely figures of each year, those that are called most alike.

    新增就业 of one year is no link between 再就业 of the years before and after it.
    """
    ways = [
        [_nearest(choices, anchor[0].figure) for choices in fitting.values()]
        for anchor in fitting.values()
    ]
    best = max(ways, key=lambda way: sum(worth for worth, _ in way), default=[])
    return [choice for _, choice in best]


def _nearest(choices: Sequence[Choice], anchor: Figure) -> tuple[float, Choice]:
    """Of a year's figures the likeliest of the measure another year's is of, and what speaks for it.

    The first is the likeliest by itself, whatever its score.
    """

    def weighed(choice: Choice) -> tuple[float, Choice]:
        gap = 0.0 if choice is choices[0] else max(choices[0].score - choice.score, 0.0)
        alike = called_alike(choice.figure, anchor)
        return CALLED_ALIKE * alike - gap, replace(
            choice, confidence=choice.confidence * exp(-gap / APART)
        )

    return max(map(weighed, choices), key=lambda found: found[0])


def _from_the_start(
    bench: Workbench, found: Sequence[Choice], years: Sequence[str]
) -> list[Choice]:
    """The figures of a series, the first from where a change is said to have begun.

    2020年到2025年…由1提高到2 says of no year of its own what it went up from: it is of the first
    year asked, if the sentence names that.
    """
    if not found:
        return []
    last = found[-1]
    first = next((c for c in found if c.figure.period == years[0]), None)
    ends = both_ends(last.figure, bench.index.report(last.figure.report).figures)
    if not ends or ends[0].period not in ("", years[0]) or ends[1].id != last.figure.id:
        return list(found)
    named = first and called_alike(first.figure, last.figure) == 1.0
    if named or years[0] not in quote_around(last.figure, bench.index):
        return list(found)
    start = replace(last, figure=replace(ends[0], period=years[0]))
    return [start, *(choice for choice in found if choice is not first)]
