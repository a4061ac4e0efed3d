"""Vectors of words are kept on disk and encoded once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Vectors
from index.errors import StoreError
from index.words import word_vectors
from tests.index.character_encoder import CharacterEncoder


class Counting(CharacterEncoder):
    """Remembers what it was asked to encode."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def encode_queries(
        self, texts: Sequence[str], advance: Callable[[int], None] = lambda _: None
    ) -> Vectors:
        self.asked += texts
        return super().encode_queries(texts, advance)


def told(stage: str, done: int = 0, total: int = 0) -> None:
    """Hear of progress and say nothing."""
    del stage, done, total


def test_only_words_not_met_before_are_encoded(tmp_path: Path) -> None:
    encoder = Counting()
    word_vectors(["学校", "社区"], tmp_path, encoder, told)
    word_vectors(["社区", "律师"], tmp_path, encoder, told)
    assert encoder.asked == ["学校", "社区", "律师"]


def test_vectors_come_in_the_order_asked_and_as_encoded(tmp_path: Path) -> None:
    encoder = Counting()
    word_vectors(["学校", "社区"], tmp_path, encoder, told)
    found = word_vectors(["律师", "学校"], tmp_path, encoder, told)
    assert np.allclose(found, encoder.encode_queries(["律师", "学校"]), atol=1e-3)


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    encoder = Counting()
    word_vectors(["学校"], tmp_path, encoder, told)
    next(tmp_path.glob("*.npz")).write_bytes(b"PK\x03\x04 not a zip")
    assert word_vectors(["学校"], tmp_path, encoder, told).shape == (1, encoder.dimensions)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match="file"):
        word_vectors(["学校"], blocked / "words", Counting(), told)
