"""What a report is made of: the records that every other room reads.

Offsets come in two kinds. *Clean* offsets count code points of `Report.clean`, the text
without conversion noise, which reading and matching use. *Original* offsets count code
points of `Report.text`, the file as decoded, which citations show. `Report.to_original`
goes from the first to the second.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

Status = Literal["actual", "target"]


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its place in the outline.

    `path` holds the headings from the outermost to this one, without their numbering:
    ("依法行政", "规范执法行为"). `span` covers heading and body, in clean offsets.
    """

    id: str
    report: str
    path: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One to three sentences, or some rows of a table, inside one section: the unit of retrieval."""

    id: str
    report: str
    section: tuple[str, ...]
    text: str
    clean: Span
    original: Span
    sentences: tuple[Span, ...]
    """The passage's sentences, in clean offsets of the report."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity the report states.

    `value` is in the unit shown (235.2 and 亿元); `base` is comparable across 万 and 亿
    (23520000000). A range carries its upper end in `upper`, a ratio all its terms in
    `terms`. `bound` is the report's own hedge (约, 多, 近, 以上 …), empty when exact.
    """

    id: str
    report: str
    passage_id: str
    text: str
    value: Decimal
    unit: str
    base: Decimal
    label: str
    """What the figure counts, in words: its clause with the number replaced by 多少."""
    head: str
    """The words nearest to the number that name what is counted."""
    context: str
    """The words the clause leans on: subject, list head or topic stated before it."""
    period: str
    """The year or span of years it holds for: "2020", "2011-2015"; empty if unknown."""
    place: str
    status: Status
    clean: Span
    original: Span
    upper: Decimal | None = None
    terms: tuple[Decimal, ...] = ()
    bound: str = ""
    role: str = ""
    """Its part in a comparison: "from", "to", "growth", "change", "rank"; else empty."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its place in the grid from 0, how far it reaches, and its text's span.

    `span` is in original offsets; it is empty for a cell without text.
    """

    row: int
    column: int
    rows: int
    columns: int
    span: Span
    header: bool
    """Whether the file itself marks it as a heading of rows or columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the text, a row a line; `span` is in original offsets, without the caption.

    `unit` is the one said for the whole table (单位：亿元); it may list several.
    """

    caption: str
    unit: str
    span: Span
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the report. Its bytes stay in the file: see `corpus.picture_bytes`.

    `passages` are the ids of those that mention it by its number, or else of the one it
    stands beside. `offset` is where in the original text it stands, between two lines.
    `page` counts from 1, and is None in files without pages.
    """

    id: str
    caption: str
    offset: int
    page: int | None
    media_type: str
    source: str
    """Where in the file its bytes are."""
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """An arithmetic relation between figures of one report.

    kind "sum": the parts add up to the whole; kind "share": share = part / whole.
    `difference` is whole minus the parts' sum (or stated minus computed share); zero
    when the report agrees with itself to the precision it states.
    """

    kind: Literal["sum", "share"]
    whole: str
    parts: tuple[str, ...]
    difference: Decimal


@dataclass(frozen=True, slots=True)
class Report:
    """One document, read: identity, text, and what stands in it.

    `name` is the file name, after a folder where two share it, and the report's id in a
    corpus. `period` is the year reported as done, `plan_period` the year planned for ("" if
    none): a work report given in 2013 has "2012" and "2013". `evidence` says where each
    inferred identity field was found.
    """

    name: str
    title: str
    place: str
    period: str
    plan_period: str
    kind: str
    path: str
    text: str
    clean: str
    offsets: tuple[int, ...]
    """`offsets[i]` is the original offset of clean code point i; one extra entry at the end."""
    sections: tuple[Section, ...] = ()
    passages: tuple[Passage, ...] = ()
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()
    pages: tuple[int, ...] = ()
    """The original offset at which each page begins; empty if the file has no pages."""

    def page_of(self, offset: int) -> int | None:
        """The page, from 1, that an original offset stands on; None without pages."""
        return max(1, bisect_right(self.pages, offset)) if self.pages else None

    def to_clean(self, span: Span) -> Span:
        """What is left of an original span after cleaning."""
        return Span(bisect_left(self.offsets, span.start), bisect_left(self.offsets, span.end))

    def to_original(self, span: Span) -> Span:
        """The smallest original span that holds every code point of a non-empty clean span."""
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)
