"""What each measure and each reason means, and what they are called, for readers of the page who did not write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple


class Meaning(NamedTuple):
    """A measure or a reason in words of either language."""

    english: str
    chinese: str


def meanings() -> Mapping[str, Meaning]:
    """Measure → what it means, in the order of the page."""
    return _read("meanings.tsv")


def reasons() -> Mapping[str, Meaning]:
    """Reason why a system puts a wrong passage first → what it means."""
    return _read("reasons.tsv")


def in_chinese(name: str) -> str:
    """What a measure, an outcome or a row is called in Chinese; empty for a report's own name."""
    return "".join(_rows("names.tsv").get(name, ()))


def _read(file: str) -> Mapping[str, Meaning]:
    return {name: Meaning(english, chinese) for name, (english, chinese) in _rows(file).items()}


@lru_cache(maxsize=3)
def _rows(file: str) -> Mapping[str, Sequence[str]]:
    text = Path(__file__).with_name(file).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {name: others for name, *others in rows}
