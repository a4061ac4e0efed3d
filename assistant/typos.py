"""Words mistyped by their sound: 职法证 for 执法证.

A word that stands nowhere in the reports is read as the word of theirs that sounds the same,
tones aside, if there is one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.concepts import Concept

_HEARD_WORTH = 0.9
_SIZES = (2, 3)


class SoundIndex:
    """What a word of no report may have been meant as: a string of a label that sounds alike."""

    def __init__(self, reports: Sequence[str], labels: Iterable[str]) -> None:
        """Take the folded texts of the reports and the folded labels of their figures."""
        self._reports = reports
        counts: Counter[str] = Counter()
        for label in labels:
            for size in _SIZES:
                counts.update(label[i : i + size] for i in range(len(label) - size + 1))
        by_sound: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
        for string, count in counts.items():
            if all("一" <= character <= "鿿" for character in string):
                by_sound[sound(string)].append((count, string))
        self._by_sound = {key: max(strings)[1] for key, strings in by_sound.items()}

    def heard(self, word: str) -> str:
        """The commonest string that sounds like a word the reports do not hold, or ""."""
        if len(word) not in _SIZES or any(word in text for text in self._reports):
            return ""
        return self._by_sound.get(sound(word), "")


def hear(concepts: Sequence[Concept], sounds: SoundIndex) -> tuple[Concept, ...]:
    """The concepts, each that no report knows also taken as what it sounds like."""
    return tuple(_heard(concept, sounds) for concept in concepts)


def _heard(concept: Concept, sounds: SoundIndex) -> Concept:
    alike = sounds.heard(concept.word)
    if not alike:
        return concept
    return replace(concept, forms=(*concept.forms, (alike, _HEARD_WORTH)))


def sound(word: str) -> tuple[str, ...]:
    """A word's syllables without tones."""
    return tuple(_syllable(character) for character in word)


@lru_cache(maxsize=16384)
def _syllable(character: str) -> str:
    from pypinyin import lazy_pinyin  # its tables take a tenth of a second to load

    return str(lazy_pinyin(character)[0])
