"""Floors: what a run must reach, as `[ROW/]MEASURE=VALUE`."""

from __future__ import annotations

from collections.abc import Mapping

from eval.errors import FloorError
from eval.measuring.measures import LOWER_IS_BETTER
from eval.measuring.summary import ROWS, Row, is_share, measure, shown


def parse_floor(floor: str) -> tuple[str, str, float]:
    """Row, measure and value of `[ROW/]MEASURE=VALUE`; the row is `all` unless named.

    >>> parse_floor("test/figure-exact=0.95")
    ('test', 'figure-exact', 0.95)

    :raises FloorError: when it is not of that form, or names what no run measures.
    """
    name, _, value = floor.partition("=")
    row, _, measured = name.rpartition("/")
    row = row or "all"
    for given, known in ((row, ROWS), (measured, list(measure(())))):
        if given not in known:
            raise FloorError(f"{floor}: no {given!r} to hold a floor; there are {', '.join(known)}")
    try:
        bound = float(value)
    except ValueError:
        raise FloorError(f"{floor}: a floor is a number, got {value!r}") from None
    if bound > 1 and is_share(measured):
        raise FloorError(f"{floor}: {measured} is a share, write {bound:g} % as {bound / 100:g}")
    return row, measured, bound


def missed_floor(rows: Mapping[str, Row], row: str, name: str, bound: float) -> str | None:
    """A line that says which floor is missed and by how much, None when it holds.

    For errors and times the bound is a ceiling. A floor that no question of the run can be
    held to is missed: it guards nothing.
    """
    value = rows.get(row, {}).get(name)
    ceiling = name in LOWER_IS_BETTER
    if value is not None and (value <= bound if ceiling else value >= bound):
        return None
    wanted = f"at {'most' if ceiling else 'least'} {shown(name, bound)}"
    return f"FLOOR MISSED: {row}/{name} is {shown(name, value)}, wanted {wanted}"
