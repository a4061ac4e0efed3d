import csv
from decimal import Decimal

import pytest

from corpus.units import _TABLE, is_measured, same_kind, split_scale, unit_classes, unit_table


def test_the_table_names_no_unit_twice() -> None:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t")
        names = [row[0] for row in rows]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("unit", "factor", "bare"),
    [
        ("亿元", 100_000_000, "元"),
        ("万亿元", 1_000_000_000_000, "元"),
        ("万人次", 10_000, "人次"),
        ("名", 1, "名"),
        ("千瓦", 1, "千瓦"),
        ("万千瓦", 10_000, "千瓦"),
        ("千瓦时", 1, "千瓦时"),
        ("百亿亿次/秒", 10**18, "次/秒"),
        ("元/吨", 1, "元/吨"),
        ("", 1, ""),
    ],
)
def test_scale_words_are_no_part_of_the_unit(unit: str, factor: int, bare: str) -> None:
    assert split_scale(unit) == (Decimal(factor), bare)


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        ("人", "名"),
        ("名", "位"),
        ("家", "户"),
        ("本", "张"),
        ("个", "件"),
        ("万元", "亿元"),
        ("%", ""),
    ],
)
def test_a_question_may_be_answered_in_a_unit_of_the_same_kind(asked: str, stated: str) -> None:
    assert same_kind(asked, stated)


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        ("%", "个百分点"),
        ("人", "人次"),
        ("元", "美元/吨"),
        ("公里", "平方公里"),
        ("元/人", "元"),
        ("千瓦", "千瓦时"),
    ],
)
def test_units_that_measure_different_things_are_kept_apart(asked: str, stated: str) -> None:
    assert not same_kind(asked, stated)


def test_an_unknown_unit_is_only_of_its_own_kind() -> None:
    assert unit_classes("方阵") == {"方阵"}
    assert same_kind("方阵", "方阵")


def test_a_rate_is_the_same_written_with_a_slash_and_in_words() -> None:
    assert same_kind("微克/立方米", "微克每立方米")


@pytest.mark.parametrize("unit", ["元", "亿元", "%", "个百分点", "公里", "元/吨", "微克每立方米"])
def test_what_is_measured_is_not_counted(unit: str) -> None:
    assert is_measured(unit)


@pytest.mark.parametrize("unit", ["名", "万人次", "个", "件", "家", ""])
def test_what_is_counted_is_not_measured(unit: str) -> None:
    assert not is_measured(unit)


def test_every_unit_has_a_class() -> None:
    assert all(unit.classes for unit in unit_table().values())
