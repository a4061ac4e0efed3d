"""What a comparing question measures is left when years, places and comparing words go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asking.measure import measure_words


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("2016年和2018年的城镇新增就业人数哪年多?", "城镇新增就业人数"),
        ("2013年和2014年的城镇登记失业率哪个更低?", "城镇登记失业率"),
        ("2011到2016年gdp一路怎么变的?", "gdp"),
        ("近几年(2015—2018)城镇居民人均可支配收入的走势?", "城镇居民人均可支配收入"),
        ("2011年到2016年历年地区生产总值分别是多少亿元?", "地区生产总值"),
        ("哪个省的地区生产总值最高?", "地区生产总值"),
        ("2012年的经济总量比2011年多了多少亿?", "经济总量"),
        ("2018年空气优良比例比2017年高出几个百分点?", "空气优良比例"),
        ("2017年和2018年经济增长哪个快,快多少?", "经济增长"),
        ("2011年到2016年游客人数是怎么一年年涨上来的?", "游客人数"),
        ("2014到2017年建议件数有什么变化?", "建议件数"),
    ],
)
def test_only_the_measure_is_left(question: str, measure: str) -> None:
    assert measure_words(question, ()) == measure


def test_places_that_are_compared_are_no_part_of_the_measure() -> None:
    assert measure_words("四川和重庆的粮食产量哪个更高?", ("四川省", "重庆市")) == "粮食产量"


@given(st.text("年多少哪最高的和、2016?产量", max_size=20))
def test_nothing_is_added_to_a_question(question: str) -> None:
    assert set(measure_words(question, ())) <= set(question) | {" "}
