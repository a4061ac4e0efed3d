from pathlib import Path

import pytest

from corpus import REMOVED, UnreadableReport
from index.folder import add_reports, remove_reports
from tests.index.conftest import HARVEST, TOURISM

NAME = "甲区-2012年政府工作报告.txt"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A report to add, with a sidecar, under a name the folder already has."""
    path = tmp_path / "新" / NAME
    path.parent.mkdir()
    path.write_text(TOURISM, encoding="utf-8")
    path.with_suffix(".json").write_text('{"place": "甲子区"}', encoding="utf-8")
    return path


def test_a_report_comes_with_what_lies_beside_it(new: Path, tmp_path: Path) -> None:
    add_reports([new], tmp_path / "空")
    names = {path.name for path in (tmp_path / "空").iterdir()}
    assert names == {new.name, new.with_suffix(".json").name}


def test_the_report_replaced_is_kept(new: Path, folder: Path) -> None:
    add_reports([new], folder)
    assert (folder / NAME).read_text(encoding="utf-8") == TOURISM
    assert (folder / REMOVED / NAME).read_text(encoding="utf-8") == HARVEST


def test_a_report_removed_is_kept_out_of_the_way(folder: Path) -> None:
    remove_reports([NAME], folder)
    assert not (folder / NAME).exists()
    assert (folder / REMOVED / NAME).read_text(encoding="utf-8") == HARVEST


def test_one_bad_report_stops_all_before_anything_changes(new: Path, folder: Path) -> None:
    bad = new.with_name("坏.txt")
    bad.write_bytes(bytes(range(256)) * 8)
    with pytest.raises(UnreadableReport, match="坏"):
        add_reports([new, bad], folder)
    assert (folder / NAME).read_text(encoding="utf-8") == HARVEST
    assert not (folder / REMOVED).exists()


def test_adding_a_report_that_lies_there_already_changes_nothing(folder: Path) -> None:
    add_reports([folder / NAME], folder)
    assert (folder / NAME).read_text(encoding="utf-8") == HARVEST


@pytest.mark.parametrize("name", ["没有.txt", "../新/甲区-2012年政府工作报告.txt", "/etc/hosts"])
def test_only_reports_of_the_folder_are_removed(new: Path, folder: Path, name: str) -> None:
    with pytest.raises(UnreadableReport):
        remove_reports([NAME, name], folder)
    assert new.is_file()
    assert (folder / NAME).is_file()


def test_a_file_name_with_control_characters_is_refused(new: Path, folder: Path) -> None:
    odd = new.rename(new.with_name("甲\n区.txt"))
    with pytest.raises(UnreadableReport, match="控制字符"):
        add_reports([odd], folder)
