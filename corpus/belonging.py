"""Whose pupils and whose dead: what is told of a kind of school or accident right after it is counted.

小学1173所，在校学生101.89万人 tells of the pupils of 小学, and 道路运输事故37起、死亡32人 of those
whom such accidents killed. Works on text folded to Simplified.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from corpus.mentions import Mention, has_verb
from corpus.segments import plain

_FILE = Path(__file__).parent / "data" / "belonging.tsv"
# What an owner's name may open with without being part of it.
_OPENING = re.compile("^(?:全[年省市区县州旗]|年末|其中|共?有|现有|共?发生|各类|[，、：；])+")
_SHORTEST_OWNER = 2
_LONGEST_OWNER = 12


@lru_cache(maxsize=1)
def _belongings() -> Mapping[str, frozenset[str]]:
    """What belongs to something → the units in which that is counted."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader((line for line in file if not line.startswith("#")), delimiter="\t")
        return {word: frozenset(units.split()) for word, units in rows}


def give_owners(mentions: Sequence[Mention]) -> None:
    """Put what each figure's things belong to before the words that name only them."""
    owner, units, group = "", frozenset[str](), -1
    for mention in mentions:
        if mention.segment.group != group:
            owner, units, group = "", frozenset(), mention.segment.group
        words = plain(mention.before)
        belonging = next((w for w in _belongings() if words.removesuffix("人数") == w), "")
        if belonging and owner and units & _belongings()[belonging]:
            mention.before = owner + words
        elif found := _owner_named(mention, words):
            owner, units = found


def _owner_named(mention: Mention, words: str) -> tuple[str, frozenset[str]] | None:
    """The owner that a figure's words name, with the units it is counted in; None if they name none.

    It is what is counted (小学1173所), or what something of it is counted of (普通本专科招生22.06万人).
    """
    ends = [word for word in _belongings() if words.endswith(word) and words != word]
    if ends:
        longest = max(ends, key=len)
        name, units = words.removesuffix(longest), _belongings()[longest]
    else:
        name, units = words, frozenset({mention.quantity.unit_text})
        if mention.after or not any(units & of for of in _belongings().values()):
            return None
    name = _OPENING.sub("", name)
    fits = _SHORTEST_OWNER <= len(name) <= _LONGEST_OWNER and not has_verb(name)
    return (name, units) if fits else ("", frozenset())
