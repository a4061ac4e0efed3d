"""Questions that ask on in one breath: 示范村有多少个？其中全国级的几个？"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Draft

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


def answered_together(drafts: Sequence[Draft]) -> Draft | None:
    """One draft of those of questions asked in turn; None unless each of them is answered."""
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
