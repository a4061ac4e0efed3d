"""`python -m eval peers`: peers and this project on the same passages and questions.

All get the same texts, each passage under its headings, the same encoder with its prompts, and
rank the same passages; each runs in a process of its own, so that memory is its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import which
from typing import Any

from corpus import ReportError
from eval.compare import print_difference
from eval.errors import PeerError, QuestionSetError
from eval.measuring.metrics import percentile
from eval.opened import Opened
from eval.opening import open_set
from eval.rankings import MEASURES, judged_units, measured
from eval.sets.questions import GoldQuestion, drawn, of_half
from eval.systems import headed, searched
from index import ProgressBar, default_home
from index.bundled import bundled_encoder

PEERS = ("txtai", "haystack", "llamaindex")
_ROOT = Path(__file__).parents[2]
_DEPTH = 50
_SHOWN = ("recall@1", "recall@5", "mrr@10", "ndcg@10")


def compare_peers(
    questions: Path,
    corpus: Path | None = None,
    *,
    python: Path,
    peers: Sequence[str] = PEERS,
    texts: int | None = None,
    split: str = "all",
    limit: int | None = None,
    seed: int = 0,
    out: Path | None = None,
) -> None:
    """Print one table of quality, time to index, time to search and memory.

    :param python: the interpreter that has the peers installed.
    :param texts: of a set that brings its own texts, how many of the first to take; all if None.
    :param split: "dev", "test" or "all".
    :param limit: how many questions to draw at random; all if None.
    :param out: file for the table as JSON.
    :raises ReportError: when the set cannot be used or a peer fails.
    """
    if peers and not which(python):
        raise PeerError(f"There is no {python}. {_installing(python)}")
    opened = open_set(questions, corpus, progress=ProgressBar())
    whole, sources = _part(opened, texts)
    asked = drawn(of_half(whole, split), limit, seed)
    names = {source.name for source in sources}
    index = opened.assistant.index
    passages = [passage for passage in index.passages if passage.report in names]
    owner = {passage.id: passage.report for passage in passages}
    task = {
        "encoder": str(bundled_encoder(default_home()).resolve()),
        "query_prompt": "query: ",
        "passage_prompt": "passage: ",
        "depth": _DEPTH,
        "sources": [str(source) for source in sources],
        "documents": [[passage.id, headed(passage)] for passage in passages],
        "questions": [[question.id, searched(question)] for question in asked],
    }
    print(
        f"{len(asked)} questions of {opened.name}, {len(passages)} passages, {len(sources)} reports"
    )
    rows: list[dict[str, Any]] = []
    values: list[Mapping[str, Sequence[float]]] = []
    for peer, interpreter in [("ours", Path(sys.executable)), *((p, python) for p in peers)]:
        found = _run(peer, interpreter, task)
        values.append(_values(found, opened, asked, owner))
        rows.append({"system": peer, **_measured(found, values[-1], values[0])})
        _print(rows[-1], first=len(rows) == 1)
    print("\nOthers against ours (paired randomisation test)")
    for row in rows[1:]:
        print_difference(row, rows[0], width=11)
    for row in rows:
        print(f"{row['system']}: {row['configuration']}")
    if out:
        try:
            out.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
        except OSError as error:
            raise ReportError(f"Cannot write {out}: {error.strerror}") from error


def _part(opened: Opened, texts: int | None) -> tuple[list[GoldQuestion], list[Path]]:
    """The questions with evidence in the reports taken, and where those reports lie."""
    reports = opened.assistant.index.reports[:texts]
    names = {report.name for report in reports}
    asked = [
        question
        for question in opened.questions
        if question.evidence and names.issuperset(item.report for item in question.evidence)
    ]
    if not asked:
        raise QuestionSetError(f"{opened.name} has no question about the reports taken.")
    return asked, [Path(report.path) for report in reports]


def _run(peer: str, python: Path, task: Mapping[str, Any]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder) / "task.json", Path(folder) / "result.json"
        given.write_text(json.dumps(task, ensure_ascii=False), encoding="utf-8")
        command = [str(python), "-m", f"eval.peers.peer_{peer}", str(given), str(found)]
        try:
            done = subprocess.run(
                command, cwd=_ROOT, capture_output=True, text=True, encoding="utf-8", check=False
            )
        except OSError as error:
            raise PeerError(f"Cannot start {python}: {error.strerror}") from error
        if done.returncode or not found.exists():
            last = (done.stderr.strip().splitlines() or ["no message"])[-1]
            raise PeerError(f"{peer} failed ({last}). {_installing(python)}")
        result: dict[str, Any] = json.loads(found.read_text(encoding="utf-8"))
        return result


def _installing(python: Path) -> str:
    folder = python.parent.parent
    return (
        f"Peers are installed with `python -m venv {folder} && "
        f"{python} -m pip install -r eval/peers/requirements-peers.txt`."
    )


def _values(
    found: Mapping[str, Any],
    opened: Opened,
    asked: Sequence[GoldQuestion],
    owner: Mapping[str, str],
) -> dict[str, list[float]]:
    """Measure → its value for each question."""
    by_text = opened.unit == "text"
    values: dict[str, list[float]] = {name: [] for name in _SHOWN}
    for question in asked:
        grades = judged_units(question, opened.assistant.index, opened.unit)
        ranked = found["rankings"].get(question.id, [])
        units = dict.fromkeys(owner[name] if by_text else name for name in ranked)
        gains = [grades.get(unit, 0) for unit in units]
        for name, column in values.items():
            column.append(MEASURES[name](gains, list(grades.values())))
    return values


def _measured(
    found: Mapping[str, Any],
    values: Mapping[str, Sequence[float]],
    ours: Mapping[str, Sequence[float]],
) -> dict[str, Any]:
    return {
        "measures": measured(values, ours),
        "index_s": found["index_s"],
        "p50_ms": percentile(found["milliseconds"], 50),
        "p95_ms": percentile(found["milliseconds"], 95),
        "peak_mb": found["peak_mb"],
        "configuration": found["configuration"],
    }


def _print(row: Mapping[str, Any], first: bool) -> None:
    if first:
        heads = "".join(f"  {name:>19}" for name in _SHOWN)
        print(f"{'':<11}{heads}  {'index s':>8}  {'p50 ms':>7}  {'peak MB':>8}")
    cells = []
    for name in _SHOWN:
        low, high = row["measures"][name]["interval"]
        value = row["measures"][name]["value"]
        cells.append(f"{100 * value:.1f} [{100 * low:.1f}, {100 * high:.1f}]")
    line = "".join(f"  {cell:>19}" for cell in cells)
    memory = "–" if row["peak_mb"] is None else f"{row['peak_mb']:.0f}"
    print(
        f"{row['system']:<11}{line}  {row['index_s']:8.1f}  {row['p50_ms']:7.1f}  {memory:>8}",
        flush=True,
    )
