"""How many there are, and how many of them something was done with, told in one breath.

16项问题已整改完成7项 says that there are 16 problems, and that 7 are put right: 问题有几项 asks for
the first, 问题整改了几项 for the second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.concepts import concepts_of
from assistant.asking.query import FigureTexts
from assistant.asking.question import Question
from assistant.choosing.choose import Ranking
from corpus import Figure, same_kind

# What stands between the two: 16项[问题已整改完成]7项.
_DONE_WITH = re.compile(
    "[^，,；;。：:（(、]{1,20}?(?P<done>(?:[均皆都全]?已|完成|实现)[^，,；;。：:]{0,8})"
)
_ONLY_DONE = re.compile("[均皆都全]?已[经有]?|完成|实现|了")
_ASKS_DONE = re.compile(
    r"已|完|[办做改建修治干弄搞整][成好结]|实现|\b(?:already|completed?|done|finished)\b"
)
_ASKS_ELSE = re.compile(r"其中|[里当之]中|还有|剩|余|[需应]|[一想]?要|没|未|\b(?:left|remaining)\b")


def aside_of_done(
    ranking: Ranking, figures: Sequence[Figure], texts: Sequence[FigureTexts], question: Question
) -> list[int]:
    """Rows of how many there are where a question asks how many were done, or the reverse."""
    if question.stated or question.is_english or _ASKS_ELSE.search(question.folded):
        return []
    likely = {int(row) for row in ranking.rows}
    found = []
    for row in sorted(likely):
        done = _done_with(figures, texts, row) if row + 1 in likely else None
        if done is not None:
            found.append(row if _asks_for(question, done) else row + 1)
    return found


def _done_with(figures: Sequence[Figure], texts: Sequence[FigureTexts], row: int) -> str | None:
    """What was done with as many of the things at `row` as the next figure says, if it says that."""
    whole, part, said = figures[row], figures[row + 1], texts[row]
    if part.passage_id != whole.passage_id or whole.role or part.role:
        return None
    if not whole.base > part.base or not same_kind(said.unit, texts[row + 1].unit):
        return None
    start = said.sentence_start
    between = said.sentence[whole.clean.end - start : max(part.clean.start - start, 0)]
    found = _DONE_WITH.fullmatch(between)
    return found["done"] if found else None


def _asks_for(question: Question, done: str) -> bool:
    """Whether a question names what was done, or that something was."""
    deed = _ONLY_DONE.sub("", done)
    named = concepts_of(replace(question, folded=deed, stated=())) if deed else ()
    forms = {form for concept in named for form, _ in concept.forms}
    return bool(_ASKS_DONE.search(question.folded)) or any(f in question.folded for f in forms)
