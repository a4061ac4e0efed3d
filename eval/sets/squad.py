"""Reading-comprehension sets in SQuAD format, such as CMRC 2018 and DRCD.

Rajpurkar et al., "SQuAD: 100,000+ Questions for Machine Comprehension of Text", EMNLP 2016.
Every paragraph is a text; the gold evidence is where each wording of the answer stands in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus import Span
from eval.errors import QuestionSetError
from eval.sets.questions import Evidence, GoldQuestion
from eval.sets.texts import TextSet


def read_squad(file: Path) -> TextSet:
    """Paragraphs and questions of a SQuAD-format file; version 2's impossible questions too.

    :raises QuestionSetError: when it cannot be read, is not in that format or holds no
        questions, naming every article, paragraph and question at fault.
    """
    try:
        whole = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise QuestionSetError(f"Cannot read {file}: {error.strerror}") from error
    except ValueError as error:
        raise QuestionSetError(f"{file} is not a set in SQuAD format: {error}") from error
    texts: dict[str, str] = {}
    questions: dict[str, GoldQuestion] = {}
    faults: list[str] = []
    for where, paragraph in _paragraphs(whole, file.name, faults):
        context = paragraph.get("context") if isinstance(paragraph, dict) else None
        if not isinstance(context, str):
            faults.append(f"{where}: lacks a text 'context'")
            continue
        name = f"p{len(texts):05}.txt"
        texts[name] = context
        for number, record in enumerate(_members(paragraph, "qas", where, faults)):
            asked = f"{where}, question {number + 1}{_by_id(record)}"
            try:
                question = _read_question(record, name, context, f"{name}-{number}")
            except QuestionSetError as error:
                faults.append(f"{asked}: {error}")
                continue
            if question.id in questions:
                faults.append(f"{asked}: the id is already taken")
            questions[question.id] = question
    if faults:
        raise QuestionSetError.of(faults)
    if not questions:
        raise QuestionSetError(f"{file} holds no questions.")
    return TextSet(texts, list(questions.values()))


def _paragraphs(whole: Any, name: str, faults: list[str]) -> Iterator[tuple[str, Any]]:
    """Every paragraph, and where it stands; what is none is added to `faults`."""
    for number, article in enumerate(_members(whole, "data", name, faults), start=1):
        where = f"{name} article {number}"
        for count, paragraph in enumerate(_members(article, "paragraphs", where, faults), start=1):
            yield f"{where}, paragraph {count}", paragraph


def _members(record: Any, field: str, where: str, faults: list[str]) -> list[Any]:
    """The list that a record has as `field`; without one it is added to `faults`."""
    members = record.get(field) if isinstance(record, dict) else None
    if isinstance(members, list):
        return members
    faults.append(f"{where}: lacks a list {field!r}, which SQuAD format has here")
    return []


def _by_id(record: Any) -> str:
    return f" (id {record['id']})" if isinstance(record, dict) and "id" in record else ""


def _read_question(record: Any, name: str, text: str, default_id: str) -> GoldQuestion:
    if not isinstance(record, dict) or not isinstance(record.get("question"), str):
        raise QuestionSetError("lacks a text 'question'")
    answerable = not record.get("is_impossible", False)
    answers = record.get("answers", []) if answerable else []
    if answerable and not _are_answers(answers):
        raise QuestionSetError(
            "needs 'answers', each with a text 'text' and a number 'answer_start'; one without "
            "an answer says 'is_impossible': true"
        )
    wordings = tuple(answer["text"] for answer in answers)
    return GoldQuestion(
        id=str(record.get("id", default_id)),
        question=record["question"],
        history=(),
        kind="text" if answerable else "unanswerable",
        answerable=answerable,
        figures=(),
        calculation=None,
        evidence=tuple(_evidence(answers, name, text)),
        answer=wordings[0] if wordings else "",
        wordings=wordings,
    )


def _are_answers(answers: Any) -> bool:
    return (
        isinstance(answers, list)
        and bool(answers)
        and all(
            isinstance(answer, dict)
            and isinstance(answer.get("text"), str)
            and isinstance(answer.get("answer_start"), int)
            for answer in answers
        )
    )


def _evidence(answers: Sequence[Mapping[str, Any]], name: str, text: str) -> Iterator[Evidence]:
    seen = set()
    for answer in answers:
        start, wording = answer["answer_start"], answer["text"]
        # Some sets count bytes or words of theirs: what stands there decides.
        if text[start : start + len(wording)] != wording:
            start = text.find(wording)
        span = Span(start, start + len(wording)) if start >= 0 else Span(0, len(text))
        if span not in seen:
            seen.add(span)
            yield Evidence(name, span)
