"""Which has more is not taken from the question: sentences of provinces' and a district's reports."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.comparison.comparison import of_two_sides
from index import Encoder, Index
from tests.assistant.builders import over, work_report

REPORTS = {
    "河北省-2026年政府工作报告.txt": work_report(
        2025,
        "全省生产总值从2020年的3.68万亿元增长到2025年的4.93万亿元。"
        "全省生产总值增长5.6%，一般公共预算收入增长2%，规上工业增加值增长7.9%。",
        "地区生产总值增长5%以上。",
    ),
    "湖北省-2026年政府工作报告.txt": work_report(
        2025,
        "地区生产总值迈上6万亿元台阶，达到62661亿元。地区生产总值增长5.5%、居经济大省和中部地区前列。",
        "地区生产总值增长5.5%左右。",
    ),
    "海拉尔区-2013年政府工作报告.txt": work_report(
        2012,
        "全年地区生产总值完成235.2亿元，同比增长18.5%；地方财政总收入完成20.67亿元，同比增长28.8%。",
        "新建学校2所。",
    ),
    "海拉尔区-2014年政府工作报告.txt": work_report(
        2013,
        "全年地区生产总值完成253.7亿元，同比增长10.1%；地方财政总收入完成24.8亿元，同比增长20.3%；"
        "规模以上工业增加值增速达到16.1%。",
        "新建学校3所。",
    ),
    "海拉尔区-2015年政府工作报告.txt": work_report(
        2014,
        "2014年，全区地区生产总值完成274.4亿元，同比增长9.1%；地方财政总收入完成24.9亿元，同比增长0.4%；"
        "公共财政预算收入完成13.7亿元，同比增长22.9%；规模以上工业增加值增速达到12%。",
        "新建学校4所。",
    ),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    return over(REPORTS, tmp_path_factory.mktemp("contrary"), encoder)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("河北比湖北的GDP多多少?", "不是多，而是少13361亿元（计算得出："),
        ("与湖北相比,河北的GDP高多少?", "不是高，而是低13361亿元（计算得出："),
        ("湖北比河北的GDP少多少?", "不是少，而是多13361亿元（计算得出："),
        ("湖北的GDP增速比河北高多少?", "不是高，而是低0.1个百分点（计算得出："),
        ("湖北省比河北省的GDP多多少?", "13361亿元（计算得出："),
        ("河北和湖北的GDP相差多少?", "13361亿元（计算得出："),
        ("河北和湖北的GDP哪个高，高多少?", "13361亿元（计算得出："),
        ("海拉尔2012年地区生产总值比2014年多多少?", "不是多，而是少39.2亿元（计算得出："),
        ("海拉尔2014年地区生产总值比2012年低多少?", "不是低，而是高39.2亿元（计算得出："),
        ("海拉尔2014年比2012年的地区生产总值减少了多少?", "不是减少，而是增加39.2亿元（计算得出："),
        ("海拉尔2014年的GDP比2012年多多少?", "39.2亿元（计算得出："),
        (
            "How much higher is GDP in Hebei than in Hubei?",
            "Not higher but lower, by 13361亿元 (calculated:",
        ),
        ("How much lower is GDP in Hebei than in Hubei?", "13361亿元 (calculated:"),
    ],
)
def test_the_other_way_round_is_said(assistant: Assistant, question: str, said: str) -> None:
    assert assistant.ask(question).answer.startswith(said)


def test_the_rates_of_two_years_are_of_what_is_asked(assistant: Assistant) -> None:
    answer = assistant.ask("海拉尔2014年GDP增速比2013年高多少?")
    assert answer.answer.startswith("不是高，而是低1个百分点（计算得出：10.1% − 9.1% = 1个百分点）")


def test_two_years_are_set_against_each_other_by_what_is_called_the_same(
    assistant: Assistant,
) -> None:
    both = of_two_sides(assistant.bench("海拉尔2012年财政收入比2014年高多少?"))
    assert [choice.figure.text for choice in both] == ["20.67亿元", "24.9亿元"]


def test_within_one_report_as_well(shipped_index: Index) -> None:
    shipped = Assistant(shipped_index)
    answer = shipped.ask("行政许可比行政处罚多多少项?")
    assert answer.answer.startswith("不是多，而是少4077項（")
    assert shipped.ask("行政处罚比行政许可多多少项?").answer.startswith("4077項（")
