"""Follow-up questions: what carries over from the question before.

Carried are the concepts the new question does not replace, and the period, place and unit it
does not name. A question that brings a topic of its own carries nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asking.concepts import Concept
from assistant.asking.question import Question
from assistant.asking.unasked import asks_nothing
from assistant.choosing.sequel import asks_former
from assistant.words.english import as_written
from assistant.words.lexicon import are_contrasted, cues
from corpus import unit_classes

_LEAD_IN = re.compile(
    r"^(?:那么|那就|那|其中的?|然后|还有|另外|再问|同样|以及|至于|换成|如果是|,|，|\s"
    r"|and |what about |how about |so |then )+"
)
_TAIL = re.compile(r"(?:的)?(?:又)?(?:呢|怎么样|如何|多少)?[\s?？。!！]*$")

_TELLS = 0.2
_COMPOUND = 4
_NOUN = 3

_YEAR = re.compile(r"(?:19|20)\d{2}")
# Years told from the one spoken of before; how many years from it each is.
_FROM_THAT_YEAR = (
    (
        re.compile(
            r"第二年(?!级)|(?:下一|次|翌|后一|隔)年(?![级初中末底])|(?:following|next) year|year after"
        ),
        1,
    ),
    (re.compile(r"(?<![比较同与跟和])[前上]一年|\b(?:in|for) the (?:previous|preceding) year"), -1),
    (re.compile(r"同一?年|当年|那一?年|\b(?:same|that) year"), 0),
)
_REACHING = "到至破成"  # as the last of a verb: 2015年想冲到多少 names no thing
_DONE = re.compile("了|已|完成|实现|建成")
_ASKS = re.compile(r"多少|几|百分之|什么|\bhow\b|\bwhat\b")
_YEAR_ALONE = re.compile(r"(?:19|20)\d{2}年?(?:度|底|末)?的?|今年的?|去年的?|明年的?|呢|那")


def is_follow_up(question: Question, concepts: Sequence[Concept]) -> bool:
    """Whether a question leans on the one before it: it says so, or names one thing or none.

    What tells next to nothing (哪些人参加) names nothing.
    """
    return question.means("carry") or len(telling(concepts)) < 2


def names_its_own(
    question: Question, concepts: Sequence[Concept], *, elsewhere: bool = False
) -> bool:
    """Whether a question leans on the one before for its year at most: 新增就业多少人?

    It asks for a figure itself and names what of, in a word of two, or by letters (GDP是多少).

    :param elsewhere: whether it names a place of its own; then a shorter word will do
        (甘肃的失业率是多少).
    """
    least = _NOUN if elsewhere else _COMPOUND
    named = any(_is_measure(concept, least, question.is_english) for concept in concepts)
    return named and question.means("quantity") and not question.means("carry")


def names_another(
    question: Question,
    concepts: Sequence[Concept],
    before: Question,
    before_concepts: Sequence[Concept],
) -> bool:
    """Whether a search for something by name follows another: 信访总量 after 政务大厅窗口.

    What stands in for a part of the name before (农村居民 after 城镇居民收入) is no name by itself.
    """
    searches = asks_nothing(question) and asks_nothing(before) and not question.means("carry")
    return (
        searches
        and not _replaced(concepts, before_concepts)
        and any(
            _is_measure(concept, _COMPOUND, english=False)
            and concept.word[-2:] not in before.folded
            for concept in concepts
        )
    )


def _is_measure(concept: Concept, least: int, english: bool) -> bool:
    """Whether a word names a measure by itself, in so many characters at least.

    An English one does so by what it is in Chinese, and if it is of several words: trainees may be
    those of what was spoken of, the mediation success rate is that of nothing else.
    """
    if not english:
        word = concept.word
        return not _names_change(concept) and len(word) >= (_NOUN if word.isascii() else least)
    name = concept.forms[0][0]
    by_letters = any(form.isascii() for form, _ in concept.forms)
    compound = " " in concept.word or by_letters or least < _COMPOUND
    known = not name.isascii() and not _names_change(concept, name)
    return known and compound and len(name) >= least


def _names_change(concept: Concept, name: str = "") -> bool:
    """Whether a word only says that something changed (同比增长, 增幅), and not what."""
    return cues()["growth", "zh"].sub("", name or concept.word) in ("", "率", "幅度", "环比")


def share_measure(concepts: Sequence[Concept], before: Sequence[Concept]) -> bool:
    """Whether a question names something that the one before names too, by whatever word."""
    known = {form for concept in before for form, _ in concept.forms}
    return any(form in known for concept in telling(concepts) for form, _ in concept.forms)


def telling(concepts: Sequence[Concept]) -> list[Concept]:
    """The words of a question that tell what it is about."""
    return [c for c in concepts if c.weight >= _TELLS and not _names_change(c)]


def names_measure(question: Question, concepts: Sequence[Concept]) -> bool:
    """Whether a question names a whole measure without asking: 居民消费价格涨幅呢, not 涨幅呢."""
    named = any(
        len(c.word) >= _COMPOUND and not c.carried and not c.word.isascii() for c in concepts
    )
    return named and is_bare(question)


def with_year_of(question: Question, before: Question) -> Question:
    """A question with the years of the one before, if it names none itself."""
    if question.periods or not before.periods:
        return question
    years = "、".join(f"{period}年" for period in before.periods)
    return replace(
        question,
        text=f"{question.text}（{years}）",
        periods=before.periods,
        periods_are_carried=True,
        meanings=question.meanings | _plan_carried(question, before),
    )


def told_from_year(question: Question, before: Question) -> Question:
    """A question whose year is told from the one before (第二年呢), with that year in figures.

    Unchanged where it tells none so, or the one before is not of a single year.
    """
    if len(before.periods) != 1 or not before.periods[0].isdigit():
        return question
    for told, away in _FROM_THAT_YEAR:
        if (match := told.search(question.folded)) and not _YEAR.search(question.folded):
            year = str(int(before.periods[0]) + away)
            words = f"{year}年" if not question.is_english else year
            folded = question.folded.replace(match[0], words, 1)
            text = f"{question.text}（{year}年）"
            return replace(question, text=text, folded=folded, periods=(year,))
    return question


def is_bare(question: Question) -> bool:
    """Whether a follow-up only names something else to ask the same of: 那社区呢?"""
    return not _ASKS.search(question.folded) and not question.means(
        "text", "yesno", "each", "difference", "sum", "part", "rise"
    )


def without_lead_and_tail(folded: str) -> str:
    """A folded follow-up without what only says that it is one: 社区 of 那社区呢."""
    return _TAIL.sub("", _LEAD_IN.sub("", folded))


def stands_beside(
    question: Question, before: Question, base: Question, named: bool = False
) -> bool:
    """Whether a bare follow-up stands beside the one before, itself a part of an earlier question.

    After 城建类的几个? to 重点项目一共几个?, 农业类的呢? asks of those projects, not of the urban ones.

    :param named: whether the one before names a measure of its own (居民消费价格涨幅呢), with its unit.
    """
    alike = before.unit == base.unit or (is_bare(before) and (not before.unit or named))
    return is_bare(question) and alike and before.periods in ((), base.periods)


def carry_over(
    question: Question,
    concepts: Sequence[Concept],
    before: Question,
    before_concepts: Sequence[Concept],
    beside: str = "",
) -> tuple[Question, tuple[Concept, ...]]:
    """The question with what it leaves unsaid filled in, and its concepts with those carried.

    Its `text` becomes the filled-in question as shown, its `folded` the one searched.

    The filled-in text puts the new words in the place of what they replace where that place
    is plain (多少个行政村设有代办点 + 那社区呢 → 多少个社区设有代办点), else states both.

    :param beside: the earlier word it stands in for, where that is known.
    """
    replaced = beside or _replaced(concepts, before_concepts)
    own_words = {concept.word for concept in concepts}
    carried = tuple(
        replace(concept, carried=True)
        for concept in before_concepts
        if concept.word not in own_words and concept.word != replaced
    )
    if moved := _asks_the_same_change(question, before):
        question = replace(question, unit=before.unit)
    asks = not moved and (
        question.unit
        or question.means("quantity", "text", "each", "difference", "sum", "part", "rise")
    )
    folded, shown = _fill_in(question, concepts, before, replaced, carried)
    filled = replace(
        question,
        text=shown,
        folded=folded,
        periods=() if asks_former(question) else question.periods or before.periods,
        periods_are_carried=before.periods_are_carried and not question.periods,
        unit=question.unit
        or ("" if asks and not _names_no_thing(question, concepts) else before.unit),
        unit_is_carried=not question.unit and bool(replaced or is_bare(question)),
        meanings=question.meanings
        | (before.meanings & _carried_meanings(question, bool(asks)))
        | _plan_carried(question, before),
    )
    return filled, (*concepts, *carried)


def _names_no_thing(question: Question, concepts: Sequence[Concept]) -> bool:
    """Whether a question asks how many without saying of what: 2015年想达到多少?"""
    return (
        question.means("quantity")
        and not question.is_english
        and not question.means(
            "growth", "share", "text", "difference", "sum", "part", "rise", "average", "times"
        )
        and all(c.weight < _TELLS or c.word[-1] in _REACHING for c in concepts)
    )


def _plan_carried(question: Question, before: Question) -> set[str]:
    """That plans are asked for, where the year of the question before stays and was one of plans.

    What is asked of it may have come true by now (完成了几个).
    """
    stays = before.seeks_plan and not question.periods and not question.means("outcome")
    return {"target"} if stays and not _DONE.search(question.folded) else set()


def _carried_meanings(question: Question, asks: bool) -> set[str]:
    """What a question still asks in the way of the one before.

    One that names a calculation but not what it asks for (剩下的呢, 五年加起来呢) asks for a figure
    where that one did.
    """
    if not asks:
        return {"quantity", "share", "target", "ahead", "growth", "text", "each"}
    return set() if question.means("quantity", "text", "yesno") else {"quantity"}


def _asks_the_same_change(question: Question, before: Question) -> bool:
    """Whether a bare follow-up names a measure whose change is asked for, as that of one before.

    事故起数降了几成? 死亡人数呢? asks by how much they fell, not how many died.
    """
    return (
        is_bare(question)
        and question.means("quantity")
        and not question.means("growth", "share")
        and before.means("growth", "rise")
        and (not before.unit or "percent" in unit_classes(before.unit))
    )


def _replaced(concepts: Sequence[Concept], before: Sequence[Concept]) -> str:
    """The earlier concept that a short follow-up stands in for, or ""."""
    for concept in concepts:
        for earlier in before:
            if concept.word == earlier.word:
                continue
            rivals = are_contrasted(concept.word, earlier.word)
            alike = len(earlier.word) >= 3 and (
                concept.word[-2:] == earlier.word[-2:] or concept.word[:2] == earlier.word[:2]
            )
            if rivals or alike:
                return earlier.word
    return ""


def _fill_in(
    question: Question,
    concepts: Sequence[Concept],
    before: Question,
    replaced: str,
    carried: Sequence[Concept],
) -> tuple[str, str]:
    """The question filled in: as searched, and as shown to whoever asked."""
    core = without_lead_and_tail(question.folded) or question.folded
    if question.means("quantity", "text", "difference", "sum", "part", "rise") and concepts:
        # What the new word stands in for is asked no more, nor is anything if nothing is carried.
        rest = _TAIL.sub("", before.folded).replace(replaced, "", 1)
        filled = f"{rest} {core}" if carried else core
        named = (as_written(concept.word, before.folded) for concept in carried)
        words = [word for word in named if word]
        if question.is_english:
            asked = question.text.rstrip(" ?.!")
            return filled, f"{asked} ({', '.join(words)})" if words else asked
        return filled, f"{core}（{'、'.join(words)}）" if words else core
    if question.periods and before.periods and not concepts:
        swapped = _YEAR.sub(question.periods[0], before.folded, count=1)
        if more := _YEAR_ALONE.sub("", core):
            # 2015年的目标呢 asks for more than another year.
            swapped = f"{swapped}（{more}）"
        gap = " " if question.is_english else ""
        filled = swapped if _YEAR.search(before.folded) else f"{core}{gap}{before.folded}"
    elif replaced and replaced in before.folded:
        filled = before.folded.replace(replaced, core, 1)
    else:
        filled = f"{core} {before.folded}"
    return filled, filled
