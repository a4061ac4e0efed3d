"""BEIR folders: corpus.jsonl, queries.jsonl and relevance judgments in qrels/*.tsv.

Thakur et al., "BEIR: A Heterogeneous Benchmark for Zero-shot Evaluation of Information
Retrieval Models", NeurIPS 2021. Every document is a text, its title the first line. Only
judged queries are asked; a judgment of 0 is no evidence.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from corpus import Span
from eval.errors import QuestionSetError
from eval.sets.questions import Evidence, GoldQuestion
from eval.sets.texts import TextSet

_SPLITS = ("test", "dev", "train")


def read_beir(folder: Path) -> TextSet:
    """Documents, judged queries and judgments of a BEIR folder.

    Of several files in `qrels`, test.tsv is taken, else dev.tsv, else train.tsv, else the
    first by name.

    :raises QuestionSetError: a file cannot be read, or naming every line at fault.
    """
    faults: list[str] = []
    texts, ids = {}, {}
    for record in _records(folder / "corpus.jsonl", faults):
        name = report_name(record["_id"])
        ids[name] = record["_id"]
        text = f"{record.get('title') or ''}\n{record['text']}".strip()
        if text:
            texts[name] = text
    queries = {
        record["_id"]: record["text"] for record in _records(folder / "queries.jsonl", faults)
    }
    file = _judgments_file(folder / "qrels")
    judged: dict[str, list[Evidence]] = defaultdict(list)
    for where, query, document, grade in _judgments(file, faults):
        if query not in queries:
            faults.append(f"{where}: query {query!r} is not in queries.jsonl")
            continue
        name = report_name(document)
        ids[name] = document
        if grade > 0:
            # What is judged but not in the corpus is relevant, and can never be found.
            judged[query].append(Evidence(name, Span(0, len(texts.get(name, ""))), grade))
    if faults:
        raise QuestionSetError.of(faults)
    if not judged:
        raise QuestionSetError(f"{file} judges nothing relevant.")
    asked = [_question(query, queries[query], judged[query]) for query in judged]
    return TextSet(texts, asked, ids)


def report_name(document: str) -> str:
    """The report name of a document, whatever characters its id has.

    >>> report_name("MED/10")
    'MED%2F10.txt'
    """
    return f"{quote(document, safe='')}.txt"


def _question(query: str, text: str, evidence: list[Evidence]) -> GoldQuestion:
    return GoldQuestion(
        id=query,
        question=text,
        history=(),
        kind="text",
        answerable=True,
        figures=(),
        calculation=None,
        evidence=tuple(evidence),
        answer="",
    )


def _records(file: Path, faults: list[str]) -> Iterator[Mapping[str, Any]]:
    """Every record with an id of its own and a text; what is none is added to `faults`."""
    seen: set[str] = set()
    for number, line in enumerate(_read(file).split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{file.name} line {number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            faults.append(f"{where}: not a JSON object: {error}")
            continue
        if not isinstance(record, dict):
            faults.append(f"{where}: not a JSON object: {line[:60]}")
            continue
        lacking = [name for name in ("_id", "text") if not isinstance(record.get(name), str)]
        faults += [f"{where}: lacks a text {name!r}" for name in lacking]
        if not lacking and record["_id"] in seen:
            faults.append(f"{where}: id {record['_id']!r} is already taken")
        elif not lacking:
            seen.add(record["_id"])
            yield record


def _judgments_file(folder: Path) -> Path:
    files = {file.stem: file for file in sorted(folder.glob("*.tsv"))}
    if not files:
        raise QuestionSetError(f"{folder} holds no .tsv file of relevance judgments.")
    return next((files[split] for split in _SPLITS if split in files), next(iter(files.values())))


def _judgments(file: Path, faults: list[str]) -> Iterator[tuple[str, str, str, int]]:
    """Where a judgment stands, its query, document and grade; what is none is added to `faults`."""
    rows = csv.reader(_read(file).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(rows, start=1):
        where = f"{file.parent.name}/{file.name} line {number}"
        # The first line names the columns.
        if not row or (number == 1 and not row[-1].lstrip("-").isdigit()):
            continue
        try:
            query, document, grade = row
            yield where, query, document, int(grade)
        except ValueError:
            faults.append(f"{where}: needs query, document and a whole grade, got {row}")


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise QuestionSetError(f"Cannot read {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise QuestionSetError(f"{file} is not UTF-8: {error}") from error
