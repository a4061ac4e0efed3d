"""Things that a question names side by side, each found by its name among the figures of one sentence.

办理规章6件、法规15件、建议1401件: of 规章、法规、建议分别办了多少 each has the figure whose label alone speaks of it.
What is counted may be of several units, and the list is whole or none: a thing without a figure of its
own leaves none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import geometric_mean

from assistant.asking.concepts import Concept, concepts_of, coverage
from assistant.asking.question import Question, read_question
from assistant.calculation.operands import is_change
from assistant.choosing.mentions import mention
from assistant.choosing.passages import sentence_of
from assistant.lists.each import named_items
from assistant.prepare import years_of
from assistant.workbench import Choice, Workbench
from corpus import Figure, Span, fold, paired_words, same_kind

# What is asked of them all, said once: GDP、社零的预期目标.
_WHAT_OF_THEM = re.compile(
    "的?(?:主要)?(?:预期|增长|计划)*(?:目标|指标|任务|增速|增幅|涨幅|增长率?)[值数]?[,，]?$"
)
_RATES = re.compile("增[速幅]|涨幅|增长(?:率|目标|百分)")
_FEWEST = 3
_LEAST = 0.3
"""At least so much of what names a thing must be said of its figure, and of no other as much."""
_WHOLLY = 0.9
_ALIKE = 0.6
"""A word of a label that means so much the same as one of a thing's name speaks of it too."""
_CLEARLY = 1.25
"""So many times better than of the next figure a name must be said of its own."""


def named_by_label(bench: Workbench, head: str, unit: str | None) -> list[Choice]:
    """The figures that a head of words names, in the order named; empty unless all are.

    They are of one sentence or, where no sentence has them all, of one passage.

    :param head: what names things side by side.
    :param unit: the unit all are asked in; None for any.
    """
    items = named_items(_WHAT_OF_THEM.sub("", head))
    if len(items) < _FEWEST or bench.question.is_english:
        return []
    bench = bench if unit else _of_any_unit(bench)
    ways = [[[_concepts(bench, name) for name in way] for way in _ways(item)] for item in items]
    # What all are of opens the first of them: 中心城区铺的供水.
    ways[0] += [[own[n:]] for (own,) in ways[0][-1:] for n in range(1, len(own))]
    for listed in _together(bench, unit):
        own = _of_one_thing(listed, [each[-1] for each in ways])
        found = [_first_told(each, own) for each in ways]
        figures = [figure for each in found for figure in each]
        if all(found) and len({figure.id for figure in figures}) == len(figures):
            return _as_sure_as_each(bench, figures)
    return []


def asks_for_rates(question: Question) -> bool:
    """Whether a question asks by how much each of several things grew, which no level tells."""
    return bool(_RATES.search(question.folded))


def taken_apart(item: str) -> list[str]:
    """The things an item names in one word; none if it names one.

    >>> taken_apart("城乡收入"), taken_apart("粮食产量")
    (['城镇收入', '农村收入'], [])
    """
    pair = next((pair for pair in paired_words() if pair in item), None)
    return [item.replace(pair, own, 1) for own in paired_words()[pair]] if pair else []


def _ways(item: str) -> list[list[str]]:
    """What an item may name: of 城乡收入 the income of 城镇 and of 农村, else one thing."""
    return [way for way in (taken_apart(item), [item]) if way]


def _concepts(bench: Workbench, name: str) -> tuple[Concept, ...]:
    return concepts_of(
        read_question(name, years_of(bench.index.reports)), bench.reading.scope.places
    )


def leaves_one_out(bench: Workbench, head: str, figures: Sequence[Figure]) -> bool:
    """Whether something that a head of words names is spoken of by no figure, in what tells it from the others.

    Another that stands beside the rest (燃气 for 路灯, a second 可办清单 for 实施清单) would be told in its place.
    """
    items = named_items(_WHAT_OF_THEM.sub("", head))
    if len(items) < 2 or bench.question.is_english:
        return False
    labels = [fold(figure.label).lower() for figure in figures]
    named = [_concepts(bench, item) for item in items]
    for n, (item, concepts) in enumerate(zip(items, named, strict=True)):
        others = {concept.word for m, other in enumerate(named) if m != n for concept in other}
        own = [concept for concept in concepts if concept.word not in others] or list(concepts)
        shared = {pair for m, other in enumerate(items) if m != n for pair in _pairs(other)}
        pairs = _pairs(item) - shared
        if not any(_is_spoken_of(bench, own, pairs, label) for label in labels):
            return True
    return False


def _is_spoken_of(
    bench: Workbench, concepts: Sequence[Concept], pairs: set[str], label: str
) -> bool:
    """Whether a label speaks of a thing, in its words, in others or in two of its characters.

    What names nothing by itself it need not.
    """
    return (
        not concepts
        or any(mention(concept, label) for concept in concepts)
        or any(pair in label for pair in pairs)  # 第一 of 第一、二、三产业
        or _is_alike(bench, concepts, label)
    )


def _is_alike(bench: Workbench, concepts: Sequence[Concept], label: str) -> bool:
    """Whether a word of a label means about the same as one that a thing is named by."""
    senses = bench.query.senses
    words = [concept.forms[0][0] for concept in concepts]
    return senses is not None and bool(senses.best(words, [label]).max(initial=0.0) >= _ALIKE)


def _pairs(item: str) -> set[str]:
    """Every two characters of a thing's name that stand beside each other."""
    return {item[at : at + 2] for at in range(len(item) - 1)}


def _of_any_unit(bench: Workbench) -> Workbench:
    """The question without the unit that one of the things it names would have alone."""
    reading = replace(bench.reading, question=replace(bench.question, unit=""))
    return replace(bench, reading=reading, query=bench.assistant.query(reading))


def _together(bench: Workbench, unit: str | None) -> list[list[Figure]]:
    """The figures of each sentence that one of the likeliest stands in, then of its passage and those beside it.

    Those that are not of the kind asked for are left out.
    """
    changes = bench.question.means("growth", "rise", "target")  # aims are of growth
    rates = asks_for_rates(bench.question)
    found: dict[tuple[str, Span], list[Figure]] = {}
    ranking = bench.part(bench.question.folded, unit=unit or "").ranking()
    likeliest = [choice.figure for choice in bench.choices(ranking)]
    for span_around in (_sentence, _passage, _passages):
        for figure in likeliest:
            span = span_around(bench, figure)
            found[figure.report, span] = [
                other
                for other in bench.index.report(figure.report).figures
                if span.start <= other.clean.start < span.end
                and other.status == figure.status
                and (is_change(other) or not rates)
                and (changes or not is_change(other))
                and (not unit or same_kind(fold(other.unit), unit))
            ]
    return list(found.values())


def _sentence(bench: Workbench, figure: Figure) -> Span:
    return sentence_of(bench.index.passage(figure.passage_id), figure.clean.start)


def _passage(bench: Workbench, figure: Figure) -> Span:
    return bench.index.passage(figure.passage_id).clean


def _passages(bench: Workbench, figure: Figure) -> Span:
    """A figure's passage with those before and after it in its section."""
    own = bench.index.passage(figure.passage_id)
    section = [p for p in bench.index.report(figure.report).passages if p.section == own.section]
    at = next(n for n, passage in enumerate(section) if passage.id == own.id)
    beside = section[max(at - 1, 0) : at + 2]
    return Span(beside[0].clean.start, beside[-1].clean.end)


def _of_one_thing(
    listed: Sequence[Figure], named: Sequence[Sequence[Sequence[Concept]]]
) -> list[Figure]:
    """Some figures without those of several of the things named: 投资2.6亿元铺设供水、供热、燃气管网."""

    def things(figure: Figure) -> int:
        label = fold(figure.label).lower()
        return sum(
            coverage([mention(concept, label) for concept in concepts], concepts) >= _WHOLLY
            for way in named
            for concepts in way
        )

    return [figure for figure in listed if things(figure) < 2]


def _first_told(
    ways: Sequence[Sequence[Sequence[Concept]]], listed: Sequence[Figure]
) -> list[Figure]:
    """The figures of the first way to read an item of which each has its own.

    Where some of what it names in one word is told, no other figure is of all of it.
    """
    for way in ways:
        if found := _each_its_own(way, listed):
            return found
        labels = [fold(figure.label).lower() for figure in listed]
        if len(way) > 1 and any(
            coverage([mention(c, label) for c in concepts], concepts) >= _WHOLLY
            for concepts in way
            for label in labels
        ):
            return []
    return []


def _each_its_own(named: Sequence[Sequence[Concept]], listed: Sequence[Figure]) -> list[Figure]:
    """The figure of each thing named, no two the same, where it is told apart; else none."""
    labels = [fold(figure.label).lower() for figure in listed]
    found: list[Figure] = []
    for concepts in named:
        if not concepts:
            return []
        told = [_told(concepts, n, labels) for n in range(len(labels))]
        order = sorted(range(len(labels)), key=lambda n: -told[n])
        if not order or told[order[0]] < _LEAST:
            return []
        if not mention(concepts[-1], labels[order[0]]):
            return []  # of 重点项目里工业 the last tells what is meant
        if len(order) > 1 and told[order[0]] < _CLEARLY * told[order[1]]:
            return []
        found.append(listed[order[0]])
    return found if len({figure.id for figure in found}) == len(named) else []


def _told(concepts: Sequence[Concept], n: int, labels: Sequence[str]) -> float:
    """How well one of some labels speaks of concepts; what others say as well tells the less."""
    worth = 0.0
    for concept in concepts:
        said = [mention(concept, label) for label in labels]
        worth += concept.weight * said[n] * (said[n] / sum(said) if said[n] else 0.0)
    return worth / sum(concept.weight for concept in concepts)


def _as_sure_as_each(bench: Workbench, figures: Sequence[Figure]) -> list[Choice]:
    """Figures, as sure as one of them would be by what a question says beside the names of the others.

    They bear each other out, and are as sure as they are in the (geometric) mean.
    """
    labels = [fold(figure.label).lower() for figure in figures]
    sure = []
    for n, figure in enumerate(figures):
        rest = [other for other in figures if other is not figure]
        others = [
            concept.word
            for concept in bench.query.concepts
            if mention(concept, labels[n]) < max(mention(concept, label) for label in labels)
        ]
        sure.append(bench.confidence_in_one_of([figure, *rest], others))
    mean = geometric_mean(sure) if min(sure) > 0 else 0.0
    return [Choice(figure, 0.0, mean) for figure in figures]
