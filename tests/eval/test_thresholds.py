"""From which confidence on to answer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant import open_assistant
from assistant.choosing.choose import weights
from eval.fitting.answers import LOWERED, Weights, answer_thresholds
from eval.fitting.logit import best_threshold
from eval.sets.questions import load_questions

ANSWERS = st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=1, max_size=30)


@given(ANSWERS, st.floats(0.5, 5), st.sampled_from([0.0, 0.05, 0.5]))
def test_no_threshold_is_cheaper_by_more_than_the_slack(
    answers: list[tuple[float, bool]], wrong_costs: float, slack: float
) -> None:
    sure = np.array([confidence for confidence, _ in answers])
    right = np.array([is_right for _, is_right in answers])

    given, withheld = wrong_costs * ~right, right.astype(float)

    def cost(threshold: float) -> float:
        return float(np.where(sure >= threshold, given, withheld).sum())

    chosen = cost(best_threshold(sure, given, withheld, slack))
    least = min(map(cost, [*sure, 1.0]))
    assert chosen <= (1 + slack) * least + 1e-6


@given(ANSWERS)
def test_with_any_slack_at_least_as_much_is_answered(answers: list[tuple[float, bool]]) -> None:
    sure, right = (np.array(column) for column in zip(*answers, strict=True))
    strict, slack = (best_threshold(sure, 3.0 * ~right, right + 0.0, s) for s in (0.0, 0.1))
    assert slack <= strict


def test_whole_questions_change_the_thresholds_and_nothing_else() -> None:
    assistant = open_assistant()
    questions = load_questions(Path("eval/questions/linhe-2020.jsonl"), assistant.index.reports)
    kinds = ("figure", "calculated", "text", "unanswerable")
    asked = [
        (assistant, gold)
        for kind in kinds
        for gold in [q for q in questions if q.kind == kind and q.split == "dev"][:3]
    ]
    notes: list[str] = []
    used: list[Weights] = []
    chosen = answer_thresholds(asked[:-3], asked[-3:], weights(), used.append, notes)
    for model, least in LOWERED.items():
        assert used[0][model]["threshold"] == least < weights()[model]["threshold"]
    assert len(notes) == len(LOWERED)
    for model, entries in weights().items():
        assert {**chosen[model], "threshold": 0} == {**entries, "threshold": 0}
        if model not in LOWERED:
            assert chosen[model] == entries
