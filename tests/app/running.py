"""The real app as a process of its own, and a browser to look at it with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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
PATIENCE_MS = 20_000
"""How long an answer may take on a busy machine before it counts as missing."""


@contextmanager
def running(*arguments: str) -> Iterator[str]:
    """The address of an app started with these arguments, once it has said that it is up."""
    with started(*arguments) as (address, process):
        try:
            yield address
        finally:
            process.terminate()


@contextmanager
def started(*arguments: str, **options: Any) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The same with its process, for the caller to stop; `options` are Popen's."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "app.py", "--port", str(port), *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8", **options
    ) as process:
        assert process.stdout is not None
        printed = next((line for line in process.stdout if "http://" in line), "")
        assert f"http://127.0.0.1:{port}" in printed
        yield f"http://127.0.0.1:{port}", process


@contextmanager
def looking(
    browser: Any, address: str, width: int = 1280, height: int = 800, **options: Any
) -> Iterator[Any]:
    """The page just opened, in a browser that remembers nothing."""
    from playwright.sync_api import expect

    settings = {"viewport": {"width": width, "height": height}, "locale": "zh-CN", **options}
    context = browser.new_context(**settings)
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#question textarea")).to_be_visible()
    yield page
    context.close()


def ask(page: Any, question: str) -> Any:
    """Type a question; the card of its answer."""
    from playwright.sync_api import expect

    cards = page.locator("#turns .card:not(.pending)")
    before = cards.count()
    page.locator("#question textarea").fill(question)
    page.locator("#question textarea").press("Enter")
    expect(cards).to_have_count(before + 1)
    return cards.nth(before)


def headline(card: Any) -> str:
    """The figure of a card as it is read."""
    return str(card.locator(".number").inner_text() + card.locator(".unit").inner_text())


def barriers(page: Any, axe: str) -> list[str]:
    """What axe-core finds to be serious or worse."""
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{violation['id']}: {violation['nodes'][0]['html']}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
    ]
