"""Which of some figures, one a place or one a year, are of one measure and can be told side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from assistant.asking.measure import measure_of
from assistant.workbench import Choice, Workbench
from corpus import Figure, fold, split_scale
from index import tagged

_TELLING = ("n", "nz", "vn", "j")


def alike(choices: Sequence[Choice]) -> list[Choice]:
    """The choices that can be compared: of the commonest unit, all levels or all changes."""
    return _like_most(choices, _kind)


def of_one_measure(
    bench: Workbench, choices: Sequence[Choice], *, one_year: bool = False
) -> list[Choice]:
    """The choices that can be compared: done or planned as most are, and of one thing.

    Of another thing is what a noun tells apart that neither the question nor half of the others' names
    have: 人均地区生产总值 among 地区生产总值.

    :param one_year: whether they must be of one year as well.
    """
    kept = _like_most(alike(choices), lambda figure: figure.status)
    if one_year:
        kept = _like_most(kept, lambda figure: figure.period)
    known = " ".join(form for concept in bench.query.concepts for form, _ in concept.forms)
    known += bench.question.folded
    labels = [measure_of(choice.figure).lower() for choice in kept]

    def is_known(noun: str) -> bool:
        return noun in known or sum(noun in label for label in labels) * 2 >= len(labels)

    return [
        choice
        for choice, label in zip(kept, labels, strict=True)
        if all(is_known(word) for word, flag in tagged(label) if flag in _TELLING and len(word) > 1)
    ]


def _like_most(choices: Sequence[Choice], said: Callable[[Figure], object]) -> list[Choice]:
    """The choices of which the same is said as of most."""
    if not choices:
        return []
    common = Counter(said(choice.figure) for choice in choices).most_common(1)[0][0]
    return [choice for choice in choices if said(choice.figure) == common]


def _kind(figure: Figure) -> tuple[str, bool]:
    unit = split_scale(fold(figure.unit))[1].replace("％", "%")
    return unit, figure.role in ("growth", "change")
