"""Builds that are damaged, interrupted, killed, short of space, or not alone."""

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus import ReportError
from index import StoreError
from tests.index.building import SCHOOLS, answers, build, contents_of, files_of, texts
from tests.index.character_encoder import CharacterEncoder


def damaged(path: Path, how: str) -> None:
    data = path.read_bytes()
    if how == "missing":
        path.unlink()
    elif how == "truncated":
        path.write_bytes(data[: len(data) // 2])
    else:
        middle = len(data) // 2
        path.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])


@pytest.mark.parametrize("how", ["missing", "truncated", "one bit flipped"])
def test_a_damaged_file_is_rebuilt_and_never_served(folder: Path, how: str) -> None:
    built, _ = build(folder)
    whole = contents_of(folder)
    for path in whole:
        damaged(path, how)
        opened, _ = build(folder)
        assert opened.reports == built.reports, path.name
        question = "接待游客多少人次"
        assert answers(opened, question) == answers(built, question), path.name
        if path.name != "checksums.json":  # only a build reads it
            assert contents_of(folder) == whole, path.name


def test_damage_is_named_and_costs_only_its_own_report(folder: Path) -> None:
    build(folder)
    vectors = next(path for path in files_of(folder) if path.suffix == ".npy")
    damaged(vectors, "truncated")
    encoder = CharacterEncoder()
    _, stages = build(folder, encoder)
    assert "损坏" in stages[0]
    assert set(encoder.encoded) in [texts(path) for path in folder.iterdir()]


def test_an_interrupted_build_leaves_the_old_index_and_goes_on_later(folder: Path) -> None:
    build(folder)
    whole = contents_of(folder)
    (folder / "丁区-2012年政府工作报告.txt").write_text(SCHOOLS, encoding="utf-8")
    last = folder / "戊区-2012年政府工作报告.txt"
    last.write_text("新建停车场23处。\n", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        build(folder, CharacterEncoder(fails_at="停车场"))
    assert whole.items() <= contents_of(folder).items()

    encoder = CharacterEncoder()
    index, _ = build(folder, encoder)
    assert set(encoder.encoded) == texts(last)
    assert len(index.reports) == 4


BUILDER = """
import sys
from pathlib import Path
from index import open_index
from tests.index.character_encoder import CharacterEncoder

class Stalling(CharacterEncoder):
    def encode_passages(self, texts, advance=lambda _: None):
        if any("停车场" in text for text in texts):
            print("stalled", flush=True)
            sys.stdin.read()
        return super().encode_passages(texts, advance)

    encode_queries = encode_passages

open_index([Path(sys.argv[1])], home=Path(sys.argv[2]), encoder=Stalling())
"""


def test_a_build_killed_outright_goes_on_with_the_report_it_was_at(folder: Path) -> None:
    last = folder / "癸区-2012年政府工作报告.txt"
    last.write_text("新建停车场23处。\n", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(folder), str(folder.parent / "home")],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == "stalled\n"
        builder.kill()
    encoder = CharacterEncoder()
    index, _ = build(folder, encoder)
    assert set(encoder.encoded) == texts(last)
    assert len(index.reports) == 3


@contextmanager
def no_space() -> Iterator[None]:
    """Files cannot grow past two kilobytes: writing fails in the middle, as on a full disk.

    Not a fixture: pytest itself writes to its log before a fixture is torn down.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_one_sentence_and_the_old_index_stays(folder: Path) -> None:
    build(folder)
    whole = contents_of(folder)
    added = folder / "丙区-2012年政府工作报告.txt"
    added.write_text(SCHOOLS * 20, encoding="utf-8")
    with no_space(), pytest.raises(StoreError, match="磁盘空间不足") as caught:
        build(folder)
    assert isinstance(caught.value, ReportError)
    assert "\n" not in str(caught.value)
    assert contents_of(folder) == whole


def test_a_home_that_cannot_be_a_folder_is_one_sentence(folder: Path) -> None:
    (folder.parent / "home").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(StoreError, match="无法写入"):
        build(folder)


def test_two_builders_at_once_share_the_work(folder: Path) -> None:
    encoders = [CharacterEncoder(), CharacterEncoder()]
    with ThreadPoolExecutor(2) as pool:
        first, second = (index for index, _ in pool.map(build, [folder] * 2, encoders))
    assert first.reports == second.reports
    encoded = encoders[0].encoded + encoders[1].encoded
    assert len(encoded) == len(set(encoded))


@pytest.mark.parametrize(
    ("number", "says"), [(errno.ENOSPC, "磁盘空间不足"), (errno.EROFS, "权限")]
)
def test_the_system_s_reasons_become_advice(tmp_path: Path, number: int, says: str) -> None:
    from index.disk import replace_folder

    with pytest.raises(StoreError, match=says), replace_folder(tmp_path / "entry"):
        raise OSError(number, os.strerror(number))
    assert list(tmp_path.iterdir()) == []
