"""What stands raised behind a word to refer to a note, and is no part of what the text says."""

from __future__ import annotations

import re

_NOTE_MARK = re.compile(r"[\[［〔(（【]?(?:注?\d{1,3}|[①-⑳*＊†‡])[\]］〕)）】]?")


def is_note_mark(raised: str, before: str) -> bool:
    """Whether raised characters refer to a note: of 人口3¹万人 nobody should read 31万人.

    A power does not: it follows a Latin letter (m²).

    :param before: the text they stand behind.

    >>> is_note_mark("[1]", "人口3"), is_note_mark("2", "建房50m"), is_note_mark("th", "5")
    (True, False, False)
    """
    after_latin = before[-1:].isascii() and before[-1:].isalpha()
    return _NOTE_MARK.fullmatch(raised.strip()) is not None and not after_latin
