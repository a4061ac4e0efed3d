"""Texts searched as one: a word costs a step only where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

_BETWEEN = "\n"
"""Stands between two texts; no word has it in it."""


class Joined:
    """Some texts, to be searched for words together."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Join the texts."""
        self._whole = _BETWEEN.join(texts)
        self._starts = [0, *accumulate(len(text) + len(_BETWEEN) for text in texts)]

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self._starts) - 1

    def holding(self, piece: str, unless_after: str = "") -> Iterator[int]:
        """The rows of the texts that a piece of text stands in, in order.

        :param unless_after: characters right after which it does not count.
        """
        whole, starts = self._whole, self._starts
        at = whole.find(piece)
        while at >= 0:
            if at and whole[at - 1] in unless_after:
                at = whole.find(piece, at + 1)
                continue
            row = bisect_right(starts, at)
            yield row - 1
            at = whole.find(piece, starts[row])

    def places(self, piece: str) -> Iterator[tuple[int, int]]:
        """Everywhere a piece of text stands: the row of the text, and where in it."""
        whole, starts = self._whole, self._starts
        at = whole.find(piece)
        while at >= 0:
            row = bisect_right(starts, at) - 1
            yield row, at - starts[row]
            at = whole.find(piece, at + 1)
