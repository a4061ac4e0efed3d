"""What a question says besides what it asks is no part of it."""

from __future__ import annotations

import pytest

from assistant.asking.question import read_question
from corpus import Years

YEARS = Years("2020", "")


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("俺刚来上班，问一下哈，清理了多少本证？", "清理了多少本证?"),
        ("我是新来的，想请教一下，清理了多少本证？", "清理了多少本证?"),
        ("处罚的权力，听说好几千，到底多少项？", "处罚的权力,到底多少项?"),
        ("征收的权力就没几条吧，几条？", "征收的权力,几条?"),
        ("2019年受理多少件？想和2020年对比。", "2019年受理多少件。"),
        ("处罚的权力多少项？填表用，要准确数。", "处罚的权力多少项。"),
        ("写稿要用：清理了多少本证？", "清理了多少本证?"),
        ("翻新的老旧小区有多少个，听说惠及十来万户？", "翻新的老旧小区有多少个?"),
    ],
)
def test_who_asks_and_what_they_guess_is_left_out(question: str, asked: str) -> None:
    assert read_question(question, YEARS).folded == asked


@pytest.mark.parametrize(
    "question",
    [
        "我区行政执法证,请问清理了多少本?",
        "没几个月就完成的项目,有几个?",
        "为什么不该收费?",
        "2019年受理多少件,和2020年对比呢?",
        "资金专门用来做什么,准备用多少?",
        "听说清理了三百本证,到底多少?",
        "听说惠及十来万户,是真的吗?",
        "听说2013年查得很严,超标的公车一共封了几辆?",
    ],
)
def test_what_a_question_is_about_stays(question: str) -> None:
    assert read_question(question, YEARS).folded == question


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("糾錯率為何？", "纠错率是多少?"),
        ("優良天數所佔的比例為何？", "优良天数所占的比例是多少?"),
        ("試點的名稱為何？", "试点的名称是什么?"),
        ("為何糾錯率這麼高？", "为何纠错率这么高?"),
        ("沒有完成，為何？", "没有完成,为何?"),
    ],
)
def test_what_something_is_is_asked_as_in_writing_of_old(question: str, asked: str) -> None:
    assert read_question(question, YEARS).folded == asked
