"""Two things a question names first and then speaks of only as 前者 and 后者, or as alike (不分…还是…)."""

from __future__ import annotations

import re

from corpus import list_items

# 行政权力和公共服务事项,前者比后者多几项: both are named by the clause before, which asks nothing.
_FORMER_AND_LATTER = re.compile(
    r"(?P<named>[^,，:：;；?？]{4,48}?)(?:这?[两二](?:者|[类项种个样块](?:事项)?))?[,，:：;；](?P<asks>[^?？]*(?:前者.*后者|后者.*前者).*)"
)
# 不分人大任命还是非人大任命: of both, and so of both together where a sum is asked.
_EITHER = re.compile(
    "(?:不(?:区?分|论|管)|无论)是?(?P<one>[^,，?？]{2,16}?)(?:还是|或者?是?)(?P<other>[^,，?？]{2,16}?)"
    "(?=[,，]|[都全]|[一总]?共|合[计共]|加[起在一总])"
)


def with_names(folded: str) -> str:
    """A folded Chinese question with the names of what it refers to in their place.

    >>> with_names("行政权力和公共服务事项,前者比后者多几项?")
    '行政权力事项比公共服务事项多几项?'
    >>> with_names("考试不分初任还是晋升,一共几人?")
    '考试初任和晋升,一共几人?'
    """
    folded = _EITHER.sub(r"\g<one>和\g<other>", folded)
    told = _FORMER_AND_LATTER.search(folded)
    items = list_items(told["named"], 2) if told else []
    if told is None or len(items) != 2:
        return folded
    asks = told["asks"].replace("前者", items[0]).replace("后者", items[1])
    return folded[: told.start()] + asks
