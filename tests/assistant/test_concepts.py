"""The content words of a question: as staff say them, denied, and in English."""

from __future__ import annotations

import pytest

from assistant.asking.concepts import concepts_of, counted
from assistant.asking.question import read_question
from assistant.choosing.mentions import mention
from assistant.words.telling import NEGATED
from corpus import Years

YEARS = Years(done="2020", planned="")


def words(text: str) -> list[str]:
    return [concept.word for concept in concepts_of(read_question(text, YEARS))]


@pytest.mark.parametrize(
    "text",
    [
        "非人大任命的干部有多少人?",
        "不需要经过人大任命的干部有多少人?",
        "毋須經人大任命的幹部有多少人?",
        "无需人大任命的干部有多少人?",
        "没有经过人大任命的干部有多少人?",
        "不用通过人大任命的干部有多少人?",
    ],
)
def test_what_is_denied_is_not_what_is_said(text: str) -> None:
    concept = next(c for c in concepts_of(read_question(text, YEARS)) if "人大" in c.word)
    assert concept.word == f"{NEGATED}人大"
    assert mention(concept, "组织非人大任命任前法律知识考试") == 1.0
    assert mention(concept, "组织人大任命任前法律知识考试") < 0.5


def test_asking_whether_denies_nothing() -> None:
    assert "合法" in words("看过合不合法的文件有多少份?")


@pytest.mark.parametrize(
    "text",
    [
        "How many companies take part in the course?",
        "How many companies took part in the course?",
        "How many new companies did the course draw?",
        "Number of companies taking part in the course",
    ],
)
def test_english_counts_the_noun_before_its_verb(text: str) -> None:
    question = read_question(text, YEARS)
    found = counted(question, concepts_of(question))
    assert found is not None
    assert found.word == "company"


@pytest.mark.parametrize("text", ["非法经营有多少起?", "非税收入是多少?", "没有经济收入的有几户?"])
def test_words_that_only_begin_like_a_denial_deny_nothing(text: str) -> None:
    assert not any(word.startswith(NEGATED) for word in words(text))


def test_a_word_of_two_characters_that_the_lexicon_knows_is_one_word() -> None:
    # jieba's dictionary is older than 线上 and cuts it into 线 and 上.
    assert "线上" in words("线上可以办理的公共服务有几项?")
    assert "线上" in words("線上可以辦理的公共服務有幾項?")


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_possessive_is_looked_up_without_its_ending(apostrophe: str) -> None:
    asked = f"How many people were appointed by the people{apostrophe}s congress?"
    congress = next(c for c in concepts_of(read_question(asked, YEARS)) if "congress" in c.word)
    assert mention(congress, "人大任命") == 1.0


@pytest.mark.parametrize(
    "text", ["五年里公园多了多少个?", "公园五年间增加了多少个?", "这五年公园多了几个?"]
)
def test_the_years_something_took_name_nothing_that_was_done(text: str) -> None:
    assert "五年" not in "".join(words(text))


def test_an_age_in_years_is_no_span_of_them() -> None:
    assert any("五年" in word for word in words("五年级有多少人?"))


@pytest.mark.parametrize("spelt", ["non-tax revenue", "non tax revenue", "Non-Tax revenues"])
def test_a_hyphen_more_or_less_makes_no_other_term(spelt: str) -> None:
    (concept,) = concepts_of(read_question(f"What is the {spelt}?", Years("2020", "")))
    assert concept.forms[0][0] == "非税收入"


@pytest.mark.parametrize(
    "text",
    [
        "Kindly tell me how many bridges were there last year, thx",
        "How many bridges of over 3.5 million yuan are there this year?",
        "敢问去年桥有多少座",
    ],
)
def test_courtesy_years_and_amounts_name_nothing(text: str) -> None:
    concepts = concepts_of(read_question(text, Years("2020", "")))
    assert [concept.word for concept in concepts] in (["bridg"], ["桥"])
