"""Ctrl+C while a command still loads its libraries: one sentence and no traceback."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType

_COMMANDS = ("-m", "app.py")
"""What a process is called that runs a command of the project; with -m as long as packages load."""


def quiet_while_loading() -> None:
    """Have Ctrl+C end a command with one sentence and exit status 130, until `as_usual`.

    Nothing where the package is a library in another's process, which hears its own signals.
    """
    if sys.argv and Path(sys.argv[0]).name in _COMMANDS:
        signal.signal(signal.SIGINT, _leave)


def as_usual() -> None:
    """Have Ctrl+C raise KeyboardInterrupt again, so that what is under way is put in order."""
    if signal.getsignal(signal.SIGINT) is _leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _leave(_: int, __: FrameType | None) -> None:
    # What is half imported can neither catch an exception nor clean up after it.
    os.write(2, "已中断。\n".encode())
    os._exit(130)
