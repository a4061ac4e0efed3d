"""Figures read from a sentence, and numbers read without the product's own reading."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

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
