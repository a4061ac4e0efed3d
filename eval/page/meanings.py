"""What each measure means, for readers of the page who did not write it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple


class Meaning(NamedTuple):
    """A measure in words of either language."""

    english: str
    chinese: str


@lru_cache(maxsize=1)
def meanings() -> Mapping[str, Meaning]:
    """Measure → what it means, in the order of the page."""
    text = Path(__file__).with_name("meanings.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {name: Meaning(english, chinese) for name, english, chinese in rows}
