"""How well texts speak of a question's concepts, one text at a time or many at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.asking.concepts import NEGATORS, Concept
from assistant.words.joined import Joined

_PARTIAL_WORTH = 0.8
_CHARACTER_WORTH = 0.4


def mention(concept: Concept, text: str) -> float:
    """How well a folded text speaks of a concept: 1 in its own words, 0 not at all.

    A word after a negator (非机动车) is not the word without it, and the reverse.
    A longer word partly there counts by its share of character pairs, from one half up; one
    character of a two-character word (发奖, 奖励) counts a little.
    """
    best = 0.0
    for form, worth in concept.forms:
        if worth > best and form in text and _stands_in(form, text):
            best = worth
    if best:
        return best
    for word in _partly_said_by(concept):
        pairs = _pairs(word)
        best = max(best, _in_pairs(sum([pair in text for pair in pairs]), len(pairs)))
    if best == 0.0:
        return _in_one_character(concept, sum(character in text for character in concept.word))
    return best


def mentions(concepts: Sequence[Concept], texts: Sequence[str]) -> NDArray[np.float64]:
    """What `mention` says of each text and each concept, shape [texts, concepts]."""
    joined = Joined(texts)
    told = [_mentions_of(concept, joined) for concept in concepts]
    return np.ascontiguousarray(np.array(told, np.float64).reshape(len(concepts), len(texts)).T)


def _mentions_of(concept: Concept, texts: Joined) -> list[float]:
    best = [0.0] * len(texts)
    for form, worth in concept.forms:
        for row in texts.holding(form, _not_after(form)):
            if worth > best[row]:
                best[row] = worth
    silent = [row for row, told in enumerate(best) if not told]
    if not silent:
        return best
    for word in _partly_said_by(concept):
        pairs = _pairs(word)
        held = [0] * len(texts)
        for pair in pairs:
            for row in texts.holding(pair):
                held[row] += 1
        for row in silent:
            best[row] = max(best[row], _in_pairs(held[row], len(pairs)))
    if _in_one_character(concept, 1):
        held = [0] * len(texts)
        for character in concept.word:
            for row in texts.holding(character):
                held[row] += 1
        for row in silent:
            if not best[row]:
                best[row] = _in_one_character(concept, held[row])
    return best


def _stands_in(form: str, text: str) -> bool:
    negators = _not_after(form)
    at = text.find(form)
    while at >= 0:
        if at == 0 or text[at - 1] not in negators:
            return True
        at = text.find(form, at + 1)
    return False


def _not_after(form: str) -> str:
    """The characters after which a form means something else: the reverse, or the whole it is a part of.

    None mean the reverse of a form that is negated itself; 进出口 is both, and no 出口.
    """
    negators = "" if form[0] in NEGATORS else NEGATORS
    return negators + ("进" if form.startswith("出口") else "")


def _partly_said_by(concept: Concept) -> list[str]:
    """The words of a concept of which a text may hold a part; of others it is no part of the sense.

    An English word stands in the text in Chinese, by one of its translations.
    """
    words = concept.forms if concept.word.isascii() else concept.forms[:1]
    return [word for word, _ in words if len(word) >= 3]


def _in_pairs(held: int, pairs: int) -> float:
    """What it is worth that a text holds some of a word's pairs of characters."""
    share = held / pairs
    return _PARTIAL_WORTH * share if share >= 0.5 else 0.0


def _in_one_character(concept: Concept, held: int) -> float:
    """What it is worth that a text holds one of a Chinese word's two characters, or both apart."""
    if len(concept.word) == 2 and "一" <= concept.word[0] <= "鿿":
        return _CHARACTER_WORTH * held / 2
    return 0.0


@lru_cache(maxsize=4096)
def _pairs(word: str) -> tuple[str, ...]:
    """Every two neighbouring characters of a word."""
    return tuple(word[i : i + 2] for i in range(len(word) - 1))
