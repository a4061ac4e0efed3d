"""Draws a chart with Plotly, which Gradio brings along for the browser.

Plotly draws text with the browser's own fonts, so Chinese labels show wherever Chinese pages
do; it asks nothing of other hosts, tells which point was clicked, and saves a picture itself.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any
from unicodedata import east_asian_width

from assistant.chat.chart import Chart
from assistant.chat.markup import escape
from assistant.chat.view import View
from assistant.model import plain_number

_INK, _GRID, _BAR = "#1b2330", "#dfe4ec", "#2a66ac"
"""For the saved picture, which is always light; on the page the style sheet has the say."""
_FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif"
_LINE_OF_NAME = 12
"""Characters of a name on one line; a longer one takes two."""
_LINE_OF_TITLE = 21
"""Characters of the title on one line, which a phone has room for; of Latin ones, twice as many."""
_TITLE_ROW = 20
"""Pixels between the lines of a title."""
_MOST_LABELLED = 8
"""Points of a line that all have their number beside them; of more, those that matter."""
_PALE = 0.45
"""How strongly a target is drawn."""


def to_plotly(chart: Chart, view: View) -> dict[str, Any]:
    """The chart as Plotly's data and layout; each point carries its figure's id."""
    numbers = [plain_number(value) for value in chart.values]
    # Plotly takes its texts for HTML.
    names, texts = list(map(escape, chart.names)), list(map(escape, chart.texts))
    trace: dict[str, Any] = {
        "customdata": [figure.id for figure in chart.figures],
        "hovertext": [f"{name}：{text}" for name, text in zip(names, texts, strict=True)],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "color": _BAR,
            "size": 10,
            "opacity": [_PALE if f.status == "target" else 1 for f in chart.figures],
        },
    }
    # By number and not by name: two things of one name must not fall onto each other, and a
    # year that is missing leaves a gap.
    places, ticks = list(range(len(numbers))), [_in_lines(name) for name in chart.names]
    periods = [figure.period for figure in chart.figures]
    line = chart.kind == "series"
    row = 44 if any("<br>" in tick for tick in ticks) else 34
    title = _title_lines(chart.title)
    top = 32 + _TITLE_ROW * len(title)
    if line and all(period.isdigit() for period in periods):
        places, ticks = [int(period) for period in periods], periods
    axis = {"tickvals": places, "ticktext": ticks, "automargin": True, "fixedrange": True}
    measure = {
        "title": {"text": escape(chart.unit)},
        "gridcolor": _GRID,
        "rangemode": "tozero",
        "nticks": 6,
        "exponentformat": "none",
        "separatethousands": True,
        "automargin": True,
        "fixedrange": True,
    }
    if line:
        trace |= {"type": "scatter", "mode": "lines+markers+text", "x": places, "y": numbers}
        trace |= {"text": _beside_line(chart, texts), "textposition": "top center"}
        trace |= {"line": {"color": _BAR, "width": 2.5}}
        axes = {"xaxis": {**axis, "title": {"text": view.say("chart_year")}}, "yaxis": measure}
    else:
        trace |= {"type": "bar", "orientation": "h", "x": numbers, "y": places}
        trace |= {"text": texts, "textposition": "outside"}
        axes = {"xaxis": measure, "yaxis": {**axis, "autorange": "reversed"}}
    return {
        "data": [trace],
        "layout": {
            **axes,
            # From the edge of the picture, not from that of the axes, which long names push in.
            "title": {
                "text": f"<b>{'<br>'.join(map(escape, title))}</b>",
                "x": 0,
                "y": 1,
                "xanchor": "left",
                "yanchor": "top",
                # The last of its lines stands there, and the others above it.
                "pad": {"l": 4, "t": 10 + _TITLE_ROW * (len(title) - 1)},
                "font": {"size": 15, "color": _INK},
            },
            "font": {"family": _FONT, "size": 13, "color": _INK},
            "margin": {"t": top, "r": 70, "l": 16, "b": 16},
            "height": top + (328 if line else 78 + row * len(numbers)),
            "paper_bgcolor": "#ffffff",
            "plot_bgcolor": "#ffffff",
            "bargap": 0.35,
            "hovermode": "closest",
            "dragmode": False,
        },
        "config": {"displayModeBar": False, "responsive": True},
    }


def _beside_line(chart: Chart, texts: Sequence[str]) -> list[str]:
    """What stands beside the points of a line: numbers, whose unit the axis says."""
    values = chart.values
    labelled = set(range(len(values)))
    if len(values) > _MOST_LABELLED:
        labelled = {0, len(values) - 1, values.index(min(values)), values.index(max(values))}
    return [
        text.replace(chart.unit, "", 1) if n in labelled else "" for n, text in enumerate(texts)
    ]


def _title_lines(title: str) -> list[str]:
    """A title as the lines it takes on a phone.

    >>> _title_lines("行政权力事项共计 5291项 · 构成")
    ['行政权力事项共计 5291项 · 构成']
    """
    halves = sum(1 + (east_asian_width(char) in "WF") for char in title)
    return [title] if halves <= 2 * _LINE_OF_TITLE else textwrap.wrap(title, _LINE_OF_TITLE)


def _in_lines(name: str) -> str:
    lines = textwrap.wrap(name, _LINE_OF_NAME, max_lines=2, placeholder="…")
    return "<br>".join(map(escape, lines))
