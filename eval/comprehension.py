"""`python -m eval squad`: retrieval and answers on a reading-comprehension set, in short."""

from __future__ import annotations

import json
from pathlib import Path

from corpus import ReportError
from eval.bars import bars
from eval.evaluate import MANY, Result, evaluate
from eval.measuring.measures import MEANS, short_answer
from eval.measuring.metrics import mean
from eval.measuring.resampling import mean_interval
from eval.opening import open_set
from eval.record import describe
from eval.sets.other_script import in_other_script
from eval.sets.questions import drawn
from index import ProgressBar


def squad(
    file: Path,
    limit: int | None = None,
    seed: int = 0,
    *,
    other_script: bool = False,
    out: Path | None = None,
) -> None:
    """Index the paragraphs of a set, ask its questions and print what came of it.

    :param limit: how many questions to draw at random; all if None. All paragraphs are indexed.
    :param seed: of the draw.
    :param other_script: ask in Simplified what the set asks in Traditional, or the other way round.
    :param out: file for the measures as JSON, with the short answers as the official script of
        CMRC 2018 takes them, by question id.
    :raises ReportError: when the file is no such set, or `out` cannot be written.
    """
    opened = open_set(file, partner=limit is None or limit > MANY, progress=ProgressBar())
    asked = drawn(opened.questions, limit, seed)
    if other_script:
        asked = in_other_script(asked)
    results = list(evaluate(opened, asked, bars()))
    index = opened.assistant.index
    print(
        f"{file.name}: {len(asked)} questions{' in the other script' if other_script else ''}, "
        f"{len(index.reports)} paragraphs, {len(index.passages)} passages "
        "(per cent, 95 % interval)"
    )
    rows = {
        "paragraph recall@1": "recall@1",
        "paragraph recall@5": "recall@5",
        "paragraph mrr@10": "mrr@10",
        "paragraph ndcg@10": "ndcg@10",
        "exact match": "exact-match",
        "character f1": "f1",
    }
    values = {shown: [MEANS[name](result) for result in results] for shown, name in rows.items()}
    values["answered"] = [float(result.answer.answered) for result in results]
    values["gold in first citation"] = [float(_cites_gold(result)) for result in results]
    measures = {}
    for name, column in values.items():
        average = mean([value for value in column if value is not None]) or 0.0
        low, high = mean_interval(column) or (0.0, 0.0)
        print(f"{name:<28}{100 * average:6.1f}  [{100 * low:.1f}, {100 * high:.1f}]")
        measures[name] = {"value": average, "interval": [low, high]}
    if out:
        header = describe(opened, len(asked), "all") | {"seed": seed, "other script": other_script}
        predictions = {result.question.id: short_answer(result.answer) for result in results}
        whole = {"run": header, "measures": measures, "predictions": predictions}
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
        except OSError as error:
            raise ReportError(f"Cannot write {out}: {error.strerror}") from error


def _cites_gold(result: Result) -> bool:
    first = result.answer.citations[0].text if result.answer.citations else ""
    return any(gold in first for gold in result.question.answers)
