"""The one line in which all questions wait, from the page and from programs alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from assistant.chat.view import words
from assistant.model import Asked
from corpus import ReportError

TOGETHER = 8
"""How many waiting questions are prepared at once. More save little, and the first waits longer."""

_Result = TypeVar("_Result")


class LineTooLong(ReportError):
    """More questions wait than may."""


@dataclass(eq=False, slots=True)
class _Ticket:
    asked: Asked
    ready: Event = field(default_factory=Event)


class Line:
    """Work done a few at a time, first come, first served.

    More at a time than there are cores makes no one's wait shorter, and some longer than others.
    Whoever is next has those behind prepared too, which costs each of them less than alone.
    """

    def __init__(
        self, at_once: int, waiting: int, prepare: Callable[[Sequence[Asked]], None]
    ) -> None:
        """Let `at_once` be worked on and `waiting` wait; more are turned away.

        :param prepare: takes questions whose turn has come or will; without it they take longer.
        """
        self._limiter = CapacityLimiter(at_once)
        self._most = waiting
        self._prepare = prepare
        self._unprepared: list[_Ticket] = []
        self._taking = Lock()

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return self._limiter.statistics().tasks_waiting

    async def __call__(
        self, work: Callable[..., _Result], *arguments: object, asked: Asked | None = None
    ) -> _Result:
        """Wait for a turn, then work in a thread.

        :param asked: the question that is to be answered, if it is one.
        :raises LineTooLong: too many wait already.
        """
        if self.waiting >= self._most:
            raise LineTooLong(words("crowded", "zh-Hans"))
        if asked is None:
            return await to_thread.run_sync(work, *arguments, limiter=self._limiter)
        ticket = _Ticket(asked)
        with self._taking:
            self._unprepared.append(ticket)

        def turn() -> _Result:
            self._ready(ticket)
            return work(*arguments)

        try:
            return await to_thread.run_sync(turn, limiter=self._limiter)
        finally:
            # Whoever left before their turn came needs no preparing.
            self._take(ticket, 1)

    def _ready(self, ticket: _Ticket) -> None:
        """Prepare a question and those behind it, or wait for whoever is doing so."""
        batch = self._take(ticket, TOGETHER)
        if batch:
            # What is wrong with one question is for whoever asked it to hear, when it is answered.
            with suppress(Exception):
                self._prepare([each.asked for each in batch])
            for each in batch:
                each.ready.set()
        ticket.ready.wait()

    def _take(self, ticket: _Ticket, most: int) -> list[_Ticket]:
        """A question nobody has taken yet, and those behind it; none if it is taken."""
        with self._taking:
            if ticket not in self._unprepared:
                return []
            first = self._unprepared.index(ticket)
            batch = self._unprepared[first : first + most]
            del self._unprepared[first : first + most]
            return batch
