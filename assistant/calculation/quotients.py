"""Quotients: what share one thing is of another, how much there is of it to each, how many times it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

from assistant.asking.counting import (
    counted_in_label,
    counts_only_persons,
    may_be_counted_in,
    stands_for_persons,
)
from assistant.asking.measure import measure_words
from assistant.calculation.against import may_be_set_against
from assistant.calculation.arithmetic import (
    all_persons,
    calculate,
    commensurable,
    comparable,
    size_of,
)
from assistant.calculation.operands import (
    PERCENT,
    Calculated,
    beside_each_other,
    fitting_together,
    is_change,
    likely,
    of_one_thing,
    surest,
    worked_out,
)
from assistant.calculation.totals import says_all
from assistant.choosing.choose import weights
from assistant.lists.each import JOINTS, figure_of_each
from assistant.words.lexicon import Operation
from assistant.workbench import Choice, Part, Workbench
from corpus import Figure, fold, is_measured, same_kind
from index import tagged

_ALL_BUT = re.compile("[非未不没](?P<what>[一-鿿]{2})")
_AVERAGED = re.compile("[人户村校年月]均(?![已建设有得为可能实完配被按由])|平均|每[一个人户]")
_ASKS_MONEY = re.compile(
    "多少(?:钱|收入|[百千]?[万亿]*元)|多少[百千]?[万亿]+(?=$|[?？呢啊])|几[百千]?[万亿]?(?:元|块|钱)"
)
_UNNAMED_WHOLE = re.compile("^(?:全部|总|整体|其|所有)(?:数|量|体|计|的|中)?(?:事项|数量|数)?$")


def pair(bench: Workbench, operation: Operation, first: str, second: str) -> Calculated | None:
    """The operation on two things, each named by words of its own."""
    found = operands(bench, operation, first, second)
    if not found:
        return None
    spoken_of = found[0].figure.id
    if operation == "difference" and size_of(found[0].figure) < size_of(found[1].figure):
        found.reverse()
    calculated = worked_out(operation, found)
    return calculated and replace(calculated, spoken_of=spoken_of)


def operands(bench: Workbench, operation: Operation, first: str, second: str) -> list[Choice]:
    """The figures of two things, each named by words of its own; empty if one is not found.

    One that says less leans on the other for what it leaves unsaid, save a whole that is found without.
    """
    shares = operation in ("part", "times") or bench.question.unit in PERCENT
    unit = None if shares else bench.question.unit
    bench.read_ahead([first, second])
    one, two = bench.part(first, unit=unit), bench.part(second, unit=unit)
    said_of_one, said_of_two = one.reading.concepts, two.reading.concepts
    if operation == "part":
        # A whole is named in wider words than its part, which say nothing of it.
        apart = _pair_of(bench, operation, one, two)
        if _is_sure(apart):
            return apart
    if len(said_of_two) < len(said_of_one):
        two = bench.part(second, after=one.reading, unit=unit)
    elif len(said_of_one) < len(said_of_two):
        one = bench.part(first, after=two.reading, unit=unit)
    found = _pair_of(bench, operation, one, two)
    if len(said_of_one) != len(said_of_two) or _is_sure(found) or operation == "part":
        return found
    # Of 城镇居民收入 and 农村 either may be what says more.
    leaning = (
        (one, bench.part(second, after=one.reading, unit=unit)),
        (bench.part(first, after=two.reading, unit=unit), two),
    )
    return max(found, *(_pair_of(bench, operation, *both) for both in leaning), key=_surety)


def _surety(found: Sequence[Choice]) -> float:
    return min((choice.confidence for choice in found), default=0.0)


def _is_sure(found: Sequence[Choice]) -> bool:
    return _surety(found) >= weights()["calculation_confidence"]["threshold"]


def _pair_of(bench: Workbench, operation: Operation, one: Part, two: Part) -> list[Choice]:
    """The figures of two operands that go together best; empty if none do.

    Persons counted in other words (70位, 49名) only where none are counted in the same.
    """
    return _fitting(bench, operation, one, two) or _fitting(
        bench, operation, one, two, persons=True
    )


def _fitting(
    bench: Workbench, operation: Operation, one: Part, two: Part, *, persons: bool = False
) -> list[Choice]:
    set_against = operation in ("difference", "times")
    told_apart = len(bench.reading.scope.places) > 1 or (
        len(bench.question.periods) + len(bench.question.baselines) > 1
    )

    def fit(a: Figure, b: Figure) -> bool:
        if a.id == b.id or operation == "average":
            return a.id != b.id
        if operation == "part" and not told_apart and not _may_be_part_of(a, b):
            return False
        if operation == "part" and all(fold(figure.unit) in PERCENT for figure in (a, b)):
            return False  # a share is no part of another
        if set_against:
            one_unit = comparable(a, b, persons=persons) and may_be_set_against(a, b, bench)
        else:
            one_unit = commensurable([a, b]) or (persons and all_persons([a, b]))
        alike = (
            one_unit and is_change(a) == is_change(b) and (set_against or size_of(a) < size_of(b))
        )
        return alike and calculate(operation, [a, b]) is not None

    pairs = (
        (a, b)
        for a, b in product(likely(bench, one.ranking()), likely(bench, two.ranking()))
        if fit(a.figure, b.figure)
    )
    found = fitting_together(pairs) if set_against else surest(pairs)
    return beside_each_other(bench, found, (one, two), fit) if found else []


def _may_be_part_of(part: Figure, whole: Figure) -> bool:
    """Whether one figure may be a part of another as to when and where; of one passage it always may.

    What was spent on schools in 2018 is no part of what was spent in all in 2013.
    """
    if part.passage_id == whole.passage_id:
        return True
    one_place = fold(part.place) == fold(whole.place)
    return one_place and (part.period == whole.period or not (part.period and whole.period))


def share(bench: Workbench, part: str, whole: str) -> Calculated | None:
    """What share a part is of a whole, or of the total the report gives for it and its like."""
    if whole and not _UNNAMED_WHOLE.search(whole):
        if of_sum := _share_of_sum(bench, part, whole):
            return of_sum
        two = operands(bench, "part", part, whole)
        both = len(two) == 2 and _is_all_but(two[1].figure, two[0].figure)
        return worked_out("part", [two[0], *two] if both else two) if two else None
    ranking = bench.part(part, unit=None).ranking()
    shares = (
        (choice, total) for choice in likely(bench, ranking) for total in _totals(bench, choice)
    )
    found = surest(shares)
    return worked_out("part", found) if found else None


def _is_all_but(rest: Figure, part: Figure) -> bool:
    """Whether a figure is of all that another is not of: 非农户 beside 农户."""
    label, other = fold(rest.label), fold(part.label)
    named = (found["what"] for found in _ALL_BUT.finditer(label))
    return rest.passage_id == part.passage_id and any(
        re.search(f"(?<![非未不没]){re.escape(what)}", other) for what in named
    )


def _share_of_sum(bench: Workbench, part: str, whole: str) -> Calculated | None:
    """What share a part is of the things named with it side by side: 建议和提案里建议占多大比例.

    None where the part is none of them.
    """
    if bench.question.is_english or not JOINTS.search(whole):
        return None
    named = figure_of_each(
        bench, measure_words(whole, bench.reading.scope.places), "", None, one_unit=True
    )
    together = bench.part(whole, unit=None)
    if len(named) < 2 or says_all(together.query.own, bench.choices(together.ranking(), 1)):
        return None
    ids = {choice.figure.id for choice in named}
    parts = likely(bench, bench.part(part, after=together.reading, unit=None).ranking())
    one = next((choice for choice in parts if choice.figure.id in ids), None)
    return worked_out("part", [one, *named]) if one else None


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
    thing, done = noun_and_verb(named.get("thing") or "")
    rest = f"{rest} {done}"  # 平均每次上几个议题: 次 is of what the rest names
    divisor = thing or measure_words(rest, bench.reading.scope.places)
    above = bench.part(f"{thing} {rest}", unit=question.unit)
    below = bench.part(divisor, unit=match["measure"])

    measure, wholes = match["measure"], likely(bench, above.ranking())
    wanted = question.unit or money_asked(question.folded)
    if wholes and _is_quotient(wholes[0].figure):
        return None  # it is how much there is to each, or a share

    def divides(figure: Figure) -> bool:
        unit = fold(figure.unit)
        asked = figure.id == wholes[0].figure.id and may_be_counted_in(unit, question.unit)
        if figure.value <= 1 or (asked and unit != measure):
            return False  # what is asked how much there is of is not what it is divided by
        if not measure:
            return not is_measured(unit)
        noun = counted_in_label(fold(figure.label), unit)
        if counts_only_persons(measure) and not (
            counts_only_persons(unit) or stands_for_persons(noun)
        ):
            return False  # 3个万亿元大关 are nobody
        return same_kind(measure, unit) and may_be_counted_in(measure, unit)

    def fit(a: Figure, b: Figure) -> bool:
        return a.id != b.id and may_be_counted_in(fold(a.unit), wanted) and divides(b)

    divisors = likely(bench, below.ranking(), divides) if wholes else []
    pairs = (
        (a, b)
        for a, b in product(wholes, divisors)
        if of_one_thing(a, b) and fit(a.figure, b.figure)
    )
    found = surest(pairs)
    if not found:
        return None
    found = beside_each_other(bench, found, (above, below), fit)
    sure = bench.confidence_in_one_of([choice.figure for choice in found], ())
    return worked_out("average", [replace(c, confidence=max(c.confidence, sure)) for c in found])


def money_asked(words: str) -> str:
    """元 where some words ask for money and name no unit (卖了多少万), else ""."""
    return "元" if _ASKS_MONEY.search(words) else ""


def _is_quotient(figure: Figure) -> bool:
    return fold(figure.unit) in PERCENT or bool(_AVERAGED.search(fold(figure.label)))


def noun_and_verb(words: str) -> tuple[str, str]:
    """Some words up to their last noun, and the rest: 单位出 (每个单位出多少人) is 单位 and 出."""
    cut = tagged(words)
    last = max((n for n, (_, flag) in enumerate(cut) if flag.startswith("n")), default=-1)
    noun = "".join(word for word, _ in cut[: last + 1])
    return noun, words[len(noun) :]
