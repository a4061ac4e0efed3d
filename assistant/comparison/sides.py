"""The two sides a question sets against each other: two places, two years, an aim and its outcome."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asking.places import place_forms
from assistant.asking.question import Question, marks_of
from assistant.asking.scope import Scope
from assistant.words.lexicon import cues
from corpus import Report, Status, Years, fold, year_before_five

# How a year's outcome is named: 2016年做完的, 去年已建成的, 2015年实收.
_CAME = re.compile(
    r"实[际绩数打]|真正|最终|最后|结果|完成(?!率)|已经?(?![有是])|[一-鿿](?:[完成到出过]|下来)了?的(?![一-鿿])"
    r"|[一-鿿]了的(?![一-鿿])"
)
# What says of a side that it is an aim or an outcome, and nothing of what is measured.
_STATUS = re.compile(
    r"(?:当年|年初|年头|年度|原[定先来]|既定|预定)的?|超(?:过|出|额)|的?(?:目标|预期(?!寿命)|计划(?!生育)|打算|力争|争取|准备|底线)(?:数|值)?"
    r"|(?<![一规特法固限稳决确指认])[定排]下?了?的"
    r"|最后的?(?:实际)?(?:结果|数)|最终(?:结果|数)?|实际(?:完成|达到)?(?:数|值)?|实[绩数]|真正|结果|完成(?:数|值|情况)"
)
# The noun is said elsewhere: 2017年计划新改建的公厕比2016年做完的多几座.
_ELLIPSIS = re.compile(
    r"^[一-鿿]{1,6}的(?=[\s,，]*(?:[比较跟和与同要还更哪差]|[多高大低少小快慢长短]|[?？]|$))"
)
# What is said right after a year of nothing but that year.
_AIMED = re.compile(r"的?(?:年度)?(?:目标|预期|计划|任务)(?:[数值])?")
_JOINT = re.compile(r"[\s和与跟同比较及、,，或到至还是]*")


@dataclass(frozen=True, slots=True)
class Side:
    """One side: the periods and reports it is of, and whether it is an aim or an outcome, if said."""

    periods: tuple[str, ...]
    reports: tuple[Report, ...] = ()
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class _Apart:
    """Two years named apart, the first said first, and the words before, between and after them."""

    first: str
    second: str
    before: str
    between: str
    after: str


def sides_of(question: Question, scope: Scope, years: Years) -> list[Side]:
    """Both sides as a question names them; empty unless it names two.

    :param years: what relative words (今年) are resolved against.
    """
    if len(scope.places) == 2:
        of_each = _statuses_of_places(question, scope.places)
        return [
            Side(
                question.periods, tuple(r for r in scope.reports if fold(r.place) == place), status
            )
            for place, status in zip(scope.places, of_each, strict=True)
        ]
    named = (*question.periods, *question.baselines)
    single = list(dict.fromkeys(y for period in named for y in _ends(period, question.folded)))
    if len(single) == 2:
        aims = _statuses(question, years)
        return [Side((year,), status=aims.get(year)) for year in single]
    if len(single) < 2 and question.means("target") and question.means("outcome"):
        return [Side(tuple(single), status="target"), Side(tuple(single), status="actual")]
    return []


def _ends(period: str, folded: str) -> list[str]:
    """The year a period began in and its last; that of five years is the one before, if none is named.

    >>> _ends("2011-2015", "“十二五”多了多少"), _ends("2011-2015", "2011年到2015年多了多少")
    (['2010', '2015'], ['2011', '2015'])
    """
    first, *last = period.split("-")
    began = year_before_five(period) if last and first not in folded else ""
    return [began or first, *last]


def without_status(question: Question, years: Years) -> str:
    """A folded question without what says of a side of it that it is an aim or an outcome.

    >>> from assistant.asking.question import read_question
    >>> years = Years("2016", "2017")
    >>> without_status(read_question("2017年计划建的公厕比2016年做完的多几座?", years), years)
    '建的公厕比 多几座?'
    """
    text = question.without_stated
    if apart := _apart(question, years):
        between, after = (_ELLIPSIS.sub("", words) for words in (apart.between, apart.after))
        text = " ".join((apart.before, between, after))
    return " ".join(_STATUS.sub(" ", text).split())


def _statuses(question: Question, years: Years) -> dict[str, Status]:
    """Of each of two years that are named apart, whether its aim or its outcome is meant.

    What is said after both holds for both (2017年和2016年的目标), and tells neither from the other.

    >>> from assistant.asking.question import read_question
    >>> years = Years("2016", "2017")
    >>> _statuses(read_question("2017年计划建的公厕比2016年做完的多几座?", years), years)
    {'2017': 'target', '2016': 'actual'}
    >>> _statuses(read_question("2017年和2016年的公厕目标差几座?", years), years)
    {}
    """
    apart = _apart(question, years)
    if not apart or _JOINT.fullmatch(apart.between):
        return {}
    said = {apart.first: _said(apart.between), apart.second: _said(apart.after)}
    if "target" in said.values():
        # Beside an aim, a year that is over is meant for what came of it.
        said = {p: s or ("actual" if p <= years.done else "target") for p, s in said.items()}
    return {period: status for period, status in said.items() if status}


def _statuses_of_places(question: Question, named: Sequence[str]) -> tuple[Status | None, ...]:
    """Of each of two places, whether its aim or its outcome is meant, where the question says both."""
    starts = [
        min(
            (at for form in place_forms(place) if (at := question.folded.find(form)) >= 0),
            default=-1,
        )
        for place in named
    ]
    if min(starts) < 0 or starts[0] >= starts[1]:
        return None, None
    said = _said(question.folded[starts[0] : starts[1]]), _said(question.folded[starts[1] :])
    return said if None not in said and said[0] != said[1] else (None, None)


def last_aimed_at(question: Question, years: Years) -> bool:
    """Whether the last of several years named apart is named with its aim: 2010年、2015年到2016年目标.

    >>> from assistant.asking.question import read_question
    >>> years = Years("2016", "2017")
    >>> last_aimed_at(read_question("2010年、2015年到2016年目标各多少?", years), years)
    True
    >>> last_aimed_at(read_question("2010—2016年目标各多少?", years), years)
    False
    """
    if question.is_english:
        return False
    timed, marks = marks_of(question.without_stated, question.language, years)
    return len(marks) > 1 and bool(_AIMED.match(timed, max(mark.end for mark in marks)))


def _apart(question: Question, years: Years) -> _Apart | None:
    if question.is_english:
        return None
    timed, marks = marks_of(question.without_stated, question.language, years)
    firsts = {mark.period: mark for mark in reversed(marks) if "-" not in mark.period}
    if len(firsts) != 2:
        return None
    first, second = sorted(firsts.values(), key=lambda mark: mark.start)
    return _Apart(
        first.period,
        second.period,
        timed[: first.start],
        timed[first.end : second.start],
        timed[second.end :],
    )


def _said(words: str) -> Status | None:
    if any(cues()[meaning, "zh"].search(words) for meaning in ("target", "ahead")):
        return "target"
    return "actual" if _CAME.search(words) else None
