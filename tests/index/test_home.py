import os
import shutil
from pathlib import Path

import pytest

from index import StoreError, open_index
from index.build import build_shard
from index.home import collections, merge, prune
from tests.index.character_encoder import CharacterEncoder

SHARDS = 3


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def encoded(sources: list[Path], home: Path) -> list[str]:
    """What had to be encoded to open an index of `sources`."""
    encoder = CharacterEncoder()
    open_index(sources, home=home, encoder=encoder)
    return encoder.encoded


def entries(home: Path) -> set[str]:
    return {path.name for path in (home / "entries").iterdir()}


def aged(home: Path) -> None:
    """Make every entry look two days old."""
    for path in (home / "entries").iterdir():
        then = path.stat().st_mtime - 2 * 24 * 60 * 60
        os.utime(path, (then, then))


def test_a_report_in_two_collections_is_encoded_once_and_stays_while_either_names_it(
    folder: Path, home: Path
) -> None:
    one, _ = sorted(folder.iterdir())
    assert encoded([folder], home)
    assert encoded([one], home) == []
    shared = entries(home)
    one.rename(folder.parent / one.name)
    assert encoded([folder], home) == []
    assert entries(home) == shared
    assert encoded([folder.parent / one.name], home) == []


def test_prune_removes_what_no_collection_names_and_nothing_else(folder: Path, home: Path) -> None:
    one, _ = sorted(folder.iterdir())
    elsewhere = folder.parent / "elsewhere" / one.name
    elsewhere.parent.mkdir()
    shutil.copyfile(one, elsewhere)
    encoded([folder], home)
    encoded([elsewhere], home)
    shutil.rmtree(folder)
    aged(home)
    assert prune(home) == (1, 1)
    assert len(entries(home)) == 1
    assert encoded([elsewhere], home) == []


def test_prune_spares_what_a_build_under_way_may_come_back_for(folder: Path, home: Path) -> None:
    build_shard([folder], home, CharacterEncoder(), (1, 1))
    assert prune(home) == (0, 0)
    assert encoded([folder], home) == []


def test_shards_share_the_reports_out_and_merge_into_the_whole(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(9):
        text = f"一、农业\n新建温室大棚{number + 2}00亩。\n"
        (folder / f"{'甲乙丙丁戊己庚辛壬'[number]}区-2012年政府工作报告.txt").write_text(
            text, encoding="utf-8"
        )
    encoders = [CharacterEncoder() for _ in range(SHARDS)]
    homes = [tmp_path / f"shard-{number}" for number in range(SHARDS)]
    shared = [build_shard([folder], homes[n], encoders[n], (n + 1, SHARDS)) for n in range(SHARDS)]
    assert sum(shared) == 9
    assert merge(home, homes) == 9
    assert merge(home, homes) == 0
    assert encoded([folder], home) == []

    alone = tmp_path / "alone"
    open_index([folder], home=alone, encoder=CharacterEncoder())
    ((_, merged),) = collections(home).items()
    ((_, whole),) = collections(alone).items()
    assert merged == whole


def test_shards_take_about_equal_shares(tmp_path: Path) -> None:
    folder = tmp_path / "uneven"
    folder.mkdir()
    for number, sheds in enumerate((90, 12, 11, 10, 9, 8, 7, 6, 5, 4)):
        said = "".join(f"新建温室大棚{number + 2}{shed:02}亩。\n" for shed in range(sheds))
        name = f"{'甲乙丙丁戊己庚辛壬癸'[number]}区-2012年政府工作报告.txt"
        (folder / name).write_text(f"一、农业\n{said}", encoding="utf-8")
    shares = [
        build_shard([folder], tmp_path / "out", CharacterEncoder(), (n, 3)) for n in (1, 2, 3)
    ]
    assert shares == [1, 4, 5]  # one report is longer than all others together


def test_a_damaged_entry_is_not_merged(folder: Path, home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    build_shard([folder], other, CharacterEncoder(), (1, 1))
    damaged = sorted((other / "entries").iterdir())[0] / "labels.npy"
    damaged.write_bytes(damaged.read_bytes()[:-1])
    assert merge(home, [other]) == 1
    assert encoded([folder], home)


def test_merging_a_folder_without_an_index_is_refused_by_name(home: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing-here"):
        merge(home, [tmp_path / "nothing-here"])
