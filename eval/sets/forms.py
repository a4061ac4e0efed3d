"""A question's record, and what each field of it may hold.

"answerable": "no" would otherwise count as yes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class Record(NamedTuple):
    """A question as it is written in a set.

    `where` is how errors say where it stands. `faults` are what could not be read there; the
    fields then hold the rest, and none if nothing could.
    """

    where: str
    fields: Mapping[str, Any]
    faults: tuple[str, ...] = ()


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_text_or_none(value: object) -> bool:
    return value is None or isinstance(value, str)


def _are_texts(value: object) -> bool:
    return value is None or (isinstance(value, list) and all(map(_is_text, value)))


def _are_quotations(value: object) -> bool:
    """Whether evidence is a list of texts, or of texts each with its report."""
    return value is None or (
        isinstance(value, list)
        and all(
            _is_text(item)
            or (
                isinstance(item, dict)
                and _is_text(item.get("text"))
                and _is_text(item.get("report"))
            )
            for item in value
        )
    )


FORMS: Mapping[str, Callable[[object], bool]] = {
    "question": _is_text,
    "history": _are_texts,
    "answerable": lambda value: isinstance(value, bool),
    "figures": lambda value: value is None or isinstance(value, list),
    "evidence": _are_quotations,
    "report": _is_text_or_none,
    "reports": _are_texts,
    "answer": _is_text_or_none,
}
"""Field → whether a value may stand there."""
