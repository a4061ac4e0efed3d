"""The likeliest figures or sentences read once more, each together with the question.

Features compare words and vectors of the question with those of a figure; whether what they
do not share matters (修好 for 完成修缮, but not 退租 for 旅客) is seen by a model that reads both at once.
It takes as long as the rest of an answer, so of figures it is asked only about doubtful ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.asking.query import FigureTexts
from assistant.words.lexicon import DATA
from corpus import Figure

ADAPTERS = DATA / "pairs.npz"
"""Written by `eval/fitting/pairs.py`."""
READ = 2
"""How many figures are read again. Of held-out authors a third and fourth put 0.3 % more right."""
READ_SENTENCES = 4
"""How many sentences. A third and fourth put 0.8 % more right of authors held out, and 1.8 % of those who used
no word of the report."""
DOUBTFUL = (0.05, 0.75)
"""The confidence within which figures are read again. Below it hardly one in twenty is right, and
above it of held-out authors right is told from wrong as well without."""
REREAD_FEATURES = ("score", "cross")
REREAD_FACTS = ("cross", "cross_lead", "english_cross")
SENTENCE_FACTS = ("sure", "cross", "cross_lead", "kind_misses")
"""Of sentences there are too few to learn from to weigh every fact again: `sure` is the logit of the
confidence without reading. `kind_misses`, that the sentence seems to lack the kind of thing asked
for, tells more than that beside what reading says."""
_LABEL, _WORDS = 64, 70
_LEAST = 8
_SENTENCE = 110
_CLAUSE = re.compile("[,，;；。:：]")
_UNREAD = -9.0  # below every score there is

Read = Callable[[NDArray[np.int64]], NDArray[np.float64]]
"""Scores of figures by their rows in the index, or of passages' sentences by their places among those
weighed, for one question; shape as the rows."""


def figure_in_words(figure: Figure, texts: FigureTexts) -> str:
    """A figure as the model reads it: what it counts, in what, when, and the words before that.

    新建改建农村公路多少公里（公里）2025 加快补齐交通短板
    """
    label = texts.label[-_LABEL:]
    before = texts.near.removesuffix(texts.label).removesuffix("，")
    room = _WORDS - len(label)
    context = before[-room:] if room > _LEAST else ""
    return f"{label}（{texts.unit}）{figure.period[-4:]} {context}"


def sentence_in_words(said: str, asked: str) -> str:
    """A sentence as the model reads it: of a long one what shares most with the question.

    What is read begins with a clause, and is the first of equals. Both texts are folded.

    >>> sentence_in_words("全年" + "召开会议，" * 30 + "由县文化局主办", "谁主办的?")[-7:]
    '由县文化局主办'
    """
    if len(said) <= _SENTENCE:
        return said
    starts = (0, *(mark.end() for mark in _CLAUSE.finditer(said)))
    sought = character_pairs(asked)
    parts = (said[start : start + _SENTENCE] for start in starts)
    return max(parts, key=lambda part: len(sought & character_pairs(part)))


def character_pairs(text: str) -> set[str]:
    """Every two neighbouring characters of a text."""
    return {text[n : n + 2] for n in range(len(text) - 1)}


def sentence_facts(sure: float, cross: NDArray[np.float64], misses_kind: bool) -> list[float]:
    """What the confidence in the first of some sentences rests on once they are read: SENTENCE_FACTS.

    :param sure: the logit of the confidence in it without reading.
    :param cross: the scores of the sentences, best first.
    :param misses_kind: whether the first seems to lack the kind of thing asked for.
    """
    others = float(cross[1:].max()) if len(cross) > 1 else _UNREAD
    return [sure, float(cross[0]), float(cross[0]) - others, float(misses_kind)]


def reread_facts(
    cross: NDArray[np.float64], figures: Sequence[Figure], english: bool
) -> list[float]:
    """What reading again adds to the confidence in the first of some figures: REREAD_FACTS.

    :param cross: the scores of the figures, best first; not all need be read.
    """
    first = figures[0]
    rivals = [
        float(score)
        for score, figure in zip(cross[1:], figures[1:], strict=False)
        if (figure.base, figure.unit) != (first.base, first.unit)
    ]
    lead = float(cross[0]) - max(rivals, default=_UNREAD)
    return [float(cross[0]), lead, english * float(cross[0])]
