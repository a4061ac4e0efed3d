"""Numbers with their units, read out of running text.

Works on text folded to Simplified, code point for code point the same length as the clean
text, so spans fit both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache

import cn2an

from corpus.masks import mask_names
from corpus.model import Span
from corpus.units import split_scale, unit_classes, unit_pattern, unit_table

# A space may have slipped in after the comma of a group: 3, 156,077万元.
_ARABIC = r"(?:\d{1,3}(?:,\ ?\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_DIGITS = "零〇一二三四五六七八九"
_NUMERAL = f"[{_DIGITS}十百千两]+"
_CHINESE = rf"{_NUMERAL}(?:万{_NUMERAL})?(?:点[{_DIGITS}]+)?"
_SCALE = r"(?:[十百千]?[万亿]{1,2}|[百千](?!瓦|克|米|伏|兆))"
_ROUND = "[百万亿]|千(?![瓦克米伏兆])"
_DASH = r"(?:[-—－–~～至]{1,2}|到)"
_HEDGE_BEFORE = (
    "不少于|不低于|不超过|不高于|高达|大约|接近|将近|至少|超过|突破|低于|高于|少于|约|近|逾|超"
)
_HEDGE_AFTER = "左右|以上|以下|以内|上下|之内"
_HEDGE_INSIDE = "[多余几]"
# Not the start of a word: 5条多式联运线路, 3处余热利用.
_MORE_AFTER = "多(?![种元式样层边方点媒功渠部维能领学])|余(?![热额地料])"
_POWERS = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10000)}
_CLAUSE_END = r"\s*(?:[，。；、）)\n]|$|以[上下内]|左右)"
# What follows a number without a unit that something is said to change from.
_CHANGING = r"(?:缩[小减短]|提[升高]|下降|降低?|上?升|增[加长]|扩大|收窄|调整|减少)[到至为]"
# After these a dash is a minus (增长-1.6%, 自然增长率-2.3‰, 上解支出-7亿元), not the middle of a range.
_MINUS = r"(?:(?<=[长速幅比增为是约率出入余额差])|(?<=[长速幅比增为是约率出入余额差]\s))[-−－]"
# 一年, 三期, 四面 and their like stand in dates, ordinals and set phrases.
_IN_SET_PHRASES = frozenset("年日周级期届轮代度分方面道门")
_SELDOM_COUNTED = frozenset("日级国村道")
_SAID_TO_BE = ("为", "达", "达到", "到", "至", "是", "于", "由", "从")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit as they stand in the text; `span` excludes hedges around it."""

    span: Span
    value: Decimal
    unit: Span
    """Where the unit stands; empty for fractions and ratios. See `unit_text`."""
    base: Decimal
    upper: Decimal | None = None
    terms: tuple[Decimal, ...] = ()
    bound: str = ""
    unit_text: str = ""
    """The unit in Simplified characters, hedges inside it (180多份) left out."""


# 一天半 and 两年半, but no 半年 that a list goes on with.
_HALF = "(?<=[天年])半(?![年月天日截途路数])"


@lru_cache(maxsize=1)
def _quantity_pattern() -> re.Pattern[str]:
    unit = unit_pattern()
    scale = f"(?:{_SCALE})?"
    return re.compile(
        rf"""
        (?P<hedge>{_HEDGE_BEFORE})?\s*(?P<minus>{_MINUS})?
        (?:
          百分之(?P<percent>{_ARABIC}|{_CHINESE})
        | (?<!前)(?P<below>{_CHINESE}|[百千万])分之(?P<above>{_ARABIC}|{_CHINESE})
        | (?P<ratio>{_ARABIC}(?:\s*[:∶：︰]\s*{_ARABIC})+)
        | (?P<rate>{_ARABIC})(?P<rate_unit>[人例]?/(?:10|十|百)万)(?!\d)
        | (?P<numerator>(?<![\d.])\d+)/(?P<denominator>\d+)(?![\d年])
        | (?P<low>{_ARABIC})\s*(?P<low_unit>{scale}(?:{unit})?)\s*{_DASH}\s*(?P<high>{_ARABIC})\s*
            (?P<range_more>[多余])?(?P<range_scale>{scale})(?P<range_unit>{unit})
        | (?<=[近超逾上过破])(?={_ROUND})(?P<round>[百千]?)(?P<round_scale>[万亿]{{0,2}})
            (?P<round_unit>{unit})
        | (?P<number>{_ARABIC}|{_CHINESE})\s*(?P<more>{_HEDGE_INSIDE})?(?P<scale>{scale})
            (?P<more2>{_HEDGE_INSIDE})?(?P<unit>{unit})(?P<more3>{_MORE_AFTER})?(?P<half>{_HALF})?
        | (?P<listed>{_ARABIC})(?P<listed_scale>[万亿]{{0,2}})
            (?=(?:[、和]{_ARABIC}[万亿]{{0,2}}){{0,4}}[、和]{_ARABIC}(?P<list_unit>{scale}(?:{unit})))
        | (?P<bare>\d[\d,]*\.\d+|\d+)(?P<bare_scale>[万亿]{{0,2}})(?={_CLAUSE_END}|{_CHANGING})
        | (?P<noun_count>{_ARABIC})(?P<more4>[多余])?(?P<noun_scale>[万亿]{{1,2}})(?P<more5>[多余])?
            (?=(?![万亿])[一-鿿])
        )
        (?P<after>{_HEDGE_AFTER})?
        """,
        re.X,
    )


def read_quantities(folded: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Yield the quantities of `folded[start:end]` in order.

    >>> [(q.value, q.unit_text, q.bound) for q in read_quantities("审查文件180多份")]
    [(Decimal('180'), '份', '多')]
    """
    masked = mask_names(folded[start:end])
    for match in _quantity_pattern().finditer(masked):
        quantity = _read(match, start)
        if quantity is not None:
            yield _negative(quantity) if match["minus"] else quantity


def _negative(quantity: Quantity) -> Quantity:
    return replace(quantity, value=-quantity.value, base=-quantity.base)


def number_value(text: str) -> Decimal | None:
    """The value of one numeral, Arabic (1,020) or Chinese (三百七十四), or None."""
    plain = text.replace(",", "").replace(" ", "")
    try:
        return Decimal(plain)
    except InvalidOperation:
        pass
    try:
        return Decimal(str(cn2an.cn2an(plain.replace("〇", "零").replace("两", "二"), "smart")))
    except (ValueError, KeyError, InvalidOperation):
        return None


def _read(match: re.Match[str], shift: int) -> Quantity | None:
    bound = match["after"] or match["hedge"] or ""
    first = match.end("hedge") if match["hedge"] else match.start()
    last = match.start("after") if match["after"] else match.end()
    text = match.string[first:last]
    span = Span(first + len(text) - len(text.lstrip()) + shift, last + shift)
    if match["percent"]:
        value = number_value(match["percent"])
        return None if value is None else _unitless(span, value, bound, unit="%")
    if match["below"]:
        below = _POWERS.get(match["below"]) or number_value(match["below"])
        return _fraction(span, number_value(match["above"]), below, bound)
    if match["rate"]:
        return _scaled(
            span,
            match["rate"],
            match["rate_unit"],
            _place(match, "rate_unit", "rate_unit", shift),
            bound,
        )
    if match["numerator"]:
        return _fraction(span, Decimal(match["numerator"]), Decimal(match["denominator"]), bound)
    if match["ratio"]:
        numerals = re.split(r"\s*[:∶：︰]\s*", match["ratio"])
        terms = tuple(Decimal(numeral.replace(",", "")) for numeral in numerals)
        return _unitless(span, terms[0], bound, terms=terms)
    if match["low"]:
        return _range(match, span, bound, shift)
    if match["listed"]:
        return _listed(match, span, bound, shift)
    if match["bare"]:
        return _bare(match, span, bound, shift)
    if match["noun_count"]:
        return _count_of_noun(match, span, bound, shift)
    if match["round_unit"]:
        return _round(match, span, bound, shift)
    return _counted(match, span, bound, shift)


def _unitless(
    span: Span, value: Decimal, bound: str, unit: str = "", terms: tuple[Decimal, ...] = ()
) -> Quantity:
    nowhere = Span(span.end, span.end)
    return Quantity(span, value, nowhere, value, terms=terms, bound=bound, unit_text=unit)


def _fraction(
    span: Span, above: Decimal | None, below: Decimal | None, bound: str
) -> Quantity | None:
    return _unitless(span, above / below, bound) if above is not None and below else None


def _scaled(
    span: Span, numeral: str, unit: str, place: Span, bound: str, upper: Decimal | None = None
) -> Quantity | None:
    """A quantity whose unit stands at `place`, scale words included."""
    value = number_value(numeral)
    if value is None:
        return None
    unit = unit.replace("每", "/")
    factor, _ = split_scale(unit)
    return Quantity(span, value, place, value * factor, upper, bound=bound, unit_text=unit)


def _place(match: re.Match[str], first: str, last: str, shift: int) -> Span:
    return Span(match.start(first) + shift, match.end(last) + shift)


def _range(match: re.Match[str], span: Span, bound: str, shift: int) -> Quantity | None:
    low, high = number_value(match["low"]), number_value(match["high"])
    unit = match["range_scale"] + match["range_unit"]
    if low is None or high is None or low >= high or match["low_unit"] not in ("", unit):
        return None
    place = _place(match, "range_scale", "range_unit", shift)
    return _scaled(span, match["low"], unit, place, bound, upper=high)


def _listed(match: re.Match[str], span: Span, bound: str, shift: int) -> Quantity | None:
    """A number whose unit is said once, after the last of its list: 20.9、36.2、54个百分点."""
    if _is_part_of_name(match):
        return None
    place = _place(match, "list_unit", "list_unit", shift)
    unit, own = match["list_unit"], match["listed_scale"]
    if own and not unit.startswith(own):
        unit, place = own + split_scale(unit)[1], Span(span.end, span.end)
    return _scaled(span, match["listed"], unit, place, bound)


def _bare(match: re.Match[str], span: Span, bound: str, shift: int) -> Quantity | None:
    """A number without a unit counts only with a scale (超5亿) or as an index value (为0.28)."""
    if _is_part_of_name(match):
        return None
    said = bool(match["hedge"]) or match.string[: match.start()].rstrip().endswith(_SAID_TO_BE)
    if not match["bare_scale"] and not (said and "." in match["bare"]):
        return None
    place = _place(match, "bare_scale", "bare_scale", shift)
    return _scaled(span, match["bare"], match["bare_scale"], place, bound)


def _count_of_noun(match: re.Match[str], span: Span, bound: str, shift: int) -> Quantity | None:
    """A scaled number right before what it counts, without a measure word: 近4万居民."""
    if _is_part_of_name(match):
        return None
    bound = match["more4"] or match["more5"] or bound
    place = _place(match, "noun_scale", "noun_scale", shift)
    return _scaled(span, match["noun_count"], match["noun_scale"], place, bound)


def _round(match: re.Match[str], span: Span, bound: str, shift: int) -> Quantity | None:
    """A round number after a hedge: 近百场, 超千亿元, 上千家.

    Sums of money before a noun are a class of things (超亿元企业), not a quantity.
    """
    unit = match["round_scale"] + match["round_unit"]
    following = match.string[match.end() : match.end() + 1]
    if "money" in unit_classes(unit) and "一" <= following <= "鿿" and not match["after"]:
        return None
    place = _place(match, "round_scale", "round_unit", shift)
    numeral = match["round"] or "1"
    hedge = bound or match.string[match.start() - 1]
    return _scaled(span, {"百": "100", "千": "1000"}.get(numeral, numeral), unit, place, hedge)


def _counted(match: re.Match[str], span: Span, bound: str, shift: int) -> Quantity | None:
    numeral, scale, unit = match["number"], match["scale"], match["unit"]
    place = _place(match, "scale", "unit", shift)
    if _is_part_of_name(match):
        return None
    if not numeral[0].isdigit():
        if not (match["half"] or _is_counting(match)):
            return None
        split = re.fullmatch(r"(.+?)([万亿]+)", numeral)
        if split and not scale:
            numeral, scale = split.groups()
            place = Span(match.start("number") + len(numeral) + shift, place.end)
    elif unit in _SELDOM_COUNTED or (unit == "年" and _is_date_like(match)):
        return None
    hedge = match["more"] or match["more2"] or match["more3"]
    counted = _scaled(span, numeral, scale + unit, place, hedge or bound)
    if counted is None or scale or not match["half"]:
        return counted
    half = Decimal("0.5")
    return replace(counted, value=counted.value + half, base=counted.base + half)


def _is_part_of_name(match: re.Match[str]) -> bool:
    """Whether what stands right before makes the number part of a code, formula or name.

    A hedge between them (gdp突破200亿元) keeps the two apart.
    """
    if match["hedge"]:
        return False
    before = match.string[match.start() - 1 : match.start()]
    return bool(before) and ((before.isascii() and before.isalnum()) or before in "./+＋第□×")


def _is_date_like(match: re.Match[str]) -> bool:
    """Bare years are a stretch of time to speak of (近5年, 未来10年), seldom a figure."""
    before = match.string[max(0, match.start() - 2) : match.start()]
    after = match.string[match.end() : match.end() + 2]
    return (
        len(match["number"].partition(".")[0]) > 2
        or before.endswith(("近", "来", "过去", "这", "前", "后"))
        or bool(re.match("[来内间期前后以]|累计|共", after))
        or (before != "连续" and bool(re.match("[增提降下新翻]", after)))
    )


def _is_counting(match: re.Match[str]) -> bool:
    """Whether a Chinese numeral states a quantity rather than standing in a set phrase."""
    numeral, scale, unit = match["number"], match["scale"], match["unit"]
    before = match.string[match.start() - 1 : match.start()]
    following = match.string[match.end() : match.end() + 1]
    if numeral in ("一", "二", "十百", "百千", "千百", "百", "千", "零") and not scale:
        return False
    if before and before in "第初十百千万亿几数成周星期":
        return False
    if len(numeral) > 1 and not re.search("[十百千万点]", numeral):
        return False
    if unit == "次" and following in ("全", "会", "党", "产"):
        return False
    if unit == "成":
        return following in "、，。以的"
    if unit in _IN_SET_PHRASES:
        return False
    known = unit_table().get(unit)
    if len(numeral) > 1 or scale:
        return bool(known) or "/" in unit
    return bool(known and known.after_one_numeral)
