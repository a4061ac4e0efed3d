"""How alike words are in meaning: 扯皮 and 纠纷, kindergarten and 幼儿园.

Every word of the reports has a vector from the encoder. A projection learned from the word
lists beside this file (`eval/fitting/senses.py`) draws synonyms together and keeps words of one
kind that must not be confused apart; how much of the cosine is left is what one word is worth
as evidence of another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.words.lexicon import DATA
from index import segment

Vectors = NDArray[np.float32]
PROJECTION = DATA / "senses.npz"
_WORD = re.compile("[一-鿿]{2,12}")
_MOST_ASKED = 20_000


@dataclass(frozen=True, slots=True)
class Projection:
    """Subtract `mean`, multiply by `matrix`, and compare by cosine."""

    encoder: str
    """The fingerprint of the encoder it was learned for; another's vectors mean nothing to it."""
    mean: Vectors
    """Shape [dimensions of the encoder]."""
    matrix: Vectors
    """Shape [dimensions of the encoder, columns]."""
    unrelated: float
    """The cosine that one pair of unrelated words in twenty exceeds: worth 0 up to here."""
    same: float
    """The cosine that a quarter of held-out synonyms exceed: worth 1 from here on."""
    known: Mapping[str, Vectors]
    """The words of the lists, projected: most of what is ever asked needs no encoding."""

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
    with np.load(PROJECTION, allow_pickle=False) as stored:
        return Projection(
            encoder=str(stored["encoder"]),
            mean=stored["mean"],
            matrix=stored["matrix"].astype(np.float32),
            unrelated=float(stored["unrelated"]),
            same=float(stored["same"]),
            known=dict(
                zip(stored["words"].tolist(), stored["projected"].astype(np.float32), strict=True)
            ),
        )


class Senses:
    """The words of some reports by meaning.

    With another encoder than the projection's no word is like another, and words in common
    are all there is.
    """

    def __init__(
        self,
        texts: Iterable[str],
        encode: Callable[[Sequence[str]], Vectors],
        fingerprint: str,
        remembered: Callable[[Sequence[str]], Vectors] | None = None,
    ) -> None:
        """Take the words of folded texts; short texts also as a whole, as compounds.

        :param encode: words as vectors of length 1, shape [n, dimensions].
        :param fingerprint: that of the encoder behind `encode`.
        :param remembered: the same for the many words of the texts; default: `encode`.
        """
        fits = fingerprint == projection().encoder
        self._rows: dict[str, int] = {}
        own: dict[str, NDArray[np.int64]] = {}
        for text in dict.fromkeys(texts) if fits else ():
            found = [self._rows.setdefault(word, len(self._rows)) for word in words_in(text)]
            found += [self._rows.setdefault(word, len(self._rows)) for word in _whole(text)]
            own[text] = np.array(found, np.int64)
        columns = projection().matrix.shape[1]
        self._vectors = (
            projection()((remembered or encode)(list(self._rows)))
            if self._rows
            else np.zeros((0, columns), np.float32)
        )
        self._encode = encode
        self._asked: dict[str, Vectors] = {}
        self._own = own
        self._others = lru_cache(maxsize=4096)(self._rows_of)
        self._worth = lru_cache(maxsize=512)(self._worth_of)

    def unknown(self, words: Iterable[str]) -> list[str]:
        """Those of some words that have no vector yet, to be encoded and learned."""
        missing = (word for word in words if self._rows and self._vector(word) is None)
        return list(dict.fromkeys(missing))

    def learn(self, words: Sequence[str], vectors: Sequence[Vectors]) -> None:
        """Keep the encoder's vectors of some words."""
        if not words:
            return
        if len(self._asked) > _MOST_ASKED:
            self._asked.clear()
        self._asked.update(zip(words, projection()(np.stack(vectors)), strict=True))

    def best(self, words: Sequence[str], texts: Sequence[str]) -> NDArray[np.float64]:
        """How well the likest word of each folded text stands for each of some words.

        Shape [texts, words], in [0, 1].
        """
        best = np.zeros((len(words), len(texts)))
        rows = [
            found if (found := self._own.get(text)) is not None else self._others(text)
            for text in texts
        ]
        lengths = np.array([len(found) for found in rows])
        full = np.flatnonzero(lengths)
        if len(full) and words:
            starts = np.cumsum(lengths) - lengths
            looked_at = np.concatenate(rows)
            worths = np.stack([self._worth(word)[looked_at] for word in words])
            best[:, full] = np.maximum.reduceat(worths, starts[full], axis=1)
        transposed: NDArray[np.float64] = best.T
        return transposed

    def _rows_of(self, text: str) -> NDArray[np.int64]:
        found = (self._rows.get(word, -1) for word in (*words_in(text), text))
        return np.array([row for row in found if row >= 0], np.int64)

    def _worth_of(self, word: str) -> Vectors:
        vector = self._vector(word)
        if vector is None:
            vector = projection()(self._encode([word]))[0]
        scale = projection()
        # Not `@`: BLAS shares so small a product among threads and takes ten times as long.
        cosines = np.einsum("ij,j->i", self._vectors, vector)
        worth: Vectors = np.clip(
            (cosines - scale.unrelated) / (scale.same - scale.unrelated), 0.0, 1.0
        )
        return worth

    def _vector(self, word: str) -> Vectors | None:
        row = self._rows.get(word)
        if row is not None:
            return np.asarray(self._vectors[row], np.float32)
        return projection().known[word] if word in projection().known else self._asked.get(word)


def words_in(text: str) -> list[str]:
    """The Chinese words of a folded text, of two characters or more."""
    return [word for word in segment(text) if _WORD.fullmatch(word)]


def _whole(text: str) -> tuple[str, ...]:
    return (text,) if _WORD.fullmatch(text) else ()
