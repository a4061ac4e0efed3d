"""The figures of a report: every quantity with what it counts, its period, place and status."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.accounts import Account, is_called_by_account, sentence_accounts
from corpus.grid import read_grid
from corpus.labels import Wording, word_quantities
from corpus.model import Figure, Passage, Report, Span, Table
from corpus.numbers import Quantity, read_quantities
from corpus.outline import table_at
from corpus.periods import (
    Mark,
    Years,
    period_of,
    section_period,
    status_of,
    time_marks,
    year_before_five,
)
from corpus.script import fold
from corpus.tables import cell_figures
from corpus.topics import Topic, sentence_topics

# 年均浓度 is one year's, 年均增长 that of several.
_YEARLY = re.compile("年均(?!浓度|[气水]?温|降[水雨]|值)[^，]*$")
_SHORTEST_STATEMENT = 8  # characters; a shorter cell of words names something


def find_figures(report: Report) -> tuple[Figure, ...]:
    """Every figure of a report whose passages are already cut, in reading order."""
    folded = fold(report.clean)
    years = Years(report.period, report.plan_period)
    spans = [report.to_clean(table.span) for table in report.tables]
    rows: dict[int, list[Passage]] = defaultdict(list)
    for passage in report.passages:
        # Its line of units may stand before the table in the first of its passages.
        rows[table_at(passage.clean.end - 1, spans)].append(passage)
    prose = rows.pop(-1, [])
    topics = sentence_topics(replace(report, passages=tuple(prose)), folded, years)
    accounts = sentence_accounts(prose, folded)
    figures = [
        figure
        for passage in prose
        for sentence in passage.sentences
        for figure in _read_sentence(
            report, passage, sentence, folded, years, topics[sentence], accounts.get(sentence)
        )
    ]
    for number, passages in rows.items():
        figures += _read_table(report, report.tables[number], passages, folded, years)
    figures.sort(key=lambda figure: figure.clean)
    return tuple(
        replace(figure, id=f"{report.name}#f{number}") for number, figure in enumerate(figures)
    )


def _read_table(
    report: Report, table: Table, passages: Sequence[Passage], folded: str, years: Years
) -> Iterator[Figure]:
    """The figures of a table: its numbers, and what its longer cells state in words.

    :param passages: those that hold its rows, in order.
    """
    section = passages[0].section
    topic = Topic(*section_period([fold(heading) for heading in section], years))
    above = [heading for heading in section if heading != table.caption]
    grid = read_grid(table, report)
    for cell in cell_figures(grid, table, years, topic.period, topic.status):
        quantity = cell.quantity
        passage = _passage_at(passages, quantity.span)
        if passage is None:
            continue
        yield Figure(
            id="",
            report=report.name,
            passage_id=passage.id,
            text=report.clean[slice(*quantity.span)],
            value=quantity.value,
            unit=cell.unit,
            base=quantity.base,
            label=cell.label,
            head=cell.head,
            context=above[-1] if above else "",
            period=cell.period,
            place=report.place,
            status=cell.status,
            clean=quantity.span,
            original=report.to_original(quantity.span),
            upper=quantity.upper,
            terms=quantity.terms,
            bound=quantity.bound,
            role=cell.role,
        )
    for slot in grid.words:
        passage = _passage_at(passages, slot.span)
        if passage is not None and len(slot.text) >= _SHORTEST_STATEMENT:
            yield from _read_sentence(report, passage, slot.span, folded, years, topic)


def _passage_at(passages: Sequence[Passage], span: Span) -> Passage | None:
    """The passage, of some in order, that holds a span; page furniture is in none."""
    number = bisect_right(passages, span.start, key=lambda passage: passage.clean.start) - 1
    holds = number >= 0 and span.end <= passages[number].clean.end
    return passages[number] if holds else None


def _read_sentence(
    report: Report,
    passage: Passage,
    sentence: Span,
    folded: str,
    years: Years,
    topic: Topic,
    account: Account | None = None,
) -> Iterator[Figure]:
    quantities = list(read_quantities(folded, *sentence))
    if not quantities:
        return
    words = folded[slice(*sentence)]
    own_script = _own_script(words, report.clean[slice(*sentence)])
    wordings = word_quantities(folded, sentence, quantities)
    marks = time_marks(words, years, years.around(topic.period))
    positions = [quantity.span.start - sentence.start for quantity in quantities]
    periods = _periods(words, marks, positions, wordings, topic)
    wordings = [
        _of_account(wording, account.after(words[:position]) if account else Account())
        for position, wording in zip(positions, wordings, strict=True)
    ]
    for quantity, wording, period in zip(quantities, wordings, periods, strict=True):
        yield Figure(
            id="",
            report=report.name,
            passage_id=passage.id,
            text=report.clean[slice(*quantity.span)],
            value=quantity.value,
            unit=_shown_unit(report, quantity),
            base=quantity.base,
            label=wording.label.translate(own_script),
            head=wording.head.translate(own_script),
            context=wording.context.translate(own_script),
            period=period,
            place=report.place,
            status=status_of(wording.clause + quantity.bound, period, topic.status, years),
            clean=quantity.span,
            original=report.to_original(quantity.span),
            upper=quantity.upper,
            terms=quantity.terms,
            bound=quantity.bound,
            role=wording.role,
        )


def _periods(
    words: str,
    marks: Sequence[Mark],
    positions: Sequence[int],
    wordings: Sequence[Wording],
    topic: Topic,
) -> list[str]:
    """The period of each quantity of a sentence.

    In 2025年由2020年的A增加到B, as in 较2020年的A增加B, what stands after 由 is A's only: B holds for the year before
    it or right before B. An A without a year is of that from which others of its sentence changed
    to the same year, or of the one before the five years spoken of; else of no known period. A
    level reached over a span of years holds at the end of it; a yearly average holds for all of it.
    """
    periods: list[str] = []
    origins: list[Mark] = []
    began: dict[str, str] = {}
    for n, (position, wording) in enumerate(zip(positions, wordings, strict=True)):
        if wording.role == "from":
            if n == 0 or wordings[n - 1].role != "from":
                opening = max(words.rfind(word, 0, position) for word in ("由", "从", "较", "比"))
                named = opening >= 0
                origins = [mark for mark in marks if named and opening < mark.start < position]
                marks = [mark for mark in marks if mark not in origins]
            end = period_of(marks, position, topic.period)
            if origins:
                began[end[-4:]] = origins[-1].period
            period = began.get(end[-4:]) or year_before_five(end)
        else:
            period = period_of(marks, position, topic.period)
            if _YEARLY.search(wording.clause) and "-" not in period and topic.span[-4:] == period:
                period = topic.span
        periods.append(period.rpartition("-")[-1] if wording.level else period)
    return periods


def _of_account(wording: Wording, account: Account) -> Wording:
    """The wording of a line of an account, which it leans on where it does not say of which it is.

    What is left of one (年末结余) is called by it, and so is one of several governments'.
    """
    lacking = account.lacking_in(wording.label)
    if not lacking:
        return wording
    if is_called_by_account(wording.label):
        return replace(wording, label=lacking + wording.label, head=lacking + wording.head)
    return replace(wording, context="，".join(filter(None, (lacking, wording.context))))


def _own_script(folded: str, clean: str) -> dict[int, str]:
    """Simplified character → the report's own, for words made of one sentence's characters."""
    return {ord(simple): own for simple, own in zip(folded, clean, strict=True)}


def _shown_unit(report: Report, quantity: Quantity) -> str:
    """The unit in the report's own characters, hedges inside it (3万余场) left out.

    Words for percent (百分之…) become %.
    """
    shown = re.sub("[ 多余几]", "", report.clean[slice(*quantity.unit)])
    return shown or quantity.unit_text
