"""Questions for several figures at once: what is asked one after the other, and what is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from assistant.several import clauses_asking
from index import Encoder, open_index


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


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("行政许可、行政确认、行政奖励依次是多少项?", ["189項", "55項", "42項"]),
        ("便民服务中心建在了多少乡镇、街道?", ["9個", "11個"]),
        ("网上学法的单位数人数都要", ["122個", "3651人"]),
        ("网上学法的单位数和人数都报一下", ["122個", "3651人"]),
        ("5291项权力里许可、处罚各多少项?", ["189項", "4266項"]),
    ],
)
def test_however_several_things_are_listed_each_gets_its_figure(
    assistant: Assistant, question: str, figures: list[str]
) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == figures


def test_the_parts_of_a_whole_that_is_stated_are_listed(assistant: Assistant) -> None:
    answer = assistant.ask("5291项行政权力按类别各多少项?")
    values = [189, 55, 42, 49, 197, 348, 9, 9, 4266, 127]
    assert [figure.value for figure in answer.figures] == values


def test_a_total_that_is_told_of_something_else_has_no_parts_here(assistant: Assistant) -> None:
    assert not assistant.ask("657条投诉按类别各多少条?").answered


@pytest.mark.parametrize(
    "question",
    [
        "律师、公证员分别有多少人?",
        "调解成功率和仲裁成功率各是多少?",
        "行政许可和临时许可分别有多少项?",
    ],
)
def test_one_figure_is_no_answer_to_a_question_for_each_of_several(
    assistant: Assistant, question: str
) -> None:
    assert not assistant.ask(question).answered


def test_one_figure_said_of_all_is_an_answer(encoder: Encoder, tmp_path: Path) -> None:
    (tmp_path / "报告").mkdir()
    text = "甲山县2025年政府工作报告\n\n新建小学、幼儿园各12所。培训困境、留守儿童300名。\n"
    (tmp_path / "报告" / "甲山县.txt").write_text(text, encoding="utf-8")
    small = Assistant(open_index([tmp_path / "报告"], home=tmp_path / "home", encoder=encoder))
    assert [f.text for f in small.ask("新建小学、幼儿园各多少所?").figures] == ["12所"]
    assert [f.text for f in small.ask("培训了多少名困境、留守儿童?").figures] == ["300名"]


def test_a_whole_does_not_stand_among_some_of_its_parts(encoder: Encoder, tmp_path: Path) -> None:
    (tmp_path / "报告").mkdir()
    text = (
        "甲山县2025年政府工作报告\n\n全年安排重点项目60个，其中，工业类30个、农业类20个、"
        "商贸类10个。\n"
    )
    (tmp_path / "报告" / "甲山县.txt").write_text(text, encoding="utf-8")
    small = Assistant(open_index([tmp_path / "报告"], home=tmp_path / "home", encoder=encoder))
    answer = small.ask("安排的重点项目里工业、农业各多少个?")
    assert [figure.text for figure in answer.figures] == ["30个", "20个"]
