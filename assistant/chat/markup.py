"""Text to HTML: escaping, quotations with highlights, and how a number is written.

Everything that a user or a report wrote passes through `escape`.
"""

from __future__ import annotations

import html
import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from assistant.model import Language
from corpus import Report, Span, fold, is_traditional, to_traditional

_CLAUSE_END = re.compile(r"[，。；;、(（]|,(?!\d)")
"""A comma before a digit may stand inside a number: 1,020."""

Layer = tuple[str, Sequence[Span]]
"""A wrapping tag ("mark", or "span" with its class) and the spans it wraps, in order."""


def escape(text: str) -> str:
    """Text as HTML on one line: a blank line would end an HTML block of the chat's Markdown."""
    return html.escape(text).replace("\n", "<br>")


def question_button(question: str, language: Language) -> str:
    """A question that is asked with a click, in the script of the page."""
    chinese = not question.isascii()
    said = escape(to_traditional(question) if chinese and language == "zh-Hant" else question)
    other = ' lang="zh-Hans"' if chinese and language == "en" else ""
    return (
        f'<button type="button" data-do="ask" value="{said}" title="{said}"{other}>{said}</button>'
    )


def quotation(report: Report, span: Span, marks: Iterable[Span], lead: Iterable[Span] = ()) -> str:
    """The original text of `span` as HTML, every character of it kept.

    `marks` (original offsets) become `<mark>`. The sentences in `lead` become
    `<span class="lead">`. Characters that reading left out, such as the gloss in 執(zhí),
    become `<span class="noise">`: still there, but the eye can pass over them.
    """
    return _wrap(report.text[span.start : span.end], _layers(report, span, marks, lead))


def in_both_scripts(
    report: Report, span: Span, marks: Iterable[Span], lead: Iterable[Span] = ()
) -> tuple[str, str]:
    """The quotation in the report's own script, and the same in Simplified characters."""
    text = report.text[span.start : span.end]
    layers, simplified = _layers(report, span, marks, lead), fold(text)
    own = _wrap(text, layers)
    return own, own if simplified == text else _wrap(simplified, layers)


def _layers(
    report: Report, span: Span, marks: Iterable[Span], lead: Iterable[Span]
) -> Sequence[Layer]:
    """What is wrapped in a quotation, counted from its beginning."""
    marked = merge(marks)
    layers: Sequence[Layer] = (
        ('span class="lead"', merge([*lead, *marked]) if lead else ()),
        ("mark", marked),
        ('span class="noise"', left_out(report, span)),
    )
    length, by = span.end - span.start, span.start
    return [
        (
            tag,
            [
                Span(max(a - by, 0), min(b - by, length))
                for a, b in wrapped
                if a < span.end and b > by
            ],
        )
        for tag, wrapped in layers
    ]


def left_out(report: Report, span: Span) -> list[Span]:
    """The parts of `span` (original offsets) that are not in the report's clean text."""
    first, last = bisect_left(report.offsets, span.start), bisect_left(report.offsets, span.end)
    if last - first == span.end - span.start:
        return []
    kept = report.offsets[first:last]
    # The last offset is where the text ends, and no character of it.
    kept = kept[:-1] if kept and kept[-1] == len(report.text) else kept
    edges = [span.start - 1, *kept, span.end]
    return [Span(a + 1, b) for a, b in itertools.pairwise(edges) if b > a + 1]


def merge(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def emphasised(text: str, words: Iterable[tuple[str, str]]) -> str:
    """Text as HTML with the occurrences of words in `<strong>`.

    :param words: each with what it stands after, where only that occurrence is meant; "" for any.

    >>> emphasised("增长5%，失业率5%", [("失业率", "5%")])
    '增长5%，失业率<strong>5%</strong>'
    """
    longest_first = sorted(
        {pair for pair in words if pair[1]}, key=lambda p: len(p[1]), reverse=True
    )
    if not longest_first:
        return escape(text)
    # A number is never emphasised inside a longer one: 5% in 45%.
    pattern = "|".join(
        (f"(?<={re.escape(lead)})" if lead else r"(?<![\d.])") + re.escape(word)
        for lead, word in longest_first
    )
    pieces = re.split(f"({pattern})", text)
    return "".join(
        f"<strong>{escape(piece)}</strong>" if i % 2 else escape(piece)
        for i, piece in enumerate(pieces)
    )


def excerpt(text: str, words: Iterable[str], longest: int) -> str:
    """The text, or if it is too long the clauses around the first of `words` in it.

    What is cut away leaves an ellipsis. Without any of the words the text stays whole.

    >>> excerpt("一是甲，二是乙5项，三是丙", ["5项"], 8)
    '…二是乙5项…'
    """
    found = [at for at in (text.find(word) for word in words if word) if at >= 0]
    if len(text) <= longest or not found:
        return text
    at, reach = min(found), longest // 2
    commas = list(_CLAUSE_END.finditer(text))
    start = min((c.end() for c in commas if at - reach <= c.end() <= at), default=0)
    end = max((c.start() for c in commas if at < c.start() <= at + reach), default=len(text))
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def in_script_of(language: Language, text: str) -> str:
    """A report's words, as the page itself says them to someone who asked in `language`.

    Quotations are never passed through this: they stay as the report has them.
    """
    if language != "zh-Hant":
        return fold(text)
    return text if is_traditional(text) else to_traditional(text)


def number_and_unit(text: str, unit: str) -> tuple[str, str]:
    """A figure's text in two parts, to set them apart; a hedge after the unit goes with it.

    >>> number_and_unit("180多份", "份"), number_and_unit("25%左右", "%")
    (('180多', '份'), ('25', '%左右'))
    """
    number, found, hedge = text.rpartition(unit) if unit else ("", "", "")
    return (number, found + hedge) if number else (text, "")


def period_in_words(period: str, language: Language = "zh-Hans") -> str:
    """2020 → 2020年; 2011-2015 → 2011—2015年, in English 2011–2015; anything else as it is."""
    years = period.split("-")
    if not all(year.isdigit() for year in years):
        return period
    return "–".join(years) if language == "en" else "—".join(years) + "年"


def _wrap(text: str, layers: Sequence[Layer], span: Span | None = None) -> str:
    """A text, or a span of it, with the spans of the layers in their tags, the first outermost."""
    at, end = span or (0, len(text))
    if not layers:
        return escape(text[at:end])
    (tag, spans), inner = layers[0], layers[1:]
    pieces = ""
    for wrapped in spans:
        begin, stop = max(wrapped.start, at), min(wrapped.end, end)
        if begin >= stop:
            continue
        pieces += _wrap(text, inner, Span(at, begin))
        pieces += f"<{tag}>{_wrap(text, inner, Span(begin, stop))}</{tag.split()[0]}>"
        at = stop
    return pieces + _wrap(text, inner, Span(at, end))
