"""The table of figures beside the conversation."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.chat.card import qualifications
from assistant.chat.collection import Collection
from assistant.chat.evidence import empty_panel
from assistant.chat.markup import escape, number_and_unit, period_in_words
from assistant.model import Answer
from assistant.render import shown_figure
from corpus import Figure, fold

ROWS_SHOWN = 300
"""Rows sent to the browser at once; searching narrows the rest."""

COLUMNS = ("数值", "单位", "统计内容", "时期", "状态", "出处")


def figures_panel(
    answer: Answer | None, collection: Collection, everything: bool = False, words: str = ""
) -> str:
    """A table of figures: those of the answer first and standing out, then by passage.

    :param everything: all figures of the collection instead of those near the answer.
    :param words: only figures that hold all of these, separated by spaces, in either script.
    """
    own = figures_of(answer) if answer else ()
    if answer is None or everything:
        candidates: Iterable[Figure] = collection.figures.values()
    else:
        rank = {citation.passage_id: at for at, citation in enumerate(answer.citations)}
        candidates = sorted(answer.candidates, key=lambda f: rank.get(f.passage_id, len(rank)))
    found = search(dict.fromkeys([*own, *candidates]), words, collection)
    if not found:
        return empty_panel("没有符合条件的数据。")
    own_ids = {figure.id for figure in own}
    head = "".join(f'<th scope="col">{column}</th>' for column in COLUMNS)
    body = "".join(_row(f, f.id in own_ids, collection) for f in found[:ROWS_SHOWN])
    more = f"，这里是前 {ROWS_SHOWN} 个，可用搜索缩小范围" if len(found) > ROWS_SHOWN else ""
    return (
        f'<div class="caption">共 {len(found)} 个数据{more}</div>'
        f'<table class="figures"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    )


def figures_of(answer: Answer) -> tuple[Figure, ...]:
    """The figures that an answer rests on, or that an abstention names as nearest."""
    operands = answer.calculation.operands if answer.calculation else ()
    return tuple(dict.fromkeys([*answer.figures, *operands, *answer.nearest]))


def search(figures: Iterable[Figure], words: str, collection: Collection) -> list[Figure]:
    """The figures whose row of the table holds every one of `words`, in either script."""
    wanted = fold(words).split()
    if not wanted:
        return list(figures)
    rows = ((figure, fold(_as_text(figure, collection))) for figure in figures)
    return [figure for figure, row in rows if all(word in row for word in wanted)]


def _as_text(figure: Figure, collection: Collection) -> str:
    section = collection.passages[figure.passage_id].section
    report = collection.reports[figure.report]
    period = period_in_words(figure.period)
    return " ".join([figure.text, figure.head, period, figure.place, report.title, *section])


def _row(figure: Figure, own: bool, collection: Collection) -> str:
    number, unit = number_and_unit(shown_figure(figure), figure.unit)
    section = collection.passages[figure.passage_id].section
    report = collection.reports[figure.report]
    path = " › ".join([report.title, *section])
    where = section[-1] if section else report.title
    if len(collection.reports) > 1:
        where = f"{report.place} {where}"
    status = "".join(
        f'<span class="badge {kind}" title="{escape(why)}">{mark}</span>'
        for kind, mark, why in qualifications(figure)
    )
    return (
        f"<tr{' class=own' if own else ''}>"
        f'<td class="number">{escape(number)}</td><td>{escape(unit)}</td>'
        f'<td class="label" title="{escape(figure.context)}">{escape(figure.head)}</td>'
        f"<td>{escape(period_in_words(figure.period))}</td>"
        f'<td class="status">{status or "实绩"}</td>'
        f'<td class="where" title="{escape(path)}"><span>{escape(where)}</span></td></tr>'
    )
