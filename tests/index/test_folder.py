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


def test_a_web_page_comes_and_goes_with_its_pictures(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "网页.html"
    page.write_text(f"<html><body><p>{TOURISM}</p></body></html>", encoding="utf-8")
    (tmp_path / "网页_files").mkdir()
    (tmp_path / "网页_files" / "图.png").write_bytes(b"\x89PNG")
    add_reports([page], folder)
    add_reports([page], folder)
    assert (folder / "网页_files" / "图.png").is_file()
    assert (folder / REMOVED / "网页_files" / "图.png").is_file()
    remove_reports(["网页.html"], folder)
    assert not (folder / "网页_files").exists()
    assert (folder / REMOVED / "网页（2）_files" / "图.png").is_file()


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


@pytest.fixture
def nested(folder: Path) -> Path:
    """The folder with two reports of one name further down."""
    for town in ("丙镇", "丁镇"):
        (folder / town).mkdir()
        (folder / town / "2012.txt").write_text(f"{town}\n{TOURISM}", encoding="utf-8")
    (folder / "丙镇" / "2012.json").write_text('{"place": "丙镇"}', encoding="utf-8")
    return folder


def test_a_report_further_down_is_removed_with_what_lies_beside_it(nested: Path) -> None:
    (nested / "丁镇" / "2012.txt").rename(nested / "丁镇" / "2011.txt")
    (moved,) = remove_reports(["2012.txt"], nested)
    assert moved == nested / REMOVED / "丙镇" / "2012.txt"
    assert moved.read_text(encoding="utf-8").startswith("丙镇")
    assert moved.with_suffix(".json").is_file()
    assert not list((nested / "丙镇").iterdir())


def test_of_two_reports_with_one_name_neither_is_removed_unasked(nested: Path) -> None:
    with pytest.raises(UnreadableReport, match="有 2 份报告都叫") as error:
        remove_reports(["2012.txt"], nested)
    assert str(nested / "丙镇" / "2012.txt") in str(error.value)
    assert str(nested / "丁镇" / "2012.txt") in str(error.value)
    assert not (nested / REMOVED).exists()


@pytest.mark.parametrize("path", ["丁镇/2012.txt", "./丁镇/2012.txt", "{folder}/丁镇/2012.txt"])
def test_a_path_says_which_of_them_is_meant(path: str, nested: Path) -> None:
    remove_reports([path.format(folder=nested)], nested)
    assert (nested / "丙镇" / "2012.txt").is_file()
    assert not (nested / "丁镇" / "2012.txt").exists()


def test_so_does_the_name_it_is_listed_by(nested: Path) -> None:
    (nested / "乡镇").mkdir()
    for town in ("丙镇", "丁镇"):
        (nested / town).rename(nested / "乡镇" / town)
    (moved,) = remove_reports(["丁镇/2012.txt"], nested)
    assert moved == nested / REMOVED / "乡镇" / "丁镇" / "2012.txt"


def test_both_can_be_removed_and_both_are_kept(nested: Path) -> None:
    moved = remove_reports(["丙镇/2012.txt", "丁镇/2012.txt"], nested)
    assert [path.read_text(encoding="utf-8")[:2] for path in moved] == ["丙镇", "丁镇"]


def test_a_new_report_takes_the_place_of_its_namesake_further_down(new: Path, folder: Path) -> None:
    (folder / "乙镇").mkdir()
    (folder / NAME).rename(folder / "乙镇" / NAME)
    add_reports([new], folder)
    assert (folder / "乙镇" / NAME).read_text(encoding="utf-8") == TOURISM
    assert not (folder / NAME).exists()
    assert (folder / REMOVED / "乙镇" / NAME).read_text(encoding="utf-8") == HARVEST


def test_what_was_replaced_before_is_kept_too(new: Path, folder: Path) -> None:
    for text in (TOURISM, HARVEST, TOURISM):
        new.write_text(text, encoding="utf-8")
        add_reports([new], folder)
    kept = [path.read_text(encoding="utf-8") for path in (folder / REMOVED).glob("*.txt")]
    assert sorted(kept) == sorted([HARVEST, TOURISM, HARVEST])


def test_two_new_reports_of_one_name_are_refused(new: Path, folder: Path) -> None:
    other = new.parent / "别处" / NAME
    other.parent.mkdir()
    other.write_text(HARVEST, encoding="utf-8")
    with pytest.raises(UnreadableReport, match="2 份都叫"):
        add_reports([new, other], folder)
    assert (folder / NAME).read_text(encoding="utf-8") == HARVEST


@pytest.mark.parametrize("name", ["报告.csv", "README.md", "~$报告.txt", ".报告.txt"])
def test_what_would_never_be_read_again_is_not_taken_in(name: str, new: Path, folder: Path) -> None:
    with pytest.raises(UnreadableReport, match="请改名后再加入"):
        add_reports([new.rename(new.with_name(name))], folder)


@pytest.mark.parametrize("name", ["README.md", "表.csv"])
def test_only_reports_are_removed(name: str, folder: Path) -> None:
    (folder / name).write_text(TOURISM, encoding="utf-8")
    with pytest.raises(UnreadableReport, match="没有名为"):
        remove_reports([name], folder)
    assert (folder / name).is_file()
