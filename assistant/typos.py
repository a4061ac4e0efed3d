"""Words mistyped by their sound: 职法证 for 执法证, 顾文 for 顾问.

A pair of characters that stands in no report and is no word is read as the pair of a figure's
label that sounds the same, tones aside, if there is one. Where one word ends and the next
begins is no such pair.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.lexicon import stopwords
from corpus import fold
from index import in_dictionary, segment

_HAN = re.compile("[一-鿿]{2}")


class SoundIndex:
    """What a pair of characters of no report may have been meant as."""

    def __init__(self, reports: Sequence[str], labels: Iterable[str]) -> None:
        """Take the folded texts of the reports and the folded labels of their figures."""
        self._known = {text[i : i + 2] for text in reports for i in range(len(text) - 1)}
        counts: Counter[str] = Counter(
            label[i : i + 2] for label in labels for i in _inside_words(label)
        )
        by_sound: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
        for pair, count in counts.items():
            if _HAN.fullmatch(pair):
                by_sound[sound(pair)].append((count, pair))
        self._by_sound = {key: max(pairs)[1] for key, pairs in by_sound.items()}

    def corrected(self, text: str) -> str:
        """A question with its mistyped pairs put right; the rest stays as typed."""
        characters, folded = list(text), fold(text)
        if len(folded) != len(characters):
            return text
        for at in _inside_words(folded):
            meant = self._heard(folded[at : at + 2])
            for n, character in enumerate(meant):
                if folded[at + n] != character:
                    characters[at + n] = character
        return "".join(characters)

    def _heard(self, pair: str) -> str:
        light = stopwords()["zh"]
        if not _HAN.fullmatch(pair) or pair in self._known or in_dictionary(pair):
            return ""
        if any(character in light for character in pair):
            return ""
        return self._by_sound.get(sound(pair), "")


def _inside_words(text: str) -> Iterator[int]:
    """Where pairs begin that do not lie across two words of two characters or more."""
    at = 0
    across = set()
    for word, following in pairwise(segment(text, invent=False)):
        at += len(word)
        if len(word) > 1 and len(following) > 1:
            across.add(at - 1)
    return (at for at in range(len(text) - 1) if at not in across)


def sound(word: str) -> tuple[str, ...]:
    """A word's syllables without tones."""
    return tuple(_syllable(character) for character in word)


@lru_cache(maxsize=16384)
def _syllable(character: str) -> str:
    from pypinyin import lazy_pinyin  # its tables take a tenth of a second to load

    return str(lazy_pinyin(character)[0])
