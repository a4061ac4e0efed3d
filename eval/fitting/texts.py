"""Fit how passages and sentences are chosen for questions that want words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from assistant.choosing.choose import (
    PASSAGE_CONFIDENCE_FEATURES,
    passage_confidence_features,
    weights,
)
from assistant.choosing.passages import PASSAGE_FEATURES
from assistant.choosing.reread import REREAD_FEATURES, SENTENCE_FACTS
from eval.fitting.logit import fit_confidence, judged
from eval.fitting.material import Material
from eval.fitting.models import PENALTIES, confidence_of, named, ranking_of
from eval.fitting.reread import RereadSentences, Sure, fit_sentences, read_sentences


def fit_texts(
    material: Material, unread: frozenset[str], notes: list[str]
) -> dict[str, dict[str, float]]:
    """The models of passages and of sentences; adds lines to the notes.

    :param unread: authors whose questions the adapters were not learned from.
    """
    # Of questions for words too few are blind to choose by them alone.
    authors = frozenset(each.ranked.fold for each in material.passages)
    text_ranked = [each.ranked for each in material.passages if each.ranked.right.any()]
    text_weights, text_held_out = ranking_of(text_ranked, authors, notes, "passage")
    text_by_fold = {e.fold: w for e, w in zip(text_ranked, text_held_out, strict=True)}
    text_judged, sentences = [], []
    for passage in material.passages:
        example, found = passage.ranked, passage.weighed
        if len(found.found):
            scores = found.features @ text_by_fold.get(example.fold, text_weights)
            order = np.argsort(-scores, kind="stable")
            if example.fold in unread:
                sentences.append(read_sentences(passage, scores))
            facts = passage_confidence_features(passage.query, found, scores, order)
            text_judged.append(judged(example, int(order[0]), facts))
    text_sure = confidence_of(text_judged, PASSAGE_CONFIDENCE_FEATURES, authors, notes, "passage")
    folds = {each.example.ranked.fold for each in sentences}
    unread_sure = {
        fold: fit_confidence([j for j in text_judged if j.fold != fold], PENALTIES[0])
        for fold in folds
    }
    return {
        "passage": named(PASSAGE_FEATURES, text_weights),
        "passage_confidence": text_sure,
        **_sentences(sentences, unread_sure, notes),
    }


def fit_sentences_again(material: Material, notes: list[str]) -> dict[str, dict[str, float]]:
    """The model of sentences alone, that of passages as the weights file has it; adds to the notes.

    :param material: questions of authors whom the adapters were not learned from.
    """
    ranking, _ = _known("passage", PASSAGE_FEATURES)
    sure = _known("passage_confidence", PASSAGE_CONFIDENCE_FEATURES)
    sentences = [
        read_sentences(passage, passage.weighed.features @ ranking)
        for passage in material.passages
        if len(passage.weighed.found)
    ]
    folds = {each.example.ranked.fold for each in sentences}
    return _sentences(sentences, dict.fromkeys(folds, sure), notes)


def _sentences(
    sentences: Sequence[RereadSentences], sure: Mapping[str, Sure], notes: list[str]
) -> dict[str, dict[str, float]]:
    order, tried = fit_sentences(sentences, sure)
    confidence = confidence_of(tried, SENTENCE_FACTS, {e.fold for e in tried}, notes, "sentence")
    return {"sentence": named(REREAD_FEATURES, order), "sentence_confidence": confidence}


def _known(model: str, names: Sequence[str]) -> Sure:
    """The weights and the bias, 0 of a ranking, of a model in the weights file."""
    known = weights()[model]
    return np.array([known.get(name, 0.0) for name in names]), known.get("bias", 0.0)
