"""How much there is to each person: stated, and never a quotient of what counts no persons."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report

REVIEW = """2025年，全省地区生产总值连续迈上3个万亿元台阶、达10.3万亿元，占全国比重提升至7.4%，
人均生产总值提升至10.26万元。
固定资产投资完成2.1万亿元，新增3个千亿级产业。"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"2026年甲山省政府工作报告.txt": work_report(2025, REVIEW, "粮食产量稳定。")}
    return over(reports, tmp_path_factory.mktemp("head"), encoder)


@pytest.mark.parametrize("question", ["人均呢?", "人均多少?", "那人均呢"])
def test_what_the_report_states_to_each_is_not_divided(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, ["甲山省2025年地区生产总值是多少?"])
    assert [figure.text for figure in answer.figures] == ["10.26万元"]
    assert answer.calculation is None


def test_nothing_is_divided_by_what_counts_no_persons(assistant: Assistant) -> None:
    assert assistant.ask("固定资产投资人均多少?").calculation is None
