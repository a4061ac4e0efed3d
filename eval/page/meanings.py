"""What each measure means, and each reason, for readers of the page who did not write them."""

from __future__ import annotations

from collections.abc import Mapping
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


@lru_cache(maxsize=2)
def _read(file: str) -> Mapping[str, Meaning]:
    text = Path(__file__).with_name(file).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {name: Meaning(english, chinese) for name, english, chinese in rows}
