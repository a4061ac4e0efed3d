"""The years a question is about, however they are said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asking.question import Question, read_question
from corpus import Years

YEARS = Years(done="2020", planned="")


def read(text: str) -> Question:
    return read_question(text, YEARS)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2014年培训了多少人?", ("2014",)),
        ("２０１４年培训了多少人?", ("2014",)),
        ("14年培训了多少人?", ("2014",)),
        ("“十二五”末有几个部门?", ("2015",)),
        ("十二五末有几个部门?", ("2015",)),
        ("「十二五」末有幾個部門?", ("2015",)),
        ("“十三五”期间建了几所学校?", ("2016-2020",)),
        ("2016年到2018年建了几所?", ("2016-2018",)),
        ("2016年和2018年各建了几所?", ("2016", "2018")),
        ("今年开了几次会?", ("2020",)),
        ("去年开了几次会?", ("2019",)),
        ("How many schools were built in 2014?", ("2014",)),
        ("How many departments at the end of the 12th Five-Year Plan?", ("2015",)),
        ("How many schools were built from 2016 to 2018?", ("2016-2018",)),
        ("一六年培训了多少人?", ("2016",)),
        ("上一届(2017)培训了多少人?", ("2017",)),
        ("11到14年每年建了几所?", ("2011-2014",)),
        ("13、14、15年各建了几所?", ("2013", "2014", "2015")),
        ("2011、12年各建了几所?", ("2011", "2012")),
        ("要缴满10到15年吗?", ()),
        ("近一六年培训了多少人?", ()),
        ("一二年能建成几所?", ()),
        ("十二五刚完那会儿有几个部门?", ("2015",)),
        ("“十二五”快结束的时候有几个部门?", ("2015",)),
        ("上一个五年规划结束时有几个部门?", ("2015",)),
        ("「十二五」結束時有幾個部門?", ("2015",)),
        ("How many were built in the five years to 2020?", ("2016-2020",)),
        ("十三五那几年建了几所学校?", ("2016-2020",)),
        ("十三五这五年一共建了几所?", ("2016-2020",)),
        ("十二五完成了几项任务?", ("2011-2015",)),
        ("连上年没结的一共办了几件?", ()),
        ("连上年一共办了几件?", ("2019",)),
        ("How many departments are there now?", ("2020",)),
        ("有多少个社区?", ()),
        ("8月开了几次会?", ()),
        ("公布了374项吗?", ()),
        ("小胡同2014年修了几条?", ("2014",)),
        ("占比2014年是多少?", ("2014",)),
        ("“十三五”开始前有几所学校?", ("2015",)),
        ("十三五之前有几所学校?", ("2015",)),
        ("「十三五」時期以前有幾所學校?", ("2015",)),
        ("“十三五”前四年建了几所学校?", ("2016-2020",)),
        ("五年前有几所学校?", ("2015",)),
        ("10年之前有几所学校?", ("2010",)),
        ("比五年前多了几所?", ()),
        ("How many were there before the 13th Five-Year Plan?", ("2015",)),
        ("How many were there five years ago?", ("2015",)),
    ],
)
def test_periods_are_years_however_they_are_written(text: str, periods: tuple[str, ...]) -> None:
    assert read(text).periods == periods


def test_a_year_set_against_another_may_be_written_short_before_any_word() -> None:
    asked = read("18年建的比17年多了几所?")
    assert (asked.periods, asked.baselines) == (("2018",), ("2017",))
    assert read("比10年前多了几所?").baselines == ()


@pytest.mark.parametrize("text", ["近14年有几所?", "14年来有几所?", "第14年有几所?"])
def test_a_stretch_of_years_is_not_a_year_written_short(text: str) -> None:
    assert "2014" not in read(text).periods


@given(st.integers(1990, 2029), st.sampled_from(["清理了多少本?", "有几次会?", "培训多少人?"]))
def test_a_year_before_a_question_changes_its_period_and_nothing_else(year: int, text: str) -> None:
    dated, plain = read(f"{year}年{text}"), read(text)
    assert dated.periods == (str(year),)
    assert (dated.unit, dated.meanings, dated.stated) == (plain.unit, plain.meanings, plain.stated)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2019要新建多少个公园?", ("2019",)),
        ("区里2019新建了多少个公园?", ("2019",)),
        ("2016到2020年新建了多少个公园?", ("2016-2020",)),
        ("2014、2016和2018三年各新建多少个公园?", ("2014", "2016", "2018")),
        ("旅游 2019 收入", ("2019",)),
        ("2019gdp是多少?", ("2019",)),
        ("新建公园 2019 个了吗?", ()),
        ("新建2019个了吗?", ()),
        ("参加的人过2000了吗?", ()),
    ],
)
def test_a_year_needs_no_year_sign_before_what_is_said_of_it(
    text: str, periods: tuple[str, ...]
) -> None:
    assert read(text).periods == periods


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("2015年要改造几条背街巷道?", True),
        ("2014年保障性住房的建设任务是多少套?", True),
        ("2016年该新建、维修的危房有多少户?", True),
        ("2013年要扩建的水厂排了几个?", True),
        ("How many kindergartens were to be built in 2018?", True),
        ("2015年改造了几条背街巷道?", False),
        ("2014年完成了多少套保障房建设任务?", False),
        ("2018年需要审批的重要事项主要有几类?", False),
        ("2013年向上级要到多少钱?", False),
        ("2015年该区有多少人?", False),
        ("要先经许可的事项有几项?", False),
        ("How many kindergartens were built in 2018?", False),
        ("2019年的改造任务一共完成多少户?", False),
        ("2019年的改造任务要完成多少户?", True),
        ("2016年那个养牛场得养多少头?", True),
        ("2016年寻思着开几家敬老院?", True),
        ("村道2016年准备修几条啊", True),
        ("2016年想给多少户装上暖气?", True),
        ("How many lanes were due to get new lamps in 2015?", True),
        ("How many flats did the town schedule for 2015?", True),
        ("How much would the town put into it in 2013?", True),
        ("2016年想让你查下开了几次会", False),
        ("2016年赢得几块奖牌?", False),
        ("2016年的准备金有多少?", False),
    ],
)
def test_what_a_named_year_is_yet_to_bring_is_heard(text: str, ahead: bool) -> None:
    assert read(text).looks_ahead is ahead


@pytest.mark.parametrize(
    "text",
    [
        "“十二五”规划收官之时有几家部门?",
        "At the close of the 12th Five-Year Plan, how many departments were there?",
        "How many departments were there when the 12th five-year plan period ended?",
    ],
)
def test_the_close_of_a_plan_is_its_last_year(text: str) -> None:
    assert read(text).periods == ("2015",)
