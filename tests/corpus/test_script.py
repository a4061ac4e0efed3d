from hypothesis import given
from hypothesis import strategies as st

from corpus.script import (
    fold,
    fold_question,
    is_traditional,
    to_traditional,
    to_traditional_words,
)


def test_folding_makes_traditional_and_simplified_the_same() -> None:
    assert (
        fold("清理了多少本行政執法證") == fold("清理了多少本行政执法证") == "清理了多少本行政执法证"
    )


def test_folding_leaves_digits_punctuation_and_latin_alone() -> None:
    assert fold("WHO，5291項（71%）。") == "WHO，5291项（71%）。"


@given(st.text())
def test_folding_never_changes_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_folding_never_changes_the_length_of_chinese(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_our_own_sentences_turn_traditional() -> None:
    assert to_traditional("报告没有说明") == "報告沒有說明"


def test_what_is_on_a_page_is_called_as_taiwan_and_hong_kong_call_it() -> None:
    assert to_traditional_words("登录后可导出文件") == "登入後可匯出檔案"
    assert to_traditional_words("报告{name}在“数据”里") == "報告{name}在「資料」裡"


def test_script_is_told_from_the_characters_that_differ() -> None:
    assert is_traditional("清理了多少本行政執法證")
    assert is_traditional("臨河區有多少個鄉鎮")
    assert not is_traditional("清理了多少本行政执法证")


def test_characters_of_both_scripts_decide_nothing() -> None:
    assert not is_traditional("后里乾坤")  # all written in Traditional as well as in Simplified
    assert not is_traditional("多少人")
    assert not is_traditional("How many? 374")
    assert not is_traditional("")


def test_the_majority_decides_when_scripts_are_mixed() -> None:
    assert is_traditional("临河區本級行政執法單位")
    assert not is_traditional("临河区本级行政执法单位執")


def test_cantonese_and_taiwanese_words_of_a_question_are_read_as_mandarin() -> None:
    assert fold_question("冇資格嘅有幾多人?") == "没有资格的有多少人?"
    assert fold_question("網路平臺有幾個?") == "网络平台有几个?"
