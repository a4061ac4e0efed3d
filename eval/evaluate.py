"""Ask an assistant every question of a set, and judge what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import perf_counter

from assistant import Answer, Assistant
from corpus import Passage
from eval.judging import Verdict, judge, overlaps
from eval.questions import Evidence, GoldQuestion

DEPTH = 10
"""How many ranked passages the ranking measures look at."""


@dataclass(frozen=True, slots=True)
class Result:
    """One question asked: the answer, its verdict, and how its passages were ranked.

    `relevant[i]` is whether the passage at rank i + 1 overlaps the evidence; `total_relevant`
    is how many passages of the whole collection do. `milliseconds` is the wall clock of
    `ask`, as its caller sees it.
    """

    question: GoldQuestion
    answer: Answer
    verdict: Verdict
    relevant: tuple[bool, ...]
    total_relevant: int
    milliseconds: float


def evaluate(assistant: Assistant, questions: Iterable[GoldQuestion]) -> Iterator[Result]:
    """Ask each question in turn and yield its result.

    :param questions: located in the reports that `assistant` answers from.
    """
    for question in questions:
        started = perf_counter()
        answer = assistant.ask(question.question, question.history)
        milliseconds = (perf_counter() - started) * 1000
        ranked = assistant.retrieve(question.question, question.history, k=DEPTH)
        yield Result(
            question,
            answer,
            judge(question, answer),
            tuple(is_relevant(scored.passage, question.evidence) for scored in ranked),
            sum(is_relevant(passage, question.evidence) for passage in assistant.index.passages),
            milliseconds,
        )


def is_relevant(passage: Passage, evidence: Iterable[Evidence]) -> bool:
    """Whether a passage holds any of the evidence, in whole or in part."""
    return any(
        passage.report == item.report and overlaps(passage.original, item.original)
        for item in evidence
    )
