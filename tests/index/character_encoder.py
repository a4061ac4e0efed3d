"""An encoder whose vectors a reader can compute: how often each character occurs."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index.encoder import PairScores, Vectors


class CharacterEncoder:
    """Column c counts the characters whose code point is c modulo 64; rows have length 1.

    `encoded` keeps every text it was given. `fails_at` raises at the text that contains it,
    as Ctrl-C in the middle of a build would.
    """

    dimensions = 64

    def __init__(self, name: str = "characters", fails_at: str | None = None) -> None:
        self.name = name
        self.fingerprint = f"{name}-1"
        self.encoded: list[str] = []
        self._fails_at = fails_at

    def encode_passages(
        self, texts: Sequence[str], advance: Callable[[int], None] = lambda _: None
    ) -> Vectors:
        for text in texts:
            if self._fails_at is not None and self._fails_at in text:
                raise KeyboardInterrupt
            advance(len(text))
        self.encoded += texts
        return np.stack([vector_of(text) for text in texts])

    encode_queries = encode_passages

    def pair_reader(self, adapters: Path) -> PairScores | None:
        del adapters  # made for another encoder
        return None


def vector_of(text: str) -> Vectors:
    counts = np.bincount([ord(character) % 64 for character in text or " "], minlength=64)
    vector: Vectors = (counts / np.linalg.norm(counts)).astype(np.float32)
    return vector
