"""A unit that a question names beside what it asks: …面积,单位万平方米; …产值(亿元); …出庭率 %.

So a form is filled in, or a search put. What is named is asked for in that unit, though no word asks.
"""

from __future__ import annotations

import re

from corpus import unit_pattern

_UNIT = rf"(?P<unit>[十百千万亿]*(?:{unit_pattern()}))"
_ASKS = re.compile(
    "多少|几(?!率)|什么|啥|哪|谁|怎|如何|[吗呢吧么没]|是否|是不是|有没有|分别|对不对"
)
_WAYS = (
    # …,单位万平方米 and …(单位:亿元)
    re.compile(
        rf"[,，;；(（\s]\s*(?:计量)?单位(?:是|为|用|按|[:：])?\s*{_UNIT}[)）]?(?=[,，。?？\s]|$)"
    ),
    # …(亿元)
    re.compile(rf"[(（]\s*{_UNIT}\s*[)）]"),
    # …,填亿元 and …,以亿元计
    re.compile(
        rf"[,，;；\s](?:请?填|填写|[以按用])(?:成|为)?{_UNIT}(?:计|算|为单位|表示|填|来填)?(?=[,，。?？\s]|$)"
    ),
    # …出庭率 %
    re.compile(rf"(?<=[一-鿿)）])\s+{_UNIT}(?=\s*[?？]?$)"),
)


def without_unit_aside(folded: str) -> tuple[str, str]:
    """A folded Chinese question without the unit it names aside, and that; "" if it names none.

    >>> without_unit_aside("治理的违法建设面积,单位万平方米")
    ('治理的违法建设面积', '万平方米')
    >>> without_unit_aside("全区规上工业总产值(亿元)"), without_unit_aside("出庭应诉率 %")
    (('全区规上工业总产值', '亿元'), ('出庭应诉率', '%'))
    >>> without_unit_aside("哪些单位参加了?"), without_unit_aside("两家单位")
    (('哪些单位参加了?', ''), ('两家单位', ''))
    """
    if _ASKS.search(folded):
        return folded, ""
    for way in _WAYS:
        if named := way.search(folded):
            return f"{folded[: named.start()]}{folded[named.end() :]}".strip(), named["unit"]
    return folded, ""
