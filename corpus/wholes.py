"""What there is in all, told after what is new: 新增…14家，累计81家 says 81 of the thing, not of the new.

Works on text folded to Simplified.
"""

from __future__ import annotations

import re

_SAYS_ALL = re.compile("累计|总[数量]|总计|合计|[一总]?共有?|现有|达到?|增[加至]?[到至]")
_NEW = re.compile(
    "(?:累计|净|共|已|再)*新(?:增(?![长加速幅])|建(?!商品|住宅|住房|筑)|设(?!备|施)|开(?:通|工|办)?(?!发)|办|添"
    "|发现|认定|培育|引进|登记|注册|获批|获评|入选|入库)了?|(?:累计)?净增"
)
_SHORTEST_NOUN = 2


def says_all(words: str) -> bool:
    """Whether words that lean on a measure before them tell how much of it there is in all.

    >>> says_all("累计"), says_all("同比增长"), says_all("其中新增")
    (True, False, False)
    """
    return bool(_SAYS_ALL.search(words)) and not _NEW.search(words)


def without_new(measure: str) -> str:
    """A measure without the word that says it is of what is new, as its total is called.

    >>> without_new("全市新增国家级示范基地"), without_new("新建商品住宅销售面积")
    ('全市国家级示范基地', '新建商品住宅销售面积')
    """
    whole = _NEW.sub("", measure, count=1)
    return whole if len(whole) >= _SHORTEST_NOUN else measure
