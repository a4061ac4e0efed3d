"""A follow-up that found nothing, put again as a question of its own.

What a follow-up carries from the question before may stand in its way: after 今年GDP目标? neither 去年呢? nor
去年实际增长多少? asks for an aim, after GDP增长多少? 总量是多少? asks for no growth. So what was measured before
is asked for with what the follow-up itself says, and what it names with what was asked before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.aimed import as_aimed
from assistant.answer import Draft
from assistant.asking.concepts import Concept
from assistant.asking.conversation import telling
from assistant.asking.measure import measure_words
from assistant.asking.places import named_places
from assistant.asking.question import Question
from assistant.choosing.mentions import mentions
from assistant.draft import draft_answer
from assistant.prepare import Reading
from assistant.workbench import Workbench
from corpus import Figure, fold, to_traditional
from index import segment

_WHEN = r"(?:今年|去年|明年|本年|上年|当年|前年|年初|年底|全[省市区县旗年]|我[省市区县旗])"
_ASPECT = (
    "(?:的|了|年均|同比|增长|增速|增幅|目标|预期|计划|总量|总数|总额|规模|实际|完成|实现|达到?|预计"
    "|原本|原来|原先|当初|当时|打算|准备|想要?|要|做到|[定设](?:的|在|为)?|大概|大约|约|共|是|为|有|到|计)"
)
_AROUND = re.compile(rf"^(?:{_WHEN}|的)+|(?<=[一-鿿a-z]{{2}}){_ASPECT}+$")
_LEAD_IN = re.compile("^(?:那么?|其中的?|然后|还有|另外|再问|以及|至于|换成|,|，|\\s)+")
_TAIL = re.compile("(?:的)?(?:又)?(?:呢|啊|呀|吧)?[\\s?？。!！]*$")
_ASKS = re.compile("多少|多[大高快]|几|百分之")
_CAME_OUT = re.compile("(?:完成|实现)了?多少$")
_TOLD_FROM_YEAR = re.compile("第二年|[次翌那]年|[下上前后那]一年")
_THAT_YEAR = re.compile("^[当同]年的?")
_SAYS_ONLY_HOW = re.compile(
    rf"(?:{_WHEN}|{_ASPECT}|多[少大高快]|几|[十百千万亿元%个]|百分之|(?:19|20)\d{{2}}年?)+"
)
_HOW = re.compile("增|总|规模|完成|实现|达")
_LEVEL = re.compile("总[量数额]|规模|达到?")
_MENTIONED = 0.8
_SHORTEST = 2


def restated(
    bench: Workbench, before: Reading, lay_out: Callable[[str], Workbench]
) -> tuple[Workbench, Draft] | None:
    """The answer to a follow-up put as a question of its own; None without one.

    :param before: the question before it.
    :param lay_out: lays a question of its own out for drafting an answer.
    """
    own = bench.reading.own
    if own.is_english or own.means("yesno", "text", "each", "of_those"):
        return None
    for text in _put_again(bench, before):
        other = lay_out(to_traditional(text) if bench.question.language == "zh-Hant" else text)
        draft = draft_answer(other)
        if not draft.answered:
            draft = as_aimed(other) or draft
        named = [c for c in telling(other.query.own) if not _SAYS_ONLY_HOW.fullmatch(c.word)]
        if draft.answered and _are_of(draft.figures, named):
            return other, draft
    return None


def turns_to_level(bench: Workbench) -> bool:
    """Whether a follow-up asks only how much there is of what was asked by how much it grew."""
    own, before = bench.reading.own, bench.reading.base
    if before is None or not before.question.means("growth") or own.means("growth"):
        return False
    says = _says(own)
    return bool(_SAYS_ONLY_HOW.fullmatch(says) and _LEVEL.search(says))


def loses_measure(bench: Workbench, draft: Draft) -> bool:
    """Whether a follow-up that only asks how it grew (增长了多少) was answered of something else than before."""
    grew = bench.reading.own.means("growth")
    if bench.reading.base is None or not grew or not draft.figures or draft.calculation:
        return False
    carried = telling(bench.query.carried)
    asks_only_how = bool(_SAYS_ONLY_HOW.fullmatch(_says(bench.reading.own)))
    labels = [fold(figure.label).lower() for figure in draft.figures]
    return asks_only_how and bool(carried) and float(mentions(carried, labels).max()) < _MENTIONED


def _says(own: Question) -> str:
    """What a follow-up says, without what only leads in or asks, or that it is of the same year."""
    return _THAT_YEAR.sub("", _TAIL.sub("", _LEAD_IN.sub("", own.folded)))


def _put_again(bench: Workbench, before: Reading) -> list[str]:
    """A follow-up put as a question of its own in each way it may be meant, the likeliest first."""
    root = before
    while root.base:
        root = root.base
    own, asked = bench.reading.own, root.question.folded
    says, measure = _says(own), _measure(asked, root)
    if not says or len(measure) < _SHORTEST or _TOLD_FROM_YEAR.search(says):
        return []
    if len(root.scope.places) > 1 or named_places(says, ()):
        return []  # which is told by comparing, or of another place
    where = "、".join(root.scope.places)
    if not own.periods or _THAT_YEAR.search(own.folded):
        where += "、".join(f"{year}年" for year in root.question.periods)
    grew = root.question.means("growth") or (
        bench.query.previous and bench.query.previous.role == "growth"
    )
    if _SAYS_ONLY_HOW.fullmatch(says):
        if before.base:
            return []  # 农村的呢 stood between: it is of that, and not of what came first
        says = _CAME_OUT.sub("增长多少", says) if root.question.means("growth") else says
        how = "" if _ASKS.search(says) else _how(grew=bool(grew) and not _HOW.search(says))
        return [f"{where}{measure}{says}{how}?"]
    if _ASKS.search(says):
        return []
    last = _says(before.own) if before.base else measure  # 城镇居民收入 of 城镇居民收入呢
    of_it = f"{says}{segment(last)[-1]}"  # 农民 after 城镇居民收入
    named = [asked.replace(measure, each) for each in (says, of_it) if measure in asked]
    return named or [f"{where}{each}{_how(grew=bool(grew))}?" for each in (says, of_it)]


def _how(*, grew: bool) -> str:
    return "增长多少" if grew else "是多少"


def _measure(asked: str, reading: Reading) -> str:
    """What a question measures, in its own words, without when, how far or whether it was aimed at."""
    words = measure_words(asked, reading.scope.places)
    return _AROUND.sub("", _AROUND.sub("", words)).replace(" ", "")


def _are_of(figures: Sequence[Figure], named: Sequence[Concept]) -> bool:
    """Whether all of some figures are of all that is named."""
    said = mentions(named, [fold(figure.label).lower() for figure in figures])
    return bool(figures) and bool((said >= _MENTIONED).all())
