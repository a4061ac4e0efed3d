"""The evidence beside the conversation, in Chromium: sources, full text, table, chart, uploads."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.app.running import CHROMIUM, ask, headline, looking, running

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect

REVOKED = "清理了多少本行政执法证?"
POWERS = "行政权力事项分别有多少项?"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the path or in $CHROMIUM"),
]


def test_a_chip_brings_its_passage_back_with_the_cited_span_marked(page: Any) -> None:
    first = ask(page, REVOKED)
    ask(page, "矛盾纠纷调解成功率是多少?")
    marks = page.locator("#passages blockquote.original mark")
    expect(marks.filter(has_text="71%")).to_be_visible()
    page.get_by_role("tab", name="核对").click()
    first.locator(".chip").click()
    expect(marks.filter(has_text="374名")).to_be_visible()
    passage = page.locator("#passages .passage").first
    assert first.locator(".chip").get_attribute("value") == passage.get_attribute("data-passage")


def test_the_passage_can_be_read_in_simplified_and_back(page: Any) -> None:
    ask(page, REVOKED)
    passage = page.locator("#passages .passage").first
    expect(passage.locator("blockquote:visible")).to_contain_text("行政機關")
    page.get_by_role("button", name="简体", exact=True).click()
    expect(passage.locator("blockquote:visible")).to_contain_text("行政机关")
    expect(passage.locator("blockquote:visible mark")).to_have_text("374名")
    page.get_by_role("button", name="原文", exact=True).click()
    expect(passage.locator("blockquote:visible")).to_contain_text("行政機關")


def test_the_full_report_opens_scrolled_to_the_span(page: Any) -> None:
    ask(page, REVOKED)
    page.get_by_role("link", name="在全文中查看").first.click()
    cited = page.locator("#reader mark#cited")
    expect(cited).to_have_text("374名")
    expect(cited).to_be_in_viewport()


def test_why_a_passage_was_found_is_said_when_asked(page: Any) -> None:
    ask(page, REVOKED)
    why = page.locator("#passages .why").first
    expect(why).not_to_be_visible()
    page.locator("#passages .score button").first.hover()
    expect(why).to_contain_text("相同的词：清理")
    expect(why).to_contain_text("意思相近程度")


def test_the_table_finds_a_figure_of_the_report_in_either_script(page: Any) -> None:
    page.get_by_role("tab", name="数据").click()
    page.locator("#search textarea").fill("行政许可")
    rows = page.locator("#figures tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("189")


def test_the_table_is_sorted_and_downloaded_as_it_stands(page: Any) -> None:
    page.get_by_role("tab", name="数据").click()
    heading = page.locator("#figures th.number")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    first = page.locator("#figures tbody tr").first.locator("td.number")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    assert len(rows) - 1 == page.locator("#figures tbody tr").count()
    assert first.inner_text() in rows[1][2]


def test_a_figure_of_the_table_leads_to_where_it_stands(page: Any) -> None:
    page.get_by_role("tab", name="数据").click()
    page.locator("#search textarea").fill("成功率")
    row = page.locator("#figures tbody tr").first
    expect(row).to_contain_text("71")
    row.get_by_role("button").click()
    expect(page.locator("#reader mark#cited")).to_have_text("71%")


def test_what_a_calculation_rests_on_leads_to_its_passage(page: Any) -> None:
    ask(page, "清理了多少本行政执法证?")
    ask(page, "新申请执法证的人员有多少?")
    card = ask(page, "两者相差多少?")
    card.get_by_role("button", name="245名", exact=False).first.click()
    expect(page.locator("#passages .passage:focus mark").first).to_have_text("245名")


@pytest.mark.parametrize(("locale", "width"), [("en", 360), ("zh-CN", 320)])
def test_a_tab_for_which_a_phone_is_too_narrow_opens_all_the_same(
    locale: str, width: int, browser: Any, address: str
) -> None:
    with looking(browser, address, width, 740, locale=locale) as page:
        ask(page, "清理了多少本行政执法证?").locator(".chip").click()
        page.locator("#passages a.open").first.click()
        expect(page.locator("#reader mark#cited")).to_be_visible()
        page.locator("#bar .reports").click()
        expect(page.locator("#chosen")).to_be_visible()
        page.locator("#turns .chip").click()
        expect(page.locator("#passages mark").first).to_be_visible()


def test_the_parts_of_a_whole_are_bars_whose_points_lead_to_their_passage(page: Any) -> None:
    card = ask(page, POWERS)
    card.get_by_role("button", name="看图表").click()
    expect(page.locator("#plot .bars .point")).to_have_count(10)
    expect(page.locator("#plot .ytick").first).to_have_text("行政处罚")
    expect(page.locator("#plot .xtitle")).to_have_text("项")
    bar = page.locator("#plot .bars .point").first.bounding_box()
    page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    expect(page.locator("#reader mark#cited")).to_have_text("4266項")


def test_the_chart_can_be_had_as_a_picture(page: Any) -> None:
    card = ask(page, POWERS)
    card.get_by_role("button", name="看图表").click()
    expect(page.locator("#plot .bars .point")).to_have_count(10)
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


def test_a_report_is_added_asked_corrected_chosen_and_removed(browser: Any, tmp_path: Path) -> None:
    report = tmp_path / "包头市-2025年政府工作报告.txt"
    report.write_text(
        "包头市2025年政府工作报告\n\n2024年，包头市新建农村公路86公里，改造老旧小区23个。\n",
        encoding="utf-8",
    )
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    with running("--data", str(tmp_path / "data")) as address, looking(browser, address) as page:
        page.get_by_role("tab", name="报告").click()
        page.locator("#files input[type=file]").set_input_files([report, empty])
        expect(page.locator("#uploaded .added")).to_contain_text("包头市 · 2024年 · 政府工作报告")
        expect(page.locator("#uploaded .refused")).to_contain_text("空.txt")
        expect(page.locator("#header")).to_contain_text("60 个数据")
        expect(page.locator("#turns .welcome")).to_contain_text("共有 60 个数据")
        assert headline(ask(page, "包头市新建农村公路多少公里?")) == "86公里"

        # An answer brings its evidence forward.
        page.get_by_role("tab", name="报告").click()
        page.get_by_role("button", name="更正或移除添加的报告").click()
        place = page.get_by_label("地区")
        expect(place).to_have_value("包头市")
        place.fill("赤峰市")
        page.get_by_role("button", name="保存更正").click()
        expect(page.locator("#uploaded")).to_contain_text("已更正")
        assert headline(ask(page, "赤峰市新建农村公路多少公里?")) == "86公里"

        page.get_by_role("tab", name="报告").click()
        page.get_by_role("checkbox", name="包头市2025年政府工作报告").uncheck()
        expect(page.locator("#bar .reports")).to_contain_text("1 份报告")
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="移除这份报告").click()
        expect(page.locator("#header")).to_contain_text("臨河區2020年法治政府建設報告")
        assert not list((tmp_path / "data" / "reports").iterdir())
