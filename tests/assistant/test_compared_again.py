"""A comparison asked again of another side or by another measure: sentences of real reports."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report

REPORTS = {
    "江西省-2026年政府工作报告.txt": work_report(
        2025,
        "地区生产总值突破3万亿元、达3.6万亿元，粮食总产量达446.1亿斤。地区生产总值增长5.2%。",
        "地区生产总值增长5%-5.5%。",
    ),
    "河北省-2026年政府工作报告.txt": work_report(
        2025,
        "全省生产总值从2020年的3.68万亿元增长到2025年的4.93万亿元，粮食产量稳定在760亿斤以上。"
        "全省生产总值增长5.6%。",
        "地区生产总值增长5%以上。",
    ),
    "湖南省-2026年政府工作报告.txt": work_report(
        2025, "全省地区生产总值达到5.53万亿元，粮食总产量616亿斤。", "地区生产总值增长5%左右。"
    ),
    "海拉尔区-2013年政府工作报告.txt": work_report(
        2012,
        "全年地区生产总值完成235.2亿元，同比增长18.5%；城镇居民人均可支配收入达到23267元。",
        "新建学校2所。",
    ),
    "海拉尔区-2014年政府工作报告.txt": work_report(
        2013,
        "全年地区生产总值完成253.7亿元，同比增长10.1%；城镇居民人均可支配收入完成25852元。",
        "新建学校3所。",
    ),
    "海拉尔区-2015年政府工作报告.txt": work_report(
        2014,
        "全区地区生产总值完成274.4亿元，同比增长9.1%；城镇居民人均可支配收入达到28541元。",
        "新建学校4所。",
    ),
}
HIGHER = "江西和河北的GDP哪个高?"
APART = "江西和河北的GDP相差多少?"
OF_YEARS = "海拉尔2012年和2014年地区生产总值哪年高?"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    return over(REPORTS, tmp_path_factory.mktemp("again"), encoder)


@pytest.mark.parametrize(
    ("before", "asked", "figures"),
    [
        (HIGHER, "那湖南呢", ["5.53万亿元", "3.6万亿元"]),
        (HIGHER, "和湖南比呢?", ["5.53万亿元", "3.6万亿元"]),
        (HIGHER, "粮食产量呢", ["760亿斤", "446.1亿斤"]),
        (HIGHER, "增速呢", ["5.6%", "5.2%"]),
        (HIGHER, "增速目标呢", ["5%-5.5%", "5%"]),
        (APART, "那湖南呢", ["5.53万亿元", "3.6万亿元"]),
        (APART, "增速呢", ["5.6%", "5.2%"]),
        ("江西GDP比河北高多少亿元?", "粮食产量呢", ["760亿斤", "446.1亿斤"]),
        (OF_YEARS, "那2013年呢", ["253.7亿元", "235.2亿元"]),
        (OF_YEARS, "城镇居民人均可支配收入呢", ["28541元", "23267元"]),
        ("海拉尔2014年地区生产总值比2012年高多少?", "那2013年呢", ["274.4亿元", "253.7亿元"]),
        # What each has is asked of the new one alone.
        ("江西和河北的GDP分别是多少?", "那湖南呢", ["5.53万亿元"]),
        ("江西和河北的GDP分别是多少?", "粮食产量呢", ["446.1亿斤", "760亿斤"]),
    ],
)
def test_the_comparison_is_made_again(
    assistant: Assistant, before: str, asked: str, figures: list[str]
) -> None:
    answer = assistant.ask(asked, [before])
    assert [figure.text for figure in answer.figures] == figures


def test_the_next_one_builds_on_it(assistant: Assistant) -> None:
    answer = assistant.ask("粮食产量呢", [HIGHER, "那湖南呢"])
    assert answer.resolved_question == "江西和湖南的粮食产量哪个高?"
    assert [figure.text for figure in answer.figures] == ["616亿斤", "446.1亿斤"]


def test_it_is_shown_in_the_script_it_was_asked_in(assistant: Assistant) -> None:
    answer = assistant.ask("換成湖南呢?", ["江西和河北的地區生產總值哪個高?"])
    assert answer.resolved_question == "江西和湖南的地區生產總值哪個高?"


@pytest.mark.parametrize("asked", ["为什么呢?", "城镇新增就业呢?"])
def test_what_is_no_figure_of_both_is_not_answered_with_one(
    assistant: Assistant, asked: str
) -> None:
    assert not assistant.ask(asked, [HIGHER]).answered


def test_the_place_without_the_figure_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("那湖南呢?", ["江西2025年GDP增速比河北高吗?"])
    assert not answer.answered
    assert answer.answer == "江西省5.2%。湖南省的报告里没有找到这一数字。"
