"""Whether an aim was met: GDP完成目标了吗, 计划240亿,后来完成没有.

What came about is set against the aim that a question states, or else against the one that a report does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asking.concepts import Concept
from assistant.asking.question import Question
from assistant.calculation.arithmetic import size_of
from assistant.calculation.totals import says_all
from assistant.choosing.choose import weights
from assistant.comparison.bounds import confirms
from assistant.comparison.comparison import of_two_sides
from assistant.workbench import Choice, Part, Workbench
from corpus import Figure, fold

_AIM = (
    "(?:年初|年度|全年|预期|既定|预定|原定|计划|规划|当初|定下?的|设定的)*的?"
    "(?:目标|预期|计划|任务|指标)(?:任务|值|数)?"
)
_LATER = "(?:后来|最后|最终|结果|实际上?|到底|究竟|年底|全年|一年下来|都|有没有|是否|是不是|已经?|如期|按时|超额|,)*"
_CAME = "(?:完成|达到|实现|达成|做到|兑现|突破|超过|达|[破到过满])"
_ASKS = r"(?:了)?(?:没有?|吗|么|嘛|吧)?(?:[,，](?:对吗|对不对|是吗|是不是|真的吗))?[?？]*$"
_MET = re.compile(
    rf"(?:{_LATER}(?P<not>[没未]有?|不)?{_CAME}了?{_AIM}|达[没不]达[到成]?{_AIM}|达标){_ASKS}"
    rf"|[,，]{_LATER}(?P<fell>[没未]有?)?{_CAME}{_ASKS}"
)
_AIMED = re.compile("计划|目标|预期|预计|力争|争取|打算|定的?是?|要求|提出|规划|准备|想")
_AT_MOST = re.compile("以内|以下|之内|不超过|不高于|控制在")
_LIKELIEST = 3


@dataclass(frozen=True, slots=True)
class Met:
    """Whether a question supposes rightly that an aim was met, what came about, and the aim if a report states it."""

    true: bool
    actual: Choice
    aim: Choice | None = None


def asks_whether_met(question: Question) -> bool:
    """Whether a question asks to confirm that an aim was met.

    >>> from corpus import Years
    >>> from assistant.asking.question import read_question
    >>> years = Years("2020", "2021")
    >>> [asks_whether_met(read_question(text, years)) for text in ("粮食产量完成目标了吗?", "粮食产量增加了吗?")]
    [True, False]
    """
    match = _MET.search(question.folded)
    if question.is_english or not question.means("yesno") or not match:
        return False
    by_name = "目标" in match[0] or _AIMED.search(match[0]) or "达标" in match[0]
    return bool(by_name or (question.stated and _AIMED.search(question.folded[: match.start()])))


def aim_met(bench: Workbench) -> Met | None:
    """Whether what came about reached the aim, as a question supposes; None unless both are surely found."""
    question = bench.question
    match = _MET.search(question.folded)
    if match is None:
        return None
    denied = bool(match["not"] or match["fell"])
    if question.stated:
        actual = _came_about(bench, question.without_stated[: match.start()])
        if actual is None:
            return None
        reached = replace(question, folded=f"{question.folded[: match.start()]},达到")
        return Met(confirms(reached, question.stated[-1], actual.figure) is not denied, actual)
    both = replace(question, meanings=question.meanings | {"target", "outcome"})
    found = of_two_sides(replace(bench, reading=replace(bench.reading, question=both)))
    aims = [choice for choice in found if choice.figure.status == "target"]
    came = [choice for choice in found if choice.figure.status != "target"]
    if not aims or not came or min(c.confidence for c in found) < _least("calculation_confidence"):
        return None
    return Met(_reaches(came[0].figure, aims[0].figure) is not denied, came[0], aims[0])


def _came_about(bench: Workbench, words: str) -> Choice | None:
    """What came about of a measure that words name beside its aim; None if it is not surely found."""
    named = bench.part(_AIMED.sub(" ", words), unit=bench.question.unit, status="actual")
    found = bench.choices(named.ranking(), _LIKELIEST)
    sure = [
        c
        for c in found
        if c.confidence >= _least("figure_confidence")
        and c.figure.status != "target"
        and says_all(_heaviest(named), [c])
    ]
    return sure[0] if sure else None


def _heaviest(named: Part) -> Sequence[Concept]:
    """The word that tells most of what a part names."""
    return sorted(named.query.own, key=lambda concept: concept.weight)[-1:]


def _reaches(actual: Figure, aim: Figure) -> bool:
    """Whether what came about is what was aimed at, or better: of what is to be kept low (控制在4%以内) no more."""
    words = fold(f"{aim.label}{aim.bound}")
    at_most = _AT_MOST.search(words) is not None
    return size_of(actual) <= size_of(aim) if at_most else size_of(actual) >= size_of(aim)


def _least(name: str) -> float:
    return float(weights()[name]["threshold"])
