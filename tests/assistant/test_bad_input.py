"""Input that is no question gets a sentence in its own language, never an error."""

from __future__ import annotations

import json
import re

import pytest

from assistant import Assistant
from assistant.asking.tongue import language_of
from assistant.model import Language


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "\n\t\u3000\u00a0",
        "清" * 10_000,
        "清理了多少本行政执法证?" * 900,
        "清理了多少本行政執法證?" * 900,
        "How many certificates were revoked? " * 300,
        "\x00\x01\x1b[31m",
        "\u202e\u200b\ufeff",
        "😀",
        "👩‍👩‍👧‍👦🇨🇳",
        "<script>alert(1)</script>",
        "<b></b>",
        "&nbsp;&lt;",
        "374",
        "３７４",
        "-12.5%",
        "三",
        "?",
        "？！……",
        "{figure}",
        "%s%d{0}",
        "asdf qwer zxcv",
        "'; DROP TABLE passages;--",
        "\ud83d",
    ],
)
def test_no_question_is_no_answer_but_a_sentence(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not answer.answered
    assert answer.figures == ()
    assert answer.calculation is None
    assert answer.question == question
    assert answer.language == language_of(question)
    assert answer.answer.endswith(("。", "."))
    assert language_of(answer.answer) == answer.language
    json.dumps(answer.to_json(), allow_nan=False)


@pytest.mark.parametrize("otherwise", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize(
    "question",
    [
        "<script>alert(document.cookie)</script>",
        "<img src=x onerror=alert(1)>",
        "<b>hello</b>",
        "![x](http://example.com/picture.png)",
        "GDP",
        "人口多少?",
        "",
    ],
)
def test_what_tells_no_language_is_answered_in_the_one_given(
    question: str, otherwise: Language, assistant: Assistant
) -> None:
    answer = assistant.ask(question, otherwise=otherwise)
    assert answer.language == otherwise
    # What comes after is quoted, in the report's own script.
    refusal = re.split("[。.]", answer.answer)[0]
    assert answer.answered or language_of(refusal) == otherwise


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("How many certificates were revoked?", "en"),
        ("清理了多少本行政执法证?", "zh-Hans"),
        ("清理了多少本行政執法證?", "zh-Hant"),
    ],
)
@pytest.mark.parametrize("otherwise", ["zh-Hans", "zh-Hant", "en"])
def test_whatever_is_asked_in_one_language_alone_is_answered_in_it(
    question: str, language: str, otherwise: Language, assistant: Assistant
) -> None:
    answer = assistant.ask(question, otherwise=otherwise)
    assert (answer.language, [figure.text for figure in answer.figures]) == (language, ["374名"])


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("", "请输入一个问题"),
        ("清" * 10_000, "太长"),
        ("證" * 10_000, "太長"),
        ("very " * 2_000, "too long"),
        ("374", "没有看懂"),
        ("<b></b>", "没有看懂"),
        ("x<b>y</b> z", "does not read as a question"),
    ],
)
def test_the_sentence_says_what_is_wrong(assistant: Assistant, question: str, says: str) -> None:
    assert says in assistant.ask(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "  行政执法证清理了多少本?  ",
        "行政执法证清理了多少本",
        "行政执法证清理了多少本？？？",
        "行政执法证清\x00理了多少\x07本?",
        "\ufeff行政执法证\u200b清理了多少本?",
        "行政执法证清理了多少本?\n",
        "😀行政执法证清理了多少本?😀",
        "行政執法證清理了多少本?",
        "行政执法证清理了多少\ud83d本?",
    ],
)
def test_noise_around_a_question_does_not_change_its_answer(
    assistant: Assistant, question: str
) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == ["374名"]


def test_a_long_question_is_not_echoed_in_full(assistant: Assistant) -> None:
    assert len(assistant.ask("清" * 10_000).resolved_question) <= 500


def test_html_is_not_carried_into_the_answer(assistant: Assistant) -> None:
    answer = assistant.ask("<img src=x onerror=alert(1)>县的社区有多少个?")
    assert "<img" not in answer.answer


@pytest.mark.parametrize(
    "question",
    ["多少", "多少?", "几个?", "各多少", "比多多少", "占百分之几?", "how many?", "那呢?"],
)
def test_a_question_without_a_topic_is_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not answer.answered
    assert answer.answer


@pytest.mark.parametrize("history", [("",), ("\x00", "😀"), ("清" * 10_000,), ("\ud83d",)])
def test_bad_input_earlier_in_the_conversation_is_no_error(
    assistant: Assistant, history: tuple[str, ...]
) -> None:
    answer = assistant.ask("那培训了多少人?", history)
    json.dumps(answer.to_json(), allow_nan=False)
    assert len(answer.resolved_question) <= 1_000
