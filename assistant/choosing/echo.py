"""Whether a sentence only echoes a question: says nothing of what is asked that was not in it.

Asked in words of the report (小镇博物馆建成开放,馆长是谁), the sentence that is most like the question
may be the one it was made of, and hold nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.choosing.reread import character_pairs

_OPEN = re.compile("哪|谁|什么|啥|怎|咋|如何|为何|几|多少")
# How and why something is done, the clauses around the one that says that it is may tell.
_WAYS = re.compile("怎|咋|如何|为何|为[什啥]|因为|[凭靠拿用图][一-鿿]{0,2}(?:哪|什么|啥)|干[什啥]")
# Characters that only ask, and those that stand between words.
_FUNCTION = frozenset("的是在了哪谁什么啥个怎咋呢吗几多少都儿里?,、。!")
# An explanation in brackets or after a colon is part of its clause.
_CLAUSE = re.compile("[,，;；。!！?？]")
_TELLING = re.compile("[一-鿿a-z0-9]")
# A clause that opens so goes on about the one before it.
_GOES_ON = re.compile("位于|坐落|地处|选址|设[在于]|由|是|为|即|分别|包括|其中|主要")
_LEAST = 0.5
"""The share of what a question says that a clause must make up, for the one to be made of the other.
Of the blind questions that such clauses answered 32 had no answer in the report, and none had one."""


def only_echoes(question: str, sentence: str) -> bool:
    """Whether a sentence, where it is most like an open question, says no more than it does.

    Both texts are folded, lower case.

    >>> only_echoes("小镇博物馆建成开放,馆长是谁?", "小镇博物馆建成开放，文化站提升改造。")
    True
    >>> only_echoes("小镇博物馆建成开放,馆长是谁?", "小镇博物馆建成开放，由李明任馆长。")
    False
    """
    if not _OPEN.search(question):
        return False
    asked = character_pairs(question)
    told = {pair for pair in asked if _FUNCTION.isdisjoint(pair)}
    clauses = [clause for clause in _CLAUSE.split(sentence) if clause.strip()]
    shared = [len(told & character_pairs(clause)) for clause in clauses]
    most = max(shared, default=0)
    if not most or most < _LEAST * len(told):
        return False
    at = shared.index(most)
    if clauses[at + 1 :] and _GOES_ON.match(clauses[at + 1]):
        return False
    echoing = clauses if _WAYS.search(question) else [clauses[at], *_speaking_of(question, clauses)]
    return all(_is_said(clause, asked) for clause in echoing)


def _speaking_of(question: str, clauses: Sequence[str]) -> list[str]:
    """The clauses of a sentence that share anything with the clause of a question that asks.

    今年8月,区委做了什么 asks of 区委, whichever clause says 今年8月.
    """
    asking = [clause for clause in _CLAUSE.split(question) if _OPEN.search(clause)]
    pairs = {pair for clause in asking for pair in character_pairs(clause)}
    told = {pair for pair in pairs if _FUNCTION.isdisjoint(pair)}
    return [clause for clause in clauses if told & character_pairs(clause)]


def _is_said(clause: str, asked: set[str]) -> bool:
    """Whether each character of a clause has a neighbour in it that it also has in a question."""
    pairs = [clause[n : n + 2] in asked for n in range(len(clause) - 1)]
    beside = zip(clause, [False, *pairs], [*pairs, False], strict=True)
    return all(left or right or not _TELLING.match(one) for one, left, right in beside)
