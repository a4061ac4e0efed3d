"""One figure for each of the things that a question names side by side, to list or to add up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import pairwise, product

from assistant.calculation.arithmetic import commensurable
from assistant.calculation.operands import as_sure_as, is_change, likely
from assistant.workbench import Choice, Part, Workbench
from corpus import Figure, fold, list_items, same_kind

JOINTS = re.compile(
    "、|以及|和|(?<![涉普触波提顾遍危])及(?!时|格)|与|连同|外加|(?<![参增追附])加上?(?![快强大速入工])|跟|"
    # 甲同乙 names two; 同比, 合同, 同时 do not.
    "(?<=[一-鿿]{2})(?<![一不共相合协胡等伙陪如连雷])同(?=[一-鿿]{2})(?![比期时步意志样城业事级类一等年乡学]|行(?!政))|"
    "还有(?![多几哪什啥没谁一])(?=[一-鿿]{2})|\\band\\b|,|，|\\bplus\\b"
)
# Things listed and counted once more: 许可、确认这两类, and 许可、确认两类权力 with what both are.
_SUMMED_UP = re.compile(
    "(?:这|那|等)?(?:[两二三四五六七八九十几]|\\d+)大?"
    "(?:(?:[类种项个方者块级样笔]|方面|部分)+(?:的|里|中|内)?(?=\\s|$)|[类种样](?P<all>[一-鿿]{2,6})$)|[两二]者$"
)
# What adds one more to a list: 许可、确认加奖励 names three.
_PLUS = re.compile(
    "(?<=[一-鿿])(?:外加|连同|(?<![参增追附])(?:再?加上?)(?![快强大速入工]))(?=[一-鿿])"
)
_NO_HAN = re.compile("[^一-鿿]*")
_CLAUSE_END = re.compile("[,，;；:：]")
# A list of some things and of what they come to: 甲、乙和合计, 甲、乙以及两者合计的清单.
_WHOLE = re.compile(
    "^(?:这?[两二三四五六](?:[者样类项种个块]|部分|方面)|[它他]们)?的?(?:合计|总计|共计|总数|总量|总和|一共|总共)(?:数|的[一-鿿]{1,10})?$"
    "|^(?:the |their |in )?(?:grand |overall )?total[.?]*$"
)
# The last of a list may be named by what it is the total of: 甲、乙和清单总数.
_LAST_IS_WHOLE = re.compile("[一-鿿](?:合计|总计|共计|总数|总量|总和)数?$")
_TOGETHER = 2.0
"""What it speaks for figures, in score, that they stand in one sentence, and again in one list of it."""
_OF_A_KIND = 1.0
"""What it speaks for figures, in score, that all are levels or all changes, in units of one kind."""
_MOST_WAYS = 4096


def listing_clause(words: str) -> tuple[str, str]:
    """The clause of some words that names things side by side, and what the others say of them all.

    Clauses of which no two are joined within name one thing each.

    >>> listing_clause("人大任命的和非人大任命的,参加法律考试的")
    ('人大任命的和非人大任命的', ' 参加法律考试的')
    >>> listing_clause("受理数,办结数")
    ('受理数,办结数', '')
    """
    clauses = [clause for clause in _CLAUSE_END.split(words) if clause.strip()]
    naming = [clause for clause in clauses if _joins(clause.strip())]
    if not naming:
        return words, ""
    head = naming[-1]
    return head, "".join(f" {clause}" for clause in clauses if clause is not head)


def _joins(clause: str) -> bool:
    """Whether a clause names things side by side; a joint it opens with is of the clause before."""
    return any(joint.start() for joint in JOINTS.finditer(clause))


def figure_of_each(
    bench: Workbench,
    head: str,
    asked: str,
    unit: str | None,
    *,
    one_unit: bool = False,
    of_sum: bool = False,
) -> list[Choice]:
    """The figures of the things a head of words names, no two the same; empty if one has none.

    :param asked: the words said of every one of them.
    :param unit: the unit each is asked in, None for what its own words say.
    :param one_unit: whether they must be of one unit, to be added up.
    :param of_sum: whether they are rather all the parts of a sum of their report.
    """
    if names_whole(head):
        items = _items_of(head)
        parts = [item for item in items if not _WHOLE.match(item)]
        named_by_itself = len(parts) == len(items)
        parts = parts[:-1] if named_by_itself else parts
        each = figure_of_each(bench, "、".join(parts), asked, unit, of_sum=True)
        found = _with_whole(bench, each)
        if found or not named_by_itself:
            return found
    if counted := _SUMMED_UP.search(head):
        said = f"{counted['all'] or ''}{head[counted.end() :]}"
        head, asked = head[: counted.start()], f"{said} {asked}"
    asked = _SUMMED_UP.sub(" ", asked)
    head = _PLUS.sub("、", head) if "、" in head else head
    listed = [item for item in JOINTS.split(head) if item.strip()]
    # What 、 sets apart is never one thing, what 和 does may be.
    sizes = [n for n in (len(listed), 2, 3) if n > max(head.count("、"), 1)]
    sizes = [] if _NO_HAN.fullmatch(head) else sizes  # no ending is shared in English
    items = next(filter(None, (list_items(head, n) for n in sizes)), listed)
    if len(items) < 2:
        return []
    bench.read_ahead([item + asked for item in items])
    # The longest item carries the words that all share.
    longest = max(items, key=len)
    full = bench.part(longest + asked, unit=unit)
    named = [
        full
        if item == longest
        else bench.part(item + asked, after=full.reading if item in listed else None, unit=unit)
        for item in items
    ]
    # By how much each rose is not what each rose to (分别提高到多少).
    named = [bench.without_misfits(one, "change") for one in named]
    return go_together(bench, named, one_unit=one_unit, of_sum=of_sum)


def names_whole(head: str) -> bool:
    """Whether a head of words lists things and what they come to.

    >>> names_whole("行政权力、公共服务和合计"), names_whole("行政权力和公共服务总数")
    (True, False)
    >>> names_whole("公园、广场和场馆总数")
    True
    """
    items = _items_of(head)
    last = items[-1] if items else ""
    return len(items) > 2 and (any(map(_WHOLE.match, items)) or bool(_LAST_IS_WHOLE.search(last)))


def named_items(head: str) -> list[str]:
    """The things a head of words names side by side, as it names them.

    >>> named_items("行政许可、行政确认和行政奖励三类权力")
    ['行政许可', '行政确认', '行政奖励']
    """
    return _items_of(_SUMMED_UP.sub("", head))


def _items_of(head: str) -> list[str]:
    return [item.strip() for item in JOINTS.split(head) if item.strip()]


def _with_whole(bench: Workbench, parts: Sequence[Choice]) -> list[Choice]:
    """Some parts and what they come to, as the report adds it up from just them; empty if it does not."""
    ids = {part.figure.id for part in parts}
    for finding in bench.index.report(parts[0].figure.report).findings if parts else ():
        if finding.kind == "sum" and set(finding.parts) == ids and not finding.difference:
            figures = bench.index.report(parts[0].figure.report).figures
            whole = next(figure for figure in figures if figure.id == finding.whole)
            return [*parts, Choice(whole, 0.0, min(part.confidence for part in parts))]
    return []


def go_together(
    bench: Workbench, named: Sequence[Part], *, one_unit: bool = False, of_sum: bool = False
) -> list[Choice]:
    """The figures of several things, no two the same, rather of one sentence; empty if one has none.

    :param one_unit: whether they must be of one unit, to be added up.
    :param of_sum: whether they are rather all the parts of a sum of their report.
    """
    each = [likely(bench, one.ranking()) for one in named]
    if whole := _whole_of_several(bench, named, each):
        each = [likely(bench, one.ranking((whole,))) for one in named]
    found = _together(bench, each, one_unit, of_sum)
    ids = {choice.figure.id for choice in found}
    wholes = _parts_of_wholes(bench, [found])
    # Where so many are parts of one whole that they must be meant, that is no rival of any.
    ids |= {whole for whole, parts in wholes.items() if len(ids) > 2 and ids <= parts}

    def fits(figure: Figure, choice: Choice) -> bool:
        """What one of them is answered with, or no sum can be made of, is no rival of the others."""
        alike = not one_unit or commensurable([figure, choice.figure])
        return figure.id == choice.figure.id or (figure.id not in ids and alike)

    return [
        as_sure_as(bench, choice, one, partial(fits, choice=choice))
        for choice, one in zip(found, named, strict=False)
    ]


def _whole_of_several(
    bench: Workbench, named: Sequence[Part], each: Sequence[Sequence[Choice]]
) -> str:
    """The id of a whole that is the likeliest figure of several things named, and so of none; or "".

    Its report adds it up from parts, of which all named may be some: of 105个项目,其中工业类3个、农业类21个 a question
    for 项目里工业和农业各几个 speaks of the whole as well. One that is named itself is meant.
    """
    first = Counter(choices[0].figure.id for choices in each if choices)
    wholes = _parts_of_wholes(bench, each)
    labels = {choices[0].figure.id: fold(choices[0].figure.label) for choices in each if choices}
    return next(
        (
            one
            for one, times in first.items()
            if times > 1
            and len(each) <= len(wholes.get(one, ()))
            and not any(_is_named(part, labels[one]) for part in named)
        ),
        "",
    )


def _is_named(part: Part, label: str) -> bool:
    """Whether a label speaks of all that a part of a question names."""
    words = [concept.word for concept in part.query.own]
    return bool(words) and all(word in label for word in words)


def _together(
    bench: Workbench, found: Sequence[list[Choice]], one_unit: bool, of_sum: bool
) -> list[Choice]:
    """The likeliest figure of each, where figures of one sentence are likelier to go together."""
    while len(found) and _ways(found) > _MOST_WAYS:
        found = [choices[: max(1, len(choices) - 1)] for choices in found]
    best: list[Choice] = []
    best_score = float("-inf")
    sums = _parts_of_wholes(bench, found)
    wholes = {} if bench.question.means("total") else sums
    for choices in product(*found):
        figures = [choice.figure for choice in choices]
        ids = {figure.id for figure in figures}
        if len(ids) < len(figures) or any(_lacks_some(ids, wholes.get(one)) for one in ids):
            continue
        if one_unit and not commensurable(figures):
            continue
        score = sum(choice.score for choice in choices)
        score += _TOGETHER * (len(figures) - 1) * side_by_side(bench, figures)
        score += _TOGETHER * (len(figures) - 1) * one_after_the_other(bench, figures)
        score += _TOGETHER * _with_none_between(bench, figures)
        score += _TOGETHER * (of_sum and ids in sums.values())
        score += _OF_A_KIND * (len(figures) - 1) * _are_of_a_kind(figures)
        if score > best_score:
            best, best_score = list(choices), score
    return best


def one_after_the_other(bench: Workbench, figures: Sequence[Figure]) -> bool:
    """Whether figures stand in a list with nothing but joints between: 分别增长37.2%、19%."""
    if len({figure.passage_id for figure in figures}) > 1:
        return False
    clean = bench.index.report(figures[0].report).clean
    spans = sorted(figure.clean for figure in figures)
    return all(
        re.fullmatch("[、,，和与及以\\s]*", fold(clean[one.end : other.start]))
        for one, other in pairwise(spans)
    )


def _with_none_between(bench: Workbench, figures: Sequence[Figure]) -> bool:
    """Whether three or more figures of a sentence leave out none of their unit that stands between.

    Of 供水26公里、供热117公里、燃气20公里和电缆144公里 the first three are a run, others are not.
    """
    if len(figures) < 3 or not side_by_side(bench, figures):
        return False
    spans = sorted(figure.clean for figure in figures)
    ids, units = {f.id for f in figures}, {fold(f.unit) for f in figures}
    return len(units) == 1 and not any(
        spans[0] < other.clean < spans[-1] and fold(other.unit) in units and other.id not in ids
        for other in bench.index.report(figures[0].report).figures
    )


def _are_of_a_kind(figures: Sequence[Figure]) -> bool:
    """Whether figures are all levels or all changes, in units of one kind."""
    first, *others = figures
    unit, changes = fold(first.unit), is_change(first)
    return all(
        same_kind(unit, fold(other.unit)) and changes == is_change(other) for other in others
    )


def _lacks_some(ids: set[str], parts: set[str] | None) -> bool:
    """Whether some parts of a whole that is listed with them are listed and others are not.

    Then the whole stands where a part should: 项目105个, 其中工业类3个, 农业类21个.
    """
    return parts is not None and bool(ids & parts) and bool(parts - ids)


def _parts_of_wholes(bench: Workbench, found: Sequence[Sequence[Choice]]) -> dict[str, set[str]]:
    """The ids of the parts of every figure found that its report adds up from them, by its id."""
    reports = {choice.figure.report for choices in found for choice in choices}
    return {
        finding.whole: set(finding.parts)
        for report in reports
        for finding in bench.index.report(report).findings
        if finding.kind == "sum"
    }


def _ways(found: Sequence[Sequence[Choice]]) -> int:
    ways = 1
    for choices in found:
        ways *= len(choices)
    return ways


def side_by_side(bench: Workbench, figures: Sequence[Figure]) -> bool:
    """Whether figures stand in one sentence and are all planned or all not."""
    first = min(figures, key=lambda figure: figure.clean)
    last = max(figures, key=lambda figure: figure.clean)
    if len({(f.passage_id, f.status) for f in figures}) > 1:
        return False
    between = fold(bench.index.report(first.report).clean)[first.clean.end : last.clean.start]
    return not re.search("[。！？；]", between)
