"""The shipped report, read, and answers on it as the assistant would give them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from assistant.chat import Collection, View
from assistant.model import Answer, Citation
from corpus import SHIPPED, Figure, Report, list_reports, read_report
from index import default_home
from tests.app.running import CHROMIUM, FLAGS, looking, running

AXE = "axe-core@4.14.1"


@pytest.fixture(scope="session")
def report() -> Report:
    return read_report(list_reports([SHIPPED])[0])


@pytest.fixture(scope="session")
def collection(report: Report) -> Collection:
    return Collection.of([report])


@pytest.fixture(scope="session")
def view(collection: Collection) -> View:
    """A page over the shipped report, in Simplified."""
    return View(collection)


@pytest.fixture(scope="session")
def figure(report: Report) -> Callable[[str], Figure]:
    """The report's first figure written in this way: "374名"."""
    return lambda text: next(figure for figure in report.figures if figure.text == text)


@pytest.fixture(scope="session")
def citing(collection: Collection, report: Report) -> Callable[..., Answer]:
    """An answer that rests on figures of one passage and cites it, its other fields as given."""

    def build(question: str, text: str, *figures: Figure, **fields: Any) -> Answer:
        passage = collection.passages[figures[0].passage_id]
        citation = Citation(
            passage_id=passage.id,
            report=report.name,
            section=passage.section,
            text=report.text[passage.original.start : passage.original.end],
            start=passage.original.start,
            end=passage.original.end,
            highlights=tuple(figure.original for figure in figures),
            score=0.93,
        )
        answer = Answer(
            question=question,
            resolved_question=question,
            language="zh-Hans",
            answered=True,
            answer=text,
            figures=figures,
            calculation=None,
            citations=(citation,),
            confidence=0.97,
            elapsed_ms=23.4,
            candidates=tuple(f for f in report.figures if f.passage_id == passage.id),
        )
        return replace(answer, **fields)

    return build


@pytest.fixture(scope="session")
def text_of() -> Callable[[str], str]:
    """HTML as a reader sees it: tags gone, entities resolved."""
    return lambda html: unescape(re.sub(r"<[^>]*>", "", html))


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app answers, over the shipped report, keeping opinions."""
    data = tmp_path_factory.mktemp("data")
    with running("--data", str(data), "--feedback", str(data / "kept.db")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """The page just opened, on a desktop."""
    with looking(browser, address) as page:
        yield page


@pytest.fixture
def phone(browser: Any, address: str) -> Iterator[Any]:
    """The page just opened, on a phone."""
    with looking(browser, address, 390, 844) as page:
        yield page


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which finds barriers; fetched once into the cache."""
    folder = default_home() / AXE.replace("@", "-")
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("needs npm to fetch axe-core")
        folder.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--prefix", str(folder), "--no-save", "--ignore-scripts", AXE]
        subprocess.run(command, check=True, capture_output=True)
    return script.read_text(encoding="utf-8")
