"""Follow-up questions: what carries over from the question before.

Carried are the concepts the new question does not replace, and the period, place and unit it
does not name. A question that brings a topic of its own carries nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.concepts import Concept
from assistant.lexicon import are_contrasted
from assistant.question import Question

_LEAD_IN = re.compile(
    r"^(?:那么|那就|那|其中的?|然后|还有|另外|再问|同样|以及|至于|换成|如果是|,|，|\s"
    r"|and |what about |how about |so |then )+"
)
_TAIL = re.compile(r"(?:的)?(?:又)?(?:呢|怎么样|如何|多少)?[\s?？。!！]*$")

_TELLS = 0.2
_COMPOUND = 4

_YEAR = re.compile(r"(?:19|20)\d{2}")
_YEAR_ALONE = re.compile(r"(?:19|20)\d{2}年?(?:度|底|末)?的?|今年的?|去年的?|明年的?|呢|那")


def is_follow_up(question: Question, concepts: Sequence[Concept]) -> bool:
    """Whether a question leans on the one before it: it says so, or names one thing or none.

    What tells next to nothing (哪些人参加) names nothing.
    """
    return question.means("carry") or sum(c.weight >= _TELLS for c in concepts) < 2


def names_its_own(question: Question, concepts: Sequence[Concept]) -> bool:
    """Whether a question leans on the one before for its year at most: 新增就业多少人?

    It asks for a figure itself and names what of, in a word of two.
    """
    named = any(len(c.word) >= _COMPOUND and not c.word.isascii() for c in concepts)
    return named and question.means("quantity") and not question.means("carry")


def with_year_of(question: Question, before: Question) -> Question:
    """A question with the years of the one before, if it names none itself."""
    if question.periods or not before.periods:
        return question
    years = "、".join(f"{period}年" for period in before.periods)
    return replace(question, text=f"{question.text}（{years}）", periods=before.periods)


def carry_over(
    question: Question,
    concepts: Sequence[Concept],
    before: Question,
    before_concepts: Sequence[Concept],
) -> tuple[Question, tuple[Concept, ...]]:
    """The question with what it leaves unsaid filled in, and its concepts with those carried.

    Its `text` becomes the filled-in question as shown, its `folded` the one searched.

    The filled-in text puts the new words in the place of what they replace where that place
    is plain (多少个行政村设有代办点 + 那社区呢 → 多少个社区设有代办点), else states both.
    """
    replaced = _replaced(concepts, before_concepts)
    own_words = {concept.word for concept in concepts}
    carried = tuple(
        replace(concept, carried=True)
        for concept in before_concepts
        if concept.word not in own_words and concept.word != replaced
    )
    asks = question.unit or question.means(
        "quantity", "text", "each", "difference", "sum", "part", "rise"
    )
    folded, shown = _fill_in(question, concepts, before, replaced, carried)
    filled = replace(
        question,
        text=shown,
        folded=folded,
        periods=question.periods or before.periods,
        unit=question.unit or ("" if asks else before.unit),
        meanings=question.meanings | (before.meanings & _carried_meanings(question, bool(asks))),
    )
    return filled, (*concepts, *carried)


def _carried_meanings(question: Question, asks: bool) -> set[str]:
    """What a question still asks in the way of the one before.

    One that names a calculation but not what it asks for (剩下的呢, 五年加起来呢) asks for a figure
    where that one did.
    """
    if not asks:
        return {"quantity", "share", "target", "ahead", "growth", "text", "each"}
    return set() if question.means("quantity", "text", "yesno") else {"quantity"}


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
    core = _TAIL.sub("", _LEAD_IN.sub("", question.folded)) or question.folded
    if question.means("quantity", "text", "difference", "sum", "part", "rise") and concepts:
        words = "、".join(concept.word for concept in carried)
        return f"{_TAIL.sub('', before.folded)} {core}", f"{core}（{words}）" if words else core
    if question.periods and before.periods and not concepts:
        swapped = _YEAR.sub(question.periods[0], before.folded, count=1)
        if more := _YEAR_ALONE.sub("", core):
            # 2015年的目标呢 asks for more than another year.
            swapped = f"{swapped}（{more}）"
        filled = swapped if _YEAR.search(before.folded) else f"{core}{before.folded}"
    elif replaced and replaced in before.folded:
        filled = before.folded.replace(replaced, core, 1)
    else:
        filled = f"{core} {before.folded}"
    return filled, filled
