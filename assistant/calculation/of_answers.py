"""Reckoning with the answers to the two questions before: 行政处罚多少项? 行政许可呢? 两者相差多少?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.question import Question
from assistant.calculation.arithmetic import size_of
from assistant.calculation.operands import Calculated, worked_out
from assistant.words.lexicon import Operation, of_answers
from assistant.workbench import Choice

_OPENING = re.compile(r"^(?:那么|那就|那|所以|然后|请问|和|and|so|then|[，,\s])*")
_ENDING = re.compile(r"(?:呢|吗|啊|呀|嘛|来着|\s|[?？。.!！])*$")


def asks_of_answers(question: Question) -> tuple[Operation, bool] | None:
    """What a question asks to do with the two answers before it, and whether the later comes first.

    None where it asks for no such thing.
    """
    words = _ENDING.sub("", _OPENING.sub("", question.folded, count=1))
    tongue = "en" if question.is_english else "zh"
    for language, operation, pattern in of_answers():
        if language == tongue and (match := pattern.fullmatch(words)):
            return operation, "second" in match.groupdict()
    return None


def of_both(asked: tuple[Operation, bool], answers: Sequence[Choice]) -> Calculated | None:
    """The calculation asked for with two figures, in the order they were asked for.

    None for one figure twice, or figures of different units.
    """
    operation, later_first = asked
    first, second = answers[::-1] if later_first else answers
    if first.figure.id == second.figure.id:
        return None
    if operation == "difference" and size_of(first.figure) < size_of(second.figure):
        first, second = second, first
    return worked_out(operation, [first, second])
