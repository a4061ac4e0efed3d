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

import numpy as np

from assistant import open_assistant
from assistant.choosing.choose import (
    CONFIDENCE_FEATURES,
    REREAD_CONFIDENCE_FEATURES,
    WEIGHTS,
    confidence_features,
    weights,
)
from assistant.choosing.evidence import FEATURES
from assistant.choosing.reread import REREAD_FEATURES
from eval.fitting.answers import Asked, Weights, answer_thresholds
from eval.fitting.logit import Judged, judged
from eval.fitting.material import Material, fold_of, gather
from eval.fitting.models import confidence_of, named, ranking_of
from eval.fitting.reread import (
    authors_read,
    fit_reread,
    read_again,
)
from eval.fitting.texts import fit_sentences_again, fit_texts
from eval.sets.questions import load_questions

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
    sure = _figures_read(tried, authors, notes)
    del sure["threshold"]
    return {
        "reread": named(REREAD_FEATURES, reread),
        "reread_confidence": sure,
        **fit_sentences_again(material, notes),
    }


def _figures_read(
    tried: list[Judged], authors: frozenset[str], notes: list[str]
) -> dict[str, float]:
    return confidence_of(tried, REREAD_CONFIDENCE_FEATURES, authors, notes, "figure read again")


def write_weights(content: Weights, path: Path = WEIGHTS) -> None:
    """Write the weights file, rounded to four digits after the point, and answer with it from now on."""
    rounded = {
        model: {name: round(value, 4) for name, value in entries.items()}
        for model, entries in content.items()
    }
    path.write_text(json.dumps(rounded, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    weights.cache_clear()


def fit_sets_again(sets: Sets, blind: Sets) -> Iterator[str]:
    """Fit only what reading again is worth and from where on to answer, and write the weights file.

    :param sets: as `fit_sets` takes them; asked only from where on to calculate.
    :param blind: the same; of these the authors that the adapters never saw are asked.
    """
    material, read = Material(), authors_read()
    asked: list[Asked] = []
    for path, corpus in blind:
        assistant = open_assistant(corpus)
        questions = load_questions(path, assistant.index.reports)
        questions = [question for question in questions if fold_of(question.id) not in read]
        gather(assistant, questions, material)
        asked += [(assistant, question) for question in questions]
        yield f"{path.name}: {len(material.figures)} figure and {len(material.passages)} text examples so far"
    notes: list[str] = []
    content = {**weights(), **fit_reading(material, notes)}
    _write_with_thresholds(content, asked, list(_of_halves(sets)), notes)
    yield from notes


def fit_sets(sets: Sets, blind: Sets) -> Iterator[str]:
    """Fit on some question sets and write the weights file.

    :param sets: question files, each with the folders of its corpus (None: the shipped report).
    :param blind: the same, written by authors whose words no list was written after.
    """
    material, unread = Material(), _authors(blind) - authors_read()
    asked: list[Asked] = []
    known: list[Asked] = []
    for path, corpus in [*sets, *blind]:
        assistant = open_assistant(corpus)
        questions = load_questions(path, assistant.index.reports)
        if (path, corpus) in sets:
            questions = [question for question in questions if question.split == "dev"]
            known += [(assistant, gold) for gold in questions]
        gather(assistant, questions, material)
        asked += [(assistant, gold) for gold in questions if fold_of(gold.id) in unread]
        yield f"{path.name}: {len(material.figures)} figure and {len(material.passages)} text examples so far"
    content, notes = fit(material, _authors(blind))
    _write_with_thresholds(content, asked, known, notes)
    yield from notes


def _of_halves(sets: Sets) -> Iterator[Asked]:
    """The questions of the development halves of some sets."""
    for path, corpus in sets:
        assistant = open_assistant(corpus)
        for question in load_questions(path, assistant.index.reports):
            if question.split == "dev":
                yield assistant, question


def _write_with_thresholds(
    content: Weights, asked: Sequence[Asked], known: Sequence[Asked], notes: list[str]
) -> None:
    """Write weights, the thresholds by what whole questions get with them; adds to the notes."""
    try:
        content = answer_thresholds(asked, known, content, write_weights, notes)
    finally:
        write_weights(content)


def _authors(sets: Sets) -> frozenset[str]:
    ids = (json.loads(line)["id"] for path, _ in sets for line in path.open(encoding="utf-8"))
    return frozenset(fold_of(question) for question in ids)
