"""Run and qrels files as trec_eval reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from corpus import ReportError


def write_run(rankings: Mapping[str, Sequence[tuple[str, float]]], tag: str, path: Path) -> None:
    """Write rankings, question id → (id, score) best first, as `qid Q0 id rank score tag`.

    trec_eval orders by score alone, in single precision; equal scores are parted by the
    smallest step there is, so that it sees the order given here.

    :raises ReportError: when the file cannot be written.
    """
    lines = []
    for question, ranked in rankings.items():
        before = np.float32(np.inf)
        for rank, (name, score) in enumerate(ranked, start=1):
            below = np.nextafter(before, np.float32(-np.inf))
            before = min(np.float32(score), below)
            parts = (_id(question), "Q0", _id(name), str(rank), str(before), _id(tag))
            lines.append(" ".join(parts))
    _write(lines, path)


def write_qrels(judged: Mapping[str, Mapping[str, int]], path: Path) -> None:
    """Write judgments, question id → id → grade, as `qid 0 id grade`.

    :raises ReportError: when the file cannot be written.
    """
    lines = [
        f"{_id(question)} 0 {_id(name)} {grade}"
        for question, grades in judged.items()
        for name, grade in grades.items()
    ]
    _write(lines, path)


def _id(name: str) -> str:
    """An id without the white space that parts columns."""
    return re.sub(r"\s+", "_", name)


def _write(lines: Iterable[str], path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise ReportError(f"Cannot write {path}: {error.strerror}") from error
