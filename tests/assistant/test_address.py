"""A whole address names its last place, an office of a place none."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.asking.address import lies_above, without_higher_places
from assistant.asking.question import read_question
from corpus import Report, Years, parse_report

YEARS = Years("2018", "")


def _report(place: str) -> Report:
    text = f"{place}2018年统计公报\n\n全年完成地区生产总值120亿元。\n"
    return parse_report(f"{place}2018年统计公报.txt", text.encode())


@pytest.mark.parametrize(
    ("place", "asked", "left"),
    [
        ("洛阳市", "河南省洛阳市2018年财政收入", "洛阳市2018年财政收入"),
        ("洛阳市", "河南洛阳2018年财政收入", "洛阳2018年财政收入"),
        ("洛阳市", "河南省财政厅给洛阳核定的限额", "财政厅给洛阳核定的限额"),
        ("青山区", "湖北省武汉市青山区的粮食产量", "青山区的粮食产量"),
        ("青山区", "湖北武漢市青山區的糧食產量", "青山区的粮食产量"),
        (
            "青山区",
            "how much grain did Qingshan District, Wuhan, Hubei grow?",
            "how much grain did qingshan district grow?",
        ),
        ("青麓区", "沧原市青麓区的粮食产量", "青麓区的粮食产量"),
        ("阿坝州", "四川阿坝州的粮食产量", "阿坝州的粮食产量"),
    ],
)
def test_the_last_place_of_an_address_is_the_one_asked_about(
    place: str, asked: str, left: str
) -> None:
    question = without_higher_places(read_question(asked, YEARS), [_report(place)], YEARS)
    assert question.folded == left


@pytest.mark.parametrize(
    "asked",
    [
        "河北洛阳2018年财政收入",
        "河南省2018年财政收入",
        "河南省和洛阳市的粮食产量",
        "洛阳占河南省的比重",
        "开封和洛阳的粮食产量",
    ],
)
def test_places_that_are_asked_about_stay(asked: str) -> None:
    question = read_question(asked, YEARS)
    assert without_higher_places(question, [_report("洛阳市")], YEARS) is question


def test_a_place_lies_in_none_of_its_own_level() -> None:
    assert not lies_above("河南省", "河北省")
    assert not lies_above("洛阳市", "开封市")
    assert lies_above("青山区", "青山镇")


@pytest.mark.parametrize(
    "asked",
    [
        "内蒙古巴彦淖尔市临河区清理了多少本行政执法证",
        "內蒙古自治區臨河區清理了多少本行政執法證",
        "How many enforcement certificates were revoked in Linhe District, Bayannur, Inner Mongolia?",
    ],
)
def test_a_question_with_the_whole_address_is_answered(assistant: Assistant, asked: str) -> None:
    assert [figure.text for figure in assistant.ask(asked).figures] == ["374名"]


def test_another_place_is_still_refused_by_name(assistant: Assistant) -> None:
    answer = assistant.ask("内蒙古清理了多少本行政执法证")
    assert not answer.answered
    assert "内蒙古自治区" in answer.answer
