"""The figures listed beside one another in a report, of which a question means each or the sum."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from assistant.asking.concepts import Concept, coverage
from assistant.asking.counting import may_be_counted_in
from assistant.asking.scope import may_hold_for
from assistant.choosing.mentions import mention
from assistant.workbench import Choice, Workbench
from corpus import Figure, fold, same_kind
from index import segment

_SENTENCE_END = re.compile("[。！？；]")
UNNAMED = re.compile("哪[些几一两三四五六七八九十]|什么|些?啥|[各每][类种项]")
"""Asks for what stands listed without naming it: 哪些管线各多少公里."""
_JOINED = re.compile("[一-鿿]{0,3}(?:[和与及跟、同]|以及)")
_ALIKE = 0.9
"""What is of the kind asked for is spoken of at least about as well as the best figure."""
_STATED = 0.9
"""How sure it is that the parts are asked of what adds up to the very number a question states."""
_BOTH_ENDS = re.compile("前后")
"""Asks for what was before a change and for what came of it: 前后分别有多少."""
_NEGATORS = frozenset("非未不无没")
_EMPTY = frozenset("共有的了和与及等个项次人在为是新已均都其中")


def siblings(bench: Workbench) -> list[Choice]:
    """The best figure with those listed beside it, or the parts of the whole it is."""
    choices = bench.choices(bench.ranking, 1)
    if not choices:
        return []
    if parts := parts_of_whole(bench):
        return parts
    best = choices[0].figure
    listed = _in_one_sentence(bench, best)
    kinds = _kinds_named(bench)
    # What is said of one of them alone is its name, and does not tell what kind all are of.
    shared = _said_of_several(listed, [c for c in bench.query.own if c.word not in kinds])
    beside = _said_as_well(best, listed, shared)
    return _as_sure_as_one(bench, best, beside) if len(beside) > 1 else []


def parts_of_whole(bench: Workbench) -> list[Choice]:
    """The parts of the whole that the best figure is, or is a part of, as the report adds it up."""
    choices = bench.choices(bench.ranking, 1)
    if not choices:
        return []
    best = choices[0]
    report = bench.index.report(best.figure.report)
    figures = {figure.id: figure for figure in report.figures}
    for finding in report.findings:
        if finding.kind == "sum" and best.figure.id in (finding.whole, *finding.parts):
            sure = max(best.confidence, _told_by_passage(bench, best.figure))
            return [Choice(figures[part], 0.0, sure) for part in finding.parts]
    return []


def parts_of_stated(bench: Workbench) -> list[Choice]:
    """The parts of a whole that the question states: 105个项目按类别各多少."""
    for report in bench.reading.scope.reports:
        figures = {figure.id: figure for figure in report.figures}
        for finding in report.findings:
            if finding.kind == "sum" and _is_stated(bench, figures[finding.whole]):
                return [Choice(figures[part], 0.0, _STATED) for part in finding.parts]
    return []


def _is_stated(bench: Workbench, whole: Figure) -> bool:
    """Whether a question states a figure, and names what it counts."""
    label = fold(whole.label).lower()
    return (
        any(
            whole.base == stated.base and same_kind(fold(whole.unit), stated.unit_text)
            for stated in bench.question.stated
        )
        and may_hold_for(whole.period, bench.question.periods)
        and any(mention(concept, label) for concept in bench.query.own if len(concept.word) > 1)
    )


def parallels(bench: Workbench) -> list[Choice]:
    """The figures of one sentence that all fit the question as well, each of something of its own.

    任前考试有多少人参加 is said of one kind of examination and of another; of 财政收入 and
    地方财政收入 the second is only part of the first. The question names the own thing of every
    one of them (村社区合计设了多少个代办点) or of none.
    """
    choices = bench.choices(bench.ranking, 1)
    if not choices or not may_be_counted_in(fold(choices[0].figure.unit), bench.question.unit):
        return []
    best = choices[0].figure
    listed = _in_one_sentence(bench, best)
    group = _said_as_well(best, listed, bench.query.own)
    if not _each_of_its_own(bench, group):
        group = _said_as_well(best, listed, _said_of_several(listed, bench.query.own))
        if not _each_of_its_own(bench, group, named=True):
            return []
    if any(_is_total(bench, figure) for figure in group):
        return []  # of which others of them are the parts
    return _as_sure_as_one(bench, best, group)


def _each_of_its_own(bench: Workbench, group: Sequence[Figure], *, named: bool = False) -> bool:
    """Whether each of some figures has a word of its own, named by the question for all or none.

    What is named of all stands in a row: 乡镇街道, 人大非人大, 人大任命和非人大任命.

    :param named: whether it must be for all.
    """
    words = [_own_words(figure) for figure in group]
    shared = set[str]().union(*words).intersection(*words)
    own = [w - shared for w in words]
    if len(group) < 2 or not all(own):
        return False
    places = sorted(
        (found.start(), found.end(), n)
        for n, names in enumerate(own)
        for word in names
        if len(word) > 1
        for found in _named(word, bench.question.folded)
    )
    often = Counter(word for w in own for word in w if _named(word, bench.question.folded))
    if not named and 1 not in often.values():
        return True
    row: set[int] = set()
    for (_, end, n), (following, _, other) in pairwise(places):
        between = bench.question.folded[end:following]
        joined = not between or _JOINED.fullmatch(between)
        if joined and n != other:
            row |= {n, other}
    return len(row) == len(group)


def _said_of_several(figures: Sequence[Figure], concepts: Sequence[Concept]) -> list[Concept]:
    """The concepts that are said of more than one of some figures, and so name none of them."""
    labels = [fold(figure.label).lower() for figure in figures]
    return [c for c in concepts if sum(mention(c, label) > 0 for label in labels) > 1]


def named_in_a_row(bench: Workbench) -> list[Choice]:
    """The figures of the best one's sentence that the question names one right after the other.

    供水供热燃气管网 names three without a sign between them, each by a word only it has. Two such
    words may stand beside each other by chance.
    """
    choices = bench.choices(bench.ranking, 1)
    if not choices:
        return []
    best = choices[0].figure
    listed = _in_one_sentence(bench, best)
    words = [_own_words(figure) for figure in listed]
    often = Counter(word for own in words for word in own)
    folded = bench.question.folded
    places = sorted(
        (folded.index(word), len(word), n)
        for n, own in enumerate(words)
        for word in own
        if often[word] == 1 and len(word) > 1 and word in folded
    )
    named = [places[0][2]] if places else []
    for (start, size, _), (following, _, n) in pairwise(places):
        if following == start + size and n not in named:
            named.append(n)
    group = [listed[n] for n in sorted(named)]
    return _as_sure_as_one(bench, best, group) if len(group) > 2 and best in group else []


def _in_one_sentence(bench: Workbench, best: Figure) -> list[Figure]:
    """The figures of a figure's sentence that are of its unit and its role in it."""
    ends = bool(_BOTH_ENDS.search(bench.question.folded))
    report = bench.index.report(best.report)
    clean = fold(report.clean)
    return [
        figure
        for figure in report.figures
        if figure.passage_id == best.passage_id
        and fold(figure.unit) == fold(best.unit)
        and (ends or _kind(figure) == _kind(best))
        and not _SENTENCE_END.search(clean[slice(*_between(figure, best))])
    ]


def _kind(figure: Figure) -> tuple[bool, bool, str]:
    """What was before a change is listed beside nothing that came of one."""
    return figure.role in ("growth", "change"), figure.role == "from", figure.status


def _between(one: Figure, other: Figure) -> tuple[int, int]:
    return min(one.clean.end, other.clean.end), max(one.clean.start, other.clean.start)


def _said_as_well(
    best: Figure, figures: Sequence[Figure], concepts: Sequence[Concept]
) -> list[Figure]:
    """Those of some figures of which concepts are said as well as of the best.

    A list is read from the first to the last of them: what stands between is of it as well.
    """

    def told(figure: Figure) -> float:
        label = fold(figure.label).lower()
        return coverage([mention(concept, label) for concept in concepts], concepts)

    least = told(best) * _ALIKE
    fitting = [n for n, figure in enumerate(figures) if told(figure) >= least]
    return list(figures[fitting[0] : fitting[-1] + 1])


def _named(word: str, folded: str) -> list[re.Match[str]]:
    """Where a question names a word, and not only with a negator before it."""
    return list(re.finditer(f"(?<![{''.join(_NEGATORS)}]){re.escape(word)}", folded))


def _is_total(bench: Workbench, figure: Figure) -> bool:
    findings = bench.index.report(figure.report).findings
    return any(finding.kind == "sum" and finding.whole == figure.id for finding in findings)


def _own_words(figure: Figure) -> frozenset[str]:
    """The telling words of a figure's label; what a negator comes before counts as one with it."""
    found: list[str] = []
    negated = ""
    for word in segment(fold(figure.label).replace("多少" + fold(figure.unit), " "), invent=False):
        if word in _NEGATORS:
            negated = word
            continue
        if negated or not set(word) <= _EMPTY:
            found.append(negated + word)
        negated = ""
    return frozenset(word for word in found if word.strip())


def _as_sure_as_one(bench: Workbench, best: Figure, group: Sequence[Figure]) -> list[Choice]:
    """Figures that are meant together, as sure as one of them would be without the others.

    What kind of thing they are may be said by their passage alone, which is then what tells.
    """
    ordered = sorted(group, key=lambda figure: figure.id != best.id)
    kinds = _kinds_named(bench)
    sure = bench.confidence_in_one_of(ordered, kinds)
    if kinds:
        sure = max(sure, _told_by_passage(bench, best))
    return [Choice(figure, 0.0, sure) for figure in group]


def _told_by_passage(bench: Workbench, figure: Figure) -> float:
    """How sure a figure's passage is the one asked about; 0 unless it comes first."""
    found = bench.ranked_passages
    first = bool(found) and found[0].passage.id == figure.passage_id
    return bench.passage_ranking.confidence if first else 0.0


def _kinds_named(bench: Workbench) -> list[str]:
    """The words for what kind of things are to be listed: 法治, 阵地 of 哪些法治阵地.

    They follow 哪些 or, where the clause ends in it (阵地都建了些什么), open the question.
    """
    folded, concepts = bench.question.folded, bench.query.own
    named: list[str] = []
    for match in UNNAMED.finditer(folded):
        named += _run(bench, match.end()) or (_run(bench, concepts[0].at) if concepts else [])
    return named


def _run(bench: Workbench, start: int) -> list[str]:
    """The content words that follow one another from a place in the question on."""
    words: list[str] = []
    for concept in bench.query.own:
        if 0 <= concept.at - start <= 1 and len(concept.word) > 1:
            start = concept.at + len(concept.word)
            words.append(concept.word)
    return words
