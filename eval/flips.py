"""Questions that part two systems, told so that a reader sees what each found and why.

Two systems are parted by a question where one has evidence at rank 1 and the other has not, or where
both answer and only one is right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from corpus import Passage, Span
from eval.evaluate import Result
from eval.record import around, gold_in_words, marked
from eval.sets.questions import GoldQuestion
from eval.systems import Bench, Ranked, Scores, headed, searched
from index import tokens

Side = tuple[str, Sequence[Ranked], Result | None]
"""A system's name, the passages it ranked, and its answer if it answers."""


def describe_flip(
    question: GoldQuestion, grades: Mapping[str, int], first: Side, other: Side, bench: Bench
) -> dict[str, Any] | None:
    """How a question parts two systems; None when it does not.

    :param grades: id → grade of the passages, or texts, that are relevant.
    :param bench: where both signals, BM25 and the encoder, can be looked up.
    """
    by_text = bench.opened.unit == "text"
    ranks = [_rank_of_evidence(ranked, grades, by_text) for _, ranked, _ in (first, other)]
    parted = (ranks[0] == 1) != (ranks[1] == 1)
    answers = [result for *_, result in (first, other) if result]
    outcomes = [result.verdict.outcome for result in answers]
    if not parted and len({outcome == "correct" for outcome in outcomes}) < 2:
        return None
    words = bench.index.lexical_scores(searched(question))
    meaning = bench.index.passage_scores(bench.vector(searched(question)))
    sides = [
        _side(question, side, rank, {"words": words, "meaning": meaning}, bench)
        for side, rank in zip((first, other), ranks, strict=True)
    ]
    return {
        "id": question.id,
        "kind": question.kind,
        "history": list(question.history),
        "question": question.question,
        "gold": gold_in_words(question) or " / ".join(question.answers),
        "evidence": [
            {"report": item.report, "parts": around(bench.texts_of[item.report], item.original)}
            for item in question.evidence[:2]
            if item.report in bench.texts_of
        ],
        "systems": [first[0], other[0]],
        "ranks": ranks,
        "change": f"{first[0]} {_shown(ranks[0])} → {other[0]} {_shown(ranks[1])}"
        if parted
        else f"{first[0]} {outcomes[0]} → {other[0]} {outcomes[1]}",
        "gained": ranks[1] == 1 if parted else outcomes[1] == "correct",
        "sides": sides,
        "why": _why(sides) if parted else None,
    }  # fmt: skip


def _side(
    question: GoldQuestion,
    side: Side,
    rank: int | None,
    signals: Mapping[str, Scores],
    bench: Bench,
) -> dict[str, Any]:
    """What one system put first, how both signals take that, and what the system answered."""
    system, ranked, result = side
    told: dict[str, Any] = {"system": system, "rank": rank, "passage": None, "answer": None}
    if result:
        told |= {"answer": result.answer.answer, "outcome": result.verdict.outcome}
    if not ranked:
        return told
    passage = ranked[0].passage
    row = bench.rows[passage.id]
    asked = dict.fromkeys(tokens(searched(question), bigrams=False))
    held = set(tokens(headed(passage), bigrams=False))
    return told | {
        "passage": passage.id,
        "report": passage.report,
        "section": list(passage.section),
        "parts": _parts(passage, question, bench.texts_of[passage.report]),
        "shared": [word for word in asked if word in held],
        "signals": {name: _place(scores, row) for name, scores in signals.items()},
    }


def _parts(passage: Passage, question: GoldQuestion, text: str) -> list[tuple[str, bool]]:
    """A passage with the evidence in it marked, unless it is evidence as a whole."""
    start, end = passage.original
    spans = sorted(
        Span(max(start, item.original.start), min(end, item.original.end))
        for item in question.evidence
        if item.report == passage.report and item.original.start < end and start < item.original.end
    )
    return marked(text[start:end], start, [span for span in spans if span != passage.original])


def _place(scores: Scores, row: int) -> dict[str, Any]:
    """A score and its rank among all passages; a score of 0 shares nothing and has no rank."""
    score = float(scores[row])
    return {"score": score, "rank": int(np.sum(scores > scores[row])) + 1 if score else None}


def _why(sides: Sequence[Mapping[str, Any]]) -> str:
    """Which signal misled the system that put something else first, as `page.reasons` calls it."""
    right, wrong = sorted(sides, key=lambda side: side["rank"] != 1)
    if wrong["passage"] is None:
        return "nothing-found"
    leads = {
        name: right["signals"][name]["score"] - wrong["signals"][name]["score"]
        for name in ("words", "meaning")
    }
    if not right["signals"]["words"]["score"]:
        return "no-words-shared"
    if leads["words"] > 0:
        return "weighed-otherwise" if leads["meaning"] > 0 else "meaning-misleads"
    return "words-mislead" if leads["meaning"] > 0 else "both-mislead"


def _rank_of_evidence(
    ranked: Sequence[Ranked], grades: Mapping[str, int], by_text: bool
) -> int | None:
    units = dict.fromkeys(r.passage.report if by_text else r.passage.id for r in ranked)
    return next((rank for rank, unit in enumerate(units, start=1) if unit in grades), None)


def _shown(rank: int | None) -> str:
    return f"rank {rank}" if rank else "not found"
