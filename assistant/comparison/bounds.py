"""Whether a figure lies on the side of a limit that a question states (超过5.5%, 不到三成)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.asking.question import Question
from corpus import Figure, Quantity, fold, same_kind

_UPWARD = frozenset({"多", "余", "超", "超过", "突破", "逾", "高于", "以上"})
_SOME_MORE = frozenset({"多", "余", "来", "几"})
_JUST_OVER = re.compile("[万亿][多余]")  # 一百万多 is less than 一百多万
_ABOUT = frozenset({"约", "大约", "近", "接近", "将近", "左右", "上下"})
_CLOSE = Decimal("0.1")
"""How far from what a question calls "about" a figure may lie, as a share of it."""
_ROUNDED = Decimal("0.01")
"""How far from a figure its rounded value may lie, as a share of it."""
_NUMERAL = r"[\d一二三四五六七八九十百千万两]"
_AIMED_AT = "(?:[^,，]{0,4}?(?:计划|目标|预期|定)的?)?"
_THAN = rf"比{_NUMERAL}[^,，?？]{{0,14}}?"
_AT_MOST = re.compile(
    r"不(?:超过|高于|多于|大于)|至多|最多(?=\d)|以[下内]|\bat most\b|\bno more than\b"
)
_REACHED = re.compile(
    rf"达到|达标|至少|不(?:低于|少于|小于|下)|以上|之多|[够满](?={_NUMERAL})|有没有(?={_NUMERAL})|(?<![不没])[到达上]了?{_AIMED_AT}(?={_NUMERAL})"
    r"|\bat least\b|\breach"
)
_RATES = ("%", "％", "成")
_HAS = re.compile(rf"(?<![没只共])有(?={_NUMERAL}[^，,来多余吧]*(?:[吗么嘛?？]|$))")
# As good as so many, or more by now: 快有两百个了吧, 快到80%了吗.
_NEARLY = re.compile(
    rf"快(?:有|[要到够满上占]|达到?|接近)[到了]?[^,，?？]{{0,6}}?(?={_NUMERAL})|^[^比较]*(?<![更要还得长])快(?={_NUMERAL})"
    rf"|(?:马上|就)要?[到有满够](?={_NUMERAL}[^,，?？]*了)"
)
_MORE_THAN = re.compile(
    rf"超|多于|大于|高于|突破|破(?={_NUMERAL})|不止|逾|(?<!通)(?<!(?<!已)经)过了?{_AIMED_AT}(?={_NUMERAL})|{_THAN}[还更要都]?[多高大长快]"
    r"|\bmore than\b|\bover\b|\babove\b|\bexceed|\bhigher than\b"
)
# Asked of what has come about by now, a number is one reached: 占到全年50%了吗, 有五百人了没.
_BY_NOW = re.compile(
    r"(?<![降减缩短压落回少低])(?:占|[到达有够满])[^,，?？]*(?:[\d百千万亿成%])[一-鿿]{0,3}了(?:吗|没有?|么|嘛|吧|不)?[?？]?$"
)
_LESS_THAN = re.compile(
    rf"不到|(?<!不)(?:少于|小于|低于)|不足|(?<![有达超过到满够])[没未]有?(?:达|超)?[到过]"
    rf"|(?<![有超破满])[没未]有?(?:突破|[超破满])(?={_NUMERAL})|{_THAN}[还更要都]?[少低小短慢]"
    r"|\bless than\b|\bfewer than\b|\bunder\b|\bbelow\b"
)
_UP = re.compile(
    r"(?<!负)增长|增加|增产|上升|提高|提升|上涨|涨|扩大|拉大|\b(?:grow|grew|ris|rose|increas)\w*"
)
_DOWN = re.compile(
    r"负增长|下降|减少|减产|降低|回落|下滑|跌|缩小|收窄|\b(?:fall|fell|drop|declin|decreas)\w*"
)


def states_exactly(figure: Figure, bounded: Figure) -> bool:
    """Whether a figure states exactly what another, of the same report and year, bounds from below.

    Where 838.6亿斤 were grown, 稳定在800亿斤以上 is no figure to compare or calculate with.
    """
    return (
        bounded.bound in _UPWARD
        and not figure.bound
        and (figure.report, figure.period, figure.status, figure.role)
        == (bounded.report, bounded.period, bounded.status, bounded.role)
        and same_kind(fold(figure.unit), fold(bounded.unit))
        and figure.base >= bounded.base
    )


def states_limit(question: Question) -> bool:
    """Whether a question states a quantity and a side of it."""
    sides = (_AT_MOST, _LESS_THAN, _NEARLY, _REACHED, _HAS, _MORE_THAN)
    return bool(question.stated) and any(side.search(question.folded) for side in sides)


def has_come_to(question: Question) -> bool:
    """Whether a question supposes what an amount has come to by now: 过百万户了吗, 占到一半了吗."""
    asks = question.means("yesno") and bool(question.stated)
    reaches = (_REACHED, _MORE_THAN, _BY_NOW)
    return asks and any(side.search(question.folded) for side in reaches)


def confirms(question: Question, stated: Quantity, figure: Figure) -> bool:
    """Whether a figure is what the question supposes: equal, or on the side it says.

    A number stated without a unit is held against the figure as the report writes it, or spelled
    out (百万 for 100万人次), whichever it is nearer to; a fraction is held against a rate in per cent.
    What fell is not what is said to have risen.
    """
    if _is_fraction(question, stated) and fold(figure.unit) in _RATES:
        # 超过四分之三 of a rate: 75%.
        stated = replace(stated, value=stated.value * 100, base=stated.value * 100, unit_text="%")
    if stated.unit_text == "%" and fold(figure.unit) == "成":
        figure = replace(figure, value=figure.value * 10, base=figure.base * 10, unit="%")
    spelled_out = stated.unit_text or (
        _times_apart(stated.value, figure.base) < _times_apart(stated.value, figure.value)
    )
    limit, value = (stated.base, figure.base) if spelled_out else (stated.value, figure.value)
    if _way_said(question, stated) * moves(figure) < 0:
        return False
    return holds(question.folded, stated, limit, value, figure.bound)


def verdict(question: Question, stated: Quantity, figure: Figure) -> str:
    """The phrase that says whether a figure is what a question supposes: yes, rounded or no."""
    if confirms(question, stated, figure):
        return "yes"
    return "rounded" if _is_rounded(question, stated, figure) else "no"


def _is_rounded(question: Question, stated: Quantity, figure: Figure) -> bool:
    """Whether what a question supposes is a figure rounded: 14.6万亿元 where 14.58万亿元 are stated.

    Only amounts of which there may be a part are rounded (decimals, 万, 亿), and only by little.
    """
    bounded = bool(stated.bound) or stated.upper is not None or states_limit(question)
    alike = question.is_english or same_kind(fold(figure.unit), stated.unit_text)
    if bounded or not alike:
        return False
    if _way_said(question, stated) * moves(figure) < 0:
        return False
    in_parts = figure.base != figure.base.to_integral_value() or figure.base != figure.value
    apart = abs(figure.base - stated.base)
    least = min(_last_place(stated.base) / 2, abs(stated.base) * _ROUNDED)
    return in_parts and apart <= least


def may_confirm(question: Question, stated: Quantity, figure: Figure) -> bool:
    """Whether a figure can bear out or deny what a question supposes: a fraction says nothing of a count."""
    return not _is_fraction(question, stated) or fold(figure.unit) in _RATES


def _is_fraction(question: Question, stated: Quantity) -> bool:
    return not stated.unit_text and "分之" in question.folded[slice(*stated.span)]


def _times_apart(one: Decimal, other: Decimal) -> Decimal:
    """How many times as much as the smaller of two numbers the larger is."""
    small, large = sorted((abs(one), abs(other)))
    return large / small if small else Decimal("Infinity")


def _way_said(question: Question, stated: Quantity) -> int:
    """1 where a question says that what it states is by how much something rose, -1 fell, else 0."""
    if question.is_english:
        return 0
    before = re.split("[,，]", question.folded[: stated.span.start])[-1]
    return _last_way(before)


def holds(folded: str, stated: Quantity, limit: Decimal, value: Decimal, bound: str = "") -> bool:
    """Whether a value lies where a question says, with `limit` the value of what it states.

    :param bound: the report's own hedge: 超过100 is more than 100.
    """
    beyond = value > limit or (value == limit and bound in _UPWARD)
    if _AT_MOST.search(folded):
        return value <= limit
    if _LESS_THAN.search(folded):
        return value < limit
    if _NEARLY.search(folded):
        return value >= limit * (1 - _CLOSE)
    if _REACHED.search(folded):
        return value >= limit
    if _HAS.search(folded):
        return limit <= value <= limit + _unsaid(limit)
    if _MORE_THAN.search(folded):
        return beyond
    if _BY_NOW.search(folded):
        return value >= limit
    if stated.bound in _SOME_MORE and _JUST_OVER.search(folded[slice(*stated.span)]):
        return limit <= value <= limit * (1 + _CLOSE)
    if stated.bound in _SOME_MORE:
        return limit <= value < limit + _last_place(limit)
    if stated.bound in _ABOUT:
        return abs(value - limit) <= abs(limit) * _CLOSE
    return value == limit


def _unsaid(number: Decimal) -> Decimal:
    """How much more than a number there may be where a question asks whether there are so many.

    Who asks 有8500公里吗 is told yes of 9000 as well, which a number so round leaves open; not of
    12000. 有347人吗 leaves nothing open.

    >>> int(_unsaid(Decimal(8500))), int(_unsaid(Decimal(347)))
    (1000, 0)
    """
    place = _last_place(number)
    return place * 10 if place > 1 else Decimal(0)


def _last_place(number: Decimal) -> Decimal:
    """What one more in the last place said adds to a round number: 4000 → 1000, 180 → 10."""
    digits = number.normalize().as_tuple()
    return Decimal(1).scaleb(int(digits.exponent))


_WHETHER = "(?:有没有|有无|是否|是不是)(?:在|还|又|继续|出现|实现)?"
_ENDS = "了?(?=[?？呢啊呀]|$)"
_ASKS_UP = re.compile(
    r"正增长|(?<!负)(?:增长|增加|增产|上升|提高|提升|上涨|扩大|拉大)(?:[了的]?(?:吗|没|么|吧)|了[?？])|(?:多|高|大|快|涨)了(?:吗|没|么|吧|[?？])"
    rf"|{_WHETHER}(?:[^,，?？]{{1,20}})?(?:增长|增加|增产|上升|提高|提升|上涨|扩大|涨){_ENDS}"
    r"|\b(?:grow|grew|grown|ris\w+|rose|increas\w*|improv\w*)\b|\b(?:more|higher|larger)\b.*\bthan\b"
)
_ASKS_DOWN = re.compile(
    rf"负增长|{_WHETHER}(?:[^,，?？]{{1,20}})?(?:下降|减少|减产|降低|回落|下滑|缩小|下跌|跌|降){_ENDS}"
    r"|(?:下降|减少|减产|降低|回落|下滑|缩小|收窄|下跌)(?:[了的]?(?:吗|没|么|吧)|了[?？])|(?:少|低|小|慢|跌|降)了(?:吗|没|么|吧|[?？])"
    r"|\b(?:fall\w*|fell|drop\w*|declin\w*|decreas\w*|shr[aiu]nk\w*)\b|\b(?:fewer|lower|less|smaller)\b.*\bthan\b"
)

_SPOKEN_UP = re.compile("[多高大快涨]了(?=[吗没么吧?？])")
_SPOKEN_DOWN = re.compile("[少低小慢跌降]了(?=[吗没么吧?？])")
_RISES = "(?:增长|增加|上升|提高|提升|上涨|扩大|[增涨升多高])"
_FALLS = "(?:下降|减少|降低|回落|下滑|下跌|缩小|[减降跌少低])"
EITHER_WAY = re.compile(
    rf"(?:{_RISES}了?[,，]?(?:还是|或者?是?){_FALLS}|{_FALLS}了?[,，]?(?:还是|或者?是?){_RISES})了?"
    r"|\b(?:(?:go|went|gone|going) )?(?:grow|grew|grown|rise|rose|risen|increased?|up) or "
    r"(?:fall|fell|fallen|drop(?:ped)?|declined?|decreased?|down)\b"
    r"|\b(?:fall|fell|fallen|drop(?:ped)?|declined?|decreased?) or (?:grow|grew|rise|rose|increased?)\b"
)


def either_way(question: Question) -> tuple[str, str] | None:
    """A question whether something rose or fell, put to suppose a rise, and to suppose a fall.

    >>> from corpus import Years
    >>> from assistant.asking.question import read_question
    >>> either_way(read_question("投资是上升还是下降了?", Years("2020", "2021")))
    ('投资是增长?', '投资是下降?')
    """
    if not EITHER_WAY.search(question.folded):
        return None
    rose, fell = ("grew", "fell") if question.is_english else ("增长", "下降")
    return EITHER_WAY.sub(rose, question.folded), EITHER_WAY.sub(fell, question.folded)


def either_direction(word: str) -> bool:
    """Whether a word says that something rose or fell."""
    return bool(
        _UP.search(word) or _DOWN.search(word) or re.fullmatch("[多高大快涨少低小慢跌降]了?", word)
    )


def direction_asked(question: Question) -> int:
    """1 where a question supposes a rise, -1 where it supposes a fall, else 0."""
    up, down = (bool(p.search(question.folded)) for p in (_ASKS_UP, _ASKS_DOWN))
    return up - down


def said_plainly(question: Question, way: int) -> str:
    """The words of a question whether something got more or less, put as reports put a rise or a fall.

    :param way: 1 to suppose a rise, -1 to suppose a fall.

    >>> from corpus import Years
    >>> from assistant.asking.question import read_question
    >>> said_plainly(read_question("客流量比上年多了吗?", Years("2020", "2021")), 1)
    '客流量比上年增长了吗?'
    """
    said = "增长了" if way > 0 else "下降了"
    return _SPOKEN_DOWN.sub(said, _SPOKEN_UP.sub(said, question.folded))


def turned_round(question: Question) -> str:
    """The words of a question that supposes a rise or a fall, put to suppose the other.

    >>> from corpus import Years
    >>> from assistant.asking.question import read_question
    >>> turned_round(read_question("投资是增长的吗?", Years("2020", "2021")))
    '投资是下降的吗?'
    """
    rises = direction_asked(question) > 0
    if (_SPOKEN_UP if rises else _SPOKEN_DOWN).search(question.folded):
        return said_plainly(question, -1 if rises else 1)
    opposite = ("fell" if rises else "grew") if question.is_english else "下降" if rises else "增长"
    return (_UP if rises else _DOWN).sub(opposite, question.folded)


def moves(figure: Figure) -> int:
    """1 for a figure that says how much something rose, -1 how much it fell, else 0.

    The word nearest before the number decides; growth by less than nothing is a fall.
    """
    way = _last_way(fold(figure.label).partition("多少")[0])
    return way * ((figure.value > 0) - (figure.value < 0))


def _last_way(words: str) -> int:
    """1 where the last of some words that says so speaks of a rise, -1 of a fall, 0 of neither."""
    last = max((*_UP.finditer(words), *_DOWN.finditer(words)), key=_end, default=None)
    if last is None:
        return 0
    return 1 if _UP.fullmatch(last[0]) else -1


def _end(match: re.Match[str]) -> int:
    return match.end()


def moves_against(question: Question, figure: Figure) -> bool:
    """Whether a figure falls that the question supposes to rise, or the reverse."""
    words = fold(figure.label)
    rises, falls = bool(_UP.search(words)), bool(_DOWN.search(words))
    if rises == falls:
        return False
    opposite = _DOWN if rises else _UP
    return bool(opposite.search(question.folded)) and not (_UP if rises else _DOWN).search(
        question.folded
    )
