"""Questions for several figures at once: what is asked one after the other, and what is listed."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.several import clauses_asking


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("今年开了几次常务会、审议议题多少项?", ["13次", "112項"]),
        ("网上学法,多少单位多少人参加?", ["122個", "3651人"]),
        ("受理了多少件矛盾纠纷,调成多少件?", ["7364件", "5229件"]),
        ("办了几期执法培训班、公布了几个执法主体?", ["41個", "2期"]),
    ],
)
def test_each_asking_of_a_question_is_answered(
    assistant: Assistant, question: str, figures: list[str]
) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == figures


@pytest.mark.parametrize(
    "question",
    [
        "许可、确认、奖励三类权力分别是多少项?",
        "行政许可、行政确认、行政奖励三样的数目?",
        "行政许可、行政确认、行政奖励三个数都说一下",
    ],
)
def test_things_counted_once_more_are_each_asked_for(assistant: Assistant, question: str) -> None:
    texts = [figure.text for figure in assistant.ask(question).figures]
    assert texts == ["189項", "55項", "42項"]


def test_kinds_that_are_not_named_are_all_of_the_list(assistant: Assistant) -> None:
    answer = assistant.ask("法治文化阵地分哪几种,每种建了多少个?")
    assert [figure.value for figure in answer.figures] == [1, 1, 7, 1, 5]


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("办了几次会、议题多少项?", ["办了几次会", "议题多少项?"]),
        ("来了多少国家和地区、多少企业?", ["来了多少国家和地区", "多少企业?"]),
        ("拿了几金几银几铜?", ["拿了几金", "几银", "几铜?"]),
        ("把几道手续并成一次办的有多少项?", ["把几道手续并成一次办的有多少项?"]),
    ],
)
def test_a_question_is_cut_where_one_asking_ends(question: str, clauses: list[str]) -> None:
    assert clauses_asking(question) == clauses


def test_figures_far_apart_are_no_surer_than_the_least_sure(assistant: Assistant) -> None:
    one, other = "行政许可有多少项?", "受理的矛盾纠纷有多少件?"
    both = assistant.ask("行政许可有多少项、受理的矛盾纠纷有多少件?")
    assert [figure.text for figure in both.figures] == ["189項", "7364件"]
    assert both.confidence <= max(assistant.ask(one).confidence, assistant.ask(other).confidence)
