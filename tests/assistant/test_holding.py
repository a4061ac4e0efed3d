"""What was spoken of before and still holds for a question that is complete by itself, or does not."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.prepare import Reading, read_conversation
from corpus import Report, parse_report
from tests.assistant.builders import work_report


@pytest.fixture(scope="module")
def yearly() -> list[Report]:
    """The work reports of one district for three years."""
    return [
        parse_report(
            f"海城区-{done + 1}年政府工作报告.txt",
            work_report(
                done,
                f"{done}年，地区生产总值完成{done - 1800}亿元，旅游收入完成{done - 1970}亿元。",
                f"{done + 1}年，地区生产总值增长9%。",
            ).encode(),
        )
        for done in (2011, 2012, 2013)
    ]


@pytest.fixture(scope="module")
def provinces() -> list[Report]:
    """The work reports of four provinces for one year."""
    return [
        parse_report(
            f"{place}-2026年政府工作报告.txt",
            work_report(
                2025,
                f"地区生产总值达{n + 9}万亿元，粮食产量{n + 700}亿斤，城镇调查失业率5.{n}%。",
                f"今年经济增长目标是{n + 3}%左右。",
            ).encode(),
        )
        for n, place in enumerate(("江苏省", "浙江省", "广东省", "四川省"))
    ]


def read(reports: list[Report], *questions: str) -> Reading:
    return read_conversation(questions[-1], questions[:-1], reports)


def places(reading: Reading) -> tuple[str, ...]:
    return reading.scope.places


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("2013年清理了多少本行政执法证?", "行政权力事项分别有多少项?"),
        ("五原县2013年行政许可有多少项?", "行政给付有多少项?"),
        ("2013年清理了多少本行政執法證?", "行政給付有多少項?"),
        (
            "How many kilometres of motorway were built in 2013?",
            "What is the mediation success rate?",
        ),
    ],
)
def test_a_complete_question_takes_no_year_that_no_report_speaks_of(
    report: Report, before: str, question: str
) -> None:
    reading = read([report], before, question)
    assert reading.resolved == question
    assert reading.question.periods == ()
    assert reading.scope.foreign == ()


@pytest.mark.parametrize("said", ["行政给付呢?", "那其中行政给付有多少项?", "成功率是多少?"])
def test_a_question_that_leans_on_the_one_before_keeps_such_a_year(
    report: Report, said: str
) -> None:
    assert read([report], "2013年行政许可有多少项?", said).question.periods == ("2013",)
    assert read([report], "行政许可有多少项?", "那2013年呢?", said).question.periods == ("2013",)


def test_a_year_that_was_passed_over_does_not_come_back(assistant: Assistant) -> None:
    asked = ["2013年清理了多少本行政执法证?", "行政许可有多少项?"]
    answer = assistant.ask("行政给付呢?", asked)
    assert [figure.text for figure in answer.figures] == ["49項"]


def test_the_one_year_that_is_reported_goes_without_saying(report: Report) -> None:
    first = "2020年行政许可有多少项?"
    for question in ("行政给付有多少项?", "今天天气怎么样", "全区有多少个安全教育基地?"):
        assert read([report], first, question).resolved == question


def test_where_every_year_is_reported_a_complete_question_stays_in_its_year(
    yearly: list[Report],
) -> None:
    first = "2012年地区生产总值是多少?"
    assert read(yearly, first, "旅游收入是多少?").question.periods == ("2012",)
    assert read(yearly, first, "海城区的旅游收入是多少?").question.periods == ("2012",)
    assert read(yearly, first, "今天天气怎么样").question.periods == ()
    assert read(yearly, "2005年地区生产总值是多少?", "旅游收入是多少?").question.periods == ()


def test_another_measure_of_another_place_takes_no_year_along(provinces: list[Report]) -> None:
    target = "各省2026年经济增长目标是多少?"
    assert read(provinces, target, "江苏省地区生产总值是多少?").question.periods == ()
    assert read(provinces, target, "江苏省的经济增长目标呢?").question.periods == ("2026",)
    english = "What is Sichuan's growth target for 2026?", "What was Guangdong's GDP?"
    reading = read(provinces, *english)
    assert (places(reading), reading.question.periods) == (("广东省",), ())
    assert not any(concept.carried for concept in reading.concepts)


@pytest.mark.parametrize(
    ("before", "question", "among"),
    [
        ("江苏、浙江的城镇调查失业率分别是多少?", "哪个省的地区生产总值最高?", ()),
        ("江苏的地区生产总值是多少?", "哪个省的粮食产量最高?", ()),
        ("江苏的地区生产总值是多少?", "哪个省的地区生产总值最高?", ()),
        ("江苏的地区生产总值是多少?", "Which province has the highest grain output?", ()),
        ("江苏、浙江的地区生产总值分别是多少?", "哪个省的地区生产总值更高?", ("江苏省", "浙江省")),
        ("江苏、浙江的地区生产总值分别是多少?", "哪个省的地区生产总值最高?", ("江苏省", "浙江省")),
        ("江苏、浙江的地区生产总值分别是多少?", "谁的失业率最低?", ("江苏省", "浙江省")),
        ("江苏、浙江的地区生产总值分别是多少?", "哪个更高?", ("江苏省", "浙江省")),
        ("江苏的地区生产总值是多少?", "粮食产量是多少?", ("江苏省",)),
    ],
)
def test_all_places_are_set_against_each_other_unless_those_spoken_of_are_meant(
    provinces: list[Report], before: str, question: str, among: tuple[str, ...]
) -> None:
    assert places(read(provinces, before, question)) == among


def test_what_only_a_report_of_another_kind_speaks_of_is_of_its_own_year_and_place(
    report: Report, provinces: list[Report]
) -> None:
    both = [report, *provinces]
    first = "2025年广东的地区生产总值是多少?"
    reading = read(both, first, "清理了多少本行政执法证?")
    assert (reading.question.periods, places(reading)) == ((), ())
    assert places(read(both, first, "粮食产量是多少?")) == ("广东省",)


def test_what_only_another_place_reports_for_its_years_is_not_of_a_year_it_lacks(
    report: Report, yearly: list[Report]
) -> None:
    both = [report, *yearly]
    first = "2012年地区生产总值是多少?"
    assert read(both, first, "清理了多少本行政执法证?").question.periods == ()
    assert read(both, first, "旅游收入是多少?").question.periods == ("2012",)


def test_words_carried_over_are_shown_as_they_were_written(assistant: Assistant) -> None:
    before = "How many disputes were accepted for mediation?"
    answer = assistant.ask("What was the success rate?", [before])
    assert answer.resolved_question == "What was the success rate (disputes, accepted, mediation)"


@pytest.mark.parametrize(
    "question", ["比浙江多多少?", "跟浙江比差多少?", "比浙江呢?", "How much more than Zhejiang?"]
)
def test_a_place_set_beside_the_one_before_is_compared_with_it(
    provinces: list[Report], question: str
) -> None:
    reading = read(provinces, "江苏的粮食产量是多少?", question)
    assert places(reading) == ("江苏省", "浙江省")
    assert len(reading.scope.reports) == 2


def test_a_place_only_asked_about_is_not_compared(provinces: list[Report]) -> None:
    assert places(read(provinces, "江苏的粮食产量是多少?", "那浙江多少?")) == ("浙江省",)
    assert places(read(provinces, "江苏的粮食产量是多少?", "浙江比去年多多少?")) == ("浙江省",)
