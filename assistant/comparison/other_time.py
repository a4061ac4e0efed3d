"""Which of two times has more: what a report of one of them says does not tell.

That 7364件 were taken on is no answer to 比去年多吗, nor two figures of 2020 to 2019年和2020年各多少.
"""

from __future__ import annotations

import re

from assistant.answer import Draft
from assistant.asking.measure import measure_words
from assistant.asking.question import Question
from assistant.calculation.operands import is_change
from assistant.comparison.bounds import EITHER_WAY, either_way, moves
from assistant.workbench import Workbench
from corpus import Figure, fold

_BEFORE = r"(?:去年|上一?年|前一?年|往年|以前|之前|过去|原来|从前|\d{4}年?)(?:同期|的?时候)?"
_ASKED = re.compile(
    rf"(?:(?<![同对环占])比(?![例重率])|较(?![大多高低快好强])|超过了?|[高多低少]于|不如){_BEFORE}[一-鿿]{{0,5}}?(?:吗|吧|没有?|么|[?？]|$)"
)
_ASKED_IN_ENGLISH = re.compile(
    r"\b(?:more|fewer|less|higher|lower|larger|smaller|greater|better|worse)\b.*\bthan "
    r"(?:(?:in|during) )?(?:\d{4}|last year|the year before|the (?:previous|preceding|prior) year|before)"
)
_TWO_YEARS = re.compile(r"\d{4}年?\s?(?:、|和|与|及|跟|以及|and)\s?\d{4}")
_FEWER = re.compile("[少低小慢差减降跌]|缩|不如")
_TOLD = re.compile(
    "同比|[比较][上去前]|[比较]\\d{4}|翻[一两]?番|新[高低]|历史最|好转|改善|[好优]于"
)


def asks_against_time(question: Question) -> bool:
    """Whether a question asks if there is more of something than at another time, or at which of two.

    >>> from corpus import Years
    >>> from assistant.asking.question import read_question
    >>> years = Years("2020", "2021")
    >>> asks_against_time(read_question("受理的纠纷比去年多吗?", years))
    True
    >>> asks_against_time(read_question("受理的纠纷比办结的多吗?", years))
    False
    """
    if question.stated:
        return False
    if either_way(question):
        return len({*question.periods, *question.baselines}) > 1
    asked = _ASKED_IN_ENGLISH if question.is_english else _ASKED
    return question.means("yesno") and bool(asked.search(question.folded))


def tells_of_both(bench: Workbench, draft: Draft) -> bool:
    """Whether an answer tells of both times that a question speaks of, or what changed between them."""
    question, figures = bench.question, draft.figures
    periods = {figure.period for figure in figures}
    if question.means("each") and len(figures) > 1 and _TWO_YEARS.search(question.folded):
        return len(periods) > 1 or any("-" in period for period in periods)
    if not asks_against_time(question):
        return True
    if draft.calculation or len(periods) > 1 or any(map(_tells_change, figures)):
        return True
    return not figures and any(
        _TOLD.search(fold(bench.index.report(passage.report).clean[slice(*span)]))
        for passage, spans in draft.passages
        for span in spans
    )


def asked_of_change(bench: Workbench) -> Workbench | None:
    """A question whether there is more than the year before, put to ask how that year moved.

    None in English, for years further apart, whose difference the change of one year does not tell, and where
    the later one is what the other is held against.
    """
    question = bench.question
    if question.is_english:
        return None
    years = sorted({*question.periods, *question.baselines})
    if len(years) == 2 and not (all(map(str.isdigit, years)) and _is_next(*years)):
        return None
    later_is_before = question.periods and years[-1:] == list(question.baselines)
    later_comes_after = years and re.search(f"[,，][跟和与同比较]{years[-1]}", question.folded)
    if later_is_before or later_comes_after:
        return None
    words = EITHER_WAY.sub(" ", _ASKED.sub(" ", question.folded))
    measure = measure_words(words, bench.reading.scope.places)
    asked = "增长还是下降" if either_way(question) else _way(question.folded)
    reports = bench.reading.scope.reports
    named = frozenset(report.name for report in reports)
    year = f"{years[-1]}年" if question.periods else ""
    return bench.assistant.bench(f"{year}{measure}{asked}?", (), named) if measure else None


def _way(folded: str) -> str:
    asked = _ASKED.search(folded)
    return "下降了吗" if asked and _FEWER.search(asked[0]) else "增长了吗"


def _is_next(one: str, other: str) -> bool:
    return int(other) - int(one) == 1


def _tells_change(figure: Figure) -> bool:
    return is_change(figure) or bool(moves(figure))
