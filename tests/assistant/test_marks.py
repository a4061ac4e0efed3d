"""A mark that was passed, and the number that the report gives right after it."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report

REVIEW = """地区生产总值迈上6万亿元台阶，达到62661亿元。地方一般公共预算收入突破4000亿元、达到4211亿元。
农村居民人均可支配收入首次突破2万元、达20793元。粮食产量超过500亿斤，开工项目超1万个、完成投资近1万亿元。"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"2026年湖北省政府工作报告.txt": work_report(2025, REVIEW, "粮食产量稳定。")}
    return over(reports, tmp_path_factory.mktemp("marks"), encoder)


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("2025年地方一般公共预算收入是多少亿元?", "4211亿元"),
        ("How large was local general public budget revenue in 2025?", "4211亿元"),
        ("2025年地区生产总值是多少亿元?", "62661亿元"),
        ("2025年农村居民人均可支配收入是多少元?", "20793元"),
        ("2025年地方一般公共预算收入突破了多少亿元?", "4000亿元"),
        ("2025年地区生产总值迈上了几万亿元台阶?", "6万亿元"),
        ("2025年粮食产量是多少亿斤?", "500亿斤"),
        ("2025年开工项目有多少个?", "1万个"),
    ],
)
def test_what_there_is_is_not_the_mark_it_passed(
    assistant: Assistant, question: str, stated: str
) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == [stated]


def test_a_mark_passed_can_be_confirmed(assistant: Assistant) -> None:
    answer = assistant.ask("2025年地方一般公共预算收入突破4000亿元了吗?")
    assert answer.answer.startswith("是")
