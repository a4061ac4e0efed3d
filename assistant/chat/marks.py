"""Marks on a figure that is not a plain count, and why."""

from __future__ import annotations

from assistant.chat.markup import escape
from assistant.chat.view import View
from assistant.render import shown_figure, shown_number
from corpus import Figure


def qualifications(figure: Figure, view: View) -> list[tuple[str, str, str]]:
    """What keeps a figure from being a plain count: (class, mark, why in a sentence)."""
    found: list[tuple[str, str, str]] = []
    if figure.bound:
        why = view.say("approximate_why", text=shown_figure(figure), bound=figure.bound)
        found.append(("approximate", view.say("approximate"), why))
    if figure.status == "target":
        found.append(("target", view.say("target"), view.say("target_why")))
    rivals = view.collection.rivals.get(figure.id, ())
    unbalanced = view.collection.unbalanced.get(figure.id)
    if rivals:
        titles: dict[str, list[str]] = {}
        for rival in rivals:
            report = view.collection.reports[rival.report]
            titles.setdefault(shown_figure(rival), []).append(report.title)
        listed = view.say("listed")
        others = listed.join(
            view.say("stated_in", figure=figure, titles=listed.join(reports))
            for figure, reports in titles.items()
        )
        why = view.say("conflicting_why", others=others)
        found.append(("conflicting", view.say("conflicting"), why))
    elif unbalanced:
        difference = f"{shown_number(abs(unbalanced.difference))}{figure.unit}"
        why = view.say("unbalanced_why", difference=difference)
        found.append(("conflicting", view.say("conflicting"), why))
    return found


def badge(kind: str, mark: str, why: str = "") -> str:
    """A mark as HTML; `why` is shown on hover."""
    title = f' title="{escape(why)}"' if why else ""
    return f'<span class="badge {kind}"{title}>{mark}</span>'
