"""The cited passages, as the report has them."""

from __future__ import annotations

from collections import Counter

from assistant.chat.markup import escape, in_both_scripts
from assistant.chat.pictures import picture_figure
from assistant.chat.reasons import reasons
from assistant.chat.view import View
from assistant.model import Answer, Citation
from corpus import Report, Span

_WEAK = 0.01
"""A score below which a percentage would say nothing."""


def passages_panel(answer: Answer | None, view: View) -> str:
    """The cited passages, each in its section with the exact spans marked.

    Those that bear the answer come first; what else was found is folded away. Before the
    first question: what the reports cover.
    """
    if answer is None:
        outlines = "".join(_outline(report, view) for report in view.collection.reports.values())
        return heard("tab_passages", view) + outlines
    if not answer.citations:
        return empty_panel(view.say("no_citations"))
    bearing = bearing_citations(answer)
    others = [citation for citation in answer.citations if citation not in bearing]
    ranked = [*bearing, *others]
    why = reasons(answer, ranked, view)
    passages = [
        _passage(i, *found, view) for i, found in enumerate(zip(ranked, why, strict=True), 1)
    ]
    relation = view.say("resting_on" if answer.answered else "closest")
    # Nothing to switch where all of it is in Simplified anyway.
    switch = _script_switch(view) if any('class="simplified"' in p for p in passages) else ""
    html = (
        f'<div class="about"><h2 class="caption" title="{escape(answer.question)}">{relation} · '
        f"{escape(answer.question)}</h2>{switch}</div>"
    )
    html += "".join(passages[: len(bearing)])
    if others:
        summary = f"<summary>{view.say('others_found', count=len(others))}</summary>"
        html += f'<details class="others">{summary}{"".join(passages[len(bearing) :])}</details>'
    return html


def bearing_citations(answer: Answer) -> list[Citation]:
    """The citations an answer rests on; the closest one if it marks nothing."""
    marked = [citation for citation in answer.citations if citation.highlights]
    return marked or list(answer.citations[:1])


def heard(name: str, view: View) -> str:
    """The heading of a panel, whose tab says it to the eye."""
    return f'<h2 class="heard">{view.say(name)}</h2>'


def empty_panel(hint: str) -> str:
    """A panel with nothing to show, and why."""
    return f'<div class="empty">{escape(hint)}</div>'


def download_buttons(what: str) -> str:
    """Buttons for the figures of a panel as files."""
    return "".join(
        f'<button type="button" data-do="download" value="{what}.{kind}">{kind.upper()}</button>'
        for kind in ("csv", "xlsx")
    )


def _script_switch(view: View) -> str:
    buttons = "".join(
        f'<button type="button" data-do="script" value="{script}" '
        f'aria-pressed="{str(script == "original").lower()}">{view.say(f"{script}_script")}</button>'
        for script in ("original", "simplified")
    )
    return f'<span class="switch" role="group" aria-label="{view.say("script")}">{buttons}</span>'


def _outline(report: Report, view: View) -> str:
    """The sections of a report, with how many figures stand in each; open if it is the only one."""
    passages = view.collection.passages
    counts = Counter(passages[figure.passage_id].section for figure in report.figures)
    lines = ""
    for section in report.sections:
        heading = escape(section.path[-1]) if section.path else view.say("opening")
        held = counts[section.path]
        count = f"<span>{view.say('figures_here', count=held)}</span>" if held else ""
        depth = min(max(len(section.path), 1), 3)
        start = report.to_original(section.span).start
        lines += (
            f'<li class="depth{depth}"><button type="button" data-do="open" '
            f'data-report="{escape(report.name)}" data-start="{start}" data-end="{start}">'
            f"{heading}</button>{count}</li>"
        )
    state = " open" if len(view.collection.reports) == 1 else ""
    return (
        f'<details class="outline"{state}><summary>{escape(report.title)}</summary>'
        f"<ul>{lines}</ul></details>"
    )


def _passage(rank: int, citation: Citation, reasons: list[str], view: View) -> str:
    report = view.collection.reports[citation.report]
    passage = view.collection.passages[citation.passage_id]
    sentences = [report.to_original(sentence) for sentence in passage.sentences]
    lead = [s for s in sentences if any(_overlap(s, mark) for mark in citation.highlights)]
    span = Span(citation.start, citation.end)
    path = "".join(f"<span>{escape(heading)}</span>" for heading in citation.section)
    why = "".join(f"<li>{escape(reason)}</li>" for reason in reasons)
    relevance = view.say("relevance_weak")
    if citation.score >= _WEAK:
        relevance = view.say("relevance", share=f"{citation.score:.0%}")
    at = min(citation.highlights, default=span)
    own, simplified = in_both_scripts(report, span, citation.highlights, lead)
    quotes = f'<blockquote lang="zh-Hans">{own}</blockquote>'
    if simplified != own:
        quotes = (
            f'<blockquote class="original" lang="zh">{own}</blockquote>'
            f'<blockquote class="simplified" lang="zh-Hans">{simplified}</blockquote>'
        )
    pictures = "".join(
        picture_figure(picture, report, view)
        for picture in view.collection.pictures.get(passage.id, ())
    )
    return (
        f'<article class="passage" data-passage="{escape(citation.passage_id)}" tabindex="-1">'
        f'<div class="where"><span class="rank">{rank}</span>'
        f'<span class="path"><span>{escape(report.title)}</span>{path}</span>'
        f'<span class="score"><button type="button" aria-expanded="false">'
        f"{relevance}</button>"
        f'<ul class="why">{why}</ul></span></div>{quotes}{pictures}'
        f'<a class="open" href="#reader" data-do="open" data-report="{escape(report.name)}" '
        f'data-start="{at.start}" data-end="{at.end}">{view.say("open_report")} ›</a></article>'
    )


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
