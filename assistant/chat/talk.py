"""What happens when somebody asks, looks back, edits, or says what they think of an answer.

Sessions in, sessions out; the page only shows them.
"""

from __future__ import annotations

import logging
from collections.abc import Collection as Names
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

from assistant.chat.chart import chart_of
from assistant.chat.examples import TRIES
from assistant.chat.export import CONVERSATION_FILES, FIGURE_FILES
from assistant.chat.figures import chosen_figures
from assistant.chat.library import Library, Opened
from assistant.chat.session import Session
from assistant.chat.view import SaidError, View
from assistant.feedback import FeedbackStore, NotKept
from assistant.model import Answer, Asked, Language
from corpus import ReportError

LOG = logging.getLogger("assistant")


class QuestionTooLong(SaidError):
    """A question longer than the operator allows."""


@dataclass(frozen=True)
class Talk:
    """Answers from a library, and keeps opinions where there is a store for them."""

    library: Library
    feedback: FeedbackStore | None = None
    longest: int = 500
    """The longest question, in characters."""
    log_questions: bool = False
    """Whether log lines may quote questions."""
    keep_all: bool = False
    """Whether the store keeps every question asked on the page, rated or not."""

    def answer(
        self,
        question: str,
        history: Sequence[str] = (),
        within: Names[str] = (),
        language: Language | None = None,
    ) -> Answer:
        """Answer one question, with a line in the log.

        :param language: to answer in where the question does not tell it; None guesses.
        :raises ReportError: the question is too long for this installation.
        """
        if max(map(len, (question, *history))) > self.longest:
            raise QuestionTooLong("too_long", most=self.longest)
        opened = self.library.opened
        started = perf_counter()
        answer = opened.ask(question, tuple(history), _left(within, opened), language)
        answer = replace(answer, elapsed_ms=(perf_counter() - started) * 1000)
        LOG.info(
            "ask answered=%s confidence=%.2f elapsed_ms=%.0f length=%d%s",
            str(answer.answered).lower(),
            answer.confidence,
            answer.elapsed_ms,
            len(question),
            f" question={question!r}" if self.log_questions else "",
        )
        return answer

    def look_ahead(self, asked: Sequence[Asked]) -> None:
        """Begin with questions that wait, together; those too long are left to be refused."""
        opened = self.library.opened
        opened.assistant.look_ahead(
            [
                each._replace(within=_left(each.within, opened))
                for each in asked
                if max(map(len, (each.question, *each.history))) <= self.longest
            ]
        )

    def view(self, session: Session) -> View:
        """What a session's page is drawn from."""
        return View(self.library.opened.collection, session.language)

    def ask(self, question: str, session: Session) -> Session:
        """The session with a question answered, in the place of the one being changed if any."""
        session = self._ask(question, session)
        return self._keep(self.feedback, session) if self.feedback and self.keep_all else session

    def _ask(self, question: str, session: Session) -> Session:
        session = self.current(session.rewound())
        answer = self.answer(question, session.history, session.within, session.language)
        return replace(session, turns=(*session.turns, answer), shown=-1)

    def _keep(self, store: FeedbackStore, session: Session) -> Session:
        """The session whose last turn is kept; it stands all the same where the store fails."""
        turn = len(session.turns) - 1
        try:
            kept = store.record(session.turns[turn], session.history[:turn])
        except ReportError as error:
            LOG.warning("%s", error)
            return session
        return replace(session, kept={**session.kept, turn: kept})

    def current(self, session: Session) -> Session:
        """The session over the reports as they are now: asked again if they have changed."""
        edition = self.library.opened.edition
        if session.edition == edition:
            return session
        fresh = replace(session, turns=(), edition=edition)
        for turn in session.turns:
            again = self.answer(turn.question, fresh.history, session.within, session.language)
            fresh = replace(fresh, turns=(*fresh.turns, again))
        return fresh

    def restore(self, past: Mapping[str, Any], session: Session) -> Session:
        """A remembered conversation, asked again."""
        session = replace(self.current(session.fresh()), id=str(past["id"]))
        for question in past["questions"]:
            session = self._ask(str(question), session)
        # Conversations of before these were remembered have none.
        said, kept = (
            {int(at): str(value) for at, value in past.get(name, {}).items()}
            for name in ("opinions", "kept")
        )
        return replace(session, opinions=said, kept=kept)

    def next_questions(self, session: Session, tries: int = TRIES) -> list[str]:
        """What could be asked next, none of which would be refused.

        :param tries: questions that may be asked on trial to find some.
        """
        return self.library.opened.suggestions.after(session.turns, session.within, tries)

    def rate(self, turn: int, good: bool, session: Session) -> Session:
        """Keep a turn with whether it was good.

        :raises ReportError: the store cannot be written.
        """
        if self.feedback is None:
            return session
        return self._rate(self.feedback, turn, "good" if good else "bad", session)

    def correct(self, turn: int, correction: str, session: Session) -> Session:
        """Keep what a turn's answer should have been.

        :raises ReportError: the store cannot be written.
        """
        if self.feedback is None:
            return session
        correction = correction[: self.longest]
        return self._rate(self.feedback, turn, "corrected", session, correction)

    def _rate(
        self, store: FeedbackStore, turn: int, said: str, session: Session, correction: str = ""
    ) -> Session:
        good, kept = said == "good", session.kept.get(turn, "")
        try:
            store.rate(kept, good, correction)
        except NotKept:
            # Not yet, or what a browser remembers has been forgotten here since.
            kept = store.record(session.turns[turn], session.history[:turn])
            store.rate(kept, good, correction)
        return replace(
            session,
            kept={**session.kept, turn: kept},
            opinions={**session.opinions, turn: said},
        )

    def file(self, name: str, session: Session) -> bytes:
        """What a download is made of: `figures.csv`, `chart.xlsx`, `conversation.docx`.

        KeyError for other names.
        """
        what, _, kind = name.partition(".")
        view = self.view(session)
        if what == "figures":
            figures = chosen_figures(session.answer, session.choice, view)
            return FIGURE_FILES[kind](figures, view)
        if what == "chart":
            chart = chart_of(session.answer, view)
            return FIGURE_FILES[kind](chart.figures if chart else (), view)
        return CONVERSATION_FILES[kind](session.turns, view)


def _left(within: Names[str], opened: Opened) -> frozenset[str]:
    """The reports chosen that have not been removed since; with none left, all may answer."""
    return frozenset(name for name in within if name in opened.collection.reports)
