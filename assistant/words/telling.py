"""How much a word tells: rare words of the general language much, light words little."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.words.lexicon import contrasts, synonyms
from index import in_dictionary, segment

NEGATED = "¬"
"""Marks a word that a negation comes before."""
_UNKNOWN_IDF = 11.0
# How long something took names nothing that was done in it: 五年里多了多少.
SPAN_OF_YEARS = re.compile(
    r"(?:过去|最近|[近这])的?[一二三四五六七八九十几\d]{1,2}年(?![级\d])(?:[来间里]|下来|以来)?"
    r"|(?<!\d)[一二三四五六七八九十几\d]{1,2}年(?:[来间里]|下来|以来|(?=[多少]了|净?增|提[高升]|下降|降低|减少))"
)


@lru_cache(maxsize=1)
def _general_idf() -> tuple[dict[str, float], float]:
    from jieba import analyse  # comes with jieba; reads its own frequency table

    table, _ = analyse.default_tfidf.idf_loader.get_idf()
    return table, max(table.values())


@lru_cache(maxsize=8192)
def word_weight(word: str) -> float:
    """How much a word tells, in (0, 1]: general-language IDF over its maximum.

    A compound the table lacks weighs as its parts do; a single character counts half.
    """
    word = word.removeprefix(NEGATED)
    table, top = _general_idf()
    if word in table:
        weight = table[word]
    else:
        parts = [table[part] for part in segment(word) if part in table]
        weight = max(parts) if parts else _UNKNOWN_IDF
    if len(word) == 1:
        weight /= 2 if restricts(word) else 4
    elif "一" <= word[0] <= "鿿" and not in_dictionary(word) and not _is_compound(word):
        weight /= 3  # cut from what were two words, or mistyped
    return weight / top


def restricts(word: str) -> bool:
    """Whether a word can change what is asked for: single characters only where they have a rival."""
    return len(word) > 1 or word in _rivalled()


@lru_cache(maxsize=1)
def _rivalled() -> frozenset[str]:
    return frozenset(word for group in contrasts() for word in group)


def _is_compound(word: str) -> bool:
    parts = segment(word)
    return word in synonyms() or (
        len(parts) > 1 and all(len(part) > 1 and in_dictionary(part) for part in parts)
    )
