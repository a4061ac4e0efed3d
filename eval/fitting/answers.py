"""From which confidence on to answer, by what whole questions get.

What a ranking puts first may be refused for another reason, be calculated with, or be one figure of
several, so what a threshold costs shows only in answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from tqdm import tqdm

from assistant import Answer, Assistant
from eval.fitting.logit import Vector, best_threshold
from eval.fitting.models import WRONG_COSTS, WRONG_SENTENCE_COSTS, voice_of_near_misses
from eval.measuring.judging import Outcome, judge
from eval.sets.questions import GoldQuestion

Weights = Mapping[str, Mapping[str, float]]

LOWERED = {"figure_confidence": 0.25, "calculation_confidence": 0.25, "sentence_confidence": 0.35}
"""From where to answer while it is being chosen: of what comes below, more is wrong than right."""
_NEVER = 2.0
_COSTS = {"figure_confidence": WRONG_COSTS, "sentence_confidence": WRONG_SENTENCE_COSTS}
ABOUT_AS_CHEAP = 0.05
"""Over a wide valley of thresholds answers cost about the same: the lowest is taken, which answers most."""

Asked = tuple[Assistant, GoldQuestion]


class _Given(NamedTuple):
    asked: Asked
    model: str
    """Whose threshold the answer had to reach; empty for an abstention."""
    sure: float
    outcome: Outcome


def answer_thresholds(
    asked: Sequence[Asked],
    known: Sequence[Asked],
    weights: Weights,
    use: Callable[[Weights], None],
    notes: list[str],
) -> Weights:
    """The weights with the thresholds that cost least; adds a line for each to the notes.

    What is not calculated may still be answered with a figure that is stated: questions that get a
    calculation are asked once more without.

    :param asked: questions of authors whom nothing was learned from.
    :param known: others; calculations are so few that those of these questions count as well.
    :param use: lets the assistant answer with some weights from then on.
    """
    use(_with(weights, LOWERED))
    given = _ask(asked, "asking whole questions")
    answerable = np.array([gold.answerable for _, gold in asked])
    voice = voice_of_near_misses(answerable)

    def costs(answers: Sequence[_Given], wrong: float) -> Vector:
        """Of an answer that is wrong `wrong`, of a missing one 1."""
        each = [wrong if a.outcome == "wrong" else float(a.outcome != "correct") for a in answers]
        return np.array(each) * [1.0 if a.asked[1].answerable else voice for a in answers]

    def note(model: str, threshold: float, own: Sequence[_Given]) -> None:
        kept = [answer for answer in own if answer.sure >= threshold]
        right = sum(answer.outcome == "correct" for answer in kept)
        near = sum(not answer.asked[1].answerable for answer in kept)
        notes.append(
            f"whole answers by {model}: from {threshold:.2f} on {right} right and {len(kept) - right} wrong, "
            f"{near} of them to questions without an answer, of {len(own)} answers"
        )

    chosen = {}
    for model, wrong in _COSTS.items():
        own = [answer for answer in given if answer.model == model]
        sure = np.array([answer.sure for answer in own])
        missing = np.array([float(answer.outcome == "correct") for answer in own])
        chosen[model] = best_threshold(sure, costs(own, wrong), missing, ABOUT_AS_CHEAP)
        note(model, chosen[model], own)
    model = "calculation_confidence"
    given += _ask(known, "asking for calculations")
    own = [answer for answer in given if answer.model == model]
    use(_with(weights, chosen | {model: _NEVER}))
    instead = _ask([answer.asked for answer in own], "asking without calculating")
    sure, calculated, stated = (
        np.array([answer.sure for answer in own]),
        costs(own, WRONG_COSTS),
        costs(instead, WRONG_COSTS),
    )
    chosen[model] = best_threshold(sure, calculated, stated, ABOUT_AS_CHEAP)
    note(model, chosen[model], own)
    return _with(weights, chosen)


def _ask(asked: Sequence[Asked], stage: str) -> list[_Given]:
    given = []
    for each in tqdm(asked, desc=stage, unit="question"):
        assistant, gold = each
        answer = assistant.ask(gold.question, gold.history)
        given.append(
            _Given(each, _model_of(answer), answer.confidence, judge(gold, answer).outcome)
        )
    return given


def _model_of(answer: Answer) -> str:
    if not answer.answered:
        return ""
    if answer.calculation:
        return "calculation_confidence"
    return "figure_confidence" if answer.figures else "sentence_confidence"


def _with(weights: Weights, thresholds: Mapping[str, float]) -> Weights:
    changed = {
        model: {**weights.get(model, {}), "threshold": at} for model, at in thresholds.items()
    }
    return {**weights, **changed}
