"""One measure of three places and more, added up or set apart: sentences of provinces' reports of 2026."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report, worked_out

REVIEWS = {
    # place → (2025 done, 2026 planned)
    "四川省": (
        "实现地区生产总值67665亿元，增长5.5%，总量和增速均居全国第5位。",
        "地区生产总值增长5.5%左右。",
    ),
    "甘肃省": (
        "全省地区生产总值达到13697.5亿元，较“十三五”末的9323.1亿元增加4374.4亿元。"
        "地区生产总值增长5.8%。",
        "地区生产总值增长5.5%左右。",
    ),
    "湖北省": (
        "地区生产总值迈上6万亿元台阶，达到62661亿元。地区生产总值增长5.5%、居经济大省和中部地区前列。",
        "地区生产总值增长5.5%左右。",
    ),
    "广东省": (
        "地区生产总值从11.37万亿元提高到14.58万亿元，人均地区生产总值从9万元提高到11万元。",
        "新建学校20所。",
    ),
    "天津市": (
        "全市地区生产总值增长4.8%，一般公共预算收入增长4.1%。",
        "地区生产总值增长4.5%。",
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {
        f"{place}-2026年政府工作报告.txt": work_report(2025, *parts)
        for place, parts in REVIEWS.items()
    }
    return over(reports, tmp_path_factory.mktemp("provinces"), encoder)


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        (
            "四川、甘肃和湖北的地区生产总值合计多少?",
            "67665亿元 + 13697.5亿元 + 62661亿元 = 144023.5亿元",
        ),
        (
            "四川、湖北、广东三省GDP之和是多少?",
            "67665亿元 + 62661亿元 + 14.58万亿元 = 276126亿元",
        ),
        (
            "What is the combined GDP of Sichuan, Hubei and Guangdong?",
            "67665亿元 + 62661亿元 + 14.58万亿元 = 276126亿元",
        ),
        ("四川、甘肃和湖北的地区生产总值相差多少?", "67665亿元 − 13697.5亿元 = 53967.5亿元"),
        ("四川、甘肃和天津的GDP增速相差多少个百分点?", "5.8% − 4.8% = 1个百分点"),
    ],
)
def test_the_figures_of_all_are_reckoned_with(
    assistant: Assistant, question: str, expression: str
) -> None:
    assert worked_out(assistant, question) == expression


def test_each_operand_is_cited(assistant: Assistant) -> None:
    answer = assistant.ask("四川、甘肃和湖北的地区生产总值合计多少?")
    cited = {citation.report[:3] for citation in answer.citations if citation.highlights}
    assert cited == {"四川省", "甘肃省", "湖北省"}


def test_of_those_set_apart_all_are_told(assistant: Assistant) -> None:
    answer = assistant.ask("四川、甘肃和湖北的地区生产总值相差多少?")
    assert answer.answer.startswith(
        "四川省67665亿元，湖北省62661亿元，甘肃省13697.5亿元。最高的和最低的相差53967.5亿元（"
    )
    assert [figure.text for figure in answer.figures] == ["67665亿元", "13697.5亿元", "62661亿元"]


@pytest.mark.parametrize("asked", ["合计多少", "相差多少", "之和超过10万亿吗"])
def test_the_place_without_the_figure_is_named(assistant: Assistant, asked: str) -> None:
    answer = assistant.ask(f"四川、天津和湖北的地区生产总值{asked}?")
    assert not answer.answered
    assert answer.answer == "四川省67665亿元，湖北省62661亿元。天津市的报告里没有找到这一数字。"
    assert [figure.text for figure in answer.nearest] == ["67665亿元", "62661亿元"]


def test_a_sum_is_held_against_what_is_supposed(assistant: Assistant) -> None:
    answer = assistant.ask("四川、甘肃和湖北的地区生产总值加起来超过10万亿吗?")
    assert answer.answer.startswith("是，67665亿元 + 13697.5亿元 + 62661亿元 = 144023.5亿元。")


def test_rates_of_growth_are_not_added_up(assistant: Assistant) -> None:
    assert not assistant.ask("四川、甘肃和湖北的GDP增速加起来多少?").answered


def test_how_much_two_have_is_not_told_by_how_it_grew(assistant: Assistant) -> None:
    answer = assistant.ask("天津和四川的GDP合计多少?")
    assert answer.answer == "四川省67665亿元。天津市的报告里没有找到这一数字。"


def test_what_is_weighed_in_other_units_is_reckoned_with(encoder: Encoder, tmp_path: Path) -> None:
    harvests = {
        "四川省-2026年政府工作报告.txt": "粮食产量达到732.5亿斤、创历史新高。",
        "甘肃省-2026年政府工作报告.txt": "粮食总产量突破1300万吨。",
        "湖北省-2026年政府工作报告.txt": "粮食总产量稳定在550亿斤左右。",
    }
    reports = {name: work_report(2025, said, "新建学校2所。") for name, said in harvests.items()}
    assistant = over(reports, tmp_path, encoder)
    assert worked_out(assistant, "四川、甘肃和湖北的粮食产量合计多少?") == (
        "732.5亿斤 + 突破1300万吨 + 550亿斤左右 = 1542.5亿斤"
    )
    answer = assistant.ask("甘肃的粮食产量比湖北多多少?")
    assert answer.answer.startswith("不是多，而是少约290亿斤（")


def test_how_large_an_economy_is_may_be_asked_by_any_of_its_names(assistant: Assistant) -> None:
    answer = assistant.ask("四川和湖北谁的经济规模更大?")
    assert [figure.text for figure in answer.figures] == ["67665亿元", "62661亿元"]
