import errno
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus import ReportError, UnreadableReport, read_report
from index import Index, ScoredPassage, StoreError, open_index
from index.entry import label_texts, passage_texts, wide_texts
from tests.index.character_encoder import CharacterEncoder, vector_of
from tests.index.conftest import HARVEST

SCHOOLS = "一、教育\n新建幼儿园6所，改造中小学校舍3.4万平方米。\n"


class Listener:
    """Progress that remembers the stages it heard of."""

    def __init__(self) -> None:
        self.stages: list[str] = []

    def __call__(self, stage: str, done: int = 0, total: int = 0) -> None:
        assert done <= total
        self.stages.append(stage)


def build(folder: Path, encoder: CharacterEncoder | None = None) -> tuple[Index, list[str]]:
    """The index of `folder`, kept beside it, and what was said while it was opened."""
    listener = Listener()
    index = open_index(
        [folder],
        home=folder.parent / "home",
        encoder=encoder or CharacterEncoder(),
        progress=listener,
    )
    return index, listener.stages


def answers(index: Index, question: str) -> tuple[list[ScoredPassage], list[tuple[int, float]]]:
    """The passages and figures found for a question, with their scores."""
    vector = vector_of(question)
    figures = index.search_figures(question, vector, 9)
    scored = zip(figures.rows.tolist(), figures.label.tolist(), strict=True)
    return index.search_passages(question, vector, 9), list(scored)


def texts(path: Path) -> set[str]:
    """Everything encoded for the report at `path`."""
    report = read_report(path)
    return {*passage_texts(report), *label_texts(report), *wide_texts(report)}


def files_of(folder: Path) -> list[Path]:
    """Every file of the index built for `folder`."""
    home = folder.parent / "home"
    return sorted(path for path in home.rglob("*") if path.is_file() and path.name != ".lock")


def contents_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in files_of(folder)}


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


def test_one_unreadable_report_among_good_ones_is_named_and_left_out(folder: Path) -> None:
    bad = folder / "丙区-2012年政府工作报告.txt"
    bad.write_bytes(bytes(range(256)) * 8)
    index, stages = build(folder)
    assert len(index.reports) == 2
    (problem,) = index.problems
    assert bad.name in problem
    assert any(problem in stage for stage in stages)

    again, stages = build(folder)
    assert again.problems == index.problems
    assert len(stages) == 1  # what is wrong is said each time, found out only once

    bad.write_text(SCHOOLS, encoding="utf-8")
    encoder = CharacterEncoder()
    mended, _ = build(folder, encoder)
    assert mended.problems == ()
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


def test_an_index_is_the_same_from_any_working_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(folder)
    monkeypatch.chdir(folder.parent)
    listener = Listener()
    open_index([Path("报告")], home=Path("home"), encoder=CharacterEncoder(), progress=listener)
    assert listener.stages == []


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


@pytest.mark.parametrize(
    ("number", "says"), [(errno.ENOSPC, "磁盘空间不足"), (errno.EROFS, "权限")]
)
def test_the_system_s_reasons_become_advice(tmp_path: Path, number: int, says: str) -> None:
    from index.disk import replace_folder

    with pytest.raises(StoreError, match=says), replace_folder(tmp_path / "entry"):
        raise OSError(number, os.strerror(number))
    assert list(tmp_path.iterdir()) == []
