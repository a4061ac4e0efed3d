"""Whether two figures of one measure may be set against each other.

An aim is no match for an outcome, what five years brought none for what one did, nor what was added
for all there is.
"""

from __future__ import annotations

import re

from assistant.asking.question import Question
from assistant.calculation.operands import is_change
from assistant.choosing.newness import is_new
from assistant.workbench import Workbench
from corpus import Figure, fold

_OF_GROWTH = re.compile(
    "[增涨升降跌快慢速幅]|变化|同比|百分|[%％]|个点|\\b(?:gr[eo]w|r[io]se|rate|fast|slow|f[ae]ll|per ?cent)"
)
_CLAUSE = re.compile("[，,；;。]")
# An item of a list that shares the verb before it: 新增科技型中小企业7227家、高新技术企业3200家.
_SHARES_VERB = re.compile("新(?:增|建|设|开|办|添|认定|培育|引进|登记)[^达至总]*")
_VERB_OF_ITS_OWN = re.compile("[达至超过破总共累]|实现|拥有|保有|发展")


def may_be_set_against(one: Figure, other: Figure, bench: Workbench) -> bool:
    """Whether a question may ask how far apart two figures are that measure the same.

    Of two places that takes one status, unless an aim and an outcome are both asked for, one time of
    what is said of a year alone, and both new or both all there is. Of two years that are named each
    has its own (今年比去年多几项).
    """
    question = bench.question
    if len(bench.reading.scope.places) < 2:
        named = {*question.periods, *question.baselines}
        of_named_years = one.period != other.period and {one.period, other.period} <= named
        alike = one.status == other.status or of_named_years
        return alike or question.seeks_plan or question.means("outcome")
    if one.status != other.status:
        return question.means("target") and question.means("outcome")
    if is_growth_unasked(one, other, question):
        return False
    if any(_is_of_a_run(figure) for figure in (one, other)) and "连续" not in question.folded:
        return False  # nor for how many years on end
    return of_one_time(one, other) and _is_added(one) == _is_added(other)


def is_growth_unasked(one: Figure, other: Figure, question: Question) -> bool:
    """Whether two figures are rates of growth and a question asks for how much there is, of which they say nothing."""
    return one.role == other.role == "growth" and not _OF_GROWTH.search(question.folded)


def of_one_time(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one period, or say how much there is at the end of theirs."""
    of_its_year = any(is_change(f) or f.status == "target" for f in (one, other))
    return one.period == other.period or not of_its_year


def _is_of_a_run(figure: Figure) -> bool:
    """Whether a figure says for how long something has gone on: 连续18年保持在100万吨以上."""
    return fold(figure.unit) == "年" and "连续" in fold(figure.label)


def _is_added(figure: Figure) -> bool:
    """Whether a figure says how much was added, by its label or by the list it stands in."""
    label = fold(figure.label)
    before = _CLAUSE.split(fold(figure.context))[-1]
    shared = _SHARES_VERB.fullmatch(before) and not _VERB_OF_ITS_OWN.search(label)
    return is_new(label) or bool(shared)
