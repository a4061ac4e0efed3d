"""Turn the results of a run into rows of measures, and rows into a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import get_args

from eval.evaluate import DEPTH, Result
from eval.metrics import (
    expected_calibration_error,
    mean,
    ndcg,
    percentile,
    recall,
    reciprocal_rank,
)
from eval.questions import Kind, Split

CONFIDENT = 0.8
"""A wrong answer at or above this confidence is one that staff would have believed."""

Row = dict[str, float | None]
"""Measure name → value; None where no question of the row can be measured by it."""

ROWS = ("all", *get_args(Split), *get_args(Kind))
"""The rows of a full run: all questions, each half, each kind."""

LOWER_IS_BETTER = frozenset(
    {"wrong", "not-attempted", "wrong-confident", "ece-attempted", "ece-all", "p50-ms", "p95-ms"}
)


def summarise(results: Sequence[Result]) -> dict[str, Row]:
    """The measures of each row that has questions, in the order of `ROWS`."""
    groups: dict[str, list[Result]] = {name: [] for name in ROWS}
    for result in results:
        for name in ("all", result.question.split, result.question.kind):
            groups[name].append(result)
    return {name: measure(group) for name, group in groups.items() if group}


def measure(results: Sequence[Result]) -> Row:
    """Every measure over the results of one row.

    - correct, wrong, not-attempted: shares of all questions; they add up to 1;
    - figure-exact, text-correct: share correct among answerable questions with gold figures
      (or a calculation), and among those without; abstaining is not correct;
    - in-order: share of answered list questions that show all figures in the report's order;
    - overlap-f1: mean character F1 of answered questions without gold figures against their
      gold answers in words;
    - recall, mrr, ndcg: over all questions with evidence;
    - abstention-precision: share of abstentions that are right; -recall: share of
      unanswerable questions abstained from;
    - wrong-confident: how many wrong answers were given with confidence ≥ 0.8;
    - ece: calibration error of confidence as the probability that a right answer is shown,
      over answers, and over all questions (an abstention shows none).
    """
    answerable = [r for r in results if r.question.answerable]
    with_figures = [r for r in answerable if r.question.figures or r.question.calculation]
    in_words = [r for r in answerable if not (r.question.figures or r.question.calculation)]
    answered = [r for r in results if r.answer.answered]
    abstained = [r for r in results if not r.answer.answered]
    unanswerable = [r for r in results if not r.question.answerable]
    judged = [r for r in results if r.total_relevant]
    return {
        "questions": len(results),
        "correct": _share(results, _is_correct),
        "wrong": _share(results, lambda r: r.verdict.outcome == "wrong"),
        "not-attempted": _share(results, lambda r: r.verdict.outcome == "not attempted"),
        "figure-exact": _share(with_figures, _is_correct),
        "text-correct": _share(in_words, _is_correct),
        "in-order": mean([r.verdict.in_order for r in results if r.verdict.in_order is not None]),
        "overlap-f1": mean([r.verdict.overlap for r in results if r.verdict.overlap is not None]),
        "recall@1": mean([recall(r.relevant, r.total_relevant, 1) for r in judged]),
        "recall@5": mean([recall(r.relevant, r.total_relevant, 5) for r in judged]),
        "mrr@10": mean([reciprocal_rank(r.relevant, DEPTH) for r in judged]),
        "ndcg@10": mean([ndcg(r.relevant, r.total_relevant, DEPTH) for r in judged]),
        "abstention-precision": _share(abstained, lambda r: not r.question.answerable),
        "abstention-recall": _share(unanswerable, lambda r: not r.answer.answered),
        "wrong-confident": sum(map(is_wrong_with_confidence, results)),
        "ece-attempted": _calibration_error(answered),
        "ece-all": _calibration_error(results),
        "p50-ms": percentile([r.milliseconds for r in results], 50),
        "p95-ms": percentile([r.milliseconds for r in results], 95),
    }


def is_wrong_with_confidence(result: Result) -> bool:
    """Whether a wrong answer was given with confidence ≥ 0.8."""
    return result.verdict.outcome == "wrong" and result.answer.confidence >= CONFIDENT


def table(rows: Mapping[str, Row], measures: Sequence[str]) -> str:
    """Rows as aligned text, one column for each of `measures`; a dash where none applies."""
    names = max(map(len, rows))
    widths = [max(len(name), 6) for name in measures]
    lines = [" " * names + "".join(f"  {n:>{w}}" for n, w in zip(measures, widths, strict=True))]
    for row_name, row in rows.items():
        cells = [
            f"  {shown(name, row[name]):>{width}}"
            for name, width in zip(measures, widths, strict=True)
        ]
        lines.append(f"{row_name:<{names}}" + "".join(cells))
    return "\n".join(lines)


def shown(name: str, value: float | None) -> str:
    """A measure as printed: counts whole, times in milliseconds, all else in per cent."""
    if value is None:
        return "–"
    if name in {"questions", "wrong-confident"}:
        return f"{value:.0f}"
    return f"{value:.1f}" if name.endswith("-ms") else f"{100 * value:.1f}"


def _is_correct(result: Result) -> bool:
    return result.verdict.outcome == "correct"


def _share(results: Sequence[Result], holds: Callable[[Result], bool]) -> float | None:
    return mean([holds(result) for result in results])


def _calibration_error(results: Sequence[Result]) -> float | None:
    return expected_calibration_error(
        [result.answer.confidence for result in results],
        [result.answer.answered and _is_correct(result) for result in results],
    )
