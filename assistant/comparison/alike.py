"""The same measure elsewhere: in a later report, in another place's, or with another value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.asking.measure import measure_of
from assistant.asking.question import Question
from assistant.choosing.choose import CLOSE, Ranking
from assistant.comparison.bounds import states_exactly
from assistant.workbench import Choice, Workbench
from corpus import Figure, fold, same_kind

_MOST_PLACES = 3


_YEARS_TOGETHER = re.compile(
    r"(?<!\d)(?:[一两二三四五六七八九十几]|\d{1,2})年(?![级度])|历年|历来|任期|[本这上]届"
)


def superseded(ranking: Ranking, figures: Sequence[Figure]) -> list[int]:
    """Rows of what was planned, where the first figure is a plan and one near it says what came.

    A year planned in one report is reviewed in the next, in nearly the same words.
    """
    if not len(ranking.rows) or figures[ranking.rows[0]].status != "target":
        return []
    plan = figures[ranking.rows[0]]
    near = ranking.rows[ranking.scores > ranking.scores[0] - CLOSE]
    came = any(
        figures[row].status == "actual"
        and figures[row].period == plan.period
        and _counts_alike(figures[row], plan)
        for row in near
    )
    if not came:
        return []
    return [
        int(row)
        for row in ranking.rows
        if figures[row].status == "target" and _counts_alike(figures[row], plan)
    ]


def same_measure(one: Figure, other: Figure) -> bool:
    """Whether two figures of one place count the same thing in the same way, of whatever year."""
    return one.status == other.status and _counts_alike(one, other)


def _counts_alike(one: Figure, other: Figure) -> bool:
    return (
        fold(one.place) == fold(other.place)
        and one.role == other.role
        and same_kind(fold(one.unit), fold(other.unit))
        and measure_of(one) == measure_of(other) != ""
        and _of_one_thing(one, other)
    )


def _of_one_thing(one: Figure, other: Figure) -> bool:
    """Whether what two numbers are said of, where that follows them, may be one thing.

    投资多少万元的养老院 is of another than 投资多少亿元; 多少户农户 and 多少户贫困农户 may be of one.
    """
    short, long = sorted((thing_counted(one), thing_counted(other)), key=len)
    return short in long if short else not long


def thing_counted(figure: Figure) -> str:
    """What a figure's number is said of, where that follows it: 公路 of 建成多少公里公路."""
    after = fold(figure.label).partition("多少")[2]
    return after.removeprefix(fold(figure.unit)).lstrip("的")


def latest(best: Choice, choices: Sequence[Choice], question: Question) -> Choice:
    """The best choice, or the same measure of a later year where the question names none.

    What the year brought goes before what it and those before it did, unless several are asked for
    together (一共, 五年).
    """
    alike = [choice for choice in choices if same_measure(choice.figure, best.figure)]
    in_all = question.means("total", "sum") or bool(_YEARS_TOGETHER.search(question.folded))

    def when(choice: Choice) -> tuple[str, bool]:
        period = choice.figure.period
        return period[-4:], not in_all and "-" not in period

    return max(alike, key=when, default=best)


def came_about(best: Choice, choices: Sequence[Choice]) -> Choice:
    """The best choice, or of an aim what came of the same measure, where one stands about as high.

    Who asks for neither wants to know what there is.
    """
    if best.figure.status != "target":
        return best
    near = (c for c in choices if c.score > choices[0].score - CLOSE and c.figure.role != "from")
    came = (c for c in near if c.figure.status == "actual" and _counts_alike(c.figure, best.figure))
    return next(came, best)


def stated_exactly(best: Choice, choices: Sequence[Choice]) -> Choice:
    """The best choice, or the one that states exactly what it only bounds (32765亿元, 突破3万亿元)."""
    return next(
        (
            choice
            for choice in choices
            if states_exactly(choice.figure, best.figure)
            and measure_of(choice.figure) == measure_of(best.figure) != ""
        ),
        best,
    )


def stated_otherwise(figures: Sequence[Figure], known: Iterable[Figure]) -> list[Figure]:
    """Of all figures known those of other reports that say otherwise what some figures say."""
    told = {(fold(figure.place), figure.period): figure for figure in figures if figure.period}
    return [
        other
        for other in known
        if (figure := told.get((fold(other.place), other.period)))
        and other.report != figure.report
        and other.base != figure.base
        and same_measure(other, figure)
    ]


def places_elsewhere(bench: Workbench, figure: Figure, choices: Sequence[Choice]) -> list[str]:
    """Other places whose reports hold something as fitting, for a question that names no place."""
    scope = bench.reading.scope
    if scope.places or scope.foreign:
        return []
    found = {
        choice.figure.place: None
        for choice in choices
        if choice.figure.place
        and fold(choice.figure.place) != fold(figure.place)
        and choice.score > choices[0].score - CLOSE
        and same_kind(fold(choice.figure.unit), fold(figure.unit))
    }
    return list(found)[:_MOST_PLACES]
