"""An installation that asks who somebody is, in Chromium: the login, and adding and removing reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from assistant.chat import set_password
from tests.app.running import CHROMIUM, PATIENCE_MS, barriers, running

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect

NAME, PASSWORD = "张三", "correct horse"
REPORT = "甲县2025年政府工作报告\n\n2024年，甲县新建农村公路86公里。\n"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the path or in $CHROMIUM"),
]


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where an app answers that wants to know who asks."""
    folder = tmp_path_factory.mktemp("guarded")
    users = folder / "users.txt"
    set_password(users, NAME, PASSWORD)
    with running("--data", str(folder / "data"), "--auth-file", str(users)) as address:
        yield address


def arrived(browser: Any, address: str, **options: Any) -> Any:
    """The page that asks for name and password."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, **options)
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("input[type=password]")).to_be_visible()
    return page


def sign_in(page: Any, password: str) -> None:
    page.locator("input:not([type=password])").fill(NAME)
    page.locator("input[type=password]").fill(password)
    page.locator("button.primary").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("locale", "title", "labels", "button", "wrong"),
    [
        ("zh-CN", "登录 · 政府报告问答", ["姓名", "密码"], "登录", "姓名或密码不对"),
        (
            "zh-TW",
            "登入 · 政府報告問答",
            ["使用者名稱", "密碼"],
            "登入",
            "使用者名稱或密碼不正確",
        ),
        (
            "en-GB",
            "Sign in · Ask government reports",
            ["Name", "Password"],
            "Sign in",
            "Name or password is wrong",
        ),
    ],
)
def test_the_login_speaks_the_browsers_language_and_bars_nobody(
    locale: str,
    title: str,
    labels: list[str],
    button: str,
    wrong: str,
    scheme: str,
    browser: Any,
    guarded: str,
    axe: str,
) -> None:
    page = arrived(browser, guarded, locale=locale, color_scheme=scheme)
    expect(page).to_have_title(title)
    expect(page.locator("h2")).to_have_text(title)
    expect(page.locator("label > span")).to_have_text(labels)
    expect(page.locator("button.primary")).to_have_text(button)
    # A sheet in the middle of the page, and no box of another colour around it.
    around = page.locator(".gradio-container .wrap").first
    expect(around).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(page.locator("input[type=password]")).to_have_css("border-top-width", "1px")
    assert barriers(page, axe) == []
    sign_in(page, "wrong horse")
    expect(page.locator("[role=alert]")).to_contain_text(wrong)
    assert barriers(page, axe) == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_report_is_removed_only_once_that_is_meant(
    scheme: str, browser: Any, guarded: str, axe: str
) -> None:
    page = arrived(browser, guarded, locale="zh-CN", color_scheme=scheme)
    sign_in(page, PASSWORD)
    page.get_by_role("tab", name="报告").click()
    page.locator("#identity button").first.click()
    expect(page.locator("#remove")).to_be_disabled()
    expect(page.locator("#save")).to_be_disabled()
    page.locator("#files input[type=file]").set_input_files(
        {"name": "甲县.txt", "mimeType": "text/plain", "buffer": REPORT.encode()}
    )
    expect(page.locator("#uploaded .added")).to_contain_text("甲县2025年政府工作报告")
    expect(page.locator("#save")).to_be_enabled()
    assert barriers(page, axe) == []
    asked: list[str] = []

    def hear(dialog: Any) -> None:
        asked.append(dialog.message)
        dialog.accept() if len(asked) == 2 else dialog.dismiss()

    page.on("dialog", hear)
    page.locator("#remove").click()
    expect(page.locator("#header")).to_contain_text("2 份报告")
    page.locator("#remove").click()
    expect(page.locator("#uploaded")).to_contain_text("已移除 甲县.txt。")
    expect(page.locator("#header")).not_to_contain_text("2 份报告")
    expect(page.locator("#remove")).to_be_disabled()
    assert ["甲县.txt" in said and "所有使用者" in said for said in asked] == [True, True]
    page.context.close()
