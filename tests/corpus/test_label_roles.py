"""Which figures grow or change, and which are levels or sums."""

import pytest

from tests.corpus.wording import labels, roles, word


def test_from_a_to_b_is_two_figures_of_one_measure() -> None:
    text = "进驻政务服务中心部门由“十二五”末的18个部门增加到目前的25个部门"
    assert roles(text) == ["from", "to"]
    assert labels(text) == [
        "进驻政务服务中心部门由“十二五”末的多少个部门",
        "进驻政务服务中心部门增加到目前的多少个部门",
    ]


def test_from_a_and_b_to_c_and_d_are_four_figures() -> None:
    text = "生活补贴、护理补贴标准分别从每人每月209元、280元提高到217元、290元"
    assert roles(text) == ["from", "from", "to", "to"]
    assert labels(text)[2:] == ["生活补贴标准提高到多少元", "护理补贴标准提高到多少元"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("规上工业增加值增长6.9%", "growth"),
        ("居民消费价格涨幅2%左右", "growth"),
        ("规上工业增加值增速达到16.1%", "growth"),
        ("森林覆盖率提高1.64个百分点", "growth"),
        ("通用机场增加11个", "change"),
        ("民间投资增速快于全国9.2个百分点", "change"),
        ("旅游收入是2010年的2.6倍", "change"),
        ("新增46家高新技术企业", ""),
        ("建设、改造提升24个高速公路服务区", ""),
        ("进出口总值五年累计超过3.8万亿元", ""),
        ("数字化转型覆盖率超过95%", ""),
        ("机场旅客吞吐量增至1.8亿人次", ""),
    ],
)
def test_growth_and_change_are_told_from_levels(text: str, role: str) -> None:
    assert roles(text) == [role]


def test_improvement_as_work_done_is_no_change_and_above_another_is_no_growth() -> None:
    assert roles("完成林分优化提升200万亩") == [""]
    assert roles("绿化面积提升200万亩") == ["change"]
    assert roles("人均收入增长14.2%，高于全县农民收入增速5个百分点") == ["growth", "change"]


def test_a_level_that_stands_by_itself_is_told_from_what_was_added() -> None:
    levels = ["生产总值6.66万亿元", "经营主体总量接近80万户", "每千人托位数4.6个"]
    sums = ["新增发电装机4178万千瓦", "净增经营主体24万户", "累计完成产值9万亿元", "造林15万亩"]
    assert all(word(text)[0].level for text in levels)
    assert not any(word(text)[0].level for text in sums)


def test_what_years_added_up_to_is_no_level_however_high_it_reached() -> None:
    levels = ["全县煤炭产量达750万吨", "五年来粮食产量稳定在50万吨", "累计签约率达90%"]
    sums = ["煤炭五年累计产量达750万吨", "累计新开工项目超过300个", "五年增量超20亿元"]
    assert all(word(text)[0].level for text in levels)
    assert not any(word(text)[0].level for text in sums)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("188个园区整合优化为120个", ["园区多少个", "园区整合优化为多少个"]),
        ("将66户企业整合为12户", ["企业多少户", "企业整合为多少户"]),
        ("粮食产量100亿斤提高到120亿斤", ["粮食产量多少亿斤", "粮食产量提高到多少亿斤"]),
    ],
)
def test_what_became_of_a_number_of_things_names_them_too(text: str, expected: list[str]) -> None:
    assert labels(text) == expected
    assert roles(text) == ["from", "to"]


def test_things_of_another_unit_became_nothing() -> None:
    assert roles("32家企业改造为12个园区") == ["", ""]
    assert roles("建设3个中心、5个站") == ["", ""]


def test_what_was_done_is_no_level_however_much_it_exceeded() -> None:
    levels = [
        "经济总量突破5万亿元",
        "高铁里程超过3000公里",
        "港口通过能力突破12亿吨",
        "年接待游客超过8亿人次",
    ]
    sums = [
        "城镇新增就业超690万人",
        "完成水利投资超1000亿元",
        "引进企业超800家",
    ]
    assert all(word(text)[0].level for text in levels)
    assert not any(word(text)[0].level for text in sums)
