"""Vectors of single words, kept on disk for every encoder and shared by all its indexes."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from index.disk import explained
from index.encoder import Encoder, Vectors
from index.progress import Progress

_Halves = NDArray[np.float16]


def word_vectors(
    words: Sequence[str], folder: Path, encoder: Encoder, progress: Progress
) -> Vectors:
    """The vectors of some words, shape [words, dimensions]; what the disk lacks is encoded.

    Half precision on disk: it moves a cosine by less than 0.001 and halves the file.

    :param folder: where the file lies; it is named by the encoder's fingerprint.
    :raises StoreError: if the file cannot be written.
    """
    path = folder / f"{encoder.fingerprint.replace('/', '_')}.npz"
    known, vectors = _read(path, encoder.dimensions)
    row = {word: n for n, word in enumerate(known)}
    missing = [word for word in dict.fromkeys(words) if word not in row]
    if missing:
        total, done = sum(map(len, missing)), 0

        def advance(characters: int) -> None:
            nonlocal done
            done += characters
            progress("编码词语", done, total)

        fresh = encoder.encode_queries(missing, advance).astype(np.float16)
        row.update({word: len(known) + n for n, word in enumerate(missing)})
        vectors = np.concatenate([vectors, fresh])
        _write(path, [*known, *missing], vectors)
    return vectors[[row[word] for word in words]].astype(np.float32)


def _read(path: Path, dimensions: int) -> tuple[list[str], _Halves]:
    try:
        with np.load(path, allow_pickle=False) as stored:
            words, vectors = stored["words"].tolist(), stored["vectors"]
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return [], np.zeros((0, dimensions), np.float16)
    if vectors.shape != (len(words), dimensions):
        return [], np.zeros((0, dimensions), np.float16)
    return words, vectors


def _write(path: Path, words: Sequence[str], vectors: _Halves) -> None:
    data = io.BytesIO()
    np.savez(data, words=np.array(words, np.str_), vectors=vectors)
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}-{os.getpid()}")
        fresh.write_bytes(data.getbuffer())
        fresh.replace(path)
