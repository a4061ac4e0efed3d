"""What is counted: the noun a number stands with, in a label and in a question.

43所中小学校全部聘请了法治副校长 counts schools, whoever they hired; 多少名法治副校长 asks for the
hired. Words in common cannot tell the two apart, the noun beside the number can.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.words.lexicon import ends_of_persons
from corpus import Span, unit_classes
from index import tagged

_ASKING = re.compile("多少|几(?![率乎])|若干")
_NOUN = re.compile("n|vn|an|[bjlzgx]|eng")  # jieba's parts of speech
_KIND = frozenset("类种型级")
_PERSONS = frozenset({"人", "人员", "人士", "员工", "职工", "干部"})
_ALL = frozenset({"全部", "全体", "所有", "总共"})
_ADDED_UP = re.compile("(?:一共|总共|合计|共计|总计|大概|大约|加起来|[有是共约])+$")
# 几个老人吃饭的点 and 几个司机之家 ask for places.
_OF_THEM = re.compile('^[之"”]|的[一-鿿]')
_LINK = frozenset("有是为达共计占到至")
# 是几个单位的呀 asks for units; no noun comes after this 的.
_SPOKEN_END = re.compile("的[呀啊呢吗嘛哦哇]*$")


@lru_cache(maxsize=65536)
def counted_in_label(label: str, unit: str) -> str:
    """The noun phrase a figure counts; "" where only its unit says it (参加考试多少人).

    >>> counted_in_label("全区多少所中小学校全部聘请了法治副校长", "所")
    '中小学校'
    >>> counted_in_label("清理多少名不具备执法资格人员的行政执法证", "名")
    '行政执法证'
    >>> counted_in_label("议题多少项", "项")
    '议题'
    >>> counted_in_label("换发多少张取水证", "张")
    '取水证'
    """
    before, _, after = label.partition("多少")
    return following(after.removeprefix(unit)) or preceding(before)


@lru_cache(maxsize=65536)
def following(text: str) -> str:
    """The noun phrase a text opens with, past a relative clause (不具备…资格的人员)."""
    clause = re.split("[，。；：、！？,;:!?（(]", text, maxsplit=1)[0]
    words = _joined(tagged(_SPOKEN_END.sub("", clause)))
    if not words:
        return ""
    if not _is_noun(words[0]) or _then_relative(words):
        marks = [n for n, (word, _) in enumerate(words) if word == "的"]
        if not marks:
            return ""
        words = words[marks[-1] + 1 :]
    run = ""
    for n, word in enumerate(words):
        if word[0] in _ALL or not (_is_noun(word) or _inside(words, n)):
            break
        run += word[0]
    return run


def _joined(words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Words whose first two are one where they are a verb of two characters and a noun of one.

    That is the form of a name (执法证, 取水口); what is done to something is said the other way
    round, in one and two (办证件; Feng Shengli 1997 on prosodic words).
    """
    if len(words) < 2 or not words[0][1].startswith("v"):
        return words
    (verb, _), noun, *rest = words
    if len(verb) == 2 and len(noun[0]) == 1 and _is_noun(noun):
        return [(verb + noun[0], "n"), *rest]
    return words


def _inside(words: list[tuple[str, str]], n: int) -> bool:
    """Whether a verb or adjective is part of a compound noun (行政执法证, 法治小广场)."""
    inner = 0 < n < len(words) - 1 and words[n][1][0] in "va"
    return inner and _is_noun(words[n - 1]) and _is_noun(words[n + 1])


def _then_relative(words: list[tuple[str, str]]) -> bool:
    """Whether the opening nouns only lead to another one (部门的负责人)."""
    run = next((n for n, word in enumerate(words) if not _is_noun(word)), len(words))
    return run < len(words) and words[run][0] == "的"


@lru_cache(maxsize=65536)
def preceding(text: str) -> str:
    """The noun phrase a text ends in, before linking words (在线实施清单共, 行政许可有)."""
    words = tagged(re.split("[，。；：、！？,;:!?）)]", text)[-1])
    while words and words[-1][0][0] in _LINK and words[-1][1][0] in "vdpcm":
        words.pop()
    rate = re.search("[一-鿿]{1,6}[率度]$", "".join(word for word, _ in words[-2:]))
    if rate:
        return rate.group()
    if 2 <= len(words) <= 3 and words[-1][1] == "v" and all(map(_is_noun, words[:-1])):
        return "".join(word for word, _ in words)  # 行政征收, 行政裁决
    run = ""
    for word in reversed(words):
        if not _is_noun(word):
            break
        run = word[0] + run
    return run


def _is_noun(word: tuple[str, str]) -> bool:
    return word[0] in _KIND or bool(_NOUN.match(word[1]))


def counted_in_question(folded: str, unit: str) -> Span | None:
    """Where a Chinese question names what it counts, if it does.

    >>> counted_in_question("聘请了多少名法治副校长?", "名")
    Span(start=6, end=11)
    """
    asking = _ASKING.search(folded)
    if not asking:
        return None
    tail = folded[asking.end() :]
    shift = len(unit) if unit and tail.startswith(unit) else 0
    phrase = following(tail[shift:])
    if phrase in _PERSONS and unit and not may_be_counted_in("名", unit):
        # 几家单位的人 asks for units, whosever people they are.
        phrase = tail[shift:].partition("的")[0]
    if phrase:
        at = folded.find(phrase, asking.end() + shift)
        return Span(at, at + len(phrase))
    before = folded[: asking.start()]
    phrase = preceding(before)
    if not phrase and not counts_persons(unit):
        # 行政执法证清理了多少本: the measure word is of the noun before the verb. Persons need none.
        phrase = _last_noun(before)
    if phrase:
        at = folded.rfind(phrase, 0, asking.start())
        return Span(at, at + len(phrase))
    return None


def asks_for_persons(folded: str, unit: str) -> bool:
    """Whether a question asks how many persons there are, by its measure word or by what it counts.

    >>> asks_for_persons("培训班来了多少学员?", ""), asks_for_persons("多少名?", "名")
    (True, True)
    >>> asks_for_persons("学员来自几个单位?", "个"), asks_for_persons("学员上了几期?", "期")
    (False, False)
    """
    if unit and "count" not in unit_classes(unit) and unit != "口":
        return counts_persons(unit)
    asking = _ASKING.search(folded)
    if not asking or (unit and not counts_persons(unit)):
        return False
    rest = folded[asking.end() :].removeprefix(unit)
    noun = following(rest)
    if not noun:
        before = _ADDED_UP.sub("", folded[: asking.start()])
        return bool(unit) and names_persons(preceding(before))
    clause = re.split("[,，;；?？]", rest.partition(noun)[2])[0]
    return names_persons(noun) and not _OF_THEM.search(clause)


@lru_cache(maxsize=65536)
def names_persons(noun: str) -> bool:
    """Whether a noun phrase is one for persons, by its last word.

    >>> names_persons("网格员"), names_persons("行政村"), names_persons("法律顾问团队")
    (True, False, False)
    """
    last = _last_word(noun)
    if last != noun and len(last) < 2 and last != "员":
        return False  # no word of its own: 口子让人; 员 only ends words for persons: 网格员
    ends = ends_of_persons()
    return bool(ends["ends"].search(last)) and not ends["not"].search(last)


def stands_for_persons(noun: str) -> bool:
    """Whether a noun phrase is one for persons, or for places of one person each (招生计划)."""
    return names_persons(noun) or bool(ends_of_persons()["places"].search(_last_word(noun)))


def _last_word(text: str) -> str:
    words = tagged(text)
    return words[-1][0] if words else ""


def counts_only_persons(unit: str) -> bool:
    """Whether nothing but persons is counted so; 个 counts anything."""
    return counts_persons(unit) and "count" not in unit_classes(unit)


def counts_persons(unit: str) -> bool:
    """Whether a unit says by itself that persons are counted: 名, 人, 人次."""
    return bool(unit_classes(unit) & {"person", "person-times"})


def may_be_counted_in(unit: str, asked: str) -> bool:
    """Whether what has a unit is of the kind that a question counts in another; "" is any.

    Persons are not the villages that a general counter counts: 151个村 for 多少名顾问.

    >>> may_be_counted_in("名", "人"), may_be_counted_in("个", "名"), may_be_counted_in("名", "个")
    (True, False, True)
    """
    kinds, wanted = unit_classes(unit), unit_classes(asked)
    return not asked or (bool(kinds & wanted) and ("count" in wanted or "count" not in kinds))


def _last_noun(text: str) -> str:
    words = tagged(text)
    if len(words) > 1 and words[-1][0] in ("了", "过"):
        del words[-2:]  # with the verb it belongs to
    run = ""
    for word in reversed(words):
        if _is_noun(word):
            run = word[0] + run
        elif run and not _inside(words, words.index(word)):
            break
        elif run:
            run = word[0] + run
    return run
