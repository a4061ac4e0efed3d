"""What is only named, as one types into a search: 江苏外贸, 福建农民收入, 2015年财政收入.

No word of it asks.
"""

from __future__ import annotations

from assistant.asking.question import Question
from assistant.asking.word_order import ASKS

_ASKS_OTHERWISE = (
    "text", "yesno", "each", "parts", "which_place", "which_year", "highest", "lowest",
    "difference", "sum", "part", "average", "times", "every_place", "every_year",
)  # fmt: skip


def asks_nothing(question: Question) -> bool:
    """Whether a question only names what it is about."""
    if question.is_english or question.stated or question.means(*_ASKS_OTHERWISE):
        return False
    return not ASKS.search(question.folded)
