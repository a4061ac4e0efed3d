"""How much places have, of which some reports say only how it grew: sentences of provinces' reports of 2026."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report, worked_out

REVIEWS = {
    "天津市": "全市地区生产总值增长4.8%，一般公共预算收入增长4.1%。",
    "江西省": "地区生产总值增长5.2%，规模以上工业增加值增长7.5%。面对国内外形势急剧变化，"
    "地区生产总值突破3万亿元、达3.6万亿元。粮食总产量连续13年稳定在430亿斤以上。",
    "青海省": "粮食总产量连续18年保持在100万吨以上。地区生产总值增长4.1%。",
    "福建省": "2025年全省地区生产总值60199.45亿元、增长5%，地方一般公共预算收入3723.35亿元、增长3%。",
    "西藏自治区": "地区生产总值增长7%，固定资产投资增长17.2%，一般公共预算收入增长14.7%。",
    "甘肃省": "全省地区生产总值达到13697.5亿元，一般公共预算收入增长4.2%。",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {
        f"{place}-2026年政府工作报告.txt": work_report(2025, said, "新建学校20所。")
        for place, said in REVIEWS.items()
    }
    return over(reports, tmp_path_factory.mktemp("provinces"), encoder)


@pytest.mark.parametrize(
    "question",
    [
        "天津和西藏的地区生产总值相差多少?",
        "天津和西藏的地区生产总值合计多少?",
        "福建和西藏的地区生产总值相差多少?",
        "福建和西藏的地区生产总值一共多少?",
        "江西和天津的地区生产总值合计多少?",
    ],
)
def test_how_fast_it_grew_or_for_how_long_is_not_how_much_places_have(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert not answer.answered
    assert answer.calculation is None


def test_for_how_long_is_not_set_apart_but_how_much(assistant: Assistant) -> None:
    answer = assistant.ask("青海和江西的粮食产量相差多少?")
    assert answer.answer.startswith("约410亿斤（计算得出：430亿斤以上 − 100万吨以上 = 410亿斤）")


def test_the_one_that_states_how_much_is_told_and_the_other_named(assistant: Assistant) -> None:
    answer = assistant.ask("福建和西藏的地区生产总值合计多少?")
    assert answer.answer == "福建省60199.45亿元。西藏自治区的报告里没有找到这一数字。"


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        ("福建和西藏的地区生产总值增速相差多少?", "7% − 5% = 2个百分点"),
        ("福建和甘肃的地区生产总值相差多少?", "60199.45亿元 − 13697.5亿元 = 46501.95亿元"),
        ("福建和甘肃的地区生产总值合计多少?", "60199.45亿元 + 13697.5亿元 = 73896.95亿元"),
    ],
)
def test_rates_are_set_against_rates_where_they_are_asked_for(
    assistant: Assistant, question: str, expression: str
) -> None:
    assert worked_out(assistant, question) == expression
