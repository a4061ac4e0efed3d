"""Which figure a follow-up can mean beside the one before it was answered with."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.asking.concepts import NEGATORS
from assistant.asking.query import FigureTexts, Query
from assistant.asking.question import Question
from assistant.asking.scope import speaks_of
from assistant.choosing.choose import Ranking
from assistant.choosing.ends import both_ends
from assistant.choosing.mentions import mention, mentions
from assistant.words.english import terms
from assistant.words.lexicon import cues, synonyms
from corpus import Figure, same_kind

# Asks for nothing but what the measure just spoken of was before.
_FORMER = re.compile(
    r"(?:那么?|它|这个|,|，)*(?:[以之此从]前|过去|原[来先本]|当初|先前|起初|最初)的?"
    r"(?:呢|(?:是|有|为)?(?:多少|几)[一-鿿]{0,2})?[?？]*"
    r"|(?:and )?(?:what (?:was|were) (?:it|that|they) )?(?:before|previously|originally)(?: that)?\??"
)
_QUOTED = re.compile("[“「『\"‘'](?P<name>[^”」』\"’'“「『‘,，?？]{1,16})[”」』\"’']")
_TELLS = 0.2
_SAID = 0.8


def through_last_figure(asked: Sequence[Question]) -> int:
    """How many of some questions come before and with the last that asked for a figure.

    A yes or no to 都是中小学吗 tells none that a follow-up could be held against.
    """
    asking = [n for n, q in enumerate(asked, start=1) if q.stated or not q.means("yesno")]
    return asking[-1] if asking else 0


def asks_former(own: Question) -> bool:
    """Whether a question, as read alone, only asks what something was before: 以前是多少?"""
    return bool(_FORMER.fullmatch(own.folded))


def all_but_former(
    rows: NDArray[np.int64], figures: Sequence[Figure], previous: Figure
) -> list[int]:
    """The rows that are not what a measure was before it became what was told of it last.

    None of them where the report states no such change.
    """
    ends = both_ends(previous, [f for f in figures if f.report == previous.report])
    if ends is None or not any(figures[row].id == ends[0].id for row in rows):
        return []
    return [int(row) for row in rows if figures[row].id != ends[0].id]


def was_meant(
    query: Query,
    known: Collection[str],
    previous: Figure,
    figures: Sequence[Figure],
    texts: Sequence[FigureTexts],
) -> bool:
    """Whether the figure told last is the one that what is new in a follow-up names.

    Then it was told in error of a wider question (游客增长多少: 入境游客增长35%), and nothing speaks
    against telling it again.

    :param known: the words of the question it was told of.
    """
    change = cues()[("growth", "zh")]  # 增幅 is a figure's role, and its label may say 增长
    new = [c for c in query.own if c.word not in known and c.weight >= _TELLS]
    new = [c for c in new if not change.search(c.word)]
    if not (new or query.foreign_places):
        return False
    saying = {
        figure.id
        for figure, said in zip(figures, texts, strict=True)
        if figure.passage_id == previous.passage_id
        and all(mention(concept, said.label) >= _SAID for concept in new)
        and speaks_of(said.label, query.foreign_places)
    }
    return saying == {previous.id}


def outnamed(
    ranking: Ranking, figures: Sequence[Figure], texts: Sequence[FigureTexts], query: Query
) -> list[int]:
    """Rows listed beside one whose label alone says all that a follow-up names itself.

    After 养老金提高多少 the answer to 环卫工人呢 stands in one sentence with it, and only its
    label speaks of them; what is carried over speaks for all of them or for the wrong one. So
    does a place that is no report's own, in a follow-up or not.
    """
    telling = [c for c in query.own if not c.carried and c.weight >= _TELLS]
    if not query.carried or any(negator in query.question.folded for negator in NEGATORS):
        telling = []
    if not (telling or query.foreign_places) or not len(ranking.rows):
        return []
    first = ranking.rows[0]
    beside = [row for row in ranking.rows if _listed_with(texts, figures, row, first)]
    labels = [texts[row].label for row in beside]
    told = [
        bool((share >= _SAID).all()) and speaks_of(label, query.foreign_places)
        for share, label in zip(mentions(telling, labels), labels, strict=True)
    ]
    return [int(row) for row, said in zip(beside, told, strict=True) if any(told) and not said]


def listed_by_another_name(
    ranking: Ranking, figures: Sequence[Figure], texts: Sequence[FigureTexts], question: Question
) -> list[int]:
    """Rows listed beside the one item whose whole name a question quotes: 列为“其它”的有几项.

    Beside it, what all of them are and are not called (归不进许可、处罚) speaks for the others as well.
    """
    quoted = {
        form
        for said in _QUOTED.finditer(question.folded)
        for name in (said["name"].strip(),)
        for form in (name, *synonyms().get(name, ()), *terms().get(name, ()))
    }
    if not quoted:
        return []
    named = [row for row in ranking.rows if _name_of(texts[row]) in quoted]
    if len(named) != 1:
        return []
    return [
        int(row)
        for row in ranking.rows
        if row != named[0] and _listed_with(texts, figures, row, named[0])
    ]


def _name_of(said: FigureTexts) -> str:
    """What an item of a list is called, if its label says nothing else: 其它 of 其它多少项."""
    return said.label.replace(f"多少{said.unit}", "").removeprefix("其中").strip()


def _listed_with(
    texts: Sequence[FigureTexts], figures: Sequence[Figure], row: int, first: int
) -> bool:
    """Whether a figure stands in one sentence with the first, counting the same kind of thing."""
    return (
        figures[row].report == figures[first].report
        and texts[row].sentence_start == texts[first].sentence_start
        and same_kind(texts[row].unit, texts[first].unit)
        and figures[row].role == figures[first].role
    )
