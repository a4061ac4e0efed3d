"""Follow-ups that turn to another side of what was asked before: an aim and its outcome, a rise and the level."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report

REVIEW = "地区生产总值达到5.3万亿元、增长5.5%。城镇新增就业75.7万人。规模以上工业增加值增长9.4%。"
PLAN = "今年主要预期目标是：地区生产总值增长5%，居民消费价格涨幅2%左右，城镇新增就业68万人。"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"安徽省-2026年政府工作报告.txt": work_report(2025, REVIEW, PLAN)}
    return over(reports, tmp_path_factory.mktemp("anhui"), encoder)


@pytest.mark.parametrize(
    ("before", "asked", "figure"),
    [
        ("安徽今年GDP目标?", "去年实际增长多少?", "5.5%"),
        ("安徽今年GDP增长目标是多少?", "去年呢?", "5.5%"),
        ("安徽今年GDP增长目标是多少?", "去年实际完成多少?", "5.5%"),
        ("安徽今年GDP目标?", "CPI呢?", "2%"),
        ("安徽GDP增长多少?", "总量是多少?", "5.3万亿元"),
        ("安徽GDP增长多少?", "達到多少?", "5.3万亿元"),
        ("安徽GDP增长多少?", "總量有多大?", "5.3万亿元"),
    ],
)
def test_a_follow_up_turns_to_another_side_of_a_measure(
    assistant: Assistant, before: str, asked: str, figure: str
) -> None:
    answer = assistant.ask(asked, [before])
    assert [found.text for found in answer.figures] == [figure]
    assert answer.resolved_question != asked


def test_the_question_put_again_keeps_its_script(assistant: Assistant) -> None:
    answer = assistant.ask("總量有多大?", ["安徽GDP增长多少?"])
    assert answer.resolved_question == "安徽省地區生產總值總量有多大?"


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("安徽GDP增长多少?", "2019年呢?"),
        ("安徽规模以上工业增加值增长多少?", "总量是多少?"),
        ("安徽今年GDP目标?", "游客人数呢?"),
    ],
)
def test_what_is_not_said_is_still_refused(assistant: Assistant, before: str, asked: str) -> None:
    assert not assistant.ask(asked, [before]).answered
