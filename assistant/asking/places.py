"""Which places a question names, and which of the reports speak for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pypinyin import lazy_pinyin

from assistant.asking.signs import signs_in_a_row
from assistant.asking.spots import blanked, spots
from assistant.words.lexicon import (
    countries,
    place_groups,
    place_signs,
    places,
    provinces,
    stopwords,
)
from corpus import NATION, Report, fold
from index import in_dictionary, segment, tagged

_KINDS = "自治区|自治州|自治县|自治旗|特别行政区|省|市|盟|州|县|旗|区|镇|乡"
_NO_PLACE = re.compile(
    "[全本我各该每外两三几多哪][区县市省旗州镇乡]|(?:社|小|地|园|校|景|市|城|郊|辖|片|山|库|林|牧|矿|新|老|灾|农)区"
    "|(?:开发|示范|试验|保护|风景|工业|居民|自治|保税|自贸|功能|服务)区|城市|都市|县区|区县|旗县|县市|城镇|乡镇|集镇"
    "|城乡|上市|门市|股市|超市|楼市|集市|夜市"
)
_UNLISTED = re.compile(r"[一-鿿]+?(?:自治县|自治旗|县|旗|盟|州|区|市|镇|乡)")
# No county's name has these in it: 几个县, 新设的县域次中心, 打算在县里 name none.
_NO_NAME = re.compile("多少|什么|邻近|周边|附近|其[他它余]|兄弟|[几个的哪啥谁了在给把被]")
# What a place's name begins when it is cut as one word: 上海港, 重庆江北机场, 广东地区生产总值, 齐鲁大地, 湖南人.
_OPENED_BY_A_PLACE = re.compile(
    "[一-鿿]{0,2}(?:国际)?(?:机场|港(?![澳币元])|地铁|火车站|高铁站)|地区(?=生产总值|gdp)|大地|[人籍]"
)
# Opening a question before its year or 的, what jieba knows as a place is the place asked about.
_OPENING = re.compile(
    r"(?:(?:请问|想问|问一?下?)[,，]?)?(?:(?P<name>[一-鿿]{3,8}?)的?(?:在)?(?=(?:19|20)\d{2}年|[去今前上]年)"
    r"|(?P<owner>[一-鿿]{2,8}?)的(?!呢))"
)
# 上海博物馆的展览: what the dictionary has for a place may be a house in one.
_HOUSE = re.compile("[馆园院校寺庙街桥站楼塔宫社店厂]$")
# Of all that ends in 新区 only what jieba knows as one word is named so: 浦东新区, 建了多少个新区.
_NEW_AREA = "新区"
_ENGLISH_KINDS = {
    "区": "district",
    "县": "county",
    "市": "city",
    "旗": "banner",
    "州": "prefecture",
    "盟": "league",
    "镇": "town",
    "乡": "township",
}
# The China-Laos railway is in neither as a whole; it is called after both.
_HYPHENED = re.compile("^[-–—]|[-–—]$")
_NAME_FLAGS = ("ns", "nr", "nrt", "nz", "nrfg")
_LONGEST_NAME = 5
# A level of government other than the reports' own is a place of its own; 全国第一 is a rank, and
# 全国重点文物保护单位 and 全国冠军 are titles.
_LEVEL = re.compile(
    "全(?P<kind>[国省市县旗盟州])(?![性一-鿿]?统一|第|首|最|前[一二三四五六七八九十几\\d]|领先|率先|排"
    "|重点(?:文物|[和与及、])|冠军|先进|文明|劳模|劳动模范|道德模范|优秀|百强|示范)"
)
_NATION_FORMS = (NATION, "我国", "中国", "china")
_ENGLISH_LEVELS = (
    (re.compile(r"\b(?:whole|entire) (?:country|nation)\b|\bnation-?wide\b"), "全国"),
    (re.compile(r"\b(?:whole|entire) (?:province|autonomous region)\b|\bprovince-?wide\b"), "全省"),
    (re.compile(r"\b(?:whole|entire) city\b|\bcity-?wide\b"), "全市"),
)


def named_places(folded: str, reports: Sequence[Report]) -> tuple[str, ...]:
    """The places a folded question names: full names where known, else as written.

    Recognised are the places of the reports themselves, every province and prefecture, other
    countries, and any word that ends like the name of a county, banner, district or city.
    """
    found: dict[str, int] = {}
    text = _levels_in_chinese(folded)
    own = {fold(report.place) for report in reports}
    own_kinds = {place[-1:] for place in own - {NATION}}
    for match in _LEVEL.finditer(text):
        if match["kind"] not in own_kinds:
            found.setdefault(match.group(), match.start())
    groups: dict[str, int] = {}
    apart: set[int] = set()
    for group in place_groups():
        if group not in text:
            continue
        if _begins_in_a_place(text, at := text.index(group)):
            apart |= {at - 1, at + 1}
            continue
        groups[group] = at
        text = text.replace(group, " " * len(group))
    for run in signs_in_a_row().finditer(text):
        for n, sign in enumerate(run["signs"]):
            found.setdefault(place_signs()[sign], run.start() + n)
    text = signs_in_a_row().sub(lambda run: " " * len(run[0]), text)
    edges = _word_edges(text) | apart
    for spot, place in spots().items():
        at = text.find(spot)
        if at in edges:
            # It is of the province it is called after, and what is said of that is not said of it.
            found.setdefault(spot, at)
            if place in own | provinces():
                found.setdefault(place, at)
            text = text.replace(spot, " " * len(spot))
    for name, forms in (*_own_places(reports), *_listed_places()):
        for form in forms:
            if form not in text:
                continue
            at = text.find(form)
            end = at + len(form)
            if form.isascii() and _HYPHENED.search(text[max(at - 1, 0) : end + 1]):
                continue
            if at in edges and _is_a_place(_rest_of_word(text, end, edges)):
                edges.add(end)
            whole = at in edges and (end in edges or _OPENED_BY_A_PLACE.match(text, end))
            if whole or (len(form) > 2 and not form.isascii()):
                found.setdefault(name, at)
                text = text.replace(form, " " * len(form))
    for group, at in groups.items():
        # Where one of its members is named besides, a group is part of a name: 上海的长三角示范区.
        if found.keys().isdisjoint(place_groups()[group]):
            found.update(dict.fromkeys(place_groups()[group], at))
    for match in _UNLISTED.finditer(text):
        name = _place_word(match.group())
        if name:
            found.setdefault(name, match.start())
    opening = _OPENING.match(text)
    if opening and not found and not groups:
        named, owner = opening["name"] or "", opening["owner"] or ""
        house = _HOUSE.search(owner) or _NO_PLACE.search(owner)
        if _is_a_place(named) or (_is_a_place(owner) and not house):
            found[named or owner] = 0
    return tuple(sorted(found, key=lambda name: found[name]))


def _begins_in_a_place(text: str, at: int) -> bool:
    """Whether what begins at `at` has its first character from a place: 东三省 in 广东三省."""
    return any(text[at - 1 : at + 1] in forms for _, forms in _listed_places())


def _word_edges(text: str) -> set[int]:
    """Where words begin and end: 大理 is no word of 大理石, nor 海南 of 黄海南部."""
    edges, at = {0}, 0
    for word in re.findall(r"[a-z]+|[一-鿿]+|.", text, re.S):
        for piece in segment(word) if "一" <= word[0] <= "鿿" else [word]:
            at += len(piece)
            edges.add(at)
    return edges


def _rest_of_word(text: str, at: int, edges: set[int]) -> str:
    """What is left of a word from within it: 浦东 of 上海浦东, which is one word; "" where it ends."""
    return "" if at in edges else text[at : min((e for e in edges if e > at), default=at)]


def _levels_in_chinese(folded: str) -> str:
    for pattern, level in _ENGLISH_LEVELS:
        folded = pattern.sub(level, folded)
    return folded


def _place_word(run: str) -> str:
    """The place name a run of characters ends in, or "".

    County and banner end few other words, so what stands before them is a name; before 区,
    市, 镇 and 乡 it must be one that jieba knows as a name.
    """
    if run.endswith(_NEW_AREA):
        word, flag = tagged(run)[-1]
        return word if flag == "ns" and word != _NEW_AREA else ""
    if _NO_PLACE.search(run[-3:]):
        return ""
    words = segment(run)
    if run[-1] in "县旗":
        name = ""
        while words and len(name) + len(words[-1]) <= _LONGEST_NAME:
            if name and words[-1] in stopwords()["zh"] and len(name) > 2:
                break
            name = words.pop() + name
        return name if len(name) > 2 and not _NO_NAME.search(name) else ""
    pairs = tagged(run)
    word, flag = pairs[-1]
    if flag == "ns" and len(word) >= 3:
        return word
    if len(word) == 1 and len(pairs) > 1 and pairs[-2][1] in _NAME_FLAGS:
        return pairs[-2][0] + word
    return ""


def _is_a_place(words: str) -> bool:
    """Whether some words are one that the dictionary has for a place."""
    cut = tagged(words) if words else []
    return len(cut) == 1 and cut[0][1] == "ns" and in_dictionary(words)


def without_places(folded: str, named: Iterable[str]) -> str:
    """A folded text with every form of some places, and the groups they stand in, blanked out."""
    forms = [form for name in named for form in place_forms(name)]
    # What a place is called goes before the groups: 广东三省 has none of 东三省.
    for form in (*sorted(forms, key=len, reverse=True), *place_groups()):
        folded = blanked(folded, form)
    return signs_in_a_row().sub(" ", folded)


def reports_of(place: str, reports: Iterable[Report]) -> list[Report]:
    """The reports whose own place this is.

    With and without what kind of place it is (温州, 温州市) it is the same place, unless reports
    are of two that differ in nothing else (吉林省, 吉林市).
    """
    name = _without_kind(place)
    alike = [
        report
        for report in reports
        if _without_kind(fold(report.place)) == name or place in place_forms(fold(report.place))
    ]
    kinds = {place, *(fold(report.place) for report in alike)} - {name}
    return [r for r in alike if len(kinds) < 2 or place == fold(r.place)]


@lru_cache(maxsize=4096)
def _without_kind(place: str) -> str:
    return re.sub(f"(?<=..)(?:{_KINDS})$", "", place)


@lru_cache(maxsize=4096)
def place_forms(place: str) -> tuple[str, ...]:
    """Every form a place is written in, the full name first, longer English names before shorter.

    >>> place_forms("Q5新区")
    ('Q5新区', 'Q5新')
    """
    if place == NATION:
        return _NATION_FORMS
    for _, forms in _listed_places():
        if place in forms:
            return forms
        if place.endswith("州") and forms[0].endswith("自治州") and place[:-1] in forms:
            return (place, *forms)  # 克孜勒苏州 without the people it is named after
    stem = re.sub(rf"(?:{_KINDS})$", "", place)
    if len(stem) < 2:
        return (place,)
    if not re.fullmatch("[一-鿿]+", stem):
        return (place, stem)
    kind = _ENGLISH_KINDS.get(place[len(stem) :])
    spelt = _spellings(stem)
    return (place, stem, *(f"{name} {kind}" for name in spelt if kind), *spelt)


def _spellings(stem: str) -> tuple[str, ...]:
    """A name in Latin letters: its pinyin, and with 尔 as the r it stands for in Mongol and Turkic names.

    >>> _spellings("海拉尔")
    ('hailaer', 'hailar')
    """
    syllables = lazy_pinyin(stem)
    as_r = [
        "r" if sign == "尔" and n else s
        for n, (sign, s) in enumerate(zip(stem, syllables, strict=True))
    ]
    return tuple(dict.fromkeys(("".join(syllables), "".join(as_r))))


@lru_cache(maxsize=1)
def _listed_places() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (
            place.name,
            (place.name, *_autonomous(place.name, place.short), *place.short, *place.english),
        )
        for place in (*places(), *countries())
    )


def _autonomous(name: str, short: Sequence[str]) -> tuple[str, ...]:
    """What an autonomous place is called without its peoples.

    >>> _autonomous("湘西土家族苗族自治州", ["湘西州", "湘西"])
    ('湘西自治州',)
    """
    kind = name[-3:]
    if kind not in ("自治州", "自治区"):
        return ()
    stems = (form.removesuffix("州") for form in short)
    called = dict.fromkeys(stem + kind for stem in stems if len(stem) > 1)
    return tuple(form for form in called if form != name)


def _own_places(reports: Sequence[Report]) -> list[tuple[str, tuple[str, ...]]]:
    """The reports' places with their forms, but 全国 itself, which may only be part of a rank."""
    own = dict.fromkeys(fold(report.place) for report in reports if report.place)
    forms = {place: place_forms(place) for place in sorted(own, key=len, reverse=True)}
    return [(place, forms[place][place == NATION :]) for place in forms]
