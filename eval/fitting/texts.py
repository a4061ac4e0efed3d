"""Fit how passages and sentences are chosen for questions that want words."""

from __future__ import annotations

import numpy as np

from assistant.choosing.choose import PASSAGE_CONFIDENCE_FEATURES, passage_confidence_features
from assistant.choosing.passages import PASSAGE_FEATURES
from assistant.choosing.reread import REREAD_FEATURES, SENTENCE_FACTS
from eval.fitting.logit import judged
from eval.fitting.material import Material
from eval.fitting.models import PENALTIES, confidence_of, named, ranking_of
from eval.fitting.reread import fit_sentences, read_sentences


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
    sentence, sentence_judged = fit_sentences(sentences, text_judged, PENALTIES[0])
    sentence_sure = confidence_of(
        sentence_judged, SENTENCE_FACTS, {each.fold for each in sentence_judged}, notes, "sentence"
    )
    return {
        "passage": named(PASSAGE_FEATURES, text_weights),
        "passage_confidence": text_sure,
        "sentence": named(REREAD_FEATURES, sentence),
        "sentence_confidence": sentence_sure,
    }
