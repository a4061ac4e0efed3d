"""What kind of thing a question asked for words seeks, and whether a sentence holds one.

The kinds that words show (a day, a cause, a name) are rows of `data/kinds.tsv`; a place and a name
(company, hospital, team) must be named where the sentence speaks of what is asked. What needs
counting is here: 哪三种调解 is answered by a sentence that lists three things, and what the
"三统一" are only by one that spells the term out where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.asking.naming import says_name
from assistant.asking.whereabouts import says_where
from assistant.words.lexicon import kinds_of_answer
from corpus import number_value, read_quantities

_NUMERAL = "[两二三四五六七八九十]|[一二三四五六七八九]?十[一二三四五六七八九]?|[2-9]|1\\d"
_ENGLISH_NUMERALS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ASKED_COUNT = re.compile(rf"哪(?P<count>{_NUMERAL})(?![年月日天号点])")
_ENGLISH_COUNT = re.compile(
    rf"\b(?:which|what (?:are|were)(?: the)?) (?P<count>{'|'.join(_ENGLISH_NUMERALS)})\b"
)
_NAMED_COUNT = re.compile(
    rf"\bnames? of (?:the |all )*(?P<count>\d+|{'|'.join(_ENGLISH_NUMERALS)})\b"
    rf"|(?<!第)(?P<number>\d+|{_NUMERAL})[个家所项名位种][^。?？]*(?:名单|名称|姓名|名字|叫什么|叫啥|是谁(?=[?？呢啊呀]|$)"
    r"|分别是哪|都[是有]哪|(?<!具体)是哪[些几])"
)
_ENOUGH_NAMES = 3
"""A sentence that names so many of a longer list is taken to name them all."""
_SPELLS_OUT = re.compile(
    rf"指什么|是指|指的是|指哪|具体(?:是|指|有|包括)|包括|包含|(?:分别|各)(?:是|指)|哪(?:{_NUMERAL})|什么叫|什么是|是什么意思"
)
_TERM = re.compile(r"“(?P<term>[^“”]{1,20})”")
_EXPLAINED = r"”[一-鿿]{0,4}(?:[(（:：—]|，?(?:即(?!将|可|使)|是指|包括|分别是|就是))"
_LISTED_AFTER = re.compile(r"[^（(:：—，。；]{0,6}[（(:：—](?P<items>[^）)。；]+)")
_CLAUSE = re.compile("[，,。；;：:（）()—]+")
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》|「[^「」]*」")
_STRAIGHT = re.compile('"([^"]*)"')
_AND = re.compile("(?<=[一-鿿□])(?:以及|和(?![谐平睦美解])|与(?!会)|及(?!时))(?=[一-鿿□])")


def holds_sought(question: str, english: bool, sentence: str) -> bool | None:
    """Whether a sentence holds the kind of thing asked for; None if any sentence may.

    :param question: folded, lower case, as the sentence.

    >>> holds_sought("衔接的是哪三种调解?", False, "健全人民调解、行政调解、司法调解衔接机制。")
    True
    >>> holds_sought("新增的两个友好城市叫什么?", False, "新增甲城、乙城2个友好城市。")
    True
    >>> holds_sought("“三统一”指哪三个统一?", False, "“三统一”制度全面有效落实。")
    False
    """
    sentence = _STRAIGHT.sub(r"“\1”", sentence)
    told = [] if english else [says(question, sentence) for says in (says_where, says_name)]
    if False in told:
        return False
    if not english and (spelled := _spells_out(question, sentence)) is not None:
        return spelled
    if count := _asked_count(question, english):
        return count in list_sizes(sentence)
    if named := _NAMED_COUNT.search(question):
        return _names_all(_number(named["count"] or named["number"]), sentence)
    shows = _shown_by(question, "en" if english else "zh")
    return bool(shows.search(sentence)) if shows else True in told or None


@lru_cache(maxsize=512)
def _shown_by(question: str, tongue: str) -> re.Pattern[str] | None:
    """What a sentence shows that holds the kind of thing a question asks for, if it is of a kind."""
    for language, asks, holds in kinds_of_answer():
        if language == tongue and (match := asks.search(question)):
            for name, words in match.groupdict().items():
                holds = holds.replace(f"{{{name}}}", re.escape(words or ""))
            return re.compile(holds)
    return None


@lru_cache(maxsize=512)
def list_sizes(sentence: str) -> frozenset[int]:
    """How many things the clauses of a sentence list, by every way of reading their lists.

    >>> sorted(list_sizes("依据《审查办法》《监督办法》，联合法院、公安和信访部门"))
    [2, 3]
    """
    sizes: set[int] = set()
    for marks in ("《", "“", "「"):
        sizes.update(len(run) for run in _adjacent(sentence, marks))
    for quoted in _QUOTED.findall(sentence):
        sizes.update(_sizes(re.sub("[，,]", "、", quoted[1:-1])))
    for clause in _CLAUSE.split(_QUOTED.sub("□", sentence)):
        sizes.update(_sizes(clause))
    return frozenset(size for size in sizes if size > 1)


def _sizes(words: str) -> set[int]:
    parts = words.split("、")
    ands = len(_AND.findall(words))
    return {len(parts), len(parts) + min(ands, 1), len(parts) + ands}


def _names_all(count: int, sentence: str) -> bool:
    """Whether a sentence lists so many things; from where it states their number, if it does."""
    stated = next((q for q in read_quantities(sentence) if q.value == count), None)
    if stated:
        # Names may stand before their number (甲、乙2个城市), or anywhere after it.
        opening = re.split("[，。；：,;:]", sentence[: stated.span[0]])[-1]
        sentence = opening + sentence[stated.span[0] :]
    return any(size >= min(count, _ENOUGH_NAMES) for size in list_sizes(sentence))


def _adjacent(sentence: str, mark: str) -> Iterator[list[str]]:
    """Runs of quoted pieces that open with a mark and have no more than a joint between."""
    run: list[str] = []
    end = 0
    for piece in _QUOTED.finditer(sentence):
        if piece[0][0] != mark:
            continue
        if run and not re.fullmatch("、|和|与|及|以及|", sentence[end : piece.start()]):
            yield run
            run = []
        run.append(piece[0])
        end = piece.end()
    yield run


def _spells_out(question: str, sentence: str) -> bool | None:
    """Whether a sentence explains the quoted term a question asks the meaning of."""
    asked = _SPELLS_OUT.search(question)
    terms = [match["term"] for match in _TERM.finditer(sentence)]
    term = next((t for t in terms if t in question), "")
    if not asked or not (term or _TERM.search(question)):
        return None
    if not term:
        return _asked_count(question, english=False) in list_sizes(sentence)
    at = sentence.index(f"“{term}”")
    before, after = sentence[:at], sentence[at + len(term) + 2 :]
    numeral = re.search(_NUMERAL, term)
    count = _asked_count(question, english=False) or (_number(numeral[0]) if numeral else 0)
    if not count:
        return bool(re.match(_EXPLAINED, f"”{after}"))
    listed = _LISTED_AFTER.match(after)
    lists = [listed["items"]] if listed else []
    if not before.endswith("、"):  # else the term is itself one of the list
        lists.append(_CLAUSE.split(_QUOTED.sub("□", before))[-1])
    return any(count in _sizes(re.sub("[，,；]", "、", items)) for items in lists) or bool(
        re.match(_EXPLAINED, f"”{after}") and not listed
    )


def _asked_count(question: str, english: bool) -> int:
    """How many things a question asks for (哪两个, which three); 0 if it does not say."""
    asked = (_ENGLISH_COUNT if english else _ASKED_COUNT).search(question)
    return _number(asked["count"]) if asked else 0


def _number(words: str) -> int:
    if words in _ENGLISH_NUMERALS:
        return _ENGLISH_NUMERALS.index(words) + 2
    return int(number_value(words) or 0)
