"""The two likeliest figures or sentences read once more, each together with the question.

Features compare words and vectors of the question with those of a figure; whether what they
do not share matters (修好 for 完成修缮, but not 退租 for 旅客) is seen by a model that reads both at once.
It takes as long as the rest of an answer, so of figures it is asked only about doubtful ones.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.asking.query import FigureTexts
from assistant.words.lexicon import DATA
from corpus import Figure

ADAPTERS = DATA / "pairs.npz"
"""Written by `eval/fitting/pairs.py`."""
READ = 2
"""How many figures are read again. Of held-out authors a third and fourth change nothing."""
DOUBTFUL = (0.1, 0.75)
"""The confidence within which figures are read again. Of held-out authors those outside it are
told right from wrong as well without."""
REREAD_FEATURES = ("score", "cross")
REREAD_FACTS = ("cross", "cross_lead", "english_cross")
SENTENCE_FACTS = ("sure", "cross", "cross_lead")
"""Of sentences there are too few to learn from to weigh every fact again: `sure` is the logit of the
confidence without reading."""
_LABEL, _WORDS = 64, 70
_LEAST = 8
_SENTENCE = 110
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


def sentence_in_words(said: str) -> str:
    """A sentence, folded, as the model reads it."""
    return said[:_SENTENCE]


def sentence_facts(sure: float, cross: NDArray[np.float64]) -> list[float]:
    """What the confidence in the first of some sentences rests on once they are read: SENTENCE_FACTS.

    :param sure: the logit of the confidence in it without reading.
    :param cross: the scores of the sentences, best first.
    """
    others = float(cross[1:].max()) if len(cross) > 1 else _UNREAD
    return [sure, float(cross[0]), float(cross[0]) - others]


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
