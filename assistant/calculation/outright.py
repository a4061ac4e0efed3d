"""Whether the report may state outright what a question would otherwise have calculated.

A figure of the whole is no answer to what is left of it, nor one of a part to the sum: where the
calculation fails, such a figure is withheld.
"""

from __future__ import annotations

import re

from assistant.words.lexicon import Operation
from corpus import Figure, fold

_LEFT = re.compile("[不未没非无]|除|剩|余|其[他它]|以外|之外|\\b(?:not|other)\\b")
_PER_ONE = re.compile("[人户年月日]均|平均|每|/")
_BOUND = re.compile("最[高低多少]|[上下]限|封顶|起付|总")
_TOGETHER = re.compile("[共总和与及、]|合计|累[计积]")
_APART = re.compile("比|较|高于|低于|多于|少于|超过|超出|差|相当于|倍|净[流迁转增]")
_MOVES = re.compile("[增减升降新扩涨翻缩]|精简|取消|裁撤|削|提高|回落|净[流迁转]")


def says_how_far_apart(figure: Figure) -> bool:
    """Whether a figure may itself be by how much one thing outdoes another."""
    words = fold(figure.label + figure.unit)
    return figure.role in ("growth", "change") or bool(_APART.search(words))


def may_state(figure: Figure, operation: Operation) -> bool:
    """Whether a figure may itself be a sum, what is left over, how much to each, or a rise."""
    label, unit = fold(figure.label), fold(figure.unit)
    if operation == "average":
        # Bare 元 are what one pays or gets; what all do is told in 万元 and 亿元.
        of_one = unit == "元" and not _BOUND.search(label)
        return of_one or bool(_PER_ONE.search(label + unit))
    if operation == "sum":
        return bool(_TOGETHER.search(label))
    if operation in ("rise", "growth"):
        ends = figure.role in ("from", "to")
        return not ends and bool(figure.role or _MOVES.search(label))
    return bool(_LEFT.search(label))
