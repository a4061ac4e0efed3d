"""Questions that ask on in one breath: 示范村有多少个？其中全国级的几个？"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answer import Draft
from assistant.draft import draft_answer
from assistant.workbench import Workbench

# Only what is said of the same thing: 哪个快？快几个点？ is one question.
_ASKED_ON = re.compile(
    r"(?<=[?？])\s*(?=其中|里面|另外|另有|还有|同时|以及|此外|多少|几(?!点|时|号|月)[一-鿿])"
)


def asked_in_turn(question: str) -> list[str]:
    """The questions that one text asks one after the other.

    >>> asked_in_turn("示范村有多少个？其中全国级的几个？")
    ['示范村有多少个？', '其中全国级的几个？']
    """
    return [part for part in _ASKED_ON.split(question) if part]


def in_turn(
    question: str,
    history: tuple[str, ...],
    bench: Callable[[str, tuple[str, ...]], Workbench],
) -> Draft | None:
    """One draft of the answers to questions asked in turn.

    None where only one is asked, or not each of them has an answer.

    :param bench: lays out a question after earlier ones.
    """
    parts = asked_in_turn(question)
    if len(parts) == 1:
        return None
    drafts = [draft_answer(bench(part, (*history, *parts[:n]))) for n, part in enumerate(parts)]
    if not all(draft.answered for draft in drafts):
        return None
    calculations = [draft.calculation for draft in drafts if draft.calculation]
    return Draft(
        text="\n".join(draft.text for draft in drafts),
        answered=True,
        confidence=min(draft.confidence for draft in drafts),
        figures=tuple(figure for draft in drafts for figure in draft.figures),
        calculation=calculations[0] if len(calculations) == 1 else None,
        passages=tuple(cited for draft in drafts for cited in draft.passages),
    )
