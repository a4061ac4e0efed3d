"""What is new, and all there is: whether a question asks for the one, and a label tells the other.

新增公路里程152公里 is no answer to how long the network is, nor 总里程达866公里 to how much was added.
"""

from __future__ import annotations

import re

# 现在加起来有多少个 asks for all there are, 一共建了多少个 for what was built.
_IN_ALL = re.compile(
    "总数|总量|累计|现有|(?:(?:现在|目前|如今|眼下)[^,，?？]*?|(?:[加合]起来|[加合][在到]一[起块])[一-鿿]{0,4}?)有(?:多少|几(?![率乎]))"
    # Neither built nor opened is said: all there is.
    "|^(?!.*[修建改铺拓通架挖开]).*(?:[一总]共|[加合]起来)有?多长"
    r"|\bhow (?:long|large|big) (?:is|are)\b"
    r"|\b(?:total|overall|entire|whole) (?:length|mileage|number)\b"
    r"|\bhow (?:many|much)\b.*?\b(?:does|do) .{2,40}? have\b|\b(?:are|is) there\b"
)
_OF_NEW = re.compile(
    r"新|\b(?:new|newly|fresh|added|additional|extra|more|this year)\b"
    r"|\b(?:buil[dt]|open|set up|establish|launch)"
)
_ADDED_UP = re.compile("累计|总|共")
_NEW = re.compile("新(?:增|建|设|开|办|添|发现|认定|培育|引进|登记)")
# 公路总里程比上年末新增多少公里 tells how much was added to all there is.
_MORE_THAN_BEFORE = re.compile("[比较][^，]{0,6}[年期末底初]新增")
_ADDS = re.compile(r"\b(?:did|has|have|was|were)\b.{1,60}? (?:add|added|gain|gained)\b|\bnewly\b")
_REACHED = re.compile("累计|总[数量]|达到?多少|共有?多少")


def asks_in_all(folded: str) -> bool:
    """Whether a folded question asks how much of something there is in all.

    >>> asks_in_all("how long is the metro network?"), asks_in_all("how many new towns are there?")
    (True, False)
    """
    return bool(_IN_ALL.search(folded)) and not _OF_NEW.search(folded)


def asks_new(folded: str) -> bool:
    """Whether a folded question asks how much was added (新增多少, how many did it gain)."""
    return bool(_NEW.search(folded) or _ADDS.search(folded))


def is_new(label: str) -> bool:
    """Whether a label tells how much was added."""
    return bool(_NEW.search(label)) and (
        not _ADDED_UP.search(label) or bool(_MORE_THAN_BEFORE.search(label))
    )


def is_in_all(label: str) -> bool:
    """Whether a label tells how much there is in all."""
    return bool(_REACHED.search(label)) and not re.search("[新增]", label)
