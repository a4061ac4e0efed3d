"""Files that are no reports, put on the page of the real app in Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.app.running import CHROMIUM, ask, headline, looking, running
from tests.corpus.files import blank_pages, pdf_file
from tests.corpus.formats.test_bad_files import package

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect

REPORT = "甲县2025年政府工作报告\n\n2024年，甲县新建农村公路86公里。\n"
PAGE = (
    "<html><head><script>document.title = '坏了'</script></head><body>"
    "<h1>乙县2025年政府工作报告</h1><p>2024年，乙县改造<b onclick='x()'>老旧小区</b>23个。"
    "<img src=x onerror=\"document.title = '坏了'\"></p></body></html>"
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the path or in $CHROMIUM"),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the app, in one of its own: nothing may come to lie beside it."""
    return tmp_path_factory.mktemp("installation") / "data"


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[str]:
    with running("--data", str(data)) as address:
        yield address


@pytest.fixture
def shelf(browser: Any, site: str) -> Iterator[Any]:
    """The page with its reports laid open."""
    with looking(browser, site) as page:
        page.get_by_role("tab", name="报告").click()
        yield page


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where an app answers over a folder with one good report, two bad ones and a sheet."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "甲县.txt").write_text(REPORT, encoding="utf-8")
    (folder / "空<b>.docx").write_bytes(b"")
    (folder / "密.pdf").write_bytes(pdf_file([REPORT], password="1234"))
    (folder / "表.xlsx").write_bytes(b"PK")
    with running("--corpus", str(folder), "--data", str(folder.parent / "data")) as address:
        yield address


def put(page: Any, *files: Path | tuple[str, bytes]) -> None:
    """Choose files: those of the disk, or a name and what is under it."""
    page.locator("#files input[type=file]").set_input_files(
        [
            file
            if isinstance(file, Path)
            else {"name": file[0], "mimeType": "text/plain", "buffer": file[1]}
            for file in files
        ]
    )


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("空.docx", b"", "空.docx 是空文件"),
        ("密.pdf", pdf_file([REPORT], password="1234"), "密.pdf 加了密码"),
        (
            "炸弹.docx",
            package("word/document.xml", "word/media/a.bin", content=bytes(200 * 2**20)),
            "炸弹.docx 解压后有 400 MB",
        ),
        ("五千页.pdf", blank_pages(5000), "五千页.pdf 有 5000 页"),
        ("程序.txt", b"MZ" + bytes(range(256)) * 50, "程序.txt 不是可识别的文本"),
        ("程序.exe", b"MZ", "不是 .txt"),
        ("旧.doc", b"\xd0\xcf\x11\xe0", "另存为 .docx"),
        ("表.xlsx", b"PK", "复制到 Word 里"),
        ("README.md", REPORT.encode(), "README.md 是说明文件的名字"),
    ],
)
def test_what_is_no_report_is_refused_with_its_name_and_the_reason(
    name: str, raw: bytes, reason: str, shelf: Any
) -> None:
    put(shelf, (name, raw))
    refused = shelf.locator("#adding .refused")
    expect(refused).to_contain_text(reason)
    expect(refused.locator("strong")).to_have_text(name)


def test_too_large_a_file_is_refused_unsent_and_the_others_are_taken(
    shelf: Any, tmp_path: Path
) -> None:
    large = tmp_path / "大.pdf"
    with large.open("wb") as file:
        file.truncate(200 * 2**20)
    small = tmp_path / "甲县.txt"
    small.write_text(REPORT, encoding="utf-8")
    put(shelf, large, small)
    expect(shelf.locator("#uploaded .added")).to_contain_text("甲县2025年政府工作报告")
    expect(shelf.locator("#turned-away .refused")).to_have_text(re.compile("大.pdf.*超过 50 MB"))
    expect(shelf.locator(".toast-body")).to_have_count(0)


def test_dropped_files_are_sifted_in_the_same_way(shelf: Any) -> None:
    dropped = shelf.evaluate_handle(
        """text => {
            const files = new DataTransfer();
            files.items.add(new File(["MZ"], "程序.exe"));
            files.items.add(new File([text], "丙县.txt"));
            return files;
        }""",
        REPORT.replace("甲县", "丙县"),
    )
    shelf.dispatch_event("#files button", "drop", {"dataTransfer": dropped})
    expect(shelf.locator("#uploaded .added")).to_contain_text("丙县2025年政府工作报告")
    expect(shelf.locator("#turned-away .refused")).to_contain_text("程序.exe")


def test_scripts_of_a_web_page_are_neither_run_nor_read(shelf: Any) -> None:
    put(shelf, ("乙县.html", PAGE.encode()))
    expect(shelf.locator("#uploaded .added")).to_contain_text("乙县")
    assert headline(ask(shelf, "乙县改造老旧小区多少个?")) == "23个"
    shelf.get_by_role("tab", name="原文").click()
    shelf.locator("#passages a.open").first.click()
    expect(shelf.locator("#reader .report")).not_to_contain_text("坏了")
    expect(shelf).to_have_title("政府报告问答")


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("../../外.txt", "丁县"),
        ("..\\..\\外.txt", "戊县"),
        ("/tmp/外.txt", "己县"),
        ("外\x01\n面.txt", "庚县"),
        ("外\u202e面.txt", "辛县"),
    ],
)
def test_no_name_leads_out_of_the_data_folder(
    name: str, place: str, shelf: Any, data: Path
) -> None:
    put(shelf, (name, REPORT.replace("甲县", place).encode()))
    expect(shelf.locator("#uploaded .added")).to_contain_text(place)
    assert [path.name for path in data.parent.iterdir()] == ["data"]
    names = [path.name for path in (data / "reports").iterdir()]
    assert all(name.isprintable() for name in names)
    assert not (Path("/tmp") / "外.txt").exists()


@pytest.mark.parametrize("width", [1280, 390])
def test_what_the_folder_holds_and_cannot_be_read_is_on_the_page(
    width: int, browser: Any, mixed: str
) -> None:
    with looking(browser, mixed, width) as page:
        page.get_by_role("button", name="2 份文件没有读入").click()
        refused = page.locator("#left-out .refused")
        expect(refused.locator("strong")).to_have_text(["密.pdf", "空<b>.docx"])
        expect(refused.first).to_contain_text("密.pdf 加了密码，无法读取。请取消密码")
        expect(refused.last).to_contain_text(
            "空<b>.docx 是空文件，没有可读的内容。请换成有正文的报告。"
        )
        expect(page.locator("#left-out")).to_contain_text("另有 1 个文件不是")
        expect(page.locator("#left-out")).to_contain_text("表.xlsx")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_where_all_can_be_read_nothing_is_said_of_it(shelf: Any) -> None:
    expect(shelf.locator("#chosen")).to_be_visible()
    expect(shelf.locator("#left-out")).to_have_text("")
    expect(shelf.locator("#header .unread")).to_have_count(0)


def test_a_namesake_of_the_installations_own_report_is_added_under_a_name_of_its_own(
    browser: Any, mixed: str
) -> None:
    with looking(browser, mixed) as page:
        page.get_by_role("tab", name="报告").click()
        put(page, ("甲县.txt", REPORT.replace("甲县", "乙县").replace("86", "31").encode()))
        added = page.locator("#uploaded .added")
        expect(added.locator("strong")).to_have_text("甲县 (2).txt")
        expect(added).to_contain_text("“甲县.txt”已是别的报告的名字")
        assert headline(ask(page, "乙县新建农村公路多少公里?")) == "31公里"
        assert headline(ask(page, "甲县新建农村公路多少公里?")) == "86公里"


@pytest.mark.parametrize(
    ("locale", "tab", "told"),
    [
        (
            "en-US",
            "Reports",
            [
                "Not added: 空.docx is empty: there is nothing to read.",
                "Not added: 密.pdf is protected by a password and cannot be read.",
            ],
        ),
        ("zh-TW", "報告", ["未加入：空.docx 是空檔案", "未加入：密.pdf 加了密碼"]),
    ],
)
def test_a_refusal_is_in_the_pages_language(
    locale: str, tab: str, told: list[str], browser: Any, site: str
) -> None:
    with looking(browser, site, locale=locale) as page:
        page.get_by_role("tab", name=tab).click()
        put(page, ("空.docx", b""), ("密.pdf", pdf_file([REPORT], password="1234")))
        expect(page.locator("#uploaded .refused span")).to_contain_text(told)


def test_what_the_folder_holds_is_told_in_english_on_an_english_page(
    browser: Any, mixed: str
) -> None:
    with looking(browser, mixed, locale="en-US") as page:
        page.get_by_role("button", name="2 files could not be read").click()
        refused = page.locator("#left-out .refused span")
        expect(refused.first).to_contain_text("密.pdf is protected by a password")
        expect(refused.last).to_contain_text("空<b>.docx is empty")


@pytest.mark.parametrize(
    ("locale", "refusal"),
    [("zh-CN", "没有"), ("zh-TW", "沒有"), ("en-US", "The report does not answer")],
)
def test_markup_typed_is_refused_in_the_pages_language(
    locale: str, refusal: str, browser: Any, site: str
) -> None:
    with looking(browser, site, locale=locale) as page:
        card = ask(page, "<script>alert(1)</script>")
        expect(card.locator(".none")).to_contain_text(refusal)
