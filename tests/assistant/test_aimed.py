"""What an aim is, where the report aims at a rise."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report

REVIEW = "2025年，地区生产总值增长6.1%，一般公共预算收入完成310亿元，粮食产量70亿斤。"
PLAN = """今年的主要预期目标是：地区生产总值增长5.5%左右，一般公共预算收入增长3%，居民消费价格涨幅2%左右，
粮食产量稳定在71亿斤以上，城镇新增就业8万人。"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"2026年甲山省政府工作报告.txt": work_report(2025, REVIEW, PLAN)}
    return over(reports, tmp_path_factory.mktemp("aimed"), encoder)


@pytest.mark.parametrize(
    ("question", "aim"),
    [
        ("今年GDP目标是多少?", "5.5%"),
        ("今年地區生產總值的預期目標是多少?", "5.5%"),
        ("2026年一般公共预算收入目标定多少?", "3%"),
        ("今年粮食产量目标是多少?", "71亿斤"),
        ("今年城镇新增就业目标是多少?", "8万人"),
    ],
)
def test_an_aim_is_told_as_it_is_set(assistant: Assistant, question: str, aim: str) -> None:
    answer = assistant.ask(question)
    assert [figure.text for figure in answer.figures] == [aim]
    assert answer.figures[0].status == "target"


@pytest.mark.parametrize(
    "question",
    ["今年GDP目标是多少亿元?", "今年居民收入目标是多少?", "今年财政支出目标是多少?"],
)
def test_an_aim_of_another_kind_or_thing_is_not(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).answered
