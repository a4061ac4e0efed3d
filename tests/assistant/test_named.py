"""What is only named, as one types into a search, and refusals that tell by how much it grew."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.asking.question import read_question
from assistant.asking.unasked import asks_nothing
from assistant.asking.word_order import in_common_order
from corpus import Years
from index import Encoder
from tests.assistant.builders import over, work_report

REVIEW = """地区生产总值达到2.8万亿元、增长5.3%。外贸进出口增长8.4%。粮食总产量达到1640.06亿斤。
一般公共预算支出增长31.3%。居民人均可支配收入达到4.1万元。农村居民人均可支配收入增长5.7%。
大力优化营商环境，政务服务事项全部网上可办。
改造城镇老旧小区1700个。孕产妇死亡率6.8/10万，婴儿死亡率2.15‰。全县经营主体达到116.3万户。社会消费品零售总额增长4.6%。"""
PLAN = "今年主要预期目标是：地区生产总值增长5%以上，固定资产投资增长3%。"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"江苏省-2026年政府工作报告.txt": work_report(2025, REVIEW, PLAN)}
    return over(reports, tmp_path_factory.mktemp("jiangsu"), encoder)


@pytest.mark.parametrize(
    ("named", "figure"),
    [
        ("江苏粮食", "1640.06亿斤"),
        ("江蘇老舊小區改造", "1700个"),
        ("江苏经营主体", "116.3万户"),
        # A rate is a rate, in hundredths or in a hundred thousandths.
        ("江苏婴儿死亡率", "2.15‰"),
        ("江苏孕产妇死亡率", "6.8/10万"),
        # Where the report only says by how much it grew, that is what there is to tell.
        ("江苏外贸", "8.4%"),
        ("江苏农民收入", "5.7%"),
        ("江苏农民收入。", "5.7%"),
    ],
)
def test_what_is_only_named_is_answered_with_its_figure(
    assistant: Assistant, named: str, figure: str
) -> None:
    assert [found.text for found in assistant.ask(named).figures] == [figure]


def test_the_question_that_was_answered_is_shown(assistant: Assistant) -> None:
    assert assistant.ask("江苏农民收入").resolved_question == "江苏农民收入增长多少?"


def test_what_has_no_figure_is_answered_in_words(assistant: Assistant) -> None:
    answer = assistant.ask("江苏政务服务事项")
    assert answer.answered
    assert not answer.figures
    assert "网上可办" in answer.answer


def test_what_names_an_amount_is_not_answered_with_a_rise(assistant: Assistant) -> None:
    answer = assistant.ask("江苏社会消费品零售总额")
    assert not answer.answered
    assert "只说了变动多少" in answer.answer
    assert answer.nearest[0].text == "4.6%"


def test_what_comes_in_is_not_what_goes_out(assistant: Assistant) -> None:
    for asked in ("江苏财政收入", "江苏财政收入增长多少?"):
        assert not assistant.ask(asked).answered


def test_the_income_of_all_is_not_that_of_farmers(assistant: Assistant) -> None:
    assert not assistant.ask("江苏农民人均可支配收入是多少万元?").answered


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [("江苏进出口总额是多少?", "8.4%"), ("江苏社零总额有多少亿元?", "4.6%")],
)
def test_a_refusal_of_an_amount_tells_by_how_much_it_grew(
    assistant: Assistant, asked: str, nearest: str
) -> None:
    answer = assistant.ask(asked)
    assert not answer.answered
    assert answer.nearest[0].text == nearest
    assert "只说了变动多少" in answer.answer


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("江苏外贸", True),
        ("2015年财政收入?", True),
        ("江苏外贸怎么样", False),
        ("轨道交通总共多长了？", False),
        ("那社零呢?", False),
        ("江苏和浙江的GDP哪个高", False),
        ("Jiangsu foreign trade", False),
    ],
)
def test_what_asks_nothing(text: str, bare: bool) -> None:
    assert asks_nothing(read_question(text, Years("2025", "2026"))) is bare


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("新增就业 2014", "2014年新增就业"),
        ("甲县2011 工业投资", "甲县2011年 工业投资"),
        ("信访量2020", "2020年信访量"),
        ("出庭应诉率 临河区", "临河区出庭应诉率"),
        ("旅游收入 海南?", "海南旅游收入?"),
        # What asks is left as it is, and so is what is said of no place.
        ("2014 新增就业多少人", "2014 新增就业多少人"),
        ("城镇 新增就业", "城镇 新增就业"),
        ("gdp增速:江西 vs 河北", "gdp增速:江西 vs 河北"),
    ],
)
def test_when_and_where_may_stand_last(typed: str, read: str) -> None:
    assert in_common_order(typed) == read


def test_a_measure_named_before_its_place_is_one_that_words_do_not_answer(
    assistant: Assistant,
) -> None:
    assert not assistant.ask("政务服务事项办结率 江苏").answered


def test_a_plan_of_five_years_needs_no_more_than_its_number() -> None:
    question = read_question("甲县十二五新增就业", Years("2018", "2019"))
    assert question.periods == ("2011-2015",)
    aged = read_question("十四五岁的学生有多少人?", Years("2018", "2019"))
    assert not aged.periods
