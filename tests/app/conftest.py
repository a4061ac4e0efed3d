"""The shipped report, read, and answers on it as the assistant would give them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from assistant.chat import Collection
from assistant.model import Answer, Citation
from corpus import SHIPPED, Figure, Report, list_reports, read_report


@pytest.fixture(scope="session")
def report() -> Report:
    return read_report(list_reports([SHIPPED])[0])


@pytest.fixture(scope="session")
def collection(report: Report) -> Collection:
    return Collection.of([report])


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
