"""Quotients: what share one thing is of another, how much there is of it to each, how many times it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import product

from assistant.arithmetic import commensurable
from assistant.counting import may_be_counted_in
from assistant.lexicon import Operation
from assistant.measure import measure_words
from assistant.operands import (
    PERCENT,
    Calculated,
    fitting_together,
    likely,
    of_one_thing,
    surest,
    worked_out,
)
from assistant.workbench import Choice, Workbench
from corpus import fold, same_kind

_UNNAMED_WHOLE = re.compile("^(?:全部|总|整体|其|所有)(?:数|量|体|计|的|中)?(?:事项|数量|数)?$")


def pair(bench: Workbench, operation: Operation, first: str, second: str) -> Calculated | None:
    """The operation on two things, each named by words of its own."""
    found = operands(bench, operation, first, second)
    if operation == "difference" and found and found[0].figure.base < found[1].figure.base:
        found.reverse()
    return worked_out(operation, found) if found else None


def operands(bench: Workbench, operation: Operation, first: str, second: str) -> list[Choice]:
    """The figures of two things, each named by words of its own; empty if one is not found.

    One that says less leans on the other for what it leaves unsaid.
    """
    shares = operation in ("part", "times") or bench.question.unit in PERCENT
    unit = None if shares else bench.question.unit
    bench.read_ahead([first, second])
    one, ranking_one = bench.rank_part(first, unit=unit)
    two, ranking_two = bench.rank_part(second, unit=unit)
    if len(two.concepts) < len(one.concepts):
        two, ranking_two = bench.rank_part(second, after=one, unit=unit)
    elif len(one.concepts) < len(two.concepts):
        one, ranking_one = bench.rank_part(first, after=two, unit=unit)
    pairs = (
        (a, b)
        for a, b in product(likely(bench, ranking_one), likely(bench, ranking_two))
        if a.figure.id != b.figure.id
        and (operation == "average" or commensurable([a.figure, b.figure]))
        and (operation != "part" or a.figure.base <= b.figure.base)
    )
    return fitting_together(pairs) if operation == "difference" else surest(pairs)


def share(bench: Workbench, part: str, whole: str) -> Calculated | None:
    """What share a part is of a whole, or of the total the report gives for it and its like."""
    if whole and not _UNNAMED_WHOLE.search(whole):
        return pair(bench, "part", part, whole)
    _, ranking = bench.rank_part(part, unit=None)
    shares = (
        (choice, total) for choice in likely(bench, ranking) for total in _totals(bench, choice)
    )
    found = surest(shares)
    return worked_out("part", found) if found else None


def _totals(bench: Workbench, part: Choice) -> Iterable[Choice]:
    """The total that a figure is one of the parts of, as the report adds it up."""
    report = bench.index.report(part.figure.report)
    for finding in report.findings:
        if finding.kind == "sum" and part.figure.id in finding.parts:
            whole = next(figure for figure in report.figures if figure.id == finding.whole)
            yield Choice(whole, part.score, part.confidence)


def average(bench: Workbench, match: re.Match[str]) -> Calculated | None:
    """How much of something there is to each of something else: 平均每次会议研究多少项议题.

    What is divided is in the unit asked for, what it is divided by in that of 每次, 每家.
    """
    question = bench.question
    named = match.groupdict()
    rest = question.folded[: match.start()] + " " + question.folded[match.end() :]
    rest = re.sub("平均(?:下来|算)?", " ", rest)
    thing = named.get("thing") or ""
    _, above = bench.rank_part(f"{thing} {rest}", unit=question.unit)
    divisor = thing or measure_words(rest, bench.reading.scope.places)
    _, below = bench.rank_part(divisor, unit=match["measure"])
    pairs = (
        (a, b)
        for a, b in product(likely(bench, above), likely(bench, below))
        if a.figure.id != b.figure.id
        and b.figure.value > 1
        and of_one_thing(a, b)
        and may_be_counted_in(fold(a.figure.unit), question.unit)
        and same_kind(match["measure"], fold(b.figure.unit))
        and may_be_counted_in(match["measure"], fold(b.figure.unit))
    )
    found = surest(pairs)
    if not found:
        return None
    sure = bench.confidence_in_one_of([choice.figure for choice in found], ())
    return worked_out("average", [replace(c, confidence=max(c.confidence, sure)) for c in found])
