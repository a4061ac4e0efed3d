"""How much there is to each, of what one sentence counts and what it says of all of them."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report, worked_out

REVIEW = """2025年，全年投资90亿元，完成1.8万户、189万平方米棚改任务。
新增供热面积72万平方米。旅游收入达到69亿元，旅游接待人数达到600万人次。
第九届商品展销会吸引20个国家和地区的400家企业参展，现场销售额达到1.8亿元。
压缩空气储能等20个央地合作项目落地、总投资1370多亿元。
农牧民转移就业60万人，实现劳务收入75亿元。"""
TO_EACH_HOUSEHOLD = "189万平方米 ÷ 1.8万户 = 105平方米"
TO_EACH_VISITOR = "69亿元 ÷ 600万人次 = 1150元"
TO_EACH_FIRM = "1.8亿元 ÷ 400家 = 45万元"
TO_EACH_PROJECT = "1370多亿元 ÷ 20个 = 68.5亿元"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"2026年甲山省政府工作报告.txt": work_report(2025, REVIEW, "粮食产量稳定。")}
    return over(reports, tmp_path_factory.mktemp("each"), encoder)


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        ("去年棚改平均每户多大面积？", TO_EACH_HOUSEHOLD),
        ("去年棚改戶均多大面積？", TO_EACH_HOUSEHOLD),
        ("去年棚改每户合多少平方米？", TO_EACH_HOUSEHOLD),
        ("一个游客平均带来多少旅游收入？", TO_EACH_VISITOR),
        ("平均每名游客带来多少旅游收入？", TO_EACH_VISITOR),
        ("第九届展销会上平均每家参展企业卖了多少万？", TO_EACH_FIRM),
        ("第九屆展銷會參展企業平均一家銷售多少萬元？", TO_EACH_FIRM),
        ("落地的央地合作项目，平均一个投多少亿？", TO_EACH_PROJECT),
        ("央地合作项目均摊下来一个多少亿？", TO_EACH_PROJECT),
        ("转移就业的农牧民平均每人挣多少劳务收入？", "75亿元 ÷ 60万人 = 1.25万元"),
    ],
)
def test_figures_of_one_sentence_are_divided(
    assistant: Assistant, question: str, expression: str
) -> None:
    assert worked_out(assistant, question) == expression


@pytest.mark.parametrize(
    "question",
    [
        "第九届展销会平均每家参展企业赚了多少利润？",
        "落地的央地合作项目，平均一个带来多少就业？",
        "落地的央地合作项目，平均一个贷了多少亿？",
        "平均每户新增供热面积多少？",
    ],
)
def test_what_the_sentence_says_nothing_of_is_not_divided(
    assistant: Assistant, question: str
) -> None:
    assert not assistant.ask(question).answered
