"""Indicators called by a short name (社零, 固投, GDP), with the full name that the reports use.

What staff type for short is known as a synonym, which tells less surely than the report's own words. So
where no figure is called by the short name, the question is read as if it had the full one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.asking.question import Question, reworded
from assistant.words.lexicon import short_names
from corpus import Report, Years, fold

_BEFORE = re.compile(
    "^(?:预计|初步|统计|全[省市区县旗盟州年]|[我本][省市区县旗]|实现|完成|地方|[，,、])*"
)
"""What a label may begin with before the name of what it counts."""


_COMPARES = ("which_place", "which_year", "highest", "lowest", "each", "yesno")


def in_full_names(question: Question, reports: Sequence[Report], years: Years) -> Question:
    """The question with each short name put in full that no figure of the reports is called by.

    Where a question names years, the reports about them tell what it is called: 2012年财政收入 is what that
    year's report calls 财政总收入.

    :param years: what relative words (今年) are resolved against.
    """
    if question.is_english or (
        question.means("text") and not question.means("quantity", "growth", *_COMPARES)
    ):
        return question  # what is said in words need not be said by the full name
    about = [report for report in reports if report.period in question.periods] or reports
    full = question.folded
    for short, name, kept in short_names():
        if short.search(full):
            full = short.sub(_name_for(short, name, kept, about), full)
    return question if full == question.folded else reworded(question, full, years)


def _name_for(
    short: re.Pattern[str], name: str, kept: re.Pattern[str], reports: Sequence[Report]
) -> str:
    r"""What to read a short name as, for `re.sub`: itself (\g<0>), what a report calls it, or the full name."""
    labels = (_name_in(figure.label) for report in reports for figure in report.figures)
    called = {found[0] for label in labels if (found := kept.match(label))}
    if any(short.match(each) for each in called) or len(called) > 1:
        return r"\g<0>"
    return next(iter(called), name)


@lru_cache(maxsize=65536)
def _name_in(label: str) -> str:
    """A figure's label from the name of what it counts on."""
    return _BEFORE.sub("", fold(label).lower())
