"""The word lists the assistant weighs questions with, loaded once from `assistant/data`.

Each file says in its own header what it holds, how it is used and where it comes from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

Operation = Literal[
    "difference",
    "sum",
    "part",
    "remainder",
    "rise",
    "growth",
    "average",
    "mean",
    "times",
    "whole",
    "base",
]
DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Place:
    """A province or prefecture and every form it is written in."""

    name: str
    short: tuple[str, ...]
    english: tuple[str, ...]
    parent: str


def _rows(name: str) -> Iterator[list[str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")]
    header = lines[0].split("\t")
    named = header[0] in ("words", "english", "name")
    for line in lines[1:] if named else lines:
        yield line.split("\t")


@lru_cache(maxsize=1)
def cues() -> Mapping[tuple[str, str], re.Pattern[str]]:
    """(meaning, "zh" or "en") → the pattern of all its cues."""
    patterns: dict[tuple[str, str], list[str]] = defaultdict(list)
    for meaning, language, pattern in _rows("cues.tsv"):
        patterns[meaning, language].append(pattern)
    return {key: re.compile("|".join(parts)) for key, parts in patterns.items()}


@lru_cache(maxsize=1)
def asked_units() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """("zh" or "en", pattern, unit): nouns that imply the unit asked for, in order of rank."""
    return tuple(
        (language, re.compile(pattern), unit)
        for language, pattern, unit in _rows("asked_units.tsv")
    )


@lru_cache(maxsize=1)
def kinds_of_answer() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """("zh" or "en", how a question asks for a kind of thing, what a sentence holding it shows).

    The last is a pattern in which {noun} stands for what the question's pattern names so.
    """
    return tuple(
        (language, re.compile(asks), holds) for language, asks, holds in _rows("kinds.tsv")
    )


@lru_cache(maxsize=1)
def calculations() -> tuple[tuple[str, Operation, re.Pattern[str]], ...]:
    """("zh" or "en", operation, pattern whose named groups are the operands), in order."""
    return tuple(
        (language, cast(Operation, operation), re.compile(pattern))
        for language, operation, pattern in _rows("calculations.tsv")
    )


@lru_cache(maxsize=1)
def of_answers() -> tuple[tuple[str, Operation, re.Pattern[str]], ...]:
    """("zh" or "en", operation, pattern of asking for it with two answers), in order."""
    return tuple(
        (language, cast(Operation, operation), re.compile(pattern))
        for language, operation, pattern in _rows("of_answers.tsv")
    )


@lru_cache(maxsize=1)
def stopwords() -> Mapping[str, frozenset[str]]:
    """Words that name nothing, by language."""
    words: dict[str, set[str]] = defaultdict(set)
    for language, line in _rows("stopwords.tsv"):
        words[language].update(line.split())
    return {language: frozenset(group) for language, group in words.items()}


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Words by which offices call one measure differently."""
    return frozenset(word for row in _rows("plain.tsv") for word in row[0].split())


@lru_cache(maxsize=1)
def otherwise_asked() -> tuple[tuple[re.Pattern[str], str], ...]:
    """(pattern of another way to ask, the common one), in order."""
    return tuple(
        (re.compile(pattern), "" if common == "-" else common)
        for pattern, common, _ in _rows("otherwise_asked.tsv")
    )


@dataclass(frozen=True, slots=True)
class Courtesy:
    """A row of `courtesies.tsv`: its pattern is anchored where it stands, at the beginning or the end."""

    pattern: re.Pattern[str]
    ends: bool
    tail: str
    """Pattern of what ends a question because of it, or ""."""


@lru_cache(maxsize=1)
def courtesies() -> tuple[Courtesy, ...]:
    """What is put around a question and is no part of it, in order."""
    marks = r"[\s,，。.、;；:：!！~～?？…]*$"
    return tuple(
        Courtesy(
            re.compile(f"(?:{pattern}){marks if where == 'after' else ''}", re.IGNORECASE),
            where == "after",
            "" if tail == "-" else tail,
        )
        for where, pattern, tail, _ in _rows("courtesies.tsv")
    )


@lru_cache(maxsize=1)
def short_names() -> tuple[tuple[re.Pattern[str], str, re.Pattern[str]], ...]:
    """(pattern of the short name of an indicator, its full name, pattern of labels that keep the short one)."""
    return tuple(
        (re.compile(short), full, re.compile(f"{short}|{kept}" if kept else short))
        for short, full, _, kept in _rows("short_names.tsv")
    )


@lru_cache(maxsize=1)
def synonym_groups() -> tuple[tuple[str, ...], ...]:
    """Groups of words that staff and reports use for the same thing."""
    return tuple(tuple(row[0].lower().split()) for row in _rows("synonyms.tsv"))


@lru_cache(maxsize=1)
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """Word → the other words of every group it stands in."""
    others: dict[str, dict[str, None]] = defaultdict(dict)
    for group in synonym_groups():
        for word in group:
            others[word].update((other, None) for other in group if other != word)
    return {word: tuple(group) for word, group in others.items()}


@lru_cache(maxsize=1)
def contrasts() -> tuple[tuple[str, ...], ...]:
    """Groups of words of which one does not answer for another, longest word first."""
    return tuple(
        tuple(sorted(row[0].lower().split(), key=len, reverse=True))
        for row in _rows("contrasts.tsv")
    )


def contrasts_in(text: str) -> list[tuple[str, ...]]:
    """Those groups of `contrasts` of which a text names a word, in their order."""
    groups, sizes = _groups_of_word(), _sizes_of_words()
    pieces = {
        text[at : at + size]
        for at, character in enumerate(text)
        for size in sizes.get(character, ())
    }
    touched = {number for piece in pieces for number in groups.get(piece, ())}
    return [contrasts()[number] for number in sorted(touched)]


def are_contrasted(one: str, other: str) -> bool:
    """Whether two words stand in one group of `contrasts`."""
    groups = _groups_of_word()
    return not groups.get(one, frozenset()).isdisjoint(groups.get(other, frozenset()))


@lru_cache(maxsize=1)
def _groups_of_word() -> Mapping[str, frozenset[int]]:
    """Word → the numbers of the groups of `contrasts` it stands in."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(contrasts()):
        for word in group:
            numbers[word].add(number)
    return {word: frozenset(found) for word, found in numbers.items()}


@lru_cache(maxsize=1)
def _sizes_of_words() -> Mapping[str, frozenset[int]]:
    """First character → the lengths of the words of `contrasts` that begin with it."""
    sizes: dict[str, set[int]] = defaultdict(set)
    for word in _groups_of_word():
        sizes[word[0]].add(len(word))
    return {first: frozenset(found) for first, found in sizes.items()}


@dataclass(frozen=True, slots=True)
class Unlike:
    """A row of `unlike.tsv`: where `asked` is asked, a figure of `told` answers only if `said` is said."""

    asked: re.Pattern[str]
    said: re.Pattern[str]
    told: re.Pattern[str]


@lru_cache(maxsize=2)
def unlike(tongue: str) -> tuple[Unlike, ...]:
    """What is not the figure asked for, for questions in "zh" or "en"."""
    return tuple(
        Unlike(re.compile(asked), re.compile(said), re.compile(told))
        for language, asked, said, told, _ in _rows("unlike.tsv")
        if language == tongue
    )


@lru_cache(maxsize=1)
def ends_of_persons() -> Mapping[str, re.Pattern[str]]:
    """What words end in that are "ends" of persons, are "not" for all that, or "places" for one each."""
    ends: dict[str, list[str]] = defaultdict(list)
    for sort, pattern in _rows("persons.tsv"):
        ends[sort].append(pattern)
    return {sort: re.compile(f"(?:{'|'.join(each)})$") for sort, each in ends.items()}


@lru_cache(maxsize=1)
def glossary() -> Mapping[str, tuple[str, ...]]:
    """English term (lower case) → Chinese terms reports write for it."""
    return {row[0]: tuple(row[1].lower().split()) for row in _rows("glossary.tsv")}


@lru_cache(maxsize=1)
def place_groups() -> Mapping[str, tuple[str, ...]]:
    """Name of several provinces at once (京津冀) → their full names."""
    return {name: tuple(members.split()) for name, members in _rows("groups.tsv")}


@lru_cache(maxsize=1)
def place_signs() -> Mapping[str, str]:
    """One-character name of a province (京) → its full name."""
    return {row[0]: row[1] for row in _rows("signs.tsv")}


@lru_cache(maxsize=1)
def signs_alone() -> frozenset[str]:
    """The signs of provinces that as a word by themselves name nothing else."""
    return frozenset(sign for sign, _, alone in _rows("signs.tsv") if alone == "alone")


@lru_cache(maxsize=1)
def provinces() -> frozenset[str]:
    """The full names of the provinces."""
    return frozenset(place.name for place in places() if not place.parent)


@lru_cache(maxsize=1)
def countries() -> tuple[Place, ...]:
    """Other countries, longest name first."""
    found = [
        Place(row[0], tuple(row[1].split()), tuple(filter(None, row[2].split(";"))), "")
        for row in (row + [""] * (3 - len(row)) for row in _rows("countries.tsv"))
    ]
    return tuple(sorted(found, key=lambda place: -len(place.name)))


@lru_cache(maxsize=1)
def places() -> tuple[Place, ...]:
    """Every province and prefecture, longest name first."""
    found = [
        Place(row[0], tuple(row[1].split()), tuple(filter(None, row[2].split(";"))), row[4])
        for row in (row + [""] * (5 - len(row)) for row in _rows("regions.tsv"))
    ]
    return tuple(sorted(found, key=lambda place: -len(place.name)))
