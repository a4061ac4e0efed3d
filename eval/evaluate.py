"""Ask an assistant every question of a set, and judge what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from random import Random
from time import perf_counter

from assistant import Answer, Assistant
from corpus import Passage
from eval.encoder import remembering_encoder
from eval.measuring.judging import Verdict, judge, overlaps
from eval.opened import Opened, Unit, encode_ahead
from eval.sets.questions import Evidence, GoldQuestion
from index import Index, Progress, ScoredPassage, open_index, silent, tokens

DEPTH = 10
"""How many ranked passages, or texts, the ranking measures look at."""
PASSAGES_FOR_TEXTS = 50
"""Passages retrieved, so that `DEPTH` texts of several passages each are among them."""
TIMED = 100
"""How many questions are asked with nothing remembered, to measure what asking takes."""
MANY = 300
"""Questions worth a second process, which is as long in opening as these are in asking."""


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


def evaluate(
    opened: Opened, questions: Sequence[GoldQuestion], progress: Progress = silent
) -> Iterator[Result]:
    """Ask all questions and yield their results, in order.

    `TIMED` of them drawn at random are asked first, one after another with nothing encoded
    ahead and nothing else going on, so that times are those of a caller. The rest are encoded
    together and then asked; of many, the partner asks half at the same time.

    :param progress: hears of each of these stages, as it goes on.
    """
    partner = opened.partner
    if partner:
        progress("opening the reports in a second process")
        partner.receive()  # that it has opened; its opening would disturb the times
    timed = _timed(opened, Random(0).sample(questions, min(TIMED, len(questions))), progress)
    rest = [question for question in questions if question.id not in timed]
    shared = partner if len(rest) > MANY else None
    own = rest[: len(rest) // 2] if shared else rest
    others = rest[len(own) :]
    if shared:
        shared.send(others)
    encode_ahead(opened, own, progress)
    stage = f"asking {len(own)} here, {len(others)} in a second process" if others else "asking"
    asked, here = 0, len(own)
    left = {question.id for question in others}
    given: dict[str, Result] = {}
    for question in questions:
        if shared and question.id in left:
            progress("waiting for the second process")
            given = {result.question.id: result for result in shared.receive() or ()}
            # What it left undone is asked here.
            here, shared = len(rest) - len(given), None
        if question.id in given:
            yield given[question.id]
        else:
            answer, milliseconds = timed.get(question.id) or (_ask(opened, question), None)
            yield _judged(opened, question, answer, milliseconds)
            if milliseconds is None:
                asked += 1
                progress(stage, asked, here)


def ask_share(line: Connection, name: str, unit: Unit, model: str | None) -> None:
    """What a partner does: open the reports it hears of, say so, ask what it is sent.

    :param line: brings where the reports lie, then the questions; takes their results.
    """
    encoder = remembering_encoder(model)
    # The encoder and jieba's dictionary are read while the index may still have to be built.
    encoder.encode_queries(tokens(""))
    try:
        assistant = Assistant(open_index(line.recv(), encoder=encoder))
        opened = Opened(name, (), unit, assistant, encoder)
        line.send("open")
        questions: Sequence[GoldQuestion] = line.recv()
        encode_ahead(opened, questions)
        line.send([_judged(opened, q, _ask(opened, q), None) for q in questions])
    except EOFError:
        return  # nobody is left who wants to know


def _timed(
    opened: Opened, questions: Sequence[GoldQuestion], progress: Progress
) -> dict[str, tuple[Answer, float]]:
    """Question id → its answer, and the milliseconds of asking it with nothing remembered."""
    answers = {}
    with opened.encoder.forgetting():
        for number, question in enumerate(questions, start=1):
            started = perf_counter()
            answer = _ask(opened, question)
            answers[question.id] = answer, (perf_counter() - started) * 1000
            progress("asking one by one, for the times", number, len(questions))
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
        # What was retrieved is judged here, and is most of what an answer weighs.
        replace(answer, retrieved=()),
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
