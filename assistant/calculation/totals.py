"""Sums: of things a question names, of so many it speaks of, or of all that fit it alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.asking.concepts import Concept
from assistant.asking.counting import counted_in_label
from assistant.asking.measure import measure_words
from assistant.asking.question import Question
from assistant.calculation.arithmetic import commensurable
from assistant.calculation.operands import Calculated, worked_out
from assistant.choosing.mentions import mention
from assistant.lists.beside import named_in_a_row, parallels, siblings
from assistant.lists.each import JOINTS, figure_of_each, go_together, listing_clause
from assistant.lists.in_list import named_in_list
from assistant.workbench import Choice, Workbench
from corpus import Figure, fold

_ADDED_UP = re.compile(
    "再?全(?:部|都)?加上?|(?:全?都|全部?|一[起并]|[放合]在?一起)算(?:上|在内|进[来去])?|算(?:[到在])?一[起块]|加总|加在一[处道]|加一块儿?|(?<![综联结组融混])合[到在]?一[块处起]儿?|加在一起|加一起|加起来|合起来|(?:一|总|拢)共|合[计共]|[共总]计|相加|之和|总和|总数"
    "|\\b(?:combined|in total|altogether|together|in all|the sum of|sum of|total of)\\b"
)
_WHOLE = re.compile("总(?!局|部|会|公司|医院|站|理)|累计|合计|共计")
_TELLS = 0.2
_SAID = 0.8
_ASKING = re.compile("多少|几(?![率乎])")
_PLUS_CLAUSE = re.compile("[,，]再?加上")
_JOINED = re.compile("[和与及、共]|合计")
_CLAUSE_END = re.compile("[,，。;；?？]")


def total_of_named(bench: Workbench, words: str) -> Calculated | None:
    """The sum of the things that some words name side by side: 乡镇和街道…总共多少个.

    A clause that names nothing side by side says what holds for all of them. Where one figure
    speaks of all that is asked, it is the sum.
    """
    best = bench.choices(bench.ranking, 1)
    if says_all(bench.query.own, best) and not names_more(bench, best[0].figure):
        return None
    if clauses := _named_apart(bench, words):
        return worked_out("sum", clauses)
    words = _ADDED_UP.sub(" ", words)
    after = ""
    if not bench.question.is_english:
        places = bench.reading.scope.places
        if (asking := _ASKING.search(words)) and JOINTS.search(words[: asking.start()]):
            # 甲和乙一共建了多少个便民服务中心: what is counted is said of each.
            said = measure_words(_CLAUSE_END.split(words[asking.start() :])[0], places)
            # 村和社区的代办点一共覆盖几个村、社区 says them twice.
            words, after = words[: asking.start()], "" if JOINTS.search(said) else f" {said}"
        words = measure_words(words, places)
    head, shared = listing_clause(words)
    shared += after.rstrip()
    parts = named_in_list(bench, head) or figure_of_each(
        bench, head, shared, bench.question.unit, one_unit=True
    )
    if any(_holds_all(bench, choice.figure) for choice in parts):
        return None  # 新收及旧存共22件 is the sum of both, and added to neither
    return worked_out("sum", parts) if len(parts) > 1 else None


def _named_apart(bench: Workbench, words: str) -> list[Choice]:
    """The figures of clauses that are added to each other (甲和乙的投资,加上丙,一共多少), each of one figure."""
    clauses = _PLUS_CLAUSE.split(words)
    if len(clauses) < 2 or not all(clause.strip() for clause in clauses):
        return []
    clauses[-1] = _CLAUSE_END.split(clauses[-1])[0]
    if _ASKING.search("".join(clauses)):
        return []
    unit = bench.question.unit
    named = [bench.part(clause, unit=unit) for clause in clauses]
    found = go_together(bench, named, one_unit=True)
    said = zip(found, named, strict=False)
    return found if all(says_all(part.query.own, [choice]) for choice, part in said) else []


def _holds_all(bench: Workbench, figure: Figure) -> bool:
    """Whether a figure is stated to be of all the things together that a question names side by side."""
    label = fold(figure.label).lower()
    if not _JOINED.search(label):
        return False
    things = _things_named(bench)
    return len(things) > 1 and all(
        any(mention(c, label) >= _SAID for c in thing if c.weight >= _TELLS) for thing in things
    )


def says_all(named: Sequence[Concept], choices: Sequence[Choice]) -> bool:
    """Whether the words of one of some figures speak of everything that is named."""
    telling = [c for c in named if c.weight >= _TELLS and not JOINTS.fullmatch(c.word)]
    labels = [fold(choice.figure.label).lower() for choice in choices]
    return any(all(mention(c, label) >= _SAID for c in telling) for label in labels)


def names_more(bench: Workbench, figure: Figure) -> bool:
    """Whether a question names things side by side, of some of which other figures speak better.

    下岗再就业 speaks of 新就业 too, but 新增就业 does so in more of its words.
    """
    label = fold(figure.label).lower()
    others = [
        fold(choice.figure.label).lower()
        for choice in bench.choices(bench.ranking)
        if choice.figure.id != figure.id and commensurable([choice.figure, figure])
    ]
    named = _things_named(bench)
    said = {other: [_said(other, thing) for thing in named] for other in {label, *others}}
    best = [max(worths) for worths in zip(*said.values(), strict=True)]
    worse = [own < most for own, most in zip(said[label], best, strict=True)]
    # Where one figure speaks best of everything, it is what is asked, and not several.
    return any(worse) and (not all(worse) or best not in said.values())


def names_several(bench: Workbench) -> bool:
    """Whether a question names things side by side, beside the words that ask to add them up."""
    joints = JOINTS.finditer(_ADDED_UP.sub(" ", bench.question.folded))
    return bench.question.is_english or any(joint[0] not in ",，" for joint in joints)


def is_of_several(bench: Workbench) -> bool:
    """Whether the best figure is one of several that count the same: 参加考试22人, 参加考试107人."""
    best, *others = bench.choices(bench.ranking)
    return any(_counted(other.figure) == _counted(best.figure) for other in others)


def _counted(figure: Figure) -> tuple[str, str]:
    label, unit = fold(figure.label), fold(figure.unit)
    return counted_in_label(label, unit), unit


def _things_named(bench: Workbench) -> list[list[Concept]]:
    """The words for each of the things that a question names side by side, of those that tell any."""
    folded = _ADDED_UP.sub(lambda said: " " * len(said[0]), bench.question.folded)
    head, _ = listing_clause(_ASKING.split(folded)[0])
    first = folded.index(head)
    joints = [first + joint.start() for joint in JOINTS.finditer(head) if joint[0] not in ",，"]
    ends = (*joints, first + len(head))
    things = [
        [c for c in bench.query.own if start <= c.at < end]
        for start, end in pairwise((first, *ends))
    ]
    return [thing for thing in things if any(c.weight >= _TELLS for c in thing)]


def _said(label: str, thing: Sequence[Concept]) -> float:
    """How much of the words for a thing a figure speaks of, weighed by what they tell."""
    return sum(c.weight for c in thing if mention(c, label) >= _SAID)


def total_of_so_many(bench: Workbench, count: int) -> Calculated | None:
    """The sum of the figures that fit the whole question alike, as many as it says there are."""
    group = parallels(bench)
    if len(group) == count:
        return worked_out("sum", group)
    choices = bench.choices(bench.ranking)
    alike = [c for c in choices if commensurable([choices[0].figure, c.figure])][:count]
    if len(alike) < max(count, 2):
        return None
    sure = bench.confidence_in_one_of([choice.figure for choice in alike], ())
    return worked_out("sum", [replace(choice, confidence=sure) for choice in alike])


def total_of_all(bench: Workbench) -> Calculated | None:
    """The sum of a whole list of the report: 各类阵地总共多少个."""
    listed = siblings(bench)
    return worked_out("sum", listed) if len(listed) > 1 else None


def total_of_parallels(bench: Workbench) -> Calculated | None:
    """The sum of what is said alike of several things, all of them named or none told apart."""
    group = named_in_a_row(bench)
    if not group:
        group = parallels(bench)
        wholes = [bool(_WHOLE.search(fold(choice.figure.label))) for choice in group]
        if any(wholes) and not all(wholes):
            return None  # 新增里程30公里，总里程909公里: one holds the others already
    if len(group) < 2 or _holds_its_own_total(bench, group):
        return None
    return worked_out("sum", group)


def _holds_its_own_total(bench: Workbench, group: Sequence[Choice]) -> bool:
    """Whether one of some figures is the total that the report gives for others of them."""
    ids = {choice.figure.id for choice in group}
    reports = {choice.figure.report for choice in group}
    findings = (finding for name in reports for finding in bench.index.report(name).findings)
    return any(
        finding.kind == "sum" and finding.whole in ids and not ids.isdisjoint(finding.parts)
        for finding in findings
    )


def leaves_years_out(found: Calculated, question: Question) -> bool:
    """Whether a sum adds up some of the years of a span that is asked about, and not all of them."""
    periods = {figure.period for figure in found.calculation.operands}
    if found.operation != "sum" or len(periods) < 2 or not all(p.isdigit() for p in periods):
        return False
    spans = [period.split("-") for period in question.periods if "-" in period]
    return any(
        not periods.issuperset(map(str, range(int(first), int(last) + 1))) for first, last in spans
    )


def stated_total(bench: Workbench, found: Calculated) -> Choice | None:
    """The total the report itself gives for what was added up, if it gives one."""
    if found.operation != "sum":
        return None
    added = {figure.id for figure in found.calculation.operands}
    report = bench.index.report(found.calculation.operands[0].report)
    for finding in report.findings:
        if finding.kind == "sum" and set(finding.parts) == added and not finding.difference:
            whole = next(figure for figure in report.figures if figure.id == finding.whole)
            return Choice(whole, 0.0, found.confidence)
    return None
