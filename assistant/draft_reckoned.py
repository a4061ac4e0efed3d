"""Draft answers that reckon with the answers to the two questions before."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answer import Draft
from assistant.calculation.of_answers import asks_of_answers, of_both
from assistant.calculation.totals import stated_total
from assistant.draft import of_figure
from assistant.draft_calculation import result_of
from assistant.remembered import Headline
from assistant.workbench import Choice, Workbench


def reckoned(
    bench: Workbench,
    history: tuple[str, ...],
    headline_of: Callable[[tuple[str, ...]], Headline],
) -> Draft | None:
    """What the answers to the last two questions make together; None where that is not asked for.

    Nor is it worked out where one of them was refused, or was not one figure.

    :param headline_of: what the last of some questions was answered with.
    """
    asked = asks_of_answers(bench.reading.own)
    if asked is None or len(history) < 2:
        return None
    found = [headline_of(history[:-1]), headline_of(history)]
    answers = [Choice(each.figure, 0.0, each.whole) for each in found if each.figure and each.whole]
    calculated = of_both(asked, answers) if len(answers) == len(found) else None
    if calculated is None:
        return None
    total = stated_total(bench, calculated)
    return of_figure(bench, [total]) if total else result_of(bench, calculated)
