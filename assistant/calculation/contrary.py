"""How far one thing lies above another that is below it, or the other way round: then that is said.

甲比乙多多少 takes for granted that 甲 has more. Where it has less, the difference alone would bear it out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.places import place_forms
from assistant.asking.question import Question
from assistant.calculation.operands import Calculated
from corpus import Figure

_TO_LESS = {
    **{"多": "少", "高": "低", "大": "小", "快": "慢", "长": "短", "强": "弱"},
    **{
        "增加": "减少",
        "增长": "减少",
        "提高": "降低",
        "上升": "下降",
        "上涨": "下跌",
        "涨": "跌",
        "升": "降",
    },
    **{
        "more": "less",
        "higher": "lower",
        "larger": "smaller",
        "greater": "less",
        "faster": "slower",
    },
}
_TO_MORE = {less: more for more, less in reversed(_TO_LESS.items())} | {"fewer": "more"}
_ASKED = re.compile(
    rf"(?P<way>{'|'.join(sorted(filter(str.isalpha, _TO_LESS | _TO_MORE), key=len, reverse=True))})"
    r"(?:[了出]来?)?(?:多少|几|百分之[几多])"
    r"|\bhow (?:much|many)(?: percentage points)? (?P<said>[a-z]+)\b"
)
_WHICH = re.compile("哪|谁|孰")
_BASELINE = r"(?:[比较于过]|[与和跟同](?={form}(?:相比|比起来|比[,，]))){form}|\bthan (?:\w+ ){{0,3}}{form}\b"


def asked_contrary(question: Question, found: Calculated) -> tuple[str, str] | None:
    """The way that a question takes for granted and the one that holds; None where it takes the right one.

    ("多", "少") where 甲比乙多多少 is asked and 甲 has less.
    """
    asked = _ASKED.search(question.folded)
    word = (asked["way"] or asked["said"]) if asked else ""
    other = _TO_LESS.get(word) or _TO_MORE.get(word)
    if found.operation != "difference" or not found.spoken_of or not other:
        return None
    has_more = found.calculation.operands[0].id == found.spoken_of
    return None if has_more == (word in _TO_LESS) else (word, other)


def spoken_of(question: Question, figures: Sequence[Figure], places: Sequence[str]) -> str:
    """The id of that of two figures which a question sets against the other; "" if it only sets both apart.

    Of 河北比湖北 it is that of 河北, of 与湖北相比河北 as well; of two years the one that is not compared
    with, and where something moved the later one.

    :param figures: of both sides, in the order in which these are named.
    :param places: the two places, in that order; of years none.
    """
    if _WHICH.search(question.folded):
        return ""
    if len(places) == 2:
        compared = [_is_baseline(place, question.folded) for place in places]
        return figures[compared.index(False)].id if any(compared) and not all(compared) else ""
    if question.means("rise") and not question.baselines:
        return max(figures, key=lambda figure: figure.period).id
    if len(question.baselines) != 1:
        return ""
    others = [figure for figure in figures if figure.period != question.baselines[0]]
    return others[0].id if len(others) == 1 else ""


def _is_baseline(place: str, folded: str) -> bool:
    return any(
        re.search(_BASELINE.format(form=re.escape(form)), folded) for form in place_forms(place)
    )
