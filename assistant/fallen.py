"""By how much something grew, asked of what fell: 固定资产投资增长多少 is answered 不是增长，而是下降2.4%.

The number alone would bear out what the question takes for granted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Draft
from assistant.asking.question import Question
from assistant.draft import draft_answer
from assistant.render import own_script, phrase
from assistant.workbench import Workbench
from corpus import fold

_UP = "增长|增加|提高|提升|上升|上涨|上调|扩大"
_DOWN = "负增长|下降|减少|降低|下跌|下滑|回落|压减|压缩|缩短|缩减|下调"
_HOW_MUCH = "了?(?:多少|百分之[几多]|几(?=个百分点|成))"
_ASKS_UP = re.compile(f"(?P<way>{_UP}|[涨升增]){_HOW_MUCH}")
_ASKS_DOWN = re.compile(f"(?P<way>(?<!负)(?:{_DOWN})|[跌降减]){_HOW_MUCH}")
_ENGLISH_UP = re.compile(
    r"\bhow much\b.*\b(?:grow|grew|grown|increased?|rise|rose|risen|go up|went up)\b"
)
_ENGLISH_DOWN = re.compile(
    r"\bhow much\b.*\b(?:falls?|fell|fallen|decreased?|declined?|drop|dropped|go down|went down)\b"
)
_GREW = re.compile(f"(?<!负)(?P<way>{_UP})[了约近超达过]*多少")
_FELL = re.compile(f"(?P<way>{_DOWN})[了约近超达过]*多少")
_TYPED_UP = re.compile(
    "(?P<way>增[长長]|增加|提高|上升|上[涨漲]|[涨漲升增])(?=了?(?:多少|百分之|[几幾]))"
)
_TO_LESS = {"增加": "减少", "提高": "降低"}


def as_fallen(
    bench: Workbench, lay_out: Callable[[str], Workbench]
) -> tuple[Workbench, Draft] | None:
    """The answer that says by how much it fell; None where none does.

    :param lay_out: lays another question out for drafting an answer.
    """
    own = bench.reading.own
    grew = _TYPED_UP.search(own.text)
    if grew is None or own.stated or own.means("yesno", "each", "difference", "target"):
        return None
    less = _TO_LESS.get(fold(grew["way"]), "下降")
    draft = draft_answer(lay_out(own.text[: grew.start()] + less + own.text[grew.end() :]))
    fell = _way_of(draft, _FELL)
    return (bench, draft) if draft.answered and fell else None


def as_it_went(question: Question, draft: Draft) -> Draft:
    """An answer that says which way it went, where the question takes the other for granted."""
    asks = (
        ((_ENGLISH_UP, _FELL), (_ENGLISH_DOWN, _GREW))
        if question.is_english
        else ((_ASKS_UP, _FELL), (_ASKS_DOWN, _GREW))
    )
    for asked, other in asks:
        taken, way = asked.search(question.folded), _way_of(draft, other)
        if not (draft.answered and taken and way):
            continue
        words = ("up", "down") if question.is_english else (taken["way"], way)
        if asked is _ENGLISH_DOWN:
            words = words[::-1]
        stop = ". " if question.is_english else "。"
        figure, found, rest = draft.text.partition(stop)
        said = phrase(
            "contrary",
            question.language,
            asked=own_script(words[0], question.language),
            way=own_script(words[1], question.language),
            figure=figure,
        )
        return replace(draft, text=said + found + rest)
    return draft


def _way_of(draft: Draft, way: re.Pattern[str]) -> str:
    """The word by which the only figure of an answer moved that way; "" if it did not."""
    if len(draft.figures) != 1 or draft.calculation:
        return ""
    figure = draft.figures[0]
    moved = way.search(fold(figure.label)) if figure.role in ("growth", "change") else None
    return moved["way"] if moved else ""
