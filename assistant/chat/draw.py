"""What the parts of the page show for a session, in the order the page lists them.

As the browser takes it, so that Gradio need not look through it again for every question.
"""

from __future__ import annotations

import json
from typing import Any

from assistant.chat.bar import bar, next_questions
from assistant.chat.card import conversation
from assistant.chat.chart import chart_of, chart_panel
from assistant.chat.evidence import passages_panel
from assistant.chat.examples import TRIES
from assistant.chat.figures import figures_panel
from assistant.chat.findings import findings_panel
from assistant.chat.plotly import to_plotly
from assistant.chat.session import Remembered, Session
from assistant.chat.talk import Talk


def draw_everything(
    talk: Talk, session: Session, past: Remembered, tries: int = TRIES
) -> list[Any]:
    """Session, remembered conversations, the turns, the bar, what to ask next, the evidence.

    :param tries: questions that may be asked on trial to find what to ask next.
    """
    view = talk.view(session)
    following = next_questions(talk.next_questions(session, tries), view)
    around = [draw_turns(talk, session), bar(session, past, view), following]
    return [session, past, *around, *draw_evidence(talk, session)]


def draw_turns(
    talk: Talk, session: Session, failed: tuple[str, str] | None = None
) -> list[dict[str, Any]]:
    """The turns as chat messages, and last a question that could not be asked, and why."""
    opinions = None if talk.feedback is None else session.opinions
    messages = conversation(session.turns, talk.view(session), failed=failed, opinions=opinions)
    return [
        {
            "role": message["role"],
            "content": [{"type": "text", "text": message["content"]}],
            "metadata": None,
            "options": None,
        }
        for message in messages
    ]


def draw_evidence(talk: Talk, session: Session) -> list[Any]:
    """Passages, table, picture, its figures, checks: all of the answer being looked at."""
    view, answer = talk.view(session), session.answer
    chart = chart_of(answer, view)
    drawn = chart and {"type": "plotly", "plot": json.dumps(to_plotly(chart, view))}
    return [
        passages_panel(answer, view),
        figures_panel(answer, session.choice, view),
        drawn,
        chart_panel(chart, view),
        findings_panel(answer, view),
    ]
