"""Lists dealt out: 城镇和农村居民收入分别达A、B says A of 城镇居民收入 and B of 农村居民收入."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from corpus.mentions import MOVEMENTS, Mention, says_nothing
from corpus.segments import JOINT, Segment, plain
from corpus.units import same_kind
from corpus.wholes import without_new

_EACH = "分别"
_PAIRS_FILE = Path(__file__).parent / "data" / "pairs.tsv"
# Nouns that name a measure: what ends with one needs nothing more from its neighbours.
_MEASURE = re.compile(
    "(?:收入|支出|产值|增加值|总值|总额|总量|产量|销量|投资|消费|出口|进口|面积|人次|花费|标准|水平|能力"
    "|规模|比重|占比|比例|数量|人数|[率量值额数价度比])$"
)
_RATE = re.compile("(?<=[一-鿿]{2})[一-鿿]{2}[率量额数]$")
_FROM = re.compile("(?:由|从)[^，]*$")
_SAID_OF_THEM = re.compile(
    rf"(?:分别|同比|年均|累计|共|已|预计|首次|连续)*(?:{MOVEMENTS}|达到|达|完成|实现|为|是|占|约|近|到|至"
    r"|突破|超过|超|连?跨(?:越|过|上)?|迈上|站上|登上|迈入|跃上)+了?$"
)
# 比上年 says what a rise is told from, and no more of what rose.
_THAN_BEFORE = re.compile("[比较]上年(?:同期|[末底])?$")
# 市人大会议批准的 says whose number the first is, and not of what the others are.
_APPROVED = re.compile("^[^，]*(?:会议?|人大)(?:审议|审查)*(?:批准|通过)的?")
# 总数分别达42家、600家, after what is new, are of all there are.
_WHOLE = re.compile("累计|总[数量]|总计|合计")
_LONGEST_MODIFIER = 4
_SHARED_ENDING = 2


def deal_out(folded: str, segments: Sequence[Segment], mentions: Sequence[Mention]) -> None:
    """Give each figure of a list its own item as subject."""
    items: list[str] = []
    for run in _runs(mentions):
        dealt = _items_of(folded, segments, mentions, run, items)
        if dealt:
            items = dealt
            tail = _said_of_each(run[0].before)
            if whole := _WHOLE.match(run[0].before):
                items, tail = [without_new(item) for item in dealt], whole.group() + tail
            for mention, item in zip(run, items, strict=True):
                mention.subject = item
                mention.before = tail


def _said_of_each(words: str) -> str:
    """The words after a list of items that hold for every one: 分别达到 → 达到."""
    _, each, tail = words.rpartition(_EACH)
    said = _SAID_OF_THEM.search(words)
    return tail if each else said.group() if said else ""


def measure_of(mention: Mention) -> str:
    """The noun phrase a figure measures, its verb dropped: 地区生产总值完成 → 地区生产总值."""
    words = _APPROVED.sub("", re.sub(r"\d{4}年(?:的)?", "", mention.before))
    if mention.role == "from":
        words = _FROM.sub("", words)
    words = plain(_THAN_BEFORE.sub("", _SAID_OF_THEM.sub("", words)))
    return "" if says_nothing(words) else words


def _runs(mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Runs of two or more figures of one segment and role with nothing said between them."""
    run: list[Mention] = []
    for mention in mentions:
        goes_on = run and mention.joined and mention.segment is run[-1].segment
        if goes_on and mention.role == run[-1].role:
            run.append(mention)
            continue
        if len(run) > 1:
            yield run
        run = [mention]
    if len(run) > 1:
        yield run


def _items_of(
    folded: str,
    segments: Sequence[Segment],
    mentions: Sequence[Mention],
    run: Sequence[Mention],
    last: Sequence[str],
) -> list[str]:
    """The items the figures of a run belong to, one each, or nothing."""
    first, size = run[0], len(run)
    head, each, _ = first.before.rpartition(_EACH)
    if first.role == "to":
        return list(last) if len(last) == size else []
    if not each:
        alike = all(m.quantity.unit_text == first.quantity.unit_text for m in run)
        words = _SAID_OF_THEM.sub("", _FROM.sub("", first.before))
        if not plain(words) and _goes_on(mentions, first, last):
            return list(last) if alike and len(last) == size else []
        return list_items(words, size, exactly=True) if alike else []
    head = _FROM.sub("", head)
    alike = all(same_kind(m.quantity.unit_text, first.quantity.unit_text) for m in run)
    if items := list_items(head, size, alike=alike):
        return items
    if not says_nothing(head):
        if items := _items_over_commas(folded, segments, first.segment, mentions, size, head):
            return items
        return _items_before(folded, segments, first.segment, size, head)
    if len(last) == size:
        return list(last)
    earlier = [m.subject or measure_of(m) for m in mentions[: mentions.index(first)]][-size:]
    if len(earlier) == size and all(earlier):
        return earlier
    return _items_before(folded, segments, first.segment, size, "")


def _goes_on(mentions: Sequence[Mention], first: Mention, last: Sequence[str]) -> bool:
    """Whether a figure follows on those just dealt out: 分别达A、B，增长C、D."""
    before = mentions[max(mentions.index(first) - 1, 0)]
    same_group = before.segment.group == first.segment.group
    return bool(last) and same_group and before.subject == last[-1]


def _items_before(
    folded: str, segments: Sequence[Segment], segment: Segment, size: int, measure: str
) -> list[str]:
    """Items listed in the segment before: 污水、垃圾处理能力提高，处理率分别达A、B."""
    at = segments.index(segment)
    if not at or segments[at - 1].group != segment.group:
        return []
    measure = plain(measure)
    items = list_items(folded[slice(*segments[at - 1].span)], size)
    if measure:
        items = [item.partition(measure[:2])[0] or item for item in items]
    return [f"{item}{measure}" for item in items]


def _items_over_commas(
    folded: str,
    segments: Sequence[Segment],
    segment: Segment,
    mentions: Sequence[Mention],
    size: int,
    head: str,
) -> list[str]:
    """Items with a comma between them, as one holds a 、 itself: A、B设备制造业，C制造业，D制造业产值.

    Each ends like the noun of the last, which alone names the measure.
    """
    at = segments.index(segment)
    others = segments[max(0, at - size + 1) : at]
    figures = {id(mention.segment) for mention in mentions}
    if len(others) < size - 1 or any(
        other.group != segment.group or id(other) in figures for other in others
    ):
        return []
    last = plain(head)
    named = [plain(folded[slice(*other.span)]) for other in others]
    ends = [last.rfind(name[-_SHARED_ENDING:]) for name in named]
    if any(len(name) <= _SHARED_ENDING for name in named) or min(ends) <= 0:
        return []
    rest = [last[end + _SHARED_ENDING :] for end in ends]
    return [*(name + measure for name, measure in zip(named, rest, strict=True)), last]


def list_items(words: str, size: int, exactly: bool = False, *, alike: bool = True) -> list[str]:
    """The `size` coordinated items at the end of a list head, each with the ending all share.

    :param exactly: give nothing unless the head lists just so many.
    :param alike: whether they are counted alike: of 国际友城和外国驻穗总领馆, 214对 and 69家,
        each has a name of its own.

    >>> list_items("城镇和农村居民收入", 2)
    ['城镇居民收入', '农村居民收入']
    """
    words = plain(words)
    parts = words.split("、")
    if len(parts) != size:
        parts = [part for part in JOINT.split(words) if part]
    if len(parts) < size:
        for pair, own in paired_words().items():
            if size == len(own) and pair in words:
                return [words.replace(pair, word, 1) for word in own]
        return []
    if exactly and len(parts) != size:
        return []
    *others, last = parts[-size:]
    if len(words.split("、")) == size and any(_MEASURE.search(part) for part in others):
        return parts  # one that names its measure shows that each does
    return [*(_completed(part, last, alike) for part in others), last]


def names_a_measure(words: str) -> bool:
    """Whether words end with what is measured: 改造开发面积."""
    return _MEASURE.search(words) is not None


@lru_cache(maxsize=1)
def paired_words() -> Mapping[str, tuple[str, ...]]:
    """Words that name several things at once, each with the things it names: 城乡, 城镇 and 农村."""
    lines = _PAIRS_FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: tuple(things.split()) for word, things in rows}


def _completed(part: str, last: str, alike: bool) -> str:
    """A list item with the ending that only the last item of the list carries."""
    if _MEASURE.search(part) or part[-2:] == last[-2:]:
        return part
    shared = last.rfind(part[-1], 0, -1)
    if shared > 0:
        return part + last[shared + 1 :]
    measure = _MEASURE.search(last)
    if measure and len(measure.group()) > 1 and measure.start() <= len(part) + 1:
        return part + measure.group()
    own = JOINT.split(last)[-1]  # 信息传输、租赁和商务服务业: what 商务 stands in for
    if alike and len(part) <= _LONGEST_MODIFIER and len(own) - len(part) > 1:
        return part + own[len(part) :]
    rate = _RATE.search(last)
    return part + rate.group() if rate and rate.start() <= len(part) + 1 else part
