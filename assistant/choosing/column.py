"""A column of words, asked about once per distinct word rather than once per row."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray


class Column:
    """The values of one field over all figures, by code."""

    def __init__(self, values: Iterable[str]) -> None:
        """Number the distinct values."""
        codes: dict[str, int] = {}
        self._codes = np.fromiter((codes.setdefault(v, len(codes)) for v in values), np.int64)
        self._values = list(codes)

    def where(self, holds: Callable[[str], bool]) -> NDArray[np.bool_]:
        """For each row, whether its value satisfies a condition; shape [rows]."""
        found = np.fromiter((holds(value) for value in self._values), np.bool_, len(self._values))
        rows: NDArray[np.bool_] = found[self._codes] if len(found) else np.zeros(0, np.bool_)
        return rows
