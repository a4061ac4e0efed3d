"""Which places and years are meant where a question asks of each and names none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.asking.every import every_place, every_year
from assistant.asking.question import read_question
from corpus import Report, Years, parse_report

YEARS = Years("2025", "2026")
PLACES = ("河北省", "北京市", "西藏自治区")
COUNTIES = ("望云县", "松涛县", "海晏旗")


def reports(*places: str, period: str = "2025") -> list[Report]:
    report = parse_report("统计.txt", "全年完成3.5亿元。".encode())
    return [replace(report, place=place, period=period) for place in places]


@pytest.mark.parametrize(
    ("asked", "among", "found"),
    [
        ("各省粮食产量", PLACES, PLACES),
        ("3个省份GDP增速排一排", PLACES, PLACES),
        ("31个省份GDP增速排一排", PLACES, ()),
        ("各自治区粮食产量", (*PLACES, "宁夏回族自治区"), ("西藏自治区", "宁夏回族自治区")),
        ("各县粮食产量是多少?", COUNTIES, ("望云县", "松涛县")),
        ("各旗县粮食产量是多少?", COUNTIES, COUNTIES),
        ("各地粮食产量是多少?", COUNTIES, COUNTIES),
        ("各市粮食产量是多少?", COUNTIES, ()),
        ("各省粮食产量", ("河北省",), ()),
        ("来自各省的游客有多少?", PLACES, ()),
        ("全省各地新建学校多少所?", PLACES, ()),
        ("各省级部门压减支出多少?", PLACES, ()),
        ("各市场新增商户多少家?", ("保定市", "温州市"), ()),
        ("各部门压减支出多少?", PLACES, ()),
        ("各乡镇建了几个驿站?", COUNTIES, ()),
    ],
)
def test_places_asked_for_by_what_they_are(
    asked: str, among: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert every_place(read_question(asked, YEARS), reports(*among)) == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("历年旅游收入", ("2023", "2024", "2025")),
        ("每年新增就业多少人", ("2023", "2024", "2025")),
        ("近两年财政收入各是多少", ()),
        ("2024年每年新增就业多少人", ()),
        ("每年给每人补助多少元?", ()),
        ("每人每年补助多少元?", ()),
        ("工资逐年提高到多少?", ()),
    ],
)
def test_years_asked_for_without_being_named(asked: str, found: tuple[str, ...]) -> None:
    three = [*reports("望云县", period="2023"), *reports("望云县", period="2024")]
    question = read_question(asked, YEARS)
    assert every_year(question, [*three, *reports("望云县")]) == found
    assert every_year(question, [*three, *reports("松涛县")]) == ()
    assert every_year(question, reports("望云县")) == ()
