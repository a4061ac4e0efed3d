"""The page before the first question: what is loaded, and what it covers."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.chat.markup import escape, question_button
from assistant.chat.view import LOCALES, View
from assistant.model import Language
from corpus import Report

NAMED_REPORTS = 1
"""Reports named one by one in the header; a larger collection is summed up."""
_SWITCH: dict[Language, str] = {"zh-Hans": "简", "zh-Hant": "繁", "en": "EN"}


def header(view: View, *, ready: bool = False) -> str:
    """The product's name, the reports it answers from, and the switch of languages.

    :param ready: whether the page is this visitor's by now; until then it stays hidden.
    """
    reports = list(view.collection.reports.values())
    loaded = _named(reports[0], view) if len(reports) <= NAMED_REPORTS else _summed_up(view)
    switch = "".join(
        f'<button type="button" class="language" lang="{LOCALES[language]}" '
        f'value="{LOCALES[language]}" aria-pressed="{str(language == view.language).lower()}">'
        f"{mark}</button>"
        for language, mark in _SWITCH.items()
    )
    return (
        f'<div class="brand{" ready" if ready else ""}"><span class="seal" aria-hidden="true">问</span><div>'
        f"<h1>{view.say('title')}</h1><p>{view.say('motto')}</p></div></div>"
        f'<div class="loaded">{loaded}</div>'
        f'<div class="languages" role="group" aria-label="{view.say("language")}">{switch}</div>'
    )


def welcome(view: View, examples: Sequence[str]) -> str:
    """The empty conversation's invitation, and questions to click, as one line of HTML."""
    more = view.say(
        "invitation_more",
        figures=len(view.collection.figures),
        passages=len(view.collection.passages),
    )
    if view.language == "en":
        examples = sorted(examples, key=lambda question: not question.isascii())
    buttons = "".join(question_button(question, view.language) for question in examples)
    return (
        f'<div class="welcome"><p class="big">{view.say("invitation")}</p><p>{more}</p>'
        f'<p class="caption">{view.say("examples")}</p><div class="examples">{buttons}</div></div>'
    )


def coverage(view: View) -> str:
    """What the loaded reports are about, in a phrase."""
    reports = list(view.collection.reports.values())
    if len(reports) <= NAMED_REPORTS:
        return "".join(report.title for report in reports)
    return view.say("comma").join([view.say("reports_loaded", count=len(reports)), *_extent(view)])


def _named(report: Report, view: View) -> str:
    facts = [report.place, view.period(report.period)]
    return _loaded(report.title, facts, view)


def _summed_up(view: View) -> str:
    title = view.say("reports_loaded", count=len(view.collection.reports))
    return _loaded(title, _extent(view), view)


def _extent(view: View) -> list[str]:
    """How many places and which years the reports cover."""
    reports = view.collection.reports.values()
    places = {report.place for report in reports if report.place}
    years = sorted({report.period for report in reports if report.period})
    span = "-".join(dict.fromkeys([years[0], years[-1]])) if years else ""
    return [view.say("places_covered", count=len(places)), view.period(span)]


def _loaded(title: str, facts: list[str], view: View) -> str:
    facts = [
        *filter(None, facts),
        view.say("passages_held", count=len(view.collection.passages)),
        view.say("figures_held", count=len(view.collection.figures)),
    ]
    listed = "".join(f"<li>{escape(fact)}</li>" for fact in facts)
    if unread := len(view.collection.left_out.problems):
        listed += (
            f'<li><button type="button" class="unread" data-do="tab" value="library">'
            f"{view.say('unread', count=unread)}</button></li>"
        )
    return f'<div class="report"><strong>{escape(title)}</strong><ul>{listed}</ul></div>'
