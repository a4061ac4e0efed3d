"""The pictures of reports: beside their passages, in the full text, and as bytes for browsers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from http.cookiejar import CookieJar
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest
from docx.document import Document
from docx.shared import Inches

from assistant import Assistant
from assistant.chat import Collection, View, passages_panel, reader_panel, set_password
from corpus import Report, Span, read_report
from index import Encoder, open_index
from tests.app.running import CHROMIUM, ask, looking, running
from tests.corpus.files import docx_file, picture

NAME = "乙县 2025#年政府工作报告.docx"
NAMESAKE = "丙县.html"
ACCEPTED = "乙县受理矛盾纠纷多少件?"
USER, PASSWORD = "张三", "correct horse"


def build(word: Document) -> None:
    word.add_heading("乙县2025年政府工作报告", 0)
    word.add_paragraph("2024年，乙县受理矛盾纠纷1020件，走势如图2所示。")
    word.add_picture(BytesIO(picture("jpeg")), width=Inches(2))
    word.add_paragraph("图1 <培训>现场")
    word.add_paragraph("乙县新建农村公路86公里，改造老旧小区23个。")
    word.add_picture(BytesIO(picture("png")), width=Inches(2))
    word.add_paragraph("图2 2016—2020年受理案件")
    word.add_paragraph("乙县检查企业900户。")
    word.add_picture(BytesIO(picture("png", (90, 90))), width=Inches(1))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one report that has pictures, and with things beside it that are none."""
    folder = tmp_path_factory.mktemp("illustrated")
    (folder / NAME).write_bytes(docx_file(build))
    (folder / "secret.png").write_bytes(picture("png"))
    for year in ("2024", "2025"):
        (folder / year).mkdir()
        (folder / year / NAMESAKE).write_text(
            f"<html><body><p>{year}年，丙县新建学校5所。</p><img src='图.png'></body></html>",
            "utf-8",
        )
        (folder / year / "图.png").write_bytes(picture("png", (int(year), 90)))
    return folder


@pytest.fixture(scope="module")
def illustrated(folder: Path) -> Report:
    return read_report(folder / NAME)


@pytest.fixture(scope="module")
def view(illustrated: Report) -> View:
    return View(Collection.of([illustrated]))


@pytest.fixture(scope="module")
def site(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where an app answers that shows the report to those who log in."""
    data = tmp_path_factory.mktemp("data")
    set_password(data / "users.txt", USER, PASSWORD)
    options = ("--corpus", str(folder), "--data", str(data), "--auth-file", str(data / "users.txt"))
    with running(*options) as address:
        yield address


@pytest.fixture(scope="module")
def visitor(site: str) -> OpenerDirector:
    """A browser's way of asking, logged in."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    form = urlencode({"username": USER, "password": PASSWORD}).encode()
    opener.open(f"{site}/login", form).close()
    return opener


def shown(html: str) -> list[str]:
    """What the pictures of a panel are called."""
    return re.findall(r'<img [^>]*alt="([^"]*)"', html)


def test_a_passage_has_the_picture_it_speaks_of_beside_it(
    folder: Path, view: View, encoder: Encoder, tmp_path: Path
) -> None:
    assistant = Assistant(open_index([folder], home=tmp_path, encoder=encoder))
    first = passages_panel(assistant.ask(ACCEPTED), view).split("<article")[1]
    assert shown(first) == ["图2 2016—2020年受理案件"]
    assert "<figcaption>图2 2016—2020年受理案件</figcaption>" in first


def test_the_full_text_has_every_picture_where_it_stands(
    view: View, text_of: Callable[[str], str]
) -> None:
    html = reader_panel(NAME, Span(0, 0), view)
    assert shown(html) == ["图1 &lt;培训&gt;现场", "图2 2016—2020年受理案件", "报告里的图片"]
    text = text_of(re.sub("<figure.*?</figure>", "[图]", html))
    assert "走势如图2所示。[图]图1 <培训>现场" in text
    assert "改造老旧小区23个。[图]图2 2016—2020年受理案件" in text
    assert text.rstrip().endswith("检查企业900户。[图]")


def test_whoever_is_not_logged_in_sees_no_picture(site: str) -> None:
    with pytest.raises(HTTPError) as refused:
        build_opener().open(f"{site}/pictures/{quote(NAME)}/0")
    assert refused.value.code == 401


def test_a_visitor_gets_the_bytes_of_the_report(site: str, visitor: OpenerDirector) -> None:
    with visitor.open(f"{site}/pictures/{quote(NAME)}/0") as response:
        assert response.headers["Content-Type"] == "image/jpeg"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "private" in response.headers["Cache-Control"]
        assert response.read() == picture("jpeg")


@pytest.mark.parametrize("year", ["2024", "2025"])
def test_reports_of_one_name_show_each_its_own_picture(
    year: str, site: str, visitor: OpenerDirector
) -> None:
    with visitor.open(f"{site}/pictures/{year}/{quote(NAMESAKE)}/0") as response:
        assert response.read() == picture("png", (int(year), 90))


@pytest.mark.parametrize(
    "path",
    [
        f"2024/{quote('图.png')}/0",
        f"{quote(NAMESAKE)}/0",
        f"{quote(NAME)}/3",
        f"{quote(NAME)}/-1",
        f"{quote(NAME)}/x",
        "secret.png/0",
        "..%2Fsecret.png/0",
        f"..%2F{quote(NAME)}/0",
        f"%2e%2e/{quote(NAME)}/0",
        "没有.docx/0",
    ],
)
def test_nothing_but_pictures_of_loaded_reports_is_served(
    path: str, site: str, visitor: OpenerDirector
) -> None:
    with pytest.raises(HTTPError) as refused:
        visitor.open(f"{site}/pictures/{quote(path, safe='/%')}")
    assert refused.value.code == 404


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the path or in $CHROMIUM")
def test_an_added_report_shows_its_pictures_in_the_browser(
    browser: Any, folder: Path, tmp_path: Path
) -> None:
    from playwright.sync_api import expect

    with running("--data", str(tmp_path)) as address, looking(browser, address) as page:
        page.get_by_role("tab", name="报告").click()
        page.locator("#files input[type=file]").set_input_files([folder / NAME])
        expect(page.locator("#uploaded .added")).to_contain_text("乙县")
        ask(page, ACCEPTED)
        page.get_by_role("tab", name="原文").click()
        beside = page.locator("#passages img").first
        expect(beside).to_have_attribute("alt", "图2 2016—2020年受理案件")
        expect(beside).to_have_js_property("naturalWidth", 200)
        expect(page.locator("#passages figcaption").first).to_be_visible()
        page.locator("#passages a.open").first.click()
        pictures = page.locator("#reader img")
        expect(pictures).to_have_count(3)
        for n, width in enumerate((200, 200, 90)):
            pictures.nth(n).scroll_into_view_if_needed()
            expect(pictures.nth(n)).to_have_js_property("naturalWidth", width)
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
