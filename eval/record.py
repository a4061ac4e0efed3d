"""What a run leaves behind: one JSON document that the page, and later runs, are made from."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from corpus import Report, ReportError, Span
from eval.evaluate import Result
from eval.measuring.measures import MEANS, confidences, is_wrong_with_confidence
from eval.measuring.metrics import reliability, risk_coverage
from eval.measuring.summary import intervals, summarise
from eval.opened import Opened
from eval.sets.questions import GoldQuestion

_AROUND = 60
"""Characters of the report shown on either side of gold evidence."""


def describe(opened: Opened, asked: int, split: str) -> dict[str, Any]:
    """What was asked of what, when and on which machine."""
    index = opened.assistant.index
    return {
        "questions": f"{asked} of {opened.name} ({split})",
        "passages": len(index.passages),
        "reports": len(index.reports),
        "judged by": opened.unit,
        "encoder": opened.encoder.name,
        "date": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "machine": f"{platform.platform()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}",
    }


def document(
    header: dict[str, Any], results: Sequence[Result], reports: Iterable[Report]
) -> dict[str, Any]:
    """The whole run as JSON: header, rows, intervals, curves, questions and misses."""
    answered = [result for result in results if result.answer.answered]
    by_name = {report.name: report for report in reports}
    misses = [miss(result, by_name) for result in results if result.verdict.outcome != "correct"]
    misses.sort(key=lambda entry: (entry["outcome"] != "wrong", -entry["confidence"]))
    return {
        "run": header,
        "rows": summarise(results),
        "intervals": intervals(results),
        "curves": {
            "risk-coverage": risk_coverage(*confidences(answered), asked=len(results)),
            "reliability": [row._asdict() for row in reliability(*confidences(answered))],
        },
        "questions": [_outcome(result) for result in results],
        "misses": misses,
    }


def make_folder(folder: Path) -> None:
    """Make the folder that a run is written to.

    :raises ReportError: when it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReportError(f"Cannot make the folder {folder}: {error.strerror}") from error


def write_json(run: dict[str, Any], folder: Path) -> None:
    """Write results.json, the whole document, and misses.jsonl into a folder.

    :raises ReportError: when they cannot be written.
    """
    try:
        (folder / "results.json").write_text(
            json.dumps(run, ensure_ascii=False, indent=1), encoding="utf-8"
        )
        (folder / "misses.jsonl").write_text(
            "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in run["misses"]),
            encoding="utf-8",
        )
    except OSError as error:
        raise ReportError(f"Cannot write the results to {folder}: {error}") from error


def miss(result: Result, reports: dict[str, Report]) -> dict[str, Any]:
    """One entry of the list of misses: what was asked, what was wanted, what came."""
    question, answer = result.question, result.answer
    return {
        "id": question.id,
        "kind": question.kind,
        "split": question.split,
        "outcome": result.verdict.outcome,
        "confidence": round(answer.confidence, 3),
        "wrong_with_confidence": is_wrong_with_confidence(result),
        "history": list(question.history),
        "question": question.question,
        "gold": gold_in_words(question),
        "got": answer.answer if answer.answered else f"(abstained) {answer.answer}",
        "evidence_rank": result.rank,
        "evidence": [
            {"report": item.report, "parts": around(reports[item.report].text, item.original)}
            for item in question.evidence[:5]
            if item.report in reports
        ],
        "cited": [
            {
                "report": citation.report,
                "section": list(citation.section),
                "parts": marked(citation.text, citation.start, citation.highlights),
            }
            for citation in answer.citations[:1]
        ],
    }


def gold_in_words(question: GoldQuestion) -> str:
    """What a question's answer should have been, for people."""
    if not question.answerable:
        return "(not in the report)"
    stated = [question.calculation] if question.calculation else question.figures
    figures = "、".join(f"{figure.value}{figure.unit}" for figure in stated)
    return figures if figures and question.kind != "yesno" else question.answer or figures


def _outcome(result: Result) -> dict[str, Any]:
    values = {name: value(result) for name, value in MEANS.items()}
    time = result.milliseconds
    return {
        "id": result.question.id,
        "question": result.question.question,
        "history": list(result.question.history),
        "kind": result.question.kind,
        "split": result.question.split,
        "script": result.answer.language,
        "outcome": result.verdict.outcome,
        "answered": result.answer.answered,
        "confidence": round(result.answer.confidence, 4),
        "milliseconds": None if time is None else round(time, 1),
        "values": {name: value for name, value in values.items() if value is not None},
    }


def around(text: str, span: Span) -> list[tuple[str, bool]]:
    """Evidence within the text around it, as pieces that are marked or not."""
    before = text[max(0, span.start - _AROUND) : span.start]
    return _pieces(
        [(before, False), (text[slice(*span)], True), (text[span.end : span.end + _AROUND], False)]
    )


def marked(text: str, start: int, highlights: Sequence[Span]) -> list[tuple[str, bool]]:
    """A cited text cut at its highlights, which are offsets into the report."""
    pieces: list[tuple[str, bool]] = []
    position = 0
    for span in highlights:
        first = max(position, span.start - start)
        pieces += [(text[position:first], False), (text[first : span.end - start], True)]
        position = max(position, span.end - start)
    return _pieces([*pieces, (text[position:], False)])


def _pieces(pieces: Iterable[tuple[str, bool]]) -> list[tuple[str, bool]]:
    return [(" ".join(text.split()), marked) for text, marked in pieces if text.strip()]
