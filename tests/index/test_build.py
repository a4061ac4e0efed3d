"""What a build makes, and what of it is done again when something has changed."""

import json
import shutil
from pathlib import Path

import pytest

from corpus import read_report
from index import open_index
from tests.corpus.files import picture
from tests.index.building import SCHOOLS, Listener, answers, build, contents_of, files_of, texts
from tests.index.character_encoder import CharacterEncoder
from tests.index.conftest import HARVEST


def test_first_opening_builds_and_says_so(folder: Path) -> None:
    index, stages = build(folder)
    assert stages[0] == "建立索引"
    assert {"读取报告", "编码文字"} <= set(stages)
    assert [report.name for report in index.reports] == [
        "乙区-2012年政府工作报告.txt",
        "甲区-2012年政府工作报告.txt",
    ]


def test_second_opening_does_no_work_and_finds_the_same(folder: Path) -> None:
    built, _ = build(folder)
    encoder = CharacterEncoder()
    opened, stages = build(folder, encoder)
    assert (stages, encoder.encoded) == ([], [])
    assert opened.reports == built.reports
    assert answers(opened, "新建温室大棚多少亩") == answers(built, "新建温室大棚多少亩")


def test_what_is_stored_is_what_was_read(folder: Path) -> None:
    build(folder)
    opened, _ = build(folder)
    for report in opened.reports:
        assert report == read_report(folder / report.name)


def test_each_text_is_encoded_once(folder: Path) -> None:
    encoder = CharacterEncoder()
    build(folder, encoder)
    assert len(encoder.encoded) == len(set(encoder.encoded))


def test_a_new_report_is_all_that_is_encoded(folder: Path) -> None:
    build(folder)
    added = folder / "丙区-2012年政府工作报告.txt"
    added.write_text(SCHOOLS, encoding="utf-8")
    encoder = CharacterEncoder()
    index, stages = build(folder, encoder)
    assert set(encoder.encoded) == texts(added)
    assert len(index.reports) == 3
    assert "新增或修改 1 份，移除 0 份" in stages[0]


def test_a_removed_report_leaves_nothing_behind(folder: Path) -> None:
    build(folder)
    before = files_of(folder)
    (folder / "乙区-2012年政府工作报告.txt").unlink()
    encoder = CharacterEncoder()
    index, stages = build(folder, encoder)
    assert encoder.encoded == []
    assert {figure.report for figure in index.figures} == {"甲区-2012年政府工作报告.txt"}
    assert "移除 1 份" in stages[0]
    assert len(files_of(folder)) < len(before)


def test_a_picture_of_a_page_that_comes_later_changes_or_goes_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "报告"
    (folder / "网页_files").mkdir(parents=True)
    (folder / "网页.html").write_text(
        f"<html><body><p>{HARVEST}</p><img src='网页_files/图.png'></body></html>", "utf-8"
    )
    (folder / "网页_files" / "别的.png").write_bytes(picture())
    before, _ = build(folder)
    shown = folder / "网页_files" / "图.png"
    found = []
    for kind in ("png", "jpeg", ""):
        if kind:
            shown.write_bytes(picture(kind))
        else:
            shown.unlink()
        encoder = CharacterEncoder()
        index, _ = build(folder, encoder)
        found.append([drawn.media_type for drawn in index.reports[0].pictures])
        assert encoder.encoded == []
        assert index.reports[0].figures == before.reports[0].figures
    assert found == [["image/png"], ["image/jpeg"], []]
    (folder / "网页_files" / "别的.png").unlink()
    assert build(folder)[1] == [], "what the page does not show is no part of it"


def test_of_a_changed_report_only_the_changed_text_is_encoded(folder: Path) -> None:
    build(folder)
    changed = folder / "甲区-2012年政府工作报告.txt"
    before = texts(changed)
    changed.write_text(HARVEST + "新增农机具350台。\n", encoding="utf-8")
    encoder = CharacterEncoder()
    index, stages = build(folder, encoder)
    assert set(encoder.encoded) == texts(changed) - before
    assert "350台" in {figure.text for figure in index.figures}
    assert "新增或修改 1 份" in stages[0]


def test_a_changed_sidecar_counts_as_a_changed_report(folder: Path) -> None:
    build(folder)
    sidecar = folder / "甲区-2012年政府工作报告.json"
    sidecar.write_text(json.dumps({"place": "甲子区"}), encoding="utf-8")
    index, _ = build(folder)
    assert index.report("甲区-2012年政府工作报告.txt").place == "甲子区"


def test_a_changed_model_rebuilds_and_names_both(folder: Path) -> None:
    build(folder, CharacterEncoder("old-model"))
    encoder = CharacterEncoder("new-model")
    _, stages = build(folder, encoder)
    assert "old-model" in stages[0]
    assert "new-model" in stages[0]
    assert encoder.encoded


def test_a_changed_reader_rebuilds_and_says_so(folder: Path) -> None:
    build(folder)
    (manifest,) = (path for path in files_of(folder) if path.name == "manifest.json")
    recorded = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(recorded | {"reader": "an older one"}), encoding="utf-8")
    _, stages = build(folder)
    assert "读取报告的程序已更新" in stages[0]
    assert build(folder)[1] == []


def test_a_folder_that_moves_is_not_encoded_again(folder: Path) -> None:
    build(folder)
    moved = folder.rename(folder.with_name("搬走的报告"))
    encoder = CharacterEncoder()
    index, _ = build(moved, encoder)
    assert encoder.encoded == []
    assert {Path(report.path).parent for report in index.reports} == {moved}


def test_a_renamed_report_is_not_encoded_again(folder: Path) -> None:
    build(folder)
    (folder / "甲区-2012年政府工作报告.txt").rename(folder / "甲区2012年政府工作报告.txt")
    encoder = CharacterEncoder()
    index, _ = build(folder, encoder)
    assert encoder.encoded == []
    assert {figure.report for figure in index.reports[1].figures} == {"甲区2012年政府工作报告.txt"}


def test_building_again_leaves_every_file_as_it_was_to_the_byte(folder: Path) -> None:
    build(folder)
    first = contents_of(folder)
    shutil.rmtree(folder.parent / "home")
    build(folder)
    assert contents_of(folder) == first


def test_an_index_is_the_same_from_any_working_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(folder)
    monkeypatch.chdir(folder.parent)
    listener = Listener()
    open_index([Path("报告")], home=Path("home"), encoder=CharacterEncoder(), progress=listener)
    assert listener.stages == []
