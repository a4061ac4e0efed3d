"""What a figure counts, and what its label takes from the words around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.labels import word_quantities
from corpus.model import Span
from corpus.numbers import read_quantities
from corpus.script import fold
from tests.corpus.wording import labels, word

PIECES = st.text(
    alphabet="收增长分别城镇和农村、，；：（）由从到达为的其中投“”居改项占均都共比了新", max_size=6
)
NUMBERS = st.sampled_from(["5%", "12亿元", "3个", "7名", "2.6倍", "4个百分点以上", "2020年", ""])
WORDS = st.lists(st.tuples(PIECES, NUMBERS).map("".join), max_size=8).map("".join)


@given(WORDS)
def test_every_quantity_of_any_sentence_is_worded(text: str) -> None:
    quantities = list(read_quantities(text))
    wordings = word_quantities(text, Span(0, len(text)), quantities)
    assert len(wordings) == len(quantities)
    for quantity, wording in zip(quantities, wordings, strict=True):
        assert f"多少{quantity.unit_text}" in wording.label


def test_a_label_is_the_clause_with_its_number_asked_for() -> None:
    assert labels("清理374名不具备行政执法资格人员的行政执法证，确保依法履职。") == [
        "清理多少名不具备行政执法资格人员的行政执法证"
    ]


def test_the_head_is_the_label_without_the_question() -> None:
    (wording,) = word("全年共审查政府文件180多份。")
    assert wording.head == "全年共审查政府文件"


@pytest.mark.parametrize(
    ("text", "growth"),
    [
        ("地区生产总值完成235.2亿元，同比增长18.5%。", "地区生产总值同比增长多少%"),
        ("地区生产总值增长5.5%、达到10.3万亿元。", "地区生产总值达到多少万亿元"),
        ("地区生产总值跨越3个千亿元台阶，达到1.5万亿元。", "地区生产总值达到多少万亿元"),
        (
            "地区生产总值达到5.5万亿元、稳居全国前十强、增长4.8%。",
            "地区生产总值增长多少%",
        ),
        ("公共财政预算收入完成17亿元，按可比口径增长13%。", "公共财政预算收入按可比口径增长多少%"),
        (
            "全年共投入民生资金6.8亿元，占财政总支出的47.5%。",
            "全年共投入民生资金占财政总支出的多少%",
        ),
        ("规上工业增加值增长7.7%，高于全国1.8个百分点。", "规上工业增加值高于全国多少个百分点"),
        ("新能源装机达4091万千瓦、占比达44.7%。", "新能源装机占比达多少%"),
    ],
)
def test_a_bare_figure_leans_on_the_measure_before_it(text: str, growth: str) -> None:
    assert labels(text)[-1] == growth


def test_a_parenthesis_is_about_what_stands_before_it() -> None:
    text = "完善安全监管体系（对900户企业依法列入经营异常名录），加强监管"
    (wording,) = word(text)
    assert wording.label == "对多少户企业依法列入经营异常名录"
    assert wording.context == "完善安全监管体系"


def test_an_aside_does_not_cut_a_clause_in_two() -> None:
    text = "中欧班列（西安）开行6037列，78个民族自治地方县（市）全部通高速公路"
    assert labels(text) == ["中欧班列开行多少列", "多少个民族自治地方县全部通高速公路"]


def test_money_is_labelled_with_what_it_is_spent_on() -> None:
    text = "投资1.9亿元，实施了危房改造、饮水安全等工程，村容村貌发生巨变。"
    assert labels(text) == ["投资多少亿元，实施了危房改造、饮水安全等工程"]
    assert labels("投资1884万元完成了30栋老旧楼房维修改造。")[0] == (
        "投资多少万元完成了老旧楼房维修改造"
    )


def test_a_measure_of_nothing_leans_on_the_sentence_before() -> None:
    text = "经营主体持续壮大。总量接近80万户。"
    folded = fold(text)
    start = text.index("总量")
    quantities = list(read_quantities(folded, start, len(text)))
    (wording,) = word_quantities(folded, Span(start, len(text)), quantities)
    assert wording.context == "经营主体持续壮大"


def test_hedges_and_list_numbers_are_no_part_of_a_label() -> None:
    assert labels("1.发放劳务报酬20亿元以上；") == ["发放劳务报酬多少亿元"]
    assert labels("城镇调查失业率5.5%左右，") == ["城镇调查失业率多少%"]


def test_a_noun_repeated_alone_is_the_one_named_in_full_before() -> None:
    text = "举办新录用干部法律知识考试3次，参加考试共22人，举办执法人员资格考试2次，参加考试107人"
    assert labels(text) == [
        "举办新录用干部法律知识考试多少次",
        "举办新录用干部法律知识考试参加考试共多少人",
        "举办执法人员资格考试多少次",
        "举办执法人员资格考试参加考试多少人",
    ]
    assert "新录用" not in word(text)[3].context


@pytest.mark.parametrize(
    "text",
    ["修复绿地面积12亩，造林面积5845亩", "建成五百亿级开发区3个，建成百亿级开发区22个"],
)
def test_a_noun_of_its_own_takes_nothing_from_the_one_before(text: str) -> None:
    assert word(text)[1].head in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Of unlike things each has a name of its own.
        (
            "国际友城和外国驻穗总领馆分别增至214对和69家",
            ["国际友城增至多少对", "外国驻穗总领馆增至多少家"],
        ),
        (
            "机场航空旅客和货邮吞吐量分别达到1.35亿人次、453.8万吨",
            ["机场航空旅客吞吐量达到多少亿人次", "货邮吞吐量达到多少万吨"],
        ),
        # What one clause does is not done by the next, which has a verb of its own.
        (
            "确保主力店5.7万平方米商场正式运营，23万平方米的建材城完工",
            ["确保主力店多少万平方米商场正式运营", "多少万平方米的建材城完工"],
        ),
        # How large things are names which are counted.
        (
            "改造10千伏线路56公里，新增220千伏变电站2座",
            [
                "改造多少千伏线路",
                "改造10千伏线路多少公里",
                "新增多少千伏变电站",
                "新增220千伏变电站多少座",
            ],
        ),
        (
            "引进总投资超10亿元项目14个",
            ["引进总投资超多少亿元项目", "引进总投资超10亿元项目多少个"],
        ),
        # An aside does not part a growth from its measure.
        (
            "到位资金120亿元（含外资2.3亿元），同比增长15.2%",
            ["到位资金多少亿元", "含外资多少亿元", "到位资金同比增长多少%"],
        ),
        # What is added to is counted in the same unit.
        (
            "空气优良天数312天，优良率85.2%，较上年增加6天",
            ["空气优良天数多少天", "优良率多少%", "空气优良天数较上年增加多少天"],
        ),
        (
            "建成8个国家级、13个省级区域医疗中心",
            ["建成多少个国家级区域医疗中心", "建成多少个省级区域医疗中心"],
        ),
        (
            "公交与轨道50米内换乘比例提升至93%",
            ["公交与轨道多少米内换乘比例", "公交与轨道50米内换乘比例提升至多少%"],
        ),
        # A figure of its own is not what money was spent on.
        (
            "累计完成投资485亿元，改造开发面积973万平方米",
            ["累计完成投资多少亿元", "改造开发面积多少万平方米"],
        ),
    ],
)
def test_a_label_takes_from_its_neighbours_only_what_holds_for_it(
    text: str, expected: list[str]
) -> None:
    assert labels(text) == expected


def test_the_whole_of_what_was_added_is_of_the_same_thing() -> None:
    assert labels("新增高速公路通车里程1523公里，总里程达8667公里、居全国前列")[1] == (
        "高速公路通车里程总里程达多少公里"
    )
    assert labels("新增公交线路12条，总里程达867公里")[1] == "总里程达多少公里"


def test_a_share_that_opens_a_clause_is_no_outline_number() -> None:
    said = "新增公园127座，89.4%的公园实现24小时开放"
    assert labels(said)[-1] == "89.4%的公园实现多少小时开放"
