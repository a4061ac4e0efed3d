"""From which confidence on to answer, by what whole questions get.

What a ranking puts first may be refused for another reason, be calculated with, or be one figure of
several, so what a threshold costs shows only in answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from tqdm import tqdm

from assistant import Answer, Assistant
from eval.fitting.logit import best_threshold
from eval.fitting.models import WRONG_COSTS, WRONG_SENTENCE_COSTS, voice_of_near_misses
from eval.measuring.judging import judge
from eval.sets.questions import GoldQuestion

Weights = Mapping[str, Mapping[str, float]]

LOWERED = {"figure_confidence": 0.25, "calculation_confidence": 0.25, "sentence_confidence": 0.35}
"""From where to answer while it is being chosen: of what comes below, more is wrong than right."""
_COSTS = dict.fromkeys(LOWERED, WRONG_COSTS) | {"sentence_confidence": WRONG_SENTENCE_COSTS}

ABOUT_AS_CHEAP = 0.05
"""Over a wide valley of thresholds answers cost about the same: the lowest is taken, which answers most."""


class _Given(NamedTuple):
    model: str
    sure: float
    right: bool
    answerable: bool


def lowered(weights: Weights) -> Weights:
    """The weights with which to ask for `answer_thresholds`."""
    return _with(weights, LOWERED)


def answer_thresholds(
    asked: Sequence[tuple[Assistant, GoldQuestion]], weights: Weights, notes: list[str]
) -> Weights:
    """The weights with the thresholds that cost least; adds a line for each to the notes.

    :param asked: questions of authors whom nothing was learned from, with `lowered` weights in use.
    """
    given = [
        _Given(
            _model_of(answer),
            answer.confidence,
            judge(gold, answer).outcome == "correct",
            gold.answerable,
        )
        for assistant, gold in tqdm(asked, desc="asking whole questions", unit="question")
        if (answer := assistant.ask(gold.question, gold.history)).answered
    ]
    held = np.array([gold.answerable for _, gold in asked])
    chosen = {}
    for model, costs in _COSTS.items():
        own = [each for each in given if each.model == model]
        sure = np.array([each.sure for each in own])
        right = np.array([each.right for each in own], bool)
        answerable = np.array([each.answerable for each in own], bool)
        voices = np.where(answerable, 1.0, voice_of_near_misses(held))
        chosen[model] = threshold = best_threshold(sure, right, costs, voices, ABOUT_AS_CHEAP)
        kept = sure >= threshold
        notes.append(
            f"whole answers by {model}: from {threshold:.2f} on {right[kept].sum()} right and "
            f"{(~right[kept]).sum()} wrong, {(~answerable[kept]).sum()} of them to the {(~held).sum()} questions "
            f"without an answer; withheld {right[~kept].sum()} right and {(~right[~kept]).sum()} wrong"
        )
    return _with(weights, chosen)


def _model_of(answer: Answer) -> str:
    if answer.calculation:
        return "calculation_confidence"
    return "figure_confidence" if answer.figures else "sentence_confidence"


def _with(weights: Weights, thresholds: Mapping[str, float]) -> Weights:
    changed = {
        model: {**weights.get(model, {}), "threshold": at} for model, at in thresholds.items()
    }
    return {**weights, **changed}
