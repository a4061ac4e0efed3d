"""The one line in which all questions wait, from the page and from programs alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from assistant.chat.view import words
from corpus import ReportError

_Result = TypeVar("_Result")


class LineTooLong(ReportError):
    """More questions wait than may."""


class Line:
    """Work done a few at a time, first come, first served.

    More at a time than there are cores makes no one's wait shorter, and some longer than others.
    """

    def __init__(self, at_once: int, waiting: int) -> None:
        """Let `at_once` be worked on and `waiting` wait; more are turned away."""
        self._limiter = CapacityLimiter(at_once)
        self._most = waiting

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return self._limiter.statistics().tasks_waiting

    async def __call__(self, work: Callable[..., _Result], *arguments: object) -> _Result:
        """Wait for a turn, then work in a thread.

        :raises LineTooLong: too many wait already.
        """
        if self.waiting >= self._most:
            raise LineTooLong(words("crowded", "zh-Hans"))
        return await to_thread.run_sync(work, *arguments, limiter=self._limiter)
