"""What a report does not state but gives away: what a measure was before, was planned, or is part of.

完成30788元，比2010年增加13480元 tells what 2010 had; 9.7亿元，占全年支出的50.2% what was spent in
all; 退出346家、超计划19家 how many were planned. The two figures stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.asking.question import Question
from assistant.asking.scope import may_be_asked_in
from assistant.calculation.arithmetic import commensurable
from assistant.calculation.operands import PERCENT, Calculated, as_sure_as, likely, worked_out
from assistant.words.lexicon import Operation
from assistant.workbench import Workbench
from corpus import Figure, fold, same_kind

_BACK = re.compile(
    "倒推|反推|逆推|回推|推算|倒算|反算|折算|折回|往回[算推]|还原|照此[推计]|据此[推计]|\\bwork(?:ed|ing)? back"
)
_HOW = re.compile("[^,，。;；?？]*(?:" + _BACK.pattern + ")[^,，。;；?？]*")
_ASKS = re.compile("多少|几(?![率乎])|\\bhow (?:many|much)\\b")
_PLANNED = re.compile("原(?:来|本|先)?的?(?:计划|打算|定)的?")
_BEYOND_PLAN = re.compile(
    "超(?:额|出|过)?(?:原定)?(?:计划|目标|任务)|比(?:原定?)?(?:计划|目标|任务)多"
)
_SHARE = re.compile("占|比重|占比")
_FELL = re.compile("减|降|(?<!多)少|跌|缩|回落|下滑")
_YEARLY = re.compile("年均|月均")
_YEAR_BEFORE = re.compile("[上前]一?年|同比")
_SINCE_LAST_YEAR = re.compile("[比较](?:[上去前]一?年)|同比")
_SENTENCE_END = re.compile("[。！？；;]")


def asks_back(question: Question) -> bool:
    """Whether a question asks for what has to be worked out from what came of it."""
    return bool(_BACK.search(question.folded) or _PLANNED.search(question.folded))


def worked_back(bench: Workbench) -> Calculated | None:
    """What a question asks to be worked out backwards from two figures side by side."""
    question = bench.question
    told = sum(bool(quantity.unit_text) for quantity in question.stated)
    if not asks_back(question) and (told < 2 or question.means("yesno")):
        return None  # nor does it state the two itself
    words = _PLANNED.sub(" ", question.folded)
    how, asked = _HOW.search(words), _HOW.sub(" ", words)
    if how and _ASKS.search(how[0]) and not _ASKS.search(asked):
        words = how[0]  # what else is said is where to find it
    elif any(map(str.isalnum, asked)) and not _SHARE.search(words):
        # Where the way to work it out is a clause of its own, what is asked stands in the others.
        words = asked
    named = bench.part(_BACK.sub(" ", words), unit="", periods=())

    def is_one_of_two(figure: Figure) -> bool:
        return any(True for _ in _ways(bench, figure))

    ways = [
        (choice, way)
        for choice in likely(bench, named.ranking(), is_one_of_two)
        for way in _ways(bench, choice.figure)
    ]
    # 比2010年增加13480元 tells exactly what 2010 had, the growth of the year after it about.
    exactly = (found for found in ways if _names_year(question, found[1][2]))
    found = next(exactly, next(iter(ways), None))
    if found is None:
        return None
    choice, (operation, level, other) = found
    sure = as_sure_as(bench, choice, named, is_one_of_two)
    return worked_out(operation, [replace(sure, figure=f) for f in (level, other)])


def change_since_last_year(bench: Workbench, level: Figure) -> tuple[Operation, Figure] | None:
    """The figure after a level that says by how much it changed in a year, and what undoes that."""
    figures = bench.index.report(level.report).figures
    at = next(n for n, figure in enumerate(figures) if figure.id == level.id) + 1
    change = figures[at] if at < len(figures) else level
    label = fold(change.label)
    if change.role != "change" or not _SINCE_LAST_YEAR.search(label) or _YEARLY.search(label):
        return None
    if (
        level.role
        or not commensurable([level, change])
        or not _in_one_sentence(bench, level, change)
    ):
        return None
    return "sum" if _FELL.search(label) else "difference", change


def _names_year(question: Question, change: Figure) -> bool:
    """Whether a change, and no rate of growth, is stated against a year that a question names."""
    label = fold(change.label)
    return change.role == "change" and any(period in label for period in question.periods)


def _ways(bench: Workbench, figure: Figure) -> Iterator[tuple[Operation, Figure, Figure]]:
    """The ways to work back that a figure and the ones beside it give, level and other figure."""
    figures = bench.index.report(figure.report).figures
    at = next(n for n, other in enumerate(figures) if other.id == figure.id)
    for first, second in ((at, at + 1), (at, at - 1), (at + 1, at), (at - 1, at)):
        if not (0 <= first < len(figures) and 0 <= second < len(figures)):
            continue
        level, other = figures[first], figures[second]
        if level.role in ("growth", "change") or not _in_one_sentence(bench, level, other):
            continue
        unit = bench.question.unit
        if unit not in PERCENT and not may_be_asked_in(fold(level.unit), unit):
            continue  # of how much grain is asked, no sales tell; a share may be but the way to tell
        if second < first and other.role != "change":
            continue  # a share or a growth is of what stands before it
        operation = _operation(bench.question, level, other)
        if operation and _holds_what_is_stated(bench.question, level, other):
            yield operation, level, other


def _operation(question: Question, level: Figure, other: Figure) -> Operation | None:
    """How what is asked is worked out from a level and another figure beside it; None if it is not."""
    label, percent = fold(other.label), other.unit in ("%", "％")
    if _PLANNED.search(question.folded):
        beyond = _BEYOND_PLAN.search(label) and commensurable([level, other])
        return "difference" if beyond and level.base > other.base else None
    if percent and _SHARE.search(label) and _SHARE.search(question.folded):
        held = not question.periods or level.period in question.periods
        return "whole" if held and level.unit not in ("%", "％") and other.value > 0 else None
    if _YEARLY.search(label) or not _is_before(question, level, label):
        return None
    if percent and other.role == "growth" and level.unit not in ("%", "％"):
        return None if _FELL.search(label) else "base"
    if other.role == "change" and commensurable([level, other]):
        return "sum" if _FELL.search(label) else "difference"
    return None


def _is_before(question: Question, level: Figure, label: str) -> bool:
    """Whether a change since what a question asks for is what a label speaks of."""
    if before := [period for period in question.periods if period in label]:
        return _is_of_another(question, level, before)
    if re.search(r"比?(?:19|20)\d{2}年", label) or not level.period.isdigit():
        return False
    year_before = str(int(level.period) - 1)
    if year_before in question.periods:
        return _is_of_another(question, level, [year_before])
    return not question.periods and bool(_YEAR_BEFORE.search(question.folded))


def _is_of_another(question: Question, level: Figure, before: Sequence[str]) -> bool:
    """Whether a level is of a year that a question names besides, if it names one: 由2015年的数倒推."""
    others = [period for period in question.periods if period not in before]
    return not others or level.period in others


def _holds_what_is_stated(question: Question, level: Figure, other: Figure) -> bool:
    """Whether the quantities a question states itself are the two."""
    return all(
        any(same_kind(fold(f.unit), q.unit_text) and q.base == f.base for f in (level, other))
        for q in question.stated
        if q.unit_text
    )


def _in_one_sentence(bench: Workbench, one: Figure, other: Figure) -> bool:
    first, last = sorted((one, other), key=lambda figure: figure.clean)
    between = fold(bench.index.report(one.report).clean)[first.clean.end : last.clean.start]
    return one.passage_id == other.passage_id and not _SENTENCE_END.search(between)
