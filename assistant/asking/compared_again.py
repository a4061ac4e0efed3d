"""A follow-up that has the comparison asked before made again: 那湖南呢, 那社零呢.

After 江西和河北的GDP哪个高, 那湖南呢 asks for 江西和湖南, and 那社零呢 for what else the two have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.conversation import is_bare, without_lead_and_tail
from assistant.asking.places import place_forms
from assistant.asking.plainly import SIDE, masked, named_sides
from assistant.asking.question import Question, marks_of
from assistant.asking.scope import Scope
from corpus import Years

_COMPARES = (
    "difference",
    "times",
    "which_place",
    "which_year",
    "highest",
    "lowest",
    "yesno",
)
# 换成湖南, 跟湖南比, 和湖南相比 name nothing but 湖南.
_WITH = re.compile("^(?:再|又|要是|如果)?(?:[比和跟与同]|换成?|换做|换作)")
_BESIDE = re.compile("(?:相比|比起来|比较?|的话)$")
_EACH = re.compile("分别|各自?")
_AMOUNT = "(?:[了出]来?)?(?:多少|几|百分之|吗|吧|一?[些点])"
_ASKING = (
    rf"(?:是不是|是否)?[更要还也]*(?:[比是有跟和与同]{SIDE}|哪|谁|孰|分别|各|相差|差距|差[多了几]|合计|[总一]共|共计|加起来|相加|之和"
    rf"|[高多大快长强低少小慢短弱]{_AMOUNT})"
)
_MEASURE = (
    re.compile(
        rf"^(?P<head>[^{SIDE}]*{SIDE}比{SIDE}的?)(?P<measure>[^{SIDE}]+?)(?P<rest>[更要还]?[高多大快长强低少小慢短弱]{_AMOUNT}.*)$"
    ),
    re.compile(
        rf"^(?P<head>[^{SIDE}]*{SIDE}(?:和{SIDE})*(?:相比[,，]?)?的?)(?P<measure>[^{SIDE}]+?)(?P<rest>{_ASKING}.*)$"
    ),
)
# What says how a measure is looked at, and names none.
_CHANGE = re.compile("(?:同比)?(?:增长率|增长速度|增长幅度|增速|增幅|涨幅|降幅|增长)$")
_TOTAL = re.compile("(?:总量|总额|总数|规模)$")
_AIM = re.compile("(?:的?(?:预期)?目标)$")
_PER_HEAD = "人均"
_RATE = re.compile("(?:率|比重|占比|比例|指数|强度|目标)$")


def compared_again(
    before: Question, scope: Scope, own: Question, own_scope: Scope, years: Years, named: bool
) -> str:
    """The comparison that a follow-up has made again, in words; "" where it has none made.

    :param before: the question before, and its scope, follow-ups filled in.
    :param own: the follow-up as read alone, with its scope.
    :param years: what relative words (今年) are resolved against.
    :param named: whether the follow-up names a thing that may be measured.
    """
    if before.is_english or own.is_english or scope.every:
        return ""
    sides = named_sides(before, scope, years)
    if len(sides) < 2 or not before.means(*_COMPARES, "each", "sum"):
        return ""
    core = without_lead_and_tail(own.folded)
    if side := _side_named(core, own, own_scope, years):
        of_places = bool(own_scope.places or own_scope.foreign)
        return _of_another_side(before, sides, side) if of_places == bool(scope.places[1:]) else ""
    if own_scope.places or own_scope.foreign or own.periods or not is_bare(own):
        return ""
    place = scope.places[0] if len(scope.places) == 1 else ""
    return _of_another_measure(before, sides, core, named, place)


def _side_named(core: str, own: Question, scope: Scope, years: Years) -> str:
    """The one place or year that a follow-up names and nothing else; "" where it names more or none."""
    side = _BESIDE.sub("", _WITH.sub("", core)).removesuffix("的")
    places = (*scope.places, *scope.foreign)
    if len(places) == 1:
        return side if side in place_forms(places[0]) else ""
    if places or len({*own.periods, *own.baselines}) != 1:
        return ""
    timed, marks = marks_of(side, own.language, years)
    whole = len(marks) == 1 and (marks[0].start, marks[0].end) == (0, len(side))
    return side if whole and timed == side else ""


def _of_another_side(before: Question, sides: Sequence[tuple[int, int]], side: str) -> str:
    """The comparison with another second side; where each was asked for, what the new one has alone."""
    words = before.folded
    if len(sides) == 2 and before.means(*_COMPARES):
        start, end = sides[1]
        return words[:start] + side + words[end:]
    in_a_row = re.search(f"{SIDE}(?:和{SIDE})+", masked(words, sides))
    if not in_a_row or not before.means("each") or before.means(*_COMPARES):
        return ""
    return words[: sides[0][0]] + side + _EACH.sub("", words[sides[-1][1] :])


def _of_another_measure(
    before: Question, sides: Sequence[tuple[int, int]], core: str, named: bool, place: str
) -> str:
    """The comparison of the same sides by another measure; "" where none is named."""
    words = masked(before.folded, sides)
    found = next((found for pattern in _MEASURE if (found := pattern.search(words))), None)
    if found is None:
        return ""
    # Of two years, the place is said with the measure.
    forms = place_forms(place) if place else ()
    of_place = next((form for form in forms if found["measure"].startswith(form)), "")
    old = found["measure"].removeprefix(of_place).removeprefix("的")
    measure = _measured(old, core, named)
    if not measure or measure == old:
        return ""
    rest = found["rest"]
    if before.unit and not (_CHANGE.search(measure) or _RATE.search(measure)):
        # How many 亿元 the one has more asks for tonnes of the other measure.
        rest = re.sub(f"(?:多少|几){re.escape(before.unit)}", "多少", rest)
    again = found["head"] + of_place + measure + rest
    for start, end in sides:
        again = again.replace(SIDE, before.folded[start:end], 1)
    return again


def _measured(old: str, core: str, named: bool) -> str:
    """What is compared instead of something, where a follow-up says so; "" where it names nothing.

    >>> _measured("gdp", "增速", False), _measured("gdp增速", "社零", True), _measured("gdp", "人均", False)
    ('gdp增速', '社零增速', '人均gdp')
    """
    bare = _CHANGE.sub("", old)
    if core == _PER_HEAD:
        return core + bare.removeprefix(core)
    if any(pattern.fullmatch(core) for pattern in (_CHANGE, _TOTAL)):
        return bare + ("" if _TOTAL.fullmatch(core) else core)
    if _AIM.fullmatch(core):
        return old.removesuffix(core) + core
    if not named:
        return ""
    change = _CHANGE.search(old)
    keeps = change and not (_CHANGE.search(core) or _RATE.search(core))
    return core + (change[0] if change and keeps else "")
