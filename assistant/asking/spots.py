"""Lakes, plains and the like that are called after a place, and are none of it but a part: 青海湖."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from assistant.words.lexicon import places
from index import in_dictionary

# An island that bears a province's name is that province.
_FEATURES = [
    "湖",
    "海峡",
    "半岛",
    "盆地",
    "高原",
    "平原",
    "草原",
    "丘陵",
    "沙漠",
    "山",
    "山脉",
    "河",
    "河谷",
    "湾",
]


@lru_cache(maxsize=1)
def spots() -> Mapping[str, str]:
    """Every such name that the dictionary knows, and the full name of the place that opens it."""
    return {
        form + feature: place.name
        for place in places()
        for form in place.short
        for feature in _FEATURES
        if in_dictionary(form + feature)
    }


def blanked(text: str, form: str) -> str:
    """A text with every mention of a place blanked out, save those that open the name of a spot.

    >>> blanked("青海的青海湖", "青海")
    '  的青海湖'
    """
    if form not in text:
        return text
    spot = "|".join(name for name in spots() if name.startswith(form)) or "(?!)"
    return re.sub(f"(?!{spot}){re.escape(form)}", " " * len(form), text)
