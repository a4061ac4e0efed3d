"""What got better or worse since an earlier run, question by question.

A measure has changed beyond chance when the 95 % bootstrap interval of its mean difference
over the questions of both runs lies on one side of 0.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.errors import BaselineError
from eval.measures import LOWER_IS_BETTER, MEANS
from eval.resampling import difference_interval


def read_baseline(path: Path) -> dict[str, Any]:
    """The results.json of an earlier run.

    :raises BaselineError: when it cannot be read or is no such file.
    """
    try:
        run: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if not all("values" in question for question in run["questions"]):
            raise BaselineError(f"{path} was written by an older version; make it again.")
        return run
    except OSError as error:
        raise BaselineError(f"Cannot read the baseline {path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BaselineError(f"{path} is not the results.json of a run: {error!r}") from error


def compare_with(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Changes of every measure over the questions both runs asked, and the questions that flipped.

    :raises BaselineError: when the runs share no question.
    """
    old = {question["id"]: question for question in before["questions"]}
    pairs = [
        (old[question["id"]], question) for question in after["questions"] if question["id"] in old
    ]
    if not pairs:
        raise BaselineError("The baseline and this run share no question, by their ids.")
    changes = [change for name in MEANS if (change := _change(name, pairs))]
    return {
        "baseline": before["run"],
        "shared": len(pairs),
        "asked": len(after["questions"]),
        "measures": changes,
        "regressions": [change["measure"] for change in changes if change["verdict"] == "worse"],
        "flips": [
            {"id": first["id"], "kind": second["kind"], "from": first["outcome"],
             "to": second["outcome"]}
            for first, second in pairs
            if first["outcome"] != second["outcome"]
        ],
    }  # fmt: skip


def print_changes(changes: Mapping[str, Any]) -> None:
    """The changes as a table, then every question whose outcome changed."""
    shared, asked = changes["shared"], changes["asked"]
    print(
        f"\nSince {changes['baseline'].get('date', 'the baseline')}, {shared} of {asked} questions"
    )
    for change in changes["measures"]:
        low, high = change["interval"]
        print(
            f"{change['measure']:<22}{100 * change['before']:6.1f} → {100 * change['after']:5.1f}"
            f"  {100 * change['difference']:+5.1f} [{100 * low:+.1f}, {100 * high:+.1f}]"
            f"  {change['verdict']}"
        )
    for flip in changes["flips"]:
        print(f"- {flip['id']} {flip['kind']}: {flip['from']} → {flip['to']}")
    for name in changes["regressions"]:
        print(f"REGRESSION: {name} is worse beyond chance")


def _change(
    name: str, pairs: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]
) -> dict[str, Any] | None:
    values = [
        (first["values"][name], second["values"][name])
        for first, second in pairs
        if name in first["values"] and name in second["values"]
    ]
    if not values:
        return None
    before, after = ([float(value) for value in side] for side in zip(*values, strict=True))
    low, high = difference_interval(before, after)
    sign = -1 if name in LOWER_IS_BETTER else 1
    better, worse = (low > 0, high < 0) if sign > 0 else (high < 0, low > 0)
    first, second = sum(before) / len(values), sum(after) / len(values)
    return {
        "measure": name,
        "before": first,
        "after": second,
        "difference": second - first,
        "interval": [low, high],
        "verdict": "better" if better else "worse" if worse else "same within chance",
    }
