"""A question without the place that every report is of: 临河区有多少执法主体, where none is of another.

Its name tells no report from another then, and what a report says of its own place leaves the name out:
a sentence that happens to have it is no likelier to be meant.
"""

from __future__ import annotations

import re

from assistant.asking.places import place_forms
from assistant.asking.question import Question, reworded
from corpus import Years

# What makes 区 the end of another word: 区委, 区级, 区内.
_NOT_ON = "(?![委级内里外属长域])"
# What does not go on with a name (海拉尔河, 海拉尔机场), so that the name before it stands for the place.
_AFTER = r"(?=[的有在里,，:：\s\d]|[去今前上明]年|全[区市县旗年]|[一总]?共|这|那|目前|现在|如今|当前|到底|本级|$)的?"
_BEFORE = r"(?:^|(?<=[年月底末前后,，:：\s])|(?:在|咱们?|我们?|请问|问一?下))"
_OPENING = "(?:位于|在|咱们?|我们?)?"


def without_own_place(question: Question, place: str, years: Years) -> Question:
    """The question with the name of the reports' only place left out, wherever it only names that.

    The question itself where nothing else is left, or the name is part of another one.

    :param years: what relative words (今年) are resolved against.
    """
    pattern = _in_english(place) if question.is_english else _in_chinese(place)
    words = pattern.sub("", question.folded).strip(" ,，:：")
    if words == question.folded or not re.search(r"\w", words):
        return question
    return reworded(question, words, years)


def _in_chinese(place: str) -> re.Pattern[str]:
    full, *others = (form for form in place_forms(place) if not form.isascii())
    short = "|".join(map(re.escape, others))
    whole = rf"{_OPENING}{re.escape(full)}{_NOT_ON}的?"
    return re.compile(rf"{whole}|{_BEFORE}(?:{short}){_AFTER}" if short else whole)


def _in_english(place: str) -> re.Pattern[str]:
    names = "|".join(re.escape(form) for form in place_forms(place) if form.isascii())
    if not names:
        return re.compile("(?!)")
    return re.compile(
        rf"[,\s]*\b(?:in|of|for|across|within) (?:{names})(?= in\b| for\b| by\b|['’]s\b|[,.?!]|\s*$)(?:['’]s)?"
        rf"|(?<!did )(?<!does )(?<!do )\b(?:{names})['’]s\s"
    )
