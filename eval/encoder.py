"""An encoder that encodes a question once, and many questions at a time.

Evaluation asks one system after another the same questions, hundreds of them, which one by
one would spend most of its time in the encoder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.memory import Memory
from index import Encoder, PairScores, Vectors, default_home, load_encoder


def remembering_encoder(model: str | None) -> RememberingEncoder:
    """The encoder called `model`, as `load_encoder` knows it, with what earlier runs encoded.

    :raises EncoderError: the model is unknown, unreachable or broken.
    """
    home = default_home()
    return RememberingEncoder(load_encoder(model, home), home / "evaluation")


class RememberingEncoder:
    """Another `Encoder`'s vectors, those of questions remembered by their text, and its pairs."""

    def __init__(self, encoder: Encoder, kept: Path | None = None) -> None:
        """Remember what `encoder` gives; with a folder `kept` also for later runs."""
        self._encoder = encoder
        self._kept = kept
        self._memory = Memory(kept, encoder.fingerprint) if kept else None
        self._vectors: dict[str, Vectors] = {}
        self._remembers = True
        self.name = encoder.name
        self.fingerprint = encoder.fingerprint

    @property
    def dimensions(self) -> int:
        """Columns of every vector."""
        return self._encoder.dimensions

    def unknown(self, texts: Sequence[str]) -> list[str]:
        """Those of some questions that are still to be encoded, each once."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if new and self._memory:
            known = self._memory.recall(new)
            self._vectors |= {text: np.frombuffer(known[text], np.float32) for text in known}
            new = [text for text in new if text not in known]
        return new

    def encode_queries(
        self, texts: Sequence[str], advance: Callable[[int], None] = lambda _: None
    ) -> Vectors:
        """Questions as vectors, shape [n, dimensions]; only new ones are encoded."""
        if not self._remembers:
            return self._encoder.encode_queries(texts, advance)
        new = self.unknown(texts)
        advance(sum(map(len, texts)) - sum(map(len, new)))
        if new:
            found = dict(zip(new, self._encoder.encode_queries(new, advance), strict=True))
            self._vectors |= found
            if self._memory:
                self._memory.keep({text: vector.tobytes() for text, vector in found.items()})
        vectors = [self._vectors[text] for text in texts]
        return np.asarray(vectors, np.float32).reshape(len(texts), -1 if texts else self.dimensions)

    def encode_passages(
        self, texts: Sequence[str], advance: Callable[[int], None] = lambda _: None
    ) -> Vectors:
        """Passages as vectors, shape [n, dimensions]."""
        return self._encoder.encode_passages(texts, advance)

    def pair_reader(self, adapters: Path) -> PairScores | None:
        """What reads two texts together; read again only what no run has read."""
        scores = self._encoder.pair_reader(adapters)
        if scores is None or self._kept is None:
            return scores
        adapted = hashlib.sha256(adapters.read_bytes()).hexdigest()
        memory = Memory(self._kept, f"{self.fingerprint} {adapted}")

        def remembered(pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
            if not self._remembers:
                return scores(pairs)
            # All together, as a score changes in its last places with what is read beside it.
            key = repr(tuple(pairs))
            if known := memory.recall([key]):
                return np.frombuffer(known[key], np.float64)
            found = scores(pairs)
            memory.keep({key: found.tobytes()})
            return found

        return remembered

    @contextmanager
    def forgetting(self) -> Iterator[None]:
        """Encode everything anew inside, as a caller would see it who asks for the first time."""
        self._remembers = False
        try:
            yield
        finally:
            self._remembers = True
