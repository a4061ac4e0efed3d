"""Questions that ask for a calculation: which operation, on what.

Patterns of asking live in `data/calculations.tsv`; each splits a question into the words for
its operands, and each operand is then chosen like any figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import get_args

from assistant.asking.counting import asks_for_persons, counted_in_label, counts_persons
from assistant.asking.places import place_forms
from assistant.asking.question import Question
from assistant.calculation.backwards import asks_back, worked_back
from assistant.calculation.changes import is_over_years_asked
from assistant.calculation.complement import (
    all_but_excepted,
    is_excepted,
    left_over,
    not_done,
    says_itself,
    stated_apart,
    stated_left,
    stated_not_so,
)
from assistant.calculation.direction import way_said
from assistant.calculation.movement import ends_of_change
from assistant.calculation.operands import PERCENT, Calculated, as_wanted, worked_out
from assistant.calculation.outright import may_state, says_how_far_apart
from assistant.calculation.per_one import told_together
from assistant.calculation.quotients import average, pair, share
from assistant.calculation.totals import (
    is_of_several,
    leaves_years_out,
    names_more,
    names_several,
    says_all,
    total_of_all,
    total_of_named,
    total_of_parallels,
    total_of_so_many,
)
from assistant.calculation.which import only_tells_which
from assistant.choosing.choose import weights
from assistant.choosing.unlike import is_no_person
from assistant.comparison.ahead import margin
from assistant.comparison.comparison import compared
from assistant.comparison.of_two_things import of_two_things
from assistant.comparison.one_measure import call_the_same
from assistant.words.lexicon import Operation, calculations
from assistant.workbench import Choice, Workbench
from corpus import Figure, fold, is_bare_scale, list_items, number_value

# 城乡居民收入差距 names two things in one word.
_BETWEEN = re.compile(
    "(?P<both>(?:城乡|进出口|男女)[一-鿿]{0,12}?)(?:之间)?的?(?:差距|相差|差额|差多少)"
)

_ASKED = re.compile("多少|几(?![率乎])")
_OPENS_ASKING = re.compile(f"[了过]?(?:{_ASKED.pattern})")
"""What is asked for is no operand: 减掉了多少项 takes nothing from anything, nor does 没几项."""
_RATHER = re.compile("[、;；](?:而是|纯|[单只光仅专][是说看算问指讲为列])")
"""Goes on to say what is meant: 不是甲、纯是乙的 asks for 乙 and takes nothing away."""
_ADDS = re.compile(
    r"全(?:部|都)?加上?(?![快强大速入])|(?:全?都|全部?|一[起并])算(?:上|在内|进[来去])?(?=[,，。?？]|$)"
    r"|加(?:起来|在?一[起块处道]|到一[起块处]|总)|相加|之和|总和|合起来|合[到在]一|(?<![综联结组融混])合一[块处起]"
    r"|\b(?:sum of|combined|add(?:ed|ing)? (?:up|together|to|the|these|those|all|both))\b"
    r"|(?<=[一-鿿]{2})(?<![参增追附更强施外添新])加上?(?=[一-鿿]{2})"
    r"(?![了快强大速入工班盟装设固密盖收派开宽深高长油热印挂薪息征压重急剧倍]|多少|几)"
    r"|(?<=[,，])再?加上(?=[一-鿿“「\"]{2})"
)

_POINTS = "个百分点"
_CLAUSE_END = re.compile("[，,。；;：:！？\n]")
_AVERAGE_OF_SEVERAL = re.compile("(?:[人户年月日]均|平均)[^，,。；;]*分别")

OPERATIONS = get_args(Operation)
"""Every operation, by the name of the cue that asks for it."""


def calculated(bench: Workbench) -> Calculated | None:
    """The calculation a question asks for, if it asks for one and its operands are found.

    Of several ways to read the question, the first whose operands are sure; else the surest.
    """
    best: Calculated | None = None
    persons = asks_for_persons(bench.question.folded, bench.question.unit_held_to)
    for found in filter(None, _attempts(bench)):
        if leaves_years_out(found, bench.question):
            continue
        if (
            persons
            and found.operation in ("sum", "difference", "rise")
            and _holds_no_persons(found)
        ):
            continue
        if _is_of_two_measures(bench, found) or _leaves_places_out(bench, found):
            continue
        if found.operation == "sum" and bench.only_misses:
            continue  # nothing that could be added up is what is asked
        found = as_wanted(found, bench.question)
        if found.confidence >= weights()["calculation_confidence"]["threshold"]:
            return found
        if best is None or found.confidence > best.confidence:
            best = found
    return best


def _is_of_two_measures(bench: Workbench, found: Calculated) -> bool:
    """Whether two places are set against each other by figures that measure different things."""
    operands = found.calculation.operands
    of_two = len(bench.reading.scope.places) == 2 == len({fold(f.place) for f in operands})
    return of_two and len(operands) == 2 and not call_the_same(bench, *operands)


def _leaves_places_out(bench: Workbench, found: Calculated) -> bool:
    """Whether of two places only one states what is reckoned with, and says nothing of the other.

    突破3万亿元、达3.6万亿元 of one are not added up to what it and another have.
    """
    operands = found.calculation.operands
    if len(bench.reading.scope.places) < 2 or len({fold(f.place) for f in operands}) > 1:
        return False
    words = fold("".join(figure.context + figure.label for figure in operands))
    own = fold(operands[0].place)
    return not all(
        any(form in words for form in place_forms(place))
        for place in bench.reading.scope.places
        if place != own
    )


def _holds_no_persons(found: Calculated) -> bool:
    """Whether some operand counts no persons: how many villages have lawyers, not how many lawyers."""
    units = [(fold(f.unit), fold(f.label)) for f in found.calculation.operands]
    return any(
        not is_bare_scale(unit) and is_no_person(unit, counted_in_label(label, unit))
        for unit, label in units
    )


def not_so(bench: Workbench) -> Choice | None:
    """The stated figure that answers what a question asks for in the negative, if one does."""
    for _, match in asked(bench.question):
        groups = match.groupdict()
        if groups.get("undone") and (stated := stated_not_so(bench, match)):
            return stated
        if groups.get("out") and (stated := stated_apart(bench, match)):
            return stated
    return None if leaves_out(bench.question) else stated_left(bench)


def answers_outright(bench: Workbench) -> bool:
    """Whether the best figure may be what a question asks, which asks for a calculation.

    Where the operands are not found, the figure of one of them is no answer.
    """
    if bench.question.means("yesno"):
        return True  # what a figure is held against is stated
    best = bench.choices(bench.ranking, 1)
    if not best:
        return True
    if asks_back(bench.question) and best[0].figure.status != "target":
        return False
    figure, ways = best[0].figure, asked(bench.question)
    if is_excepted(figure) and leaves_out(bench.question):
        return False
    if bench.question.means("sum") and names_more(bench, figure):
        return False
    places = bench.reading.scope.places
    if len(places) > 1 and bench.question.means("sum"):
        return all(place in fold(figure.label) for place in places)
    if bench.question.means("difference") and len(places) > 1:
        others = [
            form for place in places if place != fold(figure.place) for form in place_forms(place)
        ]
        return says_how_far_apart(figure) and any(form in fold(figure.label) for form in others)
    if any(_sets_against(operation, match) for operation, match in ways):
        return says_how_far_apart(figure)
    if not is_over_years_asked(figure, bench.question):
        return False
    sure = {operation for operation, match in ways if _is_sure(match)}
    if ("average" in sure or "平均" in bench.question.folded) and not _states_average(
        bench, figure
    ):
        return False
    if says_all(bench.query.own, best) or not (names_several(bench) or is_of_several(bench)):
        sure.discard("sum")  # it speaks of all that is added up, or nothing else is there to be
    if any(says_itself(bench, figure, match) for _, match in ways):
        sure.discard("difference")  # 失业率 speaks of those without work
    return all(may_state(figure, operation) for operation in sure - {"average"})


def _states_average(bench: Workbench, figure: Figure) -> bool:
    """Whether a figure may be how much to each, as it says or its clause does (月人均分别提高221元、90元)."""
    before = fold(bench.index.report(figure.report).clean)[: figure.clean.start]
    shared = _AVERAGE_OF_SEVERAL.search(_CLAUSE_END.split(before)[-1])
    return bool(shared) or may_state(figure, "average")


def leaves_out(question: Question) -> bool:
    """Whether a question names what to leave out: 刨掉不涉及的."""
    return any(match.groupdict().get("out") for _, match in asked(question))


def _sets_against(operation: Operation, match: re.Match[str]) -> bool:
    """Whether a way of asking sets two things against each other: 甲比乙多多少, 甲是乙的几倍."""
    groups = match.groupdict()
    return operation in ("difference", "times") and bool(groups.get("a") and groups.get("b"))


def _is_sure(match: re.Match[str]) -> bool:
    """Whether a way of asking can hardly mean what a figure says that speaks of no such thing."""
    groups = match.groupdict()
    adds = bool(groups.get("items") and _ADDS.search(match.string))
    return adds or "measure" in groups or any(groups.get(n) for n in ("out", "undone", "moved"))


def asked(question: Question) -> list[tuple[Operation, re.Match[str]]]:
    """The calculations that a question's words may ask for, as `calculations.tsv` has them."""
    return [
        (operation, match)
        for operation, match in _ways(question.folded, "en" if question.is_english else "zh")
        if not (operation == "average" and question.means("each"))
        and not (match.groupdict().get("undone") and only_tells_which(question, match))
        and not _RATHER.search(_set_aside(match))
        and not any(_OPENS_ASKING.match(words or "") for words in match.groups())
        and not _ASKED.search(match.groupdict().get("out") or "")
    ]


def _set_aside(match: re.Match[str]) -> str:
    """The words of a way of asking for what it takes away."""
    groups = match.groupdict()
    return groups.get("undone") or groups.get("out") or ""


@lru_cache(maxsize=512)
def _ways(folded: str, tongue: str) -> tuple[tuple[Operation, re.Match[str]], ...]:
    """Every pattern of asking for a calculation that a question fits."""
    return tuple(
        (operation, match)
        for language, operation, pattern in calculations()
        if language == tongue and (match := pattern.search(folded))
    )


def _attempts(bench: Workbench) -> Iterator[Calculated | None]:
    """The calculations a question may be asking for, in order of how much it says of them."""
    question = bench.question
    yield worked_back(bench)
    yield all_but_excepted(bench)
    if not question.means(*OPERATIONS) and not any(_is_sure(m) for _, m in asked(question)):
        return
    yield compared(bench)
    if both := _BETWEEN.search(question.folded):
        items = list_items(both["both"], 2)
        yield pair(bench, "difference", *items) if len(items) == 2 else None
    ways = asked(question)
    compares = any(
        operation == "difference" and match.groupdict().get("a") for operation, match in ways
    )
    adds = question.means("sum") or bool(_ADDS.search(question.folded))
    sums = adds and not compares
    # 公共服务事项里能网上办的占几成 names the whole first: nothing else is what it is a share of.
    named = any(
        operation == "part" and match.groupdict().get("b") and match.start("b") < match.start("a")
        for operation, match in ways
    )
    negated = any(match.groupdict().get("undone") for _, match in ways)
    for operation, match in ways:
        if operation == "part" and negated and question.unit in PERCENT:
            continue  # 没调成的占几成 asks for what the share of those that were leaves
        if operation == "part" and named and not match.groupdict().get("b"):
            continue
        if operation == "sum" and not sums:
            continue
        if operation == "part" and question.unit not in ("", *PERCENT):
            continue  # 占多少项 asks for the part itself
        if operation == "part" and question.unit == _POINTS and question.means("rise"):
            continue  # 占比提高多少个百分点 asks how a share moved
        yield _attempt(bench, operation, match)
        if "measure" in match.groupdict():
            yield told_together(bench, match)
    if sums:
        yield total_of_parallels(bench)
    yield margin(bench)
    if two := of_two_things(bench):
        yield two.apart()
    if counts_persons(question.unit):
        yield compared(bench, persons=True)


def _attempt(bench: Workbench, operation: Operation, match: re.Match[str]) -> Calculated | None:
    """The calculation one way of asking names, by the operands it names."""
    parts = {name: words for name, words in match.groupdict().items() if words}
    if "items" in parts:
        return total_of_named(bench, parts["items"])
    if "count" in parts:
        return total_of_so_many(bench, int(number_value(parts["count"]) or 0))
    if "all" in parts:
        return total_of_all(bench)
    if "out" in parts:
        return left_over(bench, match)
    if "undone" in parts:
        return not_done(bench, match)
    if "moved" in parts:
        return _movement(bench, operation, match)
    if "measure" in match.groupdict():
        return average(bench, match)
    if operation == "part":
        return share(bench, parts["a"], parts.get("b", ""))
    return pair(bench, operation, parts["a"], parts["b"]) if "b" in parts else None


def _movement(bench: Workbench, operation: Operation, match: re.Match[str]) -> Calculated | None:
    """From one figure to the other of a stated change (由18个增加到25个)."""
    # The change itself is asked in per cent or times, or for a later year; its ends are in neither.
    words = re.sub("百分之[几多]|percent(?:age)?", "", bench.question.folded)
    if operation == "times":
        words = bench.question.folded.replace(match["moved"], " ")
    unit = "" if bench.question.unit in (*PERCENT, "倍") else None
    both = ends_of_change(bench, words, unit)
    if not both:
        return None
    if operation == "times":
        return worked_out("times", both[::-1])
    way = way_said(match["moved"])
    if way < 0 and both[0].figure.base < both[1].figure.base:
        return None  # how much less it became is no negative number
    if bench.question.unit == "%":
        return worked_out("remainder" if way < 0 else "growth", both)
    if operation == "growth" and bench.question.unit == _POINTS:
        operation = "difference" if way < 0 else "rise"
    if operation == "rise" and (way < 0 or (not way and both[0].figure.base > both[1].figure.base)):
        return worked_out("difference", both)  # 前后差多少 names no way
    return worked_out(operation, both)
