"""Charts of an answer's figures, as data for Plotly, which Gradio brings along for the browser.

Plotly draws text with the browser's own fonts, so Chinese labels show wherever Chinese pages
do; it asks nothing of other hosts, tells which point was clicked, and saves a picture itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from assistant.chat.evidence import empty_panel
from assistant.chat.markup import escape, in_script_of, period_in_words
from assistant.chat.view import View
from assistant.model import Answer, plain_number
from assistant.render import shown_figure
from corpus import Figure, fold, split_scale

Kind = Literal["series", "places", "parts", "list"]

_INK, _GRID, _BAR = "#1b2330", "#dfe4ec", "#2a66ac"
"""For the saved picture, which is always light; on the page the style sheet has the say."""
_FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif"
_LONGEST_NAME = 16


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures that make a picture together, in the order drawn, all in one unit."""

    kind: Kind
    title: str
    unit: str
    figures: tuple[Figure, ...]
    values: tuple[Decimal, ...]
    names: tuple[str, ...]
    texts: tuple[str, ...]
    """The figures as shown beside their points."""


def chart_of(answer: Answer | None, view: View) -> Chart | None:
    """The chart an answer's figures make; None if they make none.

    A line for one thing over several years, ranked bars for several places, bars for the
    parts of a whole and for other things of one unit side by side.
    """
    if answer is None or not answer.answered:
        return None
    figures = answer.calculation.operands if answer.calculation else answer.figures
    values = in_one_unit(figures)
    if values is None:
        return _parts(answer, view)
    if len({figure.period for figure in figures}) == len(figures):
        order = sorted(range(len(figures)), key=lambda n: figures[n].period)
        names = [period_in_words(figure.period) for figure in figures]
        title = f"{_what(figures[0], answer)} · {view.say('chart_series')}"
        return _chart(answer, "series", title, figures, values, names, order)
    if len({figure.place for figure in figures}) == len(figures):
        order = sorted(range(len(figures)), key=lambda n: values[n])
        title = f"{_what(figures[0], answer)} · {view.say('chart_places')}"
        return _chart(answer, "places", title, figures, values, [f.place for f in figures], order)
    order = list(range(len(figures)))[::-1]
    names = [_what(figure, answer) for figure in figures]
    return _parts(answer, view) or _chart(
        answer, "list", view.say("chart_list"), figures, values, names, order
    )


def in_one_unit(figures: Sequence[Figure]) -> list[Decimal] | None:
    """The figures' values in the first one's unit (万元 in 亿元); None if units do not agree,
    or there are fewer than two, or one is a range or a ratio."""
    scaled = [split_scale(fold(figure.unit)) for figure in figures]
    if len(figures) < 2 or len({unit for _, unit in scaled}) > 1:
        return None
    if any(figure.upper is not None or figure.terms for figure in figures):
        return None
    return [
        figure.value * scale / scaled[0][0]
        for figure, (scale, _) in zip(figures, scaled, strict=True)
    ]


def to_plotly(chart: Chart, view: View) -> dict[str, Any]:
    """The chart as Plotly's data and layout; each point carries its figure's id."""
    numbers = [plain_number(value) for value in chart.values]
    line = chart.kind == "series"
    shown = list(chart.texts)
    trace: dict[str, Any] = {
        "customdata": [figure.id for figure in chart.figures],
        "text": shown,
        "hovertext": [f"{name}：{text}" for name, text in zip(chart.names, shown, strict=True)],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {"color": _BAR, "size": 10},
    }
    categories = [_short(name) for name in chart.names]
    # Two things of one name must not fall onto each other.
    places = list(range(len(categories)))
    axis = {"tickvals": places, "ticktext": categories, "automargin": True, "fixedrange": True}
    measure = {
        "title": {"text": chart.unit},
        "gridcolor": _GRID,
        "rangemode": "tozero",
        "automargin": True,
        "fixedrange": True,
    }
    if line:
        trace |= {"type": "scatter", "mode": "lines+markers+text", "x": places, "y": numbers}
        trace |= {"textposition": "top center", "line": {"color": _BAR, "width": 2.5}}
        axes = {"xaxis": {**axis, "title": {"text": view.say("chart_year")}}, "yaxis": measure}
    else:
        trace |= {"type": "bar", "orientation": "h", "x": numbers, "y": places}
        trace |= {"textposition": "outside"}
        axes = {"xaxis": measure, "yaxis": axis}
    height = 380 if line else 130 + 34 * len(chart.figures)
    return {
        "data": [trace],
        "layout": {
            **axes,
            "annotations": [
                {
                    "text": f"<b>{chart.title}</b>",
                    "xref": "paper",
                    "yref": "paper",
                    "x": 0,
                    "y": 1,
                    "yanchor": "bottom",
                    "yshift": 16,
                    "showarrow": False,
                    "font": {"size": 15, "color": _INK},
                }
            ],
            "font": {"family": _FONT, "size": 13, "color": _INK},
            "margin": {"t": 52, "r": 70, "l": 16, "b": 16},
            "height": height,
            "paper_bgcolor": "#ffffff",
            "plot_bgcolor": "#ffffff",
            "bargap": 0.35,
            "hovermode": "closest",
            "dragmode": False,
        },
        "config": {"displayModeBar": False, "responsive": True},
    }


def chart_panel(chart: Chart | None, view: View) -> str:
    """Beside the picture: its figures as buttons that lead to their passages, for keyboards."""
    if chart is None:
        return empty_panel(view.say("no_chart"))
    points = "".join(
        f'<li><button type="button" data-do="figure" value="{escape(figure.id)}">'
        f"{escape(name)} <strong>{escape(text)}</strong></button></li>"
        for figure, name, text in zip(chart.figures, chart.names, chart.texts, strict=True)
    )
    return (
        f'<div class="about"><span class="caption">{view.say("chart_hint")}</span>'
        f'<span class="files"><button type="button" data-do="picture">{view.say("chart_png")}'
        f"</button></span></div><details class='points'><summary>{view.say('chart_points')}"
        f"</summary><ul>{points}</ul></details>"
    )


def _parts(answer: Answer, view: View) -> Chart | None:
    """The parts of a whole that the answer's figures belong to."""
    collection = view.collection
    for finding in answer.findings:
        parts = [collection.figures[part] for part in finding.parts]
        values = in_one_unit(parts)
        if finding.kind == "sum" and values is not None:
            whole = collection.figures[finding.whole]
            total = in_script_of(answer.language, shown_figure(whole))
            what = f"{_what(whole, answer)} {total}"
            names = [_what(part, answer) for part in parts]
            order = sorted(range(len(parts)), key=lambda n: values[n])
            title = view.say("chart_parts", whole=what)
            return _chart(answer, "parts", title, parts, values, names, order)
    return None


def _chart(
    answer: Answer,
    kind: Kind,
    title: str,
    figures: Sequence[Figure],
    values: Sequence[Decimal],
    names: Sequence[str],
    order: Sequence[int],
) -> Chart:
    return Chart(
        kind,
        title,
        in_script_of(answer.language, figures[0].unit),
        tuple(figures[n] for n in order),
        tuple(values[n] for n in order),
        tuple(names[n] for n in order),
        tuple(in_script_of(answer.language, shown_figure(figures[n])) for n in order),
    )


def _what(figure: Figure, answer: Answer) -> str:
    return in_script_of(answer.language, figure.head or figure.label)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
