import json
import logging
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.chat import LOG, Library, Session, Talk, remember
from assistant.chat.line import Line
from assistant.chat.page import build_page
from assistant.chat.session import MOST_REMEMBERED
from assistant.chat.talk import QuestionTooLong
from assistant.chat.view import told, words
from assistant.feedback import open_feedback
from assistant.model import Asked
from corpus import SHIPPED
from index import Encoder

REVOKED, TRAINED = "清理了多少本行政执法证?", "那培训了多少人?"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder, home: Path) -> Library:
    return Library(None, tmp_path_factory.mktemp("data"), encoder=encoder, home=home)


@pytest.fixture
def talk(library: Library) -> Talk:
    return Talk(library)


def shown(session: Session) -> list[str]:
    return [figure.text for turn in session.turns for figure in turn.figures[:1]]


def test_a_follow_up_leans_on_the_turn_before(talk: Talk) -> None:
    session = talk.ask(TRAINED, talk.ask(REVOKED, Session()))
    assert shown(session) == ["374名", "1020名"]


def test_what_was_asked_before_is_not_answered_again_and_what_leans_on_it_is(talk: Talk) -> None:
    first, again = talk.answer(REVOKED), talk.answer(REVOKED)
    assert again.citations is first.citations
    after_another = talk.answer(TRAINED, ["矛盾纠纷调解成功率是多少?"])
    assert talk.answer(TRAINED, [REVOKED]).resolved_question != after_another.resolved_question


def test_a_changed_question_replaces_its_turn_and_all_that_followed(talk: Talk) -> None:
    session = talk.ask(TRAINED, talk.ask(REVOKED, Session()))
    session = talk.ask("矛盾纠纷调解成功率是多少?", replace(session, editing=0))
    assert shown(session) == ["71%"]
    assert session.editing is None


def test_a_remembered_conversation_comes_back_with_its_answers(talk: Talk) -> None:
    session = talk.ask(TRAINED, talk.ask(REVOKED, Session()))
    (past,) = remember(session, [])
    restored = talk.restore(past, Session())
    assert shown(restored) == shown(session)
    assert remember(restored, [past]) == [past], "it goes on as the same conversation"


def test_a_browser_remembers_the_newest_conversations_and_no_empty_ones(talk: Talk) -> None:
    asked = talk.ask(REVOKED, Session())
    past: list[dict[str, object]] = []
    for n in range(MOST_REMEMBERED + 3):
        past = remember(replace(asked, id=str(n)), past)
    assert [known["id"] for known in past[:2]] == [
        str(MOST_REMEMBERED + 2),
        str(MOST_REMEMBERED + 1),
    ]
    assert len(past) == MOST_REMEMBERED
    assert remember(Session(), past) == past


def test_what_is_suggested_next_is_answered_and_not_what_was_asked(talk: Talk) -> None:
    session = talk.ask(REVOKED, Session())
    suggested = talk.next_questions(session)
    assert len(suggested) == 3
    assert all(talk.answer(question).answered for question in suggested)
    assert "374名" not in {talk.answer(question).figures[0].text for question in suggested[:2]}


def test_only_the_chosen_reports_answer(tmp_path: Path, encoder: Encoder) -> None:
    other = tmp_path / "甲县-2025年政府工作报告.txt"
    other.write_text("甲县2025年政府工作报告\n\n2024年，甲县培训执法人员55名。\n", encoding="utf-8")
    both = Talk(
        Library([SHIPPED, other], tmp_path / "data", encoder=encoder, home=tmp_path / "home")
    )
    names = list(both.library.opened.collection.reports)
    asked = "培训了多少名执法人员?"
    figures = [both.answer(asked, within=[name]).figures[0] for name in names]
    assert [figure.report for figure in figures] == names
    assert [figure.text for figure in figures] == ["1020名", "55名"]
    gone = both.answer(asked, within=["gone.txt"])
    assert gone.answered, "with no chosen report left, all may answer"


def test_turns_are_asked_again_once_the_reports_have_changed(
    tmp_path: Path, encoder: Encoder
) -> None:
    (tmp_path / "赤峰市.txt").write_text(
        "赤峰市2025年政府工作报告\n\n2024年，赤峰市新建公路8公里。\n", encoding="utf-8"
    )
    added = tmp_path / "包头市.txt"
    added.write_text(
        "包头市2025年政府工作报告\n\n2024年，包头市新建公路9公里。\n", encoding="utf-8"
    )
    library = Library(
        [tmp_path / "赤峰市.txt"], tmp_path / "data", encoder=encoder, home=tmp_path / "home"
    )
    talk = Talk(library)
    library.add(added, "包头市.txt")
    session = talk.ask("包头市新建公路多少公里?", Session())
    assert shown(session) == ["9公里"]
    library.remove("包头市.txt")
    assert not talk.current(session).turns[0].answered


def test_a_question_longer_than_allowed_is_refused_in_the_pages_language(library: Library) -> None:
    talk = Talk(library, longest=10)
    with pytest.raises(QuestionTooLong, match="最多 10 个字"):
        talk.answer("清理了多少本行政执法证件呢?")
    with pytest.raises(QuestionTooLong) as refused:
        talk.answer("多少?", ["a" * 11])
    assert "10 characters" in told(refused.value, "en")


def test_questions_that_wait_may_be_too_long_or_about_reports_removed_since(talk: Talk) -> None:
    long, gone = "多少" * 300, frozenset({"去年.txt"})
    talk.look_ahead([Asked(long), Asked(TRAINED, (long,)), Asked(REVOKED, within=gone)])
    assert talk.answer(REVOKED, within=gone).answered
    with pytest.raises(QuestionTooLong):
        talk.answer(long)


def test_opinions_are_kept_with_question_and_answer_only_when_given(
    library: Library, tmp_path: Path
) -> None:
    store = open_feedback(str(tmp_path / "kept.db"))
    talk = Talk(library, store)
    session = talk.ask(TRAINED, talk.ask(REVOKED, Session()))
    assert store.kept() == []
    session = talk.rate(1, False, session)
    session = talk.correct(1, "应为1021名", session)
    talk.rate(0, True, session)
    second, first = store.kept()
    assert (second.question, second.history, second.good) == (TRAINED, (REVOKED,), False)
    assert second.correction == "应为1021名"
    assert (first.question, first.good) == (REVOKED, True)


def test_every_question_asked_is_kept_where_the_operator_says_so(
    library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = open_feedback(str(tmp_path / "kept.db"))
    talk = Talk(library, store, keep_all=True)
    session = talk.rate(0, False, talk.ask(TRAINED, talk.ask(REVOKED, Session())))
    first, second = store.kept()
    assert [(k.question, k.history, k.good) for k in (first, second)] == [
        (REVOKED, (), False),
        (TRAINED, (REVOKED,), None),
    ]
    assert second.elapsed_ms > 0
    (past,) = json.loads(json.dumps(remember(session, [])))
    talk.restore(past, Session())
    assert len(store.kept()) == 2, "nobody asked again"
    page = build_page(talk, Line(1, 1, print)).get_config_file()
    assert "您问的每个问题连同回答、评价和更正会记入本机构的数据库，保存 90 天。" in str(
        page["components"]
    )
    store.close()
    (tmp_path / "kept.db").write_bytes(b"no database")
    assert talk.ask(REVOKED, Session()).turns[0].answered
    assert "反馈数据库无法使用" in caplog.text


def test_the_page_says_for_how_long_the_operator_keeps_opinions(
    library: Library, tmp_path: Path
) -> None:
    for days in (90, 30):
        store = open_feedback(str(tmp_path / "kept.db"), days)
        page = build_page(Talk(library, store), Line(1, 1, print)).get_config_file()
        assert f"会记入本机构的数据库，保存 {days} 天。" in str(page["components"])
    assert "for 30 days" in words("feedback_note", "en", days=30)


def test_without_a_store_nothing_happens_to_an_opinion(talk: Talk) -> None:
    session = talk.ask(REVOKED, Session())
    assert talk.rate(0, True, session) == session


@pytest.mark.parametrize("allowed", [True, False])
def test_log_lines_quote_questions_only_where_allowed(
    allowed: bool, library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger=LOG.name):
        Talk(library, log_questions=allowed).answer(REVOKED, [TRAINED])
    (line,) = [record.getMessage() for record in caplog.records if record.name == LOG.name]
    assert "answered=true" in line
    assert ("清理" in line) == allowed


@pytest.mark.parametrize("name", ["figures.exe", "../x.csv", "conversation.csv", ""])
def test_only_files_that_are_offered_can_be_had(name: str, talk: Talk) -> None:
    with pytest.raises(KeyError):
        talk.file(name, Session())


def test_opinions_come_back_with_a_conversation_and_can_be_changed(
    library: Library, tmp_path: Path
) -> None:
    store = open_feedback(str(tmp_path / "kept.db"))
    talk = Talk(library, store)
    session = talk.rate(0, False, talk.ask(REVOKED, Session()))
    (past,) = json.loads(json.dumps(remember(session, [])))
    restored = talk.restore(past, Session())
    assert restored.opinions == {0: "bad"}
    assert talk.correct(0, "应为375名", restored).opinions == {0: "corrected"}
    (only,) = store.kept()
    assert (only.good, only.correction) == (False, "应为375名")
    talk.rate(0, True, restored)
    assert [kept.good for kept in store.kept()] == [True], "the first opinion is changed"
    store.delete()
    talk.rate(0, True, restored)
    assert [kept.good for kept in store.kept()] == [True], "one forgotten since is given anew"
    del past["opinions"], past["kept"]
    older = talk.restore(past, Session())
    assert (older.opinions, older.kept) == ({}, {}), "as older pages remembered it"
