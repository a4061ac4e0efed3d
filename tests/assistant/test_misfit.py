"""Figures whose words fit a question, and that are still not what it asks for."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over

REPORT = """政府工作报告
——2026年1月27日在甲山省第十四届人民代表大会第五次会议上
省长 王五

各位代表：
一、“十四五”时期发展回顾
五年来，城镇新增就业452万人。建成水厂37座。

二、2025年工作回顾
2025年，最低工资标准每月提高183元。服务业增加值占地区生产总值比重达56.2%。
新能源汽车产量达到129.6万辆。外贸进出口总额达到4510亿元。第四次文物普查新发现文物1300处。
财政总收入完成29亿元，地方财政总收入完成16亿元。第十四届商品展销会吸引419家企业参展。
引进落地亿元以上项目904个。城镇登记失业率3.9%。新能源利用率达94.5%、连续5年保持西北第一。
退出融资平台346家、超计划19家。工会经费支出21.4万元。
全省151个行政村设有便民服务代办点。处置毁林毁草问题1.9万个。
新增公园127座，累计达到1100座。出入境人数突破3.5万人次。
新增高速公路里程152公里，高速公路总里程达866公里。
87项专利获得国家授权。

三、2026年工作安排
完成800户棚户区改造任务。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"甲山省-2026年政府工作报告.txt": REPORT}
    return over(reports, tmp_path_factory.mktemp("甲山省"), encoder)


@pytest.mark.parametrize(
    ("question", "stated", "why"),
    [
        ("调整后的最低工资标准是每月多少元?", "183元", "只说了变动多少"),
        ("涨完以后,最低工资标准每月是多少元?", "183元", "只说了变动多少"),
        ("服务业增加值增长了百分之几?", "56.2%", "只说了水平"),
        ("外贸进出口总额增长多少?", "4510亿元", "只说了水平"),
        ("2025年城镇新增就业多少万人?", "452万人", "几年的合计或平均"),
        ("2026年实际完成了多少户棚户区改造?", "800户", "只说了计划"),
        ("第四次文物普查登记的文物总数是多少处?", "1300处", "只说了新增"),
        ("新能源汽车销量是多少万辆?", "129.6万辆", "不是一回事"),
        ("出口总额是多少亿元?", "4510亿元", "不是一回事"),
        ("工会经费收入完成多少万元?", "21.4万元", "不是一回事"),
        ("第十五届商品展销会来了多少家企业?", "419家", "不是一回事"),
        ("行政村的便民服务代办点代办了多少件事?", "151个", "不是一回事"),
        ("退出的融资平台超计划几家?", "346家", "不是一回事"),
    ],
)
def test_a_near_miss_is_named_with_the_reason_it_is_no_answer(
    assistant: Assistant, question: str, stated: str, why: str
) -> None:
    answer = assistant.ask(question)
    assert not answer.answered
    assert why in answer.answer
    assert answer.nearest[0].text == stated


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("新能源利用率连续几年保持西北第一?", "5年"),
        ("新能源利用率连续几年保持西北第一,2025年的新能源利用率是多少?", "94.5%"),
        ("退出的融资平台有几家?", "346家"),
        ("最低工资标准每月提高了多少元?", "183元"),
        ("服务业增加值占比是百分之几?", "56.2%"),
        ("“十四五”时期城镇新增就业多少万人?", "452万人"),
        ("2026年棚户区改造计划完成多少户?", "800户"),
        ("第四次文物普查新发现文物多少处?", "1300处"),
        ("新能源汽车产量是多少万辆?", "129.6万辆"),
        ("第十四届商品展销会来了多少家企业?", "419家"),
        ("第14届商品展销会来了多少家企业?", "419家"),
        ("How long is the expressway network?", "866公里"),
        ("How many kilometres of expressway does the province have?", "866公里"),
        ("How many kilometres of expressway were newly added?", "152公里"),
        ("处置了多少宗毁林毁草问题?", "1.9万个"),
        ("现在大大小小的公园加起来有多少个?", "1100座"),
        ("新增公园多少座?", "127座"),
        ("出入境人数超过了多少?", "3.5万人次"),
        ("那些没工作的比例是多少?", "3.9%"),
        ("获国家授权的专利有多少件?", "87项"),
    ],
)
def test_asked_for_as_what_it_is_it_answers(
    assistant: Assistant, question: str, stated: str
) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == [stated]


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("地方财政总收入是多少,不是财政总收入", "16亿元"),
        ("财政总收入(不是地方财政总收入)完成了多少?", "29亿元"),
        ("财政总收入完成了多少?地方财政总收入不要", "29亿元"),
        ("财政总收入完成了多少?(不含地方财政总收入)", "29亿元"),
        ("不算地方财政总收入,单说财政总收入是多少?", "29亿元"),
    ],
)
def test_what_a_question_turns_away_does_not_answer_it(
    assistant: Assistant, question: str, stated: str
) -> None:
    answer = assistant.ask(question)
    assert answer.calculation is None
    assert [figure.text for figure in answer.figures] == [stated]


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("全区财政总收入达到多少亿?", "29亿元"),
        ("财政总收入多少?", "29亿元"),
        ("地方财政总收入是多少?", "16亿元"),
    ],
)
def test_asked_by_the_plain_name_the_narrower_one_beside_it_is_no_answer(
    assistant: Assistant, question: str, stated: str
) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == [stated]


@pytest.mark.parametrize(
    "question", ["引进落地的亿元以上项目总投资是多少?", "城镇登记失业的人有多少?"]
)
def test_money_is_no_number_of_projects_and_persons_are_no_rate(
    assistant: Assistant, question: str
) -> None:
    assert not assistant.ask(question).answered


def test_a_place_of_no_list_that_opens_a_question_is_no_place_of_the_report(
    assistant: Assistant,
) -> None:
    assert not assistant.ask("满洲里2025年新能源汽车产量是多少?").answered
