"""What a report tells of something else in the same words is no answer to what is asked."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.asking.counting import asks_for_persons
from index import Encoder
from tests.assistant.builders import over, work_report

REPORT = work_report(
    2025,
    """2025年，全省151个行政村设有便民服务代办点。举办农机培训班12期。
14所学校被省教育厅评为“平安示范学校”。将900户企业列入经营异常名录。
清洁能源发电装机规模达7900万千瓦。全体居民人均可支配收入增长6.1%。
全年接待游客704万人次。国内、国际航线达到34条。口岸出入境航班297架次，出入境人数同比增长85.3%。
古城灯会总营收7.6亿元。棉花总产616.5万吨。
组织245名新申请执法资格证的人员参加考试。救助受灾群众2411名。
增加普通高中招生计划5000个。建成老年助餐点820个。
新增境内上市公司62家，总数186家。清理374名不合格人员的执法证。
城镇新增就业超过90万人。城镇调查失业率5.2%。
高速公路通车里程达5200公里。施划停车位5350个。中欧班列带动全省进出口415.4亿元。16万儿童享受免费教育。外贸进出口总额增长4.4%。对东盟进出口增长8%，跨境电商进出口增长16.3%。一般公共预算收入增长2.1%。工业投资增长7.3%。限上单位网上零售额增长15.7%。外贸出口增长9.1%。退出融资平台346家、超计划19家。""",
    "完成800户棚户区改造任务。",
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"甲山省-2026年政府工作报告.txt": REPORT}
    return over(reports, tmp_path_factory.mktemp("甲山省"), encoder)


@pytest.mark.parametrize(
    "question",
    [
        "行政村的便民服务代办员有多少名?",
        "农机培训班一共来了多少学员?",
        "口岸出入境人数一共有多少人次?",
        "被国家评为“平安示范学校”的学校有几所?",
        "被移出经营异常名录的企业有多少户?",
        "列入经营异常名录的个体工商户有多少户?",
        "How many enterprises were removed from the list of abnormal operations?",
        "光伏发电装机有多少万千瓦?",
        "城镇居民人均可支配收入增长了百分之几?",
        "接待的外国游客有多少万人次?",
        "国际航线单算有几条?",
        "古城灯会花了多少钱筹办?",
        "出口棉花多少万吨?",
        "新申请执法资格证的人考试合格的有多少名?",
        "受灾群众死亡多少人?",
        "平安示范学校里寄宿学校有几所?",
        "全省行政村中贫困行政村多少个?",
        "被清理执法证的人里面,乡镇的占几个?",
        "救助的受灾群众里教小学的有几个?",
        "城镇新增就业比任务超额了多少万人?",
        "城镇登记失业率是多少?",
        "高铁里程有多少公里?",
        "停车位收了多少停车费?",
        "进出口总值是多少亿元?",
        "一年生了多少个孩子?",
        "外贸进口增长了百分之几?",
        "固定资产投资增长了百分之几?",
        "How much did fixed-asset investment grow?",
        "What was the growth of retail sales in 2025?",
        "工业增加值增长了多少?",
        "2025年经济增长了几个点?",
        "How much did the economy grow?",
    ],
)
def test_what_is_told_of_something_else_is_no_answer(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).answered


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("全省学校里平安示范学校有几所?", "14所"),
        ("设有便民服务代办点的行政村有多少个?", "151个"),
        ("农机培训班办了多少期?", "12期"),
        ("口岸出入境航班多少架次?", "297架次"),
        ("被省教育厅评为“平安示范学校”的学校有几所?", "14所"),
        ("列入经营异常名录的企业有多少户?", "900户"),
        ("清洁能源发电装机有多少万千瓦?", "7900万千瓦"),
        ("全体居民人均可支配收入增长了百分之几?", "6.1%"),
        ("全年接待游客多少万人次?", "704万人次"),
        ("国内国际航线一共几条?", "34条"),
        ("进出口增长了百分之几?", "4.4%"),
        ("外贸出口增长了百分之几?", "9.1%"),
        ("How much did imports and exports grow in 2025?", "4.4%"),
        ("对东盟的进出口增长了百分之几?", "8%"),
        ("How fast did trade with ASEAN grow?", "8%"),
        ("By how much did general public budget revenue grow?", "2.1%"),
        ("How many tourists came in 2025?", "704万人次"),
        ("古城灯会总营收是多少亿元?", "7.6亿元"),
        ("棉花总产多少万吨?", "616.5万吨"),
        ("参加考试的新申请执法资格证的人员有多少名?", "245名"),
        ("普通高中招生计划增加多少人?", "5000个"),
        ("有多少个老年人吃饭的点?", "820个"),
        ("城镇调查失业率是多少?", "5.2%"),
        ("高速公路通车里程有多少公里?", "5200公里"),
        ("施划了多少个停车位?", "5350个"),
        ("外贸进出口总额增长了百分之几?", "4.4%"),
        ("中欧班列带动进出口多少亿元?", "415.4亿元"),
        ("享受免费教育的儿童有多少?", "16万"),
    ],
)
def test_asked_for_by_its_own_words_it_is(assistant: Assistant, question: str, stated: str) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == [stated]


def test_how_many_are_new_is_not_how_many_there_are(assistant: Assistant) -> None:
    answer = assistant.ask("新增境内上市公司几家?")
    assert [figure.text for figure in answer.figures] in ([], ["62家"])


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("建几个“司机之家”?", "个"),
        ("多开了几个口子让人下去?", "个"),
        ("卖出多少口铁锅?", "口"),
        ("有多少个机器人?", "个"),
        ("多少个孩子的学费免了?", "个"),
        ("调解员说和成了多少?", ""),
    ],
)
def test_a_word_for_persons_beside_the_asking_does_not_always_say_what_is_counted(
    question: str, unit: str
) -> None:
    assert not asks_for_persons(question, unit)


@pytest.mark.parametrize(
    ("question", "unit"),
    [("法治副校长总共多少个?", "个"), ("招了几个老师?", "个"), ("家里有几口人?", "口")],
)
def test_persons_are_asked_for_by_what_is_counted(question: str, unit: str) -> None:
    assert asks_for_persons(question, unit)
