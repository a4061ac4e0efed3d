"""A mark that was passed, beside where the number then stood (突破4000亿元、达到4211亿元).

Both are said of one measure in one breath. How much there is, is the second; the first says what was
passed, and answers only who asks for that (突破了多少).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.query import FigureTexts
from assistant.asking.question import Question
from assistant.choosing.choose import Ranking
from corpus import Figure, same_kind

_PASSED = frozenset({"超", "超过", "突破", "逾", "高于"})
_STEP = "台阶|大关|关口|门槛"
# What stands between the two: 4000亿元、达到4211亿元; 6万亿元台阶，达到62661亿元.
_THEN = re.compile(
    rf"(?P<step>{_STEP})?[、，,](?:总[量额数]|规模|累计)?(?:达到?了?|为|升?至|[完实]成|实现)"
)
_ASKS_MARK = re.compile(
    rf"(?:突破|[跨迈站登][过越上入])了?(?:多少|几)|(?:多少|几)[一-鿿]{{0,4}}(?:{_STEP})"
)
_MAY_ASK_MARK = re.compile(
    rf"突破|超[过出]?(?![高级市大算前])|[跨迈越][过越上入]|站上|登上|{_STEP}|\b(?:surpass|exceed|top(?:ped|s)\b|pass(?:ed)?\b|cross|break|broke|mark\b|threshold|milestone)"
)


def passed_marks(
    ranking: Ranking, figures: Sequence[Figure], texts: Sequence[FigureTexts], question: Question
) -> list[int]:
    """Rows of marks passed, where the report says right after what the number is, or the reverse.

    Neither is set aside where a question may mean both, or states a number to be confirmed.
    """
    marked = bool(_ASKS_MARK.search(question.folded))
    if question.stated or (_MAY_ASK_MARK.search(question.folded) and not marked):
        return []
    return [
        int(other if marked else row)
        for row in ranking.rows
        for other in (row + 1, row + 2)
        if _goes_on(figures, texts, row, other)
    ]


def _goes_on(figures: Sequence[Figure], texts: Sequence[FigureTexts], row: int, other: int) -> bool:
    """Whether one figure is a mark, and another what came after it in the same breath."""
    if other >= len(figures) or figures[other].report != figures[row].report:
        return False
    mark, number, said = figures[row], figures[other], texts[row]
    start = said.sentence_start
    between = said.sentence[mark.clean.end - start : max(number.clean.start - start, 0)]
    then = _THEN.fullmatch(between)
    return (
        then is not None
        and (mark.bound in _PASSED or bool(then["step"]))
        and same_kind(said.unit, texts[other].unit)
        and number.base >= mark.base
        and not number.role
    )
