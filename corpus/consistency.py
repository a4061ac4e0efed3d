"""Arithmetic a report can be held to: parts that make up a total, shares that follow from counts.

A difference is reported only of lists that claim to be complete; elsewhere agreement is the
evidence, and figures that do not agree are taken to be about different things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpus.model import Figure, Finding, Report
from corpus.script import fold

_TOTAL = re.compile("共计|总计|合计|总数|一共|总共|共有|共(?![同建享治赢识产])")
_PARTS_FOLLOW = re.compile(r"(?:其中|包括|分别[为是])[^。；;]*$")
_THE_REST = re.compile("其[他它余]|剩余")
_SHARE = re.compile("率|占|比例|比重")
_ROSE = re.compile("增|提高|上升|扩大")
_FELL = re.compile("减|降|下降|缩小|回落")
_COMPARED_WITH = re.compile("[比较由从][^，。；]{0,16}$")
_SENTENCE_END = re.compile("[。！？\n]")
_LIST_END = re.compile("[。；;）)]")
_PERCENT = "%"


def check(report: Report) -> tuple[Finding, ...]:
    """Every arithmetic relation the report states between its figures, kept or broken."""
    folded = fold(report.clean)
    by_passage: dict[str, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        by_passage[figure.passage_id].append(figure)
    return tuple(
        finding
        for figures in by_passage.values()
        for finding in [
            *_sums(folded, figures),
            *_changes(folded, figures),
            *_shares(folded, figures),
        ]
    )


def _sums(folded: str, figures: Sequence[Figure]) -> Iterator[Finding]:
    for i, whole in enumerate(figures):
        if whole.bound or whole.upper is not None or whole.unit == _PERCENT:
            continue
        parts = _listed_after(folded, figures, i) or _rest_after(folded, figures, i)
        if not parts and _TOTAL.search(fold(whole.label)):
            parts = _adding_up_before(figures, i)
        if parts:
            total = sum((part.value for part in parts), Decimal(0))
            ids = tuple(part.id for part in parts)
            yield Finding("sum", whole.id, ids, whole.value - total)


def _listed_after(folded: str, figures: Sequence[Figure], i: int) -> list[Figure]:
    """The figures of the same unit listed by 其中 or 包括 after a total, if they make it up.

    其中 also introduces mere examples. A list is complete if it adds up to the total, or if
    it gives a rest (其他…) to a figure that is called a total.
    """
    whole = figures[i]
    end = _LIST_END.search(folded, whole.clean.end, figures[-1].clean.end)
    within = [f for f in figures[i + 1 :] if not end or f.clean.start < end.start()]
    parts = [f for f in within if f.unit == whole.unit and f.upper is None]
    if len(parts) < 2 or not _PARTS_FOLLOW.search(folded[whole.clean.end : parts[0].clean.start]):
        return []
    adds_up = sum(part.value for part in parts) == whole.value
    claims_all = _TOTAL.search(fold(whole.label)) and _THE_REST.search(fold(parts[-1].label))
    return parts if adds_up or claims_all else []


def _rest_after(folded: str, figures: Sequence[Figure], i: int) -> list[Figure]:
    """Two figures after a total, the second said to be the rest: 16项已完成7项，剩余9项."""
    whole, pair = figures[i], list(figures[i + 1 : i + 3])
    if len(pair) < 2 or any(part.unit != whole.unit for part in pair):
        return []
    first_said = folded[whole.clean.end : pair[0].clean.start]
    then_said = folded[pair[0].clean.end : pair[1].clean.start]
    if _SENTENCE_END.search(first_said + then_said) or not _THE_REST.search(then_said):
        return []
    return pair if pair[0].value + pair[1].value == whole.value else []


def _adding_up_before(figures: Sequence[Figure], i: int) -> list[Figure]:
    """The run of two to six figures right before a total that adds up to it, if one does."""
    whole = figures[i]
    for length in range(2, min(i, 6) + 1):
        run = list(figures[i - length : i])
        if any(part.unit != whole.unit or part.bound for part in run):
            return []
        if sum((part.value for part in run), Decimal(0)) == whole.value:
            return run
    return []


def _changes(folded: str, figures: Sequence[Figure]) -> Iterator[Finding]:
    """A level, what it is compared with, and the difference between them, where they agree.

    达到B，较去年的A增加C and 由A增加到B，增加C say that B is made up of A and C; with 减少,
    A is made up of B and C.
    """
    for first, second, change in zip(figures, figures[1:], figures[2:], strict=False):
        if len({first.unit, second.unit, change.unit}) > 1 or first.unit == _PERCENT:
            continue
        if _SENTENCE_END.search(folded[first.clean.end : change.clean.start]):
            continue
        before_first = folded[max(0, first.clean.start - 20) : first.clean.start]
        between = folded[first.clean.end : second.clean.start]
        if first.role == "from" and second.role == "to":
            before, after = first, second
        elif _COMPARED_WITH.search(between) and not _COMPARED_WITH.search(before_first):
            before, after = second, first
        else:
            continue
        words = folded[second.clean.end : change.clean.start]
        low, high = (before, after) if _ROSE.search(words) else (after, before)
        moved = _ROSE.search(words) or _FELL.search(words)
        if moved and low.value + change.value == high.value:
            yield Finding("sum", high.id, (low.id, change.id), Decimal(0))


def _shares(folded: str, figures: Sequence[Figure]) -> Iterator[Finding]:
    """A rate whose count and total stand before it in the sentence: 5229 of 7364, 71%."""
    for i, share in enumerate(figures):
        if share.unit != _PERCENT or share.role or not _SHARE.search(fold(share.label)):
            continue
        before = [f for f in figures[max(0, i - 3) : i] if f.unit != _PERCENT]
        for part, whole in ((p, w) for p in before for w in before if p is not w):
            if _SENTENCE_END.search(folded[whole.clean.end : share.clean.start]):
                continue
            if part.unit != whole.unit or not 0 < part.value < whole.value:
                continue
            percent = part.value / whole.value * 100
            if share.value != 100 and percent.quantize(share.value) == share.value:
                yield Finding("share", whole.id, (part.id, share.id), Decimal(0))
