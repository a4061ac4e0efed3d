"""From use to questions: what people asked becomes a sheet that a reviewer can correct and run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant import Answer, Assistant
from assistant.feedback import open_feedback
from eval.__main__ import main
from eval.errors import QuestionSetError
from eval.sets.questions import load_questions
from index import Index

CERTIFICATES = "清理了多少本行政执法证?"


@pytest.fixture(scope="module")
def answers(shipped_index: Index) -> list[Answer]:
    assistant = Assistant(shipped_index)
    return [
        assistant.ask(CERTIFICATES),
        assistant.ask("那培训了多少人?", [CERTIFICATES]),
        assistant.ask("2013年清理了多少本行政执法证?"),
    ]


def cells(path: Path) -> list[dict[str, str | None]]:
    heading, *rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    names = [str(name) for name in heading]
    return [dict(zip(names, map(_text, row), strict=True)) for row in rows]


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def test_what_was_rated_good_is_a_question_set_as_it_stands(
    tmp_path: Path, answers: list[Answer], shipped_index: Index
) -> None:
    database, sheet = str(tmp_path / "feedback.db"), tmp_path / "review.xlsx"
    store = open_feedback(database)
    certificates, trained, foreign_year = answers
    store.rate(store.record(certificates), True)
    store.rate(store.record(trained, [CERTIFICATES]), True)
    store.rate(store.record(foreign_year), True)
    assert main(["from-feedback", "--database", database, str(sheet)]) == 0
    first, second, third = load_questions(sheet, shipped_index.reports)
    assert first.question == CERTIFICATES
    assert first.figures[0].value == 374
    assert (second.kind, second.history) == ("follow-up", (CERTIFICATES,))
    assert not third.answerable


def test_gold_carries_no_readings_that_a_conversion_left(
    tmp_path: Path, shipped_index: Index
) -> None:
    database, sheet = str(tmp_path / "feedback.db"), tmp_path / "review.xlsx"
    store = open_feedback(database)
    answer = Assistant(shipped_index).ask(CERTIFICATES)
    assert "執(zhí)" in answer.citations[0].text
    store.rate(store.record(answer), True)
    assert main(["from-feedback", "--database", database, str(sheet)]) == 0
    [row] = cells(sheet)
    assert row["依据"]
    assert "執法" in row["依据"]
    assert "(zhí)" not in row["依据"]
    [question] = load_questions(sheet, shipped_index.reports)
    assert question.evidence[0].report == answer.citations[0].report


def test_what_was_rated_bad_comes_first_with_its_correction_and_no_evidence(
    tmp_path: Path, answers: list[Answer], shipped_index: Index
) -> None:
    database, sheet = str(tmp_path / "feedback.db"), tmp_path / "review.xlsx"
    store = open_feedback(database)
    store.rate(store.record(answers[0]), True)
    store.rate(store.record(answers[1], [CERTIFICATES]), False, "1021名")
    assert main(["from-feedback", "--database", database, str(sheet)]) == 0
    bad, good = cells(sheet)
    assert (bad["评价"], bad["答案"], bad["依据"]) == ("👎", "1021名", None)
    assert (good["评价"], good["答案"]) == ("👍", "374名")
    assert "374名" in str(good["依据"])
    assert good["当时的回答"] == answers[0].answer
    with pytest.raises(QuestionSetError, match=r"row 2.*no evidence"):
        load_questions(sheet, shipped_index.reports)


def test_a_question_asked_twice_is_reviewed_once_by_its_worst_rating(
    tmp_path: Path, answers: list[Answer]
) -> None:
    database, sheet = str(tmp_path / "feedback.db"), tmp_path / "review.xlsx"
    store = open_feedback(database)
    ids = [store.record(answers[0]) for _ in range(3)]
    store.rate(ids[1], False)
    # A control character, which no workbook can hold.
    store.record(replace(answers[0], question="清理\x07了多少?"))
    assert main(["from-feedback", "--database", database, str(sheet)]) == 0
    assert [row["评价"] for row in cells(sheet)] == ["👎", None]


def test_an_empty_or_missing_store_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = str(tmp_path / "feedback.db")
    assert main(["from-feedback", "--database", database, str(tmp_path / "a.xlsx")]) == 2
    open_feedback(database)
    assert main(["from-feedback", "--database", database, str(tmp_path / "a.xlsx")]) == 2
    assert main(["from-feedback", "--database", database, str(tmp_path / "a.csv")]) == 2
    said = capsys.readouterr().err.splitlines()
    assert "没有保存过问题" in said[0]
    assert "keeps no questions yet" in said[1]
    assert "name it .xlsx" in said[2]
