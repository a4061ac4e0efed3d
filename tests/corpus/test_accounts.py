"""Budgets and final accounts: whose account a line is of, and what its amounts are of."""

import pytest

from corpus import Figure, parse_report
from corpus.accounts import Account, announced
from tests.corpus.wording import labels, roles

BUDGET = """青石市2021年预算执行报告

一、2021年预算执行情况

（一）全市政府性基金预算收支情况

全市政府性基金预算收入完成9.2亿元，增长5%。加上上级补助收入3.1亿元、上年结转收入1.4亿元，收入总计13.7亿元。收支相抵，年终结转2.2亿元。全市2021年政府性基金预算支出为9.3亿元。

市本级（含高新区）政府性基金预算收入4.8亿元；政府性基金预算支出3.5亿元。收支相抵，年终结转0.6亿元。

（二）社会保险基金预算收支情况

全市社会保险基金预算收入86亿元。当年收支结余4.9亿元，年末累计结余76.1亿元。培训经办人员120人。

（三）全市政府债务情况

年底债务余额351亿元，其中：市本级206亿元，县区145亿元。省转贷债券68亿元。

二、2022年工作安排

推进改革。
"""


@pytest.fixture(scope="module")
def lines() -> dict[str, Figure]:
    report = parse_report("青石市2021年预算执行报告.txt", BUDGET.encode())
    return {figure.text: figure for figure in report.figures}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2.2亿元", "全市政府性基金预算年终结转多少亿元"),
        ("3.5亿元", "市本级政府性基金预算支出多少亿元"),
        ("0.6亿元", "市本级政府性基金预算年终结转多少亿元"),
        ("76.1亿元", "全市社会保险基金预算年末累计结余多少亿元"),
        ("9.3亿元", "全市2021年政府性基金预算支出为多少亿元"),
    ],
)
def test_a_line_is_called_by_the_account_spoken_of(
    lines: dict[str, Figure], text: str, label: str
) -> None:
    assert lines[text].label == label


def test_what_an_account_is_made_of_leans_on_it(lines: dict[str, Figure]) -> None:
    assert lines["3.1亿元"].label == "上级补助收入多少亿元"
    assert lines["3.1亿元"].context == "全市政府性基金预算"


def test_parts_of_an_amount_are_no_account_that_what_follows_is_of(
    lines: dict[str, Figure],
) -> None:
    assert lines["68亿元"].context == "全市"


def test_what_is_no_line_of_an_account_leans_on_none(lines: dict[str, Figure]) -> None:
    assert "社会保险基金" not in lines["120人"].context


def test_what_was_left_of_the_year_before_is_income_of_this_one(lines: dict[str, Figure]) -> None:
    assert lines["1.4亿元"].period == lines["13.7亿元"].period == "2021"


def test_a_heading_of_two_accounts_leaves_the_level_open() -> None:
    assert announced(["全市和市本级一般公共预算执行情况"]) == Account("", "一般公共预算")
    assert announced(["农业"]) is None


def test_what_came_of_a_budget_is_told_apart_from_it() -> None:
    text = (
        "市六届人民代表大会第三次会议批准的全市2021年一般公共预算收入为41.2亿元，实际完成43.5亿元，"
        "为年初预算的105.6%，比上年增加3.1亿元，增长7.7%。"
    )
    assert labels(text)[1:] == [
        "全市一般公共预算收入实际完成多少亿元",
        "全市一般公共预算收入为年初预算的多少%",
        "全市一般公共预算收入比上年增加多少亿元",
        "全市一般公共预算收入增长多少%",
    ]


def test_an_adjusted_budget_is_no_measure_of_what_was_done() -> None:
    text = (
        "市级一般公共预算支出年初预算为30亿元，执行中因上级补助，支出预算调整为47亿元，实际完成46亿元，"
        "为调整预算的97.9%，下降6.2%。"
    )
    assert labels(text)[2:] == ["支出实际完成多少亿元", "支出为调整预算的多少%", "支出下降多少%"]


def test_the_budget_a_share_is_of_is_called_one() -> None:
    text = "市级公共预算收入完成10873万元，为年初预算11400万元的95.38%，同比下降7.9%。"
    assert labels(text)[1:] == [
        "市级公共预算收入为年初预算多少万元",
        "市级公共预算收入为年初预算的多少%",
        "市级公共预算收入同比下降多少%",
    ]


def test_more_taken_in_or_spent_than_before_is_a_change() -> None:
    assert roles("全市公共预算支出完成31亿元，比上年增支5.1亿元，增长2%。") == [
        "",
        "change",
        "growth",
    ]
    assert roles("水稻产量126亿斤，增产2.3亿斤；上市公司23家，较上年少1家。") == [
        "", "change", "", "change",
    ]  # fmt: skip


def test_income_by_transfer_is_a_name_and_no_deed() -> None:
    text = "加上转移性收入14亿元、上年结转收入2亿元、调入资金5亿元，收入总计21亿元。"
    assert labels(text) == [
        "转移性收入多少亿元",
        "上年结转收入多少亿元",
        "调入资金多少亿元",
        "收入总计多少亿元",
    ]


def test_a_part_in_the_growth_of_a_whole_is_of_the_part() -> None:
    text = "青山县农业总产值增长7.6%，增速高于全州1.9个百分点，占全州的10.2%，拉动全州增速1.6个百分点。"
    assert labels(text) == [
        "青山县农业总产值增长多少%",
        "青山县农业总产值增速高于全州多少个百分点",
        "青山县农业总产值占全州的多少%",
        "青山县农业总产值拉动全州增速多少个百分点",
    ]
    assert roles(text) == ["growth", "change", "", "change"]
