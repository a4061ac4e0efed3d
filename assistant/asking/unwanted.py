"""What a question says it does not ask for: 财政总收入是多少,不是地方财政总收入.

Such words would draw the very figures they turn away. What asks for the rest of something
(不算, 除去, excluding) is a calculation and none of this.
"""

from __future__ import annotations

import re

_TURNED_AWAY = "(?:而|但|可)?(?:不是|不要|别要|并非)"
_ASKS = "多少几吗呢吧谁什哪?？"
# A yes-or-no question denies what it supposes, and so turns nothing away.
_SUPPOSES = re.compile("是不是|是否|[吗吧]|对不对")
_WAYS = (
    # …是多少，不是地方的
    re.compile(
        rf"(?<=[一-鿿])[?？]?[,，。;；、\s]*(?<=[?？,，。;；、\s]){_TURNED_AWAY}"
        rf"(?P<unwanted>[^{_ASKS},，。;；]{{2,24}})[?？。!！\s]*$"
    ),
    # …是多少，地方的不要
    re.compile(
        rf"(?<=[?？,，。;；、\s])(?P<unwanted>[^{_ASKS},，。;；、]{{2,16}}?)的?(?:都|就)?(?:不要|别要)[?？。!！\s]*$"
    ),
    # …(不是地方的)…
    re.compile(
        rf"[(（](?:{_TURNED_AWAY}|不(?:含|包括|包含))(?P<unwanted>[^{_ASKS}()（）,，、;；]{{2,24}})[,，、;；)）]"
    ),
    # 不是地方的、是全部的…, 不算地方的,单说全部的…
    re.compile(
        rf"(?:^|(?<=[,，?？。;；]))\s*(?:不是|并非|不属于|不说|不算)(?P<unwanted>[^{_ASKS}()（）,，、;；]{{1,16}})[,，、;；]"
        r"(?:而?是|[仅只单光专]单?[是说看算问指])"
    ),
    # …有多少个,我问单位不是人
    re.compile(
        rf"[,，?？。;；]\s*我?(?:要|想)?(?:问|说|指|要)的?是?[^{_ASKS},，。;；]{{1,8}}[,，]?(?:而|可)?不是"
        rf"(?P<unwanted>[^{_ASKS},，。;；]{{1,12}})[?？。!！\s]*$"
    ),
)
_ENGLISH_WAYS = (
    re.compile(
        r"(?:[,;(]\s*(?:but )?not (?!counting|including|only|just|yet|all|less|more)"
        r"|[,;(]?\s*\b(?:rather than|as opposed to) )(?:the |that of |those )?"
        r"(?P<unwanted>[a-z][^,;()?]{2,60}?)\s*[)?.\s]*$"
    ),
)


def without_unwanted(folded: str, english: bool) -> tuple[str, str]:
    """A folded question without what it turns away, and that; "" if it turns nothing away.

    >>> without_unwanted("财政总收入是多少,不是地方的", False)
    ('财政总收入是多少', '地方的')
    """
    for way in _ENGLISH_WAYS if english else _WAYS:
        said = way.search(folded)
        if said and not _SUPPOSES.search(folded):
            rest = f"{folded[: said.start()]} {folded[said.end() :]}"
            return rest.strip().rstrip(",，、;； "), said["unwanted"]
    return folded, ""
