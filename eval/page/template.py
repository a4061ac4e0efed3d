"""The templates of the pages, what all of them are given, and the writing of a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus import ReportError
from eval.measuring.baseline import signed, verdict
from eval.measuring.measures import LOWER_IS_BETTER
from eval.measuring.summary import shown
from eval.page.meanings import in_chinese

_FOLDER = Path(__file__).parent


def filled(template: str, **values: Any) -> str:
    """A template as HTML; whatever the values hold is escaped."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = lambda value, name: shown(name, value)
    environment.filters["moment"] = lambda date: date.replace("T", " ").replace("+00:00", " UTC")
    environment.filters["signed"] = lambda value, name: signed(name, value)
    environment.filters["chinese"] = in_chinese
    environment.filters["verdict"] = verdict
    style = (_FOLDER / "style.css").read_text(encoding="utf-8")
    return environment.get_template(template).render(
        style=style, lower_is_better=LOWER_IS_BETTER, **values
    )


def write(html: str, path: Path) -> None:
    """Write a page.

    :raises ReportError: when it cannot be written.
    """
    try:
        path.write_text(html, encoding="utf-8")
    except OSError as error:
        raise ReportError(f"Cannot write the page to {path}: {error.strerror}") from error
