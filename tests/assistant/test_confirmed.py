"""Yes or no in the ways people ask it: doubts, what doubled, whether an aim was met, which place it took."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.asking.question import read_question
from assistant.comparison.aim_met import asks_whether_met
from assistant.comparison.doubled import asks_whether_doubled
from assistant.comparison.ranks import ranks_otherwise
from corpus import Years
from index import Encoder
from tests.assistant.builders import over, work_report

YEARS = Years("2020", "2021")


@pytest.mark.parametrize(
    "question",
    [
        "难道全区才二十个单位参加在线学法?",
        "新收的行政复议案子才10件?",
        "是上年的三倍,真的假的?",
        "真的有九百户企业进了名录?",
        "十一万多套保交房都完成了?",
        "行政复议案够二十件不",
        "清单够三十项不够",
        "人口去年减少了?",
        "Is it true that more than 300 certificates were cleared?",
        "More than 300 certificates were cleared, is that right?",
    ],
)
def test_a_doubt_asks_to_confirm(question: str) -> None:
    assert read_question(question, YEARS).means("yesno")


@pytest.mark.parametrize(
    "question",
    ["刚才说的10件是什么?", "西安地铁总共多少公里了?", "怎么办好了?", "提高了几个百分点了?"],
)
def test_a_question_for_something_else_does_not(question: str) -> None:
    assert not read_question(question, YEARS).means("yesno")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("超过10个亿了吗?", "1000000000"),
        ("花了10多个亿吗?", "1000000000"),
        ("增幅有两成以上吗?", "20"),
        ("是不是少了一半还多?", "50"),
        ("全年才一次?", "1"),
        ("培训班只办了一期,对吗?", "1"),
        ("降到30以内了吗?", "30"),
        ("有没有到90%以上的公园24小时开放?", "90"),
    ],
)
def test_the_number_supposed_is_read_as_spoken(question: str, value: str) -> None:
    assert f"{read_question(question, YEARS).stated[-1].base:f}" == value


def test_counted_things_of_a_hundred_million_each_are_no_amount() -> None:
    assert read_question("建成五个亿元村了吗?", YEARS).folded == "建成五个亿元村了吗?"


@pytest.mark.parametrize(
    ("question", "opens", "figure"),
    [
        ("难道全区才二十个单位参加在线学法?", "不是", "122個"),
        ("新收的行政复议案子才10件?", "不是", "15件"),
        ("新受理的行政复议案够二十件不", "不是", "15件"),
        ("“一件事一次办”够三十项不够", "是", "30項"),
        ("行政许可快190项了,没错吧", "是", "189項"),
        ("行政许可快两百个了吧", "是", "189項"),
        ("行政许可快三百项了吧", "不是", "189項"),
        ("真的有九百户企业进了经营异常名录?", "是", "900戶"),
        ("人大任命的任前法律考试全年才一次?", "不是", "3次"),
        ("规范执法的培训班只办了一期,对吗", "不是", "2期"),
        ("進駐大廳的部門翻了一番了嗎", "不是", "18個"),
        ("政务服务中心进驻的部门跟十二五末比增加了吗", "是", "18個"),
        ("行政奖励比行政给付多吧", "不是", "42項"),
        (
            "Is it true that more than 300 law enforcement certificates were cleared out?",
            "Yes",
            "374名",
        ),
    ],
)
def test_what_the_report_says_confirms_or_denies(
    assistant: Assistant, question: str, opens: str, figure: str
) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert answer.answer.startswith(opens)
    assert answer.figures[0].text == figure


def test_an_exception_that_the_question_makes_itself_denies_nothing(assistant: Assistant) -> None:
    assert assistant.ask("除了不涉及的,三级指标任务全部完成了没").answer.startswith("是")
    assert assistant.ask("三级指标任务全部完成了没").answer.startswith("不是全部")


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("粮食产量完成目标了吗?", True),
        ("2012年GDP计划240亿，后来完成没有?", True),
        ("没达到预期目标，对吗?", True),
        ("失业率目标是控制在4%以内,做到了吗?", True),
        ("粮食产量增加了吗?", False),
        ("144项任务完成了吗?", False),
        ("目标是多少?", False),
    ],
)
def test_whether_an_aim_was_met_is_asked(question: str, asks: bool) -> None:
    assert asks_whether_met(read_question(question, YEARS)) is asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("部门翻了一番了吗?", True),
        ("收入翻两番了没有?", True),
        ("客流多了一倍吗?", True),
        ("Did output double?", True),
        ("部门翻了几番?", False),
        ("部门增加了吗?", False),
    ],
)
def test_whether_something_doubled_is_asked(question: str, asks: bool) -> None:
    assert asks_whether_doubled(read_question(question, YEARS)) is asks


@pytest.mark.parametrize(
    ("asked", "said", "otherwise"),
    [
        ("出口增速排全国第一,没错吧?", "出口增长18.2%、增速居全国第3位。", True),
        (
            "高速公路里程全国第二,是真的吗?",
            "高速公路新增3000公里、突破1.1万公里、居全国第3位，高铁居首位。",
            True,
        ),
        ("出口增速居全国首位吗?", "出口增长18.2%、增速居全国第1位。", False),
        ("出口增长了吗?", "出口增长18.2%、增速居全国第3位。", False),
        ("出口增速排全国第三吗?", "第一产业下降，出口增长18.2%、居全国第3位。", False),
    ],
)
def test_another_place_than_supposed_is_heard(asked: str, said: str, otherwise: bool) -> None:
    assert ranks_otherwise(read_question(asked, YEARS), said) is otherwise


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {
        "河东区-2012年政府工作报告.txt": work_report(
            2011,
            "地区生产总值完成198.5亿元，规模以上工业总产值完成235.4亿元，同比增长50.9%。",
            "地区生产总值达到240亿元，同比增长21%；城镇登记失业率控制在4%以内；旅游接待人数突破500万人次。",
        ),
        "河东区-2013年政府工作报告.txt": work_report(
            2012,
            "全年地区生产总值完成235.2亿元，同比增长18.5%，增速居全市第3位。规模以上工业企业达54家，"
            "规模以上工业总产值完成137.8亿元。城镇登记失业率为3.79%。旅游接待人数达到525.6万人次。"
            "社会消费品零售总额由2010年的68亿元增加到2012年的136.3亿元。城乡居民收入比由2.9∶1缩小至2.52∶1。"
            "城镇、农村居民收入分别增长4.8%、5.9%。每千人口托位数较2010年翻两番。",
            "新建学校2所。",
        ),
    }
    return over(reports, tmp_path_factory.mktemp("district"), encoder)


@pytest.mark.parametrize(
    ("question", "opens", "figures"),
    [
        ("2012年GDP计划240亿，后来完成目标没有？", "不是", ["235.2亿元"]),
        ("2012年地区生产总值完成目标了吗？", "不是", ["235.2亿元", "240亿元"]),
        ("2012年地区生产总值没完成目标，对吗？", "是", ["235.2亿元", "240亿元"]),
        ("2012年城镇登记失业率目标是控制在4%以内,做到了吗？", "是", ["3.79%"]),
        ("2012年规模以上工业总产值比2011年增加了没？", "不是", ["235.4亿元", "137.8亿元"]),
        ("社会消费品零售总额2012年比2010年翻了一番了吗？", "是", ["68亿元", "136.3亿元"]),
        ("2012年城乡居民收入差距拉大了没有？", "不是", ["2.9∶1", "2.52∶1"]),
        ("2012年每千人口托位数只翻了一番吗？", "不是", []),
        ("2012年地区生产总值增速居全市首位，对吗？", "不是", []),
    ],
)
def test_outcomes_are_held_against_aims_and_years_before(
    district: Assistant, question: str, opens: str, figures: list[str]
) -> None:
    answer = district.ask(question)
    assert answer.answered
    assert answer.answer.startswith(opens)
    shown = [figure.text for figure in answer.figures]
    assert shown[: len(figures)] == figures
