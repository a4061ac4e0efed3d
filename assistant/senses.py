"""How alike words are in meaning: 扯皮 and 纠纷, kindergarten and 幼儿园.

Every word of the reports has a vector from the encoder. A projection learned from the word
lists beside this file (`eval/fit_senses.py`) draws synonyms together and keeps words of one
kind that must not be confused apart; how much of the cosine is left is what one word is worth
as evidence of another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.lexicon import DATA
from index import segment

Vectors = NDArray[np.float32]
PROJECTION = DATA / "senses.npz"
_WORD = re.compile("[一-鿿]{2,12}")


@dataclass(frozen=True, slots=True)
class Projection:
    """Subtract `mean`, multiply by `matrix`, and compare by cosine."""

    mean: Vectors
    """Shape [dimensions of the encoder]."""
    matrix: Vectors
    """Shape [dimensions of the encoder, columns]."""
    unrelated: float
    """The cosine that one pair of unrelated words in twenty exceeds: worth 0 up to here."""
    same: float
    """The cosine that a quarter of held-out synonyms exceed: worth 1 from here on."""

    def __call__(self, vectors: Vectors) -> Vectors:
        """Vectors [n, dimensions] as vectors of length 1, shape [n, columns]."""
        projected = _unit(vectors - self.mean) @ self.matrix
        return _unit(projected)


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return np.asarray(vectors / lengths, np.float32)


@lru_cache(maxsize=1)
def projection() -> Projection:
    """The learned projection."""
    with np.load(PROJECTION) as stored:
        matrix = stored["matrix"].astype(np.float32)
        return Projection(stored["mean"], matrix, float(stored["unrelated"]), float(stored["same"]))


class Senses:
    """The words of some reports by meaning.

    The projection belongs to the bundled encoder; with one of other dimensions no word is
    like another, and words in common are all there is.
    """

    def __init__(self, texts: Iterable[str], encode: Callable[[Sequence[str]], Vectors]) -> None:
        """Take the words of folded texts; short texts also as a whole, as compounds."""
        words = dict.fromkeys(
            word for text in dict.fromkeys(texts) for word in (*words_in(text), *_whole(text))
        )
        vectors = encode(list(words))
        fits = vectors.shape[1:] == projection().mean.shape
        self._rows = {word: row for row, word in enumerate(words)} if fits else {}
        self._vectors = projection()(vectors) if fits else np.zeros((0, 1), np.float32)
        self._encode = encode
        self.rows = lru_cache(maxsize=65536)(self._rows_of)
        self.worth = lru_cache(maxsize=4096)(self._worth_of)

    def best(self, word: str, text: str) -> float:
        """How well the likest word of a folded text stands for a word, in [0, 1]."""
        return float(self.worth(word)[self.rows(text)].max(initial=0.0))

    def _rows_of(self, text: str) -> NDArray[np.int64]:
        found = (self._rows.get(word, -1) for word in (*words_in(text), text))
        return np.array([row for row in found if row >= 0], np.int64)

    def _worth_of(self, word: str) -> Vectors:
        if not self._rows:
            return np.zeros(0, np.float32)
        scale = projection()
        cosines = self._vectors @ scale(self._encode([word]))[0]
        worth: Vectors = np.clip(
            (cosines - scale.unrelated) / (scale.same - scale.unrelated), 0.0, 1.0
        )
        return worth


def words_in(text: str) -> list[str]:
    """The Chinese words of a folded text, of two characters or more."""
    return [word for word in segment(text) if _WORD.fullmatch(word)]


def _whole(text: str) -> tuple[str, ...]:
    return (text,) if _WORD.fullmatch(text) else ()
