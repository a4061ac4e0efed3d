"""The guard at the door: no number leaves that its evidence does not hold, however written."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.guard import known_numbers, numbers_in, unsupported, withhold
from tests.assistant.builders import arabic_numbers

EVIDENCE = ("組織對全區1020名執法人員資格進行了全面培訓考試,清理374名不具備行政執法資格人員",)

numbers = st.integers(0, 10**6)
words = st.sampled_from(
    ["共", "培训", "清理了", "人员", "，", " ", "“依法治区”", "GDP", "（", "）", "、"]
)
ends = st.sampled_from(["。", "！", "？", "。”", "\n", ". ", ""])


def grouped(number: int) -> str:
    return f"{number:,}"


def full_width(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def in_chinese(number: int) -> str:
    return str(cn2an.an2cn(number))


writings: st.SearchStrategy[Callable[[int], str]] = st.sampled_from([str, grouped, full_width])


@st.composite
def sentences(draw: st.DrawFn, values: st.SearchStrategy[int] = numbers) -> str:
    """Sentences of words and numbers, the numbers never touching."""
    text = ""
    for _ in range(draw(st.integers(1, 4))):
        for _ in range(draw(st.integers(0, 3))):
            text += draw(words) + draw(writings)(draw(values)) + draw(st.sampled_from(["名", "件"]))
        text += draw(words) + draw(ends)
    return text


@given(sentences(), st.lists(sentences(), max_size=3))
def test_no_number_of_the_guarded_text_is_absent_from_the_evidence(
    text: str, evidence: list[str]
) -> None:
    held = set().union(*map(arabic_numbers, evidence))
    assert arabic_numbers(withhold(text, evidence)) <= held
    assert not unsupported(withhold(text, evidence), evidence)


@given(sentences(), st.lists(sentences(), max_size=3))
def test_withholding_twice_is_withholding_once(text: str, evidence: list[str]) -> None:
    once = withhold(text, evidence)
    assert withhold(once, evidence) == once


@given(st.data())
def test_a_text_of_supported_numbers_passes_unchanged(data: st.DataObject) -> None:
    held = data.draw(st.lists(numbers, min_size=1, max_size=5))
    evidence = [f"受理{data.draw(writings)(number)}件" for number in held]
    text = data.draw(sentences(st.sampled_from(held)))
    assert withhold(text, evidence) == text.strip()


@given(st.integers(0, 99_999_999))
def test_a_numeral_of_the_evidence_supports_the_number_in_any_writing(number: int) -> None:
    evidence = [f"清理{in_chinese(number)}名"]
    assert withhold(f"{number}名。", evidence)
    assert withhold(f"{grouped(number)}名。", evidence)
    assert withhold(f"{full_width(number)}名。", evidence)
    assert not withhold(f"{number + 1}名。", evidence)


@given(st.text(alphabet="零〇一二三四五六七八九十百千万亿两点0123456789０９.,，．％ "))
def test_any_run_of_numerals_can_be_read(text: str) -> None:
    assert all(value >= 0 for value in known_numbers([text]) | numbers_in(text))


@given(st.text(), st.lists(st.text(), max_size=2))
def test_what_is_kept_stood_in_the_text_in_that_order(text: str, evidence: list[str]) -> None:
    rest = iter(text)
    assert all(character in rest for character in withhold(text, evidence))


def test_only_the_sentence_with_the_unsupported_number_is_withheld() -> None:
    text = "清理374名。全区共有8000名执法人员。培训1,020名。"
    assert withhold(text, EVIDENCE) == "清理374名。培训1,020名。"
    assert unsupported(text, EVIDENCE) == {Decimal(8000)}


def test_a_sentence_that_ends_in_its_quotation_is_withheld_with_it() -> None:
    assert withhold("报告说：“清理375名。”培训1020名。", EVIDENCE) == "培训1020名。"


@pytest.mark.parametrize(
    "written", ["375名", "３７５名", "3,740名", "37名", "374.5名", "0.374万名"]
)
def test_a_number_close_to_the_cited_one_is_not_the_cited_one(written: str) -> None:
    assert withhold(f"清理{written}。", EVIDENCE) == ""


@pytest.mark.parametrize("written", ["374名", "３７４名", "374.0名"])
def test_the_cited_number_passes_in_any_width(written: str) -> None:
    assert withhold(f"清理{written}。", EVIDENCE) == f"清理{written}。"


@pytest.mark.parametrize("written", ["三百七十五名", "三千七百四十名", "两万件", "十二点五万元"])
def test_a_chinese_numeral_that_is_not_cited_is_withheld(written: str) -> None:
    assert withhold(f"清理{written}。", EVIDENCE) == ""


@pytest.mark.parametrize("written", ["三百七十四名", "一千零二十名"])
def test_a_chinese_numeral_of_a_cited_number_passes(written: str) -> None:
    assert withhold(f"清理{written}。", EVIDENCE) == f"清理{written}。"


def test_without_evidence_only_words_pass() -> None:
    assert withhold("报告里没有找到。有1条。", []) == "报告里没有找到。"
