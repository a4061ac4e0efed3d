"""What is left of a whole without a part: what was not done, what an exception leaves, all but one.

Where the report itself states what is not so (13项不涉及), that is the answer and nothing is
subtracted: see `stated_not_so`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.calculation.arithmetic import all_firms, commensurable
from assistant.calculation.operands import (
    PERCENT,
    Calculated,
    beside_each_other,
    likely,
    of_one_thing,
    surest,
    worked_out,
)
from assistant.choosing.choose import weights
from assistant.choosing.hearing import speak_of
from assistant.choosing.mentions import mention
from assistant.choosing.newness import asks_new, is_new
from assistant.lists.each import side_by_side
from assistant.words.lexicon import Operation, synonyms
from assistant.workbench import Choice, Part, Workbench
from corpus import Figure, fold, same_kind
from index import segment

_NEGATED = "[不未没非无]"
_EXCEPTION = re.compile("^除[^，,。；]*外")
_SHARE = re.compile("的?(?:百分之[几多]少?|占?[比百][例重分]比?|占比|几成|占(?=多少|多大))")
_SENTENCE_END = re.compile("[。！？；;]")
_MANY = 20
_SAID = 0.8
# What goes with a predicate and does not tell which: 没被评为 → 评为.
_LIGHT = frozenset("被有能够再上到在与和跟把给过了的")
_REMAINING = "(?:剩余|剩下|余下|其余|尚余|尚有|还剩|还有)的?"
_ASKS_LEFT = re.compile("(?:还剩|剩下|剩余|余下)(?:了|的|有|还有)*(?:多少|几)")
_STILL_TO_DO = "[要需应须待该拟未没]"


def left_over(bench: Workbench, match: re.Match[str]) -> Calculated | None:
    """The whole less the part that a question leaves out: 除行政处罚外…还有多少项."""
    question = bench.question.folded
    out = match["out"]
    words = question[: match.start()] + " " + question[match.end() :]
    wholes = bench.part(words, unit=bench.question.unit)
    if not wholes.reading.concepts:
        return None
    parts = bench.part(out, after=wholes.reading, unit=bench.question.unit)
    candidates = likely(bench, wholes.ranking())
    if not asks_new(question):
        # 新增装机4178万千瓦 is no whole that the 4091万千瓦 there are of one kind could be left out of.
        in_all = [choice for choice in candidates if not is_new(fold(choice.figure.label))]
        candidates = in_all or candidates
    if re.search(_NEGATED, out):
        excepted = [(c, e) for c in candidates[:1] if (e := exception_to(bench, c))]
        if excepted:
            return worked_out("difference", excepted[0])
    return _less(bench, (wholes, parts), candidates, likely(bench, parts.ranking()))


def stated_apart(bench: Workbench, match: re.Match[str]) -> Choice | None:
    """The figure a question asks for, where what it sets aside is no part of that.

    除了行政权力,公共服务事项有多少项: what is not less than what is asked can be no part of it, nor what
    is added to it in a sum of the report. Both must be surely found, the one asked by its own words or
    by the whole question, and nothing be left over as surely.
    """
    question = bench.question.folded
    words = question[: match.start()] + " " + question[match.end() :]
    wholes = bench.part(words, unit=bench.question.unit)
    parts = bench.part(match["out"], unit=bench.question.unit)
    named, aside = bench.choices(wholes.ranking(), 1), bench.choices(parts.ranking(), 1)
    if not wholes.reading.concepts or not named or not aside:
        return None
    figure, other = named[0].figure, aside[0].figure
    alike = [c for c in bench.choices(bench.ranking, 1) if c.figure.id == figure.id]
    asked = max((*named, *alike), key=lambda choice: choice.confidence)
    if min(asked.confidence, aside[0].confidence) < weights()["figure_confidence"]["threshold"]:
        return None
    if _added_up(bench, figure, other):
        return asked
    rest = left_over(bench, match)
    if rest and rest.confidence >= weights()["calculation_confidence"]["threshold"]:
        return None
    return asked if figure.id != other.id and other.base >= figure.base else None


def _added_up(bench: Workbench, one: Figure, other: Figure) -> bool:
    """Whether two figures are parts of one sum of their report, and so neither is of the other."""
    findings = bench.index.report(one.report).findings
    both = {one.id, other.id}
    return len(both) > 1 and any(f.kind == "sum" and both <= set(f.parts) for f in findings)


def not_done(bench: Workbench, match: re.Match[str]) -> Calculated | None:
    """The whole less what was done, for what was not: 没有调解成功的纠纷有多少件.

    Asked in per cent, what it is of the whole: 没有调解成功的占百分之几.
    """
    question = bench.question.folded
    before, after = question[: match.start("not")], question[match.end() :]
    share = bench.question.unit in PERCENT
    if share:
        before, after = _SHARE.sub(" ", before), _SHARE.sub(" ", after)
    unit = "" if share else bench.question.unit
    parts = bench.part(before + match["undone"] + after, unit=unit)
    words = before + (" " if bench.question.is_english else "") + after.removeprefix("的")
    wholes = bench.part(words, unit=unit)

    def may_be_counted(figure: Figure) -> bool:
        return not share or figure.unit not in PERCENT

    done = [
        choice
        for choice in likely(bench, parts.ranking(), may_be_counted)
        if _says_done(bench, choice.figure, parts, match["undone"])
    ]
    if not done:
        return None
    said = [word for word in segment(match["undone"]) if not set(word) <= _LIGHT]

    def apart(choices: Sequence[Choice]) -> list[Choice]:
        """Those of which is not said what parts the whole (9个乡镇、151个村均建立了)."""
        labels = [fold(choice.figure.label) for choice in choices]
        return [
            choice
            for choice, label in zip(choices, labels, strict=True)
            if not said or not all(word in label for word in said)
        ]

    # A whole that is not named stands beside what was done.
    ranking = bench.part(question, unit="").ranking() if share else bench.ranking
    beside = [c for c in bench.choices(ranking, _MANY) if of_one_thing(c, done[0])]
    named = likely(bench, wholes.ranking()) if wholes.reading.concepts else []
    both = (wholes, parts)
    operation: Operation = "remainder" if share else "difference"
    return next(
        (
            found
            for whole in (named, beside)
            if (found := _less(bench, both, apart(whole), done, operation))
        ),
        None,
    )


def says_itself(bench: Workbench, figure: Figure, match: re.Match[str]) -> bool:
    """Whether a figure says in a word of its own what a question says is not so: 没工作的, 失业."""
    if not match.groupdict().get("undone"):
        return False
    negated, label = match.string[match.start("not") :], fold(figure.label).lower()
    return any(
        negated.startswith(concept.word) and mention(concept, label) >= _SAID
        for concept in bench.query.own
        if len(concept.word) > len(match["not"])
    )


def _says_done(bench: Workbench, figure: Figure, parts: Part, undone: str) -> bool:
    """Whether a figure speaks of what was not done; nothing is known of 没及格 from who sat another test."""
    predicate = [concept for concept in parts.reading.concepts if concept.word in undone]
    if not predicate:
        return True
    texts = [fold(f"{figure.context}，{figure.label}").lower()]
    return speak_of(bench.query, predicate, texts)


def stated_not_so(bench: Workbench, match: re.Match[str]) -> Choice | None:
    """The figure that itself says what a question asks for in the negative, if one does."""
    words = [word for word in segment(match["undone"]) if not set(word) <= _LIGHT]
    if not words or bench.question.is_english:
        return None
    # 没过关 is what a report calls 不合格.
    alike = "|".join(map(re.escape, (words[0], *synonyms().get(words[0], ()))))
    says = re.compile(f"{_NEGATED}[^，,。；]{{0,6}}(?:{alike})|{_REMAINING}多少")
    choices = bench.choices(bench.ranking)
    saying = [choice for choice in choices if says.search(fold(choice.figure.label))]
    if not saying:
        return None
    said = saying[0].figure
    if said.passage_id == choices[0].figure.passage_id:
        return saying[0]  # beside what is so of the same things, and no less sure
    others = [choice.figure for choice in choices if choice not in saying]
    return Choice(said, saying[0].score, bench.confidence_without(others))


def stated_left(bench: Workbench) -> Choice | None:
    """The figure that says what remains (剩余9项), beside the best one, where that is asked: 还剩几项."""
    if not _ASKS_LEFT.search(bench.question.folded):
        return None
    choices = bench.choices(bench.ranking)
    saying = re.compile(f"{_REMAINING}多少")
    for choice in choices:
        beside = side_by_side(bench, [choices[0].figure, choice.figure])
        if beside and saying.search(fold(choice.figure.label)):
            return choice
    return None


def all_but_excepted(bench: Workbench) -> Calculated | None:
    """What was done of a whole of which the report names an exception: 除2处外，其余均已开工.

    Only if the question asks for what is said of the rest.
    """
    for choice in bench.choices(bench.ranking, 2):
        excepted = exception_to(bench, choice)
        if excepted is None:
            continue
        rest = _after(bench, excepted.figure)
        label = fold(choice.figure.label)
        asked = {c.word for c in bench.query.own if len(c.word) > 1}
        said = {word for word in asked if word in rest and word not in label}
        if any(not re.search(_STILL_TO_DO + word, bench.question.folded) for word in said):
            sure = bench.confidence_in_one_of([choice.figure, excepted.figure], ())
            pair = [Choice(c.figure, c.score, sure) for c in (choice, excepted)]
            return worked_out("difference", pair)
    return None


def is_excepted(figure: Figure) -> bool:
    """Whether a sentence names a figure as what it does not speak of: 除13项不涉及外."""
    return bool(_EXCEPTION.search(fold(figure.label)))


def exception_to(bench: Workbench, whole: Choice) -> Choice | None:
    """The figure a sentence excepts from a whole named before it, as sure as the whole."""
    report = bench.index.report(whole.figure.report)
    following = (f for f in report.figures if f.clean.start >= whole.figure.clean.end)
    figure = next(following, None)
    if figure is None or not is_excepted(figure):
        return None
    between = fold(report.clean)[whole.figure.clean.end : figure.clean.start]
    fits = same_kind(fold(figure.unit), fold(whole.figure.unit)) and figure.base < whole.figure.base
    if _SENTENCE_END.search(between) or not fits:
        return None
    return Choice(figure, whole.score, whole.confidence)


def _after(bench: Workbench, figure: Figure) -> str:
    """The folded words from a figure to the end of its sentence."""
    rest = fold(bench.index.report(figure.report).clean)[figure.clean.end :]
    return _SENTENCE_END.split(rest, maxsplit=1)[0]


def _less(
    bench: Workbench,
    named: tuple[Part, Part],
    wholes: Sequence[Choice],
    parts: Sequence[Choice],
    operation: Operation = "difference",
) -> Calculated | None:
    """A whole less a part of it, of those that two operands may be."""

    def fit(whole: Figure, part: Figure) -> bool:
        counted = operation == "difference" or not {whole.unit, part.unit} & set(PERCENT)
        alike = commensurable([whole, part]) or all_firms([whole, part])
        return counted and alike and whole.base > part.base

    pairs = (
        (whole, part)
        for whole in wholes
        for part in parts
        if fit(whole.figure, part.figure) and of_one_thing(whole, part)
    )
    pair = surest(pairs)
    return worked_out(operation, beside_each_other(bench, pair, named, fit)) if pair else None
