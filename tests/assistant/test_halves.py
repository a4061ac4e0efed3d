"""Asked of a whole that a report tells of two halves: both are told, and neither passes for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    review = (
        "全省生产总值增长5.5%，城镇和农村居民人均可支配收入分别增长4.3%、5.6%。城镇调查失业率5.2%。"
        "数字经济增加值增长8.7%。"
    )
    plan = "地区生产总值增长5%左右，固定资产投资增长3%。"
    reports = {"甲山省-2026年政府工作报告.txt": work_report(2025, review, plan)}
    return over(reports, tmp_path_factory.mktemp("甲山省"), encoder)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("2025年居民人均可支配收入增长多少?", ["4.3%", "5.6%"]),
        ("2025年居民人均可支配收入漲了多少?", ["4.3%", "5.6%"]),
        ("去年农民收入增长多少?", ["5.6%"]),
        ("去年城里人收入涨了多少?", ["4.3%"]),
        ("城镇居民人均可支配收入增长多少?", ["4.3%"]),
        ("城镇调查失业率是多少?", ["5.2%"]),
    ],
)
def test_both_halves_are_told_where_neither_is_named(
    province: Assistant, question: str, figures: list[str]
) -> None:
    assert [figure.text for figure in province.ask(question).figures] == figures


def test_the_whole_is_told_where_there_is_one(tmp_path: Path, encoder: Encoder) -> None:
    review = "城乡居民人均可支配收入分别增长4%、6%。全体居民人均可支配收入增长5.1%。"
    reports = {"乙湖省-2026年政府工作报告.txt": work_report(2025, review, "粮食产量500亿斤。")}
    answer = over(reports, tmp_path, encoder).ask("2025年居民人均可支配收入增长多少?")
    assert [figure.text for figure in answer.figures] == ["5.1%"]


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("2025年的经济增长率?", "5.5%"),
        ("今年定的增速目标是几?", "5%"),
        ("數字經濟增長率是多少?", "8.7%"),
    ],
)
def test_the_growth_of_the_economy_is_that_of_what_it_produced(
    province: Assistant, question: str, figure: str
) -> None:
    assert [f.text for f in province.ask(question).figures] == [figure]
