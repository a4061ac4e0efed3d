"""What every peer script shares: read the task, index, search, measure, write the result.

Standard library only: it runs under the Python of the peers, beside their scripts.

A task is a JSON file:

    {"encoder": folder of a sentence-transformers model, "query_prompt": "query: ",
     "passage_prompt": "passage: ", "depth": 10, "sources": [report files],
     "documents": [[id, text], ...], "questions": [[id, text], ...]}

and a result:

    {"configuration": "...", "index_s": 1.2, "peak_mb": 900, "milliseconds": [12.3, ...],
     "rankings": {question id: [document id, ...]}}
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

Search = Callable[[str], list[str]]
"""A question to the ids of the documents that fit, best first."""


def main(build: Callable[[dict[str, Any]], tuple[Search, str]]) -> None:
    """Run `build` on the task named first on the command line; write to the file named second.

    :param build: indexes the task's documents; returns how to search them, and the
        configuration in words.
    """
    os.environ["HF_HUB_OFFLINE"] = "1"
    task = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    started = perf_counter()
    search, configuration = build(task)
    index_s = perf_counter() - started
    search(task["questions"][0][1])  # whatever is loaded on first use is loaded now
    rankings, milliseconds = {}, []
    for number, (question_id, question) in enumerate(task["questions"], start=1):
        started = perf_counter()
        rankings[question_id] = search(question)
        milliseconds.append((perf_counter() - started) * 1000)
        print(f"\r{number}/{len(task['questions'])}", end="", file=sys.stderr)
    result = {
        "configuration": configuration,
        "index_s": index_s,
        "peak_mb": _peak_memory(),
        "milliseconds": milliseconds,
        "rankings": rankings,
    }
    Path(sys.argv[2]).write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")


def _peak_memory() -> float | None:
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Bytes on macOS, kibibytes elsewhere.
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6
