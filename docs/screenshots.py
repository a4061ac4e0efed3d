"""Takes the pictures of the README from the running app.

Start the app with the shipped report (`python app.py`), then run `python docs/screenshots.py`.
Needs requirements-dev.txt and Chromium, on the path or named by the CHROMIUM variable.
"""

from __future__ import annotations

import argparse
import os
import shutil
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, expect, sync_playwright


@dataclass(frozen=True)
class Shot:
    """One picture: the questions asked, and how the page is looked at."""

    name: str
    questions: tuple[str, ...]
    tab: str = ""
    size: tuple[int, int] = (1280, 800)
    dark: bool = False


PATIENCE_MS = 30_000
REVOKED = "清理了多少本行政执法证?"
UNSETTLED = "受理的矛盾纠纷比调处成功的多多少件?"
SHOTS = (
    Shot("start", ()),
    Shot("answer", (REVOKED, "那培训了多少人?"), size=(1280, 960)),
    Shot("calculated", ("全年审查了多少份政府文件?", UNSETTLED), tab="核对"),
    Shot("abstention", (REVOKED, "2013年清理了多少本行政执法证?"), tab="数据"),
    Shot("chart", (UNSETTLED, "行政权力事项分别有多少项?"), tab="图表", dark=True),
    Shot("phone", (REVOKED,), size=(390, 844)),
)


def main() -> None:
    """Take every picture into this folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--address", default="http://127.0.0.1:7860", help="where the app answers")
    address = parser.parse_args().address
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for shot in SHOTS:
            take(shot, browser, address)
        browser.close()


def take(shot: Shot, browser: Browser, address: str) -> None:
    """Ask the questions of one picture on a fresh page, and take it."""
    width, height = shot.size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.dark else "light",
        locale="zh-CN",
    )
    page.goto(address)
    box, cards = page.locator("#question textarea"), page.locator("#turns .card:not(.pending)")
    expect(box).to_be_visible()
    for asked, question in enumerate(shot.questions, 1):
        box.fill(question)
        box.press("Enter")
        expect(cards).to_have_count(asked)
        expect(page.locator("#next button").first).to_be_visible()
    if shot.tab:
        page.get_by_role("tab", name=shot.tab).click()
    if shot.tab == "图表":
        expect(page.locator("#plot .point").first).to_be_visible()
    # The last thing of the conversation in view means that it has stopped scrolling.
    expect(page.locator("#turns button").last).to_be_in_viewport(ratio=1)
    picture = Image.open(BytesIO(page.screenshot(animations="disabled")))
    # A palette is enough for a page of text, at a third of the size.
    palette = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    palette.save(Path(__file__).with_name(f"{shot.name}.png"), optimize=True)
    page.close()


if __name__ == "__main__":
    main()
