"""What was planned for a year that is over, where no report says of anything of the kind what came of it.

今年安排重点项目105个 is all there is to 2015年的重点项目有几个. A figure is shown as a plan. Of a measure that
reports state for other years too (生产总值, 失业率) an outcome is meant, and the plan is no answer.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Draft
from assistant.asking.measure import measure_of
from assistant.asking.scope import asks_for_outcome, is_of_years_over
from assistant.draft import draft_answer
from assistant.prepare import years_of
from assistant.workbench import Workbench
from corpus import Figure

_DONE = re.compile("了(?!解)|过(?![程去半])|完成|实现|已|达到?")


def as_planned(bench: Workbench) -> Draft | None:
    """The answer that rests on plans alone, for a question that is not of what was done; None without one."""
    question = bench.question
    if not is_of_years_over(question, years_of(bench.index.reports)):
        return None
    if question.is_english or question.means("yesno", "outcome") or asks_for_outcome(question):
        return None
    if _DONE.search(question.folded):
        return None
    question = replace(question, meanings=question.meanings | {"target"})
    reading = replace(bench.reading, question=question)
    query = replace(bench.query, question=question)
    draft = draft_answer(Workbench(bench.assistant, reading, query, bench.passages))
    figures = draft.figures
    only_planned = bool(figures) and all(_is_only_planned(bench, figure) for figure in figures)
    return draft if draft.answered and only_planned else None


def _is_only_planned(bench: Workbench, plan: Figure) -> bool:
    """Whether a figure is a plan for what reports speak of no other time, and tell no outcome of."""
    if plan.status != "target":
        return False
    return not any(
        (figure.status == "actual" or figure.period != plan.period)
        and figure.role == plan.role
        and measure_of(figure) == measure_of(plan)
        for figure in bench.index.figures
    )
