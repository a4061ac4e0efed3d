"""One person's conversation on the page, and the conversations a browser remembers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from assistant.chat.figures import Choice
from assistant.model import Answer, Language

MOST_REMEMBERED = 30
"""Conversations a browser keeps; the oldest is forgotten first."""

Remembered = list[dict[str, Any]]
"""What a browser keeps, newest first: `{"id", "when", "questions", "opinions", "kept"}`.

Answers are not kept: asking again gives them as the reports say now.
"""


@dataclass(frozen=True, slots=True)
class Session:
    """A conversation, and how the evidence beside it is looked at."""

    language: Language = "zh-Hans"
    turns: tuple[Answer, ...] = ()
    shown: int = -1
    """The turn whose evidence is shown, from 0; -1 is the last."""
    editing: int | None = None
    """The turn whose question is being changed."""
    within: frozenset[str] = frozenset()
    """Names of the reports chosen to be asked; empty for all."""
    choice: Choice = field(default_factory=Choice)
    opinions: Mapping[int, str] = field(default_factory=dict)
    """What was said of a turn: "good", "bad", or "corrected"."""
    kept: Mapping[int, str] = field(default_factory=dict)
    """Under which id of the feedback store."""
    edition: int = 0
    """Which edition of the library the turns were answered from."""
    id: str = field(default_factory=lambda: uuid4().hex)

    @property
    def answer(self) -> Answer | None:
        """The answer whose evidence is shown."""
        return self.turns[self.shown] if self.turns else None

    @property
    def history(self) -> list[str]:
        """The questions a new one may lean on, oldest first."""
        return [turn.question for turn in self.turns]

    def fresh(self) -> Session:
        """An empty conversation over the same reports."""
        return Session(language=self.language, within=self.within, edition=self.edition)

    def rewound(self) -> Session:
        """The conversation up to the question being changed, if one is."""
        if self.editing is None:
            return self
        left = range(self.editing)
        return replace(
            self,
            turns=self.turns[: self.editing],
            shown=-1,
            editing=None,
            opinions={at: said for at, said in self.opinions.items() if at in left},
            kept={at: kept for at, kept in self.kept.items() if at in left},
        )


def remember(session: Session, remembered: Sequence[dict[str, Any]]) -> Remembered:
    """The remembered conversations with this one first, as it stands now."""
    others = [known for known in remembered if known["id"] != session.id]
    if not session.turns:
        return others
    when = f"{datetime.now():%Y-%m-%d %H:%M}"
    # JSON has names for keys, and no numbers.
    said, kept = (
        {str(at): value for at, value in by_turn.items()}
        for by_turn in (session.opinions, session.kept)
    )
    own = {
        "id": session.id,
        "when": when,
        "questions": session.history,
        "opinions": said,
        "kept": kept,
    }
    return [own, *others][:MOST_REMEMBERED]
