import pytest

from corpus.dealing import list_items
from tests.corpus.wording import word


@pytest.mark.parametrize(
    ("head", "items"),
    [
        ("城镇和农村居民人均可支配收入", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("城乡居民低保月均标准", ["城镇居民低保月均标准", "农村居民低保月均标准"]),
        ("金融业、软件和信息服务业增加值", ["金融业增加值", "软件和信息服务业增加值"]),
        ("苹果、猕猴桃产量", ["苹果产量", "猕猴桃产量"]),
        (
            "信息传输、租赁和商务服务业增加值",
            ["信息传输业增加值", "租赁和商务服务业增加值"],
        ),
        ("省外游客、入境过夜游客", ["省外游客", "入境过夜游客"]),
        ("接待游客人次、旅游总花费", ["接待游客人次", "旅游总花费"]),
        ("工业投资与民间投资", ["工业投资", "民间投资"]),
        ("外贸进出口、社会消费品零售总额", ["外贸进出口", "社会消费品零售总额"]),
        ("牛羊出栏", ["牛出栏", "羊出栏"]),
        ("金融机构人民币存贷款余额", ["金融机构人民币存款余额", "金融机构人民币贷款余额"]),
    ],
)
def test_two_items_share_the_ending_that_the_last_one_carries(head: str, items: list[str]) -> None:
    assert list_items(head, 2) == items


def test_three_items_and_more_are_dealt_out_alike() -> None:
    assert list_items("九年义务教育巩固率、高中阶段和高等教育毛入学率", 3) == [
        "九年义务教育巩固率",
        "高中阶段毛入学率",
        "高等教育毛入学率",
    ]


def test_a_list_with_one_measure_of_its_own_shares_no_ending() -> None:
    assert list_items("进口货值、免签入境游客、新增外资企业、离岛免税销售额", 4) == [
        "进口货值",
        "免签入境游客",
        "新增外资企业",
        "离岛免税销售额",
    ]


def test_one_word_for_three_is_taken_apart() -> None:
    assert list_items("其中一二三产增加值", 3) == ["一产增加值", "二产增加值", "三产增加值"]
    assert list_items("三次产业贡献率", 3) == [
        "第一产业贡献率",
        "第二产业贡献率",
        "第三产业贡献率",
    ]


def test_a_head_that_lists_too_few_gives_nothing() -> None:
    assert list_items("地区生产总值", 2) == []


def test_an_exact_list_must_have_just_so_many_items() -> None:
    assert list_items("公园、绿地、广场", 2, exactly=True) == []


def test_growth_that_follows_on_levels_dealt_out_is_dealt_out_as_they_were() -> None:
    words = word("城乡居民收入分别达6.9万元、3.4万元，增长4.2%、5.3%。")
    assert [(wording.role, wording.label) for wording in words[2:]] == [
        ("growth", "城镇居民收入增长多少%"),
        ("growth", "农村居民收入增长多少%"),
    ]
