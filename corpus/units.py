"""Units: which measure words exist, what they count, and when two of them may answer each other."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
_TABLE = _DATA / "units.tsv"
_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}

_MEASURES = frozenset(
    {
        *("percent", "permille", "points", "multiple", "money", "score", "rate", "age", "time"),
        *("length", "area", "volume", "mass", "temperature", "traffic"),
        *("power", "energy", "voltage", "data", "compute"),
    }
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the unit table, in Simplified characters."""

    name: str
    classes: frozenset[str]
    after_one_numeral: bool
    """Whether one Chinese digit before it states a quantity (三座) rather than a name (三项)."""
    not_before: str
    """Characters that make it the start of another word: 台 is no unit in 5万亿台阶."""


@lru_cache(maxsize=1)
def unit_table() -> Mapping[str, Unit]:
    """All known units by their Simplified name."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {
            name: Unit(name, frozenset(classes.split()), numeral == "any", "".join(other))
            for name, classes, numeral, *other in rows
        }


@lru_cache(maxsize=1)
def unit_pattern() -> str:
    """A regular expression for one unit, longest first, with an optional part after / or 每."""
    units = sorted(unit_table().values(), key=lambda unit: len(unit.name), reverse=True)
    single = "|".join(map(_one_unit, units))
    per = rf"/(?:百万|[百千万])?(?:{single}|月)|每(?:平方米|立方米|公里|升|吨|亩|人|日)"
    return rf"(?:{single})(?:{per})?"


def _one_unit(unit: Unit) -> str:
    name = re.escape(unit.name)
    return f"{name}(?![{unit.not_before}])" if unit.not_before else name


def split_scale(unit: str) -> tuple[Decimal, str]:
    """Separate the scale words from a unit: 亿元 → (100000000, 元), 名 → (1, 名).

    千瓦, 千克, 千米 and 千伏 are units of their own, not thousands.
    """
    factor = Decimal(1)
    table = unit_table()
    while unit and unit[0] in _SCALES and unit.split("/")[0] not in table:
        factor *= _SCALES[unit[0]]
        unit = unit[1:]
    return factor, unit


@lru_cache(maxsize=1)
def _equal_units() -> Mapping[str, tuple[Decimal, str]]:
    """Unit → how much of another unit it is, and that unit."""
    with (_DATA / "equal_units.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {name: (Decimal(factor), other) for name, factor, other in rows}


def common_unit(unit: str) -> tuple[Decimal, str]:
    """What a value without its scale words (`Figure.base`) is multiplied by to stand beside others of its kind.

    >>> common_unit("亿斤"), common_unit("万元")
    ((Decimal('0.0005'), '吨'), (Decimal('1'), '元'))
    >>> common_unit("微克每立方米") == common_unit("微克/立方米")
    True
    """
    bare = split_scale(unit)[1].replace("％", "%").replace("每", "/")
    return _equal_units().get(bare, (Decimal(1), bare))


def is_bare_scale(unit: str) -> bool:
    """Whether a unit is a scale alone (13.81万贫困人口): what it counts is left unsaid."""
    return bool(unit) and not split_scale(unit)[1]


@lru_cache(maxsize=4096)
def unit_classes(unit: str) -> frozenset[str]:
    """What a unit counts; scale words do not matter, a rate (元/吨) is a class of its own."""
    _, bare = split_scale(unit)
    if _is_rate(bare):
        return frozenset({bare.replace("每", "/")})
    known = unit_table().get(bare)
    return known.classes if known else frozenset({bare})


@lru_cache(maxsize=4096)
def is_measured(unit: str) -> bool:
    """Whether a unit measures (元, 公里, %) rather than counts (名, 本, 个)."""
    return bool(unit) and bool(unit_classes(unit) & _MEASURES or _is_rate(unit))


def same_kind(first: str, second: str) -> bool:
    """Whether a question asking in one unit may be answered in the other (both Simplified).

    Fractions and ratios, which have none, are shares as those in per cent are.
    """
    classes = unit_classes(first), unit_classes(second)
    shared = classes[0] & classes[1]
    return bool(shared) or ("" in (first, second) and any("percent" in each for each in classes))


def _is_rate(unit: str) -> bool:
    return "/" in unit or "每" in unit
