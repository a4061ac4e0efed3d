"""Reading a question: its language, what it asks for, and what it names.

`read_question` turns the typed text into a `Question`: the unit asked for, periods, places,
a number to confirm, and the *concepts* — the content words, each with the other words a
report may use for it. Nothing here looks at a report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.asking.all_told import all_told
from assistant.asking.asides import without_asides
from assistant.asking.english_numbers import supposed_in_english
from assistant.asking.referring import with_names
from assistant.asking.rounding import without_rounding
from assistant.asking.signs import in_full
from assistant.asking.supposed import in_figures, supposed
from assistant.asking.time_words import dated, full_years
from assistant.asking.tongue import language_of
from assistant.asking.undressed import undressed
from assistant.asking.unit_aside import without_unit_aside
from assistant.asking.unwanted import without_unwanted
from assistant.asking.word_order import in_common_order
from assistant.model import Language
from assistant.words.lexicon import asked_units, cues, otherwise_asked
from corpus import (
    Mark,
    Quantity,
    Years,
    fold_question,
    is_measured,
    time_marks,
    unit_pattern,
)
from index import segment

# A question that asks 多少 says 几轮 and 几次 of something it does not ask for.
_ASKED = (
    re.compile(r"多少(?P<tail>[一-鿿/]{0,6})"),
    re.compile(r"(?:(?<![近这那前后好])几|若干)(?P<tail>[一-鿿/]{0,6})"),
)
# 人数涨了多少 asks for a change, in people or in per cent; 增加了多少 in people.
_HOW_MUCH_IT_MOVED = re.compile(
    r"(?:增长|提高|提升|上升|上涨|下降|降低|涨|升|降|跌)了?多少(?=[呢啊呀]?[?？]|[(（](?![%％]|百分)|[呢啊呀]?$)"
)
# Where nothing else asks, 好多 does, as in the south-west.
_MUCH_ASKED = re.compile("^(?!.*(?:多少|几|什么|啥|哪|谁|吗|怎)).*?好多")
_TERMINAL = re.compile(r"[\s?？!！。．.,，;；~～…]+$")
# 江西省长 is the 省长 of 江西, not something of 江西省.
_OFFICE = re.compile(r"(?<=[一-鿿])([省市区县州盟旗])长(?=是|叫|姓|为谁|谁|的名|[?？]|$)")
_HEDGE = re.compile("以上|以下|以内|左右|上下")


@dataclass(frozen=True, slots=True)
class Question:
    """What a question says; `folded` is lower-case Simplified, its width normalised."""

    text: str
    folded: str
    language: Language
    meanings: frozenset[str]
    unit: str = ""
    unit_is_carried: bool = False
    """Whether the unit is that of the question before, and another thing may be counted in another."""
    periods: tuple[str, ...] = ()
    periods_are_carried: bool = False
    """Whether a question that leans on nothing else has its periods from the one before."""
    baselines: tuple[str, ...] = ()
    """The periods it only compares with (比2010年增加了多少)."""
    stated: tuple[Quantity, ...] = field(default=())
    """Quantities the question itself states, to be confirmed or denied."""
    unwanted: str = ""
    """The words for what the question says it does not ask for; no part of `folded`."""
    unwanted_periods: tuple[str, ...] = ()

    decimals: int | None = None
    """How many decimals it wants a result with; None where it does not say."""

    @property
    def unit_held_to(self) -> str:
        """The unit an answer must be in: after kilometres of road, 那机井呢 may be answered in wells."""
        return "" if self.unit_is_carried else self.unit

    def means(self, *meanings: str) -> bool:
        """Whether the question carries any of these cues (see `data/cues.tsv`)."""
        return not self.meanings.isdisjoint(meanings)

    @property
    def looks_ahead(self) -> bool:
        """Whether the question speaks of what a year it names is yet to bring (2015年要改造几条).

        Of a year that is over as well, that is what was planned.
        """
        return bool(self.periods) and self.means("ahead")

    @property
    def seeks_plan(self) -> bool:
        """Whether what is planned may be what the question asks for."""
        return self.means("target") or self.looks_ahead

    @property
    def is_english(self) -> bool:
        """Whether the question is put in English."""
        return self.language == "en"

    @property
    def without_stated(self) -> str:
        """The folded question with the quantities it states itself blanked out."""
        text = self.folded
        if not self.is_english:
            for quantity in self.stated:
                start, end = quantity.span
                if text[:start].endswith(quantity.bound):
                    start -= len(quantity.bound)  # 低于 of 低于14万亿元
                hedge = _HEDGE.match(text, end)
                end = hedge.end() if hedge else end
                text = text[:start] + " " * (end - start) + text[end:]
        return text

    @property
    def only_names(self) -> bool:
        """Whether the question has no word that asks: it names something, as a search would."""
        return not self.meanings & _ASKING_MEANINGS

    @property
    def asks_whether_all(self) -> bool:
        """Whether the question asks to confirm something of all there are (都完成了吗)."""
        return self.means("yesno") and bool(_WHOLLY.search(self.folded))

    @property
    def wants_figure(self) -> bool:
        """Whether the answer should be a figure rather than words."""
        if self.means("yesno") and self.stated:
            return True
        for_words = self.is_english and self.means("text") and _asks_words(self.folded)
        return self.means("quantity") and not for_words


_ASKING_MEANINGS = frozenset(
    ("quantity", "text", "yesno", "each", "parts", "which_place", "which_year", "highest", "lowest")
)
_WHOLLY = re.compile(
    r"全部|全都|都|所有|一律|统统|通通|悉数|一[个项件条户家]不[落少漏差]|全(?=[一-鿿]{1,2}[完好成]了)|\ball\b|\bentire|\bevery\b|\bfully\b"
)
_ENGLISH_QUANTITY = re.compile(
    r"\bhow (?:many|much|large|big|long|high|often|far|wide|deep|tall|heavy|old|fast|small|low)\b"
    r"|\bgrow|\btarget|\bpercent|\b(?:quantity|extent|sum|cost)\b"
    r"|\b(?:earn|spend|take in|bring in|collect|raise)"
    r"(?: (?:from|in|on|for|by|during|through|last|this|over|as|with)\b|[ ]*[?.]*$)"
    r"|\b(?:come|came|amount|add up|run|stand|rise|climb|fall|drop|get|go)(?: up| down)? (?:to|at)\b"
    r"|\bin (?:\w+ )?(?:yuan|rmb|dollars|tonnes|tons|kilomet(?:re|er)s|km|hectares|mu|kilowatts|teus?|per ?cent)\b"
    r"|\b(?:amount|area|average|capacity|concentration|count|coverage|density|depth|difference|expectancy"
    r"|expenditure|figure|gdp|headcount|income|index|intensity|investment|length|level|mileage|number|output"
    r"|population|price|proportion|rate|ratio|revenue|sales|score|share|size|speed|spending|total|value|volume)\b"
)


def read_question(text: str, years: Years) -> Question:
    """Read one question.

    :param text: as typed; any script, any width.
    :param years: the years relative words (今年, 去年) are resolved against.
    """
    clean = undressed(text)
    folded = _OFFICE.sub(r" \1长", in_figures(full_years(fold_question(clean).lower())))
    folded = with_names(in_full(without_asides(folded)))
    for otherwise, commonly in otherwise_asked():
        folded = otherwise.sub(commonly, folded)
    if much := _MUCH_ASKED.match(folded):
        folded = f"{much[0].removesuffix('好多')}多少{folded[much.end() :]}"
    language = language_of(clean)
    folded, decimals = without_rounding(folded, english=language == "en")
    if language == "en":
        folded = re.sub(r"\b(what|who|where|when|how)['’]s\b", r"\1 is", folded)
    tongue = "en" if language == "en" else "zh"
    folded = folded if language == "en" else in_common_order(folded)
    folded, told_in = (folded, "") if language == "en" else without_unit_aside(folded)
    folded = folded if language == "en" else all_told(folded)
    folded, unwanted = without_unwanted(folded, language == "en")
    stem = _TERMINAL.sub("", folded)
    _, marks = marks_of(folded, language, years)
    meanings = {
        meaning
        for (meaning, spoken), pattern in cues().items()
        if spoken == tongue and (pattern.search(folded) or pattern.search(stem))
    }
    stated = (
        supposed_in_english(folded, confirms="yesno" in meanings)
        if language == "en"
        else supposed(folded, bool(meanings & {"yesno", "which_place", "which_year"}))
    )
    meanings |= {"quantity"} if told_in else set()
    unit = told_in or asked_unit(folded, tongue)
    in_per_cent = bool(stated) and stated[-1].unit_text == "%"
    if "yesno" in meanings and stated and (in_per_cent or language != "en"):
        # What is measured is to be confirmed in the unit it is stated in.
        unit = stated[-1].unit_text if is_measured(stated[-1].unit_text) else unit
    return Question(
        text=clean,
        folded=folded,
        language=language,
        meanings=frozenset(meanings),
        unit=unit,
        periods=tuple(dict.fromkeys(mark.period for mark in marks if not mark.compared)),
        baselines=tuple(dict.fromkeys(mark.period for mark in marks if mark.compared)),
        stated=stated,
        unwanted=unwanted,
        unwanted_periods=tuple(mark.period for mark in time_marks(unwanted, years)),
        decimals=decimals,
    )


def reworded(question: Question, words: str, years: Years) -> Question:
    """A question put in other words, with what was read of it that those no longer say.

    :param words: the folded question, put otherwise.
    """
    read = read_question(words, years)
    return replace(
        read,
        text=question.text,
        language=question.language,
        unit=read.unit or question.unit,
        meanings=read.meanings | (question.meanings & {"quantity"}),
        unwanted=question.unwanted,
        unwanted_periods=question.unwanted_periods,
        decimals=question.decimals,
    )


def marks_of(folded: str, language: Language, years: Years) -> tuple[str, list[Mark]]:
    """A folded question with its time words in Chinese, and where in that they stand."""
    timed = dated(folded, language, years)
    spoken = [mark.period for mark in time_marks(timed, years) if not mark.compared]
    # 2013年全年 and 2013年比上年 are about 2013, not about the year of the report.
    year = next((period for period in spoken if period in timed), "")
    return timed, time_marks(timed, years, year)


def asked_unit(folded: str, tongue: str) -> str:
    """The unit a question asks for: the measure word after 多少, else what a noun implies.

    多少单位 asks in no unit: a measure word counts only where it is a word by itself.
    """
    if tongue == "zh":
        for asking in _ASKED:
            for match in asking.finditer(folded):
                if unit := leading_unit(match["tail"]):
                    return unit
        if _HOW_MUCH_IT_MOVED.search(folded):
            return ""
    return next(
        (
            unit
            for spoken, pattern, unit in asked_units()
            if spoken == tongue and pattern.search(folded)
        ),
        "",
    )


def leading_unit(tail: str) -> str:
    """The unit that follows 多少 or 几, as a word of its own, or "".

    >>> leading_unit("次会"), leading_unit("单位")
    ('次', '')
    """
    known = re.match(rf"[十百千万亿]*(?:{unit_pattern()})", tail)
    if not known or re.match("个[万亿]+(?![一-鿿])", tail):
        return ""
    return (
        known.group() if any(_cuts(asking, tail, known.end()) for asking in ("多少", "几")) else ""
    )


def _cuts(asking: str, tail: str, at: int) -> bool:
    """Whether a word ends at `at` in the tail when jieba cuts it after the asking word."""
    end = 0
    for word in segment(asking + tail, invent=False):
        end += len(word)
        if end >= len(asking) + at:
            break
    return end == len(asking) + at


def _asks_words(folded: str) -> bool:
    """English "what is/are …" asks for a figure only when a quantity word comes with it."""
    return not _ENGLISH_QUANTITY.search(folded)
