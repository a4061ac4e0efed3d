import jieba
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import fold
from index import tokens
from index.lexical import Lexicon, segment


def test_words_and_bigrams_of_one_run() -> None:
    assert tokens("行政执法证") == ["行政", "执法", "证", "行政", "政执", "执法", "法证"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("行政執法證", "行政执法证"),
        ("清理３７４名", "清理374名"),
        ("ＧＤＰ增长", "gdp增长"),
        ("总产值1,234.5亿元", "总产值1234.5亿元"),
        ("（一）规范，行为。", "一 规范 行为"),
    ],
)
def test_script_width_case_and_punctuation_do_not_matter(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("増加235.2亿元", "235.2"),
        ("PM2.5平均浓度", "2.5"),
        ("Enforcement Certificates", "enforcement"),
        ("café", "café"),
        ("한국어 문서", "한국어"),
    ],
)
def test_numbers_and_latin_words_stay_whole(text: str, token: str) -> None:
    assert token in tokens(text)


@pytest.mark.parametrize("text", ["", " \n\t", "。，！？——“”", "😀"])
def test_text_without_words_has_no_tokens(text: str) -> None:
    assert tokens(text) == []


@given(st.text(st.characters(codec="gb18030")))
def test_tokens_hold_no_space_or_punctuation_and_ignore_the_script(text: str) -> None:
    found = tokens(text)
    assert all(token and not any(map(str.isspace, token)) for token in found)
    assert tokens(fold(text)) == found


PASSAGES = ["清理行政执法证374名", "行政执法培训2期", "粮食总产量21.5万吨"]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon([tokens(passage) for passage in PASSAGES])


def test_the_passage_that_shares_most_scores_highest(lexicon: Lexicon) -> None:
    scores = lexicon.scores(tokens("清理了多少本行政執法證"))
    assert np.argsort(-scores).tolist()[:2] == [0, 1]
    assert scores[2] == 0


def test_a_question_that_shares_nothing_scores_zero(lexicon: Lexicon) -> None:
    assert lexicon.scores(tokens("how many?")).tolist() == [0, 0, 0]
    assert lexicon.scores([]).tolist() == [0, 0, 0]


def test_no_passages_and_passages_without_words() -> None:
    assert Lexicon([]).scores(["执法"]).tolist() == []
    assert Lexicon([[], []]).scores(["执法"]).tolist() == [0, 0]
    assert Lexicon([[], ["执法"]]).scores(["执法"])[0] == 0


@given(
    st.text(st.sampled_from("执法证人考增长率，。 \n（）AZaz09.%+-#&《》é𠀀"), max_size=40),
    st.booleans(),
)
def test_cutting_stretch_by_stretch_is_cutting_whole(text: str, invent: bool) -> None:
    assert segment(text, invent=invent) == jieba.lcut(text, HMM=invent)
