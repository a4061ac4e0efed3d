"""Putting answers together: text, figures, citations, and the guard at the door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.choosing.passages import quoted, sentence_of
from assistant.guard import withhold
from assistant.model import Answer, Calculation, Citation
from assistant.prepare import Reading
from assistant.render import item, joined, phrase
from corpus import Figure, Finding, Passage, Report, Span
from index import Index, ScoredPassage


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before the guard: what to say and what it rests on."""

    text: str
    answered: bool
    confidence: float
    figures: tuple[Figure, ...] = ()
    calculation: Calculation | None = None
    nearest: tuple[Figure, ...] = ()
    passages: tuple[tuple[Passage, tuple[Span, ...]], ...] = ()
    """Passages to cite in order, each with clean spans to highlight."""
    alone: bool = False
    """Whether these are all there is to cite, and what retrieval found besides is not."""
    counted: int = 0
    """How many places or years the text says the reports are of, which no report states."""


def finish(
    draft: Draft, question: str, reading: Reading, found: Sequence[ScoredPassage], index: Index
) -> Answer:
    """The answer that leaves: cited, guarded, with the passages retrieval found behind it."""
    citations = _citations(draft, found, index)
    evidence = [citation.text for citation in citations]
    evidence += [index.passage(citation.passage_id).text for citation in citations]
    evidence += [" ".join((*citation.section, citation.report)) for citation in citations]
    evidence += [index.report(citation.report).title for citation in citations]
    if draft.calculation is not None:
        evidence += [draft.calculation.expression]
    if draft.counted:
        evidence += [str(draft.counted)]
    text = withhold(draft.text, evidence)
    language = reading.question.language
    answered = draft.answered and bool(text)
    if not text:
        text = phrase("no_measure", language)
    shown = {figure.id for figure in draft.figures}
    cited = {citation.passage_id for citation in citations}
    named = {citation.report for citation in citations}
    return Answer(
        question=question,
        resolved_question=reading.resolved,
        language=language,
        answered=answered,
        answer=text,
        figures=draft.figures if answered else (),
        calculation=draft.calculation if answered else None,
        citations=citations,
        confidence=draft.confidence,
        elapsed_ms=0.0,
        nearest=draft.nearest,
        candidates=tuple(
            figure
            for report in index.reports
            if report.name in named
            for figure in report.figures
            if figure.passage_id in cited
        ),
        findings=_findings(index.reports, shown),
    )


def first_mention(year: str, report: Report) -> Passage | None:
    """The first passage of a report that names a year, to cite for what it covers."""
    return next((passage for passage in report.passages if year in passage.text), None)


def quote_around(figure: Figure, index: Index) -> str:
    """The sentence a figure stands in, as one line; of a table, what its headings say of it."""
    report, passage = index.report(figure.report), index.passage(figure.passage_id)
    if any(table.span.start <= figure.original.start < table.span.end for table in report.tables):
        return f"{item(figure, 'zh-Hans')}。"
    sentence = sentence_of(passage, figure.clean.start)
    # A parenthesis may hold several sentences of its own; the figure's one is enough.
    start = report.clean.rfind("。", sentence.start, figure.clean.start) + 1 or sentence.start
    end = report.clean.find("。", figure.clean.end, sentence.end) + 1 or sentence.end
    return quoted(report.clean[start:end])


def with_nearest(text: str, items: Sequence[str], reading: Reading) -> str:
    """An abstention followed by what the reports hold nearby."""
    language = reading.question.language
    if not items:
        return text
    space = " " if language == "en" else ""
    return text + space + phrase("nearest", language, items=joined(items, language))


def _citations(draft: Draft, found: Sequence[ScoredPassage], index: Index) -> tuple[Citation, ...]:
    scores = {scored.passage.id: scored.score for scored in found}
    meanings = {scored.passage.id: scored.dense for scored in found}
    marked: dict[str, tuple[Passage, list[Span]]] = {}
    for passage, spans in draft.passages:
        marked.setdefault(passage.id, (passage, []))[1].extend(spans)
    for scored in () if draft.alone else found:
        marked.setdefault(scored.passage.id, (scored.passage, []))
    citations = []
    for passage, highlighted in marked.values():
        report = index.report(passage.report)
        start, end = passage.original
        highlights = tuple(sorted({report.to_original(span) for span in highlighted}))
        citations.append(
            Citation(
                passage_id=passage.id,
                report=passage.report,
                section=passage.section,
                text=report.text[start:end],
                start=start,
                end=end,
                highlights=highlights,
                score=scores.get(passage.id, draft.confidence),
                page=report.page_of(highlights[0].start if highlights else start),
                meaning=meanings.get(passage.id, 0.0),
            )
        )
    return tuple(citations)


def _findings(reports: Sequence[Report], shown: set[str]) -> tuple[Finding, ...]:
    return tuple(
        finding
        for report in reports
        for finding in report.findings
        if shown & {finding.whole, *finding.parts}
    )
