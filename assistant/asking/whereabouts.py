"""Whether a sentence says where: a place that the question does not name itself.

甲中心建成投用 does not tell in which city the centre is, however surely it speaks of it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.asking.places import named_places
from assistant.asking.spoken import clauses_spoken_of, is_named, names_in

_KIND = (
    "直辖市|城市|市辖区|市|区县|县城|县|区|旗县|盟市|旗|州|盟|镇|乡|村[庄子]?|街道?|园区|省份?|国家|国(?!家)"
    "|地方|地界|位置|地点|城"
)
_ASKS_WHERE = re.compile(
    f"哪(?:一?[个座块]|[些几两三俩]个?)?(?P<kind>{_KIND})(?![一-鿿]?[级内外里产线长委派土际场域间企]|[大重])"
    "|哪里|哪儿|[什啥]么?(?:地方|位置|地点)|地点(?:在|是|定|选)"
    "|(?<![体表集实潜])[在到](?:了)?哪(?=[?？,，。\\s]|$|[办建搞开设举])"
)
# 弱在哪里 and 哪里的经验 ask for no place on a map, and 转到哪里 may ask for an office.
_ASKS_ELSE = re.compile(
    "(?:转|交|送|调|移)[到向往入给去](?:了|哪)"
    "|(?:花|用|弱|强|难|好|差|贵|新|抓|体现|表现|集中)[在到](?:哪|什么|啥)"
    "|(?:哪里|哪儿|什么地方)的?(?:经验|做法|评|来的)|地方(?=负责|政府|[控金债财])"
)
_STEM = 2
"""Characters of a place's name that stand before what kind of place it is."""
_ENDINGS = frozenset({"街道", "镇", "乡", "村", "县", "旗", "盟", "州", "园区"})
_NO_NAME = re.compile("[全各本我该个座的和及][一-鿿]*$|行政村|(?:城|上|都|超|夜)市")


def says_where(question: str, sentence: str) -> bool | None:
    """Whether a sentence names a place where it speaks of what is asked; None if no place is asked for.

    Names of persons and things count, as many a place is taken for one. Both texts are folded.

    >>> says_where("气象科普馆建在哪个县?", "气象科普馆建成开放，青田县新增景区2个。")
    False
    >>> says_where("气象科普馆建在哪个县?", "青田县气象科普馆建成开放。")
    True
    """
    asked = _ASKS_WHERE.search(question)
    if not asked or _ASKS_ELSE.search(question):
        return None
    # A place of the kind asked for may have any name: 哪个街道, 胜利街道.
    ending = asked["kind"] if asked["kind"] in _ENDINGS else "市|县"
    formed = re.compile(f"[一-鿿]{{{_STEM}}}(?:{ending})")
    return any(
        _names_a_place(clause, question, formed) for clause in clauses_spoken_of(question, sentence)
    )


def _names_a_place(clause: str, question: str, formed: re.Pattern[str]) -> bool:
    """Whether a clause names a place that the question does not, in any of its forms."""
    unasked = (not is_named(name, question) for name in (*_listed(clause), *names_in(clause)))
    others = (name for name in formed.findall(clause) if not _NO_NAME.search(name))
    return any(unasked) or any(name[:_STEM] not in question for name in others)


@lru_cache(maxsize=4096)
def _listed(clause: str) -> tuple[str, ...]:
    """The places that a clause names by a name that is listed or formed like one."""
    return tuple(name for name in named_places(clause, ()) if not name.startswith("全"))
