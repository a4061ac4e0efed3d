"""The two figures of a change that a report states (由18个增加到25个), for what a question says moved."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial

from assistant.calculation.operands import as_sure_as, likely
from assistant.choosing.ends import both_ends
from assistant.workbench import Choice, Workbench
from corpus import Figure


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
        if ends := ends_of(choice.figure):
            # Each end fits as well as the other, and what has no ends is not what is asked.
            other = {end.id for end in ends} - {choice.figure.id}
            sure = as_sure_as(bench, choice, named, partial(may_be_an_end, other=other))
            return [replace(sure, figure=end) for end in ends]
    return []
