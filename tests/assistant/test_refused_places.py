"""Places that no report is about are refused by name; sentences of provinces' reports of 2026."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report

REVIEWS = {
    "广东省": "预计全社会研发投入5350亿元、增长4.9%，研发投入强度达3.6%。新增地铁运营里程171.7公里，"
    "广州、深圳地铁线网单日最高客运量分别达1409万、1305万人次，均创历史新高。",
    "上海市": "全市生产总值达到5.67万亿元、增长5.4%，好于预期。浦东引领区建设取得新进展。设立浦东新区自然科学基金。",
    "福建省": "新设台企户数和实际使用台资规模连续4年居大陆首位，引进台湾乡建乡创团队24支。",
    "北京市": "全市地区生产总值5.2万亿元、增长5.4%、高于全国0.4个百分点。",
    "天津市": "全市地区生产总值增长4.8%，一般公共预算收入增长4.1%。",
    "青海省": "粮食总产量116万吨。",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {
        f"{place}-2026年政府工作报告.txt": work_report(2025, review, "新建学校10所。")
        for place, review in REVIEWS.items()
    }
    return over(reports, tmp_path_factory.mktemp("provinces"), encoder)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("广州2025年的GDP是多少?", "没有关于广州市的报告"),
        ("深圳的常住人口有多少?", "没有关于深圳市的报告"),
        ("臺灣的糧食產量是多少?", "沒有關於臺灣省的報告"),
        ("浦东的地区生产总值是多少?", "没有关于浦东的报告"),
        ("浦东新区的GDP是多少?", "没有关于浦东新区的报告"),
        ("How much is the GDP of Shenzhen?", "No report is about 深圳市"),
    ],
)
def test_a_place_that_is_only_mentioned_is_refused_by_name(
    assistant: Assistant, question: str, says: str
) -> None:
    answer = assistant.ask(question)
    assert not answer.answered
    assert answer.answer.startswith(says)


def test_what_a_province_states_of_its_city_is_still_answered(assistant: Assistant) -> None:
    answer = assistant.ask("深圳地铁线网单日最高客运量是多少?")
    assert [figure.text for figure in answer.figures] == ["1305万人次"]


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("日本的粮食产量是多少?", "等六个地方的情况。"),
        ("日本的糧食產量是多少?", "等六個地方的情況。"),
        ("How much grain did Japan produce?", "and others, six places in all."),
    ],
)
def test_many_places_are_told_by_a_few_and_their_number(
    assistant: Assistant, question: str, says: str
) -> None:
    answer = assistant.ask(question)
    assert not answer.answered
    assert says in answer.answer
    named = [place for place in REVIEWS if place in answer.answer]
    assert len(named) == 3


def test_many_years_apart_are_told_by_the_first_and_the_last_and_their_number(
    tmp_path: Path, encoder: Encoder
) -> None:
    reports = {
        f"青海省-{year + 1}年政府工作报告.txt": f"政府工作报告\n\n一、{year}年工作回顾\n粮食总产量116万吨。\n"
        for year in (2005, 2008, 2011, 2014, 2017, 2020, 2023)
    }
    many = over(reports, tmp_path, encoder)
    refused = many.ask("青海1995年的粮食产量是多少?").answer
    assert "2005年至2024年间十四个年份" in refused or "2005年至2023年间七个年份" in refused
