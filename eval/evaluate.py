"""Ask an assistant every question of a set, and judge what comes back."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random
from time import perf_counter

from assistant import Answer
from corpus import Passage
from eval.judging import Verdict, judge, overlaps
from eval.opening import Opened, Unit, encode_ahead
from eval.questions import Evidence, GoldQuestion
from index import Index, ScoredPassage

DEPTH = 10
"""How many ranked passages, or texts, the ranking measures look at."""
PASSAGES_FOR_TEXTS = 50
"""Passages retrieved, so that `DEPTH` texts of several passages each are among them."""
TIMED = 100
"""How many questions are asked with nothing remembered, to measure what asking takes."""


@dataclass(frozen=True, slots=True)
class Result:
    """One question asked: the answer, its verdict, and how what it rests on was ranked.

    `gains[i]` is the grade of what stands at rank i + 1, 0 for irrelevant; `judged` holds
    the grades of all that is relevant in the collection. `milliseconds` is the wall clock of
    `ask`, as its caller sees it; None for questions that were not timed.
    """

    question: GoldQuestion
    answer: Answer
    verdict: Verdict
    gains: tuple[int, ...]
    judged: tuple[int, ...]
    milliseconds: float | None

    @property
    def rank(self) -> int | None:
        """The rank of the first relevant one among the first `DEPTH`."""
        return next((rank for rank, gain in enumerate(self.gains, start=1) if gain), None)


def evaluate(opened: Opened, questions: Sequence[GoldQuestion]) -> Iterator[Result]:
    """Ask all questions and yield their results, in order.

    `TIMED` of them drawn at random are asked first, one after another with nothing encoded
    ahead, so that times are those of a caller. The rest are encoded together and then asked
    on all cores.
    """
    timed = _timed(opened, Random(0).sample(questions, min(TIMED, len(questions))))
    encode_ahead(opened, [question for question in questions if question.id not in timed])

    def result(question: GoldQuestion) -> Result:
        answer, milliseconds = timed.get(question.id) or (_ask(opened, question), None)
        return _judged(opened, question, answer, milliseconds)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(result, questions)


def _timed(opened: Opened, questions: Iterable[GoldQuestion]) -> dict[str, tuple[Answer, float]]:
    """Question id → its answer, and the milliseconds of asking it with nothing remembered."""
    answers = {}
    with opened.encoder.forgetting():
        for question in questions:
            started = perf_counter()
            answer = _ask(opened, question)
            answers[question.id] = answer, (perf_counter() - started) * 1000
    return answers


def _ask(opened: Opened, question: GoldQuestion) -> Answer:
    return opened.assistant.ask(question.question, question.history)


def _judged(
    opened: Opened, question: GoldQuestion, answer: Answer, milliseconds: float | None
) -> Result:
    found: Sequence[ScoredPassage] = answer.retrieved
    if opened.unit == "text":
        found = opened.assistant.retrieve(question.question, question.history, k=PASSAGES_FOR_TEXTS)
    gains = gains_of([scored.passage for scored in found], question.evidence, opened.unit)
    return Result(
        question,
        answer,
        judge(question, answer),
        gains[:DEPTH],
        judged_in(opened.assistant.index, question.evidence, opened.unit),
        milliseconds,
    )


def gains_of(
    ranked: Sequence[Passage], evidence: Sequence[Evidence], unit: Unit
) -> tuple[int, ...]:
    """The grade of everything ranked; a text stands where its best passage does."""
    if unit == "passage":
        return tuple(grade(passage, evidence) for passage in ranked)
    grades = text_grades(evidence)
    return tuple(grades.get(name, 0) for name in dict.fromkeys(p.report for p in ranked))


def judged_in(index: Index, evidence: Sequence[Evidence], unit: Unit) -> tuple[int, ...]:
    """The grades of all passages, or texts, that are relevant."""
    if unit == "text":
        return tuple(text_grades(evidence).values())
    reports = (index.report(name) for name in dict.fromkeys(item.report for item in evidence))
    grades = (grade(passage, evidence) for report in reports for passage in report.passages)
    return tuple(filter(None, grades))


def grade(passage: Passage, evidence: Iterable[Evidence]) -> int:
    """The highest grade of the evidence a passage holds, in whole or in part; else 0."""
    return max(
        (
            item.grade
            for item in evidence
            if item.report == passage.report and overlaps(passage.original, item.original)
        ),
        default=0,
    )


def text_grades(evidence: Iterable[Evidence]) -> dict[str, int]:
    """Report name → the highest grade of evidence in it."""
    grades: dict[str, int] = {}
    for item in evidence:
        grades[item.report] = max(item.grade, grades.get(item.report, 0))
    return grades
