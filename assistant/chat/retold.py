"""What the rooms below say in Chinese alone, in the page's language: stages of work, problems.

They know no page; what they say is found again by its words, in `stages.json` and `problems.json`.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from assistant.model import Language
from corpus import to_traditional_words

_SLOT = re.compile(r"\\\{(\w+)\\\}")
"""A slot of a saying, its text escaped for a pattern."""


def stage_in(language: Language, stage: str) -> str | None:
    """A stage of an index's work as the page names it; None where that language has no name.

    >>> stage_in("zh-Hant", "读取报告"), stage_in("en", "读取报告")
    ('讀取報告', 'Reading reports')
    """
    return _retold("stages", language, stage)


def problem_in(language: Language, problem: str) -> str:
    """What is wrong with a report, the index or a database, as the page says it.

    What fills a sentence's slots, such as a file's name, is never converted.

    >>> problem_in("zh-Hant", "广东.txt 里没有文字。请换成有正文的报告。")
    '广东.txt 裡沒有文字。請換成有正文的報告。'
    """
    return _retold("problems", language, problem) or problem


def _retold(kind: Literal["stages", "problems"], language: Language, said: str) -> str | None:
    if language == "zh-Hans":
        return said
    for pattern, template in _templates(kind, language):
        if found := pattern.fullmatch(said):
            return template.format(**found.groupdict())
    return None


@lru_cache(maxsize=4)
def _templates(kind: str, language: Language) -> list[tuple[re.Pattern[str], str]]:
    """Each saying as a pattern, and what it is in a language, with the same slots."""
    path = Path(__file__).with_name(f"{kind}.json")
    english: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["en"]
    return [
        (
            re.compile(_SLOT.sub(r"(?P<\1>.+)", re.escape(said)), re.DOTALL),
            named if language == "en" else to_traditional_words(said),
        )
        for said, named in english.items()
    ]
