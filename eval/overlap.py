"""Exact match and character F1 of two short texts, in the manner of CMRC 2018.

Cui et al., "A Span-Extraction Dataset for Chinese Machine Reading Comprehension", EMNLP 2019:
punctuation is dropped, a Chinese character is a token and so is a run of other letters or
digits, and F1 rests on the longest common run of tokens. Both texts are folded to Simplified
and to half width first, so script and width never cost a point.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from corpus import fold

_TOKEN = re.compile(r"[a-z0-9]+(?:\.[0-9]+)?|[^\W_]")


def tokens(text: str) -> list[str]:
    """The tokens that are compared.

    >>> tokens("約２３５.２億元。")
    ['约', '235.2', '亿', '元']
    """
    return _TOKEN.findall(fold(unicodedata.normalize("NFKC", text)).lower())


def exact_match(text: str, gold: str) -> bool:
    """Whether both texts have the same tokens in the same order."""
    return tokens(text) == tokens(gold)


def f1(text: str, gold: str) -> float:
    """Harmonic mean of how much of each text their longest common run of tokens covers.

    >>> round(f1("清理374名", "374名"), 4)
    0.6667
    """
    ours, theirs = tokens(text), tokens(gold)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    common = matcher.find_longest_match().size
    return 2 * common / (len(ours) + len(theirs)) if common else 0.0
