"""An encoder that encodes a question once, and many questions at a time.

Evaluation asks one system after another the same questions, hundreds of them, which one by
one would spend most of its time in the encoder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from index import Encoder, PairScores, Vectors


class RememberingEncoder:
    """Another `Encoder`'s vectors, those of questions remembered by their text."""

    def __init__(self, encoder: Encoder) -> None:
        """Remember what `encoder` gives."""
        self._encoder = encoder
        self._vectors: dict[str, Vectors] = {}
        self._remembers = True
        self.name = encoder.name
        self.fingerprint = encoder.fingerprint
        self.dimensions = encoder.dimensions

    def encode_queries(
        self, texts: Sequence[str], advance: Callable[[int], None] = lambda _: None
    ) -> Vectors:
        """Questions as vectors, shape [n, dimensions]; only new ones are encoded."""
        if not self._remembers:
            return self._encoder.encode_queries(texts, advance)
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        advance(sum(map(len, texts)) - sum(map(len, new)))
        if new:
            self._vectors |= zip(new, self._encoder.encode_queries(new, advance), strict=True)
        vectors = [self._vectors[text] for text in texts]
        return np.asarray(vectors, np.float32).reshape(len(texts), self.dimensions)

    def encode_passages(
        self, texts: Sequence[str], advance: Callable[[int], None] = lambda _: None
    ) -> Vectors:
        """Passages as vectors, shape [n, dimensions]."""
        return self._encoder.encode_passages(texts, advance)

    def pair_reader(self, adapters: Path) -> PairScores | None:
        """What reads two texts together; nothing of it is remembered."""
        return self._encoder.pair_reader(adapters)

    @contextmanager
    def forgetting(self) -> Iterator[None]:
        """Encode everything anew inside, as a caller would see it who asks for the first time."""
        self._remembers = False
        try:
            yield
        finally:
            self._remembers = True
