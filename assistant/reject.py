"""Input that is no question: answered with a sentence, never with an error."""

from __future__ import annotations

import re

from assistant.model import Answer, Language
from assistant.render import phrase

MOST_CHARACTERS = 500
_WORDS = re.compile(r"[㐀-鿿]{2,}|[A-Za-z]{2,}")
_YEAR = re.compile(r"(?:19|20)\d{2}")


def rejection(question: str, language: Language, *, follows: bool) -> Answer | None:
    """The answer, in a language, to input that cannot be a question, or None for what can.

    :param follows: whether a question was asked before, so that a year alone asks the same of it.
    """
    if not question.strip():
        return _sentence(question, "empty", language)
    if len(question) > MOST_CHARACTERS:
        return _sentence(question, "too_long", language)
    said = re.sub(r"<[^>]*>", " ", question)
    if not _WORDS.search(said) and not (follows and _YEAR.search(said)):
        return _sentence(question, "no_words", language)
    return None


def _sentence(question: str, name: str, language: Language) -> Answer:
    return Answer(
        question=question,
        resolved_question=question[:MOST_CHARACTERS],
        language=language,
        answered=False,
        answer=phrase(name, language),
        figures=(),
        calculation=None,
        citations=(),
        confidence=0.0,
        elapsed_ms=0.0,
    )
