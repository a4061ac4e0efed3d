"""Draft answers of several figures: of a list, of places, of years, and the most or least of some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.abstain import abstain
from assistant.answer import Draft, first_mention, quote_around
from assistant.asking.every import are_of_places, every_year
from assistant.asking.places import place_forms
from assistant.calculation.operands import is_change
from assistant.choosing.choose import weights
from assistant.comparison.across import place_beside_place, place_by_place
from assistant.comparison.alike import stated_otherwise
from assistant.comparison.bounds import moves
from assistant.comparison.comparison import of_two_sides
from assistant.lists.foremost import Foremost
from assistant.lists.series import years_in_series
from assistant.lists.trend import from_what_to_what
from assistant.model import Language
from assistant.render import (
    item,
    joined,
    own_script,
    phrase,
    shown_as_it_is,
    shown_figure,
    years,
)
from assistant.workbench import Workbench
from corpus import Figure, Passage, fold


def several_of(bench: Workbench, figures: Sequence[Figure], confidence: float) -> Draft:
    """Figures asked for together, by what each counts, or by year if they are one measure's."""
    if _is_series(bench, figures):
        return _by_year(bench, figures, confidence, "series")
    language = bench.question.language
    text = phrase("series", language, items=joined([item(f, language) for f in figures], language))
    return Draft(text, True, confidence, tuple(figures), passages=bench.marked(figures))


def how_it_changed(bench: Workbench) -> Draft | None:
    """What a measure was and what it became, where a question asks how it changed and that is stated."""
    ends = from_what_to_what(bench)
    sure = min((choice.confidence for choice in ends), default=0.0)
    if not ends or sure < weights()["figure_confidence"]["threshold"]:
        return None
    figures = [choice.figure for choice in ends]
    if _is_series(bench, figures):
        return _by_year(bench, figures, sure, "series")
    language = bench.question.language
    start, end = shown_figure(figures[0]), shown_as_it_is(figures[1], language)
    quote = quote_around(figures[1], bench.index)
    text = phrase("from_to", language, start=start, end=end, quote=quote)
    if len(bench.index.reports) > 1:
        title = bench.index.report(figures[1].report).title
        text += phrase("source", language, title=title)
    return Draft(text, True, sure, tuple(figures), passages=bench.marked(figures))


def of_places(bench: Workbench, figures: Sequence[Figure], confidence: float) -> Draft:
    """One figure for each place named, and the places whose reports state none."""
    language = bench.question.language
    text = phrase("series", language, items=joined(by_own_place(figures, language), language))
    stated = {fold(figure.place) for figure in figures}
    if silent := [place for place in bench.reading.scope.places if place not in stated]:
        named = phrase("and", language).join(own_script(place, language) for place in silent)
        text += phrase("silent", language, places=named)
    return _with_rivals(bench, text, figures, confidence)


def _with_rivals(
    bench: Workbench, text: str, figures: Sequence[Figure], confidence: float
) -> Draft:
    """Figures of places told side by side, and what other reports say otherwise."""
    language = bench.question.language
    rivals = stated_otherwise(figures, bench.index.figures)
    for other in rivals:
        title = bench.index.report(other.report).title
        text += phrase("differs", language, title=title, figure=shown_figure(other))
    marked = bench.marked([*figures, *rivals])
    return Draft(text, True, confidence, tuple(figures), passages=marked)


def aim_beside_outcome(bench: Workbench) -> Draft | None:
    """The abstention from setting one side's aim against the other's outcome; None unless that is all there is."""
    two = of_two_sides(bench, unlike=True)
    least = weights()["calculation_confidence"]["threshold"]
    if not two or min(choice.confidence for choice in two) < least:
        return None
    figures, language = tuple(choice.figure for choice in two), bench.question.language
    of_places = len(bench.reading.scope.places) == 2
    items = (by_own_place if of_places else _by_own_year)(figures, language)
    text = phrase("unlike", language, items=joined(items, language))
    return Draft(text, False, 0.0, nearest=figures, passages=bench.marked(figures))


def one_without_other(bench: Workbench) -> Draft:
    """The abstention from setting two places against each other, with what one's report alone states."""
    surely = [choice.figure for choice in place_beside_place(bench)]
    return some_without_others(bench, surely or place_by_place(bench)[0])


def some_without_others(bench: Workbench, figures: Sequence[Figure]) -> Draft:
    """The abstention from reckoning with a figure of each place, with those of the places that state it.

    A plain one where they are of all places, or of none.
    """
    if not 0 < len(figures) < len(bench.reading.scope.places):
        return abstain(bench, 0.0)
    told = of_places(bench, figures, 0.0)
    return replace(told, answered=False, figures=(), nearest=tuple(figures))


def by_own_place(figures: Sequence[Figure], language: Language) -> list[str]:
    """Figures in words, each with its place; what fell among what rose is said to have fallen."""
    rises = any(moves(figure) > 0 for figure in figures)

    def shown(figure: Figure) -> str:
        fell = rises and is_change(figure) and moves(figure) < 0
        told = shown_as_it_is(figure, language)
        return phrase("down", language, figure=told) if fell else told

    return [
        phrase("item", language, label=own_script(f.place, language), figure=shown(f))
        for f in figures
    ]


def _by_own_year(figures: Sequence[Figure], language: Language) -> list[str]:
    return [
        phrase(
            "item", language, label=years([f.period], language), figure=shown_as_it_is(f, language)
        )
        for f in figures
    ]


def of_places_or_years(bench: Workbench, figures: Sequence[Figure], confidence: float) -> Draft:
    """Figures compared over places or years, each with the place or year it is of."""
    language = bench.question.language
    if _is_series(bench, figures):
        return _by_year(bench, figures, confidence, "compared")
    items = joined(by_own_place(figures, language), language)
    text = phrase("compared", language, items=items)
    return _with_rivals(bench, text, figures, confidence)


def _is_series(bench: Workbench, figures: Sequence[Figure]) -> bool:
    """Whether figures are of one place, each of another year; what changed may have none it began in.

    A year that no report names (the one before 五年来) could not be cited.
    """
    periods = {figure.period for figure in figures}
    each_of_another = len(periods) == len(figures) > 1 and "" not in periods
    return (
        each_of_another
        and len({figure.place for figure in figures}) == 1
        and all(_may_be_told(figure, bench) for figure in figures)
    )


def _may_be_told(figure: Figure, bench: Workbench) -> bool:
    """Whether the year of a figure stands somewhere in its report, its headings or its name."""
    report = bench.index.report(figure.report)
    headings = (report.name, report.title, *bench.index.passage(figure.passage_id).section)
    return any(figure.period in heading for heading in headings) or bool(
        first_mention(figure.period, report)
    )


def _by_year(bench: Workbench, figures: Sequence[Figure], confidence: float, frame: str) -> Draft:
    """Figures of one measure with their years, each with its own passage cited and no other.

    A year that none of those names nor their headings and reports is cited from where it is named.
    """
    language = bench.question.language
    text = phrase(frame, language, items=joined(_by_own_year(figures, language), language))
    stated = {figure.period for figure in figures}
    asked: Sequence[str] = years_in_series(bench.question) if frame == "series" else []
    asked = asked or every_year(bench.question, bench.reading.scope.reports)
    if not stated.issuperset(asked):
        text += phrase("unstated", language)
    if are_of_places(bench.index.reports) and not _names_place(bench, figures[0].place):
        text += phrase("source", language, title=own_script(figures[0].place, language))
    marked = bench.marked(figures)
    unnamed = [
        f for f in figures if not _is_named(f.period, [passage for passage, _ in marked], bench)
    ]
    named = (first_mention(f.period, bench.index.report(f.report)) for f in unnamed)
    return Draft(
        text,
        True,
        confidence,
        tuple(figures),
        passages=(*marked, *((passage, ()) for passage in named if passage)),
        alone=True,
    )


def _names_place(bench: Workbench, place: str) -> bool:
    """Whether a question, as it was asked, names a place."""
    return any(form in bench.reading.own.folded for form in place_forms(fold(place)))


def _is_named(year: str, passages: Sequence[Passage], bench: Workbench) -> bool:
    """Whether one of some passages names a year, or its headings or its report do."""
    return any(
        year in text
        for passage in passages
        for text in (
            passage.text,
            *passage.section,
            passage.report,
            bench.index.report(passage.report).title,
        )
    )


def the_foremost(bench: Workbench, found: Foremost) -> Draft:
    """The most or the least of what is listed; the list is cited whole."""
    language = bench.question.language
    named = joined([item(figure, language) for figure in found.figures], language)
    text = phrase("foremost", language, way=found.way, item=named)
    rest = [figure for figure in found.listed if figure not in found.figures]
    cited = bench.marked((*found.figures, *rest))
    return Draft(text, True, found.confidence, found.figures, passages=cited)
