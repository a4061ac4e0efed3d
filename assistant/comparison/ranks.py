"""Which place something takes among others, as a question supposes and as a sentence says it (居全国第3位)."""

from __future__ import annotations

import re

from assistant.asking.question import Question
from corpus import fold, number_value

_RANK = re.compile(
    r"(?:[居列排占当是]|全国|全[省市区盟]|世界|全球|位)[^，,。；;第首榜]{0,8}"
    r"(?:第(?P<nth>\d+|[一二三四五六七八九十]+)(?![产季届次期批轮个家条\d])|(?P<first>首位|榜首|第一(?!产)|老大|头名|冠军))"
)
_CLAUSE = re.compile("[，；。;,]")
_NEAR = 3
"""How many clauses from the one that is asked about on may tell the place it takes."""


def ranks_otherwise(question: Question, quote: str) -> bool:
    """Whether the clause of a sentence that a question is about gives another place than the question supposes.

    >>> from corpus import Years
    >>> from assistant.asking.question import read_question
    >>> asked = read_question("出口增速排全国第一,没错吧?", Years("2020", "2021"))
    >>> ranks_otherwise(asked, "进口居全国第一位，出口增长18.2%、增速居全国第3位。")
    True
    >>> ranks_otherwise(asked, "进口居全国第3位，出口增长18.2%、居全国首位。")
    False
    """
    asked = _ranks(question.folded)
    if not asked:
        return False
    clauses = _CLAUSE.split(fold(quote))
    words = _pairs(_RANK.sub(" ", question.folded))
    at = max(range(len(clauses)), key=lambda n: len(words & _pairs(clauses[n])))
    told = next((ranks for clause in clauses[at : at + _NEAR] if (ranks := _ranks(clause))), [])
    return bool(told) and not set(asked) & set(told)


def _ranks(words: str) -> list[int]:
    """The places that some words speak of, 1 for the first."""
    return [int(number_value(match["nth"] or "1") or 1) for match in _RANK.finditer(words)]


def _pairs(words: str) -> set[str]:
    """Every two characters of some words that stand beside each other."""
    return {
        words[i : i + 2]
        for i in range(len(words) - 1)
        if words[i : i + 2].strip() == words[i : i + 2]
    }
