"""What a question asks of as a whole, and a report tells of two halves: 居民 of 城镇居民 and 农村居民.

One half would pass for the whole. The figure of the whole answers if there is one, else both halves do.
"""

from __future__ import annotations

import re

from assistant.choosing.mentions import mention
from assistant.lists.each import side_by_side
from assistant.workbench import Choice, Workbench
from corpus import Figure, fold, paired_words

_OF_ALL = re.compile("全体|全[国省市区县旗]|常住|实际")
"""What the name of a whole may have besides that of a half."""


def of_whole_or_halves(bench: Workbench) -> list[Choice]:
    """The whole of which the best figure is one half, or both halves in their order; empty if it is none.

    Halves stand in one sentence, told in the same words but for the half each is of.
    """
    choices = bench.choices(bench.ranking)
    if not choices or bench.question.is_english:
        return []
    best = choices[0]
    for halves in paired_words().values():
        label = fold(best.figure.label)
        here = [half for half in halves if half in label]
        if len(halves) != 2 or len(here) != 1:
            continue
        other = next(half for half in halves if half != here[0])
        if _names_one(bench, halves, label, label.replace(here[0], other)):
            continue
        whole = _of_all(label, here[0])
        for choice in choices[1:]:
            of_neither = not any(half in fold(choice.figure.label) for half in halves)
            if of_neither and _alike(choice.figure, best.figure, whole):
                return [Choice(choice.figure, choice.score, best.confidence)]
        if twin := _twin(bench, best.figure, here[0], other):
            pair = sorted((best.figure, twin), key=lambda figure: figure.clean)
            return [Choice(figure, best.score, best.confidence) for figure in pair]
    return []


def _names_one(bench: Workbench, halves: tuple[str, ...], label: str, twin: str) -> bool:
    """Whether a question speaks of one half, in whatever words (农民, 城里人)."""
    return any(half in bench.question.folded for half in halves) or any(
        mention(concept, label) != mention(concept, twin) for concept in bench.query.concepts
    )


def _of_all(label: str, half: str = "") -> str:
    return _OF_ALL.sub("", fold(label).replace(half, ""))


def _alike(one: Figure, other: Figure, whole: str) -> bool:
    alike = (one.unit, one.role, one.status) == (other.unit, other.role, other.status)
    return alike and one.report == other.report and _of_all(one.label) == whole


def _twin(bench: Workbench, figure: Figure, half: str, other: str) -> Figure | None:
    wanted = fold(figure.label).replace(half, other)
    return next(
        (
            one
            for one in bench.index.report(figure.report).figures
            if fold(one.label) == wanted
            and (fold(one.unit), one.role) == (fold(figure.unit), figure.role)
            and side_by_side(bench, [figure, one])
        ),
        None,
    )
