"""Exact match and F1 of two short texts, as the official script of CMRC 2018 counts them.

Cui et al., "A Span-Extraction Dataset for Chinese Machine Reading Comprehension", EMNLP 2019;
cmrc2018_evaluate.py, version 5, of github.com/ymcui/cmrc2018. The script's punctuation is
dropped; a Chinese character is a token, and so is a word of other letters or digits; F1
rests on the longest common run of tokens. Added to it: both texts are folded to Simplified
and letters and digits to half width first, so that script and width never cost a point. The
script leaves words of other letters to NLTK; here a pattern cuts them, alike for words and
numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from corpus import fold

# As in the script; what is not listed (a decimal point, %, ‘) is part of the text. So is …, single or
# double: the script lists “……”, two characters, and compares one at a time, so it never drops any.
_PUNCTUATION = str.maketrans("", "", "-:_*^/\\~`+=，。：？！“”；’《》·、「」（）－～『』")
_TOKEN = re.compile(r"[\u4e00-\u9fa5]|[^\W\u4e00-\u9fa5]+(?:[.,'][^\W\u4e00-\u9fa5]+)*|…+|[^\w\s]")


def tokens(text: str) -> list[str]:
    """The tokens that are compared.

    >>> tokens("约２３５.２億元。")
    ['约', '235.2', '亿', '元']
    """
    return _TOKEN.findall(_plain(text))


def exact_match(text: str, gold: str) -> bool:
    """Whether both texts are the same but for punctuation, case, script and width."""
    return _plain(text) == _plain(gold)


def f1(text: str, gold: str) -> float:
    """Harmonic mean of how much of each text their longest common run of tokens covers.

    >>> round(f1("清理374名", "374名"), 4)
    0.6667
    """
    ours, theirs = tokens(text), tokens(gold)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    common = matcher.find_longest_match().size
    return 2 * common / (len(ours) + len(theirs)) if common else 0.0


def best(measure: Callable[[str, str], float], text: str, golds: Sequence[str]) -> float:
    """The highest of a measure against several wordings, which are all as good."""
    return max((float(measure(text, gold)) for gold in golds), default=0.0)


def _plain(text: str) -> str:
    half = "".join(
        unicodedata.normalize("NFKC", c) if c.isalnum() or c in "．％" else c for c in text
    )
    return fold(half).lower().strip().translate(_PUNCTUATION)
