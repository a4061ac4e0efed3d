"""The tab of reports: which ones a conversation looks at, and adding, correcting, removing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.chat.bar import bar
from assistant.chat.frame import explained
from assistant.chat.header import header, welcome
from assistant.chat.library import IDENTITY, MOST_MEGABYTES
from assistant.chat.markup import escape
from assistant.chat.retold import problem_in, stage_in
from assistant.chat.session import Remembered, Session
from assistant.chat.talk import Talk
from assistant.chat.view import View, told
from corpus import LARGEST_MEGABYTES, SUFFIXES, Report, ReportError

_MOST_NAMED = 5
"""Files that are no reports, named at most."""
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


class Shelf:
    """The tab's components, and what each does."""

    def __init__(self, talk: Talk, i18n: gr.I18n, uploads: bool) -> None:
        """Lay the tab out, inside the tab being built."""
        self._talk = talk
        view = View(talk.library.opened.collection)
        self._chosen = gr.CheckboxGroup(
            elem_id="chosen", label=i18n("library_chosen"), **_choices(view, Session())
        )
        self._left_out = gr.HTML(
            _left_out(view), elem_id="left-out", apply_default_css=False, padding=False
        )
        with gr.Column(elem_id="adding", visible=uploads):
            # Gradio's own upload box speaks the browser's language.
            self._files = gr.File(
                elem_id="files",
                label=i18n("library_add"),
                file_count="multiple",
                file_types=list(SUFFIXES),
                height=160,
            )
            self._note = gr.HTML("", elem_id="upload-note", apply_default_css=False)
            self._report = gr.HTML("", elem_id="uploaded", apply_default_css=False)
            with gr.Accordion(i18n("library_edit"), open=False, elem_id="identity"):
                self._added = gr.Dropdown(
                    choices=list(talk.library.opened.added),
                    value=None,
                    elem_id="added",
                    label=i18n("library_report"),
                )
                self._fields = [
                    gr.Textbox(
                        label=i18n(f"identity_{field}"), max_length=200, elem_id=f"identity-{field}"
                    )
                    for field in IDENTITY
                ]
                with gr.Row():
                    # Nothing to save or to remove until a report is chosen.
                    self._save = gr.Button(
                        i18n("save"), elem_id="save", variant="primary", interactive=False
                    )
                    # Asks first, since it takes the report from everyone; see page.js.
                    self._remove = gr.Button(
                        i18n("remove"), elem_id="remove", variant="stop", interactive=False
                    )
        said = [self._chosen, self._left_out, self._note, self._report]
        self._outputs = [*said, self._added, *self._fields, self._save, self._remove]

    def _draw(self, session: Session, said: str = "", editing: str | None = None) -> list[Any]:
        """Values for the tab's components.

        :param said: what came of the last change, as HTML.
        :param editing: name of the added report whose identity is laid open.
        """
        opened = self._talk.library.opened
        view = self._talk.view(session)
        report = opened.collection.reports.get(editing or "")
        return [
            gr.CheckboxGroup(**_choices(view, session)),
            _left_out(view),
            _note(view),
            said,
            gr.Dropdown(choices=list(opened.added), value=editing if report else None),
            *(getattr(report, field) if report else "" for field in IDENTITY),
            gr.Button(interactive=report is not None),
            gr.Button(interactive=report is not None),
        ]

    def wire(
        self,
        session: gr.State,
        over: gr.HTML,
        remembered: gr.BrowserState,
        top: gr.HTML,
        turns: gr.Chatbot,
        tab: gr.Tab,
    ) -> None:
        """Say what happens on a change; `over`, `top` and the empty `turns` tell what is loaded."""
        around = [session, over, top, turns]
        state = [session, remembered]
        # An answer brings its evidence forward; who comes back finds what was laid open.
        tab.select(self._lay_open, [self._added, session], self._outputs, queue=False, **_QUIET)
        self._chosen.input(self._choose, [self._chosen, *state], [session, over], **_QUIET)
        self._files.upload(
            explained(self._add),
            [self._files, *state],
            [*around, self._files, *self._outputs],
            concurrency_id="changing",
            concurrency_limit=1,
            api_visibility="private",
            show_progress_on=[self._files],
        )
        self._added.input(
            self._lay_open, [self._added, session], self._outputs, queue=False, **_QUIET
        )
        change: dict[str, Any] = {**_QUIET, "concurrency_id": "changing"}
        self._save.click(
            explained(self._correct),
            [self._added, *state, *self._fields],
            [*around, *self._outputs],
            **change,
        )
        self._remove.click(
            explained(self._take_out), [self._added, *state], [*around, *self._outputs], **change
        )

    def _choose(self, names: list[str], session: Session, past: Remembered) -> list[Any]:
        view = self._talk.view(session)
        within = frozenset(names) if len(names) < len(view.collection.reports) else frozenset()
        session = replace(session, within=within)
        if not names:
            gr.Info(view.say("none_chosen"))
        return [session, bar(session, past, view)]

    def _add(
        self,
        paths: list[str],
        session: Session,
        past: Remembered,
        progress: gr.Progress = gr.Progress(),  # noqa: B008 (this is how Gradio hands it over)
    ) -> Iterator[Any]:
        """Take files in one after the other, telling of each how far it is."""
        view = self._talk.view(session)
        files = [Path(path) for path in paths]
        states = [(path.name, "waiting", view.say("waiting")) for path in files]
        last: str | None = None
        for at, path in enumerate(files):
            states[at] = (path.name, "working", view.say("adding"))
            yield {self._report: _told(states)}

            def tell(stage: str, done: int = 0, total: int = 0) -> None:
                named = stage_in(view.language, stage)
                progress((done, total) if total else None, named, unit=view.say("steps"))

            try:
                report = self._talk.library.add(path, path.name, tell)
            except ReportError as error:
                states[at] = (
                    path.name,
                    "refused",
                    view.say("refused", why=told(error, view.language)),
                )
            else:
                last = report.name
                said = view.say("added", facts=_facts(report, view))
                if Path(report.path).name != path.name:
                    said += view.say("renamed", name=path.name)
                states[at] = (report.name, "added", said)
            finally:
                path.unlink(missing_ok=True)
        session = self._talk.current(session)
        yield [*self._around(session, past), None, *self._draw(session, _told(states), last)]

    def _lay_open(self, name: str | None, session: Session) -> list[Any]:
        return self._draw(session, editing=name)

    def _correct(self, name: str, session: Session, past: Remembered, *identity: str) -> list[Any]:
        self._talk.library.correct(name, dict(zip(IDENTITY, identity, strict=True)))
        return self._changed("saved", name, session, past, editing=name)

    def _take_out(self, name: str, session: Session, past: Remembered) -> list[Any]:
        self._talk.library.remove(name)
        return self._changed("removed", name, session, past)

    def _changed(
        self, what: str, name: str, session: Session, past: Remembered, editing: str | None = None
    ) -> list[Any]:
        session = self._talk.current(session)
        said = escape(self._talk.view(session).say(what, name=name))
        said = f'<p class="said" role="status">{said}</p>'
        return [*self._around(session, past), *self._draw(session, said, editing)]

    def _around(self, session: Session, past: Remembered) -> list[Any]:
        view = self._talk.view(session)
        invitation = welcome(view, self._talk.library.opened.suggestions.examples)
        top = header(view, ready=True)
        return [session, bar(session, past, view), top, gr.Chatbot(placeholder=invitation)]


def _choices(view: View, session: Session) -> dict[str, Any]:
    reports = view.collection.reports
    return {
        "choices": [(report.title, name) for name, report in reports.items()],
        "value": [name for name in reports if not session.within or name in session.within],
    }


def _note(view: View) -> str:
    suffixes = " ".join(SUFFIXES)
    sizes = {"size": MOST_MEGABYTES, "most": LARGEST_MEGABYTES}
    dropping = view.say("library_drop", suffixes=suffixes, **sizes)
    return f'<p class="caption">{dropping}<br>{view.say("library_kept")}</p>'


def _left_out(view: View) -> str:
    """What lies among the reports and was not read: which, why, and what to do."""
    left_out = view.collection.left_out
    lines = [
        (name, "refused", problem_in(view.language, why)) for name, why in left_out.problems.items()
    ]
    html = f'<p class="caption">{view.say("left_out")}</p>{_states(lines)}' if lines else ""
    if left_out.others:
        named = "、".join(left_out.others[:_MOST_NAMED])
        more = view.say("left_out_more") if len(left_out.others) > _MOST_NAMED else ""
        count, suffixes = len(left_out.others), " ".join(SUFFIXES)
        said = view.say("left_out_others", count=count, names=named + more, suffixes=suffixes)
        html += f'<p class="caption">{escape(said)}</p>'
    return html


def _facts(report: Report, view: View) -> str:
    facts = [
        report.title,
        report.place,
        view.period(report.period),
        report.kind,
        view.say("passages_held", count=len(report.passages)),
        view.say("figures_held", count=len(report.figures)),
    ]
    return " · ".join(filter(None, facts))


def _told(states: list[tuple[str, str, str]]) -> str:
    """The same lines, read out as they change."""
    return f'<div role="status">{_states(states)}</div>'


def _states(states: list[tuple[str, str, str]]) -> str:
    """A line for each file: its name, what became of it, and that in words."""
    lines = "".join(
        f'<li class="{kind}"><strong>{escape(name)}</strong><span>{escape(said)}</span></li>'
        for name, kind, said in states
    )
    return f'<ul class="uploads">{lines}</ul>'
