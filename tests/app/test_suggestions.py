"""What is offered to ask next, over real answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from assistant.chat import Collection, Session, Talk
from assistant.chat.examples import Suggestions
from assistant.chat.figures import figures_of
from assistant.chat.library import Library
from assistant.model import Answer
from corpus import fold
from index import Encoder, Index, open_index

REVOKED = "清理了多少本行政执法证?"
TOLD_TWICE = """甲县2025年政府工作报告

2024年，甲县受理矛盾纠纷1020件，培训执法人员374人。

全县全年受理矛盾纠纷1020件，改造老旧小区23个，新建农村公路86公里。
"""


@pytest.fixture(scope="module")
def assistant(shipped_index: Index) -> Assistant:
    return Assistant(shipped_index)


@pytest.fixture(scope="module")
def suggestions(assistant: Assistant) -> Suggestions:
    return Suggestions(assistant, Collection.of(assistant.index.reports))


def numbers(answer: Answer) -> set[tuple[object, str]]:
    """What a reader of an answer sees stated."""
    return {(figure.base, fold(figure.unit)) for figure in figures_of(answer)}


def test_following_suggestions_never_repeats_a_question_or_a_figure_and_is_never_refused(
    assistant: Assistant, suggestions: Suggestions
) -> None:
    turns = [assistant.ask(REVOKED)]
    for _ in range(6):
        offered = suggestions.after(turns)
        assert not {fold(turn.question) for turn in turns} & {fold(o) for o in offered}
        history = [turn.question for turn in turns]
        answers = [assistant.ask(question, history) for question in offered]
        shown = set().union(*map(numbers, turns))
        for answer in answers:
            assert answer.answered
            assert not numbers(answer) & shown
        if not answers:
            break
        turns.append(answers[0])
    assert len(turns) > 3


def test_an_example_just_answered_is_not_offered_in_other_punctuation(
    assistant: Assistant, suggestions: Suggestions
) -> None:
    example = suggestions.examples[0]
    turns = [assistant.ask(example.rstrip("？?") + "？？")]
    assert example not in suggestions.after(turns)


def test_a_figure_stated_twice_is_not_offered_after_it_was_shown(
    tmp_path: Path, encoder: Encoder
) -> None:
    path = tmp_path / "甲县-2025年政府工作报告.txt"
    path.write_text(TOLD_TWICE, encoding="utf-8")
    assistant = Assistant(open_index([path], home=tmp_path / "home", encoder=encoder))
    suggestions = Suggestions(assistant, Collection.of(assistant.index.reports))
    offered = suggestions.after([assistant.ask("甲县受理矛盾纠纷多少件?")])
    assert offered
    assert not [question for question in offered if "矛盾纠纷" in question]


def test_only_questions_that_the_chosen_reports_answer_are_offered(
    tmp_path: Path, encoder: Encoder
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for place in ("甲县", "乙县"):
        text = TOLD_TWICE.replace("甲县", place)
        (folder / f"{place}-2025年政府工作报告.txt").write_text(text, encoding="utf-8")
    library = Library([folder], tmp_path / "data", encoder=encoder, home=tmp_path / "home")
    talk = Talk(library)
    within = frozenset(["乙县-2025年政府工作报告.txt"])
    session = talk.ask("受理矛盾纠纷多少件?", Session(within=within))
    offered = talk.next_questions(session)
    assert offered
    for question in offered:
        answer = talk.answer(question, session.history, within)
        assert answer.answered
        assert {figure.report for figure in figures_of(answer)} == within


def test_the_report_that_answered_is_asked_on_before_others(
    tmp_path: Path, encoder: Encoder
) -> None:
    apart = "# 矛盾纠纷\n\n受理矛盾纠纷1020件。\n\n# 城市\n\n改造老旧小区23个。\n\n# 农村\n\n新建农村公路86公里。\n"
    for place in ("甲县", "乙县", "丙县"):
        path = tmp_path / "reports" / f"{place}-2025年政府工作报告.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{place}2025年政府工作报告\n\n{apart}", encoding="utf-8")
    index = open_index([tmp_path / "reports"], home=tmp_path / "home", encoder=encoder)
    assistant = Assistant(index)
    suggestions = Suggestions(assistant, Collection.of(index.reports))
    offered = suggestions.after([assistant.ask("甲县受理矛盾纠纷多少件?")])
    assert [question[:2] for question in offered[:2]] == ["甲县", "甲县"]


def test_while_others_wait_only_what_is_known_to_be_answered_is_offered(
    assistant: Assistant, collection: Collection
) -> None:
    suggestions = Suggestions(assistant, collection)
    turns = [assistant.ask(REVOKED)]
    assert set(suggestions.after(turns, tries=0)) <= set(suggestions.examples)
    found = suggestions.after(turns)
    assert not set(found) <= set(suggestions.examples)
    assert suggestions.after(turns, tries=0) == found
