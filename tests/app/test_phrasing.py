"""Figures' labels as questions, from sentences that reports write."""

from __future__ import annotations

import pytest

from assistant.chat.phrasing import question_of
from corpus import Report, parse_report


def report(sentence: str, place: str = "海拉尔区", year: int = 2016) -> Report:
    text = f"{place}{year}年政府工作报告\n\n一、{year - 1}年工作回顾\n\n{year - 1}年，{sentence}\n"
    return parse_report(f"{place}-{year}年政府工作报告.txt", text.encode())


def questions(sentence: str, *others: Report, place: str = "海拉尔区") -> list[str]:
    own = report(sentence, place)
    return [question_of(figure, [own, *others]) for figure in own.figures]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("全区新建农村公路86公里。", "新建农村公路多少公里？"),
        ("全年地区生产总值完成192.3亿元。", "地区生产总值完成多少亿元？"),
        ("建成7个安全教育基地。", "建成多少个安全教育基地？"),
        ("森林覆盖率提高到42.5%。", "森林覆盖率提高到多少？"),
        ("矛盾纠纷调解成功率71%。", "矛盾纠纷调解成功率是多少？"),
    ],
)
def test_a_label_with_its_number_at_the_end_or_before_what_is_counted_is_a_question(
    sentence: str, question: str
) -> None:
    assert questions(sentence) == [question]


@pytest.mark.parametrize(
    "sentence",
    [
        "推动25家企业入驻园区。",
        "对25户企业依法列入经营异常名录。",
        "总投资3亿元的时代广场商业项目开工建设。",
        "20多个国家部委制定配套支持文件。",
        "满意率95.4%。",
        "完成投资8亿元。",
        "五年新增商业营业面积12万平方米。",
    ],
)
def test_what_goes_on_or_does_not_say_of_what_is_none(sentence: str) -> None:
    assert not any(questions(sentence))


def test_place_and_year_are_named_once_and_where_there_are_several() -> None:
    sentence = "全区新建农村公路86公里。"
    earlier, neighbour = report(sentence, year=2014), report(sentence, "鄂温克旗")
    assert questions(sentence, earlier) == ["2015年新建农村公路多少公里？"]
    assert questions(sentence, neighbour) == ["海拉尔区新建农村公路多少公里？"]
    assert questions(sentence, earlier, neighbour) == ["海拉尔区2015年新建农村公路多少公里？"]
    named = "海拉尔区新建农村公路86公里。"
    assert questions(named, neighbour) == ["海拉尔区新建农村公路多少公里？"]


def test_what_is_only_planned_is_not_asked_for() -> None:
    text = "海拉尔区2016年政府工作报告\n\n二、2016年工作安排\n\n2016年，计划新建农村公路86公里。\n"
    planned = parse_report("海拉尔区-2016年政府工作报告.txt", text.encode())
    assert [question_of(figure, [planned]) for figure in planned.figures] == [""]
