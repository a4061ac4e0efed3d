"""The figure of what a question only names: 江苏外贸, 福建农民收入.

Nobody who types so cares whether a report says how much there is of it or by how much it grew. So it is
asked for the one, and if that is not said, for the other; what is named may have no figure at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answer import Draft
from assistant.asking.question import read_question
from assistant.asking.unasked import asks_nothing
from assistant.asking.word_order import name_of
from assistant.draft import draft_answer
from assistant.prepare import years_of
from assistant.workbench import Workbench
from corpus import to_traditional

_LEVEL = "是多少?"
_GROWTH = "增长多少?"
_OF_LEVEL = re.compile("(?:[额量数值率]|面积|里程|比重|比例|占比|增速|增幅|目标|幅度)$")
"""The end of a name for how much there is of something, which a rise is no answer to."""


def as_named(
    bench: Workbench, lay_out: Callable[[str], Workbench]
) -> tuple[Workbench, Draft] | None:
    """The figure of what a bare question names, and the question it answers; None if none fits.

    :param lay_out: lays another question out for drafting an answer.
    """
    typed = read_question(bench.question.text, years_of(bench.index.reports))
    if bench.reading.base is not None or not asks_nothing(typed):
        return None
    name = name_of(typed.folded)
    if bench.question.language == "zh-Hant":
        name = to_traditional(name)
    askings: tuple[str, ...] = (_LEVEL,)
    if not _OF_LEVEL.search(name_of(typed.folded)):
        askings += (_GROWTH,)
    for asking in askings:
        other = lay_out(name + asking)
        draft = draft_answer(other)
        if draft.answered and draft.figures:
            return other, draft
    return None
