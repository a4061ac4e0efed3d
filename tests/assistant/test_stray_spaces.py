"""A space is noise in a Chinese question, and parts the words of a search."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.asking.question import read_question
from assistant.asking.stray_spaces import without_stray_spaces
from corpus import Years

PLAIN = (
    "区本级处罚类职权是不是超过4000项?",
    "调解成功率有没有到七成?",
    "2016年实际生产总值跟2017年的目标比,差多少亿元?",
    "靠什么办法让领导干部把法学进去?",
    "區政府一年開幾次常務會啊?",
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PLAIN), st.data())
def test_a_question_reads_the_same_wherever_a_space_is(plain: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(plain)))
    spaced = f"{plain[:at]} {plain[at:]}"
    years = Years("2020", "")
    assert read_question(spaced, years).folded == read_question(plain, years).folded


@pytest.mark.parametrize(
    "text",
    [
        "行政许可 临河",
        "GDP 河北",
        "新增就业 2014",
        "海拉尔 2016 城乡特困群体大病救助金 发放额",
        "安徽省 2025 快递业务量 增速",
        "公园占地多大 花了多少钱",
        "验收过了没 谁来验的啊",
        "复议那块 错的改过来的比例是多少",
        "广东今年要装多少个充电桩啊 新能源车那种",
        "2016 2017年各多少?",
    ],
)
def test_a_space_that_parts_words_stays(text: str) -> None:
    assert without_stray_spaces(text) == text


@pytest.mark.parametrize(
    ("text", "closed_up"),
    [
        ("2016 年全区完成 GDP 多少亿元?", "2016年全区完成GDP多少亿元?"),
        ("20 17年拆了多少?", "2017年拆了多少?"),
        ("2012、201 3、2014年各多少?", "2012、2013、2014年各多少?"),
        ("超过4 000项了吗?", "超过4000项了吗?"),
        ("2011 — 2017年的变化", "2011—2017年的变化"),
        ("人大任命的考试 ，场次 和人数各多少", "人大任命的考试,场次和人数各多少"),
        ("跨过千亿G DP的是哪个县?", "跨过千亿GDP的是哪个县?"),
        ("大厅进了\t几个\n部门?", "大厅进了几个部门?"),
    ],
)
def test_a_space_inside_words_and_numbers_goes(text: str, closed_up: str) -> None:
    assert without_stray_spaces(text.replace("，", ",")) == closed_up
