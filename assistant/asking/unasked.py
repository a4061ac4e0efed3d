"""What is only named, as one types into a search: 江苏外贸, 福建农民收入, 2015年财政收入.

No word of it asks.
"""

from __future__ import annotations

import re

from assistant.asking.question import Question

_ASKS = re.compile(
    "多少|多[大高长远久重厚深宽快]|若干|几|什么|啥|哪|谁|吗|吧|怎|咋|何|是否|有没有|能否|呢|[?？]."
)
_END = re.compile(r"[\s?？!！。．.,，;；~～…]+$")
_ASKS_OTHERWISE = (
    "text", "yesno", "each", "parts", "which_place", "which_year", "highest", "lowest",
    "difference", "sum", "part", "average", "times", "every_place", "every_year",
)  # fmt: skip


def asks_nothing(question: Question) -> bool:
    """Whether a question only names what it is about."""
    if question.is_english or question.stated or question.means(*_ASKS_OTHERWISE):
        return False
    return not _ASKS.search(question.folded)


def name_of(text: str) -> str:
    """What a bare question names, without the marks it ends with."""
    return _END.sub("", text)
