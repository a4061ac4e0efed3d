"""English words brought to a base form, so that a question and the glossary agree on them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from assistant.words.lexicon import glossary

_IRREGULAR = {"held": "hold", "built": "build", "took": "take", "taken": "take", "sat": "sit", "met": "meet",
              "people": "person", "children": "child", "grew": "grow", "grown": "grow", "rose": "rise", "risen": "rise",
              "fell": "fall", "fallen": "fall", "given": "give", "gave": "give", "spent": "spend", "found": "found",
              "sent": "send", "wrote": "write", "written": "write", "made": "make", "taught": "teach"}  # fmt: skip


_SPELLINGS = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("our", "or"),
    ("programme", "program"),
    ("licence", "license"),
    ("centre", "center"),
    ("adviser", "advisor"),
)


@lru_cache(maxsize=1)
def terms() -> Mapping[str, tuple[str, ...]]:
    """The glossary by the base forms of its English terms."""
    lemmas: dict[str, tuple[str, ...]] = {}
    for english, chinese in glossary().items():
        key = " ".join(lemma(word[0]) for word in words_of(english))
        lemmas[key] = tuple(dict.fromkeys((*lemmas.get(key, ()), *chinese)))
    return lemmas


def words_of(text: str) -> list[re.Match[str]]:
    """The words of a text, those joined by a hyphen one by one, as some write them apart.

    >>> [word[0] for word in words_of("high-speed rail's PM2.5")]
    ['high', 'speed', 'rail', 'PM2.5']
    """
    return list(re.finditer(r"[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*", without_possessive(text)))


def as_written(term: str, text: str) -> str:
    """A term by its base forms as a text has it, "" where the text has it not; Chinese as it is.

    >>> as_written("law enforcement officer", "how many law enforcement officers were trained?")
    'law enforcement officers'
    """
    if not term.isascii():
        return term
    words = words_of(text)
    count = len(term.split(" "))
    for n in range(len(words) - count + 1):
        run = words[n : n + count]
        if " ".join(lemma(word[0]) for word in run) == term:
            return text[run[0].start() : run[-1].end()]
    return term if re.search(rf"(?<![a-z0-9]){re.escape(term)}(?![a-z0-9])", text) else ""


def without_possessive(text: str) -> str:
    """A text with 's blanked out, its length kept.

    >>> without_possessive("the people's congress")
    'the people   congress'
    """
    return re.sub(r"['’]s\b", "  ", text)


@lru_cache(maxsize=4096)
def lemma(word: str) -> str:
    """A rough base form, enough for both sides of the glossary to agree: revoked → revok."""
    word = _IRREGULAR.get(word, word)
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    for _ in range(3):  # meetings → meeting → meet
        shorter = _without_ending(word)
        if shorter == word:
            break
        word = shorter
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word


def _without_ending(word: str) -> str:
    for ending, replacement in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ing", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
        ("e", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)] + replacement
            break
    return word
