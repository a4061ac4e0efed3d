"""The parts of the chat page: records in, HTML out. Knows no Gradio."""

from pathlib import Path

from assistant.chat.card import answer_card, conversation
from assistant.chat.collection import Collection
from assistant.chat.evidence import passages_panel
from assistant.chat.examples import questions_from_figures
from assistant.chat.figures import figures_panel
from assistant.chat.findings import findings_panel
from assistant.chat.header import TITLE, header, welcome

STYLES = Path(__file__).with_name("style")
"""The folder of the page's style sheets; their order does not matter."""
SCRIPT = Path(__file__).with_name("page.js")

__all__ = [
    "SCRIPT",
    "STYLES",
    "TITLE",
    "Collection",
    "answer_card",
    "conversation",
    "figures_panel",
    "findings_panel",
    "header",
    "passages_panel",
    "questions_from_figures",
    "welcome",
]
