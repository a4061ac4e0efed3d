"""How a measure moved, where a question asks just that and the report states from what to what.

进驻单位数怎么变的 is answered by neither what it was nor what it came to alone, but by both: 18个, 25个.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.measure import measure_words
from assistant.asking.question import Question
from assistant.calculation.movement import ends_of_change
from assistant.workbench import Choice, Workbench
from corpus import fold, same_kind

_WHAT = "(?:什么样?|啥样?|何种?|哪些|怎样|怎么样|多大|几多)的?"
_CHANGE = "(?:变化|变动|改变|起伏|升降|涨跌|增减)"
_LIKE_WHAT = "(?:如何|怎样|怎么样|咋样|是?(?:什么|啥)样(?:子)?|多大)"
_END = "(?:[的了呢吗啊呀吧]|过来|过去|下来)*[,，]?(?:请?(?:说|讲|列|报|介绍)(?:一?下|说|讲)?)?[?？。]*$"
# What brought it about is not asked: 怎么提高的 may ask by what means, 怎么变的 asks from what to what.
_HOW = "(?:怎么样?|怎样|如何|咋样?|是?怎么个)"
_HOW_IT_CHANGED = re.compile(
    rf"{_HOW}(?:个|一路|一步步|逐步)?(?:变(?:化|动)?法?|[涨跌走]势?|演变){_END}"
    rf"|(?:(?:有了?|发生了?|出现了?|是|呈)(?:过|着)?)?{_WHAT}{_CHANGE}{_END}"
    rf"|{_CHANGE}(?:情况|趋势|幅度|过程)?(?:是|呢|有)?(?:{_LIKE_WHAT})?{_END}"
    rf"|(?:走势|趋势)(?:是|呢)?(?:{_LIKE_WHAT})?{_END}"
    r"|(?:[由从自])(?:什么|啥|哪个?)(?:水平|程度|数|规模)?[一-鿿]{0,4}(?:到|至|成)了?(?:什么|啥|哪个?)"
    r"|\bhow (?:did|has|have|do|does) [^?]*\b(?:changed?|evolved?|moved?|developed?|shift(?:ed)?)\b"
    r"|\bwhat (?:was|is|were) the (?:change|movement|trend)\b|\bfrom what to what\b"
    r"|\bwhat changes? (?:was|were|has|have|did|there)\b"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
# Between what times it moved: 从十二五末到现在, 去年上半年到年底, 这五年. How often and whether it will
# be again is not said by it.
_MARK = (
    r"(?:(?:19|20)\d{2}年?(?:底|末|初)?|[“\"]?十[一二三四]?五[”\"]?(?:时期|期间)?(?:末|初|之?前)?|去年|前年|今年|上年|本年"
    r"|(?:上|下)半年|年[初底末中]|[一二三四]季度|[一二三四五六七八九十\d]+月(?:份|底|末)?"
    r"|[\d一二三四五六七八九十]+年(?:前|之前|以前)|五年前|过去|以前|之前|原来|起初|最初|当初)"
)
_SPAN = re.compile(
    rf"[从由自]?{_MARK}(?:的)?(?:{_MARK})?(?:[到至—~-]+|以来|起)[,，]?(?:(?:{_MARK})+|现在|如今|目前|当前|眼下|今天)?"
    r"|(?:这|过去|近|前|最近)(?:[\d一二三四五六七八九十几些])*年(?:来|间|里|以来|期间)?|一年(?:来|间|下来)"
    r"|[“\"]?十[一二三四]?五[”\"]?(?:时期|期间|以来)?|与?以往相比|前后"
)


def asks_how_it_changed(question: Question) -> bool:
    """Whether a question asks how a measure moved, and neither by how much nor which way.

    >>> from corpus import Years
    >>> from assistant.asking.question import read_question
    >>> years = Years("2020", "2021")
    >>> asks_how_it_changed(read_question("单位数怎么变的?", years))
    True
    >>> asks_how_it_changed(read_question("覆盖率是怎么提高的?", years))
    False
    """
    return not question.means("yesno") and bool(_HOW_IT_CHANGED.search(question.folded))


def from_what_to_what(bench: Workbench) -> list[Choice]:
    """What a measure was and what it became, for a question how it changed; empty if unstated.

    Of several places, and of years that are not just the two of the change, a series tells.
    """
    if not asks_how_it_changed(bench.question) or len(bench.reading.scope.places) > 1:
        return []
    folded = bench.question.folded
    if not bench.question.is_english:
        folded = _SPAN.sub(" ", _HOW_IT_CHANGED.sub(" ", folded))
    words = measure_words(folded, bench.reading.scope.places)
    ends = ends_of_change(bench, words, "") if words.strip() else []
    units = [fold(end.figure.unit) for end in ends]
    if not ends or not same_kind(*units) or not _are_of_years_named(bench.question, ends):
        return []
    return ends


def _are_of_years_named(question: Question, ends: Sequence[Choice]) -> bool:
    """Whether the two ends of a change are of the years that a question names, if it names several."""
    years = sorted(set(_YEAR.findall(question.folded)))
    stated = [end.figure.period[-4:] for end in ends]
    return len(years) < 2 or stated == years
