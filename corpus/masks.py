"""Digits that state no quantity: dates, ordinals, document numbers, titles, names, models."""

from __future__ import annotations

import re

_NUMERAL = "[零一二三四五六七八九十百千]+"
_YEAR_DIGITS = "[二一][〇零○]?[〇零○一二三四五六七八九]{2,3}"

_MASKS = re.compile(
    rf"""
    # titles, short quoted names, document numbers
      《[^《》]{{0,80}}》 | 〈[^〈〉]{{0,80}}〉
    | “[^“”]{{1,15}}” | "[^"\n]{{1,15}}" | 「[^「」]{{1,15}}」 | ‘[^‘’]{{1,15}}’
    | 〔[^〔〕]{{0,12}}〕\s*\d+\s*号
    # years, months, days, clock times
    | \d{{2,4}}\s*[-—－–~～至/]{{1,2}}\s*\d{{2,4}}\s*年度?(?![多余])
    | (?:19|20)\d{{2}}\s*年(?:度|\s*\d{{1,2}}\s*月(?:份|\s*\d{{1,2}}\s*[日号])?)?
    | \d{{2}}\s*年(?=\s*\d{{1,2}}\s*月)
    | {_YEAR_DIGITS}年(?:[一二三四五六七八九十]{{1,2}}月(?:[一二三四五六七八九十]{{1,3}}日)?)?
    | \d{{1,2}}\s*[-—－–~～至]\s*\d{{1,2}}\s*月份?
    | \d{{1,2}}\s*月(?:份|[底初末]|[上中下]旬|\s*\d{{1,2}}\s*[日号](?:至\s*\d{{1,2}}\s*日)?)?
    | (?:19|20)\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?![\d.])
    | (?<![\d.:])\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d.:]) | \d{{1,2}}时\d{{1,2}}分
    # ordinals and rankings
    | 第\s*(?:\d+|{_NUMERAL})[、\d]*(?:\s*[位名个批届期次号代轮季产年条章只家座])?
    | (?:前|排名|排|位居|位列|居|列)(?:全[国省市区盟州县旗])?\s*\d+\s*位
    | 前\s*(?:\d+|{_NUMERAL})\s*[名强]
    # numbers of pictures and tables
    | [图表]\s*\d{{1,3}}(?:[-—.]\d{{1,3}})?(?=[\s所中：:、，。；）)]|$)
    # model numbers, formulas (1+5+N), multiplied sizes, numbered things, anniversaries
    | [A-Za-z][A-Za-z.]*[-_]?\d+(?:\.\d+)?(?!\s*(?:[万亿]|%))
    | \d+(?:\.\d+)?[A-FH-OQ-Za-fh-z](?![A-Za-z]) | \d+[GK](?![Ww])
    | \d*[A-Za-z]*(?:\d+|[A-Za-z])(?:[+＋](?:\d+|[A-Za-zＮn一-鿿]))+ | [+＋][A-Za-z]
    | \d+\s*[×xX*]\s*\d+
    | \d+(?:、\d+)*\s*号(?:线|楼|机组|院|公路|文件|文)? | \d+\s*周年 | \d+\s*强
    | \d{{3,5}}(?=热线|平台|工程|战略|发展思路)
    | [一二三四五六七八九十]+是(?=[一-鿿])
    """,
    re.X,
)


def mask_names(folded: str) -> str:
    """The text with everything that is no quantity blanked out, code point for code point.

    A blanked quotation keeps its closing mark, so that words after it still stand after a name,
    and a year its 年 or 年度, after which another number may follow.

    >>> mask_names("“十三五”期间建成5个，快于2024年1.8个百分点")
    '□□□□”期间建成5个，快于□□□□年1.8个百分点'
    >>> mask_names("完成2019年度7.89亿元债务化解目标")
    '完成□□□□□度7.89亿元债务化解目标'
    """
    return _MASKS.sub(_blank, folded)


def _blank(match: re.Match[str]) -> str:
    last = match.group()[-1]
    kept = "”" if last in '》〉”"」’' else last if last in "年度" else "□"
    return "□" * (len(match.group()) - 1) + kept
