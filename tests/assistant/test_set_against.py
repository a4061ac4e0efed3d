"""Two places set against each other: sentences of provinces' reports of 2026."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report, worked_out

REVIEWS = {
    # place → (2025 done, 2026 planned)
    "北京市": (
        "全市地区生产总值5.2万亿元、增长5.4%、高于全国0.4个百分点，一般公共预算收入增长4.8%，"
        "城镇调查失业率4.1%，居民人均可支配收入实际增长4.4%。",
        "地区生产总值增长5%左右，一般公共预算收入增长4%左右，居民消费价格涨幅2%左右。",
    ),
    "天津市": (
        "全市地区生产总值增长4.8%，一般公共预算收入增长4.1%。",
        "地区生产总值增长4.5%，一般公共预算收入增长2%；城镇调查失业率5.5%左右，城镇新增就业28万人。",
    ),
    "广东省": (
        "地区生产总值从11.37万亿元提高到14.58万亿元，人均地区生产总值从9万元提高到11万元。",
        "新建学校20所。",
    ),
    "江苏省": (
        "地区生产总值连续迈上4个万亿元台阶、达14.2万亿元、年均增长5.7%，人均地区生产总值达16.7万元。"
        "高新技术企业超6.1万家，入选中国潜在独角兽企业195家、居全国第一。",
        "新建学校30所。",
    ),
    "安徽省": (
        "科技型企业队伍不断壮大，新增科技型中小企业7227家、高新技术企业3200家、专精特新企业1565家。",
        "新建学校10所。",
    ),
    "湖北省": ("全年民生实事项目如期完成55项。", "今年将继续实施民生实事项目60项。"),
    "青海省": ("粮食总产量116万吨。", "居民消费价格涨幅2%左右；粮食总产量保持在110万吨以上。"),
    "西藏自治区": ("社会消费品零售总额增长4.4%。", "新建学校5所。"),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {
        f"{place}-2026年政府工作报告.txt": work_report(2025, *parts)
        for place, parts in REVIEWS.items()
    }
    return over(reports, tmp_path_factory.mktemp("provinces"), encoder)


@pytest.mark.parametrize(
    "question", ["北京和天津的城镇调查失业率相差多少?", "北京的城镇调查失业率比天津低吗?"]
)
def test_an_outcome_here_is_not_set_against_an_aim_there(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert not answer.answered
    assert answer.answer == (
        "一边是目标，一边是实际数，口径不同，不能直接比较：北京市4.1%，天津市5.5%左右（目标）。"
    )
    assert [figure.text for figure in answer.nearest] == ["4.1%", "5.5%"]


def test_an_aim_and_an_outcome_of_two_places_are_set_against_each_other_if_asked_for(
    assistant: Assistant,
) -> None:
    asked = "北京今年的地区生产总值增长目标比天津去年实际高多少?"
    assert worked_out(assistant, asked) == "5%左右 − 4.8% = 0.2个百分点"


def test_two_years_named_have_a_status_each(assistant: Assistant) -> None:
    answer = assistant.ask("湖北今年的民生实事项目比去年多了几项?")
    assert [figure.text for figure in answer.figures] == ["60项", "55项"]


def test_two_aims_are_told_as_such(assistant: Assistant) -> None:
    answer = assistant.ask("北京和天津今年的一般公共预算收入增长目标相差多少?")
    assert answer.answer.startswith("约2个百分点（目标）")


def test_all_of_something_is_not_so_much_to_each(assistant: Assistant) -> None:
    asked = "广东和江苏的GDP，前者比后者高多少"
    assert worked_out(assistant, asked) == "14.58万亿元 − 14.2万亿元 = 0.38万亿元"
    asked = "广东和江苏的人均GDP相差多少?"
    assert worked_out(assistant, asked) == "16.7万元 − 11万元 = 5.7万元"


def test_what_was_added_is_not_set_against_all_there_is(assistant: Assistant) -> None:
    assert not assistant.ask("安徽和江苏的高新技术企业数量差多少?").answered


def test_one_place_alone_does_not_say_how_far_two_are_apart(assistant: Assistant) -> None:
    assert not assistant.ask("西藏和青海的居民消费价格涨幅相差多少?").answered


@pytest.mark.parametrize("question", ["哪些省的GDP超过5万亿", "哪个省的GDP最高?"])
def test_what_there_is_to_each_person_keeps_no_place_from_its_total(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert [figure.text for figure in answer.figures] == ["14.58万亿元", "14.2万亿元", "5.2万亿元"]
