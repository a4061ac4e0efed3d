"""What of an earlier question still holds for one that is complete by itself: its year, its place.

行政权力事项有多少项? asks nothing of 2013 because that year was asked about before, if no report
speaks of it; 旅游收入是多少? does where the reports speak of it year by year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.asking.concepts import Concept
from assistant.asking.conversation import telling
from assistant.asking.question import Question
from assistant.asking.scope import covers
from assistant.choosing.mentions import mention
from corpus import Report, fold

_SAID = 0.8
_KIND_OF_PLACE = re.compile(
    r"哪[一两三几些]?个?(?:省|自治区|直辖市)|省份|省区市?|省市"
    r"|\b(?:which|what) (?:provinces?|regions?|municipalit\w+)\b"
)
_OF_THOSE = re.compile(r"谁|更|相比|比较|\b(?:higher|lower|larger|smaller|more|less)\b")
_BESIDE = re.compile(
    r"(?:那么?|,|，|\s)*(?:比起?|[跟和与同](?=[^,，]{2,8}(?:比|差)))|\b(?:how much )?(?:more|less|higher|lower) than\b"
)
_TODAY = re.compile(
    r"今[天日晚早]|昨[天日晚]|明[天日早晚](?!确)|\b(?:today|tonight|yesterday|tomorrow)\b"
)


def ranks_all_places(question: Question, before: Sequence[str], alike: bool) -> bool:
    """Whether a question sets all places against each other, and not those just spoken of.

    哪个省的粮食产量最高? does after one province, which stands against none, and after several where
    it asks something else of them than was asked before.

    :param before: the places of the question before.
    :param alike: whether both ask for the same measure.
    """
    if not question.means("which_place") or not _KIND_OF_PLACE.search(question.folded):
        return False
    return len(before) == 1 or not (alike or _OF_THOSE.search(question.folded))


def sets_beside(question: Question) -> bool:
    """Whether a question only sets the place it names beside the one spoken of: 比湖北多多少?"""
    return bool(_BESIDE.match(question.folded))


def year_holds(
    question: Question, periods: Sequence[str], able: Sequence[Report], scope: Sequence[Report]
) -> bool:
    """Whether the years of the question before may be those of one that names none.

    They are not where no report in scope covers them, nor any like those able to answer.

    :param able: the reports that speak of what is asked; none where that is not known.
    """
    if _TODAY.search(question.folded):
        return False
    like = [report for report in scope if any(_series(report) == _series(r) for r in able)]
    return any(covers(like or scope, period) for period in periods)


def goes_without_saying(periods: Sequence[str], scope: Sequence[Report]) -> bool:
    """Whether every report is about one year alone, so that nobody needs to be told it was meant."""
    return all((report.period,) == tuple(periods) for report in scope)


def speaking(concepts: Sequence[Concept], reports: Sequence[Report]) -> list[Report]:
    """The reports that speak of everything a question names."""
    named = telling(concepts)
    if not named:
        return []
    return [r for r in reports if all(mention(c, _folded(r.clean)) >= _SAID for c in named)]


def are_of_other_kinds(able: Sequence[Report], before: Sequence[Report]) -> bool:
    """Whether what can answer is all of another kind of report than was spoken of before."""
    kinds = {report.kind for report in before}
    return bool(able) and not any(report.kind in kinds for report in able)


def _series(report: Report) -> tuple[str, str]:
    """What a report has in common with those of other years."""
    return fold(report.place), report.kind


@lru_cache(maxsize=64)
def _folded(clean: str) -> str:
    return fold(clean).lower()
