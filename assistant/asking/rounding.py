"""How many decimals a question wants its result with, and the question without saying so."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六"
_NUMBER = r"(?P<{0}>[一二两三四五六]|\d)"
_KEEP = r"(?:四舍五入)?(?:保留|精确|算|留|取|舍入)?(?:到|至|成|为)?"
_AFTER = r"(?:数)?(?:的话|就行|就好|就可以|就够|即可|便可)?(?:了|吧)?"
_CLAUSE_END = r"(?=[\s()（）,，。;；?？!！]|$)"
_WANTED = re.compile(
    rf"(?:结果|答案|请|要|用)*(?:{_KEEP}小数点后面?{_NUMBER.format('after')}位(?:小数)?{_AFTER}"
    rf"|{_KEEP}{_NUMBER.format('plain')}位小数{_AFTER}"
    rf"|小数(?:点后面?)?(?:上|位|部分)?(?:保留|留|取)(?:到|至)?{_NUMBER.format('first')}位{_AFTER}"
    # By the place that is kept: 精确到十分位, 四舍五入到0.01.
    rf"|(?:四舍五入|保留|精确|算|取|舍入)(?:到|至)(?:小数点后面?)?(?:(?P<place>[个十百千]分?位)数?|0\.(?P<zeros>0*)1(?!\d)){_AFTER}"
    # 一位 alone may be a person: only kept and at the end of a clause is it a place.
    rf"|(?:保留|精确到|留|取){_NUMBER.format('kept')}位{_CLAUSE_END}"
    r"|(?P<whole>(?:四舍五入)?(?:保留|取|凑|化)?(?:到|至|成|为)?整数(?!值|倍|部)(?:位)?|"
    r"[取凑化]个?整(?=[^一-鿿]|的话|就|即|便|可|吧|了|$)|(?:不[要用留带]|不保留|[去舍]掉)小数(?:点|位|部分)?)"
    rf"{_AFTER})"
)
_PLACES = {"个位": 0, "十分位": 1, "百分位": 2, "千分位": 3}
_NUMBERS = {"one": 1, "a": 1, "single": 1, "two": 2, "three": 3, "no": 0, "zero": 0}
_WANTED_IN_ENGLISH = re.compile(
    r"(?:\b(?:round(?:ed)?|give|given|keep|use|correct|please|with|to)\b[ ,]*)*"
    r"(?:\b(?P<number>\d|one|two|three|a single|no|zero) decimal(?: place| point| digit)?s?\b"
    r"|\b(?:to )?(?:the nearest|a|as a) (?P<whole>whole number|integer)\b)(?:,? please\b)?"
)
# What stood around what is cut out: (约数,取整) → (约数), and a clause that said nothing else.
_LEFT_OVER = re.compile(
    r"[(（][\s,，;；]*[)）]|[,，;；]\s*(?=[)）?？]|$)|(?<=[(（])\s*[,，;；]|^[\s,，;；.。]+"
)


def without_rounding(folded: str, *, english: bool = False) -> tuple[str, int | None]:
    """A folded question without how it wants its result rounded, and to how many decimals.

    :return: the number of decimals, 0 for a whole number, None where nothing is said of them.

    >>> without_rounding("处罚占百分之几?(保留一位小数)")
    ('处罚占百分之几?', 1)
    >>> without_rounding("平均每家多少人,取整")
    ('平均每家多少人', 0)
    >>> without_rounding("平均一位老人领多少钱?")
    ('平均一位老人领多少钱?', None)
    """
    match = (_WANTED_IN_ENGLISH if english else _WANTED).search(folded)
    if not match:
        return folded, None
    rest = _LEFT_OVER.sub("", folded[: match.start()] + folded[match.end() :]).strip()
    rest = rest if any(map(str.isalnum, rest)) else folded
    groups = {name: said for name, said in match.groupdict().items() if said}
    if "whole" in groups:
        return rest, 0
    if "place" in groups:
        return (rest, _PLACES[groups["place"]]) if groups["place"] in _PLACES else (folded, None)
    if "0." in match[0]:
        return rest, len(match["zeros"]) + 1
    number = next(iter(groups.values())).removeprefix("a ")
    if english:
        return rest, _NUMBERS.get(number) if not number.isdigit() else int(number)
    return rest, int(number) if number.isdigit() else _DIGITS.index(number.replace("两", "二"))
