"""By how much something moved, and two years together, as people say it."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report, worked_out

YEARS = {
    2013: "旅游收入完成47.2亿元。新建改造公厕28座。",
    2014: "旅游收入完成56.4亿元。新建改造公厕34座。",
    2015: "旅游收入完成69亿元。城市低保标准从796元/月提高至842元/月。5G基站从1.9万座增加到14.3万座。",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {
        f"乙水县-{year + 1}年政府工作报告.txt": work_report(year, f"{year}年，{said}", "确保平安。")
        for year, said in YEARS.items()
    }
    return over(reports, tmp_path_factory.mktemp("spoken"), encoder)


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        ("城市低保标准去年每月加了多少钱？", "842元/月 − 796元/月 = 46元/月"),
        ("城市低保標準每月多了多少錢？", "842元/月 − 796元/月 = 46元/月"),
        ("5G基站多建了多少万座？", "14.3万座 − 1.9万座 = 12.4万座"),
        ("5G基站多架了多少座？", "14.3万座 − 1.9万座 = 12.4万座"),
        ("2014年旅游收入比去年多赚了多少亿？", "56.4亿元 − 47.2亿元 = 9.2亿元"),
        ("2014年旅游收入比2013年多收了多少亿？", "56.4亿元 − 47.2亿元 = 9.2亿元"),
        ("2013、2014两年新建改造的公厕加在一块有多少座？", "28座 + 34座 = 62座"),
        ("2013、2014兩年旅遊收入加到一塊有多少？", "47.2亿元 + 56.4亿元 = 103.6亿元"),
    ],
)
def test_what_moved_or_goes_together_is_worked_out(
    assistant: Assistant, question: str, expression: str
) -> None:
    assert worked_out(assistant, question) == expression


@pytest.mark.parametrize("question", ["去年旅游收入是多少？", "2014年新建改造公厕多少座？"])
def test_a_level_is_still_told_as_it_is(assistant: Assistant, question: str) -> None:
    assert worked_out(assistant, question) == ""
    assert assistant.ask(question).answered
