"""Years that are over, of which the reports only say what was planned."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over

EARLIER = """政府工作报告
——2015年1月27日在甲县第十四届人民代表大会第五次会议上
县长 王五

各位代表：
一、2014年工作回顾
2014年，地区生产总值完成26亿元。

二、2015年工作安排
今年安排重点项目105个，其中工业类3个、农业类21个。
地区生产总值达到28亿元。新建日光温室300座。
"""
LATER = """政府工作报告
——2016年1月27日在甲县第十四届人民代表大会第六次会议上
县长 王五

各位代表：
一、2015年工作回顾
2015年，新修公路47公里。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"甲县-2015年政府工作报告.txt": EARLIER, "甲县-2016年政府工作报告.txt": LATER}
    return over(reports, tmp_path_factory.mktemp("甲县"), encoder)


def test_a_plan_answers_and_says_so_where_no_report_tells_of_an_outcome(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("2015年的重点项目是多少个?")
    assert [figure.text for figure in answer.figures] == ["105个"]
    assert "目标" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "2015年新建了多少座日光温室?",
        "2015年实际有多少个重点项目?",
        # Told of another year as it turned out.
        "2015年地区生产总值是多少亿元?",
    ],
)
def test_a_plan_is_no_answer_to_what_was_done(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).answered
