"""How the page behaves around an answer: charts that fit, chips that are whole, what stays and what goes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.app.running import CHROMIUM, ask, looking

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect

REVOKED = "清理了多少本行政执法证?"
UNSETTLED = "受理的矛盾纠纷比调处成功的多多少件?"
PARTS = "行政权力事项分别有多少项?"
# In one step, for the page may be scrolling meanwhile and a box is where it is in the window.
BEYOND = """() => {
    const chart = document.querySelector("#plot").getBoundingClientRect();
    return [...document.querySelectorAll("#plot :is(.bartext, .gtitle)")].filter((text) => {
        const box = text.getBoundingClientRect();
        return box.right > chart.right || box.top < chart.top;
    }).map((text) => text.textContent);
}"""
CUT = """(chip) => {
    const [line, box] = [chip.closest("#next"), chip].map((part) => part.getBoundingClientRect());
    const beyond = box.left < line.left || box.right > line.right || box.bottom > line.bottom;
    return beyond || chip.scrollWidth > chip.clientWidth;
}"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the path or in $CHROMIUM"),
]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_chart_drawn_while_its_tab_is_hidden_fits(width: int, browser: Any, address: str) -> None:
    with looking(browser, address, width) as page:
        ask(page, UNSETTLED).get_by_role("button", name="看图表").click()
        expect(page.locator("#plot .point")).to_have_count(2)
        page.get_by_role("tab", name="原文").click()
        page.locator("#new").click()
        expect(page.locator("#turns .card")).to_have_count(0)
        ask(page, PARTS).get_by_role("button", name="看图表").click()
        expect(page.locator("#plot .point")).to_have_count(10)
        expect(page.locator("#plot .bartext").first).to_have_text("4266项")
        page.wait_for_function(
            """() => {
                const [drawn, place] = [".main-svg", ".js-plotly-plot"].map((part) =>
                    document.querySelector(`#plot ${part}`).getBoundingClientRect().width);
                return Math.abs(drawn - place) < 1;
            }"""
        )
        outside = page.evaluate(BEYOND)
        assert outside == [], "words of the chart beyond its edges"
        picture = page.locator("#plot .js-plotly-plot")
        expect(picture).to_have_attribute("role", "img")
        expect(picture).to_have_attribute("aria-label", "我区本级行政权力事项共计 5291项 · 构成")


def test_a_list_is_one_figure_a_line(page: Any) -> None:
    lines = ask(page, PARTS).locator("ul.figures li")
    boxes = [line.bounding_box() for line in lines.all()]
    assert len(boxes) == 10
    assert len({round(box["y"]) for box in boxes}) == 10
    ends = [line.locator("strong").bounding_box() for line in lines.all()]
    assert len({round(box["x"] + box["width"]) for box in ends}) == 1, "digits under digits"


@pytest.mark.parametrize("question", [REVOKED, UNSETTLED])
def test_the_figure_of_the_newest_answer_is_in_view_on_a_phone(question: str, phone: Any) -> None:
    ask(phone, PARTS)
    expect(ask(phone, question).locator(".number")).to_be_in_viewport(ratio=1)
    expect(phone.locator("#turns .asked").last).to_be_in_viewport(ratio=1)
    # Looking back, whoever gives an opinion stays there, and finds the line that it brings.
    phone.locator("#turns .bubble-wrap").evaluate("box => box.scrollTop = 0")
    phone.locator("#turns [data-do=bad]").first.click()
    expect(phone.locator("#turns .correction input")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [1280, 390])
def test_no_suggestion_is_cut(width: int, browser: Any, address: str) -> None:
    with looking(browser, address, width) as page:
        ask(page, UNSETTLED)
        expect(page.locator("#next button").first).to_be_visible()
        shown = [chip for chip in page.locator("#next button").all() if chip.is_visible()]
        assert len(shown) == (3 if width == 1280 else 2)
        assert [chip.text_content() for chip in shown if chip.evaluate(CUT)] == []


def test_escape_gives_up_changing_a_question(page: Any) -> None:
    ask(page, REVOKED)
    page.get_by_role("button", name="修改").click()
    expect(page.locator("#hint")).to_contain_text("正在修改第 1 问")
    page.keyboard.press("Escape")
    expect(page.locator("#hint")).not_to_be_visible()
    expect(page.locator("#question textarea")).to_have_value("")


def test_who_pastes_too_much_is_told_that_the_end_is_left_out(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    box = page.locator("#question textarea")
    for length, told in ((400, 0), (501, 1)):
        page.evaluate("text => navigator.clipboard.writeText(text)", "多" * length)
        box.fill("")
        box.press("Control+v")
        expect(page.locator("#cut-off")).to_have_count(told)
    expect(page.locator("#cut-off")).to_contain_text("最多 500 个字")
    box.press("Backspace")
    expect(page.locator("#cut-off")).to_have_count(0)


def test_the_conversation_stays_when_the_language_is_switched(page: Any) -> None:
    ask(page, REVOKED)
    page.get_by_role("button", name="繁").click()
    expect(page.locator("#header h1")).to_have_text("政府報告問答")
    expect(page.locator("#turns .number")).to_have_text("374")
    page.locator("#new").click()
    expect(page.locator("#turns .card")).to_have_count(0)
    page.reload()
    expect(page.locator("#header .ready")).to_be_visible()
    expect(page.locator("#turns .card")).to_have_count(0)


def test_a_new_answer_brings_its_evidence_before_reports_and_full_text(page: Any) -> None:
    page.get_by_role("tab", name="报告").click()
    ask(page, REVOKED)
    expect(page.locator("#passages mark").first).to_be_visible()
    page.get_by_role("tab", name="数据").click()
    ask(page, UNSETTLED)
    expect(page.locator("#figures table")).to_be_visible()


def test_a_pressed_thumb_is_still_pressed_when_the_conversation_is_opened_again(page: Any) -> None:
    ask(page, REVOKED).get_by_role("button", name="有用").click()
    expect(page.locator("#turns .thanks")).to_be_visible()
    page.reload()
    page.get_by_text("历史", exact=True).click()
    page.locator("#bar .history .sheet button", has_text=REVOKED).first.click()
    good = page.locator("#turns [data-do=good]")
    expect(good).to_have_attribute("aria-pressed", "true")


def test_a_long_question_does_not_fill_the_evidence(page: Any) -> None:
    ask(page, "请问" + "在全区范围内依法依规依程序" * 20 + "清理了多少本行政执法证?")
    heading = page.locator("#passages h2.caption")
    assert heading.bounding_box()["height"] < 50
    expect(heading).to_have_attribute("title", heading.text_content().partition(" · ")[2])


def test_suggestions_on_a_page_in_traditional_are_in_traditional(
    browser: Any, address: str
) -> None:
    with looking(browser, address, locale="zh-TW") as page:
        first = page.locator("#turns .examples button").first
        expect(first).to_have_text("清理了多少本行政執法證？")
        first.click()
        expect(page.locator("#turns .number")).to_have_text("374")
        expect(page.locator("#next button", has_text="糾紛").first).to_be_visible()


def test_on_an_english_page_english_questions_come_first_and_are_answered(
    browser: Any, address: str
) -> None:
    with looking(browser, address, locale="en-GB") as page:
        expect(page.locator("#turns .welcome .caption")).to_contain_text("For example")
        page.locator("#turns .examples button").first.click()
        expect(page.locator("#turns .number")).to_have_text("1020")
        expect(page.locator("#next .caption")).to_have_text("Next, in Chinese:")
        page.locator("#next button").first.click()
        expect(page.locator("#turns .card:not(.pending, .abstention)")).to_have_count(2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_english_fits_a_phone_and_has_a_font_for_its_quotation_marks(
    scheme: str, browser: Any, address: str
) -> None:
    with looking(browser, address, 390, 844, locale="en-US", color_scheme=scheme) as page:
        font = page.locator("#kept .note").evaluate("e => getComputedStyle(e).fontFamily")
        assert font.startswith('"Segoe UI"'), "one for Chinese draws “ as wide as a character"
        name, switch = (
            page.locator(f"#header {part}").bounding_box() for part in ("h1", ".languages")
        )
        assert switch["y"] < name["y"] + name["height"], "name and languages on one line"
