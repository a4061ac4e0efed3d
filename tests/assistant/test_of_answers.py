"""Reckoning with the answers to the two questions before."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder, Index
from tests.assistant.builders import over, work_report

REVIEW = """2025年，城镇居民人均可支配收入52300元，农村居民人均可支配收入24100元。
办理人大代表建议95件、政协委员提案136件。新建改建农村公路412公里。"""
BOTH = ["办理人大代表建议多少件?", "政协委员提案呢?"]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"2026年甲山省政府工作报告.txt": work_report(2025, REVIEW, "粮食产量稳定。")}
    return over(reports, tmp_path_factory.mktemp("answers"), encoder)


@pytest.fixture(scope="module")
def shipped(shipped_index: Index) -> Assistant:
    return Assistant(shipped_index)


@pytest.mark.parametrize(
    ("history", "question", "expression"),
    [
        (BOTH, "两者相差多少?", "136件 − 95件 = 41件"),
        (BOTH, "那差多少呢", "136件 − 95件 = 41件"),
        (BOTH, "What is the difference between them?", "136件 − 95件 = 41件"),
        (BOTH, "後者比前者多多少件?", "136件 − 95件 = 41件"),
        (BOTH, "兩者加起來呢?", "95件 + 136件 = 231件"),
        (BOTH, "加起来一共多少件?", "95件 + 136件 = 231件"),
        (BOTH, "How many altogether?", "95件 + 136件 = 231件"),
        (BOTH, "后者是前者的几倍?", "136件 ÷ 95件 ≈ 1.43倍"),
        (
            ["城镇居民人均可支配收入是多少?", "农村居民呢?"],
            "城乡相差多少?",
            "52300元 − 24100元 = 28200元",
        ),
    ],
)
def test_two_answers_are_set_against_each_other_or_added_up(
    assistant: Assistant, history: list[str], question: str, expression: str
) -> None:
    answer = assistant.ask(question, history)
    assert answer.calculation is not None
    assert answer.calculation.expression == expression
    assert answer.resolved_question == question
    assert len({span for cited in answer.citations for span in cited.highlights}) >= 2


@pytest.mark.parametrize(
    ("history", "question"),
    [
        (["办理人大代表建议多少件?", "新建改建农村公路多少公里?"], "两者相差多少?"),
        (["办理人大代表建议多少件?", "办理信访案件多少件?"], "加起来多少件?"),
        (["办理人大代表建议多少件?", "人大代表建议办了多少件?"], "差多少?"),
        (["办理人大代表建议多少件?"], "两者相差多少?"),
    ],
)
def test_what_is_of_other_units_was_refused_or_is_the_same_is_not(
    assistant: Assistant, history: list[str], question: str
) -> None:
    assert assistant.ask(question, history).calculation is None


def test_the_total_that_the_report_gives_is_not_worked_out(shipped: Assistant) -> None:
    before = ["网上能办的行政权力事项有多少？", "公共服务的呢"]
    answer = shipped.ask("加起来多少", before)
    assert [figure.text for figure in answer.figures] == ["657項"]
    assert answer.calculation is None


def test_a_total_is_not_added_to_what_it_is_the_total_of(shipped: Assistant) -> None:
    before = ["行政权力网上可办清单认领了多少项?", "公共服务的呢?"]
    answer = shipped.ask("在线实施清单总共呢?", before)
    assert [figure.text for figure in answer.figures] == ["657項"]
