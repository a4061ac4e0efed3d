"""The page behind a reverse proxy that serves it under a path of its own."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from docx.document import Document
from docx.shared import Inches
from gradio_client import Client

from assistant.chat import set_password
from tests.app.proxy import proxied
from tests.app.running import CHROMIUM, PATIENCE_MS, ask, headline, running
from tests.corpus.files import docx_file, picture

PREFIX = "/office/reports"
USER, PASSWORD = "张三", "correct horse"
PARTS = "甲县受理的一类案件、二类案件分别有多少件?"

Proxied = tuple[str, list[str]]


def build(word: Document) -> None:
    word.add_heading("甲县2025年政府工作报告", 0)
    word.add_paragraph("2024年，甲县受理一类案件300件、二类案件200件，如图1所示。")
    word.add_picture(BytesIO(picture("png")), width=Inches(2))
    word.add_paragraph("图1 受理案件")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    """Where the proxy answers, and what it is asked for; whoever comes has to log in."""
    folder, data = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("data")
    (folder / "甲县-2025年政府工作报告.docx").write_bytes(docx_file(build))
    set_password(data / "users.txt", USER, PASSWORD)
    options = ["--corpus", str(folder), "--data", str(data), "--root-path", PREFIX]
    with (
        running(*options, "--auth-file", str(data / "users.txt")) as address,
        proxied(address, PREFIX) as found,
    ):
        yield found


def test_programs_are_answered_through_the_proxy(site: Proxied) -> None:
    address, _ = site
    client = Client(f"{address}/", auth=(USER, PASSWORD), verbose=False)
    answer = client.predict("甲县受理一类案件多少件?", api_name="/ask")
    assert answer["figures"][0]["text"] == "300件"


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the path or in $CHROMIUM")
def test_a_whole_visit_stays_under_the_path(site: Proxied, browser: Any) -> None:
    from playwright.sync_api import expect

    address, asked = site
    asked.clear()
    context = browser.new_context(locale="zh-CN")
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    page = context.new_page()
    missing: list[str] = []
    page.on("response", lambda r: missing.append(r.url) if r.status >= 400 else None)
    page.goto(f"{address}/")
    page.locator("input").first.fill(USER)
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button").first.click()
    expect(page.locator("#question textarea")).to_be_visible()
    missing.clear()  # a page that is not logged in yet is refused, as it should be
    assert headline(ask(page, "甲县受理一类案件多少件?")) == "300件"
    expect(page.locator("#passages img").first).to_have_js_property("naturalWidth", 200)
    whole = page.locator("#passages .picture a").first.evaluate("link => link.href")
    assert page.request.get(whole).body() == picture("png")
    page.locator("#passages a.open").first.click()
    expect(page.locator("#reader mark#cited")).to_have_text("300件")
    ask(page, PARTS).get_by_role("button", name="看图表").click()
    expect(page.locator("#plot .point")).to_have_count(2)
    for kind in ("CSV", "XLSX", "PNG"):
        with page.expect_download() as download:
            page.get_by_role("button", name=kind, exact=True).click()
        assert Path(download.value.path()).stat().st_size > 0
    page.get_by_role("tab", name="报告").click()
    page.locator("#files input[type=file]").set_input_files(
        [
            {
                "name": "乙县-2025年政府工作报告.txt",
                "mimeType": "text/plain",
                "buffer": "乙县2025年政府工作报告\n\n2024年，乙县新建公路31公里。\n".encode(),
            }
        ]
    )
    expect(page.locator("#uploaded .added")).to_contain_text("乙县")
    page.reload()
    expect(page.locator("#header")).to_contain_text("2 份报告")
    context.close()
    assert missing == []
    assert [path for path in asked if not path.startswith(f"{PREFIX}/")] == []


def test_nothing_is_served_beside_the_path(site: Proxied) -> None:
    from urllib.request import urlopen

    address, _ = site
    with pytest.raises(HTTPError) as refused:
        urlopen(address.removesuffix(PREFIX) + "/")
    assert refused.value.code == 404
