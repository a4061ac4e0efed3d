"""Reading a question: its language, the unit asked for, periods, and numbers to confirm."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asking.question import Question, read_question
from assistant.asking.scope import asks_for_aim
from assistant.asking.tongue import language_of
from assistant.calculation.calculate import asked
from corpus import Years, fold, fold_question, to_traditional

YEARS = Years(done="2020", planned="")


def read(text: str) -> Question:
    return read_question(text, YEARS)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("有多少个社区?", "zh-Hans"),
        ("有多少個社區?", "zh-Hant"),
        ("GDP是多少?", "zh-Hans"),
        ("GDP總量是多少?", "zh-Hant"),
        ("How many communities are there?", "en"),
        ("How many communities are there in 临河区?", "en"),
        ("App和Wi-Fi有多少个?", "zh-Hans"),
        ("374", "zh-Hans"),
        ("", "zh-Hans"),
    ],
)
def test_the_language_is_that_of_most_letters(text: str, language: str) -> None:
    assert language_of(text) == language
    assert read(text).language == language


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("培训了多少名执法人员?", "名"),
        ("几所学校聘了辅导员?", "所"),
        ("投入了多少万元?", "万元"),
        ("多少人次参加了培训?", "人次"),
        ("浓度是多少微克/立方米?", "微克/立方米"),
        ("开了几次会?", "次"),
        ("有多少单位参加学习?", ""),
        ("有多少家单位参加学习?", "家"),
        ("多少项目开工了?", ""),
        ("有多少名单公布了?", ""),
        ("成功率是多少?", "%"),
        ("占百分之几?", "%"),
        ("效率怎么样?", ""),
        ("几轮强降雨中转移了多少人次?", "人次"),
        ("入境旅游人次涨了多少?", ""),
        ("入境旅游人次增加了多少?", "人次"),
        ("今年要整治好多个项目哟", "个"),
        ("那几个场馆改造用了多少钱?", "元"),
        ("修桥投了多少?", "元"),
        ("修桥投了多少户?", "户"),
        ("拨下来多少扶持资金?", "元"),
        ("债券发行总额?", "元"),
        ("总额增长多少?", ""),
        ("残疾人每月补几块?", "元"),
        ("立了几块牌子?", "块"),
        ("产量增加几趴?", "%"),
        ("How many projects over 500 million yuan were begun?", ""),
        ("How many million yuan were invested?", "元"),
        ("每月多领了几个钱?", "元"),
        ("立了几个钱币雕塑?", "个"),
        ("多长时间能改完?", "小时"),
        ("How large is the new park?", "平方米"),
        ("How large is the computing power of the cluster?", ""),
    ],
)
def test_the_unit_asked_for_is_a_measure_word_and_not_part_of_a_noun(text: str, unit: str) -> None:
    assert read(text).unit == unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("成功率是不是71%?", "71", "%"),
        ("成功率是７１％吗?", "71", "%"),
        ("成功率是百分之七十一吗?", "71", "%"),
        ("清理的是三百七十四人吗?", "374", "人"),
        ("培训了1,020名，对吗?", "1020", "名"),
        ("收入是不是235.2亿元?", "235.2", "亿元"),
        ("Is the success rate 71%?", "71", "%"),
        ("审议了112项议题?", "112", "项"),
        ("Did the economy exceed 30 billion yuan?", "30000000000", "个"),
    ],
)
def test_a_number_to_confirm_is_read_with_its_unit(text: str, value: str, unit: str) -> None:
    question = read(text)
    assert question.means("yesno")
    assert question.wants_figure
    assert [(number.value, number.unit_text) for number in question.stated] == [
        (Decimal(value), unit)
    ]


@pytest.mark.parametrize("text", ["2020年清理了多少本?", "三项制度是什么?", "第二次会议讲了什么?"])
def test_years_names_and_ordinals_are_no_numbers_to_confirm(text: str) -> None:
    assert read(text).stated == ()


@pytest.mark.parametrize(
    "text",
    [
        "什么是三项制度?",
        "谁来验收?",
        "为什么要培训?",
        "因何设立?",
        "平台的名字是?",
        "医院评上了几级几等?",
        "Who inspected it?",
    ],
)
def test_a_question_for_words_wants_no_figure(text: str) -> None:
    assert not read(text).wants_figure


def test_control_characters_and_invisible_marks_are_not_part_of_a_question() -> None:
    noisy = read("清理\x00了多\u200b少本\u202e执法证\ufeff?\x07")
    assert noisy.text == "清理了多少本执法证?"
    assert noisy.folded == read("清理了多少本执法证?").folded


SIMPLIFIED = (
    "清理了多少张执法证?",
    "14年调解成功率是不是百分之七十一?",
    "有多少单位参加网络学法?",
    "行政处罚比行政许可多多少项?",
    "“十二五”末有几个部门进驻?",
    "行政复议受理和结案各多少件?",
    "什么部门搭建了案件分流平台?",
    "那社区呢?",
)


@pytest.mark.parametrize("text", SIMPLIFIED)
def test_traditional_reads_as_simplified_does(text: str) -> None:
    simplified, traditional = read(text), read(to_traditional(text))
    assert traditional.language == "zh-Hant"
    assert traditional.folded == simplified.folded
    assert traditional.meanings == simplified.meanings
    assert traditional.unit == simplified.unit
    assert traditional.periods == simplified.periods
    assert [n.value for n in traditional.stated] == [n.value for n in simplified.stated]


def test_words_of_taiwan_read_as_those_of_the_mainland() -> None:
    assert read("有多少單位參加網路學習?").folded == read("有多少单位参加网络学习?").folded


@pytest.mark.parametrize("word", ["指標", "執行", "檔案", "查詢", "互動", "核心", "資源整合"])
def test_words_that_both_sides_of_the_strait_use_stay(word: str) -> None:
    assert read(f"{word}有多少項?").folded == fold(f"{word}有多少項?")


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    question = read(text)
    assert question.folded == fold_question(question.folded).lower()
    assert all(len(period) in (4, 9) for period in question.periods)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("What area of farmland will the district build?", True),
        ("At what level does the district want to keep its output?", True),
        ("What R&D intensity is the district aiming for?", True),
        ("What town will the district build?", False),
        ("What did grain sales come to in 2019?", True),
        ("What quantity of coal was burnt?", True),
        ("Newly certified inspectors, number?", True),
        ("What did the mayor say in 2019?", False),
        ("耕层到底有多厚?", True),
        ("开了好多个托管班了", True),
        ("为什么开了好多托管班?", False),
        ("收缴之数几许?", True),
        ("在册人数有几多?", True),
        ("申遗成功的是哪处景观?", False),
        ("这几家老厂要往哪条路上走?", False),
        ("前些年那几年谁当的校长?", False),
        ("那几个呢?", True),
        ("第3个全国试点是做什么的?", False),
        ("两个指标全是多少?", True),
        ("修成什么样才算数?", False),
        ("The port's container throughput in 2019, please.", True),
        ("Grain output target for 2019", True),
        ("Measures to raise grain output in 2019", False),
        ("A new policy on foreign investment", False),
        ("What did the county export in 2019, in yuan?", True),
        ("What did the county do in tonnage control?", False),
        ("集装箱吞吐量,报告里的数字是?", True),
        ("请查全年化解的债务", True),
        ("请查一下全年采取的措施", False),
        ("今年定的三次产业增长目标分别是?", True),
        ("增幅也要", True),
    ],
)
def test_a_figure_is_wanted_where_the_question_asks_for_a_measure(text: str, wanted: bool) -> None:
    assert read(text).wants_figure is wanted


def test_what_was_made_better_did_not_grow() -> None:
    assert not read("改造提升了多少个公园?").means("rise", "growth")
    assert read("收入提升了多少?").means("rise", "growth")


def test_what_nobody_looks_after_is_not_what_is_left_over() -> None:
    assert not read("要帮多少个没人管的老小区找物业?").means("difference")
    assert read("有多少个小区没人管?").means("difference")


def test_a_question_may_only_name_what_it_is_after() -> None:
    assert read("去年粮食总产?").only_names
    assert not read("去年粮食总产多少?").only_names
    assert not read("去年粮食怎么样?").only_names


def test_each_thing_is_asked_for_by_what_each_did() -> None:
    assert read("养老金和低保的标准各提高了多少?").means("each")
    assert not read("各县区的标准是多少?").means("each")


def test_a_question_carries_on_though_more_is_said_after_its_ne() -> None:
    assert read("失业率呢,控制在多少?").means("carry")


@pytest.mark.parametrize(
    ("text", "heard", "unheard"),
    [
        ("强制类的职权满没满两百项?", "yesno", "text"),
        ("成功率可曾过了七成?", "yesno", "text"),
        ("涉及不及时公开的有几件?", "quantity", "yesno"),
        ("汇报是在几月份听的?", "text", "quantity"),
        ("一共办了几个月?", "quantity", "text"),
        ("工业增加值是多少?", "quantity", "growth"),
        ("工业产值增加多少?", "growth", "text"),
        ("2015年敲定了几个项目?", "target", "text"),
        ("2015年认定了几个项目?", "quantity", "target"),
        ("2015年替工人要回多少工资?", "quantity", "ahead"),
        ("2015年想达到多少人?", "ahead", "text"),
        ("2015年想靠旅游挣多少?", "ahead", "text"),
        ("2015年咱想知道多少人考试", "quantity", "ahead"),
    ],
)
def test_what_a_question_asks_for_is_heard(text: str, heard: str, unheard: str) -> None:
    assert read(text).means(heard)
    assert not read(text).means(unheard)


@pytest.mark.parametrize(
    ("text", "left_over"),
    [
        ("没人管的小区接管了几个?", False),
        ("接手了多少没人管的小区?", False),
        ("没有调解成功的纠纷有多少件?", True),
        ("纠纷没调成多少件?", True),
        ("今年要打通多少条走到头没路的断头路?", False),
        ("今年准备改造多少个没电梯的小区?", False),
        ("没电梯的小区要占多少个?", True),
        ("没单位的老人每月领多少养老金?", False),
        ("生病又没钱的,今年免费做多少台手术?", False),
    ],
)
def test_what_is_not_so_may_only_tell_of_which_things_is_asked(text: str, left_over: bool) -> None:
    ways = [match.groupdict().get("undone") for _, match in asked(read(text))]
    assert any(ways) is left_over


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("How many low-income elderly aged 80+ got the allowance?", "人"),
        ("How many trained mediators were there?", "人"),
        ("How many women's federations were set up?", ""),
        ("How many children bookshops opened?", ""),
        ("解决了几个人的工作?", "人"),
        ("利用率连续几年第一,今年是多少?", ""),
        ("利用率连续几年第一?", "年"),
        ("有多少个人大代表?", "个"),
        ("80岁以上老人多少?", "人"),
        ("去年玩的游客有多少?", "人次"),
        ("给老人发的补贴有多少?", ""),
        ("How many proposals from CPPCC members were dealt with?", ""),
        ("How many cases of staff were heard?", ""),
        ("Were more than half of the disputes settled?", "%"),
    ],
)
def test_people_and_shares_are_asked_in_no_other_unit(question: str, unit: str) -> None:
    assert read_question(question, YEARS).unit == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("农民收入增加多少块?", "元"),
        ("挂了多少块?", "块"),
        ("增幅是几个百分数?", "%"),
        ("让多少贫困户得了好处?", "户"),
        ("送多少村医去培训?", ""),
        ("多少村通了路?", "村"),
        ("How much high-grade farmland was finished?", "亩"),
        ("How large is the computing power of the centre?", ""),
        ("how many public services could residents complete online?", ""),
        ("how many local residents took part?", "人"),
        ("How large was the county's revenue in 2019?", "元"),
        ("How big was the grain harvest?", ""),
        ("How large is the new square?", "平方米"),
        ("What was the size of the economy?", "元"),
        ("How big a share of revenue is tax?", "%"),
        ("How long is the metro network?", "公里"),
        ("How long is the term of office?", ""),
        ("How many berths of 10,000 tonnes and above are there?", ""),
        ("How many 50-kilometre roads were built?", ""),
        ("How much cargo was handled, in tonnes?", "吨"),
        ("How many pairs of twin towns are there?", "对"),
        ("How many candidates awaiting appointment sat the exam?", "人"),
        ("How many individuals are enrolled?", "人"),
        ("How many service items are on the list?", "项"),
        ("How much of the county is covered by forest?", "%"),
        ("How much seed money was given?", "元"),
        ("How much did the county pay out in winter?", "元"),
        ("Of the staff, how many took the law exam?", "人"),
        ("What score did the county get for its services?", "分"),
        ("How many parking spaces did the district mark out?", ""),
        ("How many grade A scenic areas are there?", ""),
    ],
)
def test_the_unit_asked_for_is_told_by_what_is_counted(text: str, unit: str) -> None:
    assert read(text).unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "What was fiscal revenue in 2019, not local revenue?",
        "What was fiscal revenue in 2019 rather than local revenue?",
        "What was fiscal revenue in 2019 (as opposed to the local revenue)?",
    ],
)
def test_what_an_english_question_turns_away_is_no_part_of_it(text: str) -> None:
    question = read(text)
    assert question.folded == "what was fiscal revenue in 2019"
    assert question.unwanted == "local revenue"


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        ("2019年要完成多少户?", True),
        ("2019年任务是多少户?", True),
        ("老楼至少要改多少栋?", True),
        ("老楼最少得改多少栋?", True),
        ("改了的老楼哪年最少?", False),
        ("2019年的任务一共完成多少户?", False),
        ("2019年收入应该是多少元?", False),
        ("2019年应该建多少公里?", True),
        ("2019年有几项目标没完成?", False),
        ("2019年的增幅也要。", False),
        ("how many jobs are the target for 2019?", True),
        ("how many of the assessment targets did not apply?", False),
        ("how many roads were built in the 12th Five-Year Plan?", False),
        ("What growth is the county shooting for in 2019?", True),
        ("2019年产值是多少?增幅也要", False),
    ],
)
def test_an_aim_is_asked_for_where_something_is_yet_to_be_done(text: str, aims: bool) -> None:
    assert asks_for_aim(read(text)) is aims


def test_what_a_number_went_beyond_is_no_excess() -> None:
    assert not read("出入境人数超过了多少?").means("difference")
    assert read("许可超过确认多少项?").means("difference")
    assert read("今年比去年超过了多少?").means("difference")


def test_a_goal_told_in_words_is_no_figure() -> None:
    assert not read("优化服务以什么为目标?").wants_figure
    assert read("粮食产量的目标?").wants_figure


def test_an_item_named_after_kinds_is_asked_for_alone() -> None:
    assert not read("归不进各类别、列为“其它”的有多少?").means("each")
    assert read("各类阵地有多少个?").means("each")


def test_what_is_said_in_brackets_of_a_change_gives_it_no_unit() -> None:
    assert read("来旅游的涨了多少(入境旅游人次)?").unit == ""
    assert read("来旅游的增长多少(%)?").unit == "%"
    assert read("入境旅游人次是多少?").unit == "人次"


def test_a_rank_may_be_asked_for_as_in_speech() -> None:
    assert read("增速在全国排老几?").folded == "增速在全国排第几?"
    assert read("家里的老几去了?").folded == "家里的老几去了?"


@pytest.mark.parametrize(
    "text",
    ["What growth does the county aim for this year?", "What is the county's growth target?"],
)
def test_growth_of_nothing_named_is_that_of_the_economy(text: str) -> None:
    assert "gdp growth" in read_question(text, YEARS).folded


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("What was the county's GDP in 2020?", "元"),
        ("What was the county's GDP growth rate?", "%"),
        ("By how much did general public budget revenue grow?", ""),
        ("How much did the county budget for schools?", "元"),
    ],
)
def test_money_is_asked_for_where_an_amount_is(text: str, unit: str) -> None:
    assert read_question(text, YEARS).unit == unit
