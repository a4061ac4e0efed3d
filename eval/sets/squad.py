"""Reading-comprehension sets in SQuAD format, such as CMRC 2018 and DRCD.

Rajpurkar et al., "SQuAD: 100,000+ Questions for Machine Comprehension of Text", EMNLP 2016.
Every paragraph is a text; the gold evidence is where each wording of the answer stands in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from corpus import Span
from eval.errors import QuestionSetError
from eval.sets.questions import Evidence, GoldQuestion
from eval.sets.texts import TextSet


def read_squad(file: Path) -> TextSet:
    """Paragraphs and questions of a SQuAD-format file; version 2's impossible questions too.

    :raises QuestionSetError: when it cannot be read, is not in that format or holds no questions.
    """
    try:
        articles = json.loads(file.read_text(encoding="utf-8-sig"))["data"]
        paragraphs = [paragraph for article in articles for paragraph in article["paragraphs"]]
        texts = {f"p{n:05}.txt": p["context"] for n, p in enumerate(paragraphs)}
        questions = [
            _read_question(question, name, texts[name], f"{name}-{number}")
            for name, paragraph in zip(texts, paragraphs, strict=True)
            for number, question in enumerate(paragraph["qas"])
        ]
    except OSError as error:
        raise QuestionSetError(f"Cannot read {file}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise QuestionSetError(f"{file} is not a set in SQuAD format: {error!r}") from error
    if not questions:
        raise QuestionSetError(f"{file} holds no questions.")
    return TextSet(texts, questions)


def _read_question(
    record: Mapping[str, Any], name: str, text: str, default_id: str
) -> GoldQuestion:
    answerable = not record.get("is_impossible", False)
    wordings = tuple(answer["text"] for answer in record["answers"]) if answerable else ()
    return GoldQuestion(
        id=str(record.get("id", default_id)),
        question=record["question"],
        history=(),
        kind="text" if answerable else "unanswerable",
        answerable=answerable,
        figures=(),
        calculation=None,
        evidence=tuple(_evidence(record, name, text)) if answerable else (),
        answer=wordings[0] if wordings else "",
        wordings=wordings,
    )


def _evidence(record: Mapping[str, Any], name: str, text: str) -> Iterator[Evidence]:
    seen = set()
    for answer in record["answers"]:
        start, wording = answer["answer_start"], answer["text"]
        # Some sets count bytes or words of theirs: what stands there decides.
        if text[start : start + len(wording)] != wording:
            start = text.find(wording)
        span = Span(start, start + len(wording)) if start >= 0 else Span(0, len(text))
        if span not in seen:
            seen.add(span)
            yield Evidence(name, span)
