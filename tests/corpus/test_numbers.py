from decimal import Decimal
from itertools import pairwise

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.clean import clean
from corpus.masks import mask_names
from corpus.numbers import Quantity, number_value, read_quantities
from corpus.script import fold
from corpus.units import split_scale

PIECES = st.sampled_from(
    "、，。0123456789.%‰亿万千百十一二三两点分之第年月日名人件项个家元吨约近超多余以上左右—-:∶/至到"
    "“”《》（）()增长达到由从和占百分点号届期回方台阶 \n"
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def read(text: str) -> list[Quantity]:
    return list(read_quantities(fold(clean(text)[0])))


def shown(text: str) -> list[tuple[str, str, str]]:
    """Value, unit and hedge of each quantity."""
    return [(str(q.value), q.unit_text, q.bound) for q in read(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由三天缩短到一天半。", [("3", "天", ""), ("1.5", "天", "")]),
        ("工期两年半。", [("2.5", "年", "")]),
        ("孕产妇死亡率6.8/10万，", [("6.8", "/10万", "")]),
        ("发病率为12/10万。", [("12", "/10万", "")]),
    ],
)
def test_halves_and_rates_in_a_hundred_thousand(
    text: str, found: list[tuple[str, str, str]]
) -> None:
    assert shown(text) == found


@given(TEXTS)
def test_quantities_lie_inside_the_text_in_order_and_apart(text: str) -> None:
    found = list(read_quantities(text))
    assert all(0 <= q.span.start < q.span.end <= len(text) for q in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(TEXTS)
def test_the_base_is_the_value_times_the_scale_of_its_unit(text: str) -> None:
    assert all(q.base == q.value * split_scale(q.unit_text)[0] for q in read_quantities(text))


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_reading_part_of_a_text_gives_places_in_the_whole(text: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    here = list(read_quantities(text, start, end))
    alone = list(read_quantities(text[start:end]))
    assert [q.span.start - start for q in here] == [q.span.start for q in alone]
    assert [q.value for q in here] == [q.value for q in alone]


@given(st.decimals(0, 10**9, places=2, allow_nan=False))
def test_an_arabic_numeral_reads_back_as_its_value(value: Decimal) -> None:
    assert number_value(str(value)) == value
    assert number_value(f"{value:,}") == value
    (quantity,) = read_quantities(f"完成投资{value:,}万元。")
    assert (quantity.value, quantity.base) == (value, value * 10_000)


@given(st.integers(1, 99_999_999))
def test_a_chinese_numeral_reads_back_as_its_value(value: int) -> None:
    assert number_value(cn2an.an2cn(value)) == value


@given(st.integers(10, 9999))
def test_a_counted_chinese_numeral_is_a_quantity(value: int) -> None:
    (quantity,) = read_quantities(f"清理{cn2an.an2cn(value)}名人员的证件。")
    assert (quantity.value, quantity.unit_text) == (Decimal(value), "名")


def test_what_is_no_numeral_has_no_value() -> None:
    assert number_value("若干") is None
    assert number_value("") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年投入235.2亿元", [("235.2", "亿元", "")]),
        ("快于2024年1.8个百分点", [("1.8", "个百分点", "")]),
        ("平均受教育年限达到11.7年。", [("11.7", "年", "")]),
        ("贡献9金、5银、6铜，", [("9", "金", ""), ("5", "银", ""), ("6", "铜", "")]),
        ("3金融机构", []),
        ("老年教育课程100门。", [("100", "门", "")]),
        ("算力规模突破190Eflops。", [("190", "Eflops", "突破")]),
        ("組織對全區1,020名執法人員", [("1020", "名", "")]),
        ("培训１０２０名，合格率９８．５％", [("1020", "名", ""), ("98.5", "%", "")]),
        ("清理三百七十四名", [("374", "名", "")]),
        ("两千户、十二点五亿元", [("2000", "户", ""), ("12.5", "亿元", "")]),
        ("占比近三成，", [("3", "成", "近")]),
        ("百分之十二点五", [("12.5", "%", "")]),
        ("孕产妇死亡率4.15/10万", [("4.15", "/10万", "")]),
        ("发病率103.2人/10万，2.5/3的", [("103.2", "人/10万", "")]),
        ("接待游客3.23亿人次", [("3.23", "亿人次", "")]),
        ("降至28.5微克每立方米", [("28.5", "微克/立方米", "")]),
        ("最低标准从98元/月提高到178元/月", [("98", "元/月", ""), ("178", "元/月", "")]),
        ("增长4.5个百分点", [("4.5", "个百分点", "")]),
        ("智算规模22万P、超算4000P。", [("22", "万P", ""), ("4000", "P", "")]),
        ("使近4万居民的居住条件得到改善", [("4", "万", "近")]),
        ("100多万群众住上了安全房", [("100", "万", "多")]),
        ("2025年医疗旅游人次86.5万、收入83.9亿元", [("86.5", "万", ""), ("83.9", "亿元", "")]),
        ("经济总量迈上5万亿台阶", [("5", "万亿", "")]),
        ("收入倍差从1.96缩小至1.81。", [("1.96", "", ""), ("1.81", "", "")]),
        ("70周岁以上户籍老年人", [("70", "周岁", "以上")]),
        ("GDP突破200亿元", [("200", "亿元", "突破")]),
    ],
)
def test_values_and_units(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("審查政府文件180多份", "多"),
        ("开展活动3万余场", "余"),
        ("几十几个", ""),
        ("约5000人", "约"),
        ("不低于98%", "不低于"),
        ("突破2000亿元", "突破"),
        ("增长5%左右", "左右"),
        ("50家以上企业", "以上"),
        ("控制在5.5%以内", "以内"),
        ("近百场演唱会", "近"),
        ("赋能上千家硬科技企业", "上"),
    ],
)
def test_the_reports_own_hedge_is_kept(text: str, bound: str) -> None:
    assert [q.bound for q in read(text)] == ([bound] if bound else [])


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("举办超千场体育赛事", 1000, "场"),
        ("全网传播量突破百亿次。", 100, "亿次"),
        ("进出口总额突破万亿元、", 1, "万亿元"),
        ("中欧班列开行超万列，", 1, "万列"),
    ],
)
def test_a_round_number_after_a_hedge_is_a_quantity(text: str, value: int, unit: str) -> None:
    assert [(q.value, q.unit_text) for q in read(text)] == [(Decimal(value), unit)]


def test_a_class_of_firms_is_no_quantity() -> None:
    assert shown("培育超亿元企业5家") == [("5", "家", "")]


@pytest.mark.parametrize("text", ["增长4.5%—5%", "增长4.5%-5%", "增长4.5至5%", "增长4.5到5%"])
def test_a_range_has_a_lower_and_an_upper_end(text: str) -> None:
    (quantity,) = read(text)
    assert (quantity.value, quantity.upper) == (Decimal("4.5"), Decimal(5))


def test_a_falling_pair_of_years_is_no_range() -> None:
    assert read("《纲要》（2015—2020年）") == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("固定资产投资增长-1.6%，", "-1.6", "%"),
        ("工业增速为－3.2%。", "-3.2", "%"),
        ("同比增长 −0.5个百分点", "-0.5", "个百分点"),
        ("人口净增-300人", "-300", "人"),
        ("人口自然增长率-2.3‰", "-2.3", "‰"),
        ("上解上级支出-7.5亿元", "-7.5", "亿元"),
    ],
)
def test_a_minus_after_a_word_of_growth_is_read(text: str, value: str, unit: str) -> None:
    [quantity] = read(text)
    assert (str(quantity.value), quantity.unit_text) == (value, unit)
    assert quantity.base < 0


def test_a_space_after_the_comma_of_a_group_does_not_cut_a_number() -> None:
    assert [
        str(quantity.value) for quantity in read("支出完成2, 056,078万元，结转134, 559万元")
    ] == [
        "2056078",
        "134559",
    ]
    assert [str(quantity.value) for quantity in read("分别为3, 15亿元")] == ["15"]


def test_the_dash_of_a_range_or_of_a_code_is_no_minus() -> None:
    assert shown("地区生产总值增长4.5-5%") == [("4.5", "%", "")]
    assert shown("型号为A-12个") == []


@pytest.mark.parametrize("colon", ["∶", ":", "：", "︰"])
def test_a_ratio_has_all_its_terms(colon: str) -> None:
    (quantity,) = read(f"三次产业结构调整为{colon.join(('8.7', '41.2', '50.1'))}。")
    assert quantity.terms == (Decimal("8.7"), Decimal("41.2"), Decimal("50.1"))
    (colons,) = read("三次产业结构演进为3.6:48:48.4。")
    assert colons.terms == (Decimal("3.6"), Decimal(48), Decimal("48.4"))


@pytest.mark.parametrize("text", ["占全国增量的1/4。", "占全国增量的四分之一。"])
def test_a_fraction_is_its_value(text: str) -> None:
    assert [q.value for q in read(text)] == [Decimal("0.25")]


def test_a_unit_said_once_holds_for_the_whole_list() -> None:
    assert shown("覆盖率分别提高20.9、36.2、54个百分点") == [
        ("20.9", "个百分点", ""),
        ("36.2", "个百分点", ""),
        ("54", "个百分点", ""),
    ]
    assert shown("客运量分别达1409万、1305万人次") == [
        ("1409", "万人次", ""),
        ("1305", "万人次", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2020年3月15日，二〇二六年一月二十七日",
        "7月底前完成，9:30开始",
        "第5位、第三名，全国第14届冬运会",
        "国办发〔2015〕58号",
        "稳居全国前十，位列第3",
        "台湾农民创业园连年包揽大陆前六名",
        "落实“三项制度”“双随机、一公开”和“8337”发展思路",
        "推行“三项制度”、“一单两库”、“六进”活动",
        "PM2.5浓度，5G基站，4A级景区，C919大飞机",
        "聚焦“1+2+4+N”目标任务，增强5+2就业之家服务效能",
        "一是加强领导，二是落实责任",
        "十九大精神，党的二十届四中全会",
        "二人转、一村一品、千方百计",
        "出台服务业3.0方案，透过2025回望“十四五”",
        "12345热线，G109国道，2号线",
        "近5年来，未来10年",
        "东电2×35万机组",
        "更新时间：2021/03/29 11:30:01",
        "发布于2021.3.29",
    ],
)
def test_what_has_digits_but_states_no_quantity(text: str) -> None:
    assert shown(text) == []


def test_blanked_names_keep_every_place() -> None:
    text = "“十三五”期间，《规划（2016—2020年）》确定的第3批5个项目"
    assert len(mask_names(text)) == len(text)
    assert mask_names(text).endswith("5个项目")


def test_traditional_text_states_the_same_values() -> None:
    simplified = "共受理各类矛盾纠纷7364件，调处成功五千二百二十九件，成功率71％，约1.2万户"
    traditional = "共受理各類矛盾糾紛7364件，調處成功五千二百二十九件，成功率71％，約1.2萬戶"
    assert shown(traditional) == shown(simplified)
    assert [value for value, _, _ in shown(simplified)] == ["7364", "5229", "71", "1.2"]


def test_reading_glosses_do_not_split_a_quantity() -> None:
    assert shown("清理374名不具備行政執(zhí)法資格人員，對900戶(hù)企業") == [
        ("374", "名", ""),
        ("900", "户", ""),
    ]


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("打造5条多式联运线路", "5", ""),
        ("建成3处余热利用站", "3", ""),
        ("走访3万户多", "3", "多"),
        ("放大5倍多", "5", "多"),
        ("误差万分之三点五", "0.00035", ""),
    ],
)
def test_a_hedge_is_told_from_the_word_that_begins_like_it(
    text: str, value: str, bound: str
) -> None:
    (quantity,) = read_quantities(text)
    assert (quantity.value, quantity.bound) == (Decimal(value), bound)


def test_a_rank_in_parts_of_a_thousand_is_no_quantity() -> None:
    assert list(read_quantities("21个学科进入ESI前千分之一"))[1:] == []
