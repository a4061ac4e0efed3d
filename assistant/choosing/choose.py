"""Choosing among weighed figures, and how sure to be.

Two fitted models, both linear so that three years from now a reader can see what decided:
a conditional logit ranks the candidates of one question (McFadden 1974), and a logistic
model over the winner and its lead says how likely it is right (Platt 1999). In doubt
`assistant.choosing.reread` is asked as well, and two more of the same kinds weigh what it says. `eval
fit` writes their weights to `data/weights.json`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.asking.concepts import coverage
from assistant.asking.query import Query
from assistant.choosing.evidence import FEATURES, Weighed
from assistant.choosing.likeness import LIKENESS
from assistant.choosing.passages import PASSAGE_FEATURES, WeighedPassages
from assistant.choosing.reread import (
    DOUBTFUL,
    READ,
    READ_SENTENCES,
    REREAD_FACTS,
    REREAD_FEATURES,
    SENTENCE_FACTS,
    Read,
    reread_facts,
    sentence_facts,
)
from assistant.words.lexicon import DATA
from corpus import Figure

WEIGHTS = DATA / "weights.json"
CLOSE = 3.0
"""Scores this near to the best one's fit the question about as well; a wrong hint costs little."""

CONFIDENCE_FEATURES = (
    "score", "lead", "head", "label", "near", "sentence", "passage", "uncovered", "label_cosine",
    "wide_cosine", "passage_cosine", "label_told", "unit_conflict", "period_conflict", "contrast",
    "target_unwanted", "percent_unwanted", "english", "follow_up", "english_label_cosine", "english_label",
    "concepts", "unit_same", "unit_kind", "counted", "period_same", "passage_lexical", "carried_sentence",
    "label_standing", "wide_standing", "english_standing", "lead_elsewhere",
    "unit_other", "counted_unwanted", "counted_missing", "same_sentence", "same_unit_told",
    "growth_unwanted", "total_uncovered", "average_unwanted", "untranslated",
    *LIKENESS,
)  # fmt: skip
REREAD_CONFIDENCE_FEATURES = (*CONFIDENCE_FEATURES, *REREAD_FACTS)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidate figures of one question, best first."""

    rows: NDArray[np.int64]
    scores: NDArray[np.float64]
    """By the features alone: what reading again put first may have less than the second."""
    confidence: float
    """How likely the first one is what the question asks for, in [0, 1]."""


PASSAGE_CONFIDENCE_FEATURES = (
    "score", "lead", "fused", "cosine", "lexical", "passage", "sentence", "uncovered", "kind_fits",
    "kind_misses", "period_conflict", "place_missing", "english", "english_cosine", "follow_up", "concepts",
    "like_passage", "like_sentence", "unmatched",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PassageRanking:
    """Candidate passages of one question, best first, as positions in what was weighed."""

    order: NDArray[np.int64]
    confidence: float
    threshold: float
    """The confidence from which to answer with the first one."""


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, float]]:
    """The fitted weights: model → feature → weight, with "bias" and "threshold" entries."""
    loaded: Mapping[str, Mapping[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return loaded


def rank(
    query: Query, weighed: Weighed, figures: Sequence[Figure], read: Read | None = None
) -> Ranking:
    """The candidates in order of fit, and the confidence in the first.

    :param read: reads the likeliest again, together with the question, if it is in doubt.
    """
    if not len(weighed.rows):
        return Ranking(weighed.rows, np.zeros(0), 0.0)
    scores = weighed.features @ _weights_of("figure", FEATURES)
    order = np.argsort(-scores, kind="stable")
    facts = confidence_features(query, weighed, scores, order, figures)
    confidence = _probability(_logit("figure_confidence", CONFIDENCE_FEATURES, facts))
    if read is not None and DOUBTFUL[0] <= confidence < DOUBTFUL[1]:
        cross = read(weighed.rows[order[:READ]])
        combined = np.column_stack([scores[order[:READ]], cross])
        order, cross = reordered(order, combined @ _weights_of("reread", REREAD_FEATURES), cross)
        facts = reread_confidence_features(query, weighed, scores, order, figures, cross)
        logit = _logit("reread_confidence", REREAD_CONFIDENCE_FEATURES, facts)
        confidence = _probability(logit)
    return Ranking(weighed.rows[order], scores[order], confidence)


def reordered(
    order: NDArray[np.int64], combined: NDArray[np.float64], cross: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """An order whose first candidates were read again, by `combined`; and `cross` in that order."""
    best = np.argsort(-combined, kind="stable")
    return np.concatenate([order[: len(best)][best], order[len(best) :]]), cross[best]


def _weights_of(model: str, names: Sequence[str]) -> NDArray[np.float64]:
    fitted = weights()[model]
    return np.array([fitted.get(name, 0.0) for name in names])


def rank_passages(
    query: Query, weighed: WeighedPassages, read: Read | None = None
) -> PassageRanking:
    """The candidate passages in order of fit, and the confidence in the first.

    :param read: reads the sentences of the likeliest again, together with the question.
    """
    if not len(weighed.found):
        return PassageRanking(np.zeros(0, np.int64), 0.0, 1.0)
    scores = weighed.features @ _weights_of("passage", PASSAGE_FEATURES)
    order = np.argsort(-scores, kind="stable")
    if read is None:
        logit = _passage_logit(query, weighed, scores, order)
        return PassageRanking(order, _probability(logit), _threshold("passage_confidence"))
    cross = read(order[:READ_SENTENCES])
    combined = np.column_stack([scores[order[:READ_SENTENCES]], cross])
    order, cross = reordered(order, combined @ _weights_of("sentence", REREAD_FEATURES), cross)
    sure = _passage_logit(query, weighed, scores, order)
    facts = sentence_facts(sure, cross, weighed.misses_kind(int(order[0])))
    logit = _logit("sentence_confidence", SENTENCE_FACTS, facts)
    return PassageRanking(order, _probability(logit), _threshold("sentence_confidence"))


def _passage_logit(
    query: Query,
    weighed: WeighedPassages,
    scores: NDArray[np.float64],
    order: NDArray[np.int64],
) -> float:
    facts = passage_confidence_features(query, weighed, scores, order)
    return _logit("passage_confidence", PASSAGE_CONFIDENCE_FEATURES, facts)


def _logit(model: str, names: Sequence[str], facts: Sequence[float]) -> float:
    sure = weights()[model]
    return sure["bias"] + sum(sure.get(n, 0.0) * fact for n, fact in zip(names, facts, strict=True))


def _threshold(model: str) -> float:
    return weights()[model]["threshold"]


def _probability(logit: float) -> float:
    return float(1 / (1 + np.exp(-logit)))


def passage_confidence_features(
    query: Query, weighed: WeighedPassages, scores: NDArray[np.float64], order: NDArray[np.int64]
) -> list[float]:
    """What the confidence in the first passage rests on: PASSAGE_CONFIDENCE_FEATURES."""
    first = order[0]
    lead = float(scores[first] - scores[order[1]]) if len(order) > 1 else 5.0
    named = dict(zip(PASSAGE_FEATURES, weighed.features[first], strict=True))
    english = float(query.question.is_english)
    return [
        float(scores[first]), min(lead, 5.0), named["fused"], named["cosine"], named["lexical"],
        named["passage"], named["sentence"], float(weighed.uncovered[first]), named["kind_fits"],
        named["kind_misses"], named["period_conflict"], named["place_missing"], english,
        english * named["cosine"], float(bool(query.carried)),
        min(sum(concept.weight for concept in query.own), 3.0),
        named["like_passage"], named["like_sentence"], named["unmatched"],
    ]  # fmt: skip


def confidence_features(
    query: Query,
    weighed: Weighed,
    scores: NDArray[np.float64],
    order: NDArray[np.int64],
    figures: Sequence[Figure],
) -> list[float]:
    """What the confidence in the first of `order` rests on, as CONFIDENCE_FEATURES names it.

    The lead is over the best figure of another value: one said twice is no rival to itself.
    """
    first = order[0]
    best = figures[weighed.rows[first]]
    rivals = [
        scores[n]
        for n in order[1:]
        if (figures[weighed.rows[n]].base, figures[weighed.rows[n]].unit) != (best.base, best.unit)
    ]
    lead = float(scores[first] - rivals[0]) if rivals else 5.0
    elsewhere = [
        scores[n] for n in order[1:] if figures[weighed.rows[n]].passage_id != best.passage_id
    ]
    lead_elsewhere = min(float(scores[first] - elsewhere[0]), 5.0) if elsewhere else 5.0
    named = dict(zip(FEATURES, weighed.features[first], strict=True))
    english = float(query.question.is_english)
    return [
        float(scores[first]), min(lead, 5.0), named["head"], named["label"], named["near"],
        named["sentence"], named["passage"], float(weighed.uncovered[first]), named["label_cosine"],
        named["wide_cosine"], named["passage_cosine"], named["label_told"], named["unit_conflict"],
        named["period_conflict"], named["contrast"], named["target_unwanted"],
        named["percent_unwanted"], english, float(bool(query.carried)),
        english * named["label_cosine"], english * named["label"],
        min(sum(concept.weight for concept in query.own), 3.0), named["unit_same"], named["unit_kind"],
        named["counted"], named["period_same"], named["passage_lexical"], named["carried_sentence"],
        *weighed.standing[first], english * float(weighed.standing[first].max()), lead_elsewhere,
        named["unit_other"], named["counted_unwanted"], named["counted_missing"],
        named["same_sentence"], named["unit_same"] * named["label_told"], named["growth_unwanted"],
        1.0 - max(named["near"], named["passage"]), named["average_unwanted"],
        _untranslated(query),
        *(named[name] for name in LIKENESS),
    ]  # fmt: skip


def reread_confidence_features(
    query: Query,
    weighed: Weighed,
    scores: NDArray[np.float64],
    order: NDArray[np.int64],
    figures: Sequence[Figure],
    cross: NDArray[np.float64],
) -> list[float]:
    """The same when the first few of `order` were read again, with `cross` as their scores."""
    first = [figures[row] for row in weighed.rows[order[: len(cross)]]]
    return [
        *confidence_features(query, weighed, scores, order, figures),
        *reread_facts(cross, first, query.question.is_english),
    ]


def _untranslated(query: Query) -> float:
    """The share of an English question's weight in words the glossary does not know."""
    unknown = [float(concept.forms[0][0].isascii()) for concept in query.own]
    return coverage(unknown, query.own) if query.question.is_english else 0.0
