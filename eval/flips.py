"""Questions that one system answers at rank 1 and another does not, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from corpus import Passage
from eval.sets.questions import GoldQuestion
from eval.systems import Bench, Ranked, Scores, searched

_SNIPPET = 40


def describe_flip(
    question: GoldQuestion,
    grades: Mapping[str, int],
    first: tuple[str, Sequence[Ranked]],
    other: tuple[str, Sequence[Ranked]],
    bench: Bench,
) -> dict[str, Any] | None:
    """How a question parts two systems; None when both have evidence at rank 1, or neither.

    :param grades: id → grade of the passages, or texts, that are relevant.
    :param first: a system's name and the passages it ranked; `other` likewise.
    :param bench: where both signals, BM25 and the encoder, can be looked up.
    """
    by_text = bench.opened.unit == "text"
    ranks = [_rank_of_evidence(ranked, grades, by_text) for _, ranked in (first, other)]
    if (ranks[0] == 1) == (ranks[1] == 1):
        return None
    gained = ranks[1] == 1
    (_, found), (loser, missed) = (other, first) if gained else (first, other)
    right = next(r.passage for r in found if _unit(r.passage, by_text) in grades)
    wrong = missed[0].passage if missed else None
    return {
        "id": question.id,
        "kind": question.kind,
        "question": question.question,
        "systems": [first[0], other[0]],
        "ranks": ranks,
        "change": f"{first[0]} {_shown(ranks[0])} → {other[0]} {_shown(ranks[1])}",
        "gained": gained,
        "evidence": right.id,
        "instead": wrong.id if wrong else None,
        "why": _why(searched(question), right, wrong, loser, bench),
    }


def _rank_of_evidence(
    ranked: Sequence[Ranked], grades: Mapping[str, int], by_text: bool
) -> int | None:
    units = dict.fromkeys(_unit(each.passage, by_text) for each in ranked)
    return next((rank for rank, unit in enumerate(units, start=1) if unit in grades), None)


def _unit(passage: Passage, by_text: bool) -> str:
    return passage.report if by_text else passage.id


def _shown(rank: int | None) -> str:
    return f"rank {rank}" if rank else "not found"


def _why(question: str, right: Passage, wrong: Passage | None, loser: str, bench: Bench) -> str:
    """Both passages under both signals, so that a reader sees which one misled the loser."""
    signals = {
        "BM25": bench.index.lexical_scores(question),
        "encoder": bench.index.passage_scores(bench.vector(question)),
    }
    rows = {passage.id: row for row, passage in enumerate(bench.index.passages)}
    of_right = ", ".join(_place(name, scores, rows[right.id]) for name, scores in signals.items())
    said = f"evidence {_quoted(right)} is {of_right}"
    if wrong is None:
        return f"{said}; {loser} found nothing"
    of_wrong = ", ".join(_place(name, scores, rows[wrong.id]) for name, scores in signals.items())
    return f"{said}; {loser} puts first {_quoted(wrong)}, {of_wrong}"


def _place(name: str, scores: Scores, row: int) -> str:
    rank = int(np.sum(scores > scores[row])) + 1
    return f"{name} {scores[row]:.2f} (rank {rank})"


def _quoted(passage: Passage) -> str:
    text = " ".join(passage.text.split())
    return f"“{text[:_SNIPPET]}{'…' if len(text) > _SNIPPET else ''}”"
