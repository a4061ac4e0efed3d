"""What was encoded in one run is known in the next, as long as nothing it comes of has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

import eval.memory
from eval.encoder import RememberingEncoder
from eval.memory import KEPT_DAYS, Memory
from index import PairScores
from tests.index.character_encoder import CharacterEncoder


class PairEncoder(CharacterEncoder):
    """Has also a reader of pairs, and keeps those it read."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[tuple[str, str]] = []

    def pair_reader(self, adapters: Path) -> PairScores:
        assert adapters.exists()

        def scores(pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
            self.read += pairs
            return scores_of(pairs)

        return scores


def scores_of(pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
    return np.array([len(first) / 7 - len(second) for first, second in pairs])


PAIRS = [
    ("清理了多少本执法证?", "清理行政执法证（名）2020"),
    ("清理了多少本执法证?", "培训人员（名）2020"),
]


def test_a_later_run_encodes_and_reads_only_what_is_new(tmp_path: Path) -> None:
    adapters = tmp_path / "pairs.npz"
    adapters.write_bytes(b"learned")
    seen = []
    for texts in (["办理多少件?"], ["办理多少件?", "受理多少件?"]):
        inner = PairEncoder()
        encoder = RememberingEncoder(inner, tmp_path / "kept")
        read = encoder.pair_reader(adapters)
        assert read
        assert np.array_equal(
            encoder.encode_queries(texts), CharacterEncoder().encode_queries(texts)
        )
        assert np.array_equal(read(PAIRS), scores_of(PAIRS))
        seen.append((inner.encoded, inner.read))
    assert seen == [(["办理多少件?"], PAIRS), (["受理多少件?"], [])]


def test_what_is_timed_is_encoded_and_read_anew(tmp_path: Path) -> None:
    adapters = tmp_path / "pairs.npz"
    adapters.write_bytes(b"learned")
    inner = PairEncoder()
    encoder = RememberingEncoder(inner, tmp_path / "kept")
    read = encoder.pair_reader(adapters)
    assert read
    encoder.encode_queries(["办理多少件?"])
    read(PAIRS)
    with encoder.forgetting():
        encoder.encode_queries(["办理多少件?"])
        read(PAIRS)
    assert inner.encoded == ["办理多少件?"] * 2
    assert inner.read == PAIRS * 2


def test_other_adapters_read_anew(tmp_path: Path) -> None:
    inner = PairEncoder()
    for learned in (b"once", b"learned on"):
        adapters = tmp_path / "pairs.npz"
        adapters.write_bytes(learned)
        read = RememberingEncoder(inner, tmp_path / "kept").pair_reader(adapters)
        assert read
        read(PAIRS)
    assert inner.read == PAIRS * 2


@given(st.dictionaries(st.text(), st.binary()), st.lists(st.text()))
def test_what_is_kept_is_recalled_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, kept: dict[str, bytes], asked: list[str]
) -> None:
    memory = Memory(tmp_path_factory.mktemp("memory"), "an encoder")
    memory.keep(kept)
    assert memory.recall([*kept, *asked]) == kept


def test_another_state_of_the_code_knows_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Memory(tmp_path, "an encoder").keep({"办理": b"1"})
    assert Memory(tmp_path, "an encoder").recall(["办理"]) == {"办理": b"1"}
    assert Memory(tmp_path, "another").recall(["办理"]) == {}
    monkeypatch.setattr(eval.memory, "_code", lambda: b"changed")
    assert Memory(tmp_path, "an encoder").recall(["办理"]) == {}


def test_what_no_run_has_used_for_long_is_deleted(tmp_path: Path) -> None:
    Memory(tmp_path, "left behind").keep({"办理": b"1"})
    [old] = tmp_path.iterdir()
    long_ago = time.time() - (KEPT_DAYS + 1) * 24 * 3600
    os.utime(old, (long_ago, long_ago))
    Memory(tmp_path, "an encoder").keep({"受理": b"2"})
    assert not old.exists()
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_cannot_be_written_is_no_reason_not_to_evaluate(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    encoder = RememberingEncoder(PairEncoder(), tmp_path / "file")
    assert encoder.encode_queries(["办理多少件?"]).shape[0] == 1


def test_a_damaged_file_is_no_reason_not_to_evaluate(tmp_path: Path) -> None:
    memory = Memory(tmp_path, "an encoder")
    [path] = tmp_path.iterdir()
    path.write_bytes(b"no database" * 100)
    memory.keep({"办理": b"1"})
    assert memory.recall(["办理"]) == {}
