"""How much there is to each, of what one sentence says: 20个项目落地、总投资1370多亿元, 平均一个投多少亿?

A sentence that counts the things and has one figure of the kind asked for is enough, though neither
figure's own label says all that a question does: whichever of the two is found surely brings the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.answer import quote_around
from assistant.asking.counting import may_be_counted_in, names_persons
from assistant.asking.measure import measure_words
from assistant.calculation.operands import (
    PERCENT,
    Calculated,
    as_sure_as,
    is_change,
    likely,
    worked_out,
)
from assistant.calculation.quotients import money_asked, noun_and_verb
from assistant.choosing.mentions import mention
from assistant.lists.each import side_by_side
from assistant.workbench import Choice, Part, Workbench
from corpus import Figure, fold, is_measured, same_kind, unit_classes
from index import tagged

_OF_EACH = re.compile("[人户村校年月日]均|平均|每|/")
_SAID = 0.8
_HALF = 0.4
_MOST = 0.5
_PERSONS = {"person", "person-times"}
_GENERAL = frozenset("个位名人")
"""What counts persons among others, and people may be counted in 人次 too."""
_MONEY = tuple(
    (re.compile(asks), re.compile(says))
    for asks, says in (
        ("投(?![诉票用产])", "投"),
        ("[卖销]", "[卖销售]|成交|交易|营业|营收"),
        ("[赚挣盈]", "利润|收入|[赚盈]|收益"),
        ("花|耗资", "支出|投|[花耗拨]"),
        ("[拨补]|资助|扶持", "[拨补投]|安排|下达|资金|资助|扶持"),
        ("[缴交]", "[缴交税费]"),
        ("[借贷欠]", "[借贷债欠]"),
    )
)
"""What is done with money, and how a report calls money that it is done with."""
_HOW_MUCH = re.compile("(?:面积|[长宽高]度|里程|[重数]量|[人户]数|[资基]金|金额|数额|规模|钱)$")
"""What a figure says by its unit."""
_BRINGS = re.compile("带[来动]|贡献|产生|创造|拉动|实现|完成|达到?|[有是给]|平均|下来|算")
"""What names nothing that a figure is of."""
_Fits = Callable[[Figure], bool]


def told_together(bench: Workbench, match: re.Match[str]) -> Calculated | None:
    """How much of something there is to each of something else, both told in one sentence.

    :param match: how a question asks for it: the unit `measure` of what is divided by, and its noun `thing`.
    """
    question, measure = bench.question, match["measure"]
    thing, done = noun_and_verb(match["thing"] or "")
    start = match.end() - len(done)
    around = f"{match.string[: match.start()]} {match.string[start:]}"
    around = re.sub("平均(?:下来|算)?", " ", around)
    above = bench.part(f"{thing} {around}", unit=question.unit)
    below = bench.part(thing or measure_words(around, bench.reading.scope.places), unit=measure)
    persons = measure in _GENERAL and names_persons(thing)
    wanted = question.unit or money_asked(match.string[start:])
    says = _says_what(bench, match.string, start, by_unit=bool(wanted))

    def names_thing(figure: Figure) -> bool:
        label = fold(figure.label).lower()
        return not thing or any(mention(c, label) >= _SAID for c in below.reading.concepts)

    def divides(figure: Figure) -> bool:
        unit = fold(figure.unit)
        if figure.base <= 1 or is_change(figure) or unit in PERCENT:
            return False
        if persons:
            return bool(unit_classes(unit) & _PERSONS)
        counted = may_be_counted_in(unit, measure) or (thing and may_be_counted_in(measure, unit))
        return bool(counted) and not is_measured(unit) and names_thing(figure)

    def is_divided(figure: Figure) -> bool:
        unit = fold(figure.unit)
        if is_change(figure) or unit in PERCENT or _OF_EACH.search(fold(figure.label) + unit):
            return False
        alike = same_kind(unit, wanted) and may_be_counted_in(unit, wanted)
        return says(figure) and (alike if wanted else not divides(figure))

    pairs = [
        *_beside(bench, above, is_divided, divides),
        *(pair[::-1] for pair in _beside(bench, below, divides, is_divided)),
    ]
    spoken_of = [pair for pair in pairs if _speaks_of_most(bench, pair[0].figure)]
    best = max(spoken_of, key=lambda pair: pair[0].confidence, default=[])
    return worked_out("average", best) if best else None


def _speaks_of_most(bench: Workbench, figure: Figure) -> bool:
    """Whether the sentence of a figure says most of what a question names, by what the words tell."""
    named = [
        c
        for c in bench.query.own
        if not (_HOW_MUCH.search(c.word) or _BRINGS.search(c.word) or names_persons(c.word))
    ]
    sentence = fold(quote_around(figure, bench.index)).lower()
    said = sum(c.weight for c in named if mention(c, sentence) >= _HALF)
    return said >= _MOST * sum(c.weight for c in named)


def _beside(bench: Workbench, part: Part, fits: _Fits, other_fits: _Fits) -> Iterator[list[Choice]]:
    """The likely figures of a part, each with the one other figure of its sentence that fits."""
    for choice in likely(bench, part.ranking(), fits):
        sure = as_sure_as(bench, choice, part, fits)
        beside = [
            figure
            for figure in bench.index.report(choice.figure.report).figures
            if figure.id != choice.figure.id
            and side_by_side(bench, [choice.figure, figure])
            and other_fits(figure)
        ]
        if len(beside) == 1:
            yield [sure, Choice(beside[0], sure.score, sure.confidence)]
            return


def _says_what(bench: Workbench, asked: str, start: int, *, by_unit: bool) -> _Fits:
    """Whether a figure is of what a question goes on to ask, by its nouns and by what is done with money.

    :param by_unit: whether the unit tells already what kind of figure is asked for; else every word must.
    """
    told = [
        concept
        for concept in bench.query.own
        if concept.at >= start
        and not (by_unit and _HOW_MUCH.search(concept.word))
        and not _BRINGS.fullmatch(concept.word)
        and (not by_unit or all(flag.startswith("n") for _, flag in tagged(concept.word)))
    ]
    deeds = [says for asks, says in _MONEY if asks.search(asked[start:])]

    def says_it(figure: Figure) -> bool:
        label = fold(figure.label)
        words = f"{fold(figure.context)}，{label}".lower()
        named = all(mention(concept, words) >= _SAID for concept in told)
        return (by_unit or bool(told)) and named and all(says.search(label) for says in deeds)

    return says_it
