"""Exact calculation with figures: the operations, their expressions, and their units."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.lexicon import Operation
from assistant.model import Calculation
from assistant.render import shown_figure, shown_number
from corpus import Figure, fold, split_scale

_PERCENT = ("%", "％")
_OTHER_NAMES = {
    **{"％": "%", "标准箱": "标箱", "TEU": "标箱", "平米": "平方米", "千米": "公里"},
    **{"平方千米": "平方公里", "公斤": "千克"},
}


def commensurable(figures: Sequence[Figure]) -> bool:
    """Whether figures may be added and subtracted: the same unit but for its scale."""
    units = {_one_name(split_scale(fold(figure.unit))[1]) for figure in figures}
    return len(units) == 1 and all(figure.upper is None and not figure.terms for figure in figures)


def _unit_of_all(figures: Sequence[Figure]) -> str:
    """The first figure's unit, by its one name where the others write it otherwise."""
    unit = figures[0].unit
    names = {split_scale(fold(figure.unit))[1] for figure in figures}
    bare = split_scale(fold(unit))[1]
    return unit.removesuffix(bare) + _one_name(bare) if len(names) > 1 and bare in unit else unit


def _one_name(unit: str) -> str:
    """One name for a unit that is written in several ways."""
    return _OTHER_NAMES.get(unit, unit)


def calculate(operation: Operation, operands: Sequence[Figure]) -> Calculation | None:
    """Work out one operation exactly; None where it is undefined for these operands.

    difference: first − second. sum: all. part: first as a percentage of second. rise:
    second − first. growth: (second − first) ÷ first as a percentage. average: first ÷
    second, in the first's unit or, where two decimals of that show too little, in a smaller scale.
    times: first ÷ second. Quotients are rounded to two decimals.
    """
    needs_one_unit = operation not in ("average",)
    if len(operands) < 2 or (needs_one_unit and not commensurable(operands)):
        return None
    unit = _unit_of_all(operands)
    first, *rest = (_in_unit(figure, operands[0]) for figure in operands)
    if operation == "average":
        unit, first, rest = _per_one(*operands)
    shown = [shown_figure(figure) for figure in operands]
    divisor = first if operation == "growth" else rest[0]
    if operation in ("part", "growth", "average", "times") and divisor == 0:
        return None
    if operation == "sum":
        return _result(" + ".join(shown), first + sum(rest, Decimal(0)), unit, operands)
    if operation == "difference":
        change = "个百分点" if unit in _PERCENT else unit
        return _result(" − ".join(shown), first - sum(rest, Decimal(0)), change, operands)
    if operation == "rise":
        change = "个百分点" if unit in _PERCENT else unit
        return _result(f"{shown[1]} − {shown[0]}", rest[0] - first, change, operands)
    if operation == "part":
        return _result(f"{shown[0]} ÷ {shown[1]}", _rounded(first / rest[0] * 100), "%", operands)
    if operation == "growth":
        growth = _rounded((rest[0] - first) / first * 100)
        return _result(f"({shown[1]} − {shown[0]}) ÷ {shown[0]}", growth, "%", operands)
    if operation == "average":
        return _result(f"{shown[0]} ÷ {shown[1]}", _rounded(first / rest[0]), unit, operands)
    return _result(f"{shown[0]} ÷ {shown[1]}", _rounded(first / rest[0]), "倍", operands)


_SHOWS_ENOUGH = Decimal("0.1")
"""Less than this has one digit left when it is rounded to two decimals."""


def _per_one(whole: Figure, number: Figure) -> tuple[str, Decimal, list[Decimal]]:
    """The unit that shows how much of a whole there is to one, and both values to divide in it.

    Of 223.7万元 to 3729户 each has 599.89元, not 0.06万元.
    """
    scale, bare = split_scale(fold(whole.unit))
    if number.base == 0 or abs(whole.base / number.base) >= scale * _SHOWS_ENOUGH:
        return whole.unit, whole.base / scale, [number.base]
    smaller = ((10**4, "万"), (1, ""))
    least = next(((s, name) for s, name in smaller if abs(whole.base / number.base) >= s), (1, ""))
    bare = whole.unit[-len(bare) :] if bare else ""
    return f"{least[1]}{bare}", whole.base / least[0], [number.base]


def _in_unit(figure: Figure, unit_of: Figure) -> Decimal:
    """A figure's value in another's unit, scale words converted: 1.2亿元 in 万元 is 12000."""
    own, _ = split_scale(fold(figure.unit))
    target, _ = split_scale(fold(unit_of.unit))
    return figure.value * own / target


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))


def _result(expression: str, value: Decimal, unit: str, operands: Sequence[Figure]) -> Calculation:
    shown = f"{expression} = {shown_number(value)}{unit}"
    return Calculation(shown, value, unit, tuple(operands))
