"""Questions that plead to be told several figures, however they put it: all are told, and no other."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.asking.all_told import all_told
from index import Encoder
from tests.assistant.builders import over


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    text = (
        "甲山县2025年政府工作报告\n\n一、2025年工作回顾\n"
        "全年安排重点项目60个，其中，工业类30个、农业类20个、商贸类10个。"
        "城镇、农村居民人均可支配收入分别完成37820元、28104元。"
        "城乡低保标准提高到每月815元和615元。"
        "一产增加值增长3.5%，二产增加值增长6%，三产增加值增长5%。\n"
    )
    return over({"甲山县.txt": text}, tmp_path_factory.mktemp("county"), encoder)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("人民调解这一块:收了多少件、调成了多少件、成功率多高?", ["7364件", "5229件", "71%"]),
        ("纠纷收了多少件、调成多少件,成功率也报一下", ["7364件", "5229件", "71%"]),
        ("法律顾问团队覆盖到多少乡镇、行政村和社区?请分开列出", ["9個", "151個", "56個"]),
        ("区政府常务会一共开了多少次、上了多少个议题,两个数都要", ["13次", "112項"]),
        ("写稿要用:区本级权力清单里,许可、确认、奖励三类各有多少项", ["189項", "55項", "42項"]),
        ("普法阵地,数字逐个报给我:法治主题公园、安全教育基地、法治小广场", ["1個", "7個", "5個"]),
        (
            "What were the number of administrative licences and the number of administrative awards?",
            ["189項", "42項"],
        ),
        (
            "How many administrative licences, confirmations and awards are there respectively?",
            ["189項", "55項", "42項"],
        ),
        (
            "How many disputes were accepted, how many were settled, and what was the success rate?",
            ["7364件", "5229件", "71%"],
        ),
    ],
)
def test_all_that_is_pleaded_for_is_told(
    assistant: Assistant, question: str, figures: list[str]
) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == figures


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("城镇和农村居民的人均可支配收入,两个数都给我", ["37820元", "28104元"]),
        ("请按商贸、农业、工业的顺序,给出重点项目个数", ["10个", "20个", "30个"]),
        ("安排的重点项目按类别拆开看:工业、农业、商贸,各几个?", ["30个", "20个", "10个"]),
        ("安排的重点项目中,工业和商贸各几个?", ["30个", "10个"]),
        ("城乡低保现在每月分别是什么标准", ["815元", "615元"]),
        ("一产二产三产,增速各是多少?", ["3.5%", "6%", "5%"]),
    ],
)
def test_each_of_a_list_of_the_report_is_told(
    county: Assistant, question: str, figures: list[str]
) -> None:
    assert [figure.text for figure in county.ask(question).figures] == figures


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        ("行政许可、行政确认一共多少项,给我个数", "189項 + 55項"),
        ("行政许可、行政确认、行政奖励三个数加起来多少", "189項 + 55項 + 42項"),
    ],
)
def test_a_sum_that_is_pleaded_for_stays_a_sum(
    assistant: Assistant, question: str, expression: str
) -> None:
    calculation = assistant.ask(question).calculation
    assert calculation is not None
    assert calculation.expression.startswith(expression)


@pytest.mark.parametrize(
    "question",
    [
        "把存在的问题和措施都列出来",
        "今年和去年的做法,都给我说说",
        "开了几次会,都说了什么",
        "哪些单位都要上报?",
        "按照国家和自治区的要求,清理了多少件",
        "每个村都要建几个点",
    ],
)
def test_what_asks_for_no_list_of_figures_is_left_as_it_is(question: str) -> None:
    assert all_told(question) == question
