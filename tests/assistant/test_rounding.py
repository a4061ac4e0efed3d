"""How many decimals a question wants, and what is left of it without saying so."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.asking.rounding import without_rounding


@pytest.mark.parametrize(
    ("question", "rest", "decimals"),
    [
        ("处罚占百分之几?(取一位小数)", "处罚占百分之几?", 1),
        ("处罚占百分之几,小数点后面两位", "处罚占百分之几", 2),
        ("占比多少?精确到小数点后1位", "占比多少?", 1),
        ("增长百分之几,留两位", "增长百分之几", 2),
        ("平均每户几元?(约数,取整)", "平均每户几元?(约数)", 0),
        ("平均每户几元?四舍五入到个位即可", "平均每户几元?", 0),
        ("平均每户几元?结果保留整数", "平均每户几元?", 0),
        ("平均每户几元?取整就好", "平均每户几元?", 0),
        ("平均每户几元?凑个整", "平均每户几元?", 0),
        ("平均每户几元?不要小数", "平均每户几元?", 0),
        ("平均每户几元?保留到个位", "平均每户几元?", 0),
        ("占百分之几?精确到十分位", "占百分之几?", 1),
        ("占百分之几?四舍五入到0.01", "占百分之几?", 2),
        ("占比多少?小数留两位", "占比多少?", 2),
        ("占比多少?算到小数点后两位", "占比多少?", 2),
    ],
)
def test_the_decimals_wanted_are_cut_out_of_a_question(
    question: str, rest: str, decimals: int
) -> None:
    assert without_rounding(question) == (rest, decimals)


@pytest.mark.parametrize(
    ("question", "rest", "decimals"),
    [
        ("what share is that? (one decimal)", "what share is that? ", 1),
        ("how many to each, to the nearest whole number?", "how many to each?", 0),
        ("rounded to two decimal places, what share is it?", "what share is it?", 2),
    ],
)
def test_english_says_it_otherwise(question: str, rest: str, decimals: int) -> None:
    found, wanted = without_rounding(question, english=True)
    assert (found.replace(" ", ""), wanted) == (rest.replace(" ", ""), decimals)


@pytest.mark.parametrize(
    "question",
    [
        "取整治项目有几个",
        "培训到十位",
        "每一位老人领多少",
        "取得几个整体进展",
        "是整数倍吗",
        "保留了一位老师的编制吗",
    ],
)
def test_persons_and_wholes_are_no_decimals(question: str) -> None:
    assert without_rounding(question) == (question, None)


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("参加网络在线学法的单位平均每个有多少人?", "29.93人"),
        ("参加网络在线学法的单位平均每个有多少人?取整", "30人"),
        ("参加网络在线学法的单位平均每个有多少人?保留一位小数", "29.9人"),
    ],
)
def test_a_result_has_the_decimals_wanted(assistant: Assistant, question: str, result: str) -> None:
    answer = assistant.ask(question)
    assert answer.calculation is not None
    assert answer.answer.startswith(result)
    assert answer.calculation.expression.endswith(f"≈ {result}")
