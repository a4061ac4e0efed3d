"""`python -m eval compare`: several systems on the same questions, with what parts them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from corpus import ReportError
from eval.bars import bars
from eval.errors import QuestionSetError, UnknownSystem
from eval.evaluate import evaluate
from eval.flips import describe_flip
from eval.measuring.summary import shown
from eval.opened import encode_ahead
from eval.opening import open_set
from eval.page import write_comparison
from eval.page.meanings import reasons
from eval.rankings import ANSWERS, MEASURES, Ranking, judged_units, rank_all, row_of
from eval.record import describe, make_folder
from eval.sets.other_script import in_other_script
from eval.sets.questions import GoldQuestion, drawn, of_half
from eval.systems import ANSWERING, LEXICAL, OF_TEXTS, Bench, parse_system, searched
from eval.trec import write_qrels, write_run
from index import ProgressBar

DEFAULT_SYSTEMS = ("bm25-words", "bm25-bigrams", "bm25", "dense", "rrf", "hybrid", "assistant")
_FLIPS_PRINTED = 10
"""Of each pair of systems; the files have all."""
_SNIPPET = 90
_BEFORE = 20
"""Characters of a passage printed, and of them before the evidence in it."""
TESTED = ("recall@1", "ndcg@10", "figure-exact", "wrong-figure")
"""Measures whose difference from the first system is printed."""


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

    Rankings are measured over the questions that have evidence. Where they are asked of reports, a
    system that answers is asked them too; what answers of texts are worth, `squad` measures.

    :param systems: each `NAME[@MODEL]`; the first is the one the others are tested against.
    :param split: "dev", "test" or "all".
    :param limit: how many questions to draw at random; all that have evidence if None.
    :param model: the encoder of systems that name none, by hub name or folder.
    :param other_script: ask in Simplified what is asked in Traditional, or the other way round.
    :param out: folder for compare.html, a page to read, compare.json, and a TREC run per system
        beside the qrels.
    :raises ReportError: when a system, the set, the corpus or a model cannot be used.
    """
    if out:
        make_folder(out)
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
    rankings = []
    for name, (system, its_own) in parsed.items():
        bench = benches[its_own]
        rankings.append(rank_all(name, system, bench, asked, judged))
        if system in ANSWERING and opened.unit == "passage":
            answered = evaluate(bench.opened, asked, bars())
            rankings[-1].results = {result.question.id: result for result in answered}
    header = describe(opened, len(asked), split)
    if other_script:
        header["questions"] += ", in the other script"
    kinds: dict[str, list[int]] = {}
    for place, question in enumerate(asked):
        kinds.setdefault(question.kind, []).append(place)
    document = {
        "compare": header,
        "systems": [row_of(ranking, rankings[0], kinds) for ranking in rankings],
        "flips": list(_flips(rankings, asked, judged, next(iter(benches.values())))),
    }
    _print(document)
    if out:
        _write(out, document, rankings, judged, opened.ids)


def _flips(
    rankings: Sequence[Ranking],
    questions: Sequence[GoldQuestion],
    judged: Mapping[str, Mapping[str, int]],
    bench: Bench,
) -> Iterator[dict[str, Any]]:
    """Every question that parts another system from the first."""
    for other in rankings[1:]:
        for question in questions:
            first_side, other_side = (
                (r.system, r.passages[question.id], r.results.get(question.id))
                for r in (rankings[0], other)
            )
            grades = judged[question.id]
            if flip := describe_flip(question, grades, first_side, other_side, bench):
                yield flip


def _print(document: Mapping[str, Any]) -> None:
    rows, flips = document["systems"], document["flips"]
    for name, value in document["compare"].items():
        print(f"{name:<10} {value}")
    width = max(len(row["system"]) for row in rows)
    print(f"\n{'':<{width}}" + "".join(f"  {name:>20}" for name in MEASURES))
    for row in rows:
        print(f"{row['system']:<{width}}" + "".join(f"  {_cell(row, m):>20}" for m in MEASURES))
    print(
        f"\n{'Answers':<{width}}" + "".join(f"  {name:>20}" for name in ANSWERS)
        + f"  {'p50 ms':>8}  {'p95 ms':>8}"
    )  # fmt: skip
    for row in rows:
        print(
            f"{row['system']:<{width}}" + "".join(f"  {_cell(row, m):>20}" for m in ANSWERS)
            + "".join(f"  {row[time]:>8.1f}" for time in ("p50-ms", "p95-ms"))
        )  # fmt: skip
    print(
        "– stands where a system does not answer, or no question asks for figures. Times are of the"
        "\nranking; they leave out the encoding of the questions, done ahead for all systems."
    )
    print(f"\nAgainst {rows[0]['system']} (paired randomisation test)")
    for row in rows[1:]:
        print_difference(row, rows[0], width)
    for row in rows[1:]:
        own = [flip for flip in flips if flip["systems"][1] == row["system"]]
        _print_flips(own, (rows[0]["system"], row["system"]))


def _cell(row: Mapping[str, Any], name: str) -> str:
    found = row["measures"].get(name)
    if not found or found["value"] is None:
        return "–"
    low, high = (shown(name, bound) for bound in found["interval"])
    return f"{shown(name, found['value'])} [{low}, {high}]"


def _print_flips(flips: Sequence[Mapping[str, Any]], systems: tuple[str, str]) -> None:
    first, other = systems
    gained = sum(flip["gained"] for flip in flips)
    print(f"\n{first} → {other}: {gained} gained, {len(flips) - gained} lost")
    for flip in islice(flips, _FLIPS_PRINTED):
        asked = " → ".join([*flip["history"], flip["question"]])
        print(f"- {flip['id']} {flip['change']}: {asked}")
        if flip["gold"]:
            print(f"    {'gold':<14}{flip['gold'][:100]}")
        for side in flip["sides"]:
            rank = f"evidence at {side['rank'] or '–'}"
            print(f"    {side['system']:<14}{rank}; first: {_quoted(side)}")
            if side["answer"]:
                print(f"    {'':<14}answers: {' '.join(side['answer'].split())[:100]}")
        if flip["why"]:
            print(f"    {'why':<14}{reasons()[flip['why']].english}")
    if len(flips) > _FLIPS_PRINTED:
        print(f"  … and {len(flips) - _FLIPS_PRINTED} more; --out DIR writes all of them")


def _quoted(side: Mapping[str, Any]) -> str:
    """The beginning of a passage, from shortly before the evidence in it, which is in brackets."""
    if side["passage"] is None:
        return "nothing"
    (first, is_evidence), *others = side["parts"]
    if others and not is_evidence and len(first) > _BEFORE:
        first = f"…{first[-_BEFORE:]}"
    pieces = [(first, is_evidence), *others]
    text = "".join(f"【{piece}】" if is_marked else piece for piece, is_marked in pieces)
    return f"“{text[:_SNIPPET]}{'…' if len(text) > _SNIPPET else ''}”"


def print_difference(row: Mapping[str, Any], first: Mapping[str, Any], width: int) -> None:
    """How far a system is from the first one, with the interval and how likely chance does that."""
    for name in TESTED:
        found = row["measures"].get(name)
        if not found or found["difference"] is None:
            continue
        low, high = found["difference"]
        print(
            f"{row['system']:<{width}}  {name:<12} "
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
    write_comparison(document, out / "compare.html")
