"""Words mistyped by their sound: 职法证 for 执法证, 顾文 for 顾问.

A pair of characters that stands in no report and is no word is read as the pair of a figure's
label that sounds the same, tones aside, if there is one that keeps one of the two and makes
sense where it stands. Numerals stay as they are. A pair inside a word, or where one word ends
and the next begins, is no such pair, nor is one that ends a place's name. Names have such pairs
by the dozen (陈荣捷卒于, 站隶属于), which is why sounding alike is not enough.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from assistant.words.lexicon import stopwords
from corpus import fold
from index import in_dictionary, segment

_HAN = re.compile("[一-鿿]{2}")
_LEVELS = frozenset("省市县区旗州盟镇乡村")
_NUMERALS = frozenset("〇零一二两三四五六七八九十百千万亿")
"""Never put right: any of them makes sense beside another, and 末 may even be read like 百."""


class SoundIndex:
    """What a pair of characters of no report may have been meant as."""

    def __init__(self, reports: Sequence[str], labels: Iterable[str]) -> None:
        """Take the folded texts of the reports and the folded labels of their figures."""
        self._reports = tuple(reports)
        self._known = {text[i : i + 2] for text in reports for i in range(len(text) - 1)}
        counts: Counter[str] = Counter(
            label[i : i + 2] for label in labels for i in _joined_pairs(label)
        )
        by_sound: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for pair, count in counts.items():
            for sound in sounds(pair) if _HAN.fullmatch(pair) else ():
                by_sound[sound].append((count, pair))
        self._by_sound = {sound: max(pairs)[1] for sound, pairs in by_sound.items()}

    def corrected(self, text: str) -> str:
        """A question with its mistyped pairs put right; the rest stays as typed."""
        characters, folded = list(text), fold(text)
        if len(folded) != len(characters):
            return text
        for at, one, other in _open_pairs(folded):
            meant = self._heard(folded[at : at + 2])
            changed = [n for n, character in enumerate(meant) if folded[at + n] != character]
            if len(changed) == 1 and self._makes_sense(folded, at, meant):
                [n] = changed
                if meant[n] in _NUMERALS or folded[at + n] in _NUMERALS:
                    continue
                # A character that helps to make another word is where it belongs.
                if len((one, other)[n]) == 1:
                    characters[at + n] = meant[n]
        return "".join(characters)

    def _heard(self, pair: str) -> str:
        if not _HAN.fullmatch(pair) or pair in self._known or in_dictionary(pair):
            return ""
        return next((self._by_sound[s] for s in sounds(pair) if s in self._by_sound), "")

    def _makes_sense(self, text: str, at: int, meant: str) -> bool:
        """Whether a pair put at `at` is (part of) a word there, or continues words of a report."""
        end, put_right = 0, text[:at] + meant + text[at + 2 :]
        for word in segment(put_right, invent=False):
            end += len(word)
            if end > at:
                break
        if end >= at + 2:
            return True
        continued = put_right[max(at - 1, 0) : at + 2]
        return at > 0 and any(continued in report for report in self._reports)


def _joined_pairs(text: str) -> Iterator[int]:
    """Where pairs begin that do not lie across two words of two characters or more."""
    return (at for at, one, other in _pairs(text) if one == other or 1 in (len(one), len(other)))


def _open_pairs(text: str) -> Iterator[tuple[int, range, range]]:
    """The pairs, as `_pairs` has them, of which a character is a word by itself, as a mistyped one is."""
    light = stopwords()["zh"]
    return (
        (at, one, other)
        for at, one, other in _pairs(text)
        if 1 in (len(one), len(other))
        and text[at + 1] not in _LEVELS
        and not any(text[word.start : word.stop] in light for word in (one, other))
    )


def _pairs(text: str) -> Iterator[tuple[int, range, range]]:
    """Every pair of neighbours: where it begins, and where the words of the two stand."""
    words: list[range] = []
    for word in segment(text, invent=False):
        begin = words[-1].stop if words else 0
        words += [range(begin, begin + len(word))] * len(word)
    return ((at, words[at], words[at + 1]) for at in range(len(words) - 1))


def sounds(pair: str) -> list[str]:
    """Every way two characters may be read, without tones."""
    return [f"{one} {other}" for one in _syllables(pair[0]) for other in _syllables(pair[1])]


@lru_cache(maxsize=16384)
def _syllables(character: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin  # its tables take a tenth of a second to load

    return tuple(dict.fromkeys(pinyin(character, style=Style.NORMAL, heteronym=True)[0]))
