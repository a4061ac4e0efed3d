"""Questions that ask for several figures: a list, the parts of a whole, a series of years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from assistant.beside import UNNAMED, siblings
from assistant.each import figure_of_each, listing_clause
from assistant.measure import measure_words
from assistant.places import without_places
from assistant.prepare import Reading
from assistant.question import leading_unit
from assistant.workbench import Choice, Workbench
from corpus import Figure, fold, same_kind

_ASKING = re.compile(r"多少|几(?!率|乎)|\bhow (?:many|much)\b")
_CLAUSES = re.compile(
    r"[,，;；]|(?<=[多少几][一-鿿])[和、又](?=.*(?:多少|几))"
    r"|(?<=[多少几][一-鿿]{2})[和、又](?=.*(?:多少|几))|\band (?=how (?:many|much))"
)
_SPREAD = re.compile(
    "分别|列一下|报一下|各(?:自|是|有|为|占|[一-鿿]{0,4}(?:多少|几))|\\brespectively\\b|\\beach\\b"
)
# Where two measures are named, their names alone ask for both: 学法的单位数和人数.
_MEASURES = re.compile(
    "(?<=[次人项件户家个]数)(?=是|有|各|呢|[?？]|$)|(?<=[率量额])(?=是|有|各|呢|[?？]|$)"
)
_AIM_OR_OUTCOME = re.compile(
    "(?:当年|年初|原定|既定|预定)?的?(?:目标|预期|计划)(?:数|值)?|(?:最后的?|最终的?|实际)(?:完成)?(?:数|值|结果)?|完成(?:数|值|情况)"
)
_YEARS = re.compile(r"(?:19|20)\d{2}年?|今年|去年|明年")
_YEAR = re.compile(r"(?:19|20)\d{2}")
# A question about a span of years asks for each of them only if it says so.
_YEARLY = re.compile(
    r"历年|逐年|[每各]一?年|走势|趋势|变化|\beach year\b|\byearly\b|\bby year\b|\btrend"
)


def several(bench: Workbench) -> tuple[list[Figure], float]:
    """The figures a list question asks for, in the reports' order, and the confidence in them."""
    for find in (aim_and_outcome, _series, _by_place, _clauses, _items, siblings):
        choices = find(bench)
        if len(choices) > 1:
            sure = [choice.confidence for choice in choices]
            unique = {choice.figure.id: choice.figure for choice in choices}
            figures = list(unique.values())
            if find not in (aim_and_outcome, _series, _by_place):
                order = {figure.id: n for n, figure in enumerate(bench.index.figures)}
                figures.sort(key=lambda figure: order[figure.id])
            return figures, median(sure)
    return [], 0.0


def aim_and_outcome(bench: Workbench) -> list[Choice]:
    """What was aimed at and what came of it, for a question that names both."""
    question = bench.question
    if not question.means("target") or not question.means("outcome"):
        return []
    words = measure_words(_AIM_OR_OUTCOME.sub(" ", question.folded), bench.reading.scope.places)
    _, ranking = bench.rank_part(words, unit=question.unit or None)
    choices = bench.choices(ranking)
    aims = [choice for choice in choices if choice.figure.status == "target"]
    outcomes = [choice for choice in choices if choice.figure.status == "actual"]
    alike = (
        [aim, outcome]
        for aim in aims
        for outcome in outcomes
        if same_kind(fold(aim.figure.unit), fold(outcome.figure.unit))
    )
    return next(alike, [])


def _series(bench: Workbench) -> list[Choice]:
    """One figure a year, for a question over several years."""
    years = _years(bench.question.periods)
    explicit = len(_YEAR.findall(bench.question.folded)) > 1
    if len(years) < 2 or not (explicit or _YEARLY.search(bench.question.folded)):
        return []
    words = measure_words(bench.question.folded, bench.reading.scope.places)
    unit = bench.question.unit or None
    found: list[Choice] = []
    for year in years:
        _, ranking = bench.rank_part(words, unit=unit, periods=(year,))
        fitting = [c for c in bench.choices(ranking) if c.figure.period == year]
        if fitting:
            found.append(fitting[0])
    return found


def _years(periods: Sequence[str]) -> list[str]:
    years: list[str] = []
    for period in periods:
        first, _, last = period.partition("-")
        years += [str(year) for year in range(int(first), int(last or first) + 1)]
    return list(dict.fromkeys(years))


def _by_place(bench: Workbench) -> list[Choice]:
    """One figure a place, for a question that names several."""
    scope = bench.reading.scope
    if len(scope.places) < 2:
        return []
    words = measure_words(bench.question.folded, scope.places)
    unit = bench.question.unit or None
    found: list[Choice] = []
    for place in scope.places:
        reports = [report for report in scope.reports if fold(report.place) == place]
        _, ranking = bench.rank_part(words, unit=unit, reports=reports)
        found += bench.choices(ranking, 1)
    return found


def _clauses(bench: Workbench) -> list[Choice]:
    """One figure for each clause that asks (开了几次会, 议题多少项)."""
    clauses = [c for c in _CLAUSES.split(bench.question.folded) if c and _ASKING.search(c)]
    if len(clauses) < 2:
        return []
    bench.read_ahead(clauses)
    found: list[Choice] = []
    before: Reading | None = None
    for clause in clauses:
        reading, ranking = bench.rank_part(clause, after=before)
        taken = {choice.figure.id for choice in found}
        found += [c for c in bench.choices(ranking) if c.figure.id not in taken][:1]
        before = before or reading
    return found


def _items(bench: Workbench) -> list[Choice]:
    """One figure for each thing listed before 分别 or 各 (城镇和农村居民收入分别增长多少)."""
    question = bench.question.folded
    spread = _SPREAD.search(question) or _MEASURES.search(question)
    if not spread or UNNAMED.search(question[: spread.start()]):
        return []
    head = _YEARS.sub("", without_places(question[: spread.start()], bench.reading.scope.places))
    head, shared = listing_clause(head)
    return figure_of_each(bench, head, f"{shared} {question[spread.end() :]}", _unit_of(bench))


def _unit_of(bench: Workbench) -> str | None:
    """The unit every item is asked in: one said after 多少, not one a single item implies."""
    asked = _ASKING.search(bench.question.folded)
    return (leading_unit(bench.question.folded[asked.end() :][:6]) or None) if asked else None
