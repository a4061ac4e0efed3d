"""The page in Gradio: layout, and which deed leads to what.

Cards and panels are HTML whose buttons say what they do in `data-do`; page.js hands that to
the one component `deeds`, whose events stand for all of them.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import gradio as gr
from gradio.events import api

from assistant.chat.bar import bar, editing_hint
from assistant.chat.draw import draw_everything, draw_evidence, draw_turns
from assistant.chat.examples import TRIES
from assistant.chat.figures import Choice, figures_panel
from assistant.chat.frame import deeds_script, explained, texts
from assistant.chat.header import header, welcome
from assistant.chat.line import Line
from assistant.chat.programs import ask_function
from assistant.chat.reader import reader_panel
from assistant.chat.session import Remembered, Session, remember
from assistant.chat.shelf import Shelf
from assistant.chat.talk import Talk
from assistant.chat.view import View, language_of, told
from assistant.model import Asked
from corpus import ReportError, Span

DEEDS = (
    "ask", "show", "open", "figure", "edit", "cancel", "new", "restore", "forget", "sort", "filter",
    "download", "good", "bad", "correct",
)  # fmt: skip
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_DIRECT: dict[str, Any] = {**_QUIET, "queue": False}
"""In one request, and not through Gradio's queue, which takes two; questions have their own line."""
_DRAWN: dict[str, Any] = {"postprocess": False}
"""With all of the page drawn as the browser takes it; see draw.py."""


def build_page(talk: Talk, line: Line, *, uploads: bool = True) -> gr.Blocks:
    """The page: the conversation, and beside it the evidence.

    :param line: in which questions wait.
    :param uploads: whether reports may be added, corrected and removed on the page.
    """

    def examples() -> tuple[str, ...]:
        return talk.library.opened.suggestions.examples

    i18n = texts()
    first = View(talk.library.opened.collection)
    page = gr.Blocks(title=first.say("title"), fill_width=True, analytics_enabled=False,
                     delete_cache=(3600, 3600))  # fmt: skip
    with page:
        # First, since nothing else on the page may then be called by this name.
        api(ask_function(talk, line), api_name="ask", concurrency_limit=None)
        session = gr.State(Session())
        remembered = gr.BrowserState(
            [],
            storage_key="conversations",
            # Nothing is secret from the one whose browser it is; Gradio only wants it to stay
            # the same, or what is remembered is lost whenever the server starts anew.
            secret="conversations",
        )
        payload = gr.JSON(visible=False)
        asked = gr.Textbox(visible=False)
        deeds = gr.HTML(js_on_load=deeds_script(DEEDS), elem_id="deeds", visible="hidden")
        top = gr.HTML(header(first), elem_id="header", apply_default_css=False)
        with gr.Row(elem_id="main"):
            with gr.Column(elem_id="conversation", scale=6):
                over = gr.HTML(bar(Session(), [], first), elem_id="bar", apply_default_css=False)
                chatbot = gr.Chatbot(
                    elem_id="turns",
                    label=i18n("conversation"),
                    show_label=False,
                    height=None,
                    # To its end, where the figure of a long answer is out of sight; see turns.js.
                    autoscroll=False,
                    placeholder=welcome(first, examples()),
                    latex_delimiters=[],
                    buttons=[],
                    feedback_options=None,
                    # All of it is our own HTML, everything from outside escaped.
                    sanitize_html=False,
                )
                following = gr.HTML("", elem_id="next", apply_default_css=False)
                with gr.Column(elem_id="ask"):
                    hint = gr.HTML("", elem_id="hint", apply_default_css=False)
                    question = gr.Textbox(
                        elem_id="question",
                        label=i18n("question"),
                        show_label=False,
                        placeholder=i18n("question_hint"),
                        submit_btn=str(i18n("send")),
                        max_length=talk.longest,
                        autofocus=True,
                    )
                    kept = gr.HTML(
                        _feedback_note(first, talk),
                        elem_id="kept",
                        apply_default_css=False,
                        visible=talk.feedback is not None,
                    )
            with gr.Column(elem_id="evidence", scale=5), gr.Tabs():
                with gr.Tab(i18n("tab_passages"), id="passages"):
                    passages = gr.HTML(elem_id="passages", apply_default_css=False)
                with gr.Tab(i18n("tab_figures"), id="figures"):
                    with gr.Row(elem_id="filter"):
                        scope = gr.Radio(
                            [(i18n("near"), "near"), (i18n("all"), "all")],
                            value="near",
                            elem_id="scope",
                            label=i18n("scope"),
                            show_label=False,
                            container=False,
                        )
                        words = gr.Textbox(
                            "",
                            elem_id="search",
                            label=i18n("search"),
                            show_label=False,
                            container=False,
                            max_length=100,
                            placeholder=i18n("search_hint"),
                        )
                    figures = gr.HTML(elem_id="figures", apply_default_css=False)
                with gr.Tab(i18n("tab_chart"), id="chart"):
                    plot = gr.Plot(elem_id="plot", label=i18n("tab_chart"), show_label=False)
                    points = gr.HTML(elem_id="points", apply_default_css=False)
                with gr.Tab(i18n("tab_findings"), id="findings"):
                    findings = gr.HTML(elem_id="findings", apply_default_css=False)
                with gr.Tab(i18n("tab_reader"), id="reader"):
                    reader = gr.HTML(elem_id="reader", apply_default_css=False)
                with gr.Tab(i18n("tab_library"), id="library") as library_tab:
                    shelf = Shelf(talk, i18n, uploads)

        evidence = [passages, figures, plot, points, findings]
        everything = [session, remembered, chatbot, over, following, *evidence]
        # Until Gradio has asked for this session's page, it shows that of a new one.
        for part, value in zip(evidence, draw_evidence(talk, Session()), strict=True):
            part.value = value

        def answered(question: str, session: Session, past: Remembered) -> list[Any]:
            session = talk.ask(question, session)
            # While others wait, they come before what might be asked.
            tries = 0 if line.waiting else TRIES
            return draw_everything(talk, session, remember(session, past), tries)

        async def ask(question: str, session: Session, past: Remembered) -> Any:
            if not question:
                return gr.skip()
            try:
                history = tuple(session.rewound().history)
                asked = Asked(question, history, frozenset(session.within))
                return await line(answered, question, session, past, asked=asked)
            except ReportError as error:
                view = talk.view(session)
                session = replace(session, editing=None)
                why = told(error, view.language)
                unchanged = [gr.skip()] * (len(everything) - 3)
                return [session, past, draw_turns(talk, session, (question, why)), *unchanged]

        def open_page(request: gr.Request, past: Remembered) -> list[Any]:
            locale = request.cookies.get("language") or request.headers.get("accept-language", "")
            session = Session(
                language=language_of(locale.split(",")[0]), edition=talk.library.opened.edition
            )
            view = talk.view(session)
            drawn = draw_everything(talk, session, past)
            invitation = welcome(view, examples())
            if invitation != chatbot.placeholder:
                drawn[2] = gr.update(value=[], placeholder=invitation)
            empty = reader_panel("", Span(0, 0), view)
            return [*drawn, header(view, ready=True), _feedback_note(view, talk), empty]

        def start_anew(session: Session, past: Remembered) -> list[Any]:
            return draw_everything(talk, session.fresh(), past)

        def reopened(which: str, session: Session, past: Remembered) -> list[Any]:
            found = next((p for p in past if p["id"] == which), None)
            return draw_everything(talk, talk.restore(found, session) if found else session, past)

        async def restore(event: gr.EventData, session: Session, past: Remembered) -> list[Any]:
            return await line(reopened, event.value, session, past)

        def forget(session: Session) -> list[Any]:
            return [[], bar(session, [], talk.view(session))]

        def show(event: gr.EventData, session: Session) -> list[Any]:
            session = replace(talk.current(session), shown=int(event.turn))
            return [session, *draw_evidence(talk, session)]

        def open_report(event: gr.EventData, session: Session) -> str:
            span = Span(int(event.start), int(event.end))
            return reader_panel(event.report, span, talk.view(session))

        def open_figure(event: gr.EventData, session: Session) -> str:
            view = talk.view(session)
            figure = view.collection.figures.get(event.value)
            if figure is None:
                return reader_panel("", Span(0, 0), view)
            return reader_panel(figure.report, figure.original, view)

        def edit(event: gr.EventData, session: Session) -> list[Any]:
            session = replace(session, editing=int(event.turn))
            asked = session.turns[int(event.turn)].question
            return [session, asked, editing_hint(session, talk.view(session))]

        def cancel(session: Session) -> list[Any]:
            return [replace(session, editing=None), "", ""]

        def tabulate(session: Session, choice: Choice) -> list[Any]:
            session = replace(session, choice=choice)
            return [session, figures_panel(session.answer, choice, talk.view(session))]

        def search(scope: str, words: str, session: Session) -> list[Any]:
            choice = replace(session.choice, everything=scope == "all", words=words)
            return tabulate(session, choice)

        def narrow(event: gr.EventData, session: Session) -> list[Any]:
            chosen = {event.name: event.value} if event.name in ("status", "period") else {}
            return tabulate(session, replace(session.choice, **chosen))

        def sort(event: gr.EventData, session: Session) -> list[Any]:
            column, before = event.value, session.choice
            # Rising, falling, and back to the order of the report.
            if column != before.column:
                choice = replace(before, column=column, falling=False)
            elif not before.falling:
                choice = replace(before, falling=True)
            else:
                choice = replace(before, column="", falling=False)
            return tabulate(session, choice)

        def download(event: gr.EventData, session: Session) -> dict[str, str]:
            content = talk.file(event.value, session)
            return {"name": event.value, "base64": base64.b64encode(content).decode("ascii")}

        def rate(good: bool) -> Callable[..., list[Any]]:
            def rated(event: gr.EventData, session: Session, past: Remembered) -> list[Any]:
                session = talk.rate(int(event.turn), good, session)
                return [session, remember(session, past), draw_turns(talk, session)]

            return rated

        def correct(event: gr.EventData, session: Session, past: Remembered) -> list[Any]:
            session = talk.correct(int(event.turn), str(event.text), session)
            return [session, remember(session, past), draw_turns(talk, session)]

        state = [session, remembered]
        # The browser itself shows the question and that it is being looked up; see page.js.
        line_to_type = [question, chatbot, following, hint]
        for begun in (question.submit, deeds.ask):
            begun(None, line_to_type, [asked, *line_to_type], js="begin", **_DIRECT).then(
                ask, [asked, *state], everything, **_DIRECT, **_DRAWN
            ).failure(None, [question, chatbot], [question, chatbot], js="giveBack", **_DIRECT)
        deeds.restore(explained(restore), state, everything, **_QUIET, **_DRAWN)
        page.load(
            open_page,
            remembered,
            [*everything, top, kept, reader],
            **_DIRECT,
            **_DRAWN,
        )
        deeds.new(start_anew, state, everything, **_DIRECT, **_DRAWN)
        deeds.forget(forget, session, [remembered, over], **_DIRECT)
        deeds.show(show, session, [session, *evidence], **_DIRECT, **_DRAWN)
        deeds.open(open_report, session, reader, **_DIRECT)
        deeds.figure(open_figure, session, reader, **_DIRECT)
        deeds.edit(edit, session, [session, question, hint], **_DIRECT)
        deeds.cancel(cancel, session, [session, question, hint], **_DIRECT)
        deeds.sort(sort, session, [session, figures], **_DIRECT)
        deeds.download(download, session, payload, **_DIRECT).success(
            None, payload, None, js="saveFile", **_DIRECT
        )
        rated = [session, remembered, chatbot]
        deeds.good(explained(rate(True)), state, rated, **_QUIET)
        deeds.bad(explained(rate(False)), state, rated, **_QUIET)
        deeds.correct(explained(correct), state, rated, **_QUIET)
        deeds.filter(narrow, session, [session, figures], **_DIRECT)
        gr.on(
            [scope.change, words.change],
            search,
            [scope, words, session],
            [session, figures],
            **_DIRECT,
        )
        shelf.wire(session, over, remembered, top, chatbot, library_tab)
    return page


def _feedback_note(view: View, talk: Talk) -> str:
    """What is kept of whoever asks or rates, and for how long; empty where nothing is."""
    if talk.feedback is None:
        return ""
    note = "feedback_note_all" if talk.keep_all else "feedback_note"
    said = view.say(note, days=talk.feedback.retention_days)
    return f'<p class="note">{said}</p>'
