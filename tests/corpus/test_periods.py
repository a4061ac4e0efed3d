import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import parse_report
from corpus.model import Status
from corpus.periods import (
    Years,
    five_year_plan,
    named_periods,
    period_of,
    plan_of,
    section_period,
    status_of,
    time_marks,
    topic_period,
)
from corpus.script import fold
from corpus.topics import sentence_topics

YEARS = Years("2025", "2026")


def period(text: str, default: str = "2025", years: Years = YEARS) -> str:
    """The period of what stands at the end of a text."""
    return period_of(time_marks(text, years), len(text), default)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016年，地区生产总值完成", "2016"),
        ("二〇一六年完成", "2016"),
        ("2016—2020年完成", "2016-2020"),
        ("“十二五”期间，累计完成", "2011-2015"),
        ("“十二五”末达到", "2015"),
        ("到2030年，达到", "2030"),
        ("五年来，新增", "2021-2025"),
        ("粮食产量在上年大幅度增长的基础上，又增产", "2025"),
        ("过去五年，新增", "2021-2025"),
        ("这五年，新增", "2021-2025"),
        ("五年里，新增", "2021-2025"),
        ("五年下来，新增", "2021-2025"),
        ("未来五年，年均增长", "2026-2030"),
        ("2022年以来连续", "2022-2025"),
        ("2023年1月至2025年5月底，共收案", "2023-2025"),
        ("今年计划完成", "2026"),
        ("去年完成", "2025"),
        ("学前一年免费教育惠及", "2025"),
        ("过去一年，我们完成", "2025"),
        ("截至目前，建成", "2025"),
        ("明年完成", "2027"),
        ("完成", "2025"),
        # 胡同 and 占比 compare nothing.
        ("改造胡同2015年完成", "2015"),
        ("服务业占比2015年提高", "2015"),
    ],
)
def test_a_statement_holds_for_the_time_named_before_it(text: str, expected: str) -> None:
    assert period(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "比2010年增长",
        "比前一年增长",
        "较“十三五”末提高",
        "上年结转收入",
        "加上年结余",
        "与2020年相比下降",
        "是2010年的",
        "高于“十三五”时期",
        "落实《建设纲要（2015—2020年）》",
        "落实“十四五”规划，完成",
        "30年来首次达到",
        "实施三年行动，完成",
    ],
)
def test_a_time_that_is_only_compared_with_or_part_of_a_name_is_not_the_period(text: str) -> None:
    assert period(text, default="说不准") == "说不准"


@pytest.mark.parametrize("text", ["合同2020年", "大同2020年", "占比2020年", "参与2020年"])
def test_a_word_that_ends_like_what_compares_compares_nothing(text: str) -> None:
    assert period(text, default="说不准") == "2020"


def test_the_whole_year_is_that_of_the_text_around_it() -> None:
    for text in ("全年投资", "年内完成", "当年完成"):
        assert [m.period for m in time_marks(text, YEARS)] == ["2025"]
        assert [m.period for m in time_marks(text, YEARS, "2026")] == ["2026"]
    assert time_marks("一年内完成", YEARS) == []


def test_without_a_planned_year_this_year_is_the_year_reported() -> None:
    assert period("今年共召开", years=Years("2020", "")) == "2020"


@given(st.text(alphabet="一二三四五六七八九十年来期间末比是的2019“”《》全去今明，。", max_size=30))
def test_marks_come_in_order_and_name_years(text: str) -> None:
    marks = time_marks(text, YEARS)
    assert [m.start for m in marks] == sorted(m.start for m in marks)
    for mark in marks:
        assert all(part.lstrip("-").isdigit() for part in mark.period.split("-"))


def test_five_year_plans_follow_each_other() -> None:
    assert five_year_plan("十三") == (2016, 2020)
    assert five_year_plan("十四") == (2021, 2025)
    assert five_year_plan("十五") == (2026, 2030)


def test_a_year_lies_in_a_five_year_plan() -> None:
    assert [plan_of(year) for year in (2001, 2010, 2015, 2016, 2025)] == [
        "十五", "十一五", "十二五", "十三五", "十四五"
    ]  # fmt: skip
    assert plan_of(2000) == plan_of(2026) == ""


def test_periods_a_question_names_are_listed_once() -> None:
    assert named_periods("2020年比2015年多多少？2020年呢", YEARS) == ["2020", "2015"]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("五年来，我们坚持创新驱动。", "2021-2025"),
        ("各位代表！“十四五”时期，发展历程极不平凡。", "2021-2025"),
        ("刚刚过去的2025年，全省上下", "2025"),
        ("今年是“十五五”开局之年。", "2026"),
        ("2023年1月至2025年5月底，共收案", "2023-2025"),
        ("2025年6月26日，自然资源厅联合印发", ""),
        ("目前，9个乡镇均已建成", ""),
        ("高新技术企业从2020年的5万家增加", ""),
        ("落实“十四五”规划，完成改造", ""),
    ],
)
def test_a_sentence_opens_a_topic_with_a_year_or_a_span_but_not_with_a_date(
    text: str, topic: str
) -> None:
    assert topic_period(text, time_marks(text, YEARS)) == topic


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("2025年工作回顾",), ("2025", "actual")),
        (("工作回顾", "加强政府自身建设"), ("2025", "actual")),
        (("“十四五”时期工作回顾",), ("2021-2025", "actual")),
        (("“十四五”时期和2025年工作回顾",), ("2025", "actual")),
        (("2026年工作安排", "加力扩内需稳增长"), ("2026", "target")),
        (("政府性基金预算草案",), ("2026", "target")),
        (("2026年工作安排", "确保民生工作取得新成绩"), ("2026", "target")),
        (("2025年工作回顾", "民生工作取得新成绩"), ("2025", "actual")),
        (("今后工作的主要任务",), ("2026", "target")),
        (("“十五五”时期主要目标任务",), ("2026-2030", "target")),
        (("“十五五”时期主要目标和2026年重点工作",), ("2026", "target")),
        (("一鼓作气，全力推动“十五五”开好局、起好步",), ("2026", "target")),
        (("“十四五”时期和2025年工作回顾", "这五年生态屏障进一步夯实"), ("2021-2025", "actual")),
        ((), ("2025", "actual")),
    ],
)
def test_headings_announce_period_and_status(
    path: tuple[str, ...], expected: tuple[str, Status]
) -> None:
    assert section_period(path, YEARS) == expected


def test_tasks_named_within_a_review_were_done() -> None:
    review = "2025年工作回顾"
    assert section_period((review, "重点工作取得突破"), YEARS) == ("2025", "actual")
    assert section_period(("2026年工作安排", "重点工作"), YEARS) == ("2026", "target")
    assert section_period(("2025年总结和2026年工作计划", "重点工作"), YEARS) == ("2026", "target")


def test_a_report_without_a_plan_has_no_planned_sections() -> None:
    assert section_period(("下一步重点工作",), Years("2020", "")) == ("2020", "actual")


@pytest.mark.parametrize(
    ("clause", "period", "default", "status"),
    [
        ("地区生产总值增长", "2025", "actual", "actual"),
        ("多措并举稳就业、稳预期，地区生产总值增长", "2025", "actual", "actual"),
        ("人均预期寿命达到", "2025", "actual", "actual"),
        ("制定外贸转型升级行动计划，进出口增长", "2025", "actual", "actual"),
        ("争取中央预算内投资", "2025", "actual", "actual"),
        ("将8个公司运营的", "2025", "actual", "actual"),
        ("主要预期目标是，地区生产总值增长", "2025", "actual", "target"),
        ("力争粮食产量达到", "2025", "actual", "target"),
        ("今年将建成", "2026", "actual", "target"),
        ("到2030年达到", "2030", "actual", "target"),
        ("新建改造", "2026", "target", "target"),
        ("2025年已完成", "2025", "target", "actual"),
    ],
)
def test_what_is_planned_is_told_from_what_is_done(
    clause: str, period: str, default: Status, status: Status
) -> None:
    assert status_of(clause, period, default, YEARS) == status


def topics(text: str) -> list[tuple[str, str, Status]]:
    """Opening words, period and status of each sentence of a report."""
    sidecar = {"period": "2025", "plan_period": "2026"}
    report = parse_report("某省-2026年政府工作报告.txt", text.encode(), sidecar=sidecar)
    found = sentence_topics(report, fold(report.clean), YEARS)
    return [
        (report.clean[slice(*sentence)].strip()[:4], topic.period, topic.status)
        for sentence, topic in found.items()
    ]


def test_under_a_mixed_heading_an_opening_holds_until_the_next() -> None:
    text = (
        "一、“十四五”时期和2025年工作回顾\n"
        "五年来，我们主要做了以下工作，取得显著成效。\n"
        "经济实力持续增强，生产总值连续跨越两个台阶。财政收入年均增长5%，民生支出大幅增加。\n"
        "刚刚过去的2025年，全省上下真抓实干，成效显著。\n"
        "城镇新增就业30万人，民生工作扎实推进。\n"
        "二、2026年重点工作\n"
        "今年，城镇新增就业30万人左右，继续办好民生实事。\n"
    )
    assert topics(text) == [
        ("五年来，", "2021-2025", "actual"),
        ("经济实力", "2021-2025", "actual"),
        ("财政收入", "2021-2025", "actual"),
        ("刚刚过去", "2025", "actual"),
        ("城镇新增", "2025", "actual"),
        ("今年，城", "2026", "target"),
    ]


def test_under_a_heading_of_one_year_an_opening_holds_for_its_paragraph() -> None:
    text = (
        "一、2025年工作回顾\n"
        "“十四五”时期，发展历程极不寻常，成绩来之不易。新增就业300万人，民生持续改善。\n"
        "城镇新增就业60万人，就业形势保持稳定。\n"
    )
    assert [period for _, period, _ in topics(text)] == ["2021-2025", "2021-2025", "2025"]


def test_a_section_that_ends_with_five_years_speaks_of_them_throughout() -> None:
    text = (
        "一、2025年和“十四五”时期工作回顾\n"
        "（一）推进城镇化\n培育商圈140个，改造小区多处。改造公园20个。新建绿道3条。五年来，城镇面貌一新。\n"
        "（二）稳定就业\n新增就业5万人，民生工作扎实推进。\n"
    )
    assert topics(text) == [
        ("培育商圈", "2021-2025", "actual"),
        ("改造公园", "2021-2025", "actual"),
        ("新建绿道", "2021-2025", "actual"),
        ("五年来，", "2021-2025", "actual"),
        ("新增就业", "2025", "actual"),
    ]


def test_a_heading_may_say_that_these_were_five_years() -> None:
    text = (
        "一、2025年和“十四五”时期工作回顾\n这是改革活力不断增强的五年。\n"
        "改造公园20个，新建绿道3条，取得多项成果。\n"
    )
    assert ("改造公园", "2021-2025", "actual") in topics(text)


def test_what_was_done_so_far_this_year_is_no_plan() -> None:
    report = parse_report(
        "甲县2026年政府工作报告.txt",
        "今年以来，全县召开常务会议28次。今年计划召开30次。\n".encode(),
    )
    assert [(f.text, f.period, f.status) for f in report.figures] == [
        ("28次", "2026", "actual"),
        ("30次", "2026", "target"),
    ]


def test_a_year_something_is_back_to_is_only_compared_with() -> None:
    assert period("去年接待游客增长23%，恢复到2019年的", years=Years("2025", "2026")) == "2025"
