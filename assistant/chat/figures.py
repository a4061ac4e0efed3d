"""The table of figures beside the conversation: chosen, searched, filtered and sorted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.chat.evidence import download_buttons, empty_panel
from assistant.chat.marks import qualifications
from assistant.chat.markup import escape, number_and_unit
from assistant.chat.view import View
from assistant.model import Answer
from assistant.render import shown_figure
from corpus import Figure, fold

ROWS_SHOWN = 300
"""Rows sent to the browser at once; searching narrows the rest."""
COLUMNS = ("number", "unit", "label", "period", "status", "where")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which figures the table shows, and in what order."""

    everything: bool = False
    """All figures of the collection instead of those near the answer."""
    words: str = ""
    """Only figures whose row holds all of these, separated by spaces, in either script."""
    status: str = ""
    period: str = ""
    column: str = ""
    """The column to sort by; empty for the order of the report."""
    falling: bool = False


def chosen_figures(answer: Answer | None, choice: Choice, view: View) -> list[Figure]:
    """The figures of the table: those of the answer first unless sorted, then by passage."""
    collection = view.collection
    own = figures_of(answer) if answer else ()
    if answer is None or choice.everything:
        candidates: Iterable[Figure] = collection.figures.values()
    else:
        rank = {citation.passage_id: at for at, citation in enumerate(answer.citations)}
        candidates = sorted(answer.candidates, key=lambda f: rank.get(f.passage_id, len(rank)))
    found = [
        figure
        for figure in search(dict.fromkeys([*own, *candidates]), choice.words, view)
        if choice.status in ("", figure.status) and choice.period in ("", figure.period)
    ]
    if choice.column:
        found.sort(key=lambda f: _sort_key(f, choice.column, view), reverse=choice.falling)
    return found


def figures_panel(answer: Answer | None, choice: Choice, view: View) -> str:
    """The table of the chosen figures, those of the answer standing out."""
    found = chosen_figures(answer, choice, view)
    if not found:
        bar = f'<div class="about"><span></span>{_filters(choice, view)}</div>'
        return bar + empty_panel(view.say("no_figures"))
    own = {figure.id for figure in figures_of(answer)} if answer else set()
    head = "".join(_heading(column, choice, view) for column in COLUMNS)
    body = "".join(_row(f, f.id in own, view) for f in found[:ROWS_SHOWN])
    count = view.say("figures_found", count=len(found))
    if len(found) > ROWS_SHOWN:
        count += view.say("figures_first", count=ROWS_SHOWN)
    return (
        f'<div class="about"><h2 class="caption">{count}</h2>{_filters(choice, view)}'
        f'<span class="files" role="group" aria-label="{view.say("download")}">'
        f"{view.say('download')} {download_buttons('figures')}</span></div>"
        f'<div class="scroll" tabindex="0" role="region" aria-label="{view.say("tab_figures")}">'
        f'<table class="figures"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def figures_of(answer: Answer) -> tuple[Figure, ...]:
    """The figures that an answer rests on, or that an abstention names as nearest."""
    operands = answer.calculation.operands if answer.calculation else ()
    return tuple(dict.fromkeys([*answer.figures, *operands, *answer.nearest]))


def search(figures: Iterable[Figure], words: str, view: View) -> list[Figure]:
    """The figures whose row of the table holds every one of `words`, in either script."""
    wanted = fold(words).split()
    if not wanted:
        return list(figures)
    rows = ((figure, fold(" ".join(_cells(figure, view)))) for figure in figures)
    return [figure for figure, row in rows if all(word in row for word in wanted)]


def _filters(choice: Choice, view: View) -> str:
    """The lists to choose a status and a period from."""
    figures = view.collection.figures.values()
    periods = sorted({figure.period for figure in figures if figure.period}, reverse=True)
    statuses = [("actual", view.say("actual")), ("target", view.say("target"))]
    return _select("status", choice.status, statuses, view) + _select(
        "period", choice.period, [(period, view.period(period)) for period in periods], view
    )


def _select(name: str, chosen: str, options: Sequence[tuple[str, str]], view: View) -> str:
    listed = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>'
        f"{escape(words)}</option>"
        for value, words in [("", view.say(f"any_{name}")), *options]
    )
    label = view.say(f"{name}_filter")
    return f'<select data-change="filter" name="{name}" aria-label="{label}">{listed}</select>'


def _cells(figure: Figure, view: View) -> Sequence[str]:
    section = view.collection.passages[figure.passage_id].section
    report = view.collection.reports[figure.report]
    period = view.period(figure.period)
    return [figure.text, figure.head, period, figure.place, report.title, *section]


def _sort_key(figure: Figure, column: str, view: View) -> tuple[object, ...]:
    if column == "number":
        return (figure.base,)
    if column == "where":
        section = view.collection.passages[figure.passage_id].section
        return (figure.report, *section)
    values = {"unit": fold(figure.unit), "label": fold(figure.head), "period": figure.period}
    return (values.get(column, figure.status), figure.base)


def _heading(column: str, choice: Choice, view: View) -> str:
    name = view.say(f"column_{column}")
    order = ""
    if column == choice.column:
        order = "descending" if choice.falling else "ascending"
    state = f' aria-sort="{order}"' if order else ""
    return (
        f'<th scope="col" class="{column}"{state}><button type="button" data-do="sort" '
        f'value="{column}" title="{view.say("sort", column=name)}">{name}</button></th>'
    )


def _row(figure: Figure, own: bool, view: View) -> str:
    number, unit = number_and_unit(shown_figure(figure), figure.unit)
    section = view.collection.passages[figure.passage_id].section
    report = view.collection.reports[figure.report]
    path = " › ".join([report.title, *section])
    where = section[-1] if section else report.title
    if len(view.collection.reports) > 1:
        where = f"{report.place} {where}"
    status = "".join(
        f'<span class="badge {kind}" title="{escape(why)}">{mark}</span>'
        for kind, mark, why in qualifications(figure, view)
    )
    return (
        f"<tr{' class=own' if own else ''}>"
        f'<td class="number">{escape(number)}</td><td>{escape(unit)}</td>'
        f'<td class="label" title="{escape(figure.context)}">{escape(figure.head)}</td>'
        f"<td>{escape(view.period(figure.period))}</td>"
        f'<td class="status">{status or view.say("actual")}</td>'
        f'<td class="where" title="{escape(path)}">'
        f'<button type="button" data-do="figure" value="{escape(figure.id)}">'
        f"{escape(where)}</button></td></tr>"
    )
