"""What fell is not told as if it had grown, nor the other way round."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report

REVIEW = """地区生产总值达到2.8万亿元、增长5.3%。全社会固定资产投资下降2.4%，工业投资增长17.5%。
刑事案件下降6.6%。农村居民收入增长5.8%。进出口总额减少12亿元。"""
PLAN = "今年主要预期目标是：地区生产总值增长5%以上，固定资产投资增长3%。"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("jiangsu")
    return over({"江苏省-2026年政府工作报告.txt": work_report(2025, REVIEW, PLAN)}, folder, encoder)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("2025年刑事案件增长多少?", "不是增长，而是下降6.6%"),
        ("2025年全社会固定资产投资增长了百分之几?", "不是增长，而是下降2.4%"),
        ("2025年刑事案件漲了多少?", "不是漲，而是下降6.6%"),
        ("How much did criminal cases grow in 2025?", "Not up but down, by 6.6%"),
    ],
)
def test_what_fell_is_said_to_have_fallen(assistant: Assistant, asked: str, says: str) -> None:
    assert assistant.ask(asked).answer.startswith(says)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("2025年刑事案件下降多少?", "6.6%"),
        ("2025年地区生产总值增长多少?", "5.3%"),
        ("2025年工业投资增长多少?", "17.5%"),
    ],
)
def test_what_went_the_way_it_is_asked_is_told_as_before(
    assistant: Assistant, asked: str, says: str
) -> None:
    assert assistant.ask(asked).answer.startswith(says)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("2025年农村居民收入下降了多少?", "不是下降，而是增长5.8%"),
        ("How much did rural income fall in 2025?", "Not down but up, by 5.8%"),
    ],
)
def test_what_grew_is_said_to_have_grown(assistant: Assistant, asked: str, says: str) -> None:
    assert assistant.ask(asked).answer.startswith(says)
