"""What several figures of one sentence count: lists, what is dealt out, numbers side by side."""

import pytest

from corpus import parse_report
from tests.corpus.wording import labels, word


def test_a_list_head_is_context_for_its_items() -> None:
    text = "本级行政权力事项共计5291项，其中行政许可189项、行政确认55项；公共服务事项341项"
    total, permits, confirmations, services = word(text)
    assert permits.label == "行政许可多少项"
    assert "行政权力事项共计" in permits.context
    assert "行政权力事项共计" in confirmations.context
    assert "行政权力事项共计" not in services.context
    assert total.context == ""


def test_what_stands_before_a_colon_is_context_for_every_item() -> None:
    text = "主要预期目标是：地区生产总值增长5%；城镇新增就业85万人；粮食产量730亿斤"
    assert all("主要预期目标是" in wording.context for wording in word(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "城镇和农村居民人均可支配收入分别达35512元、25689元，分别同比增长7.8%、8%。",
            [
                "城镇居民人均可支配收入达多少元",
                "农村居民人均可支配收入达多少元",
                "城镇居民人均可支配收入同比增长多少%",
                "农村居民人均可支配收入同比增长多少%",
            ],
        ),
        (
            "医疗废物、生活垃圾、城市污水处理能力不断提高，处理率分别达到95%、85%、80%以上。",
            [
                "医疗废物处理率达到多少%",
                "生活垃圾处理率达到多少%",
                "城市污水处理率达到多少%",
            ],
        ),
        (
            "完成产业类投资553.1亿元、研发投入133.5亿元，分别增长10.6%、10.3%。",
            [
                "完成产业类投资多少亿元",
                "完成研发投入多少亿元",
                "完成产业类投资增长多少%",
                "完成研发投入增长多少%",
            ],
        ),
        (
            "农村自来水、卫生户厕普及率超过98%、85%。",
            ["农村自来水普及率超过多少%", "卫生户厕普及率超过多少%"],
        ),
    ],
)
def test_a_list_is_dealt_out_in_order(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "截至目前，建成1个青少年法治教育基地，1个法治主题公园，7个安全教育基地。",
            ["建成多少个青少年法治教育基地", "建成多少个法治主题公园", "建成多少个安全教育基地"],
        ),
        (
            "投资3500万元的广场改造、3800万元的公园改造如期完工。",
            ["投资多少万元的广场改造", "投资多少万元的公园改造如期完工"],
        ),
        (
            "办理省人大代表建议396件、省政协提案876件。",
            ["办理省人大代表建议多少件", "办理省政协提案多少件"],
        ),
        (
            "新增2个国家级经济技术开发区、2个综合保税区。",
            ["新增多少个国家级经济技术开发区", "新增多少个综合保税区"],
        ),
        (
            "7家企业上榜全国百强，对外贸易扩大至228个国家和地区。",
            ["多少家企业上榜全国百强", "对外贸易扩大至多少个国家和地区"],
        ),
    ],
)
def test_a_verb_said_once_holds_for_the_things_listed(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("目前共有122个单位3651人参加学习。", ["有多少个单位参加学习", "有多少人参加学习"]),
        ("今年将办好12类45件民生实事。", ["今年将办好多少类民生实事", "今年将办好多少件民生实事"]),
        ("修建村村通道路23条、163公里。", ["修建村村通道路多少条", "修建村村通道路多少公里"]),
        (
            "9个乡镇、151个行政村均建立了法律顾问团队",
            ["多少个乡镇均建立了法律顾问团队", "多少个行政村均建立了法律顾问团队"],
        ),
        (
            "完成1.8万户、189万平方米棚改任务",
            ["完成多少万户棚改任务", "完成多少万平方米棚改任务"],
        ),
    ],
)
def test_numbers_side_by_side_share_their_words(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("吸引20个国家和地区的419家企业参展。", "吸引国家和地区的多少家企业参展"),
        (
            "对本级23个行政执法单位的245名人员组织了考试。",
            "对本级行政执法单位的多少名人员组织了考试",
        ),
        ("每千人拥有3岁以下婴幼儿托位数4.59个。", "每千人拥有3岁以下婴幼儿托位数多少个"),
        ("65岁及以上老年人服务率达到40%。", "65岁及以上老年人服务率达到多少%"),
        ("推进66个产粮大县和豫东平原200万亩高标准农田项目。", "豫东平原多少万亩高标准农田项目"),
        (
            "投资4.5亿元实施了幼儿园、小学新建、中学等14个项目。",
            "实施了幼儿园、小学新建、中学等多少个项目",
        ),
    ],
)
def test_the_words_between_two_numbers_are_divided(text: str, last: str) -> None:
    assert labels(text)[-1] == last


def test_items_with_a_comma_between_them_are_each_given_their_own() -> None:
    text = "其中家具、门窗和其他木器制造业，灯具和照明器材制造业，玻璃制造业产值分别增长5.1%、4.6%和4.4%。"
    assert labels(text) == [
        "家具、门窗和其他木器制造业产值增长多少%",
        "灯具和照明器材制造业产值增长多少%",
        "玻璃制造业产值增长多少%",
    ]


def test_parts_lean_on_the_whole_that_the_sentence_before_tells() -> None:
    text = "全年民用汽车保有量62万辆，增长2.6%。其中，载货汽车3.9万辆，减少1%。"
    report = parse_report("青石市2021年统计公报.txt", f"统计公报\n\n{text}\n".encode())
    part = next(figure for figure in report.figures if figure.text == "3.9万辆")
    assert part.context == "全年民用汽车保有量"
