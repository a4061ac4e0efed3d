"""Exact calculation with figures: the operations, their expressions, and their units."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.model import Calculation
from assistant.render import shown_figure, shown_number
from assistant.words.lexicon import Operation
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


def calculate(
    operation: Operation,
    operands: Sequence[Figure],
    *,
    unit: str = "",
    decimals: int | None = None,
) -> Calculation | None:
    """Work out one operation exactly; None where it is undefined for these operands.

    difference: first − second. sum: all. part: first as a percentage of second. remainder: what
    is left of first without second, as a percentage of first. rise: second − first. growth:
    (second − first) ÷ first as a percentage. average: first ÷ second, in the first's unit or, where
    two decimals of that show too little, in a smaller scale. times: first ÷ second. whole: what
    first is second per cent of. base: what grew by second per cent to first.

    :param unit: the unit the result is wanted in, if it is the result's own but for its scale.
    :param decimals: how many decimals it is wanted with; by default quotients have two.
    """
    needs_one_unit = operation not in ("average", *_BACKWARDS)
    if len(operands) < 2 or (needs_one_unit and not commensurable(operands)):
        return None
    own = _unit_of_all(operands[:1] if operation in _BACKWARDS else operands)
    first, *rest = (_in_unit(figure, operands[0]) for figure in operands)
    if operation in _BACKWARDS:
        share = operands[1].value / 100
        rest = [share if operation == "whole" else 1 + share]
    if operation == "average":
        own, first, rest = _per_one(*operands)
    divisor = first if operation in ("growth", "remainder") else rest[0]
    if operation in _QUOTIENTS and divisor == 0:
        return None
    value, own = _worked_out(operation, first, rest, own)
    value, own = _scaled(value, own, unit)
    if decimals is not None or operation in _QUOTIENTS:
        value = _rounded(value, _USUAL_DECIMALS if decimals is None else decimals)
    shown = _expression(operation, [shown_figure(figure) for figure in operands])
    result = shown_number(value, decimals) + own
    return Calculation(f"{shown} = {result}", value, own, tuple(operands))


_BACKWARDS = ("whole", "base")
_QUOTIENTS = ("part", "remainder", "growth", "average", "times", *_BACKWARDS)
_USUAL_DECIMALS = 2


def _worked_out(
    operation: Operation, first: Decimal, rest: Sequence[Decimal], unit: str
) -> tuple[Decimal, str]:
    """The exact result of an operation, and its unit where the operands are in `unit`."""
    apart = "个百分点" if unit in _PERCENT else unit
    if operation == "sum":
        return first + sum(rest, Decimal(0)), unit
    if operation == "difference":
        return first - sum(rest, Decimal(0)), apart
    if operation == "rise":
        return rest[0] - first, apart
    if operation == "part":
        return first / rest[0] * 100, "%"
    if operation == "remainder":
        return (first - rest[0]) / first * 100, "%"
    if operation == "growth":
        return (rest[0] - first) / first * 100, "%"
    return first / rest[0], "倍" if operation == "times" else unit


def _expression(operation: Operation, shown: Sequence[str]) -> str:
    """An operation on operands as shown."""
    if operation == "sum":
        return " + ".join(shown)
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
    return f"{shown[0]} ÷ {shown[1]}"


def _scaled(value: Decimal, unit: str, wanted: str) -> tuple[Decimal, str]:
    """A value in the unit it is wanted in, if that is its own but for the scale or for 每月."""
    of_rate = unit if "/" in wanted else unit.split("/")[0]
    scale, bare = split_scale(fold(of_rate))
    other, same = split_scale(fold(wanted))
    if not bare or bare != same:
        return value, unit
    return value * scale / other, wanted.removesuffix(same) + of_rate[len(of_rate) - len(bare) :]


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


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
