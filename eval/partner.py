"""A second process that takes part of the work.

Threads cannot share out the asking: Python runs one of them at a time, and the encoder, whose
many short steps each wait for their turn, comes off worst.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

Work = Callable[..., None]
"""What the partner does: a module's function of its end of the line and of the arguments given."""


class Partner:
    """A process that works at the other end of a line, until its work is done or we are gone."""

    def __init__(self, work: Work, *arguments: Any) -> None:
        """Start `work`, a function of a module, on its end of the line and `arguments`."""
        # Started anew, not forked: a copy of a process with threads may wait for ever.
        context = get_context("spawn")
        self._line, other = context.Pipe()
        context.Process(target=_begin, args=(work, other, *arguments), daemon=True).start()
        # Ours to close, so that a partner that has died is heard of as the end of the line.
        other.close()

    def send(self, message: Any) -> None:
        """Send something that can be pickled; that the partner is gone shows in what it sends."""
        with suppress(OSError):
            self._line.send(message)

    def receive(self) -> Any | None:
        """What the partner sends next, waited for; None if it is gone."""
        try:
            return self._line.recv()
        except (EOFError, OSError):
            return None


def _begin(work: Work, line: Connection, *arguments: Any) -> None:
    # Ctrl-C reaches every process of a terminal; whoever started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work(line, *arguments)
