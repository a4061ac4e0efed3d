"""Questions that ask for several figures: a list, the parts of a whole, a series of years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from assistant.measure import measure_words
from assistant.places import without_places
from assistant.prepare import Reading
from assistant.question import leading_unit
from assistant.workbench import Choice, Workbench
from corpus import Figure, fold, list_items, same_kind

_ASKING = re.compile(r"多少|几(?!率|乎)|\bhow (?:many|much)\b")
_CLAUSES = re.compile(
    r"[,，;；]|(?<=[多少几][一-鿿])[和、又](?=.*(?:多少|几))"
    r"|(?<=[多少几][一-鿿]{2})[和、又](?=.*(?:多少|几))|\band (?=how (?:many|much))"
)
_JOINTS = re.compile("、|以及|和|及|与|\\band\\b|,")
_SPREAD = re.compile(
    "分别|列一下|报一下|各(?:自|是|有|为|占|多少|几|[一-鿿]{0,2}(?:多少|几))|\\brespectively\\b|\\beach\\b"
)

# Asked for without being named (哪些管线各多少公里): what stands listed in the report.
_UNNAMED = re.compile("哪[些几一两三四五六七八九十]|什么|各[类种项]")
# Things listed and counted once more: 许可、确认这两类.
_SUMMED_UP = re.compile(
    "(?:这|那|等)?(?:[两二三四五六七八九十几]|\\d+)(?:[类种项个方者]|方面|部分)+$|[两二]者$"
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
    spread = _SPREAD.search(question)
    if not spread:
        return []
    if _UNNAMED.search(question[: spread.start()]):
        return []
    head = _YEARS.sub("", without_places(question[: spread.start()], bench.reading.scope.places))
    head = _SUMMED_UP.sub("", head)
    listed = [item for item in _JOINTS.split(head) if len(item.strip()) > 1]
    items = next(filter(None, (list_items(head, n) for n in (len(listed), 2, 3) if n > 1)), listed)
    if len(items) < 2:
        return []
    asked = question[spread.end() :]
    bench.read_ahead([item + asked for item in items])
    # The longest item carries the words that all share.
    fullest, _ = bench.rank_part(max(items, key=len) + asked, unit=_unit_of(bench))
    found: list[Choice] = []
    for item in items:
        whole = item == max(items, key=len) or item not in listed
        after = None if whole else fullest
        _, ranking = bench.rank_part(item + asked, after=after, unit=_unit_of(bench))
        taken = {choice.figure.id for choice in found}
        found += [c for c in bench.choices(ranking) if c.figure.id not in taken][:1]
    return found


def _unit_of(bench: Workbench) -> str | None:
    """The unit every item is asked in: one said after 多少, not one a single item implies."""
    asked = _ASKING.search(bench.question.folded)
    return (leading_unit(bench.question.folded[asked.end() :][:6]) or None) if asked else None


def siblings(bench: Workbench) -> list[Choice]:
    """The best figure with those listed beside it, or the parts of the whole it is."""
    choices = bench.choices(bench.ranking, 1)
    if not choices:
        return []
    best = choices[0]
    report = bench.index.report(best.figure.report)
    figures = {figure.id: figure for figure in report.figures}
    for finding in report.findings:
        if finding.kind == "sum" and best.figure.id in (finding.whole, *finding.parts):
            return [Choice(figures[part], 0.0, best.confidence) for part in finding.parts]
    clean = fold(report.clean)
    beside = [
        figure
        for figure in report.figures
        if figure.passage_id == best.figure.passage_id
        and fold(figure.unit) == fold(best.figure.unit)
        and not re.search(
            "[。！？；]",
            clean[
                min(figure.clean.end, best.figure.clean.end) : max(
                    figure.clean.start, best.figure.clean.start
                )
            ],
        )
    ]
    if len(beside) < 2:
        return []
    ordered = sorted(beside, key=lambda figure: figure.id != best.figure.id)
    sure = bench.confidence_in_one_of(ordered, _kinds_named(bench))
    return [Choice(figure, 0.0, sure) for figure in beside]


def _kinds_named(bench: Workbench) -> list[str]:
    """The noun after 哪些 or 什么, what kind of things are to be listed: 哪些法治文化阵地 → 阵地."""
    named: list[str] = []
    for match in _UNNAMED.finditer(bench.question.folded):
        end, word = match.end(), ""
        for concept in bench.query.concepts:
            if 0 <= concept.at - end <= 1 and len(concept.word) > 1:
                end, word = concept.at + len(concept.word), concept.word
        named.append(word)
    return named
