"""What a page is drawn from: the loaded reports, and the language it speaks."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.chat.collection import Collection
from assistant.chat.markup import period_in_words
from assistant.chat.retold import problem_in
from assistant.model import Language
from corpus import ReportError, to_traditional_words

LOCALES: Mapping[Language, str] = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en"}
"""The languages of the page and what browsers call them; the first is the default."""


@dataclass(frozen=True, slots=True)
class View:
    """The reports of a page and the language of everything around them."""

    collection: Collection
    language: Language = "zh-Hans"

    def say(self, name: str, /, **slots: object) -> str:
        """One of the page's texts."""
        return words(name, self.language, **slots)

    def period(self, period: str) -> str:
        """A period as the page says it: 2020年, on an English page 2020."""
        return period_in_words(period, self.language)


class SaidError(ReportError):
    """An error whose sentence is one of the page's texts; `str` has it in the default language."""

    def __init__(self, name: str, /, **slots: object) -> None:
        """Take the text's name and what fills its slots."""
        super().__init__(words(name, next(iter(LOCALES)), **slots))
        self._name, self._slots = name, slots

    def said(self, language: Language) -> str:
        """The sentence in a language of the page."""
        return words(self._name, language, **self._slots)


def told(error: ReportError, language: Language) -> str:
    """An error's sentence in the page's language."""
    if isinstance(error, SaidError):
        return error.said(language)
    return problem_in(language, str(error))


def words(name: str, language: Language, /, **slots: object) -> str:
    """A text of `texts.json` in a language, its slots filled in as they are.

    What has a form of its own for a `count` of one has that first: `{count} place|{count} places`.
    """
    one, several, other = page_texts(language)[name].partition("|")
    return (other if several and slots.get("count") != 1 else one).format(**slots)


@lru_cache(maxsize=3)
def page_texts(language: Language) -> Mapping[str, str]:
    """Every text of the page; those in Traditional are made from those in Simplified.

    All but those that Taiwan and Hong Kong put otherwise: 使用者名稱 for 姓名.
    """
    path = Path(__file__).with_name("texts.json")
    texts: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    if language == "zh-Hant":
        converted = {name: to_traditional_words(text) for name, text in texts["zh"].items()}
        return converted | texts["zh-Hant"]
    return texts["en" if language == "en" else "zh"]


def language_of(locale: str) -> Language:
    """The page's language for a browser's locale: zh-HK → zh-Hant, en-GB → en, else zh-Hans."""
    parts = locale.lower().replace("_", "-").split("-")
    if parts[0] == "en":
        return "en"
    return "zh-Hant" if {"tw", "hk", "mo", "hant"} & set(parts[1:]) else "zh-Hans"
