"""Around the conversation: the bar over it, and beneath it what to ask next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.chat.markup import escape, question_button
from assistant.chat.session import Session
from assistant.chat.view import View


def bar(session: Session, remembered: Sequence[dict[str, Any]], view: View) -> str:
    """The bar as HTML; menus are `<details>`, so that they open without a script."""
    chosen = len(session.within) or len(view.collection.reports)
    reports = view.say("reports_asked", count=chosen)
    exports = "".join(
        f'<button type="button" data-do="download" value="conversation.{kind}">'
        f"{view.say(name)}</button>"
        for kind, name in (("md", "export_markdown"), ("docx", "export_docx"))
    )
    export = _menu("export", view.say("export"), exports) if session.turns else ""
    return (
        f'<h2 class="heard">{view.say("conversation")}</h2>'
        f'<button type="button" class="reports" data-do="tab" value="library">{reports}</button>'
        f'<span class="spring"></span>{_menu("history", view.say("history"), _past(remembered, view))}'
        f'{export}<button type="button" id="new" data-do="new">{view.say("new")}</button>'
    )


def editing_hint(session: Session, view: View) -> str:
    """Which question is being changed, with the way out; empty if none is."""
    if session.editing is None:
        return ""
    said = view.say("editing", number=session.editing + 1)
    return (
        f'{said}<button type="button" data-do="cancel" data-turn="{session.editing}">'
        f"{view.say('cancel')}</button>"
    )


def next_questions(questions: Sequence[str], view: View) -> str:
    """What could be asked next; empty if nothing."""
    buttons = "".join(question_button(question, view.language) for question in questions)
    if not buttons:
        return ""
    before = view.say("next_before")
    before = f'<span class="caption">{before}</span>' if before else ""
    return f'<div role="group" aria-label="{view.say("next")}">{before}{buttons}</div>'


def _menu(name: str, caption: str, inner: str) -> str:
    return (
        f'<details class="menu {name}"><summary>{caption}</summary>'
        f'<div class="sheet">{inner}</div></details>'
    )


def _past(remembered: Sequence[dict[str, Any]], view: View) -> str:
    if not remembered:
        return f'<p class="caption">{view.say("history_empty")}</p>'
    items = "".join(
        f'<button type="button" data-do="restore" value="{escape(str(past["id"]))}">'
        f"<span>{escape(str(past['questions'][0]))}</span><small>{escape(str(past['when']))} · "
        f"{view.say('questions_asked', count=len(past['questions']))}</small></button>"
        for past in remembered
    )
    return (
        f'{items}<p class="caption">{view.say("history_note")}'
        f'<button type="button" data-do="forget">{view.say("history_clear")}</button></p>'
    )
