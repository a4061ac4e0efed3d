"""`python -m eval squad`: retrieval and answers on a reading-comprehension set, in short."""

from __future__ import annotations

from pathlib import Path

from tqdm import tqdm

from eval.evaluate import MANY, Result, evaluate
from eval.measuring.measures import MEANS
from eval.measuring.metrics import mean
from eval.measuring.resampling import mean_interval
from eval.opening import open_set
from eval.sets.questions import drawn
from index import ProgressBar


def squad(file: Path, limit: int | None = None, seed: int = 0) -> None:
    """Index the paragraphs of a set, ask its questions and print what came of it.

    :param limit: how many questions to draw at random; all if None. All paragraphs are indexed.
    :param seed: of the draw.
    :raises ReportError: when the file is no such set.
    """
    opened = open_set(file, partner=limit is None or limit > MANY, progress=ProgressBar())
    asked = drawn(opened.questions, limit, seed)
    results = list(tqdm(evaluate(opened, asked), total=len(asked), unit="question", disable=None))
    paragraphs = len(opened.assistant.index.reports)
    print(f"{file.name}: {len(asked)} questions, {paragraphs} paragraphs (per cent, 95 % interval)")
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
    for name, column in values.items():
        average = mean([value for value in column if value is not None])
        low, high = mean_interval(column) or (0.0, 0.0)
        print(f"{name:<28}{100 * (average or 0):6.1f}  [{100 * low:.1f}, {100 * high:.1f}]")


def _cites_gold(result: Result) -> bool:
    first = result.answer.citations[0].text if result.answer.citations else ""
    return any(gold in first for gold in result.question.answers)
