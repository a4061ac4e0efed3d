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

    :raises QuestionSetError: naming the file and the line at fault.
    """
    texts, ids = {}, {}
    for where, record in _lines(folder / "corpus.jsonl"):
        document = _text(record, "_id", where)
        name = report_name(document)
        ids[name] = document
        text = f"{record.get('title') or ''}\n{_text(record, 'text', where)}".strip()
        if text:
            texts[name] = text
    queries = {
        _text(record, "_id", where): _text(record, "text", where)
        for where, record in _lines(folder / "queries.jsonl")
    }
    file = _judgments_file(folder / "qrels")
    judged: dict[str, list[Evidence]] = defaultdict(list)
    for where, query, document, grade in _judgments(file):
        if query not in queries:
            raise QuestionSetError(f"{where}: query {query!r} is not in queries.jsonl")
        name = report_name(document)
        ids[name] = document
        if grade > 0:
            # What is judged but not in the corpus is relevant, and can never be found.
            judged[query].append(Evidence(name, Span(0, len(texts.get(name, ""))), grade))
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


def _lines(file: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(_read(file).split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{file.name} line {number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise QuestionSetError(f"{where}: not a JSON object: {error}") from error
        if not isinstance(record, dict):
            raise QuestionSetError(f"{where}: not a JSON object: {line[:60]}")
        yield where, record


def _text(record: Mapping[str, Any], name: str, where: str) -> str:
    value = record.get(name)
    if not isinstance(value, str):
        raise QuestionSetError(f"{where}: lacks a text {name!r}")
    return value


def _judgments_file(folder: Path) -> Path:
    files = {file.stem: file for file in sorted(folder.glob("*.tsv"))}
    if not files:
        raise QuestionSetError(f"{folder} holds no .tsv file of relevance judgments.")
    return next((files[split] for split in _SPLITS if split in files), next(iter(files.values())))


def _judgments(file: Path) -> Iterator[tuple[str, str, str, int]]:
    rows = csv.reader(_read(file).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(rows, start=1):
        where = f"{file.parent.name}/{file.name} line {number}"
        # The first line names the columns.
        if number == 1 and row and not row[-1].lstrip("-").isdigit():
            continue
        if not row:
            continue
        try:
            query, document, grade = row
            yield where, query, document, int(grade)
        except ValueError as error:
            raise QuestionSetError(
                f"{where}: needs query, document and a whole grade, got {row}"
            ) from error


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise QuestionSetError(f"Cannot read {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise QuestionSetError(f"{file} is not UTF-8: {error}") from error
