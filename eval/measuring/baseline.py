"""What got better or worse since an earlier run, question by question.

A measure has changed beyond chance when the 95 % bootstrap interval of its difference over the
questions of both runs lies on one side of 0. Times are compared and never judged: they tell as
much of what else the machine did as of the assistant.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from eval.errors import BaselineError
from eval.measuring.measures import LOWER_IS_BETTER, MEANS
from eval.measuring.metrics import mean
from eval.measuring.resampling import Interval, bounds, difference_interval, draw_counts
from eval.measuring.summary import shown
from eval.measuring.together import RESAMPLED, Measure, Outcomes

Question = Mapping[str, Any]
"""A question's record in the results.json of a run."""
Pairs = Sequence[tuple[Question, Question]]
"""A question's record in the earlier run and in this one."""


def read_baseline(path: Path) -> dict[str, Any]:
    """The results.json of an earlier run.

    :raises BaselineError: when it cannot be read or is no such file.
    """
    try:
        run: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if "run" not in run or not all("values" in question for question in run["questions"]):
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
    pairs = list(_paired(before["questions"], after["questions"]))
    if not pairs:
        raise BaselineError("The baseline and this run share no question.")
    changes = [change for name in MEANS if (change := _change_of_mean(name, pairs))]
    changes += [
        change
        for name, measured in RESAMPLED.items()
        if (change := _change_together(name, measured, pairs))
    ]
    return {
        "baseline": before["run"],
        "shared": len(pairs),
        "asked": len(after["questions"]),
        "measures": changes,
        "regressions": [change["measure"] for change in changes if change["verdict"] == "worse"],
        "flips": [
            {"id": second["id"], "question": second["question"], "kind": second["kind"],
             "from": first["outcome"], "to": second["outcome"]}
            for first, second in pairs
            if first["outcome"] != second["outcome"]
        ],
    }  # fmt: skip


def _paired(
    before: Sequence[Question], after: Sequence[Question]
) -> Iterator[tuple[Question, Question]]:
    """The questions of both runs: by id where it asks the same, else by their words.

    A row put into a sheet that names no questions gives all below it the ids of others.
    """
    old = {question["id"]: question for question in before}
    same = {q["id"] for q in after if q["question"] == old.get(q["id"], {}).get("question")}
    left: dict[tuple[str, ...], list[Question]] = defaultdict(list)
    for question in before:
        if question["id"] not in same:
            left[_words(question)].append(question)
    for question in after:
        alike = left.get(_words(question), [])
        if question["id"] in same:
            yield old[question["id"]], question
        elif len(alike) == 1:
            yield alike.pop(), question


def _words(question: Question) -> tuple[str, ...]:
    # Runs of before 0.14 say nothing of earlier questions.
    return (*question.get("history", ()), question["question"])


def print_changes(changes: Mapping[str, Any]) -> None:
    """The changes as a table, then every question whose outcome changed."""
    shared, asked = changes["shared"], changes["asked"]
    print(
        f"\nSince {changes['baseline'].get('date', 'the baseline')}, {shared} of {asked} questions"
    )
    for change in changes["measures"]:
        name = change["measure"]
        low, high = (signed(name, bound) for bound in change["interval"])
        print(
            f"{name:<22}{shown(name, change['before']):>7} → {shown(name, change['after']):>6}"
            f"  {signed(name, change['difference']):>6} [{low}, {high}]  {change['verdict']}"
        )
    for flip in changes["flips"]:
        print(f"- {flip['id']} {flip['kind']}: {flip['from']} → {flip['to']}  {flip['question']}")
    for name in changes["regressions"]:
        print(f"REGRESSION: {name} is worse beyond chance")


def signed(name: str, difference: float) -> str:
    """The difference of a measure as printed, with its sign."""
    return f"{'-' if difference < 0 else '+'}{shown(name, abs(difference))}"


def _change_of_mean(name: str, pairs: Pairs) -> dict[str, Any] | None:
    before = [first["values"].get(name) for first, _ in pairs]
    after = [second["values"].get(name) for _, second in pairs]
    first, second = (mean([v for v in side if v is not None]) for side in (before, after))
    interval = difference_interval(before, after)
    if first is None or second is None or interval is None:
        return None
    return _judged(name, first, second, interval)


def _change_together(name: str, measured: Measure, pairs: Pairs) -> dict[str, Any] | None:
    before, after = (_outcomes(side) for side in zip(*pairs, strict=True))
    once, drawn = np.ones((1, len(pairs))), draw_counts(len(pairs))
    [first], [second] = measured(before, once), measured(after, once)
    differences = measured(after, drawn) - measured(before, drawn)
    applies = differences[~np.isnan(differences)]
    if np.isnan(second - first) or not len(applies):
        return None
    return _judged(name, float(first), float(second), bounds(applies))


def _outcomes(questions: Sequence[Question]) -> Outcomes:
    times = [q["milliseconds"] for q in questions]
    return Outcomes(
        np.array([q["confidence"] for q in questions], np.float64),
        np.array([q["answered"] for q in questions], np.bool_),
        np.array([q["answered"] and q["outcome"] == "correct" for q in questions], np.bool_),
        np.array([q["outcome"] == "wrong" for q in questions], np.bool_),
        np.array([np.nan if time is None else time for time in times], np.float64),
    )


def verdict(name: str, interval: Interval) -> str:
    """Whether a measure got better or worse, by the interval of its difference."""
    low, high = interval
    better, worse = (high < 0, low > 0) if name in LOWER_IS_BETTER else (low > 0, high < 0)
    return "better" if better else "worse" if worse else "same within chance"


def _judged(name: str, before: float, after: float, interval: Interval) -> dict[str, Any]:
    return {
        "measure": name,
        "before": before,
        "after": after,
        "difference": after - before,
        "interval": list(interval),
        "verdict": "not judged" if name.endswith("-ms") else verdict(name, interval),
    }
