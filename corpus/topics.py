"""The period and status that a report's sentences share with what stands before them.

A sentence without a time expression of its own speaks of the period its paragraph opened
with (五年来，…), or else of the one its headings announce. Under a heading that announces
several periods (“十四五”时期和2025年工作回顾), a paragraph's opening holds until the next.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from corpus.model import Report, Span, Status
from corpus.periods import Years, named_periods, section_period, time_marks, topic_period
from corpus.script import fold

# How many sentences of a paragraph may say what it and those after it are about.
_OPENING = 2
# A review of several years that comes to the last of them stays with it: 刚刚过去的2025年,…
_JUST_OVER = re.compile(r"[\s　—-]*(?:各位代表[，！,!])?\s*(?:刚刚过去的|过去的?一年)")
_SO_FAR = re.compile("(?:今年|年初|本年度?)以来")


class Topic(NamedTuple):
    """The period and status of a sentence that does not say them itself."""

    period: str
    status: Status
    span: str = ""
    """The span of years around it, for yearly averages (年均); "" if none is announced."""


def sentence_topics(report: Report, folded: str, years: Years) -> dict[Span, Topic]:
    """The topic of every sentence of a report's passages.

    :param folded: the report's clean text folded to Simplified.
    """
    topics: dict[Span, Topic] = {}
    section: tuple[str, ...] | None = None
    headings: list[str] = []
    lasting = own = shared = Topic(years.done, "actual")
    several, turned, read_to, place, around = True, False, 0, 0, ""
    concluded = _conclusions(report, folded, years)
    for passage in report.passages:
        if passage.section != section:
            headings = [fold(heading) for heading in passage.section]
            announced = Topic(*section_period(headings, years))
            goes_on = section is not None and passage.section[:1] == section[:1]
            if not (goes_on and several and not named_periods("".join(headings[1:]), years)):
                lasting = announced
            section, turned = passage.section, False
            several = _announce_several(headings, years)
            span = concluded[passage.id] if several else ""
            shared = own = Topic(span, "actual") if span else lasting
        for sentence in passage.sentences:
            words = folded[slice(*sentence)]
            first_word = sentence.end - len(words.lstrip())
            opens_paragraph = "\n" in folded[read_to:first_word]
            read_to = sentence.end
            place = 0 if opens_paragraph else place + 1
            if opens_paragraph:
                shared = own
            marks = time_marks(words, years, years.around(shared.period))
            period = topic_period(words, marks)
            turns = bool(_JUST_OVER.match(words)) or (turned and "-" in period)
            if period:
                past: Status = "actual" if several else announced.status
                ahead = period[-4:] > years.done and not _SO_FAR.search(words)
                shared = Topic(period, "target" if ahead else past)
                if place < _OPENING and (several or turns):
                    lasting = own = shared
                    turned = turns and "-" not in period
            if opens_paragraph:
                around = _announced_span(headings, years)
            around = next((t.period for t in (shared, lasting) if "-" in t.period), around)
            topics[sentence] = shared._replace(span=around)
    return topics


def _conclusions(report: Report, folded: str, years: Years) -> dict[str, str]:
    """For each passage, the span of past years that its section's last sentence opens with, or "".

    一、…… 五年来，产业结构向新向优。 says of the whole section when it was.
    """
    found: dict[str, str] = {}
    for _, section in groupby(report.passages, key=lambda passage: passage.section):
        passages = list(section)
        words = folded[slice(*passages[-1].sentences[-1])]
        period = topic_period(words, time_marks(words, years))
        ends_with = period if "-" in period and period[-4:] <= years.done else ""
        found |= {passage.id: ends_with for passage in passages}
    return found


def _announced_span(headings: Sequence[str], years: Years) -> str:
    """The span of past years that the headings name, or ""."""
    named = [period for heading in headings for period in named_periods(heading, years)]
    return next((p for p in reversed(named) if "-" in p and p[-4:] <= years.done), "")


def _announce_several(headings: Sequence[str], years: Years) -> bool:
    """Whether the headings leave open which period they speak of, naming several or none."""
    return all(len(named_periods(heading, years)) != 1 for heading in headings)
