from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.chat import Library, safe_name
from assistant.chat.library import MOST_MEGABYTES, LibraryError
from corpus import ReportError, UnreadableReport
from index import Encoder

OWN = "甲县2025年政府工作报告\n\n2024年，甲县新建农村公路86公里，改造老旧小区23个。\n"
ADDED = "乙县2025年政府工作报告\n\n2024年，乙县新建农村公路31公里，植树造林5.2万亩。\n"


@pytest.fixture
def library(tmp_path: Path, encoder: Encoder) -> Library:
    """A library over one report, with an empty folder for added ones."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "甲县.txt").write_text(OWN, encoding="utf-8")
    return opened(tmp_path, encoder)


@pytest.fixture
def upload(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """A file as the browser hands it over."""

    def write(name: str, content: str | bytes) -> Path:
        folder = tmp_path / "incoming"
        folder.mkdir(exist_ok=True)
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


Upload = Callable[[str, str | bytes], Path]


def opened(tmp_path: Path, encoder: Encoder) -> Library:
    return Library(
        [tmp_path / "corpus"], tmp_path / "data", encoder=encoder, home=tmp_path / "home"
    )


def loaded(library: Library) -> set[str]:
    return set(library.opened.collection.reports)


def test_an_added_report_can_be_asked_about_and_is_still_there_after_a_restart(
    library: Library, upload: Upload, tmp_path: Path, encoder: Encoder
) -> None:
    report = library.add(upload("乙县.txt", ADDED), "乙县.txt")
    assert (report.place, report.period) == ("乙县", "2024")
    answer = library.opened.assistant.ask("乙县新建农村公路多少公里?")
    assert [figure.text for figure in answer.figures] == ["31公里"]
    assert loaded(opened(tmp_path, encoder)) == {"甲县.txt", "乙县.txt"}


def test_whoever_asks_meanwhile_keeps_what_they_have(library: Library, upload: Upload) -> None:
    before = library.opened
    library.add(upload("乙县.txt", ADDED), "乙县.txt")
    assert set(before.collection.reports) == {"甲县.txt"}
    assert before.assistant.ask("甲县新建农村公路多少公里?").figures[0].text == "86公里"
    assert library.opened.edition > before.edition


@pytest.mark.parametrize("content", [b"", b" \r\n\n"])
def test_a_file_that_is_no_report_costs_nothing_else(
    content: bytes, library: Library, upload: Upload, tmp_path: Path
) -> None:
    with pytest.raises(ReportError, match=r"坏\.txt"):
        library.add(upload("坏.txt", content), "坏.txt")
    assert loaded(library) == {"甲县.txt"}
    assert not list((tmp_path / "data").glob("*"))


def test_a_bad_replacement_leaves_the_good_one_there(
    library: Library, upload: Upload, tmp_path: Path
) -> None:
    library.add(upload("乙县.txt", ADDED), "乙县.txt")
    library.correct("乙县.txt", {"place": "丙县"})
    with pytest.raises(UnreadableReport):
        library.add(upload("乙县.txt", b""), "乙县.txt")
    assert (tmp_path / "data" / "乙县.txt").read_text(encoding="utf-8") == ADDED
    assert library.opened.collection.reports["乙县.txt"].place == "丙县"


def test_a_report_of_the_installation_is_neither_replaced_nor_removed(
    library: Library, upload: Upload, tmp_path: Path
) -> None:
    with pytest.raises(LibraryError, match="完全一样"):
        library.add(upload("甲县.txt", OWN), "甲县.txt")
    with pytest.raises(LibraryError, match="没有添加过"):
        library.remove("甲县.txt")
    with pytest.raises(LibraryError, match="没有添加过"):
        library.correct("../corpus/甲县.txt", {"place": "丙县"})
    assert (tmp_path / "corpus" / "甲县.txt").read_text(encoding="utf-8") == OWN


def test_a_namesake_of_a_report_of_the_installation_is_taken_in_beside_it(
    library: Library, upload: Upload, tmp_path: Path, encoder: Encoder
) -> None:
    added = library.add(upload("甲县.txt", ADDED), "甲县.txt")
    assert added.name == "甲县 (2).txt"
    assert (tmp_path / "corpus" / "甲县.txt").read_text(encoding="utf-8") == OWN
    cited = {
        library.opened.assistant.ask(f"{place}新建农村公路多少公里?").citations[0].report
        for place in ("甲县", "乙县")
    }
    assert cited == {"甲县.txt", "甲县 (2).txt"}
    library = opened(tmp_path, encoder)
    assert loaded(library) == {"甲县.txt", "甲县 (2).txt"}
    library.remove("甲县 (2).txt")
    assert loaded(library) == {"甲县.txt"}


def test_namesakes_added_one_after_the_other_are_all_kept_and_each_once(
    library: Library, upload: Upload
) -> None:
    other = ADDED.replace("乙县", "丙县")
    names = [
        library.add(upload("甲县.txt", content), "甲县.txt").name
        for content in (ADDED, other, ADDED, other)
    ]
    assert names == ["甲县 (2).txt", "甲县 (3).txt", "甲县 (2).txt", "甲县 (3).txt"]
    third = ADDED.replace("乙县", "丁县")
    named_so = library.add(upload("甲县 (2).txt", third), "甲县 (2).txt")
    assert named_so.name == "甲县 (2) (2).txt", "the number may have been given here"


def test_one_report_in_two_formats_has_two_names_and_two_identities(
    library: Library, upload: Upload
) -> None:
    library.add(upload("乙县.txt", ADDED), "乙县.txt")
    marked = f"# {ADDED}"
    assert library.add(upload("乙县.md", marked), "乙县.md").name == "乙县 (2).md"
    library.correct("乙县 (2).md", {"place": "丙县"})
    assert library.opened.collection.reports["乙县.txt"].place == "乙县"


def test_a_copy_of_a_report_is_refused_under_any_name(
    library: Library, upload: Upload, tmp_path: Path
) -> None:
    with pytest.raises(LibraryError, match=r"与已有的“甲县\.txt”内容完全一样"):
        library.add(upload("乙县.txt", OWN), "乙县.txt")
    library.add(upload("丙县.txt", ADDED), "丙县.txt")
    with pytest.raises(LibraryError, match=r"与已有的“丙县\.txt”内容完全一样"):
        library.add(upload("2024年丙县.txt", ADDED), "2024年丙县.txt")
    assert loaded(library) == {"甲县.txt", "丙县.txt"}
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["丙县.txt"]


def test_a_name_that_means_something_else_here_is_refused(library: Library, upload: Upload) -> None:
    with pytest.raises(LibraryError, match="改名"):
        library.add(upload("README.md", ADDED), "README.md")
    assert loaded(library) == {"甲县.txt"}


def test_what_lies_among_the_reports_and_cannot_be_read_is_told_of(
    tmp_path: Path, encoder: Encoder, library: Library, upload: Upload
) -> None:
    (tmp_path / "corpus" / "坏.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "corpus" / "表.xlsx").write_bytes(b"PK")
    library = opened(tmp_path, encoder)
    left_out = library.opened.collection.left_out
    assert list(left_out.problems) == ["坏.docx"]
    assert "重新下载或另存" in left_out.problems["坏.docx"]
    assert left_out.others == ("表.xlsx",)
    (tmp_path / "corpus" / "坏.docx").unlink()
    library.add(upload("乙县.txt", ADDED), "乙县.txt")
    assert not library.opened.collection.left_out.problems


def test_too_large_a_file_is_refused_unread(library: Library, upload: Upload) -> None:
    path = upload("大.txt", "")
    with path.open("wb") as file:
        file.truncate(MOST_MEGABYTES * 2**20 + 1)
    with pytest.raises(LibraryError, match=f"{MOST_MEGABYTES} MB"):
        library.add(path, "大.txt")


def test_a_file_of_another_kind_is_refused_by_name(library: Library, upload: Upload) -> None:
    with pytest.raises(LibraryError, match=r"程序\.exe"):
        library.add(upload("程序.exe", ADDED), "程序.exe")


def test_an_identity_can_be_corrected_and_what_is_left_empty_is_inferred(
    library: Library, upload: Upload
) -> None:
    library.add(upload("乙县.txt", ADDED), "乙县.txt")
    report = library.correct("乙县.txt", {"place": "丙县", "period": "", "title": " 丙县报告 "})
    assert (report.place, report.period, report.title) == ("丙县", "2024", "丙县报告")


def test_a_removed_report_is_gone_from_answers_and_disk(
    library: Library, upload: Upload, tmp_path: Path
) -> None:
    library.add(upload("乙县.txt", ADDED), "乙县.txt")
    library.correct("乙县.txt", {"place": "丙县"})
    library.remove("乙县.txt")
    assert loaded(library) == {"甲县.txt"}
    assert not list((tmp_path / "data").iterdir())
    assert not library.opened.assistant.ask("丙县植树造林多少万亩?").answered


def test_an_added_report_in_a_folder_of_its_own_is_corrected_replaced_and_removed(
    library: Library, tmp_path: Path, upload: Upload, encoder: Encoder
) -> None:
    """Whoever operates the installation may sort what was added into folders."""
    library.add(upload("乙县.txt", ADDED), "乙县.txt")
    within = tmp_path / "data" / "2025年"
    within.mkdir()
    (tmp_path / "data" / "乙县.txt").rename(within / "乙县.txt")
    library = opened(tmp_path, encoder)
    assert library.correct("乙县.txt", {"place": "丙县"}).place == "丙县"
    assert library.add(upload("乙县.txt", ADDED), "乙县.txt").place == "乙县"
    assert [path.name for path in within.iterdir()] == ["乙县.txt"]
    library.remove("乙县.txt")
    assert loaded(library) == {"甲县.txt"}
    assert not list(within.iterdir())


def test_added_namesakes_in_folders_are_told_apart_corrected_and_removed(
    library: Library, tmp_path: Path, upload: Upload, encoder: Encoder
) -> None:
    for year in ("2024", "2025"):
        (tmp_path / "data" / year).mkdir(parents=True)
        text = f"{ADDED}报告写于{year}年。\n"
        (tmp_path / "data" / year / "乙县.txt").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableReport, match=r"与 2025/乙县.txt 的内容完全相同"):
        library.add(upload("乙县.txt", text), "乙县.txt")
    library = opened(tmp_path, encoder)
    assert loaded(library) == {"甲县.txt", "2024/乙县.txt", "2025/乙县.txt"}
    assert library.correct("2024/乙县.txt", {"place": "丙县"}).place == "丙县"
    assert library.opened.collection.reports["2025/乙县.txt"].place == "乙县"
    third = library.add(upload("乙县.txt", ADDED), "乙县.txt")
    assert third.name == "data/乙县.txt"
    library.remove("2024/乙县.txt")
    library.remove("data/乙县.txt")
    assert loaded(library) == {"甲县.txt", "乙县.txt"}
    assert (tmp_path / "data" / "2025" / "乙县.txt").is_file()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/报告.txt", "报告.txt"),
        ("..\\..\\报告.txt", "报告.txt"),
        ("报\x00告\n\u202e.txt", "报告.txt"),
        ("C:报告?.txt", "C报告.txt"),
        ("长" * 300 + ".txt", "长" * 120 + ".txt"),
    ],
)
def test_a_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["", "..", "/", ".txt", "///.."])
def test_a_name_of_nothing_is_refused(name: str) -> None:
    with pytest.raises(LibraryError, match="改名"):
        safe_name(name)


@given(st.text(max_size=60))
def test_a_safe_name_stays_in_its_folder_and_is_safe_already(name: str) -> None:
    try:
        safe = safe_name(name)
    except LibraryError:
        return
    folder = Path("/data")
    assert (folder / safe).parent == folder
    assert safe_name(safe) == safe
