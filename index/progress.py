"""How long work tells a person where it stands."""

from __future__ import annotations

import sys
from typing import Any, Protocol


class Progress(Protocol):
    """Called as work goes on: what is being done, how much of it is done, of how much.

    A stage without steps is reported once, with `done` and `total` zero.
    """

    def __call__(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Hear of one step."""


def silent(stage: str, done: int = 0, total: int = 0) -> None:
    """Tell nobody."""


class ProgressBar:
    """Progress as bars on the terminal (standard error), with the time left."""

    def __init__(self) -> None:
        """Start without a bar; the first stage with steps draws one."""
        # Only a terminal needs it.
        from tqdm import tqdm

        self._tqdm: Any = tqdm
        self._bar: Any = None
        self._stage = ""

    def __call__(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Draw one step."""
        if self._bar is not None and stage != self._stage:
            self.close()
        self._stage = stage
        if total == 0:
            self._tqdm.write(stage, file=sys.stderr)
            return
        if self._bar is None:
            # The time left comes from the mean rate so far: the latest batch says little.
            self._bar = self._tqdm(
                total=total, desc=stage, unit="", unit_scale=True, smoothing=0, leave=True
            )
        self._bar.total = total
        self._bar.update(done - self._bar.n)
        if done >= total:
            self.close()

    def close(self) -> None:
        """Finish the bar being drawn, if any."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
