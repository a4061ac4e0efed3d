"""Fit the weights by which the assistant chooses and abstains, from question sets.

Of a question set only the development half is used. The word lists were written after those
questions, which are therefore covered better by them than what anybody else will ask; so
penalties and thresholds are chosen on blind sets, of authors whose words no list was written
after, each author held out in turn. `eval.fitting.material` says what is learned from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant import Assistant, open_assistant
from assistant.calculation.calculate import calculated
from assistant.calculation.changes import states_change
from assistant.choosing.choose import (
    CONFIDENCE_FEATURES,
    REREAD_CONFIDENCE_FEATURES,
    WEIGHTS,
    confidence_features,
    weights,
)
from assistant.choosing.evidence import FEATURES
from assistant.choosing.reread import REREAD_FEATURES
from assistant.draft_calculation import better_than_stated
from eval.fitting.logit import Judged, best_threshold, judged
from eval.fitting.material import Material, fold_of, gather
from eval.fitting.models import WRONG_COSTS, confidence_of, named, ranking_of
from eval.fitting.reread import (
    authors_read,
    fit_reread,
    read_again,
)
from eval.fitting.texts import fit_sentences_again, fit_texts
from eval.measuring.judging import agrees_when_rounded
from eval.sets.questions import GoldQuestion, load_questions

ABOUT_AS_CHEAP = 0.05
"""Over a wide valley of thresholds answers cost about the same: the lowest is taken. Calculations are too
few to tell them apart, and of the figures that come first here what answers afterwards still refuses some."""

Sets = Sequence[tuple[Path, list[Path] | None]]


def fit(material: Material, blind: frozenset[str]) -> tuple[dict[str, dict[str, float]], list[str]]:
    """The weights file's content, and lines that say how well each model did held out.

    :param blind: the folds to choose penalties and thresholds on.
    """
    notes: list[str] = []
    ranked = [each.ranked for each in material.figures if each.ranked.right.any()]
    ranking, held_out = ranking_of(ranked, blind, notes, "figure")
    by_fold = {e.fold: w for e, w in zip(ranked, held_out, strict=True)}
    tried, again = [], []
    unread = blind - authors_read()
    for each in material.figures:
        example = each.ranked
        if len(each.weighed.rows):
            scores = each.weighed.features @ by_fold.get(example.fold, ranking)
            order = np.argsort(-scores, kind="stable")
            facts = confidence_features(each.query, each.weighed, scores, order, each.figures)
            tried.append(judged(example, int(order[0]), facts))
            if example.fold in unread:
                again.append(read_again(each, scores))
    reread, reread_judged = fit_reread(again)
    reread_sure = _figures_read(reread_judged, unread, notes)
    # Doubtful figures are read again, so where to answer is for that model to say.
    threshold = reread_sure.pop("threshold")
    sure = confidence_of(tried, CONFIDENCE_FEATURES, blind, notes, "figure", threshold)

    content = {
        "figure": named(FEATURES, ranking),
        "figure_confidence": sure,
        "reread": named(REREAD_FEATURES, reread),
        "reread_confidence": reread_sure,
        **fit_texts(material, unread, notes),
    }
    return content, notes


def fit_reading(material: Material, notes: list[str]) -> dict[str, dict[str, float]]:
    """What reading again is worth, all else as the weights file has it: after new adapters.

    Above which confidence to answer stays as well: the new one's best threshold is moved onto it.

    :param material: questions of authors whom the adapters were not learned from.
    """
    known = weights()
    authors = frozenset(each.ranked.fold for each in material.figures)
    ranking = np.array([known["figure"].get(name, 0.0) for name in FEATURES])
    again = [
        read_again(each, each.weighed.features @ ranking)
        for each in material.figures
        if len(each.weighed.rows)
    ]
    reread, tried = fit_reread(again)
    sure = _figures_read(tried, authors, notes, known["figure_confidence"]["threshold"])
    del sure["threshold"]
    return {
        "reread": named(REREAD_FEATURES, reread),
        "reread_confidence": sure,
        **fit_sentences_again(material, notes),
    }


def _figures_read(
    tried: list[Judged], authors: frozenset[str], notes: list[str], said: float | None = None
) -> dict[str, float]:
    names, model = REREAD_CONFIDENCE_FEATURES, "figure read again"
    return confidence_of(tried, names, authors, notes, model, slack=ABOUT_AS_CHEAP, said=said)


def write_weights(content: dict[str, Any], path: Path = WEIGHTS) -> None:
    """Write the weights file, rounded to four digits after the point."""
    rounded = {
        model: {name: round(value, 4) for name, value in entries.items()}
        for model, entries in content.items()
    }
    path.write_text(json.dumps(rounded, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def fit_sets_again(blind: Sets) -> Iterator[str]:
    """Fit only what reading again is worth, and write it to the weights file.

    :param blind: as `fit_sets` takes them; of these the authors that the adapters never saw are asked.
    """
    material, read = Material(), authors_read()
    for path, corpus in blind:
        assistant = open_assistant(corpus)
        questions = load_questions(path, assistant.index.reports)
        gather(assistant, [q for q in questions if fold_of(q.id) not in read], material)
        yield f"{path.name}: {len(material.figures)} figure and {len(material.passages)} text examples so far"
    notes: list[str] = []
    write_weights({**weights(), **fit_reading(material, notes)})
    yield from notes


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
    threshold = best_threshold(sure, right, WRONG_COSTS, slack=ABOUT_AS_CHEAP)
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
    question = assistant.read(gold.question, gold.history).question
    if not question.means("difference", "sum", "part", "rise", "average", "times"):
        return None
    bench = assistant.bench(gold.question, gold.history)
    found = None if states_change(bench) else calculated(bench)
    if found is None or not better_than_stated(bench, found):
        return None
    value, unit = found.calculation.value, found.calculation.unit
    right = gold.calculation is not None and agrees_when_rounded(
        value, gold.calculation.value, unit
    )
    return found.confidence, right
