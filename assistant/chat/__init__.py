"""The chat page: sessions and their deeds, parts drawn as HTML, and the layout in Gradio.

Only `frame`, `page`, `shelf` and `visits` know Gradio, which takes seconds to import; the app
imports them when it serves.
"""

from assistant.chat.card import answer_card, conversation
from assistant.chat.chart import chart_of, chart_panel
from assistant.chat.collection import Collection
from assistant.chat.evidence import passages_panel
from assistant.chat.figures import Choice, figures_panel
from assistant.chat.findings import findings_panel
from assistant.chat.header import header, welcome
from assistant.chat.library import MOST_MEGABYTES, Library, safe_name
from assistant.chat.line import Line
from assistant.chat.passwords import Passwords, read_passwords, set_password
from assistant.chat.pictures import PICTURE_PATH, ForVisitors, serve_pictures
from assistant.chat.plotly import to_plotly
from assistant.chat.programs import MCP_PATH, Guarded, ask_function, health, mcp_server
from assistant.chat.reader import reader_panel
from assistant.chat.session import Session, remember
from assistant.chat.talk import LOG, Talk
from assistant.chat.view import View, language_of

__all__ = [
    "LOG",
    "MCP_PATH",
    "MOST_MEGABYTES",
    "PICTURE_PATH",
    "Choice",
    "Collection",
    "ForVisitors",
    "Guarded",
    "Library",
    "Line",
    "Passwords",
    "Session",
    "Talk",
    "View",
    "answer_card",
    "ask_function",
    "chart_of",
    "chart_panel",
    "conversation",
    "figures_panel",
    "findings_panel",
    "header",
    "health",
    "language_of",
    "mcp_server",
    "passages_panel",
    "read_passwords",
    "reader_panel",
    "remember",
    "safe_name",
    "serve_pictures",
    "set_password",
    "to_plotly",
    "welcome",
]
