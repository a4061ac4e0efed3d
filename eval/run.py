"""`python -m eval run`: a question set asked of a corpus, measured, with every miss listed."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant import open_assistant
from corpus import ReportError
from eval.evaluate import Result, evaluate
from eval.questions import GoldQuestion, QuestionSetError, load_questions
from eval.summary import (
    LOWER_IS_BETTER,
    ROWS,
    Row,
    is_wrong_with_confidence,
    measure,
    shown,
    summarise,
    table,
)
from index import ProgressBar

_ANSWERS = ["questions", "correct", "wrong", "not-attempted", "figure-exact", "text-correct"]
_LISTS = ["in-order", "overlap-f1"]
_RANKING = ["recall@1", "recall@5", "mrr@10", "ndcg@10"]
_TRUST = ["abstention-precision", "abstention-recall", "wrong-confident", "ece-attempted"]
_TRUST += ["ece-all", "p50-ms", "p95-ms"]


class FloorError(ReportError):
    """A floor that names no measure, or is not a number."""


def run(
    questions: Path,
    corpus: Path | None = None,
    split: str = "all",
    floors: Sequence[str] = (),
    out: Path | None = None,
    store: str | None = None,
) -> bool:
    """Print the measures and the misses of a question set; write them under `out` if given.

    :param questions: a question set, JSON lines.
    :param corpus: folder or file of reports; the shipped report if None.
    :param split: "dev", "test" or "all".
    :param floors: each `[ROW/]MEASURE=VALUE`.
    :param store: a Milvus server's address or a *.db file; this process if None.
    :returns: whether every floor holds.
    :raises ReportError: when the set, the corpus or a floor cannot be used.
    """
    bounds = [parse_floor(floor) for floor in floors]
    sources = [corpus] if corpus else None
    assistant = open_assistant(sources, store=store, progress=ProgressBar())
    asked = [
        question
        for question in load_questions(questions, assistant.index.reports)
        if split in ("all", question.split)
    ]
    if not asked:
        raise QuestionSetError(f"{questions} holds no questions of the {split} half.")
    # No bar where standard error is not a terminal.
    bar = tqdm(evaluate(assistant, asked), total=len(asked), unit="question", disable=None)
    results = list(bar)
    rows = summarise(results)
    header = {
        "questions": f"{len(asked)} of {questions.name} ({split})",
        "passages": len(assistant.index.passages),
        "reports": len(assistant.index.reports),
        "date": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "machine": f"{platform.platform()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}",
    }
    misses = [miss(result) for result in results if result.verdict.outcome != "correct"]
    misses.sort(key=lambda entry: (entry["outcome"] != "wrong", -entry["confidence"]))
    for name, value in header.items():
        print(f"{name:<10} {value}")
    _print_rows(rows)
    _print_misses(misses)
    if out:
        _write(out, header, rows, results, misses)
    missed = [line for bound in bounds if (line := missed_floor(rows, *bound))]
    for line in missed:
        print(line)
    return not missed


def parse_floor(floor: str) -> tuple[str, str, float]:
    """Row, measure and value of `[ROW/]MEASURE=VALUE`; the row is `all` unless named.

    >>> parse_floor("test/figure-exact=0.95")
    ('test', 'figure-exact', 0.95)

    :raises FloorError: when it is not of that form, or names what no run measures.
    """
    name, _, value = floor.partition("=")
    row, _, measured = name.rpartition("/")
    row = row or "all"
    for given, known in ((row, ROWS), (measured, list(measure(())))):
        if given not in known:
            raise FloorError(f"{floor}: no {given!r} to hold a floor; there are {', '.join(known)}")
    try:
        return row, measured, float(value)
    except ValueError:
        raise FloorError(f"{floor}: a floor is a number, got {value!r}") from None


def missed_floor(rows: Mapping[str, Row], row: str, name: str, bound: float) -> str | None:
    """A line that says which floor is missed and by how much, None when it holds.

    For errors and times the bound is a ceiling. A floor that no question of the run can be
    held to is missed: it guards nothing.
    """
    value = rows.get(row, {}).get(name)
    ceiling = name in LOWER_IS_BETTER
    if value is not None and (value <= bound if ceiling else value >= bound):
        return None
    wanted = f"at {'most' if ceiling else 'least'} {shown(name, bound)}"
    return f"FLOOR MISSED: {row}/{name} is {shown(name, value)}, wanted {wanted}"


def miss(result: Result) -> dict[str, Any]:
    """One line of the confusion list: what was asked, what was wanted, what came."""
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
        "gold": _gold_in_words(question),
        "got": answer.answer if answer.answered else f"(abstained) {answer.answer}",
        "evidence_rank": result.relevant.index(True) + 1 if any(result.relevant) else None,
    }


def _gold_in_words(question: GoldQuestion) -> str:
    if not question.answerable:
        return "(not in the report)"
    stated = [question.calculation] if question.calculation else question.figures
    figures = "、".join(f"{figure.value}{figure.unit}" for figure in stated)
    return figures if figures and question.kind != "yesno" else question.answer or figures


def _print_rows(rows: Mapping[str, Row]) -> None:
    splits = {name: row for name, row in rows.items() if name in ("all", "dev", "test")}
    print("\nAnswers (per cent of questions)")
    print(table(rows, _ANSWERS + _LISTS))
    print("\nRanking of passages (per cent)")
    print(table(rows, _RANKING))
    print("\nTrust (per cent) and time")
    print(table(splits, _TRUST))


def _print_misses(misses: Sequence[Mapping[str, Any]]) -> None:
    print(f"\nMisses: {len(misses)}, the most confident first")
    for entry in misses:
        confident = " AND CONFIDENT" if entry["wrong_with_confidence"] else ""
        rank = entry["evidence_rank"] or "–"
        print(
            f"- {entry['id']} {entry['kind']} {entry['split']}: {entry['outcome']}{confident}, "
            f"confidence {entry['confidence']:.2f}, evidence at rank {rank}"
        )
        for name in ("question", "gold", "got"):
            earlier = " ← ".join(["", *reversed(entry["history"])]) if name == "question" else ""
            print(f"    {name:<9}{' '.join(entry[name].split())[:120]}{earlier}")


def _write(
    out: Path,
    header: Mapping[str, Any],
    rows: Mapping[str, Row],
    results: Iterable[Result],
    misses: Iterable[Mapping[str, Any]],
) -> None:
    outcomes = [
        {
            "id": result.question.id,
            "outcome": result.verdict.outcome,
            "confidence": round(result.answer.confidence, 4),
            "milliseconds": round(result.milliseconds, 1),
        }
        for result in results
    ]
    document = {"run": header, "rows": rows, "questions": outcomes}
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / "results.json").write_text(
            json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8"
        )
        (out / "misses.jsonl").write_text(
            "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in misses),
            encoding="utf-8",
        )
    except OSError as error:
        raise ReportError(f"Cannot write the results to {out}: {error}") from error
