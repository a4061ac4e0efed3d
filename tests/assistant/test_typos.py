"""Words mistyped by their sound are read as the report's; what is no mistake stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.typos import SoundIndex

REPORT = (
    "全区建立了法律顾问团队，行政复议案件纠错率100%，对900户企业依法列入经营异常名录，监督检查348项"
)
SOUNDS = SoundIndex(
    [REPORT], ["建立了法律顾问团队", "行政复议案件纠错率多少%", "列入经营异常名录", "监督检查"]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("社区法律顾文有几个", "社区法律顾问有几个"),
        ("复议纠错律多少", "复议纠错率多少"),
        ("副议案件一共结了多少", "复议案件一共结了多少"),
        ("经营异长名录有多少户", "经营异常名录有多少户"),
        ("經營異長名錄有多少戶", "經營異常名錄有多少戶"),
    ],
)
def test_a_pair_that_only_sounds_right_is_put_right(typed: str, meant: str) -> None:
    assert SOUNDS.corrected(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "行政检查类事项有多少项",
        "三項制度具體指什麼?",
        "多少所幼儿园",
        "有几个部门",
        "How many advisers are there?",
        "",
    ],
)
def test_words_side_by_side_are_no_mistake(text: str) -> None:
    assert SOUNDS.corrected(text) == text


@given(st.text())
def test_no_text_changes_its_length(text: str) -> None:
    assert len(SOUNDS.corrected(text)) == len(text)
