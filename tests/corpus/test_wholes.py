"""What there is in all, told after what is new: worded as in statistical bulletins."""

import pytest

from corpus.wholes import says_all, without_new
from tests.corpus.wording import labels


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("新增市级绿色工厂9家，累计57家。", "市级绿色工厂累计多少家"),
        ("新建口袋公园137个、累计达到1100个。", "口袋公园累计达到多少个"),
        ("新登记经营主体32万户、增长13%，总量达237万户。", "经营主体总量达多少万户"),
        ("累计净增经营主体15万户、总量达47万户。", "经营主体总量达多少万户"),
    ],
)
def test_what_there_is_in_all_is_not_of_the_new(text: str, whole: str) -> None:
    assert labels(text)[-1] == whole


def test_totals_dealt_out_are_called_totals_and_not_new() -> None:
    text = "新增瞪羚企业11家、境外上市公司7家，总数分别达35家、80家。"
    assert labels(text) == [
        "新增瞪羚企业多少家",
        "新增境外上市公司多少家",
        "瞪羚企业总数达多少家",
        "境外上市公司总数达多少家",
    ]


def test_a_rise_of_what_is_new_is_still_of_the_new() -> None:
    assert labels("新增贷款50亿元，增长8.1%。")[-1] == "新增贷款增长多少%"


def test_a_name_that_begins_like_what_is_new_is_kept() -> None:
    assert without_new("新建商品住宅销售面积") == "新建商品住宅销售面积"
    assert without_new("新增长点") == "新增长点"
    assert not says_all("累计新增")
