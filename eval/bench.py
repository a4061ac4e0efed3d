"""`python -m eval bench`: how long opening, asking and reading take, and how much memory."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from tqdm import tqdm

from corpus import read_report
from eval.measuring.metrics import percentile
from eval.opening import open_set
from index import ProgressBar


def bench(questions: Path, corpus: Path | None = None) -> None:
    """Print a small table of times and of peak memory, measured once in this process.

    Opening includes loading the libraries, the encoder and the index, and building whatever
    is not on disk yet: run twice to see a later start.

    :param questions: a question set of any kind that `open_set` reads.
    :param corpus: folder or file of reports; the shipped report if None.
    :raises ReportError: when the set or the corpus cannot be read.
    """
    started = perf_counter()
    opened = open_set(questions, corpus, progress=ProgressBar())
    opening = perf_counter() - started
    times = []
    with opened.encoder.forgetting():
        for question in tqdm(opened.questions, unit="question", disable=None):
            started = perf_counter()
            opened.assistant.ask(question.question, question.history)
            times.append((perf_counter() - started) * 1000)
    # Before reading the reports again, which only this benchmark does.
    memory = peak_memory()
    started = perf_counter()
    index = opened.assistant.index
    characters = sum(len(read_report(Path(report.path)).text) for report in index.reports)
    reading = perf_counter() - started
    rows = [
        ("open", opening, "s"),
        ("first question", times[0], "ms"),
        ("question p50", percentile(times, 50), "ms"),
        ("question p95", percentile(times, 95), "ms"),
        ("peak memory", memory, "MB"),
        ("read reports", characters / reading, "characters/s"),
    ]
    print(
        f"{len(index.reports)} reports, {characters} characters, {len(index.passages)} passages, "
        f"{len(index.figures)} figures, {len(opened.questions)} questions"
    )
    for name, value, unit in rows:
        print(f"{name:<16}{'–' if value is None else f'{value:,.1f}':>12} {unit}")


def peak_memory() -> float | None:
    """The most memory this process has held, in megabytes; None where the system keeps no count."""
    if sys.platform == "win32":
        return None
    # Absent on Windows.
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Bytes on macOS, kibibytes elsewhere.
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6
