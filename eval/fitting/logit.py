"""Fitting the assistant's two kinds of linear model: a conditional logit and a logistic one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ranked:
    """One question's candidates: features [n, f], which are right [n], and its fold.

    `taken_away` marks a question asked again with its right candidates removed.
    """

    features: Vector
    right: NDArray[np.bool_]
    fold: str
    taken_away: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer's facts [f], whether it was right, its fold, and whether it could be right."""

    facts: Vector
    right: bool
    fold: str
    taken_away: bool = False
    answerable: bool = True


def judged(example: Ranked, first: int, facts: Sequence[float], fold: str | None = None) -> Judged:
    """How the candidate put first fared, by the facts its confidence rests on.

    :param fold: what it is held out with, if not the example's own.
    """
    right, own = example.right, example.fold if fold is None else fold
    found, could = bool(right[first]), bool(right.any())
    return Judged(np.array(facts), found, own, example.taken_away, could)


def fit_ranking(examples: Sequence[Ranked], penalty: float) -> Vector:
    """Weights [f] of a conditional logit (McFadden 1974), several right candidates allowed.

    Features are scaled to unit variance within questions for the penalty, half the squared
    length of the weights a question; the returned weights are for the features as given.
    """
    from scipy.optimize import minimize  # comes with scikit-learn, which only fitting needs

    features = np.concatenate([e.features for e in examples])
    right = np.concatenate([e.right for e in examples])
    sizes = np.array([len(e.right) for e in examples])
    starts = np.cumsum(sizes) - sizes
    means = np.add.reduceat(features, starts) / sizes[:, None]
    spread = (features - np.repeat(means, sizes, axis=0)).std(axis=0)
    spread[spread < 1e-9] = 1.0
    scaled = features / spread

    # All questions at once: one after the other takes seven times as long.
    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = scaled @ weights
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        odds /= np.repeat(np.add.reduceat(odds, starts), sizes)
        share = np.add.reduceat(odds * right, starts) + 1e-12
        slope = (odds - odds * right / np.repeat(share, sizes)) @ scaled / len(sizes)
        cost = -np.log(share).mean() + penalty * float(weights @ weights) / 2
        return float(cost), slope + penalty * weights

    found = minimize(loss, np.zeros(len(spread)), jac=True, method="L-BFGS-B")
    weights: Vector = found.x / spread
    return weights


def fit_confidence(examples: Sequence[Judged], penalty: float) -> tuple[Vector, float]:
    """Weights [f] and bias of a logistic model, facts scaled for the penalty."""
    from sklearn.linear_model import LogisticRegression

    facts = np.array([e.facts for e in examples])
    # Between deviation and range: a fact that is rare and decisive (a clash of what is counted)
    # would pay for its rarity under the deviation alone.
    spread = np.sqrt(facts.std(axis=0) * np.ptp(facts, axis=0))
    spread[spread < 1e-9] = 1.0
    model = LogisticRegression(C=1.0 / (penalty * len(examples)), max_iter=5000)
    # Questions asked again without their figure outnumber real ones; a third of a voice each.
    voices = [1 / 3 if e.taken_away else 1.0 for e in examples]
    model.fit(facts / spread, [e.right for e in examples], sample_weight=voices)
    weights: Vector = model.coef_[0] / spread
    return weights, float(model.intercept_[0])


def held_out_ranking(examples: Sequence[Ranked], penalty: float) -> list[Vector]:
    """For each example, the weights fitted on the other folds."""
    fitted = {
        fold: fit_ranking([e for e in examples if e.fold != fold], penalty)
        for fold in {e.fold for e in examples}
    }
    return [fitted[e.fold] for e in examples]


def held_out_confidence(examples: Sequence[Judged], penalty: float) -> Vector:
    """For each example, the probability a model fitted on the other folds gives it."""
    fitted = {
        fold: fit_confidence([e for e in examples if e.fold != fold], penalty)
        for fold in {e.fold for e in examples}
    }
    return np.array(
        [1 / (1 + np.exp(-(e.facts @ fitted[e.fold][0] + fitted[e.fold][1]))) for e in examples]
    )


def first_is_right(example: Ranked, weights: Vector) -> bool:
    """Whether the highest-scoring candidate is a right one."""
    return bool(example.right[int(np.argmax(example.features @ weights))])


def best_threshold(sure: Vector, given: Vector, withheld: Vector, slack: float = 0.0) -> float:
    """The confidence from which to answer, at the least cost.

    Between equally good thresholds the middle one is taken.

    :param sure: the confidence in each answer.
    :param given: what each costs if it is given, shape as `sure`.
    :param withheld: what it costs if it is not.
    :param slack: the share of the least cost by which thresholds may exceed it; if there is any,
        the lowest of them is taken, which answers most.
    """
    candidates = np.append(np.unique(sure), 1.0)
    costs = np.array([np.where(sure >= t, given, withheld).sum() for t in candidates])
    good = candidates[costs <= (1 + slack) * costs.min() + 1e-9]
    return float(good[0 if slack else len(good) // 2])
