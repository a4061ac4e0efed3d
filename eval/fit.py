"""Fit the weights by which the assistant chooses and abstains, from question sets.

Only the development half of each set is used. Penalties and thresholds are chosen by
cross-validation over the authors of questions, each held out in turn. A question's gold
figure is also taken away once, so that the models learn to refuse what a report does not hold
but comes close to, and is asked about another thing in the same words.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant import Assistant, open_assistant
from assistant.calculate import calculated
from assistant.choose import (
    CONFIDENCE_FEATURES,
    PASSAGE_CONFIDENCE_FEATURES,
    WEIGHTS,
    confidence_features,
    passage_confidence_features,
)
from assistant.evidence import FEATURES, Weighed
from assistant.passages import PASSAGE_FEATURES, WeighedPassages
from assistant.query import Query
from corpus import Figure, fold
from eval.judging import agrees_when_rounded, overlaps, states
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

WRONG_FIGURE_COSTS = 2.0
"""A wrong figure against a missing one: staff can look a figure up, but act on a wrong one."""
WRONG_PASSAGE_COSTS = 1.0
"""A wrong passage against a missing one: a reader sees that a passage does not answer."""
PENALTIES = (0.03, 0.1, 0.3)
"""Lighter ones tell as many questions apart, and are sure of more that they get wrong."""
_SWAPPED = "~swapped"
_PLAIN_KINDS = ("figure", "colloquial", "traditional")


@dataclass(slots=True)
class Material:
    """What fitting learns from, gathered over all question sets."""

    figures: list[tuple[Query, Weighed, Sequence[Figure], Ranked]] = field(default_factory=list)
    passages: list[tuple[Query, WeighedPassages, Ranked]] = field(default_factory=list)


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
            material.figures.append(
                (query, weighed, figures, Ranked(weighed.features, right, part, made_up))
            )
            if right.any():
                rest = _without(weighed, right)
                none = np.zeros(len(rest.rows), bool)
                taken = Ranked(rest.features, none, part, taken_away=True)
                material.figures.append((query, rest, figures, taken))
        elif not gold.figures:
            found = assistant.weigh_passages(reading, query)
            right = np.array(
                [
                    any(
                        e.report == s.passage.report and overlaps(s.passage.original, e.original)
                        for e in gold.evidence
                    )
                    for s in found.found
                ],
                bool,
            )
            material.passages.append((query, found, Ranked(found.features, right, part)))
            if right.any() and not right.all():
                rest_found = _passages_without(found, right)
                none = np.zeros(len(rest_found.found), bool)
                taken = Ranked(rest_found.features, none, part, taken_away=True)
                material.passages.append((query, rest_found, taken))


def fold_of(question_id: str) -> str:
    """The author of a question, whose questions are held out together.

    What staff will ask is put by somebody else than the questions fitted on, so a threshold
    chosen among other questions of the same authors would be too strict for it.

    >>> fold_of("linhe-c015"), fold_of("hailar-042")
    ('c', '')
    """
    author = re.search(r"-([a-z]?)\d+(?:~|$)", question_id)
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


def fit(material: Material) -> tuple[dict[str, dict[str, float]], list[str]]:
    """The weights file's content, and lines that say how well each model did held out."""
    notes: list[str] = []
    ranked = [row[3] for row in material.figures if row[3].right.any()]
    weights, held_out = _ranking(ranked, notes, "figure")
    by_fold = {e.fold: w for e, w in zip(ranked, held_out, strict=True)}
    judged = []
    for query, weighed, figures, example in material.figures:
        if len(weighed.rows):
            scores = weighed.features @ by_fold.get(example.fold, weights)
            order = np.argsort(-scores, kind="stable")
            facts = confidence_features(query, weighed, scores, order, figures)
            judged.append(
                Judged(
                    np.array(facts), bool(example.right[order[0]]), example.fold, example.taken_away
                )
            )
    sure = _confidence(judged, CONFIDENCE_FEATURES, notes, "figure", WRONG_FIGURE_COSTS)

    text_ranked = [row[2] for row in material.passages if row[2].right.any()]
    text_weights, text_held_out = _ranking(text_ranked, notes, "passage")
    text_by_fold = {e.fold: w for e, w in zip(text_ranked, text_held_out, strict=True)}
    text_judged = []
    for query, found, example in material.passages:
        if len(found.found):
            scores = found.features @ text_by_fold.get(example.fold, text_weights)
            order = np.argsort(-scores, kind="stable")
            if found.misses_kind(int(order[0])):
                continue  # withheld whatever its confidence
            facts = passage_confidence_features(query, found, scores, order)
            text_judged.append(
                Judged(
                    np.array(facts), bool(example.right[order[0]]), example.fold, example.taken_away
                )
            )
    text_sure = _confidence(
        text_judged, PASSAGE_CONFIDENCE_FEATURES, notes, "passage", WRONG_PASSAGE_COSTS
    )
    content = {
        "figure": _named(FEATURES, weights),
        "figure_confidence": sure,
        "passage": _named(PASSAGE_FEATURES, text_weights),
        "passage_confidence": text_sure,
    }
    return content, notes


def write_weights(content: dict[str, Any], path: Path = WEIGHTS) -> None:
    """Write the weights file, rounded to four digits after the point."""
    rounded = {
        model: {name: round(value, 4) for name, value in entries.items()}
        for model, entries in content.items()
    }
    path.write_text(json.dumps(rounded, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _ranking(examples: list[Ranked], notes: list[str], name: str) -> tuple[Vector, list[Vector]]:
    def score(penalty: float) -> int:
        held_out = held_out_ranking(examples, penalty)
        return sum(first_is_right(e, w) for e, w in zip(examples, held_out, strict=True))

    penalty = max(PENALTIES, key=score)
    notes.append(f"{name}: {score(penalty)}/{len(examples)} right held out, penalty {penalty}")
    return fit_ranking(examples, penalty), held_out_ranking(examples, penalty)


def _confidence(
    examples: list[Judged], names: Sequence[str], notes: list[str], model: str, costs: float
) -> dict[str, float]:
    asked = np.array([not e.taken_away for e in examples])
    truth = np.array([e.right for e in examples])[asked]

    def surprise(penalty: float) -> float:
        p = np.clip(held_out_confidence(examples, penalty)[asked], 1e-6, 1 - 1e-6)
        return float(-np.mean(np.where(truth, np.log(p), np.log(1 - p))))

    penalty = min(PENALTIES, key=surprise)
    probabilities = held_out_confidence(examples, penalty)[asked]
    threshold = best_threshold(probabilities, truth, costs)
    notes.append(
        f"{model} confidence: {truth.sum()} right, {(~truth).sum()} wrong; from {threshold:.2f} on "
        f"{(probabilities[truth] >= threshold).mean():.1%} of the right are given and "
        f"{(probabilities[~truth] < threshold).mean():.1%} of the wrong withheld, "
        f"{int((probabilities[~truth] >= 0.8).sum())} wrong at 0.8 or more; penalty {penalty}"
    )
    weights, bias = fit_confidence(examples, penalty)
    return {**_named(names, weights), "bias": bias, "threshold": threshold}


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
        weighed.features[keep],
        weighed.uncovered[keep],
        weighed.unsaid[keep],
    )


def _named(names: Sequence[str], weights: Vector) -> dict[str, float]:
    return dict(zip(names, weights.tolist(), strict=True))


def fit_sets(sets: Sequence[tuple[Path, list[Path] | None]]) -> Iterator[str]:
    """Fit on the development halves of some question sets and write the weights file.

    :param sets: question files, each with the folders of its corpus (None: the shipped report).
    """
    material = Material()
    asked: list[tuple[Assistant, GoldQuestion]] = []
    for path, corpus in sets:
        assistant = open_assistant(corpus)
        questions = load_questions(path, assistant.index.reports)
        development = [question for question in questions if question.split == "dev"]
        gather(assistant, development, material)
        asked += [(assistant, question) for question in development]
        yield f"{path.name}: {len(material.figures)} figure and {len(material.passages)} text examples so far"
    content, notes = fit(material)
    write_weights({**content, "calculation_confidence": {"threshold": 0.0}})
    yield from notes
    tried = [found for assistant, gold in asked if (found := drawn_calculation(assistant, gold))]
    sure, right = (np.array(column) for column in zip(*tried, strict=True))
    threshold = best_threshold(sure, right, WRONG_FIGURE_COSTS)
    given, wrong = right[sure >= threshold].sum(), (~right)[sure >= threshold].sum()
    yield f"calculation: {given} right, {wrong} wrong from {threshold:.2f} on, of {len(tried)} tried"
    write_weights({**content, "calculation_confidence": {"threshold": threshold}})


def drawn_calculation(assistant: Assistant, gold: GoldQuestion) -> tuple[float, bool] | None:
    """Confidence and rightness of the calculation drafted for a question, if one is."""
    bench = assistant.bench(gold.question, gold.history)
    if not bench.question.means("difference", "sum", "part", "rise", "average", "times"):
        return None
    found = calculated(bench)
    if found is None:
        return None
    value, unit = found.calculation.value, found.calculation.unit
    right = gold.calculation is not None and agrees_when_rounded(
        value, gold.calculation.value, unit
    )
    return found.confidence, right
