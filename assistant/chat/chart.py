"""Charts of an answer's figures: which figures make a picture together, and of what kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.chat.evidence import download_buttons, empty_panel, heard
from assistant.chat.markup import escape, in_script_of
from assistant.chat.view import View
from assistant.model import Answer
from assistant.render import shown_figure
from corpus import Figure, fold, split_scale

Kind = Literal["series", "places", "parts", "list"]

_SHORTEST_MEASURE = 3
"""Characters that two headings must share to speak of the same; 完成 and 达到 say nothing."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures that make a picture together, in the order read, all in one unit."""

    kind: Kind
    title: str
    unit: str
    figures: tuple[Figure, ...]
    values: tuple[Decimal, ...]
    names: tuple[str, ...]
    texts: tuple[str, ...]
    """The figures as shown beside their points; a target says that it is one."""


def chart_of(answer: Answer | None, view: View) -> Chart | None:
    """The chart an answer's figures make; None if they make none.

    A line for one thing over several years, ranked bars for several places, bars for the
    parts of a whole and for other things of one unit side by side.
    """
    if answer is None or not answer.answered:
        return None
    figures = answer.calculation.operands if answer.calculation else answer.figures
    values = in_one_unit(figures)
    places = [figure.place for figure in figures]
    each_its_own_place = 1 < len(set(places)) == len(figures)
    if values is None:
        return None if each_its_own_place else _parts(answer, view)
    numbers = range(len(figures))
    heads = [figure.head or figure.label for figure in figures]
    # One of many places may call the same thing otherwise; years of unlike things make no line.
    named_by = _most_of(len(heads)) if each_its_own_place else len(heads)
    measure = shared_words(heads, named_by)
    title = in_script_of(answer.language, measure)
    periods = [figure.period for figure in figures]
    each_its_own_year = all(periods) and len(set(periods)) == len(figures)
    if measure and each_its_own_year and len(set(places)) == 1:
        order = sorted(numbers, key=lambda n: periods[n])
        title = f"{title} · {view.say('chart_series')}"
        return _chart(answer, view, "series", title, figures, values, order)
    if measure and each_its_own_place:
        order = sorted(numbers, key=lambda n: -values[n])
        title = f"{title} · {view.say('chart_places')}"
        return _chart(answer, view, "places", title, figures, values, order)
    return _parts(answer, view) or _chart(
        answer, view, "list", view.say("chart_list"), figures, values, numbers
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


def _most_of(places: int) -> int:
    """How many of some places must call a measure alike: three in four, of two or three all."""
    return -(-places * 3 // 4)


def shared_words(heads: Sequence[str], most: int) -> str:
    """The longest words that so many headings have in common, in Simplified; "" if they share none.

    >>> shared_words(["全年地区生产总值完成", "地区生产总值达到", "全市地区生产总值"], 3)
    '地区生产总值'
    """
    folded = [fold(head) for head in heads]
    least = max(min(_SHORTEST_MEASURE, *map(len, folded)), 1)
    for length in range(max(map(len, folded)), least - 1, -1):
        for head in folded:
            for start in range(len(head) - length + 1):
                words = head[start : start + length]
                if sum(words in other for other in folded) >= most:
                    return words
    return ""


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
        f"{heard('tab_chart', view)}"
        f'<div class="about"><span class="caption">{view.say("chart_hint")}</span>'
        f'<span class="files" role="group" aria-label="{view.say("download")}">'
        f'{view.say("download")} {download_buttons("chart")}<button type="button" '
        f'data-do="picture">PNG</button></span></div><details class="points">'
        f"<summary>{view.say('chart_points')}</summary><ul>{points}</ul></details>"
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
            order = sorted(range(len(parts)), key=lambda n: -values[n])
            title = view.say("chart_parts", whole=what)
            return _chart(answer, view, "parts", title, parts, values, order)
    return None


def _chart(
    answer: Answer,
    view: View,
    kind: Kind,
    title: str,
    figures: Sequence[Figure],
    values: Sequence[Decimal],
    order: Sequence[int],
) -> Chart:
    ordered = [figures[n] for n in order]
    return Chart(
        kind,
        title,
        in_script_of(answer.language, figures[0].unit),
        tuple(ordered),
        tuple(values[n] for n in order),
        tuple(_name(figure, ordered, kind, answer, view) for figure in ordered),
        tuple(_text(figure, answer, view) for figure in ordered),
    )


def _name(figure: Figure, among: Sequence[Figure], kind: Kind, answer: Answer, view: View) -> str:
    """What tells a figure from the others of its chart."""
    apart = [
        figure.place if len({other.place for other in among}) > 1 else "",
        view.period(figure.period) if len({other.period for other in among}) > 1 else "",
        _what(figure, answer) if kind in ("parts", "list") else "",
    ]
    return in_script_of(answer.language, " ".join(filter(None, apart)))


def _text(figure: Figure, answer: Answer, view: View) -> str:
    text = in_script_of(answer.language, shown_figure(figure))
    return f"{text}（{view.say('target')}）" if figure.status == "target" else text


def _what(figure: Figure, answer: Answer) -> str:
    return in_script_of(answer.language, figure.head or figure.label)
