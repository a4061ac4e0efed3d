"""One measure over many places, and only that: sentences of provinces' reports of 2026."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant import Assistant
from corpus import common_unit
from index import Encoder
from tests.assistant.builders import over, work_report

REVIEWS = {
    "上海市": "居民人均可支配收入达到9.2万元、增长4.1%。全市社会消费品零售总额增长4.6%。外贸进出口总额增长5.6%。"
    "空气质量优良天数比率87.9%。",
    "北京市": "数字消费、绿色消费、健康消费蓬勃发展，服务消费增长5%。全市地区生产总值5.2万亿元、增长5.4%。",
    "江苏省": "城乡居民人均可支配收入分别达6.9万元、3.4万元，增长4.2%、5.3%。地区生产总值达14.2万亿元。",
    "浙江省": "全体居民人均可支配收入突破7万元，城镇和农村居民人均可支配收入分别超过8万元、4.5万元。"
    "人均地区生产总值从2020年的10.5万元提高到2025年的14万元左右。",
    "西藏自治区": "城乡居民人均可支配收入分别增长6%和7.4%。城乡居民人均可支配收入从2021年的46503元和16935元"
    "分别提高到58794元和23184元。",
    "新疆维吾尔自治区": "农村居民人均可支配收入达到20793元。粮食总产486.5亿斤。规上工业增加值增长7.7%。",
    "黑龙江省": "粮食总产量1640.06亿斤，城镇新增就业35.8万人。全省地区生产总值增长4.2%。",
    "青海省": "粮食总产量119.3万吨、超额完成任务。一般公共预算支出2164.2亿元。",
    "宁夏回族自治区": "粮食总产量达76.28亿斤。全年实现地区生产总值5696亿元，增长5.3%。进出口总额增长3.4%。",
    "陕西省": "粮食产量1347万吨。规模以上工业增加值增长7.3%。新增经济总量超200亿元县2个。",
    "山西省": "开发区规上工业增加值增长5.9%。地区生产总值超过2.5万亿元。空气质量优良天数比例75.3%。",
    "福建省": "社会消费品零售总额增长4.4%，进出口下降5.4%，粮食总产量507万吨。一般公共预算收入3723.35亿元。",
    "山东省": "一般公共预算收入累计完成3.7万亿元，5年增长18.7%。进出口增长4.5%。地区生产总值达到10.3万亿元。",
    "四川省": "一般公共预算收入5853.9亿元，增长3.9%。地区生产总值67665亿元，增长5.5%。进出口总额增长3.2%。",
    "河北省": "一般公共预算收入增长到4398.6亿元。规上工业增加值增长7.9%。",
}
PLANS = {"北京市": "今年居民消费价格涨幅2%左右。"}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {
        f"{place}-2026年政府工作报告.txt": work_report(
            2025, said, PLANS.get(place, "新建学校20所。")
        )
        for place, said in REVIEWS.items()
    }
    return over(reports, tmp_path_factory.mktemp("provinces"), encoder)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        # Neither what all have nor what those of the country have is what those of the towns have.
        (
            "各省城镇居民人均可支配收入是多少?",
            [("浙江省", "8万元"), ("江苏省", "6.9万元"), ("西藏自治区", "58794元")],
        ),
        ("各省城镇居民人均可支配收入分别增长多少?", [("西藏自治区", "6%"), ("江苏省", "4.2%")]),
        # In whatever unit it is given.
        (
            "各省粮食产量分别是多少?",
            [
                ("黑龙江省", "1640.06亿斤"),
                ("新疆维吾尔自治区", "486.5亿斤"),
                ("陕西省", "1347万吨"),
                ("福建省", "507万吨"),
                ("宁夏回族自治区", "76.28亿斤"),
                ("青海省", "119.3万吨"),
            ],
        ),
        # What fell is least; a total of five years, what was spent and a county's are of another measure.
        (
            "各省进出口总额增速排名",
            [
                ("上海市", "5.6%"),
                ("山东省", "4.5%"),
                ("宁夏回族自治区", "3.4%"),
                ("四川省", "3.2%"),
                ("福建省", "5.4%"),
            ],
        ),
        (
            "各省一般公共预算收入分别是多少?",
            [("四川省", "5853.9亿元"), ("河北省", "4398.6亿元"), ("福建省", "3723.35亿元")],
        ),
        (
            "GDP最低的是哪个?",
            [
                ("宁夏回族自治区", "5696亿元"),
                ("山西省", "2.5万亿元"),
                ("北京市", "5.2万亿元"),
                ("四川省", "67665亿元"),
                ("山东省", "10.3万亿元"),
            ],
        ),
    ],
)
def test_of_each_place_the_same_is_told(
    assistant: Assistant, question: str, found: list[tuple[str, str]]
) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert [(figure.place, figure.text) for figure in answer.figures] == found


def test_what_fell_is_said_to_have_fallen(assistant: Assistant) -> None:
    assert "福建省下降5.4%" in assistant.ask("各省进出口总额增速排名").answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "上海和北京社会消费品零售总额增速相差多少?",
            "上海市4.6%。北京市的报告里没有找到这一数字。",
        ),
        (
            "山西和陕西规模以上工业增加值增速相差多少个百分点?",
            "陕西省7.3%。山西省的报告里没有找到这一数字。",
        ),
        ("江苏和浙江GDP哪个更高?", "江苏省14.2万亿元。浙江省的报告里没有找到这一数字。"),
        (
            "Which GDP is higher, 江苏 or 浙江?",
            "江苏省: 14.2万亿元. No such figure was found for 浙江省.",
        ),
    ],
)
def test_of_two_places_one_that_states_another_measure_is_named_as_silent(
    assistant: Assistant, question: str, said: str
) -> None:
    answer = assistant.ask(question)
    assert not answer.answered
    assert answer.calculation is None
    assert answer.answer == said


def test_two_places_that_call_a_measure_differently_are_compared(assistant: Assistant) -> None:
    answer = assistant.ask("陕西和新疆规模以上工业增加值增速之差是多少?")
    assert answer.calculation
    assert answer.calculation.expression == "7.7% − 7.3% = 0.4个百分点"


def test_units_that_differ_by_a_factor_are_brought_to_one() -> None:
    assert common_unit("亿斤") == (Decimal("0.0005"), "吨")
    assert common_unit("万亩") == (Decimal(1), "亩")


def test_a_measure_called_by_another_word_for_a_share_is_the_same(assistant: Assistant) -> None:
    answer = assistant.ask("空气优良天数比例，上海和山西哪个更高？")
    assert [figure.text for figure in answer.figures] == ["87.9%", "75.3%"]


def test_two_reports_of_one_place_and_year_are_both_told(
    tmp_path_factory: pytest.TempPathFactory, encoder: Encoder
) -> None:
    reports = {
        "红石县-2023年政府工作报告.txt": work_report(
            2022, "全年地区生产总值完成203.1亿元。", "建学校2所。"
        ),
        "红石县-2022年统计公报.txt": "红石县2022年国民经济和社会发展统计公报\n\n一、综合\n"
        "全年地区生产总值完成205.7亿元。\n",
        "青岩县-2023年政府工作报告.txt": work_report(
            2022, "全年地区生产总值完成118.6亿元。", "建学校3所。"
        ),
    }
    assistant = over(reports, tmp_path_factory.mktemp("counties"), encoder)
    answer = assistant.ask("红石县和青岩县的地区生产总值分别是多少?")
    assert [figure.place for figure in answer.figures] == ["红石县", "青岩县"]
    assert "203.1亿元" in answer.answer
    assert "205.7亿元" in answer.answer
