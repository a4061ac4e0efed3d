"""The page of a run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.page import charts
from eval.page.meanings import meanings
from eval.page.template import filled, write

_CARDS = ("correct", "wrong", "figure-exact", "wrong-figure", "text-correct", "recall@1", "mrr@10")
TABLES = {
    "Answers 回答": ("questions", "correct", "wrong", "not-attempted", "figure-exact", "figure-value",
                "headline-exact", "wrong-figure", "text-correct", "right-report", "exact-match", "f1"),
    "Ranking 检索": ("questions", "recall@1", "recall@3", "recall@5", "recall@10", "mrr@10", "ndcg@10"),
    "Trust and time 可信程度和用时": ("questions", "abstention-precision", "abstention-recall",
                       "wrong-confident", "aurc", "ece-attempted", "ece-all", "p50-ms", "p95-ms"),
}  # fmt: skip


def write_page(run: Mapping[str, Any], path: Path) -> None:
    """Write the page of a run.

    :param run: the document that `eval.record` makes, or its JSON read back.
    :raises ReportError: when it cannot be written.
    """
    write(render(run), path)


def render(run: Mapping[str, Any]) -> str:
    """The page of a run as HTML; whatever the run holds is escaped."""
    times = [q["milliseconds"] for q in run["questions"] if q["milliseconds"] is not None]
    plots = [
        ("Answers by kind 各类题目", charts.outcomes(_kinds(run), run["intervals"])),
        (
            "Risk and coverage 作答多少、错多少",
            charts.risk_coverage(run["curves"]["risk-coverage"]),
        ),
        ("Calibration 置信度与实际", charts.reliability(run["curves"]["reliability"])),
        ("Latency 用时", charts.latencies(times)),
    ]
    return filled(
        "page.html.j2",
        run=run,
        cards=_CARDS,
        tables=TABLES,
        rows=_distinct(run["rows"]),
        meanings=meanings(),
        plots=[(title, plot) for title, plot in plots if plot],
    )


def _distinct(rows: Mapping[str, Mapping[str, float]]) -> dict[str, Mapping[str, float]]:
    """The rows but those of a half, a kind or a script that every question is of."""
    asked = rows["all"]["questions"]
    return {n: row for n, row in rows.items() if n == "all" or row["questions"] < asked}


def _kinds(run: Mapping[str, Any]) -> dict[str, Mapping[str, float]]:
    """The rows of `all` and of each kind of question."""
    kinds = {question["kind"] for question in run["questions"]}
    return {name: row for name, row in run["rows"].items() if name == "all" or name in kinds}
