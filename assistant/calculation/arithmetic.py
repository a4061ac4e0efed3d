"""Exact calculation with figures: the operations, their expressions, and their units."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.model import Calculation
from assistant.render import shown_figure, shown_number
from assistant.words.lexicon import Operation
from corpus import Figure, common_unit, fold, split_scale, unit_classes

_PERCENT = ("%", "％")
_OTHER_NAMES = {
    **{"％": "%", "标准箱": "标箱", "TEU": "标箱", "平米": "平方米", "千米": "公里"},
    **{"平方千米": "平方公里", "公斤": "千克"},
    **dict.fromkeys("金银铜", "枚"),
}
"""9金、5银、6铜 are medals all: 20枚."""


_PERSONS = frozenset({"person"})
_COUNTED_ELSE = frozenset({"count", "building"})
_NEXT_SCALE = 10**4
"""From 元 to 万元, and from 万元 to 亿元."""


def commensurable(figures: Sequence[Figure]) -> bool:
    """Whether figures may be added and subtracted: the same unit but for how much of it (亿斤, 万吨)."""
    units = {_how_much_of(figure)[1] for figure in figures}
    return len(units) == 1 and _are_single(figures)


def all_persons(figures: Sequence[Figure]) -> bool:
    """Whether all figures count persons, whether in 人, 名 or 位."""
    kinds = {unit_classes(fold(figure.unit)) for figure in figures}
    return kinds == {_PERSONS} and _are_single(figures)


def all_firms(figures: Sequence[Figure]) -> bool:
    """Whether all figures count firms, whether in 家 or 户: of 147万户经营主体 are 57.3万家企业."""
    kinds = [unit_classes(fold(figure.unit)) for figure in figures]
    # Of a general counter (个) they may be anything.
    firms = all("enterprise" in kind and not kind & _COUNTED_ELSE for kind in kinds)
    return firms and _are_single(figures)


def comparable(one: Figure, other: Figure, *, persons: bool = False) -> bool:
    """Whether two figures may be of one measure: commensurable, and in scales next to each other.

    What one income is in 元 another is in 元 or in 万元, and not in 亿元.

    :param persons: whether persons will do that are counted in other words.
    """
    scales = sorted(_how_much_of(figure)[0] for figure in (one, other))
    alike = commensurable([one, other]) or (persons and all_persons([one, other]))
    return alike and scales[1] <= scales[0] * _NEXT_SCALE


def size_of(figure: Figure) -> Decimal:
    """How large a figure is beside others of its kind, whatever unit either is in."""
    return figure.base * common_unit(fold(figure.unit))[0]


def _how_much_of(figure: Figure) -> tuple[Decimal, str]:
    """How much one of a figure's unit is of what units of its kind are told in, and that unit."""
    unit = fold(figure.unit)
    factor, name = common_unit(unit)
    return split_scale(unit)[0] * factor, _one_name(name)


def _are_single(figures: Sequence[Figure]) -> bool:
    """Whether none of some figures is a range or a ratio."""
    return all(figure.upper is None and not figure.terms for figure in figures)


def _unit_of_all(figures: Sequence[Figure]) -> str:
    """The first figure's unit, by its one name where the others write it otherwise."""
    unit = figures[0].unit
    names = {split_scale(fold(figure.unit))[1] for figure in figures}
    bare = split_scale(fold(unit))[1]
    return unit.removesuffix(bare) + _one_name(bare) if len(names) > 1 and bare in unit else unit


def _one_name(unit: str) -> str:
    """One name for a unit that is written in several ways."""
    return _OTHER_NAMES.get(unit, unit)


def calculate(
    operation: Operation,
    operands: Sequence[Figure],
    *,
    unit: str = "",
    decimals: int | None = None,
) -> Calculation | None:
    """Work out one operation exactly; None where it is undefined for these operands, or shows as 0.

    difference: first − second. sum: all. part: first as a percentage of the others together, of which
    it may be one. remainder: what
    is left of first without second, as a percentage of first. rise: second − first. growth:
    (second − first) ÷ first as a percentage. average: first ÷ second, in the first's unit or, where
    two decimals of that show too little, in a smaller scale. mean: all ÷ how many
    they are. times: first ÷ second. whole: what
    first is second per cent of. base: what grew by second per cent to first.

    :param unit: the unit the result is wanted in, if it is the result's own but for its scale.
    :param decimals: how many decimals it is wanted with; by default quotients have two.
    """
    needs_one_unit = operation not in ("average", *_BACKWARDS)
    of_one_unit = commensurable(operands) or all_persons(operands) or all_firms(operands)
    if len(operands) < 2 or (needs_one_unit and not of_one_unit):
        return None
    own = _unit_of_all(operands[:1] if operation in _BACKWARDS else operands)
    first, *rest = (_in_unit(figure, operands[0]) for figure in operands)
    if operation in _BACKWARDS:
        share = operands[1].value / 100
        rest = [share if operation == "whole" else 1 + share]
    if operation == "average":
        own, first, rest = _per_one(*operands)
    divisor = first if operation in ("growth", "remainder") else rest[0]
    if operation in _QUOTIENTS and operation != "mean" and divisor == 0:
        return None
    value, own = _worked_out(operation, first, rest, own)
    value, own = _scaled(value, own, unit)
    exact = value
    if decimals is not None or operation in _QUOTIENTS:
        value = _rounded(value, _USUAL_DECIMALS if decimals is None else decimals)
    if operation in ("part", "times") and value == 0 < operands[0].value:
        return None  # so small a part of it that none shows
    shown = _expression(operation, [shown_figure(figure) for figure in operands])
    result = shown_number(value, decimals) + own
    equals = "=" if value == exact else "≈"
    return Calculation(f"{shown} {equals} {result}", value, own, tuple(operands))


_BACKWARDS = ("whole", "base")
_QUOTIENTS = ("part", "remainder", "growth", "average", "mean", "times", *_BACKWARDS)
_USUAL_DECIMALS = 2


def _worked_out(
    operation: Operation, first: Decimal, rest: Sequence[Decimal], unit: str
) -> tuple[Decimal, str]:
    """The exact result of an operation, and its unit where the operands are in `unit`."""
    apart = "个百分点" if unit in _PERCENT else unit
    if operation == "sum":
        return first + sum(rest, Decimal(0)), unit
    if operation == "mean":
        return (first + sum(rest, Decimal(0))) / (len(rest) + 1), unit
    if operation == "difference":
        return first - sum(rest, Decimal(0)), apart
    if operation == "rise":
        return rest[0] - first, apart
    if operation == "part":
        return first / sum(rest, Decimal(0)) * 100, "%"
    if operation == "remainder":
        return (first - rest[0]) / first * 100, "%"
    if operation == "growth":
        return (rest[0] - first) / first * 100, "%"
    return first / rest[0], "倍" if operation == "times" else unit


def _expression(operation: Operation, shown: Sequence[str]) -> str:
    """An operation on operands as shown."""
    if operation == "sum":
        return " + ".join(shown)
    if operation == "mean":
        return f"({' + '.join(shown)}) ÷ {len(shown)}"
    if operation == "difference":
        return " − ".join(shown)
    if operation == "rise":
        return f"{shown[1]} − {shown[0]}"
    if operation == "remainder":
        return f"({shown[0]} − {shown[1]}) ÷ {shown[0]}"
    if operation == "growth":
        return f"({shown[1]} − {shown[0]}) ÷ {shown[0]}"
    if operation == "base":
        return f"{shown[0]} ÷ (1 + {shown[1]})"
    of = " + ".join(shown[1:])
    return f"{shown[0]} ÷ {f'({of})' if len(shown) > 2 else of}"


def _scaled(value: Decimal, unit: str, wanted: str) -> tuple[Decimal, str]:
    """A value in the unit it is wanted in, if that is its own but for the scale.

    What is so much a month (元/月) stays so, though a question says only 元.
    """
    amount, slash, each = unit.partition("/")
    scale, bare = split_scale(fold(amount))
    other, same = split_scale(fold(wanted.partition("/")[0]))
    if not bare or bare != same:
        return value, unit
    scaled = wanted.partition("/")[0].removesuffix(same) + amount[len(amount) - len(bare) :]
    return value * scale / other, scaled + slash + each


_SHOWS_ENOUGH = Decimal("0.1")
"""Less than this has one digit left when it is rounded to two decimals."""


def _per_one(whole: Figure, number: Figure) -> tuple[str, Decimal, list[Decimal]]:
    """The unit that shows how much of a whole there is to one, and both values to divide in it.

    Of 223.7万元 to 3729户 each has 599.89元, not 0.06万元.
    """
    scale, bare = split_scale(fold(whole.unit))
    if number.base == 0 or abs(whole.base / number.base) >= scale * _SHOWS_ENOUGH:
        return whole.unit, whole.base / scale, [number.base]
    smaller = ((10**8, "亿"), (10**4, "万"), (1, ""))
    least = next(((s, name) for s, name in smaller if abs(whole.base / number.base) >= s), (1, ""))
    bare = whole.unit[-len(bare) :] if bare else ""
    return f"{least[1]}{bare}", whole.base / least[0], [number.base]


def _in_unit(figure: Figure, unit_of: Figure) -> Decimal:
    """A figure's value in another's unit: 1.2亿元 in 万元 is 12000, 1300万吨 in 亿斤 is 260."""
    (own, of), (target, same) = map(_how_much_of, (figure, unit_of))
    if of != same:
        own, target = (split_scale(fold(each.unit))[0] for each in (figure, unit_of))
    return figure.value * own / target


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
