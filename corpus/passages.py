"""Cuts paragraphs into sentences and sentences into passages, the units of retrieval."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, repeat

from corpus.grid import read_grid
from corpus.model import Passage, Report, Span
from corpus.outline import Outline, table_at

_SHORT = 60  # a passage shorter than this takes the next sentence in
_FULL = 180  # none is added beyond this
_LONG = 240  # a sentence longer than this is cut at ； and inside brackets, too
_LONGEST = 350  # a sentence longer than this is cut; 512 encoder tokens hold about 700 characters
_HARD_LIMIT = 400  # where a text without punctuation is cut
_REMNANT = 30  # a last passage shorter than this does not stand alone
_MOST_SENTENCES = 3

_OPENING = "（(《〈“‘「『【［["
_CLOSING = "）)》〉”’」』】］]"
_QUOTES = "”’」』"
_TERMINATORS = "。！？!?"
_AT_STOPS = re.compile(r"[。！？!?；;][”’」』）)]*")
_AT_COMMAS = re.compile(r"[，、：:]|,(?!\d)")
_AT_CELLS = re.compile(r"[|\t]")
_ANYWHERE = re.compile(r"\D|\d{30}")
_NEW_POINT = re.compile("[一二三四五六七八九十]+是|——|第[一二三四五六七八九十]+，")


def cut_passages(report: Report, outline: Outline) -> tuple[Passage, ...]:
    """Passages of one to three sentences, each inside one paragraph of one section.

    The rows of a table are its sentences, and as many as fit make a passage; those further
    down stand under the headings of their columns, as if under a heading. Together they
    hold every character of every paragraph, once and in order; none is longer than 400
    characters.

    :param report: with clean text and offsets.
    :param outline: of that clean text.
    """
    passages: list[Passage] = []
    for section, paragraphs in zip(outline.sections, outline.paragraphs, strict=True):
        for paragraph in paragraphs:
            further = section.path
            if paragraph in outline.tables:
                groups = _cut_rows(report.clean, paragraph)
                if len(groups) > 1:
                    further += _column_headings(report, paragraph)
            else:
                groups = _grouped(report.clean, split_sentences(report.clean, paragraph))
            for path, sentences in zip(
                chain([section.path], repeat(further)), groups, strict=False
            ):
                span = Span(sentences[0].start, sentences[-1].end)
                passages.append(
                    Passage(
                        id=f"{report.name}#p{len(passages)}",
                        report=report.name,
                        section=path,
                        text=report.clean[span.start : span.end],
                        clean=span,
                        original=report.to_original(span),
                        sentences=tuple(sentences),
                    )
                )
    return tuple(passages)


def _cut_rows(text: str, table: Span) -> list[list[Span]]:
    """The rows of a table, as many together as fit; one longer than that is cut between cells."""
    groups: list[list[Span]] = []
    start = table.start
    while start < table.end:
        end = text.find("\n", start, table.end) + 1 or table.end
        for piece in _cut(text, Span(start, end), _AT_CELLS, _LONGEST):
            for row in _cut(text, piece, _ANYWHERE, _HARD_LIMIT):
                if groups and row.end - groups[-1][0].start <= _LONGEST:
                    groups[-1].append(row)
                else:
                    groups.append([row])
        start = end
    return groups


def _column_headings(report: Report, paragraph: Span) -> tuple[str, ...]:
    """The headings of the columns of the table that is a paragraph, if it has any."""
    tables = [report.to_clean(table.span) for table in report.tables]
    headings = read_grid(report.tables[table_at(paragraph.end - 1, tables)], report).headings
    return (headings,) if headings else ()


def split_sentences(text: str, within: Span) -> list[Span]:
    """Sentence spans that cover `within`, in order and without gaps.

    A sentence ends at 。！？ outside brackets, with the quotation mark that may follow. One
    longer than 240 characters is cut at ； and inside brackets, too, one still longer than
    350 at commas.

    >>> split_sentences("清理374名。确认41个（含2个。）主体。", Span(0, 21))
    [Span(start=0, end=7), Span(start=7, end=21)]
    """
    sentences: list[Span] = []
    for sentence in _at_terminators(text, within):
        for clause in _cut(text, sentence, _AT_STOPS, _LONG):
            for piece in _cut(text, clause, _AT_COMMAS, _LONGEST):
                sentences.extend(_cut(text, piece, _ANYWHERE, _HARD_LIMIT))
    return sentences


def _at_terminators(text: str, within: Span) -> Iterable[Span]:
    depths = _depths(text, within)
    start = within.start
    position = within.start
    while position < within.end:
        depth = depths[position - within.start]
        position += 1
        if text[position - 1] not in _TERMINATORS:
            continue
        if depth == 1 and text[position : position + 1] in tuple(_QUOTES):
            position += 1
        elif depth:
            continue
        while position < within.end and text[position] in _TERMINATORS:
            position += 1
        yield Span(start, position)
        start = position
    if start < within.end:
        yield Span(start, within.end)


def _depths(text: str, within: Span) -> list[int]:
    """How many brackets and quotations each character stands in; unpaired ones do not count."""
    changes = [0] * (len(range(*within)) + 1)
    unclosed: list[int] = []
    for index in range(*within):
        character = text[index]
        if character in _OPENING:
            unclosed.append(index)
        elif character in _CLOSING:
            wanted = _OPENING[_CLOSING.index(character)]
            if unclosed and text[unclosed[-1]] == wanted:
                changes[unclosed.pop() - within.start] += 1
                changes[index - within.start] -= 1
    depths = []
    depth = 0
    for change in changes[:-1]:
        depth += change
        depths.append(depth)
    return depths


def _cut(text: str, span: Span, separator: re.Pattern[str], limit: int) -> list[Span]:
    """The span, or its pieces between separators joined again while they fit the limit."""
    if span.end - span.start <= limit:
        return [span]
    pieces: list[Span] = []
    start = last = span.start
    for end in [*(m.end() for m in separator.finditer(text, span.start, span.end)), span.end]:
        if end - start > limit and last > start:
            pieces.append(Span(start, last))
            start = last
        last = end
    if start < span.end:
        pieces.append(Span(start, span.end))
    return pieces


def _grouped(text: str, sentences: Sequence[Span]) -> list[list[Span]]:
    groups: list[list[Span]] = []
    for sentence in sentences:
        if groups and _fits(text, groups[-1], sentence):
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    if len(groups) > 1 and _length(groups[-1]) < _REMNANT:
        *_, before, remnant = groups
        if len(before) + len(remnant) <= _MOST_SENTENCES and _length(before) + _REMNANT <= _LONGEST:
            before.extend(groups.pop())
        elif (
            len(before) > 1
            and len(remnant) < _MOST_SENTENCES
            and not _NEW_POINT.match(text, remnant[0].start)
        ):
            remnant.insert(0, before.pop())
    return groups


def _fits(text: str, group: Sequence[Span], sentence: Span) -> bool:
    before = _length(group)
    after = sentence.end - group[0].start
    if len(group) == _MOST_SENTENCES:
        return False
    if before >= _SHORT:
        return after <= _FULL and not _NEW_POINT.match(text, sentence.start)
    return after <= _LONGEST


def _length(group: Sequence[Span]) -> int:
    return group[-1].end - group[0].start
