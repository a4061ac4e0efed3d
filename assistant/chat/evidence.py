"""The cited passages, as the report has them."""

from __future__ import annotations

from collections import Counter

from assistant.chat.collection import Collection
from assistant.chat.markup import escape, quotation
from assistant.model import Answer, Citation
from corpus import Report, Span


def passages_panel(answer: Answer | None, collection: Collection) -> str:
    """The cited passages, each in its section with the exact spans marked.

    Those that bear the answer come first; what else was found is folded away. Before the
    first question: what the reports cover.
    """
    if answer is None:
        return "".join(_outline(report, collection) for report in collection.reports.values())
    if not answer.citations:
        return empty_panel("这次回答没有引用原文。")
    bearing = [citation for citation in answer.citations if citation.highlights]
    bearing = bearing or list(answer.citations[:1])
    others = [citation for citation in answer.citations if citation not in bearing]
    passages = [_passage(i, c, collection) for i, c in enumerate([*bearing, *others], 1)]
    relation = "所据的原文" if answer.answered else "最接近的原文"
    html = f'<div class="about caption">{relation} · {escape(answer.question)}</div>'
    html += "".join(passages[: len(bearing)])
    if others:
        summary = f"<summary>另外找到的 {len(others)} 段</summary>"
        html += f'<details class="others">{summary}{"".join(passages[len(bearing) :])}</details>'
    return html


def empty_panel(hint: str) -> str:
    """A panel with nothing to show, and why."""
    return f'<div class="empty">{escape(hint)}</div>'


def _outline(report: Report, collection: Collection) -> str:
    """The sections of a report, with how many figures stand in each; open if it is the only one."""
    counts = Counter(collection.passages[figure.passage_id].section for figure in report.figures)
    lines = ""
    for section in report.sections:
        heading = escape(section.path[-1]) if section.path else "开篇"
        count = f"<span>{counts[section.path]} 个数据</span>" if counts[section.path] else ""
        depth = min(max(len(section.path), 1), 3)
        lines += f'<li class="depth{depth}">{heading}{count}</li>'
    state = " open" if len(collection.reports) == 1 else ""
    return (
        f'<details class="outline"{state}><summary>{escape(report.title)}</summary>'
        f"<ul>{lines}</ul></details>"
    )


def _passage(rank: int, citation: Citation, collection: Collection) -> str:
    report = collection.reports[citation.report]
    passage = collection.passages[citation.passage_id]
    sentences = [report.to_original(sentence) for sentence in passage.sentences]
    lead = [s for s in sentences if any(_overlap(s, mark) for mark in citation.highlights)]
    span = Span(citation.start, citation.end)
    path = "".join(f"<span>{escape(heading)}</span>" for heading in citation.section)
    return (
        f'<article class="passage"><div class="where"><span class="rank">{rank}</span>'
        f'<span class="path"><span>{escape(report.title)}</span>{path}</span>'
        f'<span class="score" title="检索时与问题的相近程度">相关 {citation.score:.0%}</span></div>'
        f"<blockquote>{quotation(report, span, citation.highlights, lead)}</blockquote></article>"
    )


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
