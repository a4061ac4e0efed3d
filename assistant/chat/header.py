"""The page before the first question: what is loaded, and what it covers."""

from __future__ import annotations

from assistant.chat.collection import Collection
from assistant.chat.markup import escape, period_in_words
from corpus import Report

TITLE = "政府报告问答"
MOTTO = "只用报告里写着的数回答，每个数都有出处"
NAMED_REPORTS = 2
"""Reports named one by one in the header; a larger collection is summed up."""


def header(collection: Collection) -> str:
    """The product's name, and the reports it answers from with what they hold."""
    reports = list(collection.reports.values())
    named = len(reports) <= NAMED_REPORTS
    loaded = "".join(map(_named, reports)) if named else _summed_up(reports, collection)
    return (
        f'<div class="brand"><span class="seal">问</span><div><h1>{TITLE}</h1><p>{MOTTO}</p></div>'
        f'</div><div class="loaded">{loaded}</div>'
    )


def welcome(collection: Collection) -> str:
    """The empty conversation's invitation, as one line of HTML."""
    return (
        '<div class="welcome"><p class="big">想知道报告里的哪个数？</p>'
        f"<p>共有 {len(collection.figures)} 个数据、{len(collection.passages)} 段原文可查。"
        "用平常的话问就行，简体、繁体、英文都可以；报告没写的，会直说没有。</p></div>"
    )


def coverage(collection: Collection) -> str:
    """What the loaded reports are about, in a phrase."""
    reports = list(collection.reports.values())
    if len(reports) <= NAMED_REPORTS:
        return "；".join(report.title for report in reports)
    return "，".join([f"{len(reports)} 份报告", *_extent(reports)])


def _named(report: Report) -> str:
    facts = [report.place, period_in_words(report.period)]
    return _loaded(report.title, facts, len(report.passages), len(report.figures))


def _summed_up(reports: list[Report], collection: Collection) -> str:
    title, facts = f"{len(reports)} 份报告", _extent(reports)
    return _loaded(title, facts, len(collection.passages), len(collection.figures))


def _extent(reports: list[Report]) -> list[str]:
    """How many places and which years the reports cover."""
    places = {report.place for report in reports if report.place}
    years = sorted({report.period for report in reports if report.period})
    span = "-".join(dict.fromkeys([years[0], years[-1]])) if years else ""
    return [f"{len(places)} 个地区", period_in_words(span)]


def _loaded(title: str, facts: list[str], passages: int, figures: int) -> str:
    facts = [*filter(None, facts), f"{passages} 段", f"{figures} 个数据"]
    listed = "".join(f"<li>{escape(fact)}</li>" for fact in facts)
    return f'<div class="report"><strong>{escape(title)}</strong><ul>{listed}</ul></div>'
