"""Draft answers that reckon with the answers to the questions before."""

from __future__ import annotations

from collections.abc import Callable

from assistant.abstain import abstain
from assistant.answer import Draft
from assistant.calculation.of_answers import asks_of_answers, of_both
from assistant.calculation.operands import PERCENT, is_change
from assistant.calculation.share_of_answers import (
    Told,
    asks_share_of_answer,
    share_of_answer,
    stated_share,
)
from assistant.calculation.totals import stated_total
from assistant.draft import draft_answer, of_figure
from assistant.draft_calculation import result_of
from assistant.remembered import Headline
from assistant.workbench import Choice, Workbench
from corpus import fold

_ALL = 100
_LATEST = 4
"""How many of the questions before a share may be of."""


def reckoned(
    bench: Workbench,
    history: tuple[str, ...],
    headline_of: Callable[[tuple[str, ...]], Headline],
) -> Draft | None:
    """What the answers to the last questions make together; None where that is not asked for.

    Nor is it worked out where one of them was refused, or was not one figure.

    :param headline_of: what the last of some questions was answered with.
    """
    if history and (share := _share(bench, history, headline_of)):
        return share
    asked = asks_of_answers(bench.reading.own)
    if asked is None or len(history) < 2:
        return None
    answers = [_answer(headline_of(upto)) for upto in (history[:-1], history)]
    both = [answer for answer in answers if answer]
    calculated = of_both(asked, both) if len(both) == len(answers) else None
    if calculated is None:
        return None
    total = stated_total(bench, calculated)
    return of_figure(bench, [total]) if total else result_of(bench, calculated)


def _share(
    bench: Workbench,
    history: tuple[str, ...],
    headline_of: Callable[[tuple[str, ...]], Headline],
) -> Draft | None:
    """What share the last answer is of another, as the report states it or else as worked out.

    Where it is of none, only a share that the report states may be the answer.
    """
    asked = asks_share_of_answer(bench.reading.own)
    if asked is None:
        return None
    first = max(0, len(history) - _LATEST)
    told = [
        Told(fold(history[n]).lower(), _answer(headline_of(history[: n + 1])))
        for n in range(first, len(history))
    ]
    reports = {report.name: report for report in bench.index.reports}
    found = share_of_answer(asked, told, reports)
    if found is None:
        return None if _is_share(draft_answer(bench)) else abstain(bench, 0.0)
    stated = stated_share(found, reports[found.calculation.operands[0].report])
    if stated:
        return of_figure(bench, [Choice(stated, 0.0, found.confidence)])
    return result_of(bench, found)


def _is_share(draft: Draft) -> bool:
    """Whether an answer is a share, stated or of two figures, and not by how much something grew."""
    if draft.calculation:
        return draft.calculation.unit in PERCENT and draft.calculation.value < _ALL
    figure = next(iter(draft.figures), None)
    return figure is not None and figure.unit in PERCENT and not is_change(figure)


def _answer(headline: Headline) -> Choice | None:
    """The one figure a question was answered with; None where it was refused or answered with more."""
    figure = headline.figure if headline.whole else None
    return Choice(figure, 0.0, headline.whole) if figure else None
