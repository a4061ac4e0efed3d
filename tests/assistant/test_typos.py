"""Words mistyped by their sound are read as the report's; what is no mistake stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.words.typos import SoundIndex

REPORT = (
    "全区建立了法律顾问团队，行政复议案件纠错率100%，对900户企业依法列入经营异常名录，监督检查348项，"
    "家族企业12户，复垦荒地五百亩，车站立交桥3座，法治小广场5个，道交一体化平台1个"
)
LABELS = ["建立了法律顾问团队", "行政复议案件纠错率多少%", "列入经营异常名录", "监督检查"]
LABELS += ["家族企业", "复垦荒地五百亩", "站立", "法治小广场", "道交一体化平台"]
SOUNDS = SoundIndex([REPORT], LABELS)


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
        "比十三五末多了几户",
        "How many advisers are there?",
        "陈荣捷卒于哪一年",
        "固始站隶属于什么公司",
        "法制小广场有几个",
        "隧道叫什么",
        "",
    ],
)
def test_words_side_by_side_are_no_mistake(text: str) -> None:
    assert SOUNDS.corrected(text) == text


@given(st.text())
def test_no_text_changes_its_length(text: str) -> None:
    assert len(SOUNDS.corrected(text)) == len(text)
