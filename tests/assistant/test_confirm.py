"""Questions to be confirmed: shares in words, directions, and whether all is done."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.bounds import confirms, direction_asked, moves
from assistant.question import read_question
from corpus import Years, parse_report

YEARS = Years("2020", "2021")


@pytest.mark.parametrize(
    ("question", "way"),
    [
        ("投资是负增长吗?", -1),
        ("投资下降了吗?", -1),
        ("收入增长了没有?", 1),
        ("部门比以前多了吗?", 1),
        ("案件比上年少了吗?", -1),
        ("Did investment fall?", -1),
        ("Are there more departments than before?", 1),
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


@pytest.mark.parametrize("text", ["第二成员单位是谁?", "三成为什么没有?", "任务一完成就验收吗?"])
def test_other_words_with_the_character_are_left_alone(text: str) -> None:
    assert read_question(text, YEARS).stated == ()


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("调解成功率超过八成了吗?", "不是，71%"),
        ("调解成功率超过七成了吗?", "是，71%"),
        ("进驻政务服务中心的部门比以前多了吗?", "是，18個，25個"),
        ("进驻政务服务中心的部门比以前少了吗?", "不是，18個，25個"),
        ("网上学法的人数过千没?", "是，3651人"),
        ("调解成功率有九成么?", "不是，71%"),
        ("受理的矛盾纠纷超过8000件?", "不是，7364件"),
        ("培训考试的执法人员有九百来人吧?", "不是，1020名"),
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


@pytest.mark.parametrize("question", ["法治主题公园的门票是免费的吗?", "行政诉讼的败诉率下降了吗?"])
def test_what_the_report_does_not_say_is_not_affirmed(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).answered


def test_a_share_below_the_whole_denies_that_all_was_done(assistant: Assistant) -> None:
    answer = assistant.ask("受理的矛盾纠纷都调解成功了吗?")
    assert not answer.answered or answer.answer.startswith("不是全部")
