"""What a measure was the year before the one a report is on, where it says by how much it changed since.

三公经费支出1830万元，比上年减少210万元 tells that it was 2040万元. Only a change in the measure's own unit
does: what a rate of growth gives is no more than about right.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answer import Draft
from assistant.asking.places import without_places
from assistant.calculation.backwards import change_since_last_year
from assistant.calculation.operands import worked_out
from assistant.draft import draft_answer
from assistant.draft_calculation import result_of
from assistant.workbench import Choice, Workbench

_ASKS_OTHERWISE = (
    "text", "yesno", "each", "parts", "which_place", "which_year", "highest", "lowest", "growth",
    "difference", "sum", "part", "average", "times", "share", "rise", "target", "ahead",
)  # fmt: skip
_LAST_YEAR = "去年|上年"


def in_year_before(
    bench: Workbench, lay_out: Callable[[str], Workbench]
) -> tuple[Workbench, Draft] | None:
    """The answer worked out from what is stated of the year after; None without one.

    :param lay_out: lays another question out for drafting an answer.
    """
    own, question = bench.reading.own, bench.question
    year = question.periods[0] if len(question.periods) == 1 else ""
    if not year.isdigit() or question.baselines or question.means(*_ASKS_OTHERWISE):
        return None
    named = re.compile(rf"{year}年?度?" if year in own.text else _LAST_YEAR)
    after = str(int(year) + 1)
    text = named.sub(f"{after}年" if not own.is_english else after, own.text, count=1)
    if text == own.text or not without_places(text, bench.reading.scope.places).strip():
        return None
    other = lay_out(text)
    draft = draft_answer(other)
    if not draft.answered or len(draft.figures) != 1 or draft.calculation:
        return None
    level = draft.figures[0]
    found = change_since_last_year(other, level) if level.period == after else None
    if found is None:
        return None
    operation, change = found
    operands = [Choice(figure, 0.0, draft.confidence) for figure in (level, change)]
    calculated = worked_out(operation, operands)
    return (bench, result_of(bench, calculated)) if calculated else None
