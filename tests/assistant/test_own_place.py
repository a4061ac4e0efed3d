"""A question that names the only place its reports are of is read as if it did not."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.asking.own_place import without_own_place
from assistant.asking.question import read_question
from corpus import Years

YEARS = Years("2018", "2019")


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("青山区有多少执法主体", "有多少执法主体"),
        ("2018年青山区财政收入多少", "2018年财政收入多少"),
        ("咱们青山区的粮食产量是多少", "粮食产量是多少"),
        ("青山2018年新建学校几所", "2018年新建学校几所"),
        ("在青山,办了多少实事", "办了多少实事"),
        ("青山區常住人口有多少", "常住人口有多少"),
        ("how many schools were built in Qingshan District?", "how many schools were built?"),
        ("what was Qingshan's fiscal revenue in 2018", "what was fiscal revenue in 2018"),
    ],
)
def test_the_name_of_the_only_place_is_left_out(asked: str, left: str) -> None:
    read = without_own_place(read_question(asked, YEARS), "青山区", YEARS)
    assert read.folded == left
    assert read.text == asked, "what is shown is what was typed"


@pytest.mark.parametrize(
    "asked",
    [
        "青山区委开了几次会",
        "青山区",
        "青山河治理投资多少",
        "青山机场旅客吞吐量是多少",
        "how many flights did Qingshan's airport have",
        "when did Qingshan Lake open",
    ],
)
def test_a_name_that_is_part_of_another_stays(asked: str) -> None:
    question = read_question(asked, YEARS)
    assert without_own_place(question, "青山区", YEARS) is question


@pytest.mark.parametrize(
    ("named", "figure"),
    [
        ("临河区有多少行政执法主体", "41個"),
        ("臨河區行政執法主體", "41個"),
        ("临河区经审核公告，具备执法主体资格的机关有多少个？", "41個"),
        ("临河区邻里纠纷调解成功了多少件", "5229件"),
    ],
)
def test_a_sentence_that_has_the_name_is_no_likelier_to_be_meant(
    assistant: Assistant, named: str, figure: str
) -> None:
    assert [found.text for found in assistant.ask(named).figures] == [figure]
