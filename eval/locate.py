"""Where a quotation stands in a report, whatever its spacing, width or conversion noise."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from corpus import Report, Span


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
        """Every place the quotation stands at, in original offsets; one said twice is two."""
        sought = _without_width(quotation)
        return list(self._clean.find(sought)) or list(self._original.find(sought))


class _Folded:
    def __init__(self, text: str, to_original: Callable[[Span], Span]) -> None:
        characters: list[str] = []
        self._positions: list[int] = []
        for position, character in enumerate(text):
            for folded in _without_width(character):
                characters.append(folded)
                self._positions.append(position)
        self._text = "".join(characters)
        self._to_original = to_original

    def find(self, sought: str) -> Iterator[Span]:
        start = self._text.find(sought) if sought else -1
        while start >= 0:
            end = start + len(sought)
            yield self._to_original(Span(self._positions[start], self._positions[end - 1] + 1))
            start = self._text.find(sought, end)


def _without_width(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
