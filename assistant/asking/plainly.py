"""A question that compares the places or years it names, put in one of three plain ways.

Which of them, whether one passes another, and what each has can be asked in dozens of ways
(甲和乙谁的森林覆盖率高一些, 森林覆盖率甲高还是乙高). Whatever reads on sees 甲和乙的森林覆盖率哪个高,
甲的森林覆盖率比乙高吗, 甲和乙的森林覆盖率分别是多少.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.places import place_forms
from assistant.asking.question import Question, marks_of, reworded
from assistant.asking.scope import Scope
from corpus import Years

SIDE = "\ue000"
"""Stands for a side while the words around the sides are read."""

_ASKS_HOW_MUCH = re.compile("多少|几")
_UP, _DOWN = "高多大快强长", "低少小慢弱短"
_OPPOSITE = dict(zip(_UP + _DOWN, _DOWN + _UP, strict=True))
_SAID_OTHERWISE = {"强": "高", "弱": "低"}
_MORE = rf"[更较要还最也得]*(?:比较)?(?P<way>[{_UP}{_DOWN}])(?:一?[些点]儿?)?"
_END = r"[呢呀啊吧嘛哦的了]*[?？。!！]*$"
_WHOSE = "(?:谁家?|孰|哪(?:一?个|一?[省市家边方年地者])(?:的)?)"
# 哪个 alone may ask for a kind of thing (哪个行业增长快); before an amount it asks for a side.
_AMOUNT = "(?:率|额|量|数|值|度|收入|支出|面积|里程|比[重例]|占比|增[速幅]|gdp|强度)"
_WHICH = (
    re.compile(
        rf"^(?P<head>[^谁哪]*{SIDE}[^谁哪]*)(?:谁家?|孰|哪一?[省市家边方年地者]|哪一?个(?=[更较要还最也得]|比较|[{_UP}{_DOWN}]|[省市的]"
        rf"|[一-鿿a-z\d]*{_AMOUNT}))[省市]?的?(?P<measure>[^{SIDE}谁哪]*?){_MORE}(?:谁[{_UP}{_DOWN}])?{_END}"
    ),
    re.compile(rf"^(?P<head>.*{SIDE}.*)[更较最](?P<way>[{_UP}{_DOWN}])的(?:是|为){_WHOSE}{_END}"),
    re.compile(
        rf"^(?P<head>.*?){SIDE}(?:是|的)?{_MORE}[,，]?还是{SIDE}(?:的)?(?:更?[{_UP}{_DOWN}])?(?:一?[些点]儿?)?{_END}"
    ),
    re.compile(
        rf"^{SIDE}的?(?P<head>[^{SIDE}]+?){_MORE}[,，]?还是{SIDE}(?:的)?(?:更?[{_UP}{_DOWN}])?(?:一?[些点]儿?)?{_END}"
    ),
)
_NOT = "没有?|不(?:比|如)"
_WHETHER = (
    re.compile(
        rf"^(?P<head>[^{SIDE}]*{SIDE}[^{SIDE}]*?)(?:(?:是不是|是否)?有没有|有|(?P<not>{_NOT})){SIDE}"
        rf"(?P<tail>[^{SIDE}]*?)(?:那么|这么|来得)?{_MORE}(?:吗|吧|没有?|么|嘛)?{_END}"
    ),
    re.compile(
        rf"^(?P<head>[^{SIDE}]*{SIDE}[^{SIDE}]*?)(?:(?:是不是|是否|有没有|已经?)*"
        rf"(?:追上|赶上|赶超|超越|反超|超过|胜过|追平)了?|(?P<below>不如|不及|比不[上过]|[赶追]不上|落后于?|逊于))"
        rf"{SIDE}(?P<tail>[^{SIDE}]*?)了?(?:吗|吧|没有?|么|嘛)?{_END}"
    ),
)
_COMPARE = "(?:比一?比|比较一?下?|对比一?下?)"
_EACH = (
    re.compile(
        rf"^(?P<head>.*{SIDE}.*?)[跟和与同]{SIDE}(?P<tail>.*?)(?:是不是|是否)?"
        rf"(?:一样|相同|相等|持平|差不多|相当|一致|同样)[{_UP}{_DOWN}]?(?:吗|吧|么|嘛){_END}"
    ),
    re.compile(
        rf"^(?:请|帮我|给我)?{_COMPARE}(?P<head>.*?)(?P<tail>{SIDE}[^{SIDE}]*{SIDE}.*?){_END}"
    ),
    re.compile(rf"^(?P<head>.*{SIDE}[^{SIDE}]*{SIDE}.*?)(?P<tail>){_COMPARE}{_END}"),
    re.compile(
        rf"^(?P<head>.*?{SIDE}.*?)(?:是|有)?多少[,，?？]+(?:那么?)?{SIDE}(?P<tail>)呢?{_END}"
    ),
    re.compile(rf"^(?P<head>.*?){SIDE}\s*(?:vs\.?|pk|对)\s*{SIDE}(?P<tail>.*?){_END}"),
)
_SHORT_OF_COMPARED = re.compile(rf"^{SIDE}[和与跟同]{SIDE}比(?![例率重较])[,，]?")
_BETWEEN = re.compile(rf"(?<={SIDE})(?:[\s和与跟同及、,，]|还是|以及|或者?)+(?={SIDE})")
# What stands at the edge of a measure and belongs to the comparing.
_EDGE = (
    r"[\s,，、:：的]|要说|若论|要论|说到|讲到|两(?:[省市地年者家区边]|个[省市])|之间|当中|之中"
    r"|相比|比起来|相较|比较|对比|放在?一起|是(?=$)|比(?=$)"
)
_EDGES = re.compile(rf"^(?:{_EDGE})+|(?:{_EDGE})+$")
_ASPECT = re.compile("[就在从]?(?P<aspect>.+?)(?:上|方面|来看|来说|而言|这一?项)")


def put_plainly(question: Question, scope: Scope, years: Years) -> Question:
    """The question put plainly if it compares sides that it names; else the question itself.

    :param years: what relative words (今年) are resolved against.
    """
    sides = [] if question.is_english else named_sides(question, scope, years)
    if len(sides) < 2 or question.stated:
        return question
    named = [question.folded[start:end] for start, end in sides]
    words = masked(question.folded, sides)
    plain = ""
    if not _ASKS_HOW_MUCH.search(words):
        plain = _which(words, named, years=len(scope.places) < 2) or _whether(words, named)
    plain = plain or _each(words, named) or _set_apart(words, named)
    if not plain:
        return question
    return reworded(question, plain, years)


def named_sides(question: Question, scope: Scope, years: Years) -> list[tuple[int, int]]:
    """Where the places, or else the years, that a question names stand, each once, in that order."""
    if len(scope.places) > 1:
        if scope.every or scope.foreign:
            return []
        found = [_place(question.folded, place) for place in scope.places]
        return sorted(found) if all(end for _, end in found) else []
    timed, marks = marks_of(question.folded, question.language, years)
    single = {mark.period: mark for mark in reversed(marks) if "-" not in mark.period}
    if len(single) != len(marks) or timed != question.folded:
        return []
    return sorted((mark.start, mark.end) for mark in single.values())


def _place(folded: str, place: str) -> tuple[int, int]:
    """Where a place is first named, by the longest of its forms there; (0, 0) if by none."""
    found = [(at, -len(form)) for form in place_forms(place) if (at := folded.find(form)) >= 0]
    at, length = min(found, default=(0, 0))
    return at, at - length


def masked(folded: str, sides: Sequence[tuple[int, int]]) -> str:
    """A folded question with `SIDE` in the place of each side, those in a row joined by 和."""
    for start, end in reversed(sides):
        folded = folded[:start] + SIDE + folded[end:]
    return _BETWEEN.sub("和", folded)


def _measure(*parts: str | None) -> str:
    """What is measured: what is left of some words without the sides and the comparing."""
    pieces = [piece for part in parts for piece in re.split(f"{SIDE}(?:和{SIDE})*", part or "")]
    trimmed = (_EDGES.sub("", piece) for piece in pieces)
    return "".join(
        aspect["aspect"] if (aspect := _ASPECT.fullmatch(piece)) else piece for piece in trimmed
    )


def _which(words: str, named: Sequence[str], *, years: bool) -> str:
    for pattern in _WHICH:
        if (found := pattern.search(words)) and (
            measure := _measure(found["head"], found.groupdict().get("measure"))
        ):
            asked, way = (
                "哪年" if years else "哪个",
                _SAID_OTHERWISE.get(found["way"], found["way"]),
            )
            return f"{_listed(named)}的{measure}{asked}{way}?"
    return ""


def _whether(words: str, named: Sequence[str]) -> str:
    if len(named) != 2:
        return ""
    for pattern in _WHETHER:
        if (found := pattern.search(words)) and (measure := _measure(found["head"], found["tail"])):
            groups = found.groupdict()
            way = groups.get("way") or ("低" if groups.get("below") else "高")
            way = _OPPOSITE[way] if groups.get("not") else way
            return f"{named[0]}的{measure}比{named[1]}{way}吗?"
    return ""


def _each(words: str, named: Sequence[str]) -> str:
    for pattern in _EACH:
        if (found := pattern.search(words)) and (measure := _measure(found["head"], found["tail"])):
            return f"{_listed(named)}的{measure}分别是多少?"
    return ""


def _set_apart(words: str, named: Sequence[str]) -> str:
    """2016年和2015年比 as 2016年和2015年相比, which is no share of anything."""
    apart = _SHORT_OF_COMPARED.sub(f"{SIDE}和{SIDE}相比,", words, count=1)
    if len(named) != 2 or apart == words:
        return ""
    return apart.replace(SIDE, named[0], 1).replace(SIDE, named[1], 1)


def _listed(named: Sequence[str]) -> str:
    return "、".join(named[:-1]) + "和" + named[-1]
