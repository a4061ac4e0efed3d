"""Folders with more in them than good reports: unreadable ones, other files, namesakes."""

from pathlib import Path

import pytest

from corpus import UnreadableReport
from index import open_index
from tests.index.building import SCHOOLS, build, texts
from tests.index.character_encoder import CharacterEncoder


def test_one_unreadable_report_among_good_ones_is_named_and_left_out(folder: Path) -> None:
    bad = folder / "丙区-2012年政府工作报告.txt"
    bad.write_bytes(bytes(range(256)) * 8)
    index, stages = build(folder)
    assert len(index.reports) == 2
    ((name, problem),) = index.problems.items()
    assert name == bad.name
    assert bad.name in problem
    assert any(problem in stage for stage in stages)

    again, stages = build(folder)
    assert again.problems == index.problems
    assert len(stages) == 1  # what is wrong is said each time, found out only once

    bad.write_text(SCHOOLS, encoding="utf-8")
    encoder = CharacterEncoder()
    mended, _ = build(folder, encoder)
    assert mended.problems == {}
    assert set(encoder.encoded) == texts(bad)


def test_where_no_report_can_be_read_the_reasons_are_the_error(tmp_path: Path) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    for name in ("甲.txt", "乙.txt"):
        (folder / name).write_bytes(bytes(range(256)) * 8)
    with pytest.raises(UnreadableReport, match=r"甲\.txt") as caught:
        build(folder)
    assert "乙.txt" in str(caught.value)


def test_what_is_no_report_is_named_in_one_line_and_changes_nothing(folder: Path) -> None:
    build(folder)
    for number in range(7):
        (folder / f"表{number}.xlsx").write_bytes(b"PK")
    index, stages = build(folder)
    assert len(index.reports) == 2
    (line,) = stages
    assert "没有读取 7 个不是报告的文件：表0.xlsx、" in line
    assert "表4.xlsx 等" in line


def test_a_new_report_that_cannot_be_read_loses_nothing_indexed(folder: Path) -> None:
    built, _ = build(folder)
    (folder / "丙.txt").write_bytes(bytes(range(256)) * 8)
    encoder = CharacterEncoder()
    index, _ = build(folder, encoder)
    assert index.reports == built.reports
    assert encoder.encoded == []


def test_a_report_that_can_be_opened_again_costs_no_other(folder: Path) -> None:
    elsewhere = folder.parent / "网盘"
    link = folder / "丙区-2012年政府工作报告.txt"
    link.symlink_to(elsewhere / link.name)
    index, _ = build(folder)
    assert len(index.reports) == 2
    assert str(link) in index.problems[link.name]

    elsewhere.mkdir()
    (elsewhere / link.name).write_text(SCHOOLS, encoding="utf-8")
    encoder = CharacterEncoder()
    whole, _ = build(folder, encoder)
    assert len(whole.reports) == 3
    assert set(encoder.encoded) == texts(link)


def test_of_copies_one_is_read_and_the_other_named(folder: Path) -> None:
    build(folder)
    original = folder / "甲区-2012年政府工作报告.txt"
    for name in ("上传.txt", "甲区-2012年政府工作报告 (2).txt"):
        (folder / name).write_bytes(original.read_bytes())
    encoder = CharacterEncoder()
    index, stages = build(folder, encoder)
    assert encoder.encoded == []
    assert len(index.reports) == 2
    assert set(index.problems) == {"上传.txt", "甲区-2012年政府工作报告 (2).txt"}
    assert all(f"与 {original.name} 的内容完全相同" in said for said in index.problems.values())
    assert sum("内容完全相同" in stage for stage in stages) == 2

    original.unlink()
    left, _ = build(folder, encoder)
    assert len(left.reports) == 2
    assert encoder.encoded == []  # the copy that is read now has the other's vectors


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport, match="nowhere"):
        open_index([tmp_path / "nowhere"], home=tmp_path, encoder=CharacterEncoder())


def test_two_reports_of_one_name_go_by_their_folders(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "邻区"
    other.mkdir()
    (other / "甲区-2012年政府工作报告.txt").write_text(SCHOOLS, encoding="utf-8")
    encoder = CharacterEncoder()
    home = tmp_path / "home"
    alone = open_index([folder], home=home, encoder=CharacterEncoder())
    both = open_index([folder, other], home=home, encoder=encoder)
    assert [report.name for report in both.reports] == [
        "乙区-2012年政府工作报告.txt",
        "报告/甲区-2012年政府工作报告.txt",
        "邻区/甲区-2012年政府工作报告.txt",
    ]
    assert {figure.report for figure in both.figures} == {report.name for report in both.reports}
    assert both.passage("邻区/甲区-2012年政府工作报告.txt#p0").text == SCHOOLS.split("\n")[1]
    assert Path(both.reports[2].path).parent == other
    assert len(both.figures) == len(alone.figures) + 2
