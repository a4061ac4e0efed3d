"""Who can use the page, and what it talks to: keyboards, screen readers, phones, languages."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.app.running import CHROMIUM, ask, barriers, headline, looking

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect

REVOKED = "清理了多少本行政执法证?"
TABS = ["原文", "数据", "图表", "核对", "全文", "报告"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the path or in $CHROMIUM"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_barrier_anywhere(
    scheme: str, browser: Any, address: str, axe: str
) -> None:
    with looking(browser, address, color_scheme=scheme) as page:
        assert barriers(page, axe) == []
        ask(page, "2020年新建了多少公里高速公路?")
        ask(page, "受理的矛盾纠纷比调处成功的多多少件?")
        expect(page.locator("#next button").first).to_be_visible()
        for tab in TABS:
            page.get_by_role("tab", name=tab, exact=True).click()
            expect(page.locator("#evidence [role=tabpanel]:visible")).to_be_visible()
            assert barriers(page, axe) == [], tab


def test_a_whole_round_needs_no_mouse(page: Any) -> None:
    expect(page.locator("#question textarea")).to_be_focused()
    page.keyboard.type(REVOKED)
    page.keyboard.press("Enter")
    expect(page.locator("#turns .number")).to_have_text("374")
    page.locator("#turns .edit").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#turns .chip")).to_be_focused()
    ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert ring != "none", "focus must be seen"
    page.keyboard.press("Enter")
    expect(page.locator("#passages .passage").first).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#passages .score button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#passages .why").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#passages a.open").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#reader mark#cited")).to_be_focused()
    page.locator("#bar .history summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#bar .history .sheet")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#bar .history .sheet")).not_to_be_visible()
    expect(page.locator("#bar .history summary")).to_be_focused()


def test_the_nearest_figures_of_a_refusal_open_their_passages_without_a_mouse(page: Any) -> None:
    ask(page, "2020年处理了多少起交通事故?")
    nearest = page.locator("#turns .abstention ul.figures button")
    page.locator("#turns .edit").focus()
    page.keyboard.press("Tab")
    expect(nearest.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(nearest.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    passage = page.locator("#passages .passage:focus")
    expect(passage).to_have_attribute("data-passage", nearest.nth(1).get_attribute("value"))
    expect(nearest.nth(1)).to_have_accessible_description("看这一段原文，引用处已标出")


def test_nothing_sticks_out_on_a_phone(phone: Any) -> None:
    assert headline(ask(phone, REVOKED)) == "374名"
    for tab in TABS:
        phone.get_by_role("tab", name=tab, exact=True).click()
        width = phone.evaluate("document.documentElement.scrollWidth")
        assert width <= phone.viewport_size["width"], tab


def test_a_chip_on_a_phone_scrolls_to_the_evidence(phone: Any) -> None:
    ask(phone, REVOKED).locator(".chip").click()
    expect(phone.locator("#passages mark:visible").first).to_be_in_viewport()


@pytest.mark.parametrize(
    ("locale", "title", "send"),
    [("zh-TW", "政府報告問答", "提問"), ("en-GB", "Ask government reports", "Ask")],
)
def test_the_page_speaks_the_browsers_language(
    locale: str, title: str, send: str, browser: Any, address: str
) -> None:
    with looking(browser, address, locale=locale) as page:
        expect(page.locator("#header h1")).to_have_text(title)
        expect(page.locator("#question .submit-button")).to_have_text(send)
        assert headline(ask(page, REVOKED)) == "374名"


def test_the_language_can_be_switched_and_stays(page: Any) -> None:
    page.get_by_role("button", name="繁").click()
    expect(page.locator("#header h1")).to_have_text("政府報告問答")
    page.reload()
    expect(page.locator("#header h1")).to_have_text("政府報告問答")
    expect(page.locator("html")).to_have_attribute("lang", "zh-TW")
    page.get_by_role("button", name="EN", exact=True).click()
    expect(page.get_by_role("tab", name="Checks")).to_be_visible()


def test_nothing_jumps_while_the_page_comes_up_or_an_answer_comes_in(
    browser: Any, address: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    page = context.new_page()
    page.add_init_script(
        "window.shifted = 0; new PerformanceObserver((list) => list.getEntries().forEach((e) => {"
        "shifted += e.value; })).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(address)
    ask(page, REVOKED)
    expect(page.locator("#next button").first).to_be_visible()
    assert page.evaluate("shifted") < 0.02
    context.close()


def test_a_whole_session_talks_to_this_machine_only(browser: Any, address: str) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    hosts: set[str | None] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.on("websocket", lambda socket: hosts.add(urlsplit(socket.url).hostname))
    page.goto(address)
    card = ask(page, "行政权力事项分别有多少项?")
    card.get_by_role("button", name="看图表").click()
    expect(page.locator("#plot .bars .point").first).to_be_visible()
    for tab in TABS:
        page.get_by_role("tab", name=tab, exact=True).click()
    context.close()
    # Data URLs have no host.
    assert hosts - {None} == {"127.0.0.1"}
