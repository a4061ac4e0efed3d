"""A question set asked in the other script: Simplified for Traditional, and the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus import fold, is_traditional, to_traditional
from eval.sets.questions import GoldQuestion


def in_other_script(questions: Sequence[GoldQuestion]) -> list[GoldQuestion]:
    """The questions in the script that most of them are not in; gold answers stay as they are.

    The whole set decides: a question of few characters may be written alike in both.
    """
    written = "".join(question.question for question in questions)
    convert = fold if is_traditional(written) else to_traditional
    return [
        replace(
            question,
            question=convert(question.question),
            history=tuple(map(convert, question.history)),
        )
        for question in questions
    ]
