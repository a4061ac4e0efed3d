"""`python -m eval run`: a question set asked of a corpus, measured, with every miss listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.bars import bars
from eval.evaluate import TIMED, evaluate
from eval.measuring.baseline import compare_with, print_changes, read_baseline
from eval.measuring.floors import missed_floor, parse_floor
from eval.measuring.summary import Row, shown, table
from eval.opening import open_set
from eval.page import write_page
from eval.record import describe, document, make_folder, write_json
from eval.sets.questions import of_half
from index import ProgressBar

_ANSWERS = ["questions", "correct", "wrong", "not-attempted", "figure-exact", "figure-value"]
_ANSWERS += ["headline-exact", "wrong-figure", "text-correct", "right-report"]
_WORDS = ["in-order", "overlap-f1", "exact-match", "f1"]
_RANKING = ["recall@1", "recall@3", "recall@5", "recall@10", "mrr@10", "ndcg@10"]
_TRUST = ["abstention-precision", "abstention-recall", "wrong-confident", "aurc"]
_TRUST += ["ece-attempted", "ece-all", "p50-ms", "p95-ms"]


def run(
    questions: Path,
    corpus: Path | None = None,
    split: str = "all",
    floors: Sequence[str] = (),
    out: Path | None = None,
    model: str | None = None,
    baseline: Path | None = None,
    store: str | None = None,
) -> bool:
    """Print the measures and the misses of a question set; write them under `out` if given.

    :param questions: a question set of any kind that `open_set` reads.
    :param corpus: folder or file of reports; the shipped report if None.
    :param split: "dev", "test" or "all".
    :param floors: each `[ROW/]MEASURE=VALUE`.
    :param out: folder for results.json, misses.jsonl and report.html.
    :param model: another encoder, by hub name or folder.
    :param store: a Milvus server's address or a *.db file; this process if None.
    :param baseline: results.json of an earlier run to compare with.
    :returns: whether every floor holds and nothing has become worse beyond chance.
    :raises ReportError: when the set, the corpus, a floor or the baseline cannot be used.
    """
    bounds = [parse_floor(floor) for floor in floors]
    before = read_baseline(baseline) if baseline else None
    if out:
        make_folder(out)
    opened = open_set(
        questions, corpus, model=model, store=store, partner=True, progress=ProgressBar()
    )
    asked = of_half(opened.questions, split)
    results = list(evaluate(opened, asked, bars()))
    header = describe(opened, len(asked), split)
    whole = document(header, results, opened.assistant.index.reports)
    for name, value in header.items():
        print(f"{name:<10} {value}")
    _print_rows(whole["rows"], whole["intervals"]["all"])
    _print_misses(whole["misses"])
    changes = None
    if before:
        changes = compare_with(before, whole)
        print_changes(changes)
        whole["changes"] = changes
    if out:
        write_json(whole, out)
        write_page(whole, out / "report.html")
    missed = [line for bound in bounds if (line := missed_floor(whole["rows"], *bound))]
    for line in missed:
        print(line)
    return not missed and not (changes and changes["regressions"])


def _print_rows(rows: Mapping[str, Row], intervals: Mapping[str, Sequence[float]]) -> None:
    asked = round(rows["all"]["questions"] or 0)
    splits = {name: row for name, row in rows.items() if name in ("all", "dev", "test")}
    print("\nAnswers (per cent of questions)")
    print(table(rows, _ANSWERS + _WORDS))
    print("\nRanking (per cent; a question that finds nothing counts 0)")
    print(table(rows, _RANKING))
    print("\nTrust (per cent), and milliseconds of asking")
    print(table(splits, _TRUST))
    print(
        f"Times are those of {min(TIMED, asked)} questions drawn at random and asked one after "
        "another, nothing prepared\nand nothing else going on; the others are encoded together "
        "and, if many, asked by two processes."
    )
    print("\n95 % intervals over questions, all of them")
    for name, interval in intervals.items():
        low, high = (shown(name, bound) for bound in interval)
        print(f"{name:<21}{shown(name, rows['all'][name]):>6}  [{low}, {high}]")


def _print_misses(misses: Sequence[Mapping[str, Any]]) -> None:
    print(f"\nMisses: {len(misses)}, the most confident first")
    for entry in misses:
        confident = " AND CONFIDENT" if entry["wrong_with_confidence"] else ""
        rank = entry["evidence_rank"] or "–"
        print(
            f"- {entry['id']} {entry['kind']} {entry['split']}: {entry['outcome']}{confident}, "
            f"confidence {entry['confidence']:.2f}, evidence at rank {rank}"
        )
        for name in ("question", "gold", "got"):
            earlier = " ← ".join(["", *reversed(entry["history"])]) if name == "question" else ""
            print(f"    {name:<9}{' '.join(entry[name].split())[:120]}{earlier}")
