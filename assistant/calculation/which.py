"""Where what is not so only tells of which things something is asked: 没人管的小区接管了几个.

Nothing is left over then, and nothing subtracted.
"""

from __future__ import annotations

import re

from assistant.asking.question import Question
from index import tagged

_ASKED = re.compile("多少|几(?![率乎])")
_DID = re.compile(
    "(?:[一-鿿](?<![有剩余少多占共是])(?<!剩下)(?<!余下)(?:了|过来?|出来?|掉|完)"
    "|(?:[将拟]|(?<![需主重只])要|打算|准备)[一-鿿]{1,6}(?<![有剩余少多占共是要])(?<![剩余]下))"
    "(?P<asked>多少|几(?![率乎]))"
)
"""Asks how many something was done to, or will be (要打通多少条), and so not how many are left."""
_COUNTS = frozenset({"有", "是", "占", "剩", "剩下", "要", "共有", "共", "还有"})
_THEN_DONE = re.compile("的[^,，?？的]+[一-鿿](?:了|过)(?=[一-鿿])")


def only_tells_which(question: Question, negated: re.Match[str]) -> bool:
    """Whether what is not so only tells of which things something else is asked.

    没人管的小区接管了几个 and 给几个没人管的小区请来了管家 ask how many were taken over or given one, not
    how many are not looked after.
    """
    start, end = negated.start("not"), negated.end("undone")
    if _lacks(negated) and _asks_else(question.folded[end:]):
        return True
    asking = _DID.finditer(question.folded)
    if any(match.end() <= start or end <= match.start("asked") for match in asking):
        return True
    before, after = question.folded[:start], question.folded[end:]
    return bool(_ASKED.search(before)) and bool(_THEN_DONE.match(after))


def _lacks(negated: re.Match[str]) -> bool:
    """Whether what is not so is something that is not had: 没钱的, 没单位的老人."""
    first = next(iter(tagged(negated["undone"])), ("", ""))
    return negated["not"] in ("没", "没有") and first[1].startswith("n")


def _asks_else(after: str) -> bool:
    """Whether words after what is lacked ask of more than how many lack it: 的老人能领多少, not 的老人有多少."""
    between = _ASKED.split(after)[0]
    said = [word for word, tag in tagged(between.removeprefix("的")) if tag.startswith("v")]
    lists = "," in between or "，" in between
    return after.startswith("的") and (lists or any(word not in _COUNTS for word in said))
