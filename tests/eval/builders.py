"""Answers and gold questions with only what a test is about filled in."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant import Answer, Calculation, Citation
from corpus import Figure, Span, split_scale
from eval.evaluate import Result
from eval.measuring.judging import judge
from eval.sets.questions import Evidence, GoldFigure, GoldQuestion, Kind

REPORT = "linhe-2020-rule-of-law.txt"


def figure(value: str, unit: str) -> Figure:
    return Figure(
        id=f"{value}{unit}",
        report=REPORT,
        passage_id="p1",
        text=f"{value}{unit}",
        value=Decimal(value),
        unit=unit,
        base=Decimal(value) * split_scale(unit)[0],
        label="",
        head="",
        context="",
        period="2020",
        place="臨河區",
        status="actual",
        clean=Span(0, 1),
        original=Span(0, 1),
    )


def answer(
    *figures: Figure,
    text: str = "374名。",
    calculation: Calculation | None = None,
    cited: Span | None = None,
    highlights: Sequence[Span] = (),
    report: str = REPORT,
    confidence: float = 0.9,
) -> Answer:
    citations = (
        (Citation("p1", report, (), "…", cited.start, cited.end, tuple(highlights), 1.0),)
        if cited
        else ()
    )
    return Answer(
        question="",
        resolved_question="",
        language="zh-Hans",
        answered=True,
        answer=text,
        figures=figures,
        calculation=calculation,
        citations=citations,
        confidence=confidence,
        elapsed_ms=1.0,
    )


def abstention(confidence: float = 0.1) -> Answer:
    return Answer(
        "", "", "zh-Hans", False, "报告没有写到。", (), None, (), confidence, elapsed_ms=1.0
    )


def calculation(value: str, unit: str) -> Calculation:
    return Calculation(f"… = {value}{unit}", Decimal(value), unit, ())


def gold(
    *figures: GoldFigure,
    id: str = "q1",
    kind: Kind = "figure",
    answerable: bool = True,
    calculation: GoldFigure | None = None,
    evidence: Sequence[Span] = (),
    answer: str = "",
) -> GoldQuestion:
    return GoldQuestion(
        id=id,
        question="清理了多少本行政执法证?",
        history=(),
        kind=kind,
        answerable=answerable,
        figures=figures,
        calculation=calculation,
        evidence=tuple(Evidence(REPORT, span) for span in evidence),
        answer=answer,
    )


def stated(value: str, unit: str) -> GoldFigure:
    return GoldFigure(Decimal(value), unit)


def result(
    question: GoldQuestion,
    given: Answer,
    gains: Sequence[int] = (),
    judged: Sequence[int] = (),
    milliseconds: float | None = 1.0,
) -> Result:
    verdict = judge(question, given)
    return Result(question, given, verdict, tuple(gains), tuple(judged), milliseconds)
