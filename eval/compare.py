"""`python -m eval compare`: several systems on the same questions, with what parts them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from tqdm import tqdm

from corpus import ReportError
from eval.bars import bars
from eval.errors import QuestionSetError, UnknownSystem
from eval.evaluate import grade, text_grades
from eval.flips import describe_flip
from eval.measuring.metrics import mean, ndcg, percentile, recall, reciprocal_rank
from eval.measuring.resampling import difference_interval, mean_interval, randomisation_test
from eval.opened import Unit, encode_ahead
from eval.opening import open_set
from eval.sets.other_script import in_other_script
from eval.sets.questions import GoldQuestion, drawn, of_half
from eval.systems import LEXICAL, OF_TEXTS, Bench, Ranked, parse_system, rank, searched
from eval.trec import write_qrels, write_run
from index import Index, ProgressBar

DEFAULT_SYSTEMS = ("bm25-words", "bm25-bigrams", "bm25", "dense", "rrf", "hybrid", "assistant")
MEASURES: Mapping[str, Callable[[Sequence[int], Sequence[int]], float]] = {
    "recall@1": lambda gains, judged: recall(gains, judged, 1),
    "recall@3": lambda gains, judged: recall(gains, judged, 3),
    "recall@5": lambda gains, judged: recall(gains, judged, 5),
    "recall@10": lambda gains, judged: recall(gains, judged, 10),
    "mrr@10": lambda gains, _: reciprocal_rank(gains, 10),
    "ndcg@10": lambda gains, judged: ndcg(gains, judged, 10),
}
_FLIPS_PRINTED = 20


@dataclass
class Ranking:
    """What one system made of all questions: by question, in the order asked."""

    system: str
    passages: dict[str, list[Ranked]] = field(default_factory=dict)
    units: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    values: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in MEASURES})
    milliseconds: list[float] = field(default_factory=list)


def compare(
    systems: Sequence[str],
    questions: Path,
    corpus: Path | None = None,
    *,
    split: str = "all",
    limit: int | None = None,
    seed: int = 0,
    model: str | None = None,
    other_script: bool = False,
    out: Path | None = None,
) -> None:
    """Print the measures of each system, tests against the first one, and what flipped.

    :param systems: each `NAME[@MODEL]`; the first is the one the others are tested against.
    :param split: "dev", "test" or "all".
    :param limit: how many questions to draw at random; all that have evidence if None.
    :param model: the encoder of systems that name none, by hub name or folder.
    :param other_script: ask in Simplified what is asked in Traditional, or the other way round.
    :param out: folder for compare.json, and a TREC run per system beside the qrels.
    :raises ReportError: when a system, the set, the corpus or a model cannot be used.
    """
    parsed = {name: parse_system(name, model) for name in dict.fromkeys(systems)}
    benches = {
        model: Bench(open_set(questions, corpus, model=model, progress=ProgressBar()))
        for model in dict.fromkeys(model for _, model in parsed.values())
    }
    opened = next(iter(benches.values())).opened
    whole = [name for name, (system, _) in parsed.items() if system in OF_TEXTS]
    if whole and opened.unit != "text":
        raise UnknownSystem(
            f"{whole[0]} ranks whole texts, and {opened.name} judges passages; it is for sets that "
            "bring their texts, in SQuAD format or a BEIR folder."
        )
    judgeable = [question for question in opened.questions if question.evidence]
    if not judgeable:
        raise QuestionSetError(f"{opened.name} has no question with evidence to rank.")
    asked = drawn(of_half(judgeable, split), limit, seed)
    if other_script:
        asked = in_other_script(asked)
    for encoder, bench in benches.items():
        used = {system for system, its_own in parsed.values() if its_own == encoder}
        # Only the assistant reads questions before it searches, and words need no vectors.
        read = asked if "assistant" in used else []
        if used - LEXICAL:
            encode_ahead(bench.opened, read, bars(), [searched(question) for question in asked])
    judged = {q.id: judged_units(q, opened.assistant.index, opened.unit) for q in asked}
    rankings = [
        rank_all(name, system, benches[model], asked, judged)
        for name, (system, model) in parsed.items()
    ]
    header = {
        "questions": f"{len(asked)} of {opened.name} ({split})"
        + (", in the other script" if other_script else ""),
        "passages": len(opened.assistant.index.passages),
        "judged by": opened.unit,
    }
    rows = [_row(ranking, rankings[0]) for ranking in rankings]
    flips = _flips(rankings, asked, judged, next(iter(benches.values())))
    _print(header, rows, flips)
    if out:
        document = {"compare": header, "systems": rows, "flips": flips}
        _write(out, document, rankings, judged, opened.ids)


def judged_units(question: GoldQuestion, index: Index, unit: Unit) -> dict[str, int]:
    """The id → grade of every passage, or text, that is relevant."""
    if unit == "text":
        return text_grades(question.evidence)
    reports = dict.fromkeys(item.report for item in question.evidence)
    passages = [passage for name in reports for passage in index.report(name).passages]
    return {p.id: found for p in passages if (found := grade(p, question.evidence))}


def rank_all(
    name: str,
    system: str,
    bench: Bench,
    questions: Sequence[GoldQuestion],
    judged: Mapping[str, Mapping[str, int]],
) -> Ranking:
    """Rank for every question and measure it; what is not found scores 0."""
    ranking = Ranking(name)
    for question in tqdm(questions, desc=name, unit="question", disable=None):
        started = perf_counter()
        found = rank(system, bench, question)
        ranking.milliseconds.append((perf_counter() - started) * 1000)
        by_text = bench.opened.unit == "text"
        units: dict[str, float] = {}
        for passage, score in found:
            units.setdefault(passage.report if by_text else passage.id, score)
        grades = judged[question.id]
        gains = [grades.get(unit, 0) for unit in units]
        for measure, value in MEASURES.items():
            ranking.values[measure].append(value(gains, list(grades.values())))
        ranking.passages[question.id] = found
        ranking.units[question.id] = list(units.items())
    return ranking


def measured(
    values: Mapping[str, Sequence[float]], first: Mapping[str, Sequence[float]]
) -> dict[str, dict[str, Any]]:
    """Measure → its mean with the interval, and how it differs from that of the first system.

    :param values: measure → its value for each question; `first` likewise, of the first system.
    """
    return {
        name: {
            "value": mean(column),
            "interval": mean_interval(column),
            "difference": difference_interval(first[name], column),
            "p": randomisation_test(first[name], column),
        }
        for name, column in values.items()
    }


def _row(ranking: Ranking, first: Ranking) -> dict[str, Any]:
    return {
        "system": ranking.system,
        "measures": measured(ranking.values, first.values),
        "p50-ms": percentile(ranking.milliseconds, 50),
    }


def _flips(
    rankings: Sequence[Ranking],
    questions: Sequence[GoldQuestion],
    judged: Mapping[str, Mapping[str, int]],
    bench: Bench,
) -> list[dict[str, Any]]:
    """Every question that parts another system from the first at rank 1."""
    first = rankings[0]
    return [
        flip
        for other in rankings[1:]
        for question in questions
        if (
            flip := describe_flip(
                question,
                judged[question.id],
                (first.system, first.passages[question.id]),
                (other.system, other.passages[question.id]),
                bench,
            )
        )
    ]


def _print(header: Mapping[str, Any], rows: Sequence[Any], flips: Sequence[Any]) -> None:
    for name, value in header.items():
        print(f"{name:<10} {value}")
    width = max(len(row["system"]) for row in rows)
    print(f"\n{'':<{width}}" + "".join(f"  {name:>20}" for name in MEASURES) + "   p50 ms")
    for row in rows:
        cells = []
        for name in MEASURES:
            found = row["measures"][name]
            low, high = found["interval"]
            cells.append(f"{100 * found['value']:.1f} [{100 * low:.1f}, {100 * high:.1f}]")
        line = "".join(f"  {cell:>20}" for cell in cells)
        print(f"{row['system']:<{width}}{line}  {row['p50-ms']:7.1f}")
    print(f"\nAgainst {rows[0]['system']} (paired randomisation test)")
    for row in rows[1:]:
        print_difference(row, rows[0], width)
    print("Times leave out the encoding of the questions, which is done ahead for all systems.")
    more = len(flips) > _FLIPS_PRINTED
    print(f"\nFlips at rank 1: {len(flips)}" + (f", the first {_FLIPS_PRINTED}" if more else ""))
    for flip in flips[:_FLIPS_PRINTED]:
        print(f"- {flip['id']} {flip['question']}")
        print(f"    {flip['change']}: {flip['why']}")


def print_difference(row: Mapping[str, Any], first: Mapping[str, Any], width: int) -> None:
    """How far a system is from the first one, with the interval and how likely chance does that."""
    for name in ("recall@1", "ndcg@10"):
        found = row["measures"][name]
        low, high = found["difference"]
        print(
            f"{row['system']:<{width}}  {name:<9} "
            f"{100 * (found['value'] - first['measures'][name]['value']):+5.1f} "
            f"[{100 * low:+.1f}, {100 * high:+.1f}]  p = {found['p']:.4f}"
        )


def _write(
    out: Path,
    document: Mapping[str, Any],
    rankings: Sequence[Ranking],
    judged: Mapping[str, Mapping[str, int]],
    ids: Mapping[str, str],
) -> None:
    """Write what was compared; in the TREC files under the names that `ids` has for our units."""
    own = {
        question: {ids.get(unit, unit): grade for unit, grade in grades.items()}
        for question, grades in judged.items()
    }
    write_qrels(own, out / "qrels.txt")
    for ranking in rankings:
        file = "".join(c if c.isalnum() or c in "-_." else "_" for c in ranking.system)
        units = {
            question: [(ids.get(unit, unit), score) for unit, score in ranked]
            for question, ranked in ranking.units.items()
        }
        write_run(units, ranking.system, out / f"{file}.run.txt")
    try:
        (out / "compare.json").write_text(
            json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8"
        )
    except OSError as error:
        raise ReportError(f"Cannot write {out}: {error.strerror}") from error
