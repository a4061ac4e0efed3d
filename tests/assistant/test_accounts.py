"""Budgets and bulletins: the account a question is about, and no other; worded as theirs are."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, worked_out

BUDGET = """青石市2021年预算执行情况的报告

一、2021年预算执行情况

（一）一般公共预算收支情况

全市一般公共预算收入完成98.4亿元，为预算的103.1%，比上年增收6.1亿元，增长6.6%。其中：增值税完成31.5亿元，增长4.2%。全市一般公共预算支出完成171.3亿元，为调整预算的96.2%，比上年减支1.9亿元，下降1.1%。

市本级一般公共预算收入完成22.7亿元，为预算的99.8%，增长2.4%。其中：增值税完成7.9亿元，下降5.3%。市本级一般公共预算支出完成54.6亿元，增长3.7%。加上上解上级支出4.2亿元，支出总计58.8亿元。

（二）社会保险基金预算收支情况

全市社会保险基金预算收入46.6亿元，支出41.2亿元。当年收支结余5.4亿元，年末滚存结余63.7亿元。

市本级机关事业单位养老保险基金预算支出11.9亿元，收入9.6亿元，当年收支缺口2.3亿元。

（三）政府债务情况

省批准我市政府债务限额214.5亿元。年末全市政府债务余额203.8亿元，其中：一般债务余额88.1亿元，专项债务余额115.7亿元。

二、经济运行

货物进出口贸易逆差26.8亿元。服务进出口贸易顺差11.2亿元。全年出生人口0.74万人。粮食总产量首次突破35万吨，达到36.2万吨。铁路客运量114.2万人，增长1.4%；民航旅客吞吐量41.7万人，下降5.8%。新增市级绿色工厂9家，累计57家。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"青石市2021年预算执行报告.txt": BUDGET}
    return over(reports, tmp_path_factory.mktemp("accounts"), encoder)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("全市增值税完成多少?", "31.5亿元"),
        ("市本级增值税完成多少?", "7.9亿元"),
        ("市本级一般公共预算支出完成多少?", "54.6亿元"),
        ("全市社保基金年末滚存结余多少?", "63.7亿元"),
        ("全市社保基金收完支完还剩多少?", "5.4亿元"),
        ("市本级机关事业单位养老保险基金当年缺口有多大?", "2.3亿元"),
        ("全市一般公共预算收入完成预算的多少?", "103.1%"),
        ("市本级一般公共预算收入为预算的百分之多少?", "99.8%"),
        ("全市一般公共预算收入比头一年多收了多少?", "6.1亿元"),
        ("全市政府债务余额多少?", "203.8亿元"),
        ("政府债务限额多少?", "214.5亿元"),
        ("货物贸易逆差多少?", "26.8亿元"),
        ("2021年一年生了多少孩子?", "0.74万人"),
        ("2021年打了多少粮食?", "36.2万吨"),
        ("新增市级绿色工厂多少家?", "9家"),
        ("市级绿色工厂累计多少家?", "57家"),
    ],
)
def test_the_account_asked_for_answers(assistant: Assistant, question: str, figure: str) -> None:
    assert assistant.ask(question).answer.startswith(figure)


@pytest.mark.parametrize(
    "question", ["2021年一般债务限额是多少?", "市本级政府债务余额是多少?", "货物贸易顺差多少亿元?"]
)
def test_another_account_does_not_stand_for_it(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not (answer.answered and answer.figures)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("民航旅客吞吐量比上一年多了吗?", "不是，5.8%。"),
        ("民航旅客吞吐量比上年少了吗?", "是，5.8%。"),
        ("铁路客运量比上年少了吗?", "不是，1.4%。"),
    ],
)
def test_whether_there_was_more_or_less_is_told_by_the_change(
    assistant: Assistant, question: str, answer: str
) -> None:
    assert assistant.ask(question).answer.startswith(answer)


def test_the_room_under_a_limit_is_worked_out(assistant: Assistant) -> None:
    question = "全市政府债务余额离省批准的债务限额还差多少?"
    assert worked_out(assistant, question) == "214.5亿元 − 203.8亿元 = 10.7亿元"
