"""The one line in which all questions wait, from the page and from programs alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from assistant.chat.view import SaidError
from assistant.model import Asked

_TOGETHER = 16
"""Questions looked at together; of more each takes hardly less time, and the first waits."""
_Result = TypeVar("_Result")


class LineTooLong(SaidError):
    """More questions wait than may."""


class Line:
    """Work done a few at a time, first come, first served.

    More at a time than there are cores makes no one's wait shorter, and some longer than others.
    """

    def __init__(
        self, at_once: int, waiting: int, look_ahead: Callable[[Sequence[Asked]], None]
    ) -> None:
        """Let `at_once` be worked on and `waiting` wait; more are turned away.

        :param look_ahead: does what costs less for several questions together than for each.
        """
        self._limiter = CapacityLimiter(at_once)
        self._most = waiting
        self._look_ahead = look_ahead
        self._unseen: dict[object, Asked] = {}

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return self._limiter.statistics().tasks_waiting

    async def __call__(
        self, work: Callable[..., _Result], *arguments: object, asked: Asked | None = None
    ) -> _Result:
        """Wait for a turn, then work in a thread.

        :param asked: the question, if it is one, to be looked at with those that wait as well.
        :raises LineTooLong: too many wait already.
        """
        if self.waiting >= self._most:
            raise LineTooLong("crowded")
        ticket = object()
        if asked:
            self._unseen[ticket] = asked

        def turn() -> _Result:
            if ticket in self._unseen:
                self._see(ticket)
            return work(*arguments)

        try:
            return await to_thread.run_sync(turn, limiter=self._limiter)
        finally:
            self._unseen.pop(ticket, None)

    def _see(self, ticket: object) -> None:
        """Look at a question whose turn it is, and at those after it."""
        own = self._unseen.pop(ticket, None)
        # Copied in one step: others may join the line meanwhile.
        others = list(islice(list(self._unseen), _TOGETHER - 1))
        found = [own, *(self._unseen.pop(other, None) for other in others)]
        together = [asked for asked in found if asked]
        if len(together) > 1:
            self._look_ahead(together)
