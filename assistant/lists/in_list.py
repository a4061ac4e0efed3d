"""Things that a question names side by side, found by their names in one list of the report.

重点项目105个,其中工业类3个、农业类21个: named as the list names them, each is the figure beside its name, and as
sure as it is that the list is meant.
"""

from __future__ import annotations

from assistant.lists.beside import parts_of_stated, siblings
from assistant.lists.each import named_items
from assistant.workbench import Choice, Workbench
from corpus import fold

_SHORTEST = 2
"""A single character names nothing that it may not be a part of."""


def named_in_list(bench: Workbench, head: str) -> list[Choice]:
    """The figures of one list that a head of words names, in the order named; empty unless all are in it.

    :param head: what names things side by side.
    """
    items = named_items(head)
    if len(items) < 2 or min(map(len, items)) < _SHORTEST:
        return []
    for listed in (siblings(bench), parts_of_stated(bench)):
        found = [_named(item, listed) for item in items]
        chosen = [choice for choice in found if choice is not None]
        if len({choice.figure.id for choice in chosen}) == len(items):
            return chosen
    return []


def _named(item: str, listed: list[Choice]) -> Choice | None:
    """The one figure of a list whose label holds a name."""
    holding = [choice for choice in listed if item in fold(choice.figure.label).lower()]
    return holding[0] if len(holding) == 1 else None
