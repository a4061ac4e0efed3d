"""Progress of an evaluation on the terminal."""

from __future__ import annotations

import sys

from index import Progress, ProgressBar, silent


def bars() -> Progress:
    """Bars with the time left; nothing where standard error is no terminal, such as a log."""
    return ProgressBar() if sys.stderr.isatty() else silent
