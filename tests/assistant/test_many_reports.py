"""What staff get when they ask several reports at once: other places, other years."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Answer, Assistant
from index import Encoder
from tests.assistant.builders import over

REVIEWS = {
    # file name → (speech, review, plan)
    "甲山省-2026年政府工作报告.txt": (
        "2026年1月27日在甲山省第十四届人民代表大会第五次会议上",
        "地区生产总值达到13697.5亿元、增长5.8%，粮食产量1340万吨。"
        "城市低保标准从每月796元提高至842元。为60岁以上老人免费体检12万人次。",
        "今年发展主要预期目标是：地区生产总值增长5.5%左右，城镇新增就业30万人。",
    ),
    "乙水省-2026年政府工作报告.txt": (
        "2026年1月20日在乙水省第十四届人民代表大会第四次会议上",
        "全省地区生产总值67665亿元，增长5.5%，粮食产量3662万吨。",
        "今年发展主要预期目标是：地区生产总值增长5%左右，城镇新增就业85万人。",
    ),
    "丙川省-2026年政府工作报告.txt": (
        "2026年1月22日在丙川省第十四届人民代表大会第四次会议上",
        "全省生产总值23562亿元、增长4.9%，粮食产量1159万吨。",
        "今年发展主要预期目标是：地区生产总值增长5.2%左右，城镇新增就业60万人。",
    ),
    "丙川省-2025年政府工作报告.txt": (
        "2025年1月19日在丙川省第十四届人民代表大会第三次会议上",
        "全省生产总值22667亿元、增长5.3%，粮食产量1142万吨。",
        "今年发展主要预期目标是：地区生产总值增长5%左右，城镇新增就业62万人。",
    ),
}


def spoken(speech: str, review: str, plan: str) -> str:
    """A work report as it was read out: where and when, by whom, what was done and is planned."""
    year = int(speech[:4])
    speaker = {2025: "李四", 2026: "王五"}[year]
    return (
        f"政府工作报告\n——{speech}\n省长 {speaker}\n\n各位代表：\n"
        f"一、{year - 1}年工作回顾\n{review}\n\n二、{year}年工作安排\n{plan}\n"
    )


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {name: spoken(*parts) for name, parts in REVIEWS.items()}
    return over(reports, tmp_path_factory.mktemp("provinces"), encoder)


def shown(answer: Answer) -> list[tuple[str, str, str]]:
    return [(figure.place, figure.period, figure.text) for figure in answer.figures]


def test_a_place_and_a_year_choose_the_report(assistant: Assistant) -> None:
    assert shown(assistant.ask("丙川省2024年地区生产总值是多少?")) == [
        ("丙川省", "2024", "22667亿元")
    ]


def test_two_places_are_set_against_each_other(assistant: Assistant) -> None:
    answer = assistant.ask("甲山省和乙水省2025年地区生产总值相差多少?")
    assert answer.calculation is not None
    assert answer.calculation.expression == "67665亿元 − 13697.5亿元 = 53967.5亿元"


@pytest.mark.parametrize(
    "question",
    ["甲山省和乙水省的地区生产总值是多少?", "甲山省、乙水省的地区生产总值分别是多少?"],
)
def test_several_places_get_a_figure_each_under_their_names(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert shown(answer) == [
        ("甲山省", "2025", "13697.5亿元"),
        ("乙水省", "2025", "67665亿元"),
    ]
    assert answer.answer.startswith("甲山省13697.5亿元，乙水省67665亿元。")


def test_a_place_whose_report_does_not_state_it_is_named(encoder: Encoder, tmp_path: Path) -> None:
    """河北 tells what it was five years ago and 天津 only a growth: neither is taken for the level."""
    reports = {
        "北京市": "全市地区生产总值5.2万亿元、增长5.4%。",
        "天津市": "全市地区生产总值增长4.8%，产业规模超千亿元。",
        "河北省": "全省生产总值从2020年的3.68万亿元增长到2025年的4.93万亿元。",
    }
    texts = {
        f"{place}-2026年政府工作报告.txt": spoken(
            f"2026年1月20日在{place}第十四届人民代表大会第四次会议上", review, "新建学校5所。"
        )
        for place, review in reports.items()
    }
    assistant = over(texts, tmp_path, encoder)
    answer = assistant.ask("京津冀的地区生产总值是多少?")
    assert [figure.text for figure in answer.figures] == ["5.2万亿元", "4.93万亿元"]
    assert answer.answer == "北京市5.2万亿元，河北省4.93万亿元。天津市的报告里没有找到这一数字。"


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("2025年各省地区生产总值分别是多少?", ["67665亿元", "23562亿元", "13697.5亿元"]),
        ("各省粮食产量", ["3662万吨", "1340万吨", "1159万吨"]),
        ("3个省份2026年城镇新增就业目标排一排", ["85万人", "60万人", "30万人"]),
        ("What was the GDP of each province in 2025?", ["67665亿元", "23562亿元", "13697.5亿元"]),
    ],
)
def test_what_is_asked_of_each_place_is_told_of_each_highest_first(
    assistant: Assistant, question: str, figures: list[str]
) -> None:
    answer = assistant.ask(question)
    assert [figure.text for figure in answer.figures] == figures
    assert {f.passage_id for f in answer.figures} <= {c.passage_id for c in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "各省一共新增就业多少人?",  # a sum over reports is not worked out
        "各省平均粮食产量是多少?",
        "各市的粮食产量分别是多少?",  # the reports are of provinces
        "各省怎么保护耕地?",
    ],
)
def test_one_place_is_no_answer_to_what_is_asked_of_all(
    assistant: Assistant, question: str
) -> None:
    assert not assistant.ask(question).answered


def test_what_one_place_has_to_a_head_is_not_told_beside_what_others_have_in_all(
    encoder: Encoder, tmp_path: Path
) -> None:
    reports = {
        "北京市": "全市地区生产总值5.2万亿元、增长5.4%。",
        "四川省": "地区生产总值达到67665亿元，增长5.5%。",
        "湖北省": "全省地区生产总值62661亿元。",
        "浙江省": "人均地区生产总值提高到14万元左右。",
    }
    texts = {
        f"{place}-2026年政府工作报告.txt": spoken(
            f"2026年1月20日在{place}第十四届人民代表大会第四次会议上", review, "新建学校5所。"
        )
        for place, review in reports.items()
    }
    answer = over(texts, tmp_path, encoder).ask("2025年各省地区生产总值分别是多少?")
    assert [figure.place for figure in answer.figures] == ["四川省", "湖北省", "北京市"]
    assert answer.answer.endswith("浙江省的报告里没有找到这一数字。")


def test_the_highest_of_all_places_comes_first(assistant: Assistant) -> None:
    answer = assistant.ask("哪个省2025年的地区生产总值最高?")
    assert shown(answer) == [
        ("乙水省", "2025", "67665亿元"),
        ("丙川省", "2025", "23562亿元"),
        ("甲山省", "2025", "13697.5亿元"),
    ]
    assert answer.answer.startswith("乙水省67665亿元")


def test_the_lowest_comes_first_when_asked_for(assistant: Assistant) -> None:
    assert shown(assistant.ask("哪个省2025年的粮食产量最低?"))[0] == (
        "丙川省",
        "2025",
        "1159万吨",
    )


def test_places_that_pass_a_limit_are_listed(assistant: Assistant) -> None:
    answer = assistant.ask("2025年地区生产总值增速超过5%的省份有哪些?")
    assert shown(answer) == [("甲山省", "2025", "5.8%"), ("乙水省", "2025", "5.5%")]


def test_the_year_in_which_a_place_stood_highest(assistant: Assistant) -> None:
    answer = assistant.ask("丙川省哪一年的地区生产总值最高?")
    assert shown(answer)[0] == ("丙川省", "2025", "23562亿元")


def test_of_two_years_named_the_one_asked_for_comes_first_and_each_figure_has_its_year(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("丙川省2024年和2025年的粮食产量哪年更高?")
    assert shown(answer) == [("丙川省", "2025", "1159万吨"), ("丙川省", "2024", "1142万吨")]
    assert answer.answer.startswith("2025年1159万吨，2024年1142万吨")


def test_a_run_of_years_is_a_series_in_order(assistant: Assistant) -> None:
    answer = assistant.ask("丙川省2024—2025年粮食产量的走势?")
    assert answer.answer.startswith("2024年1142万吨，2025年1159万吨")


def test_each_year_is_asked_of_the_place_with_reports_of_several_and_it_is_named(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("历年粮食产量分别是多少?")
    assert shown(answer) == [("丙川省", "2024", "1142万吨"), ("丙川省", "2025", "1159万吨")]
    assert answer.answer == "2024年1142万吨，2025年1159万吨。（丙川省）"
    assert "（丙川省）" not in assistant.ask("丙川省历年粮食产量分别是多少?").answer


def test_an_aim_and_what_came_of_it_are_set_side_by_side(assistant: Assistant) -> None:
    both = assistant.ask("丙川省2025年地区生产总值增长的目标和实际数各是多少?")
    assert shown(both) == [("丙川省", "2025", "5%"), ("丙川省", "2025", "4.9%")]
    apart = assistant.ask("丙川省2025年地区生产总值增长实际比目标低了多少个百分点?").calculation
    assert apart is not None
    assert apart.expression == "5%左右 − 4.9% = 0.1个百分点"


def test_a_target_is_answered_with_what_is_aimed_at(assistant: Assistant) -> None:
    asked = "丙川省2025年地区生产总值增长目标是多少?"
    assert shown(assistant.ask(asked)) == [("丙川省", "2025", "5%")]
    done = "丙川省2025年地区生产总值增长了百分之几?"
    assert shown(assistant.ask(done)) == [("丙川省", "2025", "4.9%")]


def test_a_year_that_is_over_is_not_answered_with_its_plan(assistant: Assistant) -> None:
    answer = assistant.ask("丙川省2025年城镇新增就业多少万人?")
    assert not answer.answered
    assert shown(assistant.ask("丙川省2025年城镇新增就业目标是多少?")) == [
        ("丙川省", "2025", "62万人")
    ]
    assert shown(assistant.ask("丙川省2026年城镇新增就业多少万人?")) == [
        ("丙川省", "2026", "60万人")
    ]


def test_what_was_yet_to_be_done_in_a_year_that_is_over_is_its_plan(assistant: Assistant) -> None:
    assert shown(assistant.ask("丙川省2025年城镇要新增就业多少万人?")) == [
        ("丙川省", "2025", "62万人")
    ]
    assert shown(assistant.ask("丙川省2025年地区生产总值要增长多少?")) == [("丙川省", "2025", "5%")]


def test_a_follow_up_may_ask_for_the_target_of_another_year(assistant: Assistant) -> None:
    answer = assistant.ask("2026年的目标呢?", ["丙川省2025年城镇新增就业目标是多少?"])
    assert shown(answer) == [("丙川省", "2026", "60万人")]


def test_without_a_year_the_latest_report_answers(assistant: Assistant) -> None:
    assert shown(assistant.ask("丙川省粮食产量是多少?")) == [("丙川省", "2025", "1159万吨")]


def test_without_a_place_the_others_that_could_answer_are_named(assistant: Assistant) -> None:
    answer = assistant.ask("2025年粮食产量是多少?")
    assert answer.answered
    others = {"甲山省", "乙水省", "丙川省"} - {answer.figures[0].place}
    assert all(place in answer.answer for place in others)


def test_places_and_years_that_no_report_covers_are_refused_by_name(assistant: Assistant) -> None:
    elsewhere = assistant.ask("广东省2025年粮食产量是多少?")
    assert not elsewhere.answered
    assert "广东省" in elsewhere.answer
    long_ago = assistant.ask("丙川省2011年粮食产量是多少?")
    assert not long_ago.answered
    assert "2025" in long_ago.answer


def test_who_gave_a_report_is_read_from_the_line_under_its_title(assistant: Assistant) -> None:
    answer = assistant.ask("丙川省2025年的政府工作报告是谁作的?")
    assert answer.answered
    assert "省长 李四" in answer.answer
    assert answer.citations[0].report == "丙川省-2025年政府工作报告.txt"
    assert "省长 王五" in assistant.ask("丙川省长是谁?").answer
    assert "省长 李四" in assistant.ask("丙川省2025年念报告的是谁?").answer


def test_who_gave_a_report_is_not_guessed_among_many_places(assistant: Assistant) -> None:
    assert "省长" not in assistant.ask("政府工作报告是谁作的?").answer


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        ("乙水省地区生产总值是甲山省的几倍?", "67665亿元 ÷ 13697.5亿元 ≈ 4.94倍"),
        ("丙川省2025年粮食产量比上年增加了多少万吨?", "1159万吨 − 1142万吨 = 17万吨"),
    ],
)
def test_places_and_years_are_calculated_with(
    assistant: Assistant, question: str, expression: str
) -> None:
    calculation = assistant.ask(question).calculation
    assert calculation is not None
    assert calculation.expression == expression


def test_a_text_of_no_known_place_may_answer_what_names_a_place_in_passing(
    tmp_path: Path, encoder: Encoder
) -> None:
    about = "2026年1月27日在甲山省第十四届人民代表大会第五次会议上"
    reports = {
        "甲山省-2026年政府工作报告.txt": spoken(about, "粮食产量1340万吨。", "今年新建一批公园。"),
        "博物馆.txt": "甲山省博物馆由建筑师张三设计，馆内的陶器来自各地。\n",
    }
    assistant = over(reports, tmp_path, encoder)
    [first, *_] = assistant.retrieve("甲山省博物馆由谁设计?")
    assert first.passage.report == "博物馆.txt"
    # A figure needs a report that is known to be the place's.
    assert shown(assistant.ask("甲山省粮食产量是多少?")) == [("甲山省", "2025", "1340万吨")]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("甲山省城市低保标准是多少?", "842元"),
        ("甲山省城市低保标准原来是多少?", "796元"),
        ("甲山省城市低保标准以前是多少?", "796元"),
        ("甲山省城市低保标准提高之后是多少?", "842元"),
    ],
)
def test_a_measure_is_answered_with_what_it_became(
    assistant: Assistant, question: str, text: str
) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == [text]


def test_what_is_only_named_is_looked_up_as_if_asked_for(assistant: Assistant) -> None:
    assert [figure.text for figure in assistant.ask("甲山省去年粮食总产?").figures] == ["1340万吨"]
    asked = assistant.ask("What was the grain harvest of Jiashan Province last year?")
    assert [figure.text for figure in asked.figures] == ["1340万吨"]


@pytest.mark.parametrize(
    "question", ["甲山省城市低保标准提高了多少?", "甲山省城市低保标准净增多少元?"]
)
def test_a_change_is_worked_out_from_both_its_ends(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.calculation is not None
    assert answer.calculation.expression == "842元 − 796元 = 46元"


def test_a_report_of_no_known_place_answers_for_a_place_it_speaks_of(
    tmp_path: Path, encoder: Encoder
) -> None:
    reports = {
        "某市2022年执法报告.txt": "某市2022年执法报告\n落实法治浙江规划。2022年，全市查处案件803件。\n",
        "甲县2022年执法报告.txt": "甲县2022年执法报告\n2022年，全县查处案件25件。\n",
    }
    assistant = over(reports, tmp_path, encoder)
    assert [f.text for f in assistant.ask("浙江2022年查处案件多少件?").figures] == ["803件"]
    refused = assistant.ask("江苏2022年查处案件多少件?")
    assert not refused.answered
    assert "甲县的情况" in refused.answer


@pytest.mark.parametrize(
    ("questions", "figure"),
    [
        (("丙川省2024年粮食产量多少?", "第二年呢?"), "1159万吨"),
        (("丙川省2025年粮食产量多少?", "上一年呢?"), "1142万吨"),
        (("丙川省2024年粮食产量多少?", "全省生产总值一共增长百分之几?"), "5.3%"),
        (("丙川省2025年粮食产量多少?", "全省生产总值一共增长百分之几?"), "4.9%"),
        (("丙川省2025年粮食产量多少?", "甲山省的GDP是多少?"), "13697.5亿元"),
    ],
)
def test_a_conversation_stays_in_the_year_it_is_about(
    assistant: Assistant, questions: tuple[str, ...], figure: str
) -> None:
    answer = assistant.ask(questions[-1], questions[:-1])
    assert [found.text for found in answer.figures] == [figure]


@pytest.mark.parametrize(
    ("before", "figure"),
    [("甲山省今年新增就业多少万人?", "5.5%"), ("甲山省去年粮食产量多少?", "5.8%")],
)
def test_where_each_place_has_one_report_what_follows_is_of_the_same_year(
    tmp_path: Path, encoder: Encoder, before: str, figure: str
) -> None:
    names = ["甲山省-2026年政府工作报告.txt", "乙水省-2026年政府工作报告.txt"]
    assistant = over({name: spoken(*REVIEWS[name]) for name in names}, tmp_path, encoder)
    answer = assistant.ask("地区生产总值一共增长百分之几?", [before])
    assert [found.text for found in answer.figures] == [figure]


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("甲山省去年免费体检的老人有多少?", "12万人次"),
        ("甲山省去年年满多少岁的老人免费体检?", "60岁"),
    ],
)
def test_an_age_that_bounds_a_group_answers_only_who_asks_for_ages(
    assistant: Assistant, question: str, figure: str
) -> None:
    assert [found.text for found in assistant.ask(question).figures][:1] == [figure]
