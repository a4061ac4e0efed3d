"""Where a quotation stands in a report, whatever its spacing, width, script or conversion noise."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from copy import copy
from difflib import SequenceMatcher
from functools import cached_property

from corpus import Report, Span, fold

_SAYS_SOMETHING = 4
"""Characters in a row that a quotation and a report have in common, and not by chance."""


class Searchable:
    """A report's text without white space and width, with the way back to the original.

    A quotation is looked for in the clean text, and where it is not there in the original,
    as somebody who copied it from the file has it, noise and all.
    """

    def __init__(self, report: Report) -> None:
        """Fold the report's two texts once."""
        self._clean = _Folded(report.clean, report.to_original)
        self._original = _Folded(report.text, lambda span: span)

    def occurrences(self, quotation: str) -> list[Span]:
        """Every place the quotation stands at, in original offsets; one said twice is two.

        One in the other script than the report's is found if it is not there as written.
        """
        sought = _without_width(quotation)
        return (
            list(self._clean.find(sought))
            or list(self._original.find(sought))
            or list(self._clean.in_simplified.find(fold(sought)))
        )

    def nearest(self, quotation: str) -> str:
        """Where the report says most of a quotation in the same words, with a little around it.

        Empty if it does not say even a few characters of it.
        """
        return self._clean.in_simplified.around(fold(_without_width(quotation)))


class _Folded:
    def __init__(self, text: str, to_original: Callable[[Span], Span]) -> None:
        characters: list[str] = []
        positions: list[int] = []
        for position, character in enumerate(text):
            for folded in _without_width(character):
                characters.append(folded)
                positions.append(position)
        self._whole, self._text, self._positions = text, "".join(characters), positions
        self._to_original = to_original

    @cached_property
    def in_simplified(self) -> _Folded:
        """The same text without script, either."""
        simplified = copy(self)
        simplified._text = fold(self._text)
        return simplified

    def find(self, sought: str) -> Iterator[Span]:
        start = self._text.find(sought) if sought else -1
        while start >= 0:
            end = start + len(sought)
            yield self._to_original(Span(self._positions[start], self._positions[end - 1] + 1))
            start = self._text.find(sought, end)

    def around(self, sought: str) -> str:
        """The text around the longest piece of `sought` that stands here; empty without one."""
        matcher = SequenceMatcher(None, self._text, sought, autojunk=False)
        found = matcher.find_longest_match()
        if found.size < _SAYS_SOMETHING:
            return ""
        first = max(found.a - found.b, 0)
        last = min(found.a - found.b + len(sought), len(self._text)) - 1
        return " ".join(self._whole[self._positions[first] : self._positions[last] + 1].split())


def _without_width(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
