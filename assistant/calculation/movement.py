"""The two figures of a change that a report states (由18个增加到25个), for what a question says moved."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import partial

from assistant.asking.question import Question
from assistant.calculation.operands import as_sure_as, likely
from assistant.choosing.ends import both_ends
from assistant.workbench import Choice, Workbench
from corpus import Figure

_SINCE = re.compile(
    "[以之此从]前|原[来先有本]|过去|当[初时]|[起最]初|以来|[从由自]|起[,，]|末|五年|十[一二三四]?五|现在|如今|目前"
    "|\\b(?:since|from|before|former|previous|now|five years)\\b"
)


def ends_of_change(bench: Workbench, words: str, unit: str | None) -> list[Choice]:
    """What a measure was and what it became, each as sure as that it is meant; empty if unstated.

    :param words: what names the measure.
    :param unit: the unit asked for; "" for any, None for the one the words say.
    """
    named = bench.part(words, unit=unit, periods=())

    def ends_of(figure: Figure) -> tuple[Figure, Figure] | None:
        return both_ends(figure, bench.index.report(figure.report).figures)

    def may_be_an_end(figure: Figure, other: Collection[str]) -> bool:
        return figure.id not in other and ends_of(figure) is not None

    for choice in likely(bench, named.ranking()):
        ends = ends_of(choice.figure)
        if ends and _is_of_years_asked(ends, bench.question):
            # Each end fits as well as the other, and what has no ends is not what is asked.
            other = {end.id for end in ends} - {choice.figure.id}
            sure = as_sure_as(bench, choice, named, partial(may_be_an_end, other=other))
            return [replace(sure, figure=end) for end in ends]
    return []


def _is_of_years_asked(ends: tuple[Figure, Figure], question: Question) -> bool:
    """Whether a change comes to its end in a year asked for, or begins in one it is compared with.

    What rose from 2010 to 2015 is what neither 2016 nor 2015 alone brought. What is stated without
    its years may be of any.
    """
    asked = {year for period in question.periods for year in period.split("-")}
    since = {year for period in question.baselines for year in period.split("-")}
    start, end = (figure.period[-4:] for figure in ends)
    if (asked and end and asked.isdisjoint((start, end))) or (
        since and start and start not in since
    ):
        return False
    of_one_year = len(asked) == 1 and not since and not _SINCE.search(question.folded)
    return not (of_one_year and start and end and int(start) < int(end) - 1)
