"""A whole report to read, with one span of it marked."""

from __future__ import annotations

from assistant.chat.markup import escape, quotation
from assistant.chat.pictures import picture_figure
from assistant.chat.view import View
from corpus import Report, Span


def reader_panel(report_name: str, span: Span, view: View) -> str:
    """The report's own text by section, `span` (original offsets) marked as the one cited.

    For no report, or one removed since, the titles of those there are.
    """
    report = view.collection.reports.get(report_name)
    if report is None:
        names = "".join(
            f'<li><button type="button" data-do="open" data-report="{escape(name)}" '
            f'data-start="0" data-end="0">{escape(known.title)}</button></li>'
            for name, known in view.collection.reports.items()
        )
        return f'<p class="caption">{view.say("reader_empty")}</p><ul class="names">{names}</ul>'
    starts = [report.to_original(section.span).start for section in report.sections]
    starts = sorted({0, *starts})
    html = f'<h2 class="title">{escape(report.title)}</h2>'
    for start, end in zip(starts, [*starts[1:], len(report.text)], strict=True):
        here = start <= span.start < end
        part = Span(start, end)
        text = _with_pictures(report, part, [span] if here and span.end > span.start else [], view)
        if here:
            text = (
                text.replace("<mark>", '<mark id="cited" tabindex="-1">', 1)
                if "<mark>" in text
                else f'<span id="cited" tabindex="-1"></span>{text}'
            )
        html += f'<section lang="zh">{text}</section>'
    return f'<div class="report">{html}</div>'


def _with_pictures(report: Report, part: Span, marks: list[Span], view: View) -> str:
    """A part of a report with its pictures where they stand, named unless the text does so."""
    html, at = "", part.start
    for picture in report.pictures:
        if part.start <= picture.offset < part.end or picture.offset == part.end == len(
            report.text
        ):
            named = not picture.caption or picture.caption not in report.text
            html += quotation(report, Span(at, picture.offset), marks)
            html += picture_figure(picture, report, view, named=named)
            at = picture.offset
    return html + quotation(report, Span(at, part.end), marks)
