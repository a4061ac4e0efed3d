"""What the parts of the page show for a session, in the order the page lists them."""

from __future__ import annotations

import json
from typing import Any

import gradio as gr
from gradio.components.plot import PlotData

from assistant.chat.bar import bar, editing_hint
from assistant.chat.card import conversation
from assistant.chat.chart import chart_of, chart_panel
from assistant.chat.evidence import passages_panel
from assistant.chat.figures import figures_panel
from assistant.chat.findings import findings_panel
from assistant.chat.plotly import to_plotly
from assistant.chat.session import Remembered, Session
from assistant.chat.talk import Talk


def draw_everything(talk: Talk, session: Session, past: Remembered) -> list[Any]:
    """Session, remembered conversations, the turns, the line to type in, hint, bar, evidence."""
    view = talk.view(session)
    around = ["", editing_hint(session, view), bar(session, past, view)]
    return [session, past, draw_turns(talk, session), *around, *draw_evidence(talk, session)]


def draw_turns(talk: Talk, session: Session, pending: str = "") -> list[dict[str, Any]]:
    """The turns as chat messages."""
    opinions = None if talk.feedback is None else session.opinions
    view = talk.view(session)
    return conversation(session.turns, view, pending=pending, opinions=opinions)


def draw_evidence(talk: Talk, session: Session) -> list[Any]:
    """Passages, table, picture, its figures, checks: all of the answer being looked at."""
    view, answer = talk.view(session), session.answer
    chart = chart_of(answer, view)
    drawn = chart and PlotData(type="plotly", plot=json.dumps(to_plotly(chart, view)))
    return [
        passages_panel(answer, view),
        figures_panel(answer, session.choice, view),
        gr.Plot(value=drawn, visible=chart is not None),
        chart_panel(chart, view),
        findings_panel(answer, view),
    ]
