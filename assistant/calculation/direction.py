"""Which way a question says that something went: 涨了多少, 少了多少."""

from __future__ import annotations

import re

_WAY = re.compile(
    r"(?P<fell>减|降|便宜|缩|跌|落|下[滑调]|[低短小慢]|(?<!多)少|\b(?:fall|fell|drop|declin|decreas|fewer|less))"
    r"|(?P<rose>增|涨|升|扩|贵|[高长大快]|多(?!少)|\b(?:gr[eo]w|increas|ris[ei]|rose|more|add|up\b))"
)


def way_said(words: str) -> int:
    """1 where some folded words ask how much something rose, -1 where how much it fell, else 0.

    The last word for it tells.

    >>> way_said("比原来少多少"), way_said("减税降费增加了多少"), way_said("前后差多少")
    (-1, 1, 0)
    """
    said = list(_WAY.finditer(words))
    if not said:
        return 0
    return -1 if said[-1]["fell"] else 1
