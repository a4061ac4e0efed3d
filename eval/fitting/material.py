"""What the assistant's weights are fitted on: questions with their candidates, right and wrong.

A question's gold figure is also taken away once, so that the models learn to refuse what a
report does not hold but comes close to, and is asked about another thing in the same words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant import Assistant
from assistant.asking.query import Query
from assistant.choosing.evidence import Weighed
from assistant.choosing.passages import WeighedPassages
from assistant.choosing.reread import Read
from corpus import Figure, fold
from eval.fitting.logit import Ranked
from eval.measuring.judging import overlaps, states
from eval.sets.questions import GoldQuestion

_SWAPPED = "~swapped"
_PLAIN_KINDS = ("figure", "colloquial", "traditional")


@dataclass(frozen=True, slots=True)
class FigureExample:
    """A question, the figures that may answer it, and which of them do."""

    query: Query
    weighed: Weighed
    ranked: Ranked
    assistant: Assistant
    read: Read

    @property
    def figures(self) -> Sequence[Figure]:
        """The figures of the index."""
        return self.assistant.index.figures


@dataclass(frozen=True, slots=True)
class PassageExample:
    """A question for words, the passages that may answer it, and whose sentence does."""

    query: Query
    weighed: WeighedPassages
    ranked: Ranked
    read: Read


@dataclass(slots=True)
class Material:
    """What fitting learns from, gathered over all question sets."""

    figures: list[FigureExample] = field(default_factory=list)
    passages: list[PassageExample] = field(default_factory=list)


def gather(assistant: Assistant, questions: Sequence[GoldQuestion], material: Material) -> None:
    """Add the figure and text questions of one set, answerable and not, to the material."""
    for gold in [*questions, *swapped(assistant, questions)]:
        reading, query = assistant.understand(gold.question, gold.history)
        part = fold_of(gold.id)
        if query.question.wants_figure and gold.kind not in (
            "calculated",
            "list",
            "trend",
            "comparison",
        ):
            weighed = assistant.weigh_figures(reading, query)
            figures = assistant.index.figures
            right = np.array([_is_gold(gold, figures[row]) for row in weighed.rows], bool)
            made_up = gold.id.endswith(_SWAPPED)
            read = _remembering(assistant.read_again(query))
            ranked = Ranked(weighed.features, right, part, made_up)
            material.figures.append(FigureExample(query, weighed, ranked, assistant, read))
            if right.any():
                rest = _without(weighed, right)
                none = np.zeros(len(rest.rows), bool)
                taken = Ranked(rest.features, none, part, taken_away=True)
                material.figures.append(FigureExample(query, rest, taken, assistant, read))
        elif not gold.figures:
            found = assistant.weigh_passages(reading, query)
            right = np.array(
                [_answers(gold, assistant, found, n) for n in range(len(found.found))], bool
            )
            read = _remembering(assistant.read_sentences(query, found))
            ranked = Ranked(found.features, right, part)
            material.passages.append(PassageExample(query, found, ranked, read))
            if right.any() and not right.all():
                rest_found = _passages_without(found, right)
                none = np.zeros(len(rest_found.found), bool)
                taken = Ranked(rest_found.features, none, part, taken_away=True)
                read = _remembering(assistant.read_sentences(query, rest_found))
                material.passages.append(PassageExample(query, rest_found, taken, read))


def _answers(gold: GoldQuestion, assistant: Assistant, found: WeighedPassages, at: int) -> bool:
    """Whether the sentence of a passage shares anything with the gold evidence."""
    report = found.found[at].passage.report
    shown = assistant.index.report(report).to_original(found.sentences[at])
    return any(e.report == report and overlaps(shown, e.original) for e in gold.evidence)


def _remembering(read: Read | None) -> Read:
    """Reads a figure once, though it is a candidate twice: with the right one and without."""
    assert read is not None, "fitting is with the bundled encoder"
    known: dict[int, float] = {}

    def scores(rows: NDArray[np.int64]) -> NDArray[np.float64]:
        new = [int(row) for row in rows if int(row) not in known]
        if new:
            known.update(zip(new, read(np.array(new)).tolist(), strict=True))
        return np.array([known[int(row)] for row in rows])

    return scores


def fold_of(question_id: str) -> str:
    """The author of a question, whose questions are held out together.

    What staff will ask is put by somebody else than the questions fitted on, so a threshold
    chosen among other questions of the same authors would be too strict for it.

    >>> fold_of("linhe-c015"), fold_of("hailar-042")
    ('c', '')
    """
    author = re.search(r"-([a-z]*)\d+(?:~|$)", question_id)
    return author[1] if author else question_id.rpartition("-")[0]


def swapped(assistant: Assistant, questions: Sequence[GoldQuestion]) -> Iterator[GoldQuestion]:
    """Figure questions with their heaviest word exchanged for another question's.

    What comes out asks for something the report does not state in words it does use (清理了多少
    本驾驶证). An exchange for a word that stands in the gold figure's own sentence is left out.
    """
    plain = [q for q in questions if q.figures and not q.history and q.kind in _PLAIN_KINDS]
    heaviest = {}
    for gold in plain:
        _, query = assistant.understand(gold.question)
        if query.own and not query.question.is_english:
            heaviest[gold.id] = max(query.own, key=lambda concept: concept.weight).word
    donors = list(heaviest)
    for gold in plain:
        if gold.id not in heaviest:
            continue
        at = int.from_bytes(hashlib.sha256(gold.id.encode()).digest()[2:6], "big")
        word, other = heaviest[gold.id], heaviest[donors[at % len(donors)]]
        words = "".join(
            assistant.index.report(e.report).text[e.original.start : e.original.end]
            for e in gold.evidence
        )
        if word in gold.question and other != word and other not in fold(words):
            text = gold.question.replace(word, other)
            yield replace(gold, id=gold.id + _SWAPPED, question=text, figures=(), answerable=False)


def _is_gold(gold: GoldQuestion, figure: Figure) -> bool:
    """Whether a figure states the headline gold figure, in a report of the evidence."""
    return (
        bool(gold.figures)
        and states(figure, gold.figures[0])
        and any(e.report == figure.report for e in gold.evidence)
    )


def _without(weighed: Weighed, taken: Any) -> Weighed:
    keep = ~taken
    return replace(
        weighed,
        rows=weighed.rows[keep],
        features=weighed.features[keep],
        standing=weighed.standing[keep],
        uncovered=weighed.uncovered[keep],
    )


def _passages_without(weighed: WeighedPassages, taken: Any) -> WeighedPassages:
    keep = np.flatnonzero(~taken)
    return WeighedPassages(
        tuple(weighed.found[n] for n in keep),
        tuple(weighed.sentences[n] for n in keep),
        tuple(weighed.said[n] for n in keep),
        weighed.features[keep],
        weighed.uncovered[keep],
        weighed.unsaid[keep],
    )
