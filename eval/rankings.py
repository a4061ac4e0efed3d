"""What a system made of every question: how it ranked, what it answered, and the measures of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from tqdm import tqdm

from eval.evaluate import Result, grade, text_grades
from eval.measuring.measures import MEANS
from eval.measuring.metrics import mean, ndcg, percentile, recall, reciprocal_rank
from eval.measuring.resampling import difference_interval, mean_interval, randomisation_test
from eval.opened import Unit
from eval.sets.questions import GoldQuestion
from eval.systems import Bench, Ranked, rank
from index import Index

MEASURES: Mapping[str, Callable[[Sequence[int], Sequence[int]], float]] = {
    "recall@1": lambda gains, judged: recall(gains, judged, 1),
    "recall@3": lambda gains, judged: recall(gains, judged, 3),
    "recall@5": lambda gains, judged: recall(gains, judged, 5),
    "recall@10": lambda gains, judged: recall(gains, judged, 10),
    "mrr@10": lambda gains, _: reciprocal_rank(gains, 10),
    "ndcg@10": lambda gains, judged: ndcg(gains, judged, 10),
}
"""Of rankings: gains at each rank and all grades judged → the measure of one question."""
ANSWERS = ("correct", "wrong", "figure-exact", "wrong-figure")
"""Of answers, by their names in `eval.measuring.measures`."""

Column = Sequence[float | None]
"""A measure of each question, None where it does not apply."""


@dataclass
class Ranking:
    """What one system made of all questions: by question, in the order asked.

    `results` are the answers of a system that answers, none of one that only ranks.
    """

    system: str
    passages: dict[str, list[Ranked]] = field(default_factory=dict)
    units: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    values: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in MEASURES})
    milliseconds: list[float] = field(default_factory=list)
    results: dict[str, Result] = field(default_factory=dict)

    @property
    def columns(self) -> dict[str, Column]:
        """Measure → its value for each question, those of answers among them if there are any."""
        answered = list(self.results.values())
        of_answers: dict[str, Column] = {
            name: [MEANS[name](result) for result in answered] for name in ANSWERS if answered
        }
        return {**self.values, **of_answers}


def judged_units(question: GoldQuestion, index: Index, unit: Unit) -> dict[str, int]:
    """The id → grade of every passage, or text, that is relevant."""
    if unit == "text":
        return text_grades(question.evidence)
    reports = dict.fromkeys(item.report for item in question.evidence)
    passages = [passage for name in reports for passage in index.report(name).passages]
    return {p.id: found for p in passages if (found := grade(p, question.evidence))}


def rank_all(
    name: str,
    system: str,
    bench: Bench,
    questions: Sequence[GoldQuestion],
    judged: Mapping[str, Mapping[str, int]],
) -> Ranking:
    """Rank for every question and measure it; what is not found scores 0."""
    ranking = Ranking(name)
    for question in tqdm(questions, desc=name, unit="question", disable=None):
        started = perf_counter()
        found = rank(system, bench, question)
        ranking.milliseconds.append((perf_counter() - started) * 1000)
        by_text = bench.opened.unit == "text"
        units: dict[str, float] = {}
        for passage, score in found:
            units.setdefault(passage.report if by_text else passage.id, score)
        grades = judged[question.id]
        gains = [grades.get(unit, 0) for unit in units]
        for measure, value in MEASURES.items():
            ranking.values[measure].append(value(gains, list(grades.values())))
        ranking.passages[question.id] = found
        ranking.units[question.id] = list(units.items())
    return ranking


def row_of(ranking: Ranking, first: Ranking, kinds: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    """A system's measures, tested against the first system, with Recall@1 of each kind.

    :param kinds: kind of question → the places of its questions among all asked.
    """
    hits = ranking.values["recall@1"]
    by_kind = {kind: [hits[place] for place in places] for kind, places in kinds.items()}
    return {
        "system": ranking.system,
        "measures": measured(ranking.columns, first.columns),
        "kinds": {
            kind: {"questions": len(of_kind), "value": mean(of_kind),
                   "interval": mean_interval(of_kind)}
            for kind, of_kind in by_kind.items()
        },
        "p50-ms": percentile(ranking.milliseconds, 50),
        "p95-ms": percentile(ranking.milliseconds, 95),
    }  # fmt: skip


def measured(
    values: Mapping[str, Column], first: Mapping[str, Column]
) -> dict[str, dict[str, Any]]:
    """Measure → its mean with the interval, and how it differs from that of the first system.

    What the first system has no values of, or no question has, is not tested: None.

    :param values: measure → its value for each question; `first` likewise, of the first system.
    """
    return {name: _measure(column, first.get(name)) for name, column in values.items()}


def _measure(column: Column, first: Column | None) -> dict[str, Any]:
    pairs = list(zip(first, column, strict=True)) if first else []
    both = [(one, other) for one, other in pairs if one is not None and other is not None]
    return {
        "value": mean([value for value in column if value is not None]),
        "interval": mean_interval(column),
        "difference": difference_interval(first, column) if first and both else None,
        "p": randomisation_test(*zip(*both, strict=True)) if both else None,
    }
