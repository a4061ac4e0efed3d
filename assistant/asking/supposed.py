"""The quantities a question states itself, to be confirmed, denied or counted from.

Spoken shares (七成半, 过半) and numbers left without their unit (超过三千了吗) are put or read as
what a report would write.
"""

from __future__ import annotations

import re

from corpus import Quantity, Span, number_value, read_quantities, split_scale, unit_pattern

_TENTHS = re.compile(
    r"(?<![一二三四五六七八九十第])(?P<digit>[一二两三四五六七八九])成(?P<more>半|[一二三四五六七八九](?![一二三四五六七八九十百千万点年月\d]))?(?![为立功效员果本长型都千就不])"
)
_DIGITS = "〇一二三四五六七八九"
_OVER_HALF = re.compile("(?:超?过|达到?了?)一?半数?(?![年月天小径夜])|(?:一半|半数)(?=以上)")
# A growth of two digits, asked to be confirmed, is one of 10 % or more: 增速还有两位数没有.
_TWO_DIGITS = re.compile(
    "(?P<before>[增涨降升跌][速幅长][一-鿿]{0,4})[两二]位数(?=[^,，多几]*(?:[吗么嘛没吧])|[?？]?$)"
    "|[两二]位数(?P<after>的?(?:增[长速幅]|涨幅))(?=[^,，多几]*[吗么嘛没吧]|[?？]?$)"
)
_HALF = re.compile("一半(?=以下|都|吗|没|了|[?？]|$)")
_MORE_THAN_HALF = re.compile("一大?半还?多|一大半|一半(?:还|都)?(?:不止|有余)|不止一半|半数还多")
# A number right after what sets a limit and right before the end of what is asked: 超过三千了吗.
_UNITLESS = re.compile(
    r"(?:超过?|[通经]?过了?|突?破|达到?|到|满|够|逾|有|上|不足|不止|至少|(?<!刚)才|仅|只|计划|目标[是为]?|力争|预[计期]|[高低多少大小]于|[高低多少大小]过)了?"
    r"(?P<number>\d[\d,]*(?:\.\d+)?|[零一二两三四五六七八九十百千万]+)(?P<scale>[百千万亿]*)(?P<more>[多余来])?"
    r"(?=大关|[以之][上下内]|之多|[了吗没不吧呢嘛?？,，。]|$)"
)
# A round number in words alone, with what it counts: 破万亿元了吗, 过百万人次没有, 上千家了吗.
_ROUND = re.compile(
    r"(?:超过?|[通经]?过了?|突?破|达到?|到|满|够|逾|上|不足|不止|[高低多少大小]于)了?"
    rf"(?P<number>[十百千万亿])(?P<unit>[十百千万亿]*(?:{unit_pattern()})?)"
    r"(?=大关|以上|以下|之多|[了吗没不吧呢嘛?？,，。]|$)"
)
# Some more than a round number, before its counter: 有二十来项吧, 有五十来人.
_OR_SO = re.compile(
    rf"(?P<number>\d*0|[二三四五六七八九]?[十百千]|[二三四五六七八九]万)(?P<more>来)(?P<unit>{unit_pattern()})"
)
# Few of a general counter, which mostly stand in set phrases, where nothing else is said of them.
_FEW = re.compile(
    r"(?P<number>[两三四五六七八九])(?P<unit>[个项件条次场])(?=[了吗吧没呢嘛?？]|对吗|对吧|对不对|$)"
)
# One numeral is a quantity where it is what something has to exceed or reach: 超过十次了吗, 有没有三家.
_ONE_HELD_AGAINST = re.compile(
    r"(?:超过?|[高多大]于|[通经]?过了?|突?破|达到?|[到满够逾]|有没有|有(?=[二两三四五六七八九十])|不[足止到满够]|至少|[少低小]于|(?:(?<![刚方])才|只|仅仅?)[一-鿿]?)了?"
    rf"(?P<number>[一二两三四五六七八九十])(?P<unit>{unit_pattern()})(?=[以之][上下内多]|[了吗没吧呢嘛么,，?？]|[一-鿿]{{1,6}}[吗没吧嘛么?？]|$)"
)
_ONE_OR_MORE = re.compile(
    rf"(?<![第\d一二三四五六七八九十])(?P<number>[二两三四五六七八九十])(?P<unit>{unit_pattern()})(?=[以之][上下内多]|左右|上下)"
)
_LIMIT = re.compile(
    "(?:超过?|[通经]过|突破|达到?|[到满够]|不止|不足|不到|至少|[高低多少大小]于|有没有|是不是|是否)了?$"
)
_PASSED_THROUGH = ("通过", "经过")


def in_figures(folded: str) -> str:
    """A question with shares spoken of in words put as per cent.

    >>> in_figures("超过八成了吗"), in_figures("七成半"), in_figures("七成二"), in_figures("是百分之百吗")
    ('超过80%了吗', '75%', '72%', '是100%吗')
    >>> in_figures("过半了吗"), in_figures("一半以上的村")
    ('超过50%了吗', '50%以上的村')
    >>> in_figures("增速还有两位数没有?"), in_figures("保持两位数增长的有几个?")
    ('增速还有10%以上没有?', '保持两位数增长的有几个?')
    """
    tenths = _TENTHS.sub(_in_per_cent, folded)
    tenths = _TWO_DIGITS.sub(r"\g<before>10%以上\g<after>", tenths)
    tenths = _MORE_THAN_HALF.sub("50%以上", tenths)
    halves = _OVER_HALF.sub(lambda m: "超过50%" if "过" in m[0] else "50%", tenths)
    return re.sub("百分之?百", "100%", _HALF.sub("50%", halves))


def _in_per_cent(tenths: re.Match[str]) -> str:
    more = "五" if tenths["more"] == "半" else tenths["more"] or "〇"
    digit = tenths["digit"].replace("两", "二")
    return f"{_DIGITS.index(digit)}{_DIGITS.index(more)}%"


def supposed(folded: str, confirms: bool) -> tuple[Quantity, ...]:
    """The quantities a Chinese question states, in order.

    :param confirms: whether the question asks to confirm; only then is a number without a
        unit one that a figure is held against.

    >>> [(q.value, q.unit_text) for q in supposed("参加的人过三千五百了吗", True)]
    [(Decimal('3500'), '')]
    """
    found = list(read_quantities(folded))
    if confirms:
        ways = (_FEW, _OR_SO, _ONE_HELD_AGAINST, _ONE_OR_MORE, _UNITLESS, _ROUND)
        for quantity in filter(None, (_plain(p) for way in ways for p in way.finditer(folded))):
            start, end = quantity.span
            if all(end <= other.span.start or other.span.end <= start for other in found):
                found.append(quantity)
    ordered = sorted(found, key=lambda quantity: quantity.span)
    return tuple(_claim_last(ordered, folded) if confirms else ordered)


def _claim_last(found: list[Quantity], folded: str) -> list[Quantity]:
    """Quantities in order, but that last which a question says something has to exceed or reach, if one is.

    The other tells what is asked about: 有没有到90%以上的公园24小时开放.
    """
    claims = [q for q in found if q.bound or _LIMIT.search(folded[: q.span.start])]
    if len(claims) != 1:
        return found
    return [q for q in found if q not in claims] + claims


def _plain(match: re.Match[str]) -> Quantity | None:
    """A number with the counter, the scale and the hedge that a pattern found beside it."""
    beside = match.groupdict()
    value = number_value(match["number"]) or number_value("一" + match["number"])
    if value is None or match[0].startswith(_PASSED_THROUGH):
        return None
    unit = beside.get("unit") or beside.get("scale") or ""
    factor, _ = split_scale(unit)
    span, place = (
        Span(match.start("number"), match.end()),
        Span(match.end() - len(unit), match.end()),
    )
    return Quantity(
        span, value, place, value * factor, bound=beside.get("more") or "", unit_text=unit
    )
