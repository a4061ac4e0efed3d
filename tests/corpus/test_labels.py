import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.labels import Wording, word_quantities
from corpus.model import Span
from corpus.numbers import read_quantities
from corpus.script import fold

PIECES = st.text(
    alphabet="收增长分别城镇和农村、，；：（）由从到达为的其中投“”居改项占均都共比了新", max_size=6
)
NUMBERS = st.sampled_from(["5%", "12亿元", "3个", "7名", "2.6倍", "4个百分点以上", "2020年", ""])
WORDS = st.lists(st.tuples(PIECES, NUMBERS).map("".join), max_size=8).map("".join)


def word(text: str) -> list[Wording]:
    folded = fold(text)
    return word_quantities(folded, Span(0, len(text)), list(read_quantities(folded)))


def labels(text: str) -> list[str]:
    return [wording.label for wording in word(text)]


def roles(text: str) -> list[str]:
    return [wording.role for wording in word(text)]


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


def test_improvement_as_work_done_is_no_change_and_above_another_is_no_growth() -> None:
    assert roles("完成林分优化提升200万亩") == [""]
    assert roles("绿化面积提升200万亩") == ["change"]
    assert roles("人均收入增长14.2%，高于全县农民收入增速5个百分点") == ["growth", "change"]


def test_a_level_that_stands_by_itself_is_told_from_what_was_added() -> None:
    levels = ["生产总值6.66万亿元", "经营主体总量接近80万户", "每千人托位数4.6个"]
    sums = ["新增发电装机4178万千瓦", "净增经营主体24万户", "累计完成产值9万亿元", "造林15万亩"]
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


def test_the_whole_of_what_was_added_is_of_the_same_thing() -> None:
    assert labels("新增高速公路通车里程1523公里，总里程达8667公里、居全国前列")[1] == (
        "高速公路通车里程总里程达多少公里"
    )
    assert labels("新增公交线路12条，总里程达867公里")[1] == "总里程达多少公里"
