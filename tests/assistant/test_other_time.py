"""Whether there is more than at another time, of which the reports may say nothing."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report

REPORT = work_report(
    2025,
    "全省进出口总额3910亿元、下降5.4%。地区生产总值5.2万亿元、增长5%。全年调解纠纷7364件。空气质量比上年好转。",
    "调解纠纷8000件。",
)


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"甲山省-2026年政府工作报告.txt": REPORT}
    return over(reports, tmp_path_factory.mktemp("甲山省"), encoder)


@pytest.mark.parametrize(
    "question",
    [
        "受理的纠纷比去年多吗?",
        "2020年受理的糾紛是不是比2019年多?",
        "2019年和2020年相比，受理的纠纷多了还是少了",
        "跟2019年比，2020年清理的执法证是增加还是减少",
        "2019年审查的文件多少份，跟2020年比是多了还是少了？",
        "2019年和2020年受理的纠纷各多少件",
        "清理的执法证比去年多吗",
        "受理的纠纷比以前多吗?",
        "審查的文件比往年多嗎?",
        "Were more disputes taken on in 2020 than in 2019?",
        "Did the district accept more disputes than last year?",
        "How many disputes were accepted in 2019 and 2020 respectively?",
    ],
)
def test_a_figure_of_one_year_says_nothing_of_the_year_before(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    assert not answer.answered
    assert not answer.figures


def test_the_year_that_no_report_is_on_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("2019年和2020年受理的纠纷各多少件")
    assert answer.answer.startswith("报告没有涉及所问的时期，它讲的是2020年的情况")


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("2025年地区生产总值比2024年多吗?", "是，5%"),
        ("地区生产总值比上年高吗", "是，5%"),
        ("2025年进出口比2024年少吗?", "是，5.4%"),
        ("2025年进出口比2024年多吗?", "不是，5.4%"),
        ("2025年和2024年相比，进出口是多了还是少了", "下降，5.4%"),
    ],
)
def test_a_change_that_is_told_says_which_year_had_more(
    province: Assistant, question: str, begins: str
) -> None:
    assert province.ask(question).answer.startswith(begins)


@pytest.mark.parametrize(
    "question",
    [
        "2025年地区生产总值比2020年多吗?",
        "2024年地区生产总值比2025年多吗?",
        "2025年调解的纠纷比2024年多吗?",
    ],
)
def test_the_change_of_one_year_is_no_other(province: Assistant, question: str) -> None:
    assert not province.ask(question).answered


def test_what_is_said_in_words_of_the_year_before_is_told(province: Assistant) -> None:
    assert "比上年好转" in province.ask("空气质量比去年好吗?").answer
