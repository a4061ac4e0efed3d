"""The real app on the real index, driven in Chromium as staff would."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STARTING_MS = 20_000
"""How long an answer may take on a busy machine before it counts as missing."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the path or in $CHROMIUM"),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the app answers, once it has said so."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "app.py", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        printed = next((line for line in process.stdout if "http://" in line), "")
        assert f"http://127.0.0.1:{port}" in printed
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """The page just opened, on a desktop."""
    yield from opened(browser, address, 1280, 800)


@pytest.fixture
def phone(browser: Any, address: str) -> Iterator[Any]:
    """The page just opened, on a phone."""
    yield from opened(browser, address, 390, 844)


def opened(browser: Any, address: str, width: int, height: int) -> Iterator[Any]:
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, locale="zh-CN")
    context.set_default_timeout(STARTING_MS)
    expect.set_options(timeout=STARTING_MS)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#question textarea")).to_be_visible()
    yield page
    context.close()


def ask(page: Any, question: str) -> Any:
    """Type a question; the card of its answer."""
    cards = page.locator("#turns .card")
    before = cards.count()
    page.locator("#question textarea").fill(question)
    page.locator("#question textarea").press("Enter")
    expect(cards).to_have_count(before + 1)
    return cards.nth(before)


def headline(card: Any) -> str:
    return str(card.locator(".number").inner_text() + card.locator(".unit").inner_text())


def test_the_answer_is_the_figure_and_the_highlight_is_what_is_cited(page: Any) -> None:
    question = "清理了多少本行政执法证?"
    card = ask(page, question)
    assert headline(card) == "374名"
    command = [sys.executable, "-m", "assistant", "ask", question, "--json"]
    printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    citations = json.loads(printed)["citations"]
    passages = page.locator("#passages .passage")
    expect(passages).to_have_count(len(citations))
    for i, citation in enumerate(citations):
        cited = [
            citation["text"][start - citation["start"] : end - citation["start"]]
            for start, end in citation["highlights"]
        ]
        assert passages.nth(i).locator("mark").all_text_contents() == cited
        assert passages.nth(i).locator("blockquote").text_content() == citation["text"]
    assert "374名" in passages.nth(0).locator("mark").all_text_contents()


def test_a_follow_up_is_understood_and_says_how(page: Any) -> None:
    ask(page, "清理了多少本行政执法证?")
    card = ask(page, "那培训了多少人?")
    assert headline(card) == "1020名"


def test_a_question_the_report_does_not_hold_is_not_answered(page: Any) -> None:
    card = ask(page, "2020年新建了多少公里高速公路?")
    expect(card).to_have_class(re.compile(r"\babstention\b"))
    expect(card.locator(".number")).to_have_count(0)


def test_a_question_in_traditional_gets_the_same_figure(page: Any) -> None:
    assert headline(ask(page, "清理了多少本行政執法證?")) == "374名"


def test_every_example_can_be_clicked_and_is_answered(page: Any) -> None:
    examples = page.locator("#turns .example")
    cards = page.locator("#turns .card")
    for i in range(examples.count()):
        examples.nth(i).click()
        expect(cards).to_have_count(1)
        expect(cards).not_to_have_class(re.compile(r"\babstention\b"))
        page.locator("#new").click()
        expect(cards).to_have_count(0)


def test_an_earlier_answer_brings_its_passage_back(page: Any) -> None:
    first = ask(page, "清理了多少本行政执法证?")
    ask(page, "矛盾纠纷调解成功率是多少?")
    marks = page.locator("#passages mark")
    expect(marks.filter(has_text="71%")).to_be_visible()
    first.locator(".source").click()
    expect(marks.filter(has_text="374名")).to_be_visible()


def test_the_table_finds_a_figure_of_the_report_in_either_script(page: Any) -> None:
    page.get_by_role("tab", name="数据表").click()
    page.locator("#search textarea").fill("行政许可")
    rows = page.locator("#figures tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("189")


def test_an_answer_can_be_copied_with_its_source(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = ask(page, "清理了多少本行政执法证?")
    card.get_by_role("button", name="复制").click()
    expect(card.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("374名。")
    assert copied.endswith("› 規范行政執法行為）")


def test_what_is_typed_is_shown_and_not_run(page: Any) -> None:
    hostile = "<img src=x onerror=alert(1)> **多少**?"
    ask(page, hostile)
    expect(page.locator("#turns .asked")).to_have_text(hostile)
    expect(page.locator("#turns img")).to_have_count(0)


def test_nothing_sticks_out_on_a_phone(phone: Any) -> None:
    ask(phone, "清理了多少本行政执法证?")
    for tab in ["原文段落", "数据表", "核对"]:
        phone.get_by_role("tab", name=tab).click()
        width = phone.evaluate("document.documentElement.scrollWidth")
        assert width <= phone.viewport_size["width"], tab


def test_a_whole_session_talks_to_this_machine_only(browser: Any, address: str) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    hosts: set[str | None] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.goto(address)
    ask(page, "清理了多少本行政执法证?")
    page.get_by_role("tab", name="数据表").click()
    context.close()
    # Data URLs have no host.
    assert hosts - {None} == {"127.0.0.1"}


def test_first_paint_is_measured(page: Any, capsys: pytest.CaptureFixture[str]) -> None:
    paints = page.evaluate("performance.getEntriesByType('paint').map(e => [e.name, e.startTime])")
    assert {name for name, _ in paints} >= {"first-paint", "first-contentful-paint"}
    with capsys.disabled():
        print("", *(f"{name} {ms:.0f} ms" for name, ms in paints), sep="\n")
