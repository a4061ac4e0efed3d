"""The word lists: well formed, in Simplified, without repetition; the weights: finite and known."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from itertools import combinations
from string import Formatter
from typing import Any, get_args

import pytest

from assistant.choosing.choose import CONFIDENCE_FEATURES, PASSAGE_CONFIDENCE_FEATURES
from assistant.choosing.evidence import FEATURES
from assistant.choosing.passages import PASSAGE_FEATURES
from assistant.words import lexicon
from assistant.words.lexicon import DATA, Operation
from corpus import fold, unit_pattern

HEADERS = {
    "synonyms.tsv": ["words", "reason"],
    "contrasts.tsv": ["words", "reason"],
    "glossary.tsv": ["english", "chinese"],
    "regions.tsv": ["name", "short", "english", "level", "parent"],
    "countries.tsv": ["name", "short", "english"],
}
COLUMNS = {
    "unlike.tsv": 5,
    "asked_units.tsv": 3,
    "calculations.tsv": 3,
    "courtesies.tsv": 4,
    "of_answers.tsv": 3,
    "cues.tsv": 3,
    "groups.tsv": 2,
    "kinds.tsv": 3,
    "plain.tsv": 1,
    "otherwise_asked.tsv": 3,
    "persons.tsv": 2,
    "short_names.tsv": 4,
    "signs.tsv": 3,
    "stopwords.tsv": 2,
    **{name: len(header) for name, header in HEADERS.items()},
}
TABLES = sorted(path.name for path in DATA.glob("*.tsv"))


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    kept = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return kept[1:] if name in HEADERS else kept


def groups(name: str) -> list[frozenset[str]]:
    return [frozenset(row[0].split()) for row in rows(name)]


def test_every_table_is_known_here() -> None:
    assert sorted(COLUMNS) == TABLES


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_what_it_holds_and_where_it_comes_from(name: str) -> None:
    text = (DATA / name).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "Provenance" in text


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_its_columns(name: str) -> None:
    wrong = [row for row in rows(name) if len(row) != COLUMNS[name]]
    assert wrong == []


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_a_named_table_begins_with_its_header(name: str) -> None:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    first = next(line for line in lines if line.strip() and not line.startswith("#"))
    assert first.split("\t") == HEADERS[name]


@pytest.mark.parametrize("name", TABLES)
def test_words_are_in_simplified(name: str) -> None:
    wrong = [row for row in rows(name) if fold("\t".join(row)) != "\t".join(row)]
    assert wrong == []


@pytest.mark.parametrize("name", TABLES)
def test_no_row_stands_twice(name: str) -> None:
    repeated = [row for row, n in Counter(map(tuple, rows(name))).items() if n > 1]
    assert repeated == []


@pytest.mark.parametrize("name", ["synonyms.tsv", "contrasts.tsv"])
def test_a_group_has_at_least_two_words_each_once(name: str) -> None:
    wrong = [row[0] for row in rows(name) if len(set(row[0].split())) != len(row[0].split())]
    assert wrong == []
    assert [group for group in groups(name) if len(group) < 2] == []


@pytest.mark.parametrize("name", ["synonyms.tsv", "contrasts.tsv"])
def test_a_group_says_why(name: str) -> None:
    assert [row for row in rows(name) if not row[1].strip()] == []


@pytest.mark.parametrize("name", ["synonyms.tsv", "contrasts.tsv"])
def test_no_group_repeats_or_is_part_of_another(name: str) -> None:
    nested = [(a, b) for a, b in combinations(groups(name), 2) if a <= b or b <= a]
    assert nested == []


def test_words_that_contrast_are_not_synonyms() -> None:
    synonyms = groups("synonyms.tsv")
    both = [
        pair
        for group in groups("contrasts.tsv")
        for pair in combinations(sorted(group), 2)
        if any(set(pair) <= other for other in synonyms)
    ]
    assert both == []


def test_glossary_terms_are_lower_case_and_stand_once() -> None:
    terms = [row[0] for row in rows("glossary.tsv")]
    assert [term for term in terms if term != term.lower().strip()] == []
    assert [term for term, n in Counter(terms).items() if n > 1] == []
    assert [row for row in rows("glossary.tsv") if not row[1].split()] == []


def test_regions_stand_once_under_a_known_province() -> None:
    found = rows("regions.tsv")
    names = [row[0] for row in found]
    provinces = {row[0] for row in found if row[3] == "province"}
    assert len(provinces) == 34
    assert [name for name, n in Counter(names).items() if n > 1] == []
    assert {row[3] for row in found} == {"province", "prefecture"}
    assert [row for row in found if (row[3] == "province") != (row[4] == "")] == []
    assert {row[4] for row in found if row[4]} <= provinces


def test_no_form_of_a_place_stands_for_two_places() -> None:
    below = [place for place in lexicon.places() if place.parent]
    forms = Counter(
        form
        for place in [*below, *lexicon.countries()]
        for form in {place.name, *place.short, *place.english}
    )
    assert [form for form, n in forms.items() if n > 1] == []


@pytest.mark.parametrize(
    ("name", "patterns"),
    [
        ("unlike.tsv", [1, 2, 3]),
        ("cues.tsv", [2]),
        ("asked_units.tsv", [1]),
        ("kinds.tsv", [1, 2]),
        ("calculations.tsv", [2]),
        ("of_answers.tsv", [2]),
    ],
)
def test_patterns_compile_and_never_match_nothing(name: str, patterns: list[int]) -> None:
    for row in rows(name):
        assert row[0] in ("zh", "en") or row[1] in ("zh", "en")
        for column in patterns:
            assert re.compile(row[column]).search("") is None, row


def test_courtesies_stand_somewhere_and_never_match_nothing() -> None:
    for where, pattern, tail, _ in rows("courtesies.tsv"):
        assert where in ("before", "after")
        assert re.compile(pattern).match("") is None, pattern
        assert re.compile(tail).match("") is None


def test_units_asked_for_are_units() -> None:
    known = re.compile(rf"[十百千万亿]*(?:{unit_pattern()})")
    assert [row for row in rows("asked_units.tsv") if not known.fullmatch(row[2])] == []


def test_calculations_name_known_operations_and_operands_the_header_explains() -> None:
    text = (DATA / "calculations.tsv").read_text(encoding="utf-8")
    header = " ".join(line for line in text.splitlines() if line.startswith("#"))
    for _, operation, pattern in rows("calculations.tsv"):
        assert operation in get_args(Operation)
        named = set(re.compile(pattern).groupindex)
        assert named, pattern
        assert named <= set(re.findall(r"\w+", header)), pattern
        assert "a" in named or "b" not in named, pattern


def test_both_languages_have_the_same_phrases_with_the_same_slots() -> None:
    phrases = json.loads((DATA / "phrases.json").read_text(encoding="utf-8"))

    def slots(frames: dict[str, str]) -> dict[str, set[str]]:
        return {
            name: {field for _, field, _, _ in Formatter().parse(frame) if field}
            for name, frame in frames.items()
        }

    assert slots(phrases["zh"]) == slots(phrases["en"])
    assert all(fold(frame) == frame for frame in phrases["zh"].values())


def weights() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads((DATA / "weights.json").read_text("utf-8"))
    return loaded


def test_weights_are_finite_numbers() -> None:
    for model, entries in weights().items():
        for name, weight in entries.items():
            assert isinstance(weight, (int, float)), (model, name)
            assert math.isfinite(weight), (model, name)


@pytest.mark.parametrize(
    ("model", "features"),
    [
        ("figure", FEATURES),
        ("figure_confidence", CONFIDENCE_FEATURES),
        ("passage", PASSAGE_FEATURES),
        ("passage_confidence", PASSAGE_CONFIDENCE_FEATURES),
    ],
)
def test_weights_are_of_known_features(model: str, features: tuple[str, ...]) -> None:
    assert set(weights()[model]) - {"bias", "threshold"} <= set(features)
    assert len(set(features)) == len(features)


def test_thresholds_are_probabilities() -> None:
    thresholds = [model["threshold"] for model in weights().values() if "threshold" in model]
    assert thresholds
    assert all(0 < threshold < 1 for threshold in thresholds)


@pytest.mark.parametrize(
    "text",
    [
        "非公有制企业和农村居民各有多少?",
        "受理的纠纷比办结的多多少件?",
        "how many cases were closed in rural areas?",
        "",
    ],
)
def test_contrasts_of_a_text_are_the_groups_of_which_it_names_a_word(text: str) -> None:
    named = [group for group in lexicon.contrasts() if any(word in text for word in group)]
    assert lexicon.contrasts_in(text) == named


def test_words_of_one_group_are_contrasted_and_others_are_not() -> None:
    assert lexicon.are_contrasted("受理", "办结")
    assert not lexicon.are_contrasted("受理", "农村")
    assert not lexicon.are_contrasted("受理", "蜻蜓")
