"""The part of a sentence that speaks of what a question asks, and the names in it.

What another clause of the same sentence names has to do with something else.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.asking.places import place_forms
from index import tagged

_CLAUSE = re.compile("[,，;；。:：!！?？]")
# A clause that opens so says what became of that in the clause before it.
_LEANS = re.compile("成为|实现|[为是]")
_LEAST = 0.5
_NAME_FLAGS = frozenset({"ns", "nr", "nrt", "nrfg", "nz", "nt", "j"})
_NO_NAME = frozenset({"中国", "我国", "全国", "外国", "城市"})


def clauses_spoken_of(question: str, sentence: str) -> list[str]:
    """The clauses of a sentence that share most with a question, and those that they lean on.

    >>> clauses_spoken_of("科普馆建在哪个县?", "科普馆建成，青田县新增景区2个。")
    ['科普馆建成']
    """
    clauses = [clause for clause in _CLAUSE.split(sentence) if clause.strip()]
    asked = _pairs(question)
    shared = [len(asked & _pairs(clause)) for clause in clauses]
    most = max(shared, default=0)
    near = {n for n, share in enumerate(shared) if share >= _LEAST * most}
    near |= {n - 1 for n in near if n and _LEANS.match(clauses[n])}
    return [clauses[n] for n in sorted(near)]


@lru_cache(maxsize=4096)
def names_in(clause: str) -> tuple[str, ...]:
    """The words of a clause that are names of places, persons or things."""
    return tuple(
        word
        for word, flag in tagged(clause)
        if len(word) > 1 and flag in _NAME_FLAGS and word not in _NO_NAME
    )


def is_named(name: str, question: str) -> bool:
    """Whether a question gives a name itself, in any of the forms that places have.

    >>> is_named("温州市", "温州的游园会在哪里办?"), is_named("AR-3000型", "游园会在哪里办?")
    (True, False)
    """
    return any(form in question for form in place_forms(name))


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}
