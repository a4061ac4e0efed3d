"""How well a figure fits a question, as numbers: one row of features a figure.

The features are weighed in `choose`; what each weighs is fitted on question sets, not set
here. Texts are folded once, when the assistant opens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.concepts import Concept, coverage, mention
from assistant.counting import counts_persons
from assistant.hearing import NEAR, PASSAGE, hear, heaviest_missing, weighed_shares
from assistant.lexicon import contrasts_in
from assistant.likeness import LIKENESS, likeness
from assistant.query import FigureTexts, Query
from assistant.telling import NEGATED
from corpus import Figure, is_measured, same_kind, unit_classes
from index import Index, in_dictionary

FEATURES = (
    "label_cosine", "wide_cosine", "passage_cosine", "passage_lexical",
    "head", "label", "near", "sentence", "passage", "head_told", "label_told",
    "unit_same", "unit_kind", "unit_other", "unit_conflict", "percent_wanted", "percent_unwanted",
    "growth_wanted", "growth_unwanted", "period_same", "period_conflict", "period_default",
    "target_wanted", "target_unwanted", "contrast", "total",
    "carried_label", "carried_sentence", "same_sentence", "same_passage", "is_previous",
    "origin_unwanted", "counted", "counted_unwanted", "counted_missing", "average_unwanted",
    "english_label_cosine", "english_wide_cosine",
    *LIKENESS,
)  # fmt: skip
_PERCENT = frozenset({"percent", "permille", "points"})
# Characters on either side of a number that are beside it; a long compound noun has about ten.
_BESIDE = 10
_AVERAGE = re.compile(r"年均(?!浓度)|月均|日均|\baverage\b|\bannual")
_TOTAL = re.compile("共|总|合计|累[计积]")
# 学员来自几个单位 asks for the units, however much is said of those who come from them.
_WHERE_FROM = re.compile(
    r"(?:来自|出自|分属|隶属|分布[在于])于?[^多少几,，]{0,6}(?:多少|几)|\b(?:from|across) how many\b"
)
_OF_AGE = re.compile(r"岁|年龄|年纪|寿|多大|\bage|\bold\b|life expectancy")
_NEGATORS = "不未没"
_GENERIC = re.compile(
    "多少|全区|全市|全省|全县|全年|今年|目前|累计|完成|达到|实现|组织|开展|新增|进行|其中|了|的|个|共|已|达|为|对|和|等|年|\\d"
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Candidate figures of one question: their rows in the index and their features."""

    rows: NDArray[np.int64]
    features: NDArray[np.float64]
    """Shape [candidates, len(FEATURES)]."""
    standing: NDArray[np.float64]
    """How far each stands out from all figures of the index, in standard deviations of the cosine of
    label and of label with context, shape [candidates, 2]. Comparable between languages."""
    uncovered: NDArray[np.float64]
    """The heaviest of the question's own concepts each figure's passage does not speak of."""

    def without(self, rows: Sequence[int]) -> Weighed:
        """The candidates but those in some rows of the index."""
        keep = ~np.isin(self.rows, rows)
        return Weighed(
            self.rows[keep], self.features[keep], self.standing[keep], self.uncovered[keep]
        )


def weigh(
    query: Query, index: Index, texts: Sequence[FigureTexts], allowed: NDArray[np.bool_], most: int
) -> Weighed:
    """The features of the `most` likeliest of the allowed figures.

    :param allowed: which figures may answer, shape [figures].
    """
    found = index.search_figures(lexical_question(query), query.vector, most, allowed)
    rows = found.rows
    features = np.zeros((len(rows), len(FEATURES)))
    similar = (found.label, found.wide, found.passage, found.lexical)
    heard = hear(query, [texts[row] for row in rows])
    covered = weighed_shares(query.own, heard.told)
    like = likeness(query, [texts[row] for row in rows], heard)
    for n, row in enumerate(rows):
        base = [float(column[n]) for column in similar]
        features[n] = _features(query, index.figures[row], texts[row], base, covered[n], like[n])
    spoken = np.maximum(heard.told[:, PASSAGE], heard.told[:, NEAR])
    uncovered = heaviest_missing(query.own, spoken)
    # What counts another kind of thing, by another noun, is not asked for however alike.
    apart = features[:, FEATURES.index("unit_clash")] == 1.0
    apart |= _contradicting(query, [texts[row] for row in rows])
    if _WHERE_FROM.search(query.question.folded) and not _only_persons(query.question.unit):
        apart |= np.array([_only_persons(texts[row].unit) for row in rows], np.bool_)
    if not _OF_AGE.search(query.question.folded):
        apart |= np.array([_bounds_an_age(texts[row]) for row in rows], np.bool_)
    if query.told:
        apart |= features[:, FEATURES.index("is_previous")] == 1.0
    return Weighed(rows, features, found.standing, uncovered).without(rows[apart])


def _only_persons(unit: str) -> bool:
    """Whether nothing but persons is counted so; 个 counts anything."""
    return counts_persons(unit) and "count" not in unit_classes(unit)


def _bounds_an_age(texts: FigureTexts) -> bool:
    """Whether a figure only says of whom something else is told (60岁以上老人)."""
    return texts.unit == "岁" and bool(re.search("多少岁(?:及?以[上下]|至|[-—~])", texts.label))


def _contradicting(query: Query, texts: Sequence[FigureTexts]) -> NDArray[np.bool_]:
    """Which figures are of what is so, where another is of what the question says is not (不涉及)."""
    denied = [concept for concept in query.own if _denies(concept.word)]
    says = np.array([all(mention(c, t.label) for c in denied) for t in texts], np.bool_)
    return ~says if says.any() else np.zeros(len(texts), np.bool_)


def _denies(word: str) -> bool:
    return word[0] == NEGATED or (
        word[0] in _NEGATORS and len(word) > 2 and in_dictionary(word[1:])
    )


def lexical_question(query: Query) -> str:
    """The words BM25 looks for: the question's own, and what forms its concepts take beside them.

    A word the question has is not said again: jieba cuts a name it does not know into
    characters, which would then count double.
    """
    forms = (form for concept in query.concepts for form, worth in concept.forms if worth >= 1.0)
    return " ".join([query.searched, *(form for form in forms if form not in query.searched)])


def _features(
    query: Query,
    figure: Figure,
    texts: FigureTexts,
    base: Sequence[float],
    covered: Sequence[float],
    like: Sequence[float],
) -> list[float]:
    question, carried = query.question, query.carried
    percent = bool(unit_classes(texts.unit) & _PERCENT)
    asks_percent = bool(unit_classes(question.unit) & _PERCENT) if question.unit else False
    wants_share = asks_percent or question.means("share", "growth")
    growth = figure.role in ("growth", "change")
    period_same = bool(question.periods) and figure.period in question.periods
    previous = query.previous
    beside = mention(query.counted, _beside_number(texts.label)) if query.counted else 0.0
    return [
        *base,
        *covered,
        _told(query.concepts, texts.head), _told(query.concepts, texts.label),
        *_units_agree(question.unit, texts.unit),
        float(wants_share and percent), float(percent and not wants_share),
        float(growth and question.means("growth")), float(growth and not question.means("growth")),
        float(period_same), float(bool(question.periods) and not period_same),
        float(not question.periods and figure.status == "actual"),
        float(question.seeks_plan and figure.status == "target"),
        float(figure.status == "target" and not question.seeks_plan),
        float(_contrast(query, texts.label, texts.near)),
        float(question.means("total") and bool(_TOTAL.search(texts.head))),
        coverage([mention(c, texts.label) for c in carried], carried),
        coverage([mention(c, texts.sentence) for c in carried], carried),
        float(previous is not None and _beside(previous, figure, texts)),
        float(previous is not None and previous.passage_id == figure.passage_id),
        float(previous is not None and previous.id == figure.id),
        float(figure.role == "from" and not period_same),
        beside, float(query.counted is not None and beside == 0.0),
        1.0 - mention(query.counted, texts.near) if query.counted else 0.0,
        float(bool(_AVERAGE.search(texts.label)) and not _AVERAGE.search(question.folded)),
        question.is_english * base[0], question.is_english * base[1],
        *like,
    ]  # fmt: skip


@lru_cache(maxsize=4096)
def _units_agree(asked: str, unit: str) -> tuple[float, float, float, float]:
    """Whether a unit is the one asked for, of its kind, of another, or in conflict with it."""
    if not asked:
        return 0.0, 0.0, 0.0, 0.0
    kind = same_kind(asked, unit)
    measured = is_measured(unit) or is_measured(asked)
    same = _bare(asked) == _bare(unit)
    return float(same), float(kind), float(not kind and not measured), float(not kind and measured)


def _beside_number(label: str) -> str:
    """The words of a label right before and after its number, and the noun its object ends in."""
    before, _, after = label.partition("多少")
    return f"{before[-_BESIDE:]} {after[: _BESIDE + 2]} {after[-_BESIDE:]}"


def _beside(previous: Figure, figure: Figure, texts: FigureTexts) -> bool:
    end = texts.sentence_start + len(texts.sentence)
    return previous.report == figure.report and texts.sentence_start <= previous.clean.start < end


def _bare(unit: str) -> str:
    return unit.lstrip("十百千万亿") or unit


def _told(concepts: Sequence[Concept], text: str) -> float:
    """The share of a text's telling characters that the question's concepts account for.

    What a label says beyond the question speaks for another figure of the same sentence.
    """
    telling = _telling(text)
    if not telling:
        return 0.0
    covered = 0
    for concept in concepts:
        for form, _ in concept.forms:
            at = text.find(form)
            while at >= 0:
                covered |= ((1 << len(form)) - 1) << at
                at = text.find(form, at + 1)
    return (covered & telling).bit_count() / telling.bit_count()


@lru_cache(maxsize=65536)
def _telling(text: str) -> int:
    """The characters of a text that are not generic, as the bits of a number."""
    telling = (1 << len(text)) - 1
    for match in _GENERIC.finditer(text):
        telling &= ~(((1 << len(match.group())) - 1) << match.start())
    return telling


def rivals(question: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """For each contrast group a question touches: the words it names, and their rivals."""
    found: list[tuple[frozenset[str], frozenset[str]]] = []
    for group in contrasts_in(question):
        asked = _named(group, question)
        found.append((frozenset(asked), frozenset(group) - asked))
    return tuple(found)


def _named(group: Sequence[str], text: str) -> set[str]:
    """The words of a group that stand in a text; 公有制 inside 非公有制 does not."""
    named: set[str] = set()
    for word in group:
        if word in text:
            named.add(word)
            text = text.replace(word, "□")
    return named


def _contrast(query: Query, label: str, near: str) -> bool:
    """Whether the figure is about a rival of what the question names (农村 for 城镇).

    The label decides where it names any of the rivals, else the words it leans on.
    """
    for asked, others in query.rivals:
        group = sorted([*asked, *others], key=len, reverse=True)
        named = _named(group, label) or _named(group, near)
        if named and not named & asked:
            return True
    return False
