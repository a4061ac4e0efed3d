"""How well a figure fits a question, as numbers: one row of features a figure.

The features are weighed in `choose`; what each weighs is fitted on question sets, not set
here. Texts are folded once, when the assistant opens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.asking.concepts import Concept, coverage
from assistant.asking.query import FigureTexts, Query
from assistant.choosing.apart import set_apart
from assistant.choosing.hearing import NEAR, PASSAGE, hear, heaviest_missing, weighed_shares
from assistant.choosing.likeness import LIKENESS, likeness
from assistant.choosing.mentions import mentions
from assistant.words.joined import Joined
from assistant.words.lexicon import contrasts_in
from corpus import Figure, is_bare_scale, is_measured, same_kind, unit_classes
from index import FoundFigures, Index

FEATURES = (
    "label_cosine", "wide_cosine", "passage_cosine", "passage_lexical",
    "head", "label", "near", "sentence", "passage", "head_told", "label_told",
    "unit_same", "unit_kind", "unit_other", "unit_conflict", "percent_wanted", "percent_unwanted",
    "growth_wanted", "growth_unwanted", "period_same", "period_conflict", "period_default",
    "target_wanted", "target_unwanted", "contrast", "total",
    "carried_label", "carried_sentence", "same_sentence", "same_passage", "is_previous",
    "origin_unwanted", "counted", "counted_unwanted", "counted_missing", "average_unwanted",
    "part_untold",
    "english_label_cosine", "english_wide_cosine",
    *LIKENESS,
)  # fmt: skip
_PLACES = ("head", "label", "near", "sentence", "passage")
_UNITS = ("unit_same", "unit_kind", "unit_other", "unit_conflict")
_Column = NDArray[np.float64] | NDArray[np.float32] | NDArray[np.bool_] | list[float]
_PERCENT = frozenset({"percent", "permille", "points"})
_RATES = frozenset({"percent", "permille"})
# Characters on either side of a number that are beside it; a long compound noun has about ten.
_BESIDE = 10
_PARTS = "其中"
_AVERAGE = re.compile(r"年均(?!浓度)|月均|日均|\baverage\b|\bannual")
_TOTAL = re.compile("共|总|合计|累[计积]")
_GENERIC = re.compile(
    "多少|全区|全市|全省|全县|全年|今年|目前|累计|完成|达到|实现|组织|开展|新增|进行|其中|各级|各类|各种|了|的|个|共|已|达|为|对|和|等|年|\\d"
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
        if not len(rows):
            return self
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
    around = [texts[row] for row in rows]
    heard = hear(query, around)
    columns = {
        **_likenesses(query, found),
        **dict(zip(_PLACES, weighed_shares(query.own, heard.told).T, strict=True)),
        **_conditions(query, [index.figures[row] for row in rows], around),
        **dict(zip(LIKENESS, likeness(query, around, heard).T, strict=True)),
    }
    features = np.ascontiguousarray(
        np.column_stack([columns[name] for name in FEATURES]), np.float64
    )
    spoken = np.maximum(heard.told[:, PASSAGE], heard.told[:, NEAR])
    uncovered = heaviest_missing(query.own, spoken)
    # What counts another kind of thing, by another noun, is not asked for however alike.
    apart = features[:, FEATURES.index("unit_clash")] == 1.0
    apart |= set_apart(query, around)
    if query.told:
        apart |= features[:, FEATURES.index("is_previous")] == 1.0
    return Weighed(rows, features, found.standing, uncovered).without(rows[apart])


def lexical_question(query: Query) -> str:
    """The words BM25 looks for: the question's own, and what forms its concepts take beside them.

    A word the question has is not said again: jieba cuts a name it does not know into
    characters, which would then count double.
    """
    forms = (form for concept in query.concepts for form, worth in concept.forms if worth >= 1.0)
    return " ".join([query.searched, *(form for form in forms if form not in query.searched)])


def _likenesses(query: Query, found: FoundFigures) -> dict[str, _Column]:
    """The features that compare vectors and count words, by name."""
    english = float(query.question.is_english)
    label, wide = found.label.astype(np.float64), found.wide.astype(np.float64)
    return {
        "label_cosine": label,
        "wide_cosine": wide,
        "passage_cosine": found.passage,
        "passage_lexical": found.lexical,
        "english_label_cosine": english * label,
        "english_wide_cosine": english * wide,
    }


def _conditions(
    query: Query, figures: Sequence[Figure], texts: Sequence[FigureTexts]
) -> dict[str, _Column]:
    """The features that hold the unit, period, role and words of figures against the question, by name."""
    question, carried, counted, previous = (
        query.question, query.carried, query.counted, query.previous
    )  # fmt: skip
    grows, sums = question.means("growth"), question.means("total")
    averages = bool(_AVERAGE.search(question.folded))
    agreeing = {unit: _units_agree(question.unit, unit) for unit in {t.unit for t in texts}}
    units = np.array([agreeing[t.unit] for t in texts], np.float64).reshape(len(texts), 4)
    # A ratio (三次产业比为12:48:40) says what share each has as well.
    percent = _flags(
        bool(unit_classes(t.unit) & _PERCENT or figure.terms)
        for figure, t in zip(figures, texts, strict=True)
    )
    asks_percent = bool(unit_classes(question.unit) & _PERCENT) if question.unit else False
    wants_share = asks_percent or question.means("share", "growth")
    growth = _flags(figure.role in ("growth", "change") for figure in figures)
    same_period = _flags(figure.period in question.periods for figure in figures)
    target = _flags(figure.status == "target" for figure in figures)
    beside = _said(counted, [_beside_number(t.label) for t in texts])
    told = np.array(_told(query.concepts, [t.head for t in texts]), np.float64)
    part = _flags(_is_part(figure, t) for figure, t in zip(figures, texts, strict=True))
    return {
        "head_told": told,
        "label_told": _told(query.concepts, [t.label for t in texts]),
        **dict(zip(_UNITS, units.T, strict=True)),
        "percent_wanted": percent & wants_share,
        "percent_unwanted": percent & (not wants_share),
        "growth_wanted": growth & grows,
        "growth_unwanted": growth & (not grows),
        "period_same": same_period,
        "period_conflict": ~same_period & bool(question.periods),
        "period_default": _flags(not question.periods and f.status == "actual" for f in figures),
        "target_wanted": target & question.seeks_plan,
        "target_unwanted": target & (not question.seeks_plan),
        "contrast": _contrast(query, texts),
        "total": _flags(sums and bool(_TOTAL.search(t.head)) for t in texts),
        "carried_label": _coverages(carried, [t.label for t in texts]),
        "carried_sentence": _coverages(carried, [t.sentence for t in texts]),
        "same_sentence": _flags(
            previous is not None and _beside(previous, figure, t)
            for figure, t in zip(figures, texts, strict=True)
        ),
        "same_passage": _flags(
            previous is not None and previous.passage_id == figure.passage_id for figure in figures
        ),
        "is_previous": _flags(previous is not None and previous.id == f.id for f in figures),
        "origin_unwanted": _flags(figure.role == "from" for figure in figures) & ~same_period,
        "counted": beside,
        "counted_unwanted": (beside == 0.0) & (counted is not None),
        "counted_missing": float(counted is not None) - _said(counted, [t.near for t in texts]),
        "average_unwanted": _flags(not averages and bool(_AVERAGE.search(t.label)) for t in texts),
        # A part is asked for in fewer of its words than the whole it is listed under.
        "part_untold": part * (1.0 - told),
    }


def _is_part(figure: Figure, texts: FigureTexts) -> bool:
    """Whether a figure is one of the parts of what its sentence states before (其中…)."""
    return _PARTS in texts.sentence[: figure.clean.start - texts.sentence_start]


def _flags(facts: Iterable[bool]) -> NDArray[np.bool_]:
    return np.fromiter(facts, np.bool_)


def _said(concept: Concept | None, texts: Sequence[str]) -> NDArray[np.float64]:
    """How well each text speaks of a concept; 0 where there is none."""
    return mentions([concept], texts)[:, 0] if concept else np.zeros(len(texts))


def _coverages(concepts: Sequence[Concept], texts: Sequence[str]) -> list[float]:
    """The share of some concepts that each text speaks of."""
    row = {text: n for n, text in enumerate(dict.fromkeys(texts))}
    shares = [coverage(told, concepts) for told in mentions(concepts, list(row)).tolist()]
    return [shares[row[text]] for text in texts]


@lru_cache(maxsize=4096)
def _units_agree(asked: str, unit: str) -> tuple[float, float, float, float]:
    """Whether a unit is the one asked for, of its kind, of another, or in conflict with it."""
    if not asked or is_bare_scale(unit):
        return 0.0, 0.0, 0.0, 0.0
    kind = same_kind(asked, unit) or bool(
        unit_classes(asked) & _RATES and unit_classes(unit) & _RATES
    )
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


def _told(concepts: Sequence[Concept], texts: Sequence[str]) -> list[float]:
    """The share of each text's telling characters that the question's concepts account for.

    What a label says beyond the question speaks for another figure of the same sentence.
    """
    joined = Joined(texts)
    covered = [0] * len(texts)
    for form in {form for concept in concepts for form, _ in concept.forms}:
        bits = (1 << len(form)) - 1
        for row, at in joined.places(form):
            covered[row] |= bits << at
    telling = [_telling(text) for text in texts]
    return [
        (told & tells).bit_count() / tells.bit_count() if tells else 0.0
        for told, tells in zip(covered, telling, strict=True)
    ]


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


def _contrast(query: Query, texts: Sequence[FigureTexts]) -> NDArray[np.bool_]:
    """Which figures are about a rival of what the question names (农村 for 城镇).

    The label decides where it names any of the rivals, else the words it leans on.
    """
    found = np.zeros(len(texts), np.bool_)
    spoken = Joined([*(t.label for t in texts), *(t.near for t in texts)])
    for asked, others in query.rivals:
        group = sorted([*asked, *others], key=len, reverse=True)
        for n in {row % len(texts) for word in group for row in spoken.holding(word)}:
            named = _named(group, texts[n].label) or _named(group, texts[n].near)
            found[n] |= bool(named) and not named & asked
    return found
