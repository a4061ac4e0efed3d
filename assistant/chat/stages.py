"""What an index tells while it works, in the page's language; it tells it in Chinese alone."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from assistant.chat.markup import in_script_of
from assistant.model import Language

_SLOT = re.compile(r"\\\{(\w+)\\\}")
"""A slot of a stage, its text escaped for a pattern."""


def stage_in(language: Language, stage: str) -> str | None:
    """A stage as the page names it; None where it has no name in that language.

    >>> stage_in("zh-Hant", "读取报告"), stage_in("en", "读取报告")
    ('讀取報告', 'Reading reports')
    """
    if language != "en":
        return in_script_of(language, stage)
    for pattern, named in _english():
        if found := pattern.fullmatch(stage):
            return named.format(**found.groupdict())
    return None


@lru_cache(maxsize=1)
def _english() -> list[tuple[re.Pattern[str], str]]:
    path = Path(__file__).with_name("stages.json")
    stages: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["en"]
    return [
        (re.compile(_SLOT.sub(r"(?P<\1>.+)", re.escape(stage))), named)
        for stage, named in stages.items()
    ]
