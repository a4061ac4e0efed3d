"""Reports as JSON and back, exactly: every field by its type, decimals to the last digit."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from corpus import Report, Span


def report_to_json(report: Report) -> str:
    """The report as JSON; records are lists of their fields in order."""
    return json.dumps(_plain(report), ensure_ascii=False, separators=(",", ":"))


def report_from_json(text: str) -> Report:
    """The report that `report_to_json` was given.

    :raises ValueError: the text is not such JSON.
    """
    report: Report = _reader(Report)(json.loads(text))
    return report


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """How JSON becomes a value of type `kind`."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Span:
        return lambda pair: Span(*pair)
    if kind is Decimal:
        return Decimal
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        readers = [_reader(hints[field.name]) for field in fields(kind)]
        make: Callable[..., Any] = kind
        return lambda row: make(*(read(value) for read, value in zip(readers, row, strict=True)))
    if origin is tuple:
        item = _reader(arguments[0])
        return tuple if item is _same else lambda row: tuple(map(item, row))
    if origin in (Union, UnionType):
        present = _reader(next(argument for argument in arguments if argument is not type(None)))
        return lambda value: None if value is None else present(value)
    if kind in (str, int, bool) or origin is Literal or (origin and issubclass(origin, Mapping)):
        return _same
    raise TypeError(f"no JSON form for {kind}")


def _same(value: Any) -> Any:
    return value
