"""Fit the weights by which the assistant chooses and abstains, from question sets.

Of a question set only the development half is used. The word lists were written after those
questions, which are therefore covered better by them than what anybody else will ask; so
penalties and thresholds are chosen on blind sets, of authors whose words no list was written
after, each author held out in turn. `eval.fit_material` says what is learned from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant import Assistant, open_assistant
from assistant.calculate import calculated
from assistant.changes import states_change
from assistant.choose import (
    CONFIDENCE_FEATURES,
    PASSAGE_CONFIDENCE_FEATURES,
    REREAD_CONFIDENCE_FEATURES,
    WEIGHTS,
    confidence_features,
    passage_confidence_features,
)
from assistant.draft_calculation import better_than_stated
from assistant.evidence import FEATURES
from assistant.passages import PASSAGE_FEATURES
from assistant.reread import REREAD_FEATURES, SENTENCE_FACTS
from eval.fit_material import Material, fold_of, gather
from eval.fit_reread import (
    authors_read,
    fit_reread,
    fit_sentences,
    read_again,
    read_sentences,
)
from eval.judging import agrees_when_rounded
from eval.logit import (
    Judged,
    Ranked,
    Vector,
    best_threshold,
    first_is_right,
    fit_confidence,
    fit_ranking,
    held_out_confidence,
    held_out_ranking,
)
from eval.questions import GoldQuestion, load_questions

WRONG_COSTS = 3.0
"""A wrong answer against a missing one: staff can look a thing up, but act on what they are told."""
SURE = 0.8
WRONG_WHEN_SURE = 0.01
PENALTIES = (0.003, 0.01, 0.03, 0.1)
UNANSWERABLE = 0.2
"""The share of what staff ask that their reports do not hold. The blind authors were asked for
more than a third, of near misses, to learn from."""

Sets = Sequence[tuple[Path, list[Path] | None]]


def fit(material: Material, blind: frozenset[str]) -> tuple[dict[str, dict[str, float]], list[str]]:
    """The weights file's content, and lines that say how well each model did held out.

    :param blind: the folds to choose penalties and thresholds on.
    """
    notes: list[str] = []
    ranked = [each.ranked for each in material.figures if each.ranked.right.any()]
    weights, held_out = _ranking(ranked, blind, notes, "figure")
    by_fold = {e.fold: w for e, w in zip(ranked, held_out, strict=True)}
    judged, again = [], []
    unread = blind - authors_read()
    for each in material.figures:
        example = each.ranked
        if len(each.weighed.rows):
            scores = each.weighed.features @ by_fold.get(example.fold, weights)
            order = np.argsort(-scores, kind="stable")
            facts = confidence_features(each.query, each.weighed, scores, order, each.figures)
            judged.append(
                Judged(
                    np.array(facts),
                    bool(example.right[order[0]]),
                    example.fold,
                    example.taken_away,
                    bool(example.right.any()),
                )
            )
            if example.fold in unread:
                again.append(read_again(each, scores))
    reread, reread_judged = fit_reread(again)
    reread_sure = _confidence(
        reread_judged, REREAD_CONFIDENCE_FEATURES, unread, notes, "figure read again"
    )
    # Doubtful figures are read again, so where to answer is for that model to say.
    threshold = reread_sure.pop("threshold")
    sure = _confidence(judged, CONFIDENCE_FEATURES, blind, notes, "figure", threshold)

    # Of questions for words too few are blind to choose by them alone.
    authors = frozenset(each.ranked.fold for each in material.passages)
    text_ranked = [each.ranked for each in material.passages if each.ranked.right.any()]
    text_weights, text_held_out = _ranking(text_ranked, authors, notes, "passage")
    text_by_fold = {e.fold: w for e, w in zip(text_ranked, text_held_out, strict=True)}
    text_judged, sentences = [], []
    for passage in material.passages:
        example, found = passage.ranked, passage.weighed
        if len(found.found):
            scores = found.features @ text_by_fold.get(example.fold, text_weights)
            order = np.argsort(-scores, kind="stable")
            if example.fold in unread:
                sentences.append(read_sentences(passage, scores))
            if found.misses_kind(int(order[0])):
                continue  # withheld whatever its confidence
            facts = passage_confidence_features(passage.query, found, scores, order)
            text_judged.append(
                Judged(
                    np.array(facts),
                    bool(example.right[order[0]]),
                    example.fold,
                    example.taken_away,
                    bool(example.right.any()),
                )
            )
    text_sure = _confidence(text_judged, PASSAGE_CONFIDENCE_FEATURES, authors, notes, "passage")
    sentence, sentence_judged = fit_sentences(sentences, text_judged, PENALTIES[0])
    sentence_sure = _confidence(sentence_judged, SENTENCE_FACTS, unread, notes, "sentence")
    content = {
        "figure": _named(FEATURES, weights),
        "figure_confidence": sure,
        "reread": _named(REREAD_FEATURES, reread),
        "reread_confidence": reread_sure,
        "passage": _named(PASSAGE_FEATURES, text_weights),
        "passage_confidence": text_sure,
        "sentence": _named(REREAD_FEATURES, sentence),
        "sentence_confidence": sentence_sure,
    }
    return content, notes


def write_weights(content: dict[str, Any], path: Path = WEIGHTS) -> None:
    """Write the weights file, rounded to four digits after the point."""
    rounded = {
        model: {name: round(value, 4) for name, value in entries.items()}
        for model, entries in content.items()
    }
    path.write_text(json.dumps(rounded, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _ranking(
    examples: list[Ranked], blind: frozenset[str], notes: list[str], name: str
) -> tuple[Vector, list[Vector]]:
    held_out = {penalty: held_out_ranking(examples, penalty) for penalty in PENALTIES}
    first = {
        penalty: sum(
            first_is_right(e, w) for e, w in zip(examples, weights, strict=True) if e.fold in blind
        )
        for penalty, weights in held_out.items()
    }
    penalty = max(first, key=first.__getitem__)
    asked = sum(e.fold in blind for e in examples)
    notes.append(f"{name}: {first[penalty]}/{asked} right held out, penalty {penalty}")
    return fit_ranking(examples, penalty), held_out[penalty]


def _confidence(
    examples: list[Judged],
    names: Sequence[str],
    blind: frozenset[str],
    notes: list[str],
    model: str,
    threshold: float | None = None,
) -> dict[str, float]:
    asked = np.array([not e.taken_away and e.fold in blind for e in examples])
    truth = np.array([e.right for e in examples])[asked]
    answerable = np.array([e.answerable for e in examples])[asked]

    def surprise(probabilities: Vector) -> float:
        p = np.clip(probabilities, 1e-6, 1 - 1e-6)
        return float(-np.mean(np.where(truth, np.log(p), np.log(1 - p))))

    held_out = {p: held_out_confidence(examples, p)[asked] for p in PENALTIES}
    penalty = min(PENALTIES, key=lambda p: surprise(held_out[p]))
    probabilities = held_out[penalty]
    as_asked = UNANSWERABLE / (1 - UNANSWERABLE) * answerable.sum() / max((~answerable).sum(), 1)
    voices = np.where(answerable, 1.0, as_asked)
    if threshold is None:
        threshold = best_threshold(probabilities, truth, WRONG_COSTS, voices)
    # A wrong sentence is seen to be wrong when it is read; a wrong figure is not.
    figures = model not in ("passage", "sentence")
    slope = _humbler(probabilities, truth, threshold) if figures else 1.0
    notes.append(
        f"{model} confidence: {truth.sum()} right, {(~truth).sum()} wrong; from {threshold:.2f} on "
        f"{(probabilities[truth] >= threshold).mean():.1%} of the right are given and "
        f"{(probabilities[~truth] < threshold).mean():.1%} of the wrong withheld, "
        f"{int((probabilities[~truth] >= SURE).sum())} wrong at {SURE} or more before the slope is "
        f"multiplied by {slope:.2f}; penalty {penalty}"
    )
    weights, bias = fit_confidence(examples, penalty)
    bias = slope * bias + (1 - slope) * _logit(threshold)
    return {**_named(names, slope * weights), "bias": bias, "threshold": threshold}


def _humbler(probabilities: Vector, right: NDArray[np.bool_], threshold: float) -> float:
    """By how much to flatten the logits about the threshold, at most 1.

    Flattened so, no more than `WRONG_WHEN_SURE` of the held-out answers said with `SURE` are wrong:
    a confidence of 0.8 invites people not to look.
    """
    order = np.argsort(-probabilities)
    share_wrong = np.cumsum(~right[order]) / np.arange(1, len(order) + 1)
    kept = np.flatnonzero(share_wrong <= WRONG_WHEN_SURE)
    surest = float(probabilities[order[kept[-1]]]) if len(kept) else float(probabilities.max())
    rise = _logit(surest) - _logit(threshold)
    return min(1.0, (_logit(SURE) - _logit(threshold)) / rise) if rise > 0 else 1.0


def _logit(probability: float) -> float:
    p = min(max(probability, 1e-6), 1 - 1e-6)
    return log(p / (1 - p))


def _named(names: Sequence[str], weights: Vector) -> dict[str, float]:
    return dict(zip(names, weights.tolist(), strict=True))


def fit_sets(sets: Sets, blind: Sets) -> Iterator[str]:
    """Fit on some question sets and write the weights file.

    :param sets: question files, each with the folders of its corpus (None: the shipped report).
    :param blind: the same, written by authors whose words no list was written after.
    """
    material = Material()
    asked: list[tuple[Assistant, GoldQuestion]] = []
    for path, corpus in [*sets, *blind]:
        assistant = open_assistant(corpus)
        questions = load_questions(path, assistant.index.reports)
        if (path, corpus) in sets:
            questions = [question for question in questions if question.split == "dev"]
        gather(assistant, questions, material)
        asked += [(assistant, question) for question in questions]
        yield f"{path.name}: {len(material.figures)} figure and {len(material.passages)} text examples so far"
    content, notes = fit(material, _authors(blind))
    write_weights({**content, "calculation_confidence": {"threshold": 0.0}})
    yield from notes
    threshold, note = calculation_threshold(asked)
    yield note
    write_weights({**content, "calculation_confidence": {"threshold": threshold}})


def calculation_threshold(asked: Sequence[tuple[Assistant, GoldQuestion]]) -> tuple[float, str]:
    """The confidence from which to calculate, and a line that says how well that does."""
    tried = [found for assistant, gold in asked if (found := drawn_calculation(assistant, gold))]
    sure, right = (np.array(column) for column in zip(*tried, strict=True))
    threshold = best_threshold(sure, right, WRONG_COSTS)
    given, wrong = right[sure >= threshold].sum(), (~right)[sure >= threshold].sum()
    return (
        threshold,
        f"calculation: {given} right, {wrong} wrong from {threshold:.2f} on, of {len(tried)} tried",
    )


def _authors(sets: Sets) -> frozenset[str]:
    ids = (json.loads(line)["id"] for path, _ in sets for line in path.open(encoding="utf-8"))
    return frozenset(fold_of(question) for question in ids)


def drawn_calculation(assistant: Assistant, gold: GoldQuestion) -> tuple[float, bool] | None:
    """Confidence and rightness of the calculation that a question would get, if it was sure."""
    bench = assistant.bench(gold.question, gold.history)
    if not bench.question.means("difference", "sum", "part", "rise", "average", "times"):
        return None
    found = None if states_change(bench) else calculated(bench)
    if found is None or not better_than_stated(bench, found):
        return None
    value, unit = found.calculation.value, found.calculation.unit
    right = gold.calculation is not None and agrees_when_rounded(
        value, gold.calculation.value, unit
    )
    return found.confidence, right
