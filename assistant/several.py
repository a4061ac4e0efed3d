"""Questions that ask for several figures: a list, the parts of a whole, a series of years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from assistant.beside import UNNAMED, siblings
from assistant.each import figure_of_each, go_together, listing_clause
from assistant.measure import measure_words
from assistant.operands import fitting_together, is_change
from assistant.places import without_places
from assistant.question import Question, leading_unit
from assistant.workbench import Choice, Workbench
from corpus import Figure, fold, same_kind

_ASKING = re.compile(r"多少|(?<![哪近这前后第把])几(?!率|乎)|\bhow (?:many|much)\b")
# Where one asking ends and another begins, the likelier first: 办了几次会、议题和文件各多少.
_BREAKS = (re.compile("[,，;；、]"), re.compile("和|与|及|又|并|\\band\\b"))
_SPREAD = re.compile(
    "分别|列一下|报一下|各(?:自|(?=[是有为占]|[一-鿿]{0,6}(?:多少|几)))|\\brespectively\\b|\\beach\\b"
)
# Things listed and counted once more, of which each is asked: 强制、处罚两类的数目.
_COUNTED = re.compile(
    "(?<=[一-鿿])[,，]?(?:这|那)?(?:[两二三四五六七八九十]|\\d+)大?(?:[样类种项个者]|方面|笔)"
    "(?=[一-鿿]{0,8}(?:数目?|数量|增[速幅]|金额|多少|几)|数字?|[?？,，]|都|全|$)"
)
# Where two measures are named, their names alone ask for both: 学法的单位数和人数.
_MEASURES = re.compile(
    "(?<=[次人项件户家个]数)(?=是|有|各|呢|[?？]|$)|(?<=[率量额])(?=是|有|各|呢|[?？]|$)"
)
_AIM_OR_OUTCOME = re.compile(
    "(?P<aim>(?:当年|年初|原定|既定|预定)?的?(?:目标|预期|计划)(?:数|值)?)"
    "|(?:最后的?|最终的?|实际)(?:完成)?(?:数|值|结果)?|完成(?:数|值|情况)|实[绩数]"
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
    """What was aimed at and what came of it, for a question that names both.

    They are of one year, or each of the year that is named with it (2013年目标比2012年完成数).
    """
    question = bench.question
    if not question.means("target") or not question.means("outcome"):
        return []
    words = measure_words(_AIM_OR_OUTCOME.sub(" ", question.folded), bench.reading.scope.places)
    years = _years_of_aim_and_outcome(question)

    def held(status: str, year: tuple[str, ...]) -> list[Choice]:
        ranking = bench.part(words, unit=question.unit or None, periods=year or None).ranking()
        choices = bench.choices(ranking)
        return [
            choice
            for choice in choices
            if choice.figure.status == status and (not year or choice.figure.period in year)
        ]

    aims, outcomes = held("target", years[0]), held("actual", years[1])
    return fitting_together(
        [aim, outcome]
        for aim in aims
        for outcome in outcomes
        if same_kind(fold(aim.figure.unit), fold(outcome.figure.unit))
        and is_change(aim.figure) == is_change(outcome.figure)
    )


def _years_of_aim_and_outcome(question: Question) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The years of an aim and of what came of it, where a question names two; else none.

    >>> from corpus import Years
    >>> from assistant.question import read_question
    >>> asked = read_question("2013年收入目标比2012年完成数多多少?", Years("2020", "2021"))
    >>> _years_of_aim_and_outcome(asked)
    (('2013',), ('2012',))
    """
    named = [(match.start(), match[0]) for match in _YEAR.finditer(question.folded)]
    aim, outcome = (
        [
            next((year for at, year in reversed(named) if at < match.start()), "")
            for match in _AIM_OR_OUTCOME.finditer(question.folded)
            if bool(match["aim"]) == is_aim
        ]
        for is_aim in (True, False)
    )
    if len({year for _, year in named}) == 2 and aim and outcome and aim[0] and outcome[0]:
        return (aim[0],), (outcome[0],)
    # 今年目标比去年: what the year before came to.
    return (question.periods, question.baselines) if question.baselines else ((), ())


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
        ranking = bench.part(words, unit=unit, periods=(year,)).ranking()
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
        ranking = bench.part(words, unit=unit, reports=reports).ranking()
        found += bench.choices(ranking, 1)
    return found


def _clauses(bench: Workbench) -> list[Choice]:
    """One figure for each of several askings (开了几次会, 议题多少项; 几个单位多少人)."""
    folded = bench.question.folded
    clauses = clauses_asking(folded)
    if len(clauses) < 2 or UNNAMED.search(folded):
        return []
    bench.read_ahead(clauses)
    first = bench.part(clauses[0])
    others = [bench.part(clause, after=first.reading) for clause in clauses[1:]]
    return go_together(bench, [first, *others])


def clauses_asking(folded: str) -> list[str]:
    """A question cut into parts that ask for one thing each.

    >>> clauses_asking("网上学法有几个单位、多少人?")
    ['网上学法有几个单位', '多少人?']
    >>> clauses_asking("来自几个单位多少人?")
    ['来自几个单位', '多少人?']
    """
    asking = list(_ASKING.finditer(folded))
    cuts = []
    for one, other in pairwise(asking):
        breaks = (list(b.finditer(folded, one.end(), other.start())) for b in _BREAKS)
        last = next((found[-1] for found in breaks if found), None)
        cuts.append((last.start(), last.end()) if last else (other.start(), other.start()))
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(folded)]
    return [folded[start:end] for start, end in zip(starts, ends, strict=True)]


def _items(bench: Workbench) -> list[Choice]:
    """One figure for each thing listed before 分别 or 各 (城镇和农村居民收入分别增长多少)."""
    question = bench.question.folded
    spread = _SPREAD.search(question) or (
        _COUNTED.search(question, question.rindex("、")) if "、" in question else None
    )
    spread = spread or _MEASURES.search(question)
    if not spread or UNNAMED.search(question[: spread.start()]):
        return []
    head = _YEARS.sub("", without_places(question[: spread.start()], bench.reading.scope.places))
    head, shared = listing_clause(head)
    return figure_of_each(bench, head, f"{shared} {question[spread.end() :]}", _unit_of(bench))


def _unit_of(bench: Workbench) -> str | None:
    """The unit every item is asked in: one said after 多少, not one a single item implies."""
    asked = _ASKING.search(bench.question.folded)
    return (leading_unit(bench.question.folded[asked.end() :][:6]) or None) if asked else None
