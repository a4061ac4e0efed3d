"""One figure for each of the things that a question names side by side, to list or to add up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from assistant.arithmetic import commensurable
from assistant.operands import likely
from assistant.workbench import Choice, Workbench
from corpus import Figure, fold, list_items

JOINTS = re.compile(
    "、|以及|和|及(?!时|格)|与|(?<![参增追附])加上?(?![快强大速入工])|跟|\\band\\b|,|，|\\bplus\\b"
)
# Things listed and counted once more: 许可、确认这两类.
_SUMMED_UP = re.compile(
    "(?:这|那|等)?(?:[两二三四五六七八九十几]|\\d+)(?:[类种项个方者块级样笔]|方面|部分)+(?:的|里|中|内)?$|[两二]者$"
)
_CLAUSE_END = re.compile("[,，;；]")
_TOGETHER = 2.0
"""What it speaks for figures, in score, that they stand in one sentence."""
_MOST_WAYS = 4096


def listing_clause(words: str) -> tuple[str, str]:
    """The clause of some words that names things side by side, and what the others say of them all.

    Clauses of which no two are joined within name one thing each.

    >>> listing_clause("人大任命的和非人大任命的,参加法律考试的")
    ('人大任命的和非人大任命的', ' 参加法律考试的')
    >>> listing_clause("受理数,办结数")
    ('受理数,办结数', '')
    """
    clauses = [clause for clause in _CLAUSE_END.split(words) if clause.strip()]
    naming = [clause for clause in clauses if JOINTS.search(clause)]
    if not naming:
        return words, ""
    head = naming[-1]
    return head, "".join(f" {clause}" for clause in clauses if clause is not head)


def figure_of_each(
    bench: Workbench, head: str, asked: str, unit: str | None, *, one_unit: bool = False
) -> list[Choice]:
    """The figures of the things a head of words names, no two the same; empty if one has none.

    :param asked: the words said of every one of them.
    :param unit: the unit each is asked in, None for what its own words say.
    :param one_unit: whether they must be of one unit, to be added up.
    """
    head = _SUMMED_UP.sub("", head)
    listed = [item for item in JOINTS.split(head) if item.strip()]
    sizes = [n for n in (len(listed), 2, 3) if n > 1]
    items = next(filter(None, (list_items(head, n) for n in sizes)), listed)
    if len(items) < 2:
        return []
    bench.read_ahead([item + asked for item in items])
    # The longest item carries the words that all share.
    longest = max(items, key=len)
    fullest = bench.part(longest + asked, unit=unit)
    parts = [
        fullest
        if item == longest
        else bench.part(item + asked, after=fullest.reading if item in listed else None, unit=unit)
        for item in items
    ]

    together = _together(bench, [likely(bench, part.ranking()) for part in parts], one_unit)
    if not together:
        return []
    ids = {choice.figure.id for choice in together}
    # What one of them is answered with is no rival of the others.
    alone = [
        likely(bench, part.ranking(ids - {choice.figure.id}))
        for part, choice in zip(parts, together, strict=True)
    ]
    return [
        max((choice, *_of(choice.figure, others)), key=lambda again: again.confidence)
        for choice, others in zip(together, alone, strict=True)
    ]


def _of(figure: Figure, choices: Sequence[Choice]) -> list[Choice]:
    return [choice for choice in choices if choice.figure.id == figure.id]


def _together(bench: Workbench, found: Sequence[list[Choice]], one_unit: bool) -> list[Choice]:
    """The likeliest figure of each, where figures of one sentence are likelier to go together."""
    while len(found) and _ways(found) > _MOST_WAYS:
        found = [choices[: max(1, len(choices) - 1)] for choices in found]
    best: list[Choice] = []
    best_score = float("-inf")
    for choices in product(*found):
        figures = [choice.figure for choice in choices]
        if len({figure.id for figure in figures}) < len(figures):
            continue
        if one_unit and not commensurable(figures):
            continue
        score = sum(choice.score for choice in choices)
        score += _TOGETHER * (len(figures) - 1) * _side_by_side(bench, figures)
        if score > best_score:
            best, best_score = list(choices), score
    return best


def _ways(found: Sequence[Sequence[Choice]]) -> int:
    ways = 1
    for choices in found:
        ways *= len(choices)
    return ways


def _side_by_side(bench: Workbench, figures: Sequence[Figure]) -> bool:
    first = min(figures, key=lambda figure: figure.clean)
    last = max(figures, key=lambda figure: figure.clean)
    if len({(f.passage_id, f.status) for f in figures}) > 1:
        return False
    between = fold(bench.index.report(first.report).clean)[first.clean.end : last.clean.start]
    return not re.search("[。！？；]", between)
