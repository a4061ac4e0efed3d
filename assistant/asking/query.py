"""What weighing works with: a question made ready, and the words of every figure, folded."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.asking.concepts import Concept
from assistant.asking.question import Question
from assistant.words.senses import Senses
from corpus import Figure, fold
from index import Index

# With what a rise is compared goes without saying: 生产总值同比增长 is 生产总值增长.
_COMPARED = re.compile("(?<=[一-鿿])(?:同比|环比)(?=[增下上提减降回涨])")


@dataclass(frozen=True, slots=True)
class FigureTexts:
    """A figure's words, folded, from the nearest to the number outwards."""

    head: str
    label: str
    near: str
    sentence: str
    sentence_start: int
    passage: str
    unit: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question made ready for weighing figures."""

    question: Question
    concepts: tuple[Concept, ...]
    vector: NDArray[np.float32]
    searched: str
    """The folded question for BM25: a place that has chosen the reports tells nothing in them."""
    own_places: tuple[tuple[str, ...], ...] = ()
    """Forms of each place named that is a report's own."""
    foreign_places: tuple[tuple[str, ...], ...] = ()
    """Forms of each place named that is no report's own: a figure must speak of it itself."""
    rivals: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    """See `rivals`."""
    counted: Concept | None = None
    """The concept that names what the question counts."""
    asked_noun: tuple[Concept, ...] = ()
    """The concepts of the noun phrase the question counts, empty if it names none."""
    unwanted: tuple[Concept, ...] = ()
    """The concepts of what the question says it does not ask for."""
    previous: Figure | None = None
    """The figure that answered the question before, for follow-ups."""
    told: bool = False
    """Whether `previous` was given as the answer, and is not what is asked for now."""
    senses: Senses | None = None
    """The words of the reports by meaning, to match what shares no word."""

    @property
    def own(self) -> tuple[Concept, ...]:
        """The concepts this question states itself; all, if it states none (那2013年呢?)."""
        return tuple(c for c in self.concepts if not c.carried) or self.concepts

    @property
    def carried(self) -> tuple[Concept, ...]:
        """The concepts carried over from the question before."""
        return tuple(concept for concept in self.concepts if concept.carried)


def figure_texts(index: Index) -> list[FigureTexts]:
    """The folded words of every figure, in the index's order."""
    texts: list[FigureTexts] = []
    for report in index.reports:
        clean = fold(report.clean).lower()
        passages = {passage.id: passage for passage in report.passages}
        for figure in report.figures:
            passage = passages[figure.passage_id]
            sentence = next(
                (s for s in passage.sentences if s.start <= figure.clean.start < s.end),
                passage.clean,
            )
            heading = fold(" ".join(passage.section)).lower()
            label = _COMPARED.sub("", fold(figure.label).lower())
            context = fold(figure.context).lower()
            texts.append(
                FigureTexts(
                    head=fold(figure.head).lower(),
                    label=label,
                    near=f"{context}，{label}",
                    sentence=clean[sentence.start : sentence.end],
                    sentence_start=sentence.start,
                    passage=f"{heading} {clean[passage.clean.start : passage.clean.end]}",
                    unit=fold(figure.unit),
                )
            )
    return texts
