"""Questions that ask for several figures: a list, the parts of a whole, a series of years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, product
from statistics import geometric_mean

from assistant.asking.measure import measure_words
from assistant.asking.places import without_places
from assistant.asking.question import Question, leading_unit, read_question
from assistant.calculation.movement import ends_of_change
from assistant.calculation.operands import fitting_together, is_change
from assistant.calculation.totals import names_more
from assistant.choosing.choose import weights
from assistant.comparison.sides import Side, sides_of, without_status
from assistant.lists.askings import ASKING, clauses_asking
from assistant.lists.beside import UNNAMED, parts_of_stated, siblings
from assistant.lists.by_name import asks_for_rates, leaves_one_out, named_by_label, taken_apart
from assistant.lists.each import (
    JOINTS,
    figure_of_each,
    go_together,
    listing_clause,
    named_items,
    one_after_the_other,
    side_by_side,
)
from assistant.lists.in_list import named_in_list
from assistant.lists.listing import (
    SPREAD,
    asks_for_whole_too,
    asks_of_each,
    lists_after,
    named_and_asked,
    two_measures,
)
from assistant.lists.series import series
from assistant.prepare import years_of
from assistant.workbench import Choice, Workbench
from corpus import Figure, fold, number_value, same_kind

_FROM_AND_TO = re.compile(
    r"[从由自](?:多少|几)[一-鿿%]{0,10}?(?:到|至|成|为)了?(?:多少|几)(?:个?百分点|%)?"
)
# So many numbers are wanted, whatever they are of: 三个数字分别是什么.
_SO_MANY = re.compile(
    "(?<![第\\d])(?P<count>[两三四五六七八九十]|\\d+)个(?:数字?|数目)(?![一-鿿]*级)"
)
# To be told in the order they are named in.
_IN_TURN = re.compile(r"依次|按(?:照?这个|此)?顺序|\brespectively\b|\bin (?:that|this) order\b")
# Asks in a unit alone, of what was named before: 多少人, 几个单位.
_BARE_ASKING = re.compile(
    r"\s*[又有是]{0,2}(?:多少|几)个?[一-鿿]{1,2}(?:参[加与考]|应考|到[会场])?[呢啊]?[?？。]*"
)
# Not one thing, but two: 两类清单和在线实施清单 are three.
_TWO_KINDS = re.compile("两[类种](?![合共加总]|一共|之和|相加)")
# 甲、乙都定了什么目标, and how they are to be told: the figure of each is asked, no kind of thing.
_ASKED_AS_WORDS = re.compile(
    "(?<=[一-鿿])(?:都|各|全)(?:[是有为]|[一-鿿]{1,2}[了的])?(?:什么样?|啥|怎样)的?(?P<of>[一-鿿]{0,6})[,，]?$"
)
_YEARS = re.compile(r"(?:19|20)\d{2}年?|今年|去年|明年")


def several(bench: Workbench) -> tuple[list[Figure], float]:
    """The figures a list question asks for, and the confidence in them.

    They are in the reports' order, unless it asks for one after the other as it names them.
    """
    if after := lists_after(bench.question):
        return _figures_of(bench, _listed_after(bench, after))
    if (crossed := _each_of_each(bench)) is not None:
        return _figures_of(bench, crossed)
    if more := _each_and_one_more(bench):
        return _figures_of(bench, more)
    wanted = _SO_MANY.search(bench.question.folded)
    count = number_value(wanted["count"]) if wanted else None
    lists = "、" in bench.question.folded and asks_of_each(bench.question)
    one_by_one = (_items, _clauses) if lists else (_clauses, _items_or_measures)
    as_asked = (aim_and_outcome, _from_and_to, series, _by_place)
    for find in (*as_asked, _in_list, _of_stated, *one_by_one, siblings, _by_name):
        choices = find(bench)
        if find in one_by_one:
            choices = _borne_out(bench, choices)
            if asks_for_rates(bench.question) and len(set(map(_is_rate, choices))) > 1:
                choices = []  # a level among rates
            if len(choices) > 1 and (better := _by_name(bench)):
                choices = _surer(bench, choices, better)
        if find is not _by_name and find not in as_asked and choices:
            head, _ = _head_and_asked(bench)
            if head and leaves_one_out(bench, head, [choice.figure for choice in choices]):
                continue
        if find is siblings and (
            asks_for_whole_too(bench.question) or _names_others(bench.question, len(choices))
        ):
            continue
        if len(choices) > 1 and count in (None, len(choices)):
            in_turn = find in as_asked or bool(_IN_TURN.search(bench.question.folded))
            return _figures_of(bench, choices, not in_turn)
    return [], 0.0


def _figures_of(
    bench: Workbench, choices: Sequence[Choice], as_reported: bool = True
) -> tuple[list[Figure], float]:
    """The figures chosen, each once, and the confidence in all of them.

    :param as_reported: whether to put them in the reports' order.
    """
    figures = list({choice.figure.id: choice.figure for choice in choices}.values())
    if as_reported:
        order = {figure.id: n for n, figure in enumerate(bench.index.figures)}
        figures.sort(key=lambda figure: order[figure.id])
    return figures, _sure_of_all(bench, choices) if choices else 0.0


def _is_rate(choice: Choice) -> bool:
    return is_change(choice.figure)


def _surer(bench: Workbench, one: list[Choice], by_name: list[Choice]) -> list[Choice]:
    """Figures found one by one, or those named by their labels if more are or the others are in doubt."""
    doubtful = _sure_of_all(bench, one) < weights()["figure_confidence"]["threshold"]
    return by_name if doubtful or len(by_name) > len(one) else one


def _borne_out(bench: Workbench, named: list[Choice]) -> list[Choice]:
    """Figures named one by one, as sure as all of the report's list if they are just that.

    Named in another order they may only be mistaken for each other.
    """
    listed = siblings(bench) if len(named) > 1 else []
    if not listed or [one.figure.id for one in named] != [one.figure.id for one in listed]:
        return named
    sure = _sure_of_all(bench, listed)
    return (
        [replace(choice, confidence=sure) for choice in named]
        if sure > _sure_of_all(bench, named)
        else named
    )


def _names_others(question: Question, count: int) -> bool:
    """Whether a question names things of which each is asked, and not so many as `count`.

    租赁和商务服务业 may be one thing or two.
    """
    spread = SPREAD.search(question.folded)
    if not spread or UNNAMED.search(question.folded):
        return False
    head, _ = listing_clause(question.folded[: spread.start()])
    items = [item for item in JOINTS.split(head) if item.strip()]
    more = sum(bool(_TWO_KINDS.search(item)) for item in items)
    fewest = len(items) if more else head.count("、") + 1
    return len(items) > 1 and not fewest + more <= count <= len(items) + more


def is_of_all(figure: Figure) -> bool:
    """Whether one figure may answer for each of several things (各2所, 3.6:48:48.4)."""
    return bool(re.search("[各均]", fold(figure.label)) or ":" in figure.text)


def _sure_of_all(bench: Workbench, choices: Sequence[Choice]) -> float:
    """How sure several figures are together: no surer than the least sure of them.

    Those of one sentence bear each other out, and are as sure as they are in the (geometric) mean:
    so it separates right lists from wrong on the questions the weights are fitted on.
    """
    sure = [choice.confidence for choice in choices]
    together = side_by_side(bench, [choice.figure for choice in choices])
    return geometric_mean(sure) if together and min(sure) > 0 else min(sure)


def aim_and_outcome(bench: Workbench) -> list[Choice]:
    """What was aimed at and what came of it, for a question that names both.

    They are of one year, or each of the year that is named with it (2013年目标和2012年完成数).
    """
    question, years = bench.question, years_of(bench.index.reports)
    sides = sides_of(question, bench.reading.scope, years)
    if {side.status for side in sides} != {"target", "actual"}:
        return []
    words = measure_words(without_status(question, years), bench.reading.scope.places)

    def held(side: Side) -> list[Choice]:
        unit = question.unit or None
        part = bench.part(words, unit=unit, periods=side.periods or None, status=side.status)
        choices = bench.choices(part.ranking())
        return [c for c in choices if not side.periods or c.figure.period in side.periods]

    return fitting_together(
        [one, other]
        for one, other in product(*map(held, sides))
        if same_kind(fold(one.figure.unit), fold(other.figure.unit))
        and is_change(one.figure) == is_change(other.figure)
    )


def _from_and_to(bench: Workbench) -> list[Choice]:
    """What a measure was and what it became, for a question that asks for both (从多少变到多少)."""
    folded = bench.question.folded
    asked = _FROM_AND_TO.search(folded)
    if not asked:
        return []
    words = f"{folded[: asked.start()]} {folded[asked.end() :]}"
    return ends_of_change(bench, measure_words(words, bench.reading.scope.places), None)


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


def _each_of_each(bench: Workbench) -> list[Choice] | None:
    """Several figures of each of several things (两类考试,各考了几次、各多少人); None if not asked for.

    Every asking is put as a question of its own, and must find as many figures as the others.
    """
    folded = bench.question.folded
    clauses = _each_asked_on(clauses_asking(folded))
    spreads = [SPREAD.search(clause) for clause in clauses]
    if len(clauses) < 2 or not all(spreads) or bench.reading.base is not None:
        return None
    topic = clauses[0][: spreads[0].start() if spreads[0] else 0]
    if not topic.strip(" ,，") or not all(
        s and not c[: s.start()].strip() for s, c in zip(spreads[1:], clauses[1:], strict=True)
    ):
        return None
    names = frozenset(report.name for report in bench.reading.scope.reports)
    found: list[list[Choice]] = []
    for clause in [clauses[0], *(topic + clause for clause in clauses[1:])]:
        figures, sure = several(bench.assistant.bench(clause, (), names))
        found.append([Choice(figure, 0.0, sure) for figure in figures])
    alike = len({len(figures) for figures in found}) == 1
    return [choice for figures in found for choice in figures] if alike else []


def _each_asked_on(clauses: list[str]) -> list[str]:
    """Askings of which the later are of each as well, though only the first says so: 各考了几次、多少人.

    Where they name something of their own, that is one thing more.
    """
    first, *others = clauses
    bare = all(_BARE_ASKING.fullmatch(clause) for clause in others)
    spread = SPREAD.search(first)
    if not (bare and spread and JOINTS.search(first[: spread.start()])):
        return clauses
    return [first, *(f"各{clause.lstrip('又共')}" for clause in others)]


def _each_and_one_more(bench: Workbench) -> list[Choice]:
    """What is asked of each of several things, and then of one more: 甲、乙各多少,又建了几座丙."""
    clauses = clauses_asking(bench.question.folded)
    if len(clauses) < 2 or bench.reading.base is not None or bench.question.means("sum", "total"):
        return []
    named = named_and_asked(clauses[0])
    listed = named and SPREAD.search(clauses[0]) and JOINTS.search(named[0])
    if not listed or any(SPREAD.search(clause) for clause in clauses[1:]):
        return []
    names = frozenset(report.name for report in bench.reading.scope.reports)
    figures, sure = several(bench.assistant.bench(clauses[0], (), names))
    first = bench.part(clauses[0])
    others = [bench.part(clause, after=first.reading) for clause in clauses[1:]]
    more = [choice for other in others for choice in bench.choices(other.ranking(), 1)]
    if len(figures) < 2 or len(more) < len(others):
        return []
    return [*(Choice(figure, 0.0, sure) for figure in figures), *more]


def _items(bench: Workbench) -> list[Choice]:
    """One figure for each thing listed before 分别 or 各 (城镇和农村居民收入分别增长多少)."""
    head, asked = _head_and_asked(bench)
    if not head or _TWO_KINDS.search(head):
        return []
    found = figure_of_each(bench, head, asked, _unit_of(bench))
    items = named_items(head)
    apart = [taken_apart(item) or [item] for item in items]
    if found or len(items) < 2 or all(len(each) == 1 for each in apart):
        return found
    return figure_of_each(bench, "、".join(chain(*apart)), asked, _unit_of(bench))


def _in_list(bench: Workbench) -> list[Choice]:
    """The figures of the things listed before 分别 or 各, where one list of the report names them all so."""
    head, _ = _head_and_asked(bench)
    return named_in_list(bench, head) if head else []


def _by_name(bench: Workbench) -> list[Choice]:
    """The figures of the things listed, where each is named by the label of one figure of a sentence."""
    head, asked = _head_and_asked(bench)
    # 各投资多少 asks for money, whatever else its figures are beside.
    unit = _unit_of(bench) or read_question(asked, years_of(bench.index.reports)).unit
    return named_by_label(bench, head, unit or None) if head else []


def _head_and_asked(bench: Workbench) -> tuple[str, str]:
    """What names things side by side, and what is asked of each of them; empty if nothing is."""
    if not (named := named_and_asked(bench.question.folded)):
        return "", ""
    head, asked = named
    if as_words := _ASKED_AS_WORDS.search(head):
        head, asked = head[: as_words.start()], as_words["of"] + asked
    if UNNAMED.search(head) or (ASKING.search(head) and not bench.question.is_english):
        return "", ""  # 收了多少件、调成多少件,成功率是多少 names askings, and no things
    head = _YEARS.sub("", without_places(head, bench.reading.scope.places))
    head, shared = listing_clause(head)
    return head, f"{shared} {asked}"


def _items_or_measures(bench: Workbench) -> list[Choice]:
    """One figure for each thing listed, or for each of two measures named, whichever are surer."""
    items = _items(bench)
    measures = two_measures(bench.question.folded)
    if not measures:
        return items
    first = bench.part(measures[0])
    both = go_together(bench, [first, bench.part(measures[1], after=first.reading)])
    return max(items, both, key=lambda found: _sure_of_all(bench, found) if found else 0.0)


def beside_the_best(bench: Workbench) -> tuple[list[Figure], float]:
    """The figures of all things that a single asking names side by side, and how sure they are.

    None where they are not of one list.

    城市和农村低保每月多少钱 is answered by neither 815元 nor 615元 alone, where each has its own.
    """
    best, folded = bench.choices(bench.ranking, 1), bench.question.folded
    asking = ASKING.search(folded)
    if not best or not asking or bench.question.is_english or not names_more(bench, best[0].figure):
        return [], 0.0
    head = _YEARS.sub("", without_places(folded[: asking.start()], bench.reading.scope.places))
    head, shared = listing_clause(head)
    found = figure_of_each(bench, head, f"{shared} {folded[asking.start() :]}", None)
    figures = [choice.figure for choice in found]
    together = bool(found) and one_after_the_other(bench, figures)
    if not together or best[0].figure.id not in {figure.id for figure in figures}:
        return [], 0.0
    return _figures_of(bench, found)


def _of_stated(bench: Workbench) -> list[Choice]:
    """The parts of a whole that the question states: those it names, where they are found, or all."""
    parts = parts_of_stated(bench)
    ids = {part.figure.id for part in parts}
    named = _items(bench) if parts else []
    return named if named and all(one.figure.id in ids for one in named) else parts


def _listed_after(bench: Workbench, after: re.Match[str]) -> list[Choice]:
    """One figure for each thing listed after 多少, unless one figure is of them all."""
    best = bench.choices(bench.ranking, 1)
    unit = leading_unit(after["listed"][:6])
    head = after["listed"].removeprefix(unit)
    label = fold(best[0].figure.label) if best else ""
    if all(item[:2] in label for item in head.split("、")):
        return []
    asked = without_places(after.string[: after.start()], bench.reading.scope.places)
    return figure_of_each(bench, head, _YEARS.sub("", asked), unit or None)


def _unit_of(bench: Workbench) -> str | None:
    """The unit every item is asked in: one said after 多少, not one a single item implies."""
    return says_unit(bench.question.folded) or None


def says_unit(folded: str) -> str:
    """The unit a question says after 多少, or ""."""
    asked = ASKING.search(folded)
    return leading_unit(folded[asked.end() :][:6]) if asked else ""
