"""What share one answer of a conversation is of another before it."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder, Index
from tests.assistant.builders import over, work_report, worked_out

REVIEW = """2025年，城镇居民人均可支配收入52300元，农村居民人均可支配收入24100元。
全省组织320名驾驶教练员参加复审考试，注销40名教练员的证件。
建档立卡贫困人口840人全部脱贫，其中630人稳定脱贫。
全年投入民生资金68亿元，占财政总支出的47.5%。"""
PLAN = """筹措80亿元实施为民办实事工程。筹措20亿元实施健康惠民工程。"""
POWERS = "本级行政权力事项总共多少?"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"2026年甲山省政府工作报告.txt": work_report(2025, REVIEW, PLAN)}
    return over(reports, tmp_path_factory.mktemp("shares"), encoder)


@pytest.fixture(scope="module")
def shipped(shipped_index: Index) -> Assistant:
    return Assistant(shipped_index)


@pytest.mark.parametrize(
    "question",
    [
        "占总数多少?",
        "佔總數的百分之幾?",
        "占多少",
        "占比是多少?",
        "那占比呢?",
        "占全部的多大比例?",
        "这个比例有多高?",
        "占几成?",
        "What share is that?",
    ],
)
def test_a_part_told_last_is_set_against_the_whole_told_before(
    shipped: Assistant, question: str
) -> None:
    history = (POWERS, "其中行政许可多少项?")
    assert worked_out(shipped, question, *history) == "189項 ÷ 5291項 ≈ 3.57%"


@pytest.mark.parametrize(
    ("history", "expression"),
    [
        ((POWERS, "其中行政许可多少项?", "行政处罚呢?"), "4266項 ÷ 5291項 ≈ 80.63%"),
        (("行政许可多少项?",), "189項 ÷ 5291項 ≈ 3.57%"),
        (("行政许可多少项?", POWERS), "189項 ÷ 5291項 ≈ 3.57%"),
        (
            ("全区多少执法人员参加了资格培训考试?", "被清理执法证的有几个人?"),
            "374名 ÷ 1020名 ≈ 36.67%",
        ),
    ],
)
def test_the_whole_is_what_the_conversation_or_the_report_says(
    shipped: Assistant, history: tuple[str, ...], expression: str
) -> None:
    assert worked_out(shipped, "占比多少?", *history) == expression


@pytest.mark.parametrize(
    ("history", "expression"),
    [
        (("2026年为民办实事一共筹措多少钱？", "其中健康惠民工程呢？"), "20亿元 ÷ 80亿元 = 25%"),
        (("建档立卡贫困人口多少人?", "稳定脱贫的多少人?"), "630人 ÷ 840人 = 75%"),
    ],
)
def test_plans_and_persons_have_shares_too(
    assistant: Assistant, history: tuple[str, ...], expression: str
) -> None:
    assert worked_out(assistant, "占多少？", *history) == expression


def test_a_share_that_the_report_states_is_not_worked_out(shipped: Assistant) -> None:
    answer = shipped.ask("占比多少?", ["人民调解受理矛盾纠纷多少件?", "调处成功多少件?"])
    assert answer.calculation is None
    assert [figure.text for figure in answer.figures] == ["71%"]


@pytest.mark.parametrize("question", ["占财政支出多少?", "占财政支出的多少?", "占財政支出多大?"])
def test_what_it_is_a_share_of_may_be_named(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, ["全年投入民生资金多少?"])
    assert [figure.text for figure in answer.figures] == ["47.5%"]


def test_what_stands_beside_another_is_no_part_of_it(
    assistant: Assistant, shipped: Assistant
) -> None:
    beside = ["城镇居民人均可支配收入是多少?", "农村居民呢?"]
    assert not assistant.ask("占比多少?", beside).answered
    assert not shipped.ask("占比?", ["行政权力事项多少?", "公共服务事项多少项?"]).answered


def test_how_fast_something_grew_is_no_share(assistant: Assistant) -> None:
    history = ["投入民生资金多少?", "城镇居民人均可支配收入是多少?"]
    assert not assistant.ask("占比多少?", history).answered
