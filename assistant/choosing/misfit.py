"""Figures that fit a question's words, but not what it asks of them.

A rise is no answer to how high something is, a total of five years none to what one of them
brought, a plan none to what came of it. Such a figure is kept from answering and told as what
comes nearest, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from assistant.asking.concepts import Concept
from assistant.asking.counting import counted_in_label, counted_in_question
from assistant.asking.measure import measure_of
from assistant.asking.query import FigureTexts, Query
from assistant.asking.question import Question
from assistant.asking.unasked import asks_nothing
from assistant.asking.word_order import name_of
from assistant.choosing.deeds import (
    asks_of_cases,
    asks_of_deeds,
    is_of_doers,
    is_of_matters,
    names_measure,
)
from assistant.choosing.newness import asks_in_all, asks_new, is_in_all, is_new
from assistant.choosing.unlike import (
    Case,
    asks_of_kind,
    asks_of_one_alone,
    asks_of_part,
    asks_of_persons,
    is_of_no_persons,
    is_of_no_such_kind,
    is_of_one_apart,
    is_of_other_issue,
    is_of_whole,
    names_issue,
)
from assistant.words.lexicon import contrasts_in
from assistant.words.telling import NEGATED
from corpus import Figure, unit_classes

Misfit = Literal["", "change", "level", "span", "plan", "total", "new", "other", "unwanted"]

_PARTS_OF_ONE = frozenset({"percent", "permille", "points"})
_MOVES = (
    "增长|下降|上升|提高|提升|增加(?!值)|减少|降低|回落|压减|压缩|缩短|递增|上涨|扩大|缩小|收窄|下调|上调"
    "|增(?!加?值)|[减升降涨跌缩压砍翻]|幅度?|增速|[多少](?:[了出拿领得给挣]|收入)"
)
# 提高后是多少 and 提高到多少 ask for the level, and so does 调整后的标准.
_MOVED = re.compile(f"(?:{_MOVES})(?!了?完?[之以]?后|[了加]?[到至])")
_AT_LEVEL = re.compile(
    "(?:是|为|达到?|[到至]了?)(?:每[一-鿿]{1,3}?)*(?:多少|几)|(?:标准|水平|总额|余额)(?:每[一-鿿]{1,3}?)*(?:多少|几)"
    "|(?:提高?|提升|增加|[上下]调|调整|[涨升降])[到至]了?$"
)
_SHARE_OF = re.compile(r"\b(?:share|proportion|how much) of\b")
_RISE_SAID = re.compile(_MOVES)
_GREW = re.compile("增长了?(?:多少|几)(?=[呢啊呀]?[?？]?$)")
_UP_TO_NOW = re.compile(
    r"现在|目前|当前|眼下|如今|截[至止]|[底末]|\b(?:now|currently|so far|to date|end of)\b"
)
_YEARLY = re.compile("年均(?!浓度|[气水]?温|降[水雨]|值)")
_ON_AVERAGE = re.compile(
    r"[年月日]均|平均|每一?年|\b(?:average|annual|annually|yearly)\b|\b(?:per|a|each|every) year"
)
_TERM_OF_OUTCOME = re.compile("实际[^,，]{0,4}外资")
_LINKING = re.compile(
    "(?:完成|实现|达到?|突破|接近|预计|[一总]?共|合计|总计|[有是为约了超]|同比|增[长加速幅]|[涨降]幅|上[升涨]|提[高升]|下降|减少)+$"
)
_ASKS_EXCESS = re.compile(
    "超(?:出|过|额)?[年初全]{0,2}(?:计划|目标|预期|任务)了?(?:多少|几)"
    "|比[^,，]{0,6}(?:计划|目标|预期|任务)[^,，]{0,4}?超(?:出|过|额)?[了出]?(?:多少|几)"
)
# 超过90万人 only bounds what there is.
_EXCESS = re.compile("超(?!过?约?多少)|多出")
_IN_A_ROW = re.compile("连续第?多少")
_ASKS_HOW_LONG = re.compile("几|多少个?[年月季天日次届]|多久|多长|连续多少")
_SUMS = re.compile("合计|累计|总共|加起来|总数|总的")


def misfits(query: Query, figures: Sequence[Figure], texts: Sequence[FigureTexts]) -> list[Misfit]:
    """Why each of some figures is not what a question asks for; "" where nothing speaks against it.

    What one of several askings does not ask for, another may.
    """
    if query.question.means("each"):
        return [""] * len(figures)
    held = [(name, holds) for name, asks, holds in _KINDS if asks(query)]
    return [
        next((name for name, holds in held if holds(Case(query, figure, said))), "")
        for figure, said in zip(figures, texts, strict=True)
    ]


def _asks_level(query: Query) -> bool:
    asked = query.question.folded
    if query.question.is_english:
        # What share something has is not by how much it grew.
        moves = query.question.means("growth", "rise", "difference")
        return bool(_SHARE_OF.search(asked)) and query.question.unit == "%" and not moves
    without = asked.replace("多少", "几")
    return bool(_AT_LEVEL.search(asked)) and not _MOVED.search(without)


def _asks_growth(query: Query) -> bool:
    question = query.question
    # 提升到百分之几 asks for the level reached, and so does what follows it (那民间投资呢).
    moved = question.is_english or bool(_MOVED.search(question.folded))
    return question.means("growth") and question.unit == "%" and moved


def _asks_only_growth(query: Query) -> bool:
    """Whether a question asks how much something grew, and in no unit."""
    question = query.question
    return not question.unit and bool(_GREW.search(question.folded))


def _asks_one_year(query: Query) -> bool:
    question = query.question
    single = bool(question.periods) and not any("-" in period for period in question.periods)
    return single and not question.periods_are_carried and not _compares(question)


def _compares(question: Question) -> bool:
    return question.means("difference", "sum", "average", "rise") and bool(question.baselines)


def _asks_outcome(query: Query) -> bool:
    question = query.question
    term = _TERM_OF_OUTCOME.search(question.folded)
    return question.means("outcome") and not question.seeks_plan and not term


def _asks_in_all(query: Query) -> bool:
    return asks_in_all(query.question.folded)


def _asks_new(query: Query) -> bool:
    return asks_new(query.question.folded) and not query.carried


def _is_change(case: Case) -> bool:
    return case.figure.role in ("growth", "change")


def _is_level(case: Case) -> bool:
    share = bool(unit_classes(case.said.unit) & _PARTS_OF_ONE)
    return share and _is_amount(case)


def _is_amount(case: Case) -> bool:
    """Whether a figure says how much there is, whatever it is given in."""
    return case.figure.role == "" and not _RISE_SAID.search(case.said.label)


def _is_of_years(case: Case) -> bool:
    """Whether a figure is what several years brought together, or one of them on average."""
    asked = case.query.question.folded
    if _YEARLY.search(case.said.label) and not _ON_AVERAGE.search(asked):
        return True
    amount = case.figure.role == "" and not unit_classes(case.said.unit) & _PARTS_OF_ONE
    return "-" in case.figure.period and amount and not _UP_TO_NOW.search(asked)


def _is_plan(case: Case) -> bool:
    return case.figure.status == "target"


def _is_new(case: Case) -> bool:
    return is_new(case.said.label)


def _is_in_all(case: Case) -> bool:
    return is_in_all(case.said.label)


def _is_of_other(case: Case) -> bool:
    """Whether what a figure measures ends in a rival of the word that what is asked ends in.

    销量 is not 产量, nor 出口总额 进出口总额: neither name stands for the other.
    """
    question = case.query.question
    asked = _own_measures_asked(case.query)
    named = (measure_of(case.figure), counted_in_label(case.said.label, case.said.unit))
    measures = [_LINKING.sub("", measure) for measure in named]
    for group in contrasts_in(question.folded) if asked else ():
        ends = (word for words in asked for word in group if words.endswith(word))
        own = next(ends, "")
        for measure in measures if len(own) > 1 else ():
            other = next((word for word in group if measure.endswith(word)), own)
            if other != own and own not in case.said.label.replace(other, " "):
                return True
    return False


def _measures_asked(question: Question) -> list[str]:
    """What a question counts, and what stands before the asking and its verb (收入完成多少) or is all it names.

    Of what is reckoned with (收入和支出共多少) that may be one of several.
    """
    span = counted_in_question(question.folded, question.unit)
    counted = question.folded[slice(*span)] if span else ""
    before, asks, _ = question.folded.partition("多少")
    reckons = question.means("difference", "sum", "part", "average", "times")
    linked = _LINKING.sub("", before) if asks and not reckons else ""
    linked = _LINKING.sub("", name_of(question.folded)) if asks_nothing(question) else linked
    return [words for words in (counted, linked) if words]


def _own_measures_asked(query: Query) -> list[str]:
    """The same without what only the question before asked, whose words a follow-up is filled in with.

    城镇新增就业多少人? and then 转移就业的人数呢? asks for the second alone.
    """
    own = [concept.word.removeprefix(NEGATED) for concept in query.own]
    return [words for words in _measures_asked(query.question) if any(w in words for w in own)]


def _asks_excess(query: Query) -> bool:
    return bool(_ASKS_EXCESS.search(query.question.folded))


def _is_no_excess(case: Case) -> bool:
    """Whether a figure says nothing of what goes beyond an aim (超计划19家)."""
    return not _EXCESS.search(case.said.label)


def _asks_no_length(query: Query) -> bool:
    return names_measure(query) and not _ASKS_HOW_LONG.search(query.question.folded)


def _is_in_a_row(case: Case) -> bool:
    """Whether a figure says for how long something has been so (连续5年第一), which is no amount."""
    return bool(_IN_A_ROW.search(case.said.label))


def _turns_away(query: Query) -> bool:
    return bool(query.question.unwanted)


def _is_unwanted(case: Case) -> bool:
    """Whether a figure is what a question says it does not ask for.

    Of 财政总收入 and 地方财政总收入 the words they do not share tell which one a figure is.
    """
    if periods := case.query.question.unwanted_periods:
        return case.figure.period in periods
    if _SUMS.search(case.query.question.unwanted):
        return "-" in case.figure.period
    question, label = case.query.question, case.said.label
    if not case.query.unwanted:
        return False
    more = [c for c in case.query.unwanted if c.word not in question.folded]
    if more:
        return all(_is_named(concept, label) for concept in more)
    lacks = [c for c in case.query.own if c.word not in question.unwanted]
    is_it = all(_is_named(concept, label) for concept in case.query.unwanted)
    return is_it and not all(_is_named(concept, label) for concept in lacks)


def _is_named(concept: Concept, label: str) -> bool:
    """Whether a label says a concept itself; what is only like it may be what is asked for."""
    return any(worth >= 1.0 and form in label for form, worth in concept.forms)


_KINDS: tuple[tuple[Misfit, Callable[[Query], bool], Callable[[Case], bool]], ...] = (
    ("unwanted", _turns_away, _is_unwanted),
    ("change", _asks_level, _is_change),
    ("level", _asks_growth, _is_level),
    ("level", _asks_only_growth, _is_amount),
    ("span", _asks_one_year, _is_of_years),
    ("plan", _asks_outcome, _is_plan),
    ("new", _asks_in_all, _is_new),
    ("total", _asks_new, _is_in_all),
    ("other", names_measure, _is_of_other),
    ("other", asks_of_cases, is_of_matters),
    ("other", asks_of_deeds, is_of_doers),
    ("other", _asks_excess, _is_no_excess),
    ("other", _asks_no_length, _is_in_a_row),
    ("other", names_issue, is_of_other_issue),
    ("other", asks_of_persons, is_of_no_persons),
    ("other", asks_of_one_alone, is_of_one_apart),
    ("other", asks_of_part, is_of_whole),
    ("other", asks_of_kind, is_of_no_such_kind),
)
