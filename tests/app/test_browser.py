"""The conversation of the real app on the real index, driven in Chromium as staff would."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.app.running import CHROMIUM, ROOT, ask, headline

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect

REVOKED, TRAINED = "清理了多少本行政执法证?", "那培训了多少人?"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the path or in $CHROMIUM"),
]


def test_the_answer_is_the_figure_and_the_highlight_is_what_is_cited(page: Any) -> None:
    card = ask(page, REVOKED)
    assert headline(card) == "374名"
    command = [sys.executable, "-m", "assistant", "ask", REVOKED, "--json"]
    printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    citations = json.loads(printed)["citations"]
    passages = page.locator("#passages .passage")
    expect(passages).to_have_count(len(citations))
    for i, citation in enumerate(citations):
        cited = [
            citation["text"][start - citation["start"] : end - citation["start"]]
            for start, end in citation["highlights"]
        ]
        quote = passages.nth(i).locator("blockquote.original")
        assert quote.locator("mark").all_text_contents() == cited
        assert quote.text_content() == citation["text"]
    assert "374名" in passages.nth(0).locator("mark").all_text_contents()


def test_a_follow_up_is_understood_and_says_how(page: Any) -> None:
    ask(page, REVOKED)
    card = ask(page, TRAINED)
    assert headline(card) == "1020名"
    expect(card.locator(".resolved")).to_contain_text("理解为")


def test_a_question_the_report_does_not_hold_is_not_answered(page: Any) -> None:
    card = ask(page, "2020年新建了多少公里高速公路?")
    expect(card).to_have_class(re.compile(r"\babstention\b"))
    expect(card.locator(".number")).to_have_count(0)


def test_a_question_in_traditional_gets_the_same_figure(page: Any) -> None:
    assert headline(ask(page, "清理了多少本行政執法證?")) == "374名"


def test_every_example_can_be_clicked_and_is_answered(page: Any) -> None:
    examples = page.locator("#turns .examples button")
    cards = page.locator("#turns .card:not(.pending)")
    for i in range(examples.count()):
        examples.nth(i).click()
        expect(cards).to_have_count(1)
        expect(cards).not_to_have_class(re.compile(r"\babstention\b"))
        page.locator("#new").click()
        expect(cards).to_have_count(0)


def test_a_question_suggested_next_is_answered(page: Any) -> None:
    ask(page, REVOKED)
    page.locator("#next button").first.click()
    cards = page.locator("#turns .card:not(.pending)")
    expect(cards).to_have_count(2)
    expect(cards.last).not_to_have_class(re.compile(r"\babstention\b"))


def test_a_question_can_be_changed_and_asked_again_in_its_place(page: Any) -> None:
    ask(page, REVOKED)
    ask(page, TRAINED)
    page.get_by_role("button", name="修改").first.click()
    box = page.locator("#question textarea")
    expect(box).to_have_value(REVOKED)
    expect(page.locator("#hint")).to_contain_text("正在修改第 1 问")
    box.fill("矛盾纠纷调解成功率是多少?")
    box.press("Enter")
    expect(page.locator("#turns .card:not(.pending)")).to_have_count(1)
    expect(page.locator("#turns .card .number")).to_have_text("71")
    expect(page.locator("#hint")).not_to_be_visible()


def test_an_answer_can_be_copied_with_its_source(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = ask(page, REVOKED)
    card.get_by_role("button", name="复制").click()
    expect(card.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("374名。")
    assert copied.endswith("› 規范行政執法行為）")


def test_a_conversation_comes_back_after_the_page_was_closed(page: Any) -> None:
    ask(page, REVOKED)
    ask(page, TRAINED)
    page.reload()
    expect(page.locator("#turns .card")).to_have_count(0)
    page.get_by_text("历史", exact=True).click()
    page.locator("#bar .history .sheet button", has_text=REVOKED).click()
    expect(page.locator("#turns .card .number")).to_have_text(["374", "1020"])


def test_the_conversation_can_be_taken_along_as_a_word_file(page: Any) -> None:
    from docx import Document

    ask(page, REVOKED)
    page.get_by_text("导出", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="导出为 Word").click()
    assert download.value.suggested_filename == "conversation.docx"
    document = Document(BytesIO(Path(download.value.path()).read_bytes()))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.font.highlight_color] == ["374名"]


def test_who_says_it_is_wrong_can_say_what_is_right(page: Any) -> None:
    expect(page.locator("#kept")).to_contain_text("数据库")
    card = ask(page, REVOKED)
    card.get_by_role("button", name="不对").click()
    card.locator(".correction input").fill("应为375名")
    card.get_by_role("button", name="提交").click()
    expect(card.locator(".thanks")).to_be_visible()


def test_what_is_typed_is_shown_and_not_run(page: Any) -> None:
    hostile = "<img src=x onerror=alert(1)> **多少**?"
    ask(page, hostile)
    expect(page.locator("#turns .asked")).to_have_text(hostile)
    expect(page.locator("#turns img")).to_have_count(0)


def test_the_question_is_on_the_screen_before_the_answer_is(page: Any) -> None:
    page.evaluate(
        """() => {
            window.seen = [];
            const look = () => {
                if (document.querySelector("#turns .pending")) seen.push("pending");
                if (document.querySelector("#turns .number")) seen.push("answer");
            };
            new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
        }"""
    )
    ask(page, REVOKED)
    seen = page.evaluate("seen")
    assert seen[0] == "pending"
    assert seen[-1] == "answer"


def test_a_question_that_fails_is_back_in_its_line(page: Any) -> None:
    held: list[Any] = []
    page.route("**/run/predict", lambda route: held.append(route), times=1)
    box = page.locator("#question textarea")
    box.fill(REVOKED)
    box.press("Enter")
    expect(page.locator("#turns .pending")).to_be_visible()
    box.press("Enter")
    held[0].fulfill(status=500, json={"error": None})
    expect(page.locator("#turns .asked")).to_have_count(0)
    expect(box).to_have_value(REVOKED)
    box.press("Enter")
    expect(page.locator("#turns .number")).to_have_text("374")


def test_a_second_question_waits_in_its_line_for_the_first(page: Any) -> None:
    held: list[Any] = []
    page.route("**/run/predict", lambda route: held.append(route), times=1)
    box = page.locator("#question textarea")
    box.fill(REVOKED)
    box.press("Enter")
    expect(page.locator("#turns .pending")).to_be_visible()
    box.fill(TRAINED)
    box.press("Enter")
    expect(box).to_have_value(TRAINED)
    expect(page.locator("#turns .asked")).to_have_count(1)
    held[0].continue_()
    expect(page.locator("#turns .number")).to_have_text("374")
    box.press("Enter")
    expect(page.locator("#turns .number")).to_have_text(["374", "1020"])
