"""Question sets with gold figures and gold evidence, located in their reports.

A set is a file of JSON lines, a sheet (CSV, XLSX), or one that brings its own texts: SQuAD
format, a BEIR folder. Evidence is quoted text, not offsets, so that a person can write and check it;
loading finds each quotation in the report and turns it into original offsets, which hold
however the report is cut into passages. A quotation that no longer stands in its report fails
the load: a set that has drifted from its report measures nothing.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args

from corpus import Report, Span
from eval.errors import QuestionSetError
from eval.sets.forms import FORMS, Record
from eval.sets.locate import Searchable
from eval.sets.rows import SUFFIXES as SHEETS
from eval.sets.sheet import read_sheet

Kind = Literal[
    "figure",
    "text",
    "list",
    "yesno",
    "follow-up",
    "english",
    "traditional",
    "colloquial",
    "calculated",
    "trend",
    "comparison",
    "unanswerable",
]
Split = Literal["dev", "test"]

SHIPPED = Path(__file__).parents[1] / "questions" / "linhe-2020.jsonl"
"""The question set of the shipped report."""
BLIND = SHIPPED.with_name("blind-linhe-2020.jsonl")
"""Questions on it by authors whose words no word list was written after."""


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure the answer must show: value in the unit written, and its text in the report."""

    value: Decimal
    unit: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a report holds the answer, in original offsets, and how relevant it is.

    Graded sets know more than 1, the grade of every other evidence.
    """

    report: str
    original: Span
    grade: int = 1


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with everything needed to judge an answer to it.

    `figures` come in the report's order, the headline figure first; `calculation` is what a
    calculated question asks for; `answer` is a short answer in words, empty if none is given,
    and `wordings` others as good. An unanswerable question has no figures and no evidence.
    """

    id: str
    question: str
    history: tuple[str, ...]
    kind: Kind
    answerable: bool
    figures: tuple[GoldFigure, ...]
    calculation: GoldFigure | None
    evidence: tuple[Evidence, ...]
    answer: str
    wordings: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        """Every wording of the answer; none if none is given."""
        return tuple(dict.fromkeys(filter(None, (self.answer, *self.wordings))))

    @property
    def split(self) -> Split:
        """The half of the set this question belongs to."""
        return split_of(self.id)


def split_of(question_id: str) -> Split:
    """Development or test half, by a hash of the id alone.

    The first byte of SHA-256 of the id, below 128 for development: a question keeps its half
    whatever is added to, or taken from, the set.
    """
    return "dev" if hashlib.sha256(question_id.encode()).digest()[0] < 128 else "test"


def load_questions(path: Path, reports: Sequence[Report]) -> list[GoldQuestion]:
    """Read a question set and locate its evidence in `reports`.

    :param path: a file of JSON lines, or a sheet; one question a line or row.
    :param reports: the reports of the corpus the questions will be asked of.
    :raises QuestionSetError: naming the line, the question and the text at fault.
    """
    return locate(read_records(path), reports)


def read_records(path: Path) -> list[Record]:
    """Each question of a file as written there, and what is wrong with it as far as it shows.

    :raises QuestionSetError: when the file cannot be read at all, or holds no questions.
    """
    is_sheet = path.suffix.lower() in SHEETS
    records = list(read_sheet(path) if is_sheet else _read_lines(path))
    if records and not any(record.fields for record in records):
        raise QuestionSetError(
            f"{path.name} holds no question as JSON; a question set is a file of JSON lines (.jsonl), "
            f"a sheet (.csv, .tsv, .xlsx), a SQuAD file (.json) or a BEIR folder. {records[0].where}: "
            f"{records[0].faults[0]}"
        )
    if not records:
        raise QuestionSetError(f"The question set {path} holds no questions.")
    return records


def locate(records: Iterable[Record], reports: Sequence[Report]) -> list[GoldQuestion]:
    """The questions that records state, their evidence located in `reports`.

    :raises QuestionSetError: naming the line, the question and the text of all that are at fault.
    """
    texts = {report.name: Searchable(report) for report in reports}
    questions: dict[str, GoldQuestion] = {}
    problems = []
    for record in records:
        question, faults = _read_question(record, texts)
        if question and question.id in questions:
            faults = [f"{record.where}: id {question.id!r} is already taken"]
        elif question:
            questions[question.id] = question
        problems += faults
    if problems:
        raise QuestionSetError.of(problems)
    return list(questions.values())


def of_half(questions: Sequence[GoldQuestion], split: str) -> Sequence[GoldQuestion]:
    """The questions of a half: "dev", "test" or "all" of them.

    :raises QuestionSetError: when there are none.
    """
    found = [question for question in questions if split in ("all", question.split)]
    if not found:
        raise QuestionSetError(f"There are no questions of the {split} half to ask.")
    return found


def drawn(
    questions: Sequence[GoldQuestion], limit: int | None, seed: int
) -> Sequence[GoldQuestion]:
    """At most `limit` of the questions, the same ones for the same seed; all if None."""
    if limit is None or limit >= len(questions):
        return questions
    return random.Random(seed).sample(questions, limit)


def _read_lines(path: Path) -> Iterator[Record]:
    try:
        # Line ends alone part questions: a text may hold other separators, such as U+2028.
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise QuestionSetError(f"Cannot read the question set {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise QuestionSetError(f"The question set {path} is not UTF-8: {error}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{path.name} line {number}"
        try:
            record = json.loads(line, parse_float=Decimal)
        except json.JSONDecodeError as error:
            yield Record(where, {}, (f"not a JSON object: {error}",))
        else:
            is_record = isinstance(record, dict)
            faults = () if is_record else (f"not a JSON object: {line[:60]}",)
            yield Record(where, record if is_record else {}, faults)


def _read_question(
    record: Record, texts: Mapping[str, Searchable]
) -> tuple[GoldQuestion | None, list[str]]:
    """The question that a record states, or everything that is wrong with it."""
    where, fields = record.where, record.fields
    needed = ("id", "question", "kind", "answerable")
    missing = [name for name in needed if fields.get(name) in (None, "")]
    faults = [f"{where}: {fault}" for fault in record.faults]
    if missing and fields:
        faults.append(f"{where}: lacks {', '.join(missing)}")
    named = f"{where}, question {fields['id']!r}" if "id" in fields else where
    wrong = [name for name, holds in FORMS.items() if name in fields and not holds(fields[name])]
    if wrong and not missing:
        faults.append(
            f"{named}: {wrong[0]} cannot be {fields[wrong[0]]!r}; `python -m eval run --help` "
            "shows how a question is written"
        )
    if fields.get("kind") and fields["kind"] not in get_args(Kind):
        faults.append(
            f"{named}: unknown kind {fields['kind']!r}; known: {', '.join(get_args(Kind))}"
        )
    stated = [] if "figures" in wrong else list(fields.get("figures") or ())
    asked = fields.get("calculation") or None
    unlike_figures = [f for f in (*stated, *filter(None, [asked])) if not _is_figure(f)]
    faults += [
        f"{named}: a figure needs a number `value` and a text `unit`, got "
        f"{json.dumps(figure, ensure_ascii=False, default=str)}"
        for figure in unlike_figures
    ]
    misplaced = {"evidence", "report", "reports"}.intersection(wrong)
    evidence, unlike = ([], []) if misplaced else _locate(fields, texts)
    faults += [f"{named}: {fault}" for fault in unlike]
    if faults:
        return None, faults
    question = GoldQuestion(
        id=str(fields["id"]),
        question=fields["question"],
        history=tuple(fields.get("history") or ()),
        kind=fields["kind"],
        answerable=fields["answerable"],
        figures=tuple(map(_read_figure, stated)),
        calculation=_read_figure(asked) if asked else None,
        evidence=tuple(evidence),
        answer=fields.get("answer") or "",
    )
    inconsistent = _inconsistency(question)
    return (None, [f"{named}: {inconsistent}"]) if inconsistent else (question, [])


def _is_figure(record: object) -> bool:
    if not isinstance(record, dict) or not isinstance(record.get("unit"), str):
        return False
    try:
        return not isinstance(record.get("value"), bool) and Decimal(record["value"]).is_finite()
    except (KeyError, TypeError, ValueError, ArithmeticError):
        return False


def _read_figure(record: Mapping[str, Any]) -> GoldFigure:
    return GoldFigure(Decimal(record["value"]), record["unit"], record.get("text", ""))


def _inconsistency(question: GoldQuestion) -> str:
    """What contradicts itself in a question; empty if nothing does."""
    gold = question.figures or question.calculation or question.evidence
    if not question.answerable and gold:
        return "unanswerable (可回答 否), yet it has figures or evidence"
    if question.answerable and not question.evidence:
        return (
            "answerable, yet it has no evidence (依据): quote what the report says, or mark it as "
            "unanswerable (可回答 否)"
        )
    if question.kind == "unanswerable" and question.answerable:
        return "kind unanswerable, yet marked answerable"
    return ""


def _locate(
    fields: Mapping[str, Any], texts: Mapping[str, Searchable]
) -> tuple[list[Evidence], list[str]]:
    """Where the evidence of a question stands, and what is wrong with what stands nowhere."""
    named = fields.get("reports") or ([fields["report"]] if fields.get("report") else list(texts))
    evidence: list[Evidence] = []
    faults = []
    for item in fields.get("evidence") or ():
        if isinstance(item, str):
            quotation, names = item, named
        else:
            quotation, names = item["text"], [item["report"]]
        absent = [name for name in names if name not in texts]
        if absent:
            faults.append(
                f"report {absent[0]} is not in the corpus, which holds {', '.join(texts)}"
            )
            continue
        found = [
            Evidence(name, span) for name in names for span in texts[name].occurrences(quotation)
        ]
        if not found:
            nearest = texts[names[0]].nearest(quotation) if len(names) == 1 else ""
            hint = f"; what comes nearest there: {nearest}" if nearest else ""
            faults.append(f"evidence does not stand in {', '.join(names)}: {quotation}{hint}")
        evidence += found
    # A report that is not there is one fault, however much is quoted from it.
    return evidence, list(dict.fromkeys(faults))
