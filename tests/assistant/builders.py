"""Figures read from a sentence, what an answer calculates, and numbers read without the product."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from assistant import Assistant
from corpus import Figure, parse_report


def stated(text: str) -> Figure:
    """The figure of a one-sentence report that states it: "3.5亿元"."""
    (figure,) = parse_report("统计.txt", f"全年完成{text}。".encode()).figures
    return figure


def arabic_numbers(text: str) -> set[Decimal]:
    """Every Arabic number of a text, of any width, thousands separators left out."""
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", plain)
    return {Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", plain)}


def worked_out(assistant: Assistant, question: str, *history: str) -> str:
    """The expression an answer shows; "" if it calculates nothing."""
    answer = assistant.ask(question, history)
    return answer.calculation.expression if answer.calculation else ""
