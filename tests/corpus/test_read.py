import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import (
    SHIPPED,
    Report,
    UnreadableReport,
    list_reports,
    name_reports,
    parse_report,
    read_report,
    unread_files,
)

TEXT = (
    "政府工作报告\r\n--2015年2月5日在海拉尔区第十四届人民代表大会第四次会议上\r\n各位代表：\r\n"
    "　　一、2014年工作回顾\r\n　　全区地区生产总值完成 274.4亿元，同比增长9.1%。\r\n"
)


@pytest.fixture(scope="module")
def shipped() -> Report:
    return read_report(SHIPPED / "linhe-2020-rule-of-law.txt")


def test_the_shipped_report_knows_what_it_is(shipped: Report) -> None:
    assert (shipped.title, shipped.place) == ("臨河區2020年法治政府建設報告", "臨河區")
    assert (shipped.period, shipped.plan_period) == ("2020", "")
    assert shipped.kind == "法治政府建設報告"


def test_the_shipped_report_has_its_five_chapters_and_thirteen_sections(shipped: Report) -> None:
    chapters = dict.fromkeys(section.path[0] for section in shipped.sections if section.path)
    assert [chapter[:4] for chapter in chapters] == [
        "全面深化",
        "推進政府",
        "完善行政",
        "強化制約",
        "依法化解",
    ]
    assert sum(len(section.path) == 2 for section in shipped.sections) == 13


def test_a_passage_of_the_shipped_report_leads_back_to_the_file(shipped: Report) -> None:
    (passage,) = [p for p in shipped.passages if "清理374名" in p.text]
    assert passage.section == ("完善行政執法體制,推進嚴格公正文明執法", "規范行政執法行為")
    original = shipped.text[passage.original.start : passage.original.end]
    assert "清理374名不具備行政執(zhí)法資格人員的行政執(zhí)法證" in original


def test_every_figure_stands_in_its_passage_and_in_the_file(shipped: Report) -> None:
    passages = {passage.id: passage for passage in shipped.passages}
    assert shipped.figures
    for figure in shipped.figures:
        passage = passages[figure.passage_id]
        assert passage.clean.start <= figure.clean.start < figure.clean.end <= passage.clean.end
        assert shipped.text[figure.original.start : figure.original.end].startswith(figure.text[0])


def test_findings_refer_to_figures_of_the_report(shipped: Report) -> None:
    ids = {figure.id for figure in shipped.figures}
    assert shipped.findings
    for finding in shipped.findings:
        assert {finding.whole, *finding.parts} <= ids


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_report_reads_the_same_in_every_encoding(encoding: str) -> None:
    report = parse_report("r.txt", TEXT.encode(encoding))
    assert report == parse_report("r.txt", TEXT.encode())
    assert report.text == TEXT
    assert "完成274.4亿元" in report.clean


def test_a_sidecar_beside_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_bytes(TEXT.encode("gb18030"))
    (tmp_path / "r.json").write_text(json.dumps({"place": "海区"}), encoding="utf-8")
    report = read_report(tmp_path / "r.txt")
    assert (report.place, report.period) == ("海区", "2014")
    assert (report.name, report.path) == ("r.txt", str(tmp_path / "r.txt"))


@pytest.mark.parametrize("sidecar", ["{", "[]", '{"period": 2020}', '{"jahr": "2020"}'])
def test_a_bad_sidecar_is_named(tmp_path: Path, sidecar: str) -> None:
    (tmp_path / "r.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "r.json").write_text(sidecar, encoding="utf-8")
    with pytest.raises(UnreadableReport, match="说明文件"):
        read_report(tmp_path / "r.txt")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport, match=r"找不到文件 .*没有\.txt"):
        read_report(tmp_path / "没有.txt")


def test_a_folder_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "目录.txt").mkdir()
    with pytest.raises(UnreadableReport, match=r"目录\.txt 是文件夹"):
        read_report(tmp_path / "目录.txt")


def test_a_file_larger_than_any_report_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(UnreadableReport, match=r"大\.txt 有 200 MB，超过一份报告最多 100 MB"):
        read_report(path)


def test_a_text_longer_than_any_report_is_refused() -> None:
    with pytest.raises(UnreadableReport, match=r"长\.txt 有 3000001 字"):
        parse_report("长.txt", b"1" * 3_000_001)


def test_a_name_with_control_characters_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "报\x07告.txt"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(UnreadableReport, match=r"报\?告\.txt 含有看不见的控制字符"):
        read_report(path)


def test_a_folder_lists_its_reports_by_path(tmp_path: Path) -> None:
    read = ("a.md", "b.txt", "c.TXT", "d.docx", "e.pdf", "f.html", "g.htm")
    told_how_to_convert = ("h.doc", "i.wps")
    ignored = ("README.md", "b.json", "x.xlsx", "~$d.docx", ".hidden.txt")
    for name in (*read, *told_how_to_convert, *ignored):
        (tmp_path / name).write_text("x", encoding="utf-8")
    for folder in ("zones/2020", "已移除", ".git"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "z.txt").write_text("x", encoding="utf-8")
    listed = [path.relative_to(tmp_path).as_posix() for path in list_reports([tmp_path])]
    assert listed == [*read, *told_how_to_convert, "zones/2020/z.txt"]


def test_what_lies_among_reports_and_is_not_read_is_known(tmp_path: Path) -> None:
    unread = ("表.xlsx", "扫描.jpg", "甲县 .json", "附件/数据.csv")
    known = (
        "甲县.txt",
        "甲县.json",
        "甲县.examples.json",
        "README.md",
        "旧.doc",
        "旧.json",
        ".DS_Store",
        "~$甲县.xlsx",
        "网页.html",
        "网页_files/图.png",
        "已移除/表.xlsx",
    )
    for name in (*unread, *known):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = unread_files([tmp_path, tmp_path / "甲县.txt"])
    assert {path.relative_to(tmp_path).as_posix() for path in found} == set(unread)


def test_a_link_to_what_is_gone_is_listed_so_that_it_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "甲县.txt").write_text("x", encoding="utf-8")
    (tmp_path / "乙县.txt").symlink_to(tmp_path / "网盘" / "乙县.txt")
    assert {path.name for path in list_reports([tmp_path])} == {"甲县.txt", "乙县.txt"}


def test_a_folder_that_may_not_be_opened_is_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "甲县.txt").write_text("x", encoding="utf-8")
    (tmp_path / "内部").mkdir()
    scandir = os.scandir

    def refusing(folder: str) -> Any:
        if str(folder).endswith("内部"):
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(UnreadableReport, match=r"无法打开文件夹 .*内部.*请检查权限"):
        list_reports([tmp_path])


def test_files_keep_their_order_and_count_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    sources = [tmp_path / "b.txt", tmp_path]
    assert [path.name for path in list_reports(sources)] == ["b.txt", "a.txt"]


def test_reports_of_one_name_go_by_as_many_folders_as_tell_them_apart() -> None:
    paths = [
        "/r/2019/报告.txt",
        "/r/2020/报告.txt",
        "/r/2020/乙县.txt",
        "/r/x/甲/a.md",
        "/r/y/甲/a.md",
    ]
    assert list(name_reports([Path(path) for path in paths])) == [
        "2019/报告.txt",
        "2020/报告.txt",
        "乙县.txt",
        "x/甲/a.md",
        "y/甲/a.md",
    ]


@given(st.sets(st.lists(st.sampled_from("甲乙丙"), min_size=1, max_size=4).map("/".join)))
def test_every_report_has_a_name_of_its_own_that_ends_its_path(places: set[str]) -> None:
    paths = [Path("/r", place) for place in places]
    named = name_reports(paths)
    assert list(named.values()) == paths
    assert all(path.as_posix().endswith(f"/{name}") for name, path in named.items())


def test_a_folder_tells_what_neither_name_nor_text_does() -> None:
    report = parse_report("海拉尔区/2019年/政府工作报告.txt", "一、工作\n新建道路5条。\n".encode())
    assert (report.name, report.place) == ("海拉尔区/2019年/政府工作报告.txt", "海拉尔区")
    assert (report.period, report.plan_period) == ("2018", "2019")


@pytest.mark.parametrize("name", ["../报告.txt", "/报告.txt", "甲\\报告.txt", "甲\n/报告.txt"])
def test_a_name_leads_nowhere(name: str) -> None:
    with pytest.raises(UnreadableReport, match="文件名"):
        parse_report(name, TEXT.encode())


def test_a_source_without_reports_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport, match="里没有报告"):
        list_reports([tmp_path])
    with pytest.raises(UnreadableReport, match="找不到"):
        list_reports([tmp_path / "无"])
