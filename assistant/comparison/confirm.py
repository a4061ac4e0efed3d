"""Yes or no: what figures and sentences say to a question that asks to confirm without a number.

全部完成了吗 is denied by an exception and by a rate below 100 %, 下降了吗 and 比以前多了吗 by a figure
that moved the other way. What a number in the question supposes is checked in `bounds`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.asking.question import Question
from assistant.calculation.arithmetic import size_of
from assistant.calculation.movement import ends_of_change
from assistant.calculation.operands import Calculated, worked_out
from assistant.calculation.quotients import operands
from assistant.choosing.choose import Ranking, weights
from assistant.choosing.echo import only_echoes
from assistant.choosing.mentions import mention
from assistant.comparison.bounds import (
    direction_asked,
    either_direction,
    either_way,
    moves,
    moves_against,
    said_plainly,
    turned_round,
)
from assistant.comparison.comparison import of_two_sides
from assistant.comparison.doubled import says_how_often
from assistant.comparison.ranks import ranks_otherwise
from assistant.workbench import Choice, Workbench
from corpus import Figure, fold, same_kind

_ABOUT_AS_HIGH = 3.0
"""Scores this near to the best figure's are of what the question asks about."""
_EXCEPTION = re.compile(r"除[^，,。；]{1,16}外|(?:剩余|尚有|尚余|还剩|还有|余下)的?\d")
_EXCEPTS = re.compile("除[了去开掉]?[^,，]{1,16}(?:外|[,，])|不算|扣除|刨[去除]")
_NEGATION = re.compile(r"未(?!来)|没有|尚无|不再|并非|\bnot\b|n't\b|\bno\b")
_DONE = re.compile(r"了(?:吗|没|么|吧|嘛)|已经?|^(?:did|has|have|had|was|were)\b")
_UNSAID = 0.4
"""An affirmation asserts every word asked: none of this weight may be missing."""
_NAMED = 0.8
"""How well a rate's label must speak of one of the question's words."""
_GAP = re.compile("差[距额别异]|悬殊")
_GAP_SAID = re.compile("差|比(?!上|去|同|重)")
_SPOKEN_OF = 0.5
"""How well a figure that tells a direction must speak of what is asked about: one character of a word will not do."""
_WHOLE = 100
_OUTDOES = re.compile(
    r"^(?P<a>.+?)(?:是不是|是否)?(?:(?<![同对环占])比(?![例率较]|重(?!庆))|[超大高多]过|[大高多]于|(?P<below>[小低少]于))"
    r"(?P<b>(?!以前|之前|过去|原来|从前|上年|去年|往年|年初|当年|同期|预期|目标).+?)(?:还|更|要|都)*(?:[多高大长快强]|(?P<fewer>[少低小短慢]))?(?:得多|一?些|一点)?了?(?:吗|吧|没有?|对[吗吧]|[?？]|$)"
)


class Confirmed(NamedTuple):
    """How to answer: the phrase that frames the quotation, and the figures that show it."""

    frame: str
    figures: tuple[Figure, ...]


class Moved(NamedTuple):
    """What shows which way something went, and how sure it is what is asked about."""

    figures: tuple[Figure, ...]
    confidence: float


def says_enough(bench: Workbench, at: int) -> bool:
    """Whether a passage's sentence speaks of all that a question asks to have confirmed.

    What is planned does not say whether it was done. To an open question it must say more than that does.
    """
    if not bench.question.means("yesno"):
        return not only_echoes(bench.question.folded, bench.passages.said[at])
    planned = [f.status == "target" for f in _figures_in(bench, at)]
    only_planned = bool(planned) and all(planned) and bool(_DONE.search(bench.question.folded))
    return not only_planned and float(bench.passages.unsaid[at]) < _UNSAID


def confirmed(bench: Workbench, at: int, quote: str) -> Confirmed:
    """What a passage's sentence says to a question that asks to confirm."""
    question = bench.question
    figures = _bearing_out(bench, at)
    if question.asks_whether_all and not _EXCEPTS.search(question.folded):
        partly = any(figure.unit in ("%", "％") and figure.value < _WHOLE for figure in figures)
        if partly or _EXCEPTION.search(fold(quote)):
            return Confirmed("excepted", figures)
    if says_how_often(question, quote) or ranks_otherwise(question, quote):
        return Confirmed("denied", figures)
    denied = _NEGATION.search(quote + question.folded) or any(
        moves_against(question, figure) for figure in figures
    )
    # That something is spoken of does not say which way it went.
    undirected = direction_asked(question) and not any(moves(figure) for figure in figures)
    if denied or undirected:
        return Confirmed("text", figures)
    return Confirmed("affirmed", figures)


def states_it(bench: Workbench, at: int) -> bool:
    """Whether a passage's sentence states the number that a question names what it asks of all with.

    144项指标全部完成了吗 asks about the completing, not about the number.
    """
    if not (bench.question.asks_whether_all and bench.question.stated):
        return False
    stated = bench.question.stated[-1]
    return any(
        figure.value == stated.value and same_kind(fold(figure.unit), stated.unit_text)
        for figure in _figures_in(bench, at)
    )


def moved(bench: Workbench) -> Moved | None:
    """The figure, or the two from and to, that show which way went what a question asks about.

    None unless the question asks for a direction (下降了吗, 上升还是下降) and figures tell. What rose is
    found by the question whether it fell no better than by its opposite, so both are asked.
    """
    if ways := either_way(bench.question):
        surest = max((_ranked(bench, way) for way in ways), key=_confidence)
    elif way := direction_asked(bench.question):
        asked = {said_plainly(bench.question, way), turned_round(bench.question)}
        others = [_ranked(bench, text) for text in sorted(asked - {bench.question.folded})]
        surest = max([bench.ranking, *others], key=_confidence)
    else:
        return None
    sure = surest.confidence >= weights()["figure_confidence"]["threshold"]
    figures = _moving(bench.choices(surest)) if sure else ()
    if figures and _is_named(bench, figures[-1]):
        return Moved(figures, surest.confidence)
    both = ends_of_change(bench, bench.question.folded, "") or sorted(
        of_two_sides(bench), key=lambda choice: choice.figure.period
    )
    if not both or not _is_named(bench, both[-1].figure):
        return None
    least = weights()["calculation_confidence"]["threshold"]
    confidence = min((choice.confidence for choice in both), default=0.0)
    return Moved(tuple(c.figure for c in both), confidence) if confidence >= least else None


def _is_named(bench: Workbench, figure: Figure) -> bool:
    """Whether a figure or what it leans on speaks of anything that is asked about, and not of a mere rise."""
    told = [
        concept
        for concept in bench.query.own
        if not (either_direction(concept.word) or _GAP.search(concept.word))
    ]
    said = fold(f"{figure.context}{figure.label}").lower()
    if _GAP.search(bench.question.folded) and not _GAP_SAID.search(fold(figure.label)):
        return False  # how fast both grew does not say whether they came nearer
    return not told or any(mention(concept, said) >= _SPOKEN_OF for concept in told)


def _ranked(bench: Workbench, text: str) -> Ranking:
    part = bench.part(text, unit="")
    return bench.assistant.rank_figures(part.reading, part.query, part.weighed)


def _confidence(ranking: Ranking) -> float:
    return ranking.confidence


def _moving(choices: Sequence[Choice]) -> tuple[Figure, ...]:
    """The figure of the best that is of a change, or the two it went from and to, if any."""
    near = [c.figure for c in choices if c.score > choices[0].score - _ABOUT_AS_HIGH]
    for figure in near:
        if figure.role in ("growth", "change") and moves(figure):
            return (figure,)
        if figure.role in ("from", "to"):
            pair = tuple(
                f
                for f in (choice.figure for choice in choices)  # the other end says it otherwise
                if f.passage_id == figure.passage_id and f.unit == figure.unit and f.role
            )
            start = next((f for f in pair if f.role == "from"), None)
            end = next((f for f in pair if f.role == "to"), None)
            if start and end:
                return (start, end)
    return ()


def outdoes(bench: Workbench) -> tuple[bool, Calculated] | None:
    """Whether the first of two things outdoes the second as a question supposes, and their difference.

    None unless the question sets two things against each other (行政处罚比行政许可多吗) whose
    figures are found.
    """
    question = bench.question
    match = _OUTDOES.search(question.folded)
    if not match or not asks_whether_outdone(question):
        return None
    two = of_two_sides(bench) or operands(bench, "difference", match["a"], match["b"])
    sizes = [size_of(choice.figure) for choice in two]
    if not two or sizes[0] == sizes[1]:
        return None
    more = sizes[0] > sizes[1]
    found = worked_out("difference", two if more else two[::-1])
    if found is None:
        return None
    true = more != bool(match["below"] or match["fewer"])
    return true, replace(found, spoken_of=two[0].figure.id)


def asks_whether_outdone(question: Question) -> bool:
    """Whether a question supposes that one of two things outdoes the other (行政处罚比行政许可多吗)."""
    asks = question.means("yesno") and not question.stated
    return asks and bool(_OUTDOES.search(question.folded))


def which_way(figures: Sequence[Figure]) -> int:
    """1 where the figures that `moved` found show a rise, -1 where they show a fall, else 0."""
    if len(figures) == 2:
        start, end = figures
        return (end.base > start.base) - (end.base < start.base)
    return moves(figures[0])


def _bearing_out(bench: Workbench, at: int) -> tuple[Figure, ...]:
    """The figure of a sentence that a question to be confirmed is about, if one is.

    Whether all of something is done is said best by a rate.
    """
    choices = bench.choices(bench.ranking)
    if bench.question.asks_whether_all and bench.question.stated:
        held = _figures_in(bench, at)
        value = bench.question.stated[-1].value
        return tuple(figure for figure in held if figure.value == value)[:1]
    if not choices or choices[0].confidence < weights()["figure_confidence"]["threshold"]:
        return ()
    sentence = bench.passages.sentences[at]
    report = bench.passages.found[at].passage.report
    inside = [
        c
        for c in choices
        if c.figure.report == report and sentence.start <= c.figure.clean.start < sentence.end
    ]
    if bench.question.asks_whether_all and (rate := _rate(bench, [c.figure for c in inside])):
        return (rate,)
    return (choices[0].figure,) if inside and inside[0] is choices[0] else ()


def _rate(bench: Workbench, figures: Sequence[Figure]) -> Figure | None:
    """The rate among some figures that is of something the question names (办复率 for 都办复了吗)."""
    for figure in figures:
        label = fold(figure.label).lower()
        if figure.unit in ("%", "％") and not figure.role:
            told = max((mention(concept, label) for concept in bench.query.own), default=0.0)
            if told >= _NAMED:
                return figure
    return None


def _figures_in(bench: Workbench, at: int) -> list[Figure]:
    """The figures of a passage's sentence."""
    sentence, passage = bench.passages.sentences[at], bench.passages.found[at].passage
    figures = bench.index.report(passage.report).figures
    return [f for f in figures if sentence.start <= f.clean.start < sentence.end]
