"""The page of a comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.page import charts
from eval.page.meanings import meanings, reasons
from eval.page.template import filled, write

_FLIPS = 200
"""Shown of each pair of systems; thousands would make a page that no telephone opens."""
_TABLES = {
    "Ranking 检索": ("recall@1", "recall@3", "recall@5", "recall@10", "mrr@10", "ndcg@10"),
    "Answers and time 回答和用时": ("correct", "wrong", "figure-exact", "wrong-figure", "p50-ms", "p95-ms"),
}  # fmt: skip
_TESTED = ("recall@1", "recall@5", "mrr@10", "ndcg@10", "figure-exact", "wrong-figure")


def write_comparison(document: Mapping[str, Any], path: Path) -> None:
    """Write the page of a comparison.

    :param document: what `eval.compare` makes, or its JSON read back.
    :raises ReportError: when it cannot be written.
    """
    write(render(document), path)


def render(document: Mapping[str, Any]) -> str:
    """The page of a comparison as HTML; whatever the comparison holds is escaped."""
    systems, flips = document["systems"], document["flips"]
    used = {name for names in _TABLES.values() for name in names}
    return filled(
        "compare.html.j2",
        compared=document["compare"],
        systems=systems,
        tables=_TABLES,
        tested=_TESTED,
        meanings={name: meaning for name, meaning in meanings().items() if name in used},
        reasons=reasons(),
        given={flip["why"] for flip in flips},
        pairs=[_pair(row["system"], flips) for row in systems[1:]],
        plots=[(f"{name}, %", _bars(systems, name)) for name in ("recall@1", "ndcg@10")],
    )


def _bars(systems: Sequence[Mapping[str, Any]], name: str) -> str:
    measures = {row["system"]: row["measures"][name] for row in systems}
    return charts.shares({s: (m["value"], m["interval"]) for s, m in measures.items()}, name)


def _pair(other: str, flips: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What parts the first system from another one, counted; what is lost comes first."""
    own = [flip for flip in flips if flip["systems"][1] == other]
    own.sort(key=lambda flip: bool(flip["gained"]))
    gained = sum(flip["gained"] for flip in own)
    counts = Counter((flip["why"], flip["gained"]) for flip in own)
    return {
        "other": other,
        "gained": gained,
        "lost": len(own) - gained,
        "reasons": {name: (counts[name, True], counts[name, False]) for name in reasons()},
        "flips": own[:_FLIPS],
        "more": max(len(own) - _FLIPS, 0),
    }
