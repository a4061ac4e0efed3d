"""Questions in, answers out: the records that the app, the command line and eval share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from corpus import Figure, Finding, Span
from index import ScoredPassage

Language = Literal["zh-Hans", "zh-Hant", "en"]


class Asked(NamedTuple):
    """A question, the earlier ones (oldest first), and the only reports to answer from, if any."""

    question: str
    history: tuple[str, ...] = ()
    within: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage and the spans in it that carry the answer.

    `text` is the original text from `start` to `end`, noise and all; `highlights` are
    original offsets into the report, each within [start, end). `score` is a similarity in
    [0, 1], higher is better. `page`, from 1, is where the first highlight stands, or else
    where the passage begins; None for files without pages.
    """

    passage_id: str
    report: str
    section: tuple[str, ...]
    text: str
    start: int
    end: int
    highlights: tuple[Span, ...]
    score: float
    page: int | None = None
    meaning: float = 0.0
    """Cosine similarity of the question and the passage alone; 0 if it was not retrieved."""


@dataclass(frozen=True, slots=True)
class Calculation:
    """A value worked out from cited figures, with the expression as shown."""

    expression: str
    value: Decimal
    unit: str
    operands: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown for one question: an answer, or an abstention (`answered` false).

    `figures[0]` is the headline figure; an abstention has none in `figures` and names what
    the collection holds nearby in `nearest`. `findings` are the arithmetic checks of the
    report that touch a figure shown. `candidates` are the figures of the cited passages
    and the runners-up, for the table beside the conversation.
    """

    question: str
    resolved_question: str
    language: Language
    answered: bool
    answer: str
    figures: tuple[Figure, ...]
    calculation: Calculation | None
    citations: tuple[Citation, ...]
    confidence: float
    elapsed_ms: float
    nearest: tuple[Figure, ...] = ()
    candidates: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    retrieved: tuple[ScoredPassage, ...] = ()
    """The passages retrieval found, best first, before the answer was chosen among them."""

    def to_json(self) -> dict[str, Any]:
        """The public answer object, ready for `json.dumps`."""
        return {
            "question": self.question,
            "resolved_question": self.resolved_question,
            "answered": self.answered,
            "answer": self.answer,
            "figures": [figure_to_json(figure) for figure in self.figures],
            "calculation": self.calculation and _calculation_to_json(self.calculation),
            "citations": [_citation_to_json(citation) for citation in self.citations],
            "confidence": round(self.confidence, 4),
            "elapsed_ms": round(self.elapsed_ms, 1),
            "language": self.language,
            "nearest": [figure_to_json(figure) for figure in self.nearest],
        }


def figure_to_json(figure: Figure) -> dict[str, Any]:
    """One figure of the public answer object; values are plain numbers in the unit shown."""
    return {
        "text": figure.text,
        "value": plain_number(figure.value),
        "unit": figure.unit,
        "label": figure.label,
        "period": figure.period,
        "place": figure.place,
        "status": figure.status,
        "bound": figure.bound,
        "report": figure.report,
        "passage_id": figure.passage_id,
        "start": figure.original.start,
        "end": figure.original.end,
    }


def plain_number(value: Decimal) -> int | float:
    """A decimal as JSON's number: 374 stays an integer, 235.2 becomes a float."""
    return int(value) if value == value.to_integral_value() else float(value)


def _calculation_to_json(calculation: Calculation) -> dict[str, Any]:
    return {
        "expression": calculation.expression,
        "value": plain_number(calculation.value),
        "unit": calculation.unit,
        "operands": [figure_to_json(figure) for figure in calculation.operands],
    }


def _citation_to_json(citation: Citation) -> dict[str, Any]:
    return {
        "passage_id": citation.passage_id,
        "report": citation.report,
        "section": list(citation.section),
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "highlights": [list(span) for span in citation.highlights],
        "score": round(citation.score, 4),
        "page": citation.page,
        "meaning": round(citation.meaning, 4),
    }
