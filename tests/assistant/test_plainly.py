"""Comparing named places and years: the ways people ask it, and the one way it is read."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.asking.plainly import put_plainly
from assistant.asking.question import read_question
from assistant.asking.scope import Scope, scope_of
from corpus import Years
from index import Encoder
from tests.assistant.builders import over, work_report

YEARS = Years("2025", "2026")
REVIEWS = {
    "江西省": "地区生产总值增长5.2%。森林覆盖率稳定在63.1%。",
    "河北省": "全省生产总值增长5.6%。森林覆盖率达36.5%。",
    "湖南省": "地区生产总值增长4.8%。森林覆盖率达53.2%。",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {
        f"{place}-2026年政府工作报告.txt": work_report(2025, said, "新建学校20所。")
        for place, said in REVIEWS.items()
    }
    return over(reports, tmp_path_factory.mktemp("places"), encoder)


def plainly(assistant: Assistant, asked: str) -> str:
    question = read_question(asked, YEARS)
    return put_plainly(question, scope_of(question, assistant.index.reports), YEARS).folded


@pytest.mark.parametrize(
    "asked",
    [
        "江西和河北谁的GDP增速高一些?",
        "江西和河北，哪个GDP增速更高一点？",
        "GDP增速江西高还是河北高?",
        "江西与河北相比，GDP增速谁高谁低?",
        "要说GDP增速，江西和河北哪家高?",
        "GDP增速是江西高还是河北高呢",
        "江西與河北的GDP增速哪個較高?",
        "江西和河北在GDP增速方面谁强",
        "江西、河北当中GDP增速较高的是哪个?",
    ],
)
def test_which_of_two_is_asked_in_many_ways(assistant: Assistant, asked: str) -> None:
    assert plainly(assistant, asked) == "江西和河北的gdp增速哪个高?"


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("江西的GDP增速有没有河北高?", "江西的gdp增速比河北高吗?"),
        ("江西GDP增速没河北高吧?", "江西的gdp增速比河北低吗?"),
        ("江西GDP增速追上河北了吗?", "江西的gdp增速比河北高吗?"),
        ("江西GDP增速不如河北吗?", "江西的gdp增速比河北低吗?"),
        ("江西GDP增速跟河北一样吗?", "江西和河北的gdp增速分别是多少?"),
        ("江西和河北谁的论文数量多?", "江西和河北的论文数量哪个多?"),
        ("江西和河北谁的及格率高?", "江西和河北的及格率哪个高?"),
        ("江西和河北哪个就业率高?", "江西和河北的就业率哪个高?"),
        ("比一比江西和河北的GDP增速", "江西和河北的gdp增速分别是多少?"),
        ("GDP增速：江西 vs 河北", "江西和河北的gdp增速分别是多少?"),
        ("江西GDP增速多少？河北呢？", "江西和河北的gdp增速分别是多少?"),
        ("江西、湖南和河北的森林覆盖率谁最高", "江西、湖南和河北的森林覆盖率哪个高?"),
        ("2013年和2015年哪年的投资少一些?", "2013年和2015年的投资哪年少?"),
        ("2015年的投资有没有2013年多?", "2015年的投资比2013年多吗?"),
    ],
)
def test_how_other_comparisons_are_read(assistant: Assistant, asked: str, read: str) -> None:
    assert plainly(assistant, asked) == read


@pytest.mark.parametrize(
    "asked",
    [
        "江西比河北GDP增速高出多少?",  # by how much is read as it is
        "江西和河北哪个行业增长快?",  # a kind of thing, and neither place
        "江西和河北合作建了什么项目?",
        "江西和河北谁牵头?",
        "江西的GDP增速高吗?",
        "2013年到2015年投资怎么变?",
    ],
)
def test_what_compares_no_sides_is_left_as_it_is(assistant: Assistant, asked: str) -> None:
    question = read_question(asked, YEARS)
    scope: Scope = scope_of(question, assistant.index.reports)
    assert put_plainly(question, scope, YEARS) is question


@pytest.mark.parametrize(
    ("asked", "opens", "figures"),
    [
        ("江西和河北谁的GDP增速高一些?", "河北省5.6%", ["5.6%", "5.2%"]),
        ("森林覆盖率江西高还是河北高?", "江西省63.1%", ["63.1%", "36.5%"]),
        ("江西的GDP增速有没有河北高?", "不是", ["5.2%", "5.6%"]),
        ("江西GDP增速没河北高吧?", "是", ["5.2%", "5.6%"]),
        ("Compare GDP growth in Jiangxi and Hebei.", "江西省: 5.2%", ["5.2%", "5.6%"]),
        (
            "Which province had the faster GDP growth in 2025, Jiangxi or Hebei?",
            "河北省: 5.6%",
            ["5.6%", "5.2%"],
        ),
        ("Did Jiangxi's GDP growth exceed Hebei's?", "河北省: 5.6%", ["5.6%", "5.2%"]),
    ],
)
def test_both_sides_stand_in_the_answer(
    assistant: Assistant, asked: str, opens: str, figures: list[str]
) -> None:
    answer = assistant.ask(asked)
    assert answer.answered
    assert answer.answer.startswith(opens)
    assert [figure.text for figure in answer.figures] == figures
    assert answer.question == asked


def test_by_how_much_is_asked_of_the_two_compared_before(assistant: Assistant) -> None:
    answer = assistant.ask("高多少?", ["江西和河北谁的GDP增速高一些?"])
    assert answer.answer.startswith("0.4个百分点")


@pytest.mark.parametrize(
    "asked",
    [
        "有几个省的GDP增速超过5%?",
        "GDP增速超过5%的省有几个?",
        "全国GDP增速超过5%的省有哪些?",
        "Which provinces have GDP growth above 5%?",
        "How many provinces have GDP growth above 5%?",
    ],
)
def test_how_many_pass_a_limit_is_told_by_which_do(assistant: Assistant, asked: str) -> None:
    answer = assistant.ask(asked)
    assert [figure.place for figure in answer.figures] == ["河北省", "江西省"]


def test_first_in_the_country_is_asked_of_the_provinces(assistant: Assistant) -> None:
    answer = assistant.ask("全国森林覆盖率最高的省是哪个?")
    assert answer.figures[0].text == "63.1%"


def test_a_place_that_begins_like_a_share_is_one_side(
    tmp_path_factory: pytest.TempPathFactory, encoder: Encoder
) -> None:
    # 比重庆 holds 比重.
    reports = {
        f"{place}-2026年政府工作报告.txt": work_report(2025, said, "新建学校20所。")
        for place, said in {
            "湖南省": "新能源汽车产量110万辆。",
            "重庆市": "新能源汽车产量129.6万辆。",
        }.items()
    }
    assistant = over(reports, tmp_path_factory.mktemp("share"), encoder)
    answer = assistant.ask("湖南新能源汽车产量比重庆多吗?")
    assert answer.answer.startswith("不是")
    assert {figure.text for figure in answer.figures} == {"110万辆", "129.6万辆"}
