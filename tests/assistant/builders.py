"""Small collections of reports, figures of a sentence, and numbers read without the product."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from assistant import Assistant
from corpus import Figure, parse_report
from index import Encoder, open_index


def over(reports: Mapping[str, str], folder: Path, encoder: Encoder) -> Assistant:
    """The assistant over reports (file name → text) that are written into an empty folder."""
    texts = folder / "reports"
    texts.mkdir()
    for name, text in reports.items():
        (texts / name).write_text(text, encoding="utf-8")
    return Assistant(open_index([texts], home=folder / "home", encoder=encoder))


def work_report(done: int, review: str, plan: str) -> str:
    """A work report of the year after `done`: what was done, and what is planned."""
    return f"政府工作报告\n\n一、{done}年工作回顾\n{review}\n\n二、{done + 1}年工作安排\n{plan}\n"


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
