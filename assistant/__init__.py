"""Question in, answer out: retrieval, figures, calculation, conversation. Knows no Gradio."""

from assistant.model import Answer, Calculation, Citation, Language, figure_to_json, plain_number
from assistant.service import Assistant, open_assistant

__all__ = [
    "Answer",
    "Assistant",
    "Calculation",
    "Citation",
    "Language",
    "figure_to_json",
    "open_assistant",
    "plain_number",
]
