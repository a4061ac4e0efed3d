"""Questions kept by consent: rated, corrected, exported, forgotten, and gone when deleted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from assistant import Answer
from assistant.__main__ import main
from assistant.feedback import FeedbackError, FeedbackStore, open_feedback

CERTIFICATES = "清理了多少本行政执法证?"
ANSWER = Answer(
    question=CERTIFICATES,
    resolved_question=CERTIFICATES,
    language="zh-Hans",
    answered=True,
    answer="374名。",
    figures=(),
    calculation=None,
    citations=(),
    confidence=0.97,
    elapsed_ms=31.25,
)
TRAINED = replace(ANSWER, question="那培训了多少人?", answer="1020名。")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "feedback.db"


@pytest.fixture
def store(database: Path) -> Iterator[FeedbackStore]:
    store = open_feedback(str(database))
    yield store
    store.close()


def test_a_question_is_kept_with_its_answer_its_history_and_its_time(store: FeedbackStore) -> None:
    kept_id = store.record(TRAINED, [CERTIFICATES])
    [kept] = store.kept()
    assert (kept.id, kept.question, kept.history) == (kept_id, "那培训了多少人?", (CERTIFICATES,))
    assert kept.answer == TRAINED.to_json()
    assert (kept.elapsed_ms, kept.good, kept.correction) == (31.25, None, "")
    assert abs(datetime.now(timezone.utc) - kept.asked_at) < timedelta(minutes=5)


def test_a_rating_may_be_given_changed_and_taken_back(store: FeedbackStore) -> None:
    first, second = store.record(ANSWER), store.record(TRAINED)
    store.rate(first, False, " 375名 ")
    store.rate(second, True)
    kept = {each.id: each for each in store.kept()}
    assert (kept[first].good, kept[first].correction) == (False, "375名")
    assert kept[second].good is True
    store.rate(first, None)
    assert [each.good for each in store.kept() if each.id == first] == [None]


def test_what_is_kept_is_there_for_who_opens_the_store_next(database: Path) -> None:
    kept_id = open_feedback(str(database)).record(ANSWER)
    assert [each.id for each in open_feedback(f"sqlite:///{database}").kept()] == [kept_id]


def test_a_question_may_hold_any_text(store: FeedbackStore) -> None:
    store.record(replace(ANSWER, question="'; DROP TABLE asked; -- 😀\ud83d\x00"), ["\ud83d"])
    assert store.kept()[0].question == "'; DROP TABLE asked; -- 😀\x00"


def test_what_is_older_than_the_retention_period_is_forgotten(database: Path) -> None:
    open_feedback(str(database)).record(ANSWER)
    assert len(open_feedback(str(database), retention_days=1).kept()) == 1
    assert open_feedback(str(database), retention_days=1e-9).kept() == []


def test_questions_are_deleted_by_id_by_day_or_all(store: FeedbackStore) -> None:
    ids = [store.record(ANSWER) for _ in range(3)]
    assert store.delete(ids[:1]) == 1
    assert store.delete([]) == 0
    assert store.delete(before=datetime.now(timezone.utc) - timedelta(days=1)) == 0
    assert {each.id for each in store.kept()} == set(ids[1:])
    assert store.delete() == 2
    assert store.kept() == []


def test_a_deleted_question_does_not_linger_in_the_file(
    store: FeedbackStore, database: Path
) -> None:
    store.record(ANSWER)
    assert CERTIFICATES.encode() in database.read_bytes()
    store.delete()
    store.close()
    assert CERTIFICATES.encode() not in database.read_bytes()


def test_a_rating_of_what_is_not_kept_is_an_error(store: FeedbackStore) -> None:
    with pytest.raises(FeedbackError, match="没有保存"):
        store.rate("0" * 32, True)


@pytest.mark.parametrize("url", ["/absent/folder/feedback.db", "nosuch://host/db", "://"])
def test_a_database_that_cannot_be_used_says_so(url: str) -> None:
    with pytest.raises(FeedbackError, match="反馈数据库无法使用"):
        open_feedback(url)


@pytest.mark.parametrize("days", [0, -1, float("nan")])
def test_a_retention_of_no_days_is_refused(database: Path, days: float) -> None:
    with pytest.raises(FeedbackError, match="大于 0"):
        open_feedback(str(database), days)


def test_the_command_exports_and_deletes(
    store: FeedbackStore, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ids = [store.record(ANSWER), store.record(TRAINED)]
    store.rate(ids[0], True)
    assert main(["feedback", "export", "--database", str(database)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["id"], line["good"]) for line in lines] == [(ids[0], True), (ids[1], None)]
    tomorrow = (datetime.now() + timedelta(days=1)).date().isoformat()
    assert main(["feedback", "delete", "--database", str(database), "--id", ids[0]]) == 0
    assert main(["feedback", "delete", "--database", str(database), "--before", tomorrow]) == 0
    assert capsys.readouterr().out.splitlines() == ["已删除 1 个问题。"] * 2


def test_the_command_makes_no_store_where_there_is_none(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["feedback", "export", "--database", str(database)]) == 2
    assert "没有保存过问题" in capsys.readouterr().err
    assert not database.exists()
