"""Questions to be confirmed: shares in words, directions, and whether all is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from assistant.asking.question import read_question
from assistant.comparison.bounds import confirms, direction_asked, moves, verdict
from corpus import Years, parse_report
from index import Encoder
from tests.assistant.builders import over

YEARS = Years("2020", "2021")


@pytest.mark.parametrize(
    ("question", "way"),
    [
        ("投资是负增长吗?", -1),
        ("投资下降了吗?", -1),
        ("投资是下降的吗?", -1),
        ("投资是增长的吗?", 1),
        ("收入增长了没有?", 1),
        ("部门比以前多了吗?", 1),
        ("案件比上年少了吗?", -1),
        ("Did investment fall?", -1),
        ("Are there more departments than before?", 1),
        ("投资有没有增长?", 1),
        ("投资是否下降?", -1),
        ("粮食是不是减产了?", -1),
        ("有没有增长点?", 0),
        ("任务完成了吗?", 0),
    ],
)
def test_a_question_supposes_a_rise_or_a_fall(question: str, way: int) -> None:
    assert direction_asked(read_question(question, YEARS)) == way


@pytest.mark.parametrize(
    ("sentence", "way"),
    [
        ("固定资产投资增长1.6%。", 1),
        ("固定资产投资下降1.6%。", -1),
        ("固定资产投资增长-1.6%。", -1),
        ("固定资产投资负增长1.6%。", -1),
        ("完成固定资产投资35亿元。", 0),
    ],
)
def test_a_figure_says_which_way_it_went(sentence: str, way: int) -> None:
    (figure,) = parse_report("统计.txt", sentence.encode()).figures
    assert moves(figure) == way


@pytest.mark.parametrize(
    ("spoken", "value"),
    [
        ("调解成功率超过八成了吗?", 80),
        ("调解成功率有七成半吗?", 75),
        ("调解成功率有没有达到七成五?", 75),
        ("纠错率是不是百分之百?", 100),
        ("纠错率是百分百吗?", 100),
    ],
)
def test_shares_in_words_are_per_cent(spoken: str, value: int) -> None:
    (stated,) = read_question(spoken, YEARS).stated
    assert stated.value == value
    assert stated.unit_text == "%"


def test_tenths_in_a_report_are_compared_with_per_cent() -> None:
    (figure,) = parse_report("统计.txt", "高新企业占比近三成，".encode()).figures
    question = read_question("高新企业占比超过四成了吗?", YEARS)
    assert not confirms(question, question.stated[-1], figure)
    question = read_question("高新企业占比不到四成吗?", YEARS)
    assert confirms(question, question.stated[-1], figure)


@pytest.mark.parametrize(
    ("asked", "value", "confirmed"),
    [
        ("登记失业率没超4.1%吧?", "4.08", True),
        ("登记失业率是不是没破4%?", "4.08", False),
        ("登记失业率有没有超4%?", "4.08", True),
        ("登记失业率没有突破4.5%吧?", "4.08", True),
        ("登记失业率超没超4%?", "4.08", True),
        ("登记失业率满没满5%?", "4.08", False),
    ],
)
def test_what_has_not_gone_beyond_lies_below(asked: str, value: str, confirmed: bool) -> None:
    (figure,) = parse_report("统计.txt", f"城镇登记失业率为{value}%。".encode()).figures
    question = read_question(asked, YEARS)
    assert confirms(question, question.stated[-1], figure) is confirmed


@pytest.mark.parametrize("text", ["第二成员单位是谁?", "三成为什么没有?", "任务一完成就验收吗?"])
def test_other_words_with_the_character_are_left_alone(text: str) -> None:
    assert read_question(text, YEARS).stated == ()


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("调解成功率超过八成了吗?", "不是，71%"),
        ("调解成功率超过七成了吗?", "是，71%"),
        ("调解成功率有没有超过四分之三?", "不是，71%"),
        ("调解成功率有没有超过三分之二?", "是，71%"),
        ("进驻政务服务中心的部门比以前多了吗?", "是，18個，25個"),
        ("进驻政务服务中心的部门比以前少了吗?", "不是，18個，25個"),
        ("网上学法的人数过千没?", "是，3651人"),
        ("调解成功率有九成么?", "不是，71%"),
        ("受理的矛盾纠纷超过8000件?", "不是，7364件"),
        ("培训考试的执法人员有九百来人吧?", "不是，1020名"),
        ("公共服务事项过三百了不?", "是，341項"),
        ("常务会审议了一百二十项议题?", "不是，112項"),
        ("公共服务事项有321项?", "不是，341項"),
        ("调解成功率比65%高吗?", "是，71%"),
        ("三级指标任务全部完成了吗?", "不是全部"),
        ("144项三级指标任务全部完成了吗?", "不是全部"),
        ("全区中小学都聘请了法治副校长吗?", "是"),
    ],
)
def test_the_answer_says_yes_or_no(assistant: Assistant, question: str, begins: str) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    assert answer.answer.startswith(begins)


SPEECHES = {
    2025: ("新增就业4100人，粮食产量1142万吨。", "全年城镇新增就业5300人，机场旅客突破120万人次。"),
    2026: (
        "城镇新增就业6790人，机场旅客突破100万人次。工业投资增长6.1%，固定资产投资下降3.3%，"
        "能耗下降2.4%。",
        "全年城镇新增就业6000人。",
    ),
}


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {
        f"甲山县-{year}年政府工作报告.txt": (
            f"政府工作报告\n——{year}年1月20日在甲山县第十四届人民代表大会第四次会议上\n"
            f"县长 王五\n\n各位代表：\n一、{year - 1}年工作回顾\n{review}\n\n"
            f"二、{year}年工作安排\n{plan}\n"
        )
        for year, (review, plan) in SPEECHES.items()
    }
    return over(reports, tmp_path_factory.mktemp("county"), encoder)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("2025年固定资产投资是增长的吗?", "不是，3.3%"),
        ("2025年固定资产投资下降了吗?", "是，3.3%"),
        ("2025年固定资产投资增长了3.3%吗?", "不是，3.3%"),
        ("2025年工业投资下降了没有?", "不是，6.1%"),
        ("2025年机场旅客过百万了吗?", "是，突破100万人次"),
        ("2025年机场旅客是不是已经过了50万人次?", "是，突破100万人次"),
        ("2025年城镇新增就业有没有六千人?", "是，6790人"),
        ("2025年城镇新增就业有没有七千人?", "不是，6790人"),
        ("2025年城镇新增就业超过计划的5300人了吗?", "是，6790人"),
        ("2025年城镇新增就业过了年初定的5300人没?", "是，6790人"),
        ("2026年城镇新增就业的目标是5300人吗?", "不是，6000人"),
    ],
)
def test_what_came_of_it_is_held_against_what_is_supposed(
    county: Assistant, question: str, begins: str
) -> None:
    assert county.ask(question).answer.startswith(begins)


@pytest.mark.parametrize("question", ["法治主题公园的门票是免费的吗?", "行政诉讼的败诉率下降了吗?"])
def test_what_the_report_does_not_say_is_not_affirmed(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).answered


def test_a_fraction_is_held_against_no_count(assistant: Assistant) -> None:
    answer = assistant.ask("有没有超过四分之三的纠纷调解成功?")
    assert not answer.answer.startswith("是")


def test_a_share_below_the_whole_denies_that_all_was_done(assistant: Assistant) -> None:
    answer = assistant.ask("受理的矛盾纠纷都调解成功了吗?")
    assert not answer.answered or answer.answer.startswith("不是全部")


TERM_AND_YEAR = """政府工作报告

一、过去五年
五年来，地区生产总值达到1.5万亿元、增长19.8%，城镇新增就业124.27万人。

二、2025年工作回顾
2025年，全年GDP增长5%，城镇新增就业22.89万人。

三、2026年工作安排
今年主要预期目标是：地区生产总值增长5.5%，城镇新增就业21万人。
"""


@pytest.fixture(scope="module")
def after_a_term(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder = tmp_path_factory.mktemp("term")
    return over({"吉林省-2026年政府工作报告.txt": TERM_AND_YEAR}, folder, encoder)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("吉林城镇新增就业多少人?", "22.89万人"),
        ("吉林GDP增长5%对吗?", "5%"),
        ("吉林经济增速是多少?", "5%"),
        ("吉林一共新增城镇就业多少人?", "124.27万人"),
        ("吉林五年城镇新增就业多少人?", "124.27万人"),
    ],
)
def test_the_year_goes_before_the_term_where_neither_is_named(
    after_a_term: Assistant, question: str, figure: str
) -> None:
    assert after_a_term.ask(question).figures[0].text == figure


def test_not_so_asked_back_supposes_that_it_is(after_a_term: Assistant) -> None:
    answer = after_a_term.ask("吉林城镇新增就业不是25万人吗?")
    assert answer.answer.startswith("不是，22.89万人")
    assert answer.calculation is None


@pytest.mark.parametrize(
    ("stated_as", "question", "verdict_on_it"),
    [
        ("地区生产总值14.58万亿元", "地区生产总值是14.58万亿元吗?", "yes"),
        ("地区生产总值14.58万亿元", "地区生产总值是14.6万亿元吗?", "rounded"),
        ("地区生产总值14.58万亿元", "地区生产总值是14.5万亿元吗?", "no"),
        ("地区生产总值14.58万亿元", "地区生产总值是15万亿元吗?", "no"),
        ("地区生产总值14.58万亿元", "地区生产总值超过14.6万亿元了吗?", "no"),
        ("城镇新增就业22.89万人", "城镇新增就业22.9万人，对吗?", "rounded"),
        ("城镇化率76.58%", "城镇化率是不是76.6%?", "rounded"),
        ("行政权力事项5291项", "行政权力事项是不是5290项?", "no"),
        ("地区生产总值下降5.04%", "地区生产总值增长了5%吗?", "no"),
        ("粮食产量1350.97亿斤", "Was grain output 135.1 billion jin?", "rounded"),
    ],
)
def test_a_number_that_is_only_rounded_is_not_denied(
    stated_as: str, question: str, verdict_on_it: str
) -> None:
    (figure,) = parse_report("统计.txt", f"{stated_as}。".encode()).figures
    asked = read_question(question, YEARS)
    assert verdict(asked, asked.stated[-1], figure) == verdict_on_it


def test_the_answer_says_that_it_is_rounded(tmp_path: Path, encoder: Encoder) -> None:
    assistant = over({"统计.txt": "2020年城镇新增就业22.89万人。"}, tmp_path, encoder)
    answer = assistant.ask("城镇新增就业是22.9万人吗?")
    assert answer.answer.startswith("是，四舍五入：22.89万人")


def test_what_lies_below_a_limit_is_no_word_of_what_is_asked(
    tmp_path: Path, encoder: Encoder
) -> None:
    assistant = over({"统计.txt": "2020年城镇新增就业141万人。"}, tmp_path, encoder)
    (concept,) = assistant.bench("城镇新增就业低于124.1万人对吗?").query.own
    assert concept.word == "城镇新增就业"
    assert assistant.ask("城镇新增就业低于124.1万人对吗?").answer.startswith("不是，141万人")
