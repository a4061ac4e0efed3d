"""The words before and after each number of a sentence, and who shares which of them.

A number's own words reach from the number before it to the number after it in its segment;
what stands between two numbers is divided among them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from corpus.model import Span
from corpus.numbers import Quantity
from corpus.segments import ENDS_WITH_JOINT, JOINT, OPENS_WITH_JOINT, Segment, words_between
from corpus.units import unit_classes

_MOVES = (
    "增长|下降|上升|提高|提升|增加|减少|降低|回落|压减|压缩|缩短|递增|缩小|收窄|扩大|扩展|拓展|"
    "发展|跃升|攀升|调整|优化|增|升|降|减|扩|缩"
)
MOVEMENTS = (
    "增长|下降|上升|提高|提升|增加|减少|降低|回落|压减|压缩|缩短|递增|增幅|增速|降幅|涨幅|上涨|"
    "扩大|缩小|收窄|下调|上调|翻|增|降|涨"
)
_FROM = re.compile("(?<![自经缘来])(?:由|从)(?![事业此而中])[^，。；]{0,20}$")
_COMPARED = re.compile("(?:较|比)[^，。；]{2,16}的$")
_CHANGED_BY = re.compile("^(?:增加|减少|增长|提高|下降|上升|扩大|缩小)")
_TO = re.compile(rf"(?:{_MOVES})?(?:到|至|为)了?[^，。；]{{0,14}}$")
_MOVED_TO = re.compile(rf"(?:同比|约|再)?(?:{_MOVES})[到至为][^，。；]{{0,14}}$")
_REACHED = re.compile(
    rf"(?:同比|约|再)?(?:{_MOVES}|达到?|完成|实现|占|超过?|突破)[^，。；]{{0,4}}$"
)
_HEDGE_AFTER = "(?:左右|以上|以下|以内|上下|之内)"
_ENDING_HEDGE = re.compile(rf"^{_HEDGE_AFTER}(?=\s*(?:$|[、和及与]))")
_OPENING_HEDGE = re.compile(f"^及?{_HEDGE_AFTER}")
# A number with these words after it qualifies the noun that follows: 3岁以下婴幼儿托位数.
_QUALIFIED = re.compile(f"^的|^及?{_HEDGE_AFTER}|^内(?![地部外容需涵])")
# Past a number, these begin to say something else of the same thing: 12枚、位列全国第3.
_FURTHER = re.compile("、(?:位?居|位?列|均居|稳居|增长|同比|较|比|占|超|优于|高于).*$")
_VERBS = re.compile(rf"{MOVEMENTS}|到|至|为|达|占|比|的|是|有|完成|实现|新|建|共")
_SUMS_UP = re.compile("(?:等|共计?|合计|总计)$")
_RANK = re.compile("[一-鿿]{1,3}级")
_RANKED = re.compile(f"{_RANK.pattern}(?P<noun>[一-鿿]{{2,}})")
_BARE_NOUN = 4
_LONGEST_KIND = 6
_SIZES = frozenset({"voltage", "power", "money"})
_PARTS = frozenset({"percent", "permille", "points", "multiple"})
_SHORTEST_NOUN = 2
# What is stated of a thing rather than done to it.
_STATES = re.compile("^(?:连续|总|居|均)|(?:超|突破|约|近)$")
_VERBS_FILE = Path(__file__).parent / "data" / "verbs.txt"
_SHARED = re.compile(r"(?:均|都|全部)(?![衡市会]).+")
_LISTED_NOUN = 6
_PREDICATE = re.compile(
    "[了被均都已将把为是有获达落投开启]|全部|实现|完成|建成|通过|入选|参加|得到|荣登|上榜|进入"
    "|(?:运营|运行|完工|竣工|贯通|通车|挂牌|封顶)$"
)
# Words of a clause that name nothing by themselves: verbs of change, comparison and completion.
_EMPTY = re.compile(
    rf"(?:{MOVEMENTS}|同比|环比|比上年|比去年|较上年|较去年|上年|去年|同期|按?(?:可比|同)(?:口径|价格?)(?:计算)?|"
    r"年均|月均|人均|日均|平均|分别|达到|达|完成|实现|为|是|占|约|近|超过|超|到|至|由|从|比|较|"
    r"共计|总计|合计|累计|总量|总数|总额|共|其中|均|目前|已|和|及|与|以及|、|左右|以上|以下|以内|"
    r"高于|低于|快于|好于|优于|高出|超出|领先|了|的|将|再|又|年|末|底|期|间|以来|全国|全[省市区县州旗盟]|全年|实际|"
    r"平均水平|水平|\d|“|”|\s|预期|目标|力争|确保|保持|稳定|在|控制|增量|突破|净|各|每|位|首次"
    # What a rate goes on with after its unit: 748元／人／月.
    r"|[/／][人户年月日天次])+"
)
_EMPTY_END = re.compile(f"{_EMPTY.pattern}$")
_HAN = re.compile("[一-鿿A-Za-z]")


@dataclass(slots=True)
class Mention:
    """A quantity in its segment; `before` and `after` are the words that are its own."""

    quantity: Quantity
    segment: Segment
    before: str
    after: str
    joined: bool
    """Whether nothing but a joint stands between it and the number before it."""
    role: Literal["", "from", "to"] = ""
    subject: str = ""
    """What it is of, where that is said elsewhere."""


def read_mentions(
    folded: str, segments: Sequence[Segment], quantities: Sequence[Quantity]
) -> list[Mention]:
    """The quantities of a sentence with their own words, in order."""
    owned: dict[Segment, list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        owned[_innermost(segments, quantity.span)].append(quantity)
    mentions = [m for segment, own in owned.items() for m in _read_segment(folded, segment, own)]
    mentions.sort(key=lambda mention: mention.quantity.span.start)
    _share_predicates(mentions)
    _share_openings(mentions)
    return mentions


def says_nothing(words: str) -> bool:
    """Whether words name no measure of their own (同比增长, 达到, 占全国)."""
    return len(_HAN.findall(_EMPTY.sub("", words))) < 2


def _innermost(segments: Sequence[Segment], span: Span) -> Segment:
    holding = (s for s in reversed(segments) if s.span.start <= span.start < s.span.end)
    return next(holding)


def _read_segment(folded: str, segment: Segment, quantities: Sequence[Quantity]) -> list[Mention]:
    spans = [quantity.span for quantity in quantities]
    gaps = [words_between(folded, left.end, right.start) for left, right in pairwise(spans)]
    gaps = [_ENDING_HEDGE.sub("", gap) for gap in gaps]
    opening = words_between(folded, segment.span.start, spans[0].start)
    mentions = [Mention(quantities[0], segment, opening, "", False)]
    for gap, quantity in zip(gaps, quantities[1:], strict=True):
        last = mentions[-1]
        last.after, before = _divide(gap)
        if _qualifies_next(gap):
            before = last.before + gap
        elif _names_a_size(last.quantity, gap, quantity):
            last.after, before = gap, last.before + folded[slice(*last.quantity.span)] + gap
        elif _is_qualified(gap):
            before = last.before + folded[slice(*last.quantity.span)] + gap
        joined = not JOINT.sub("", gap).strip()
        mentions.append(Mention(quantity, segment, before, "", joined))
    closing = _ENDING_HEDGE.sub("", words_between(folded, spans[-1].end, segment.span.end))
    another_piece = OPENS_WITH_JOINT.match(closing) and not _QUALIFIED.match(closing)
    mentions[-1].after = "" if another_piece else _FURTHER.sub("", closing)
    _mark_movements(mentions)
    _share_nouns(mentions, gaps)
    _share_ranked_nouns(mentions)
    _share_verbs(mentions, gaps)
    return mentions


def _qualifies_next(gap: str) -> bool:
    """Whether a number and the words after it qualify the next one: 20个国家的419家企业."""
    return gap.endswith("的") and "、" not in gap and not _MOVED_TO.search(gap)


def _is_qualified(gap: str) -> bool:
    """Whether the words after a number are a noun it qualifies: 3岁以下婴幼儿托位数达4.59个."""
    return bool(_QUALIFIED.match(gap)) and "、" not in gap and not ENDS_WITH_JOINT.search(gap)


def _names_a_size(quantity: Quantity, gap: str, following: Quantity) -> bool:
    """Whether a measure says how large the things are that the next number counts.

    So it is in 改造10千伏线路56公里 and 引进超10亿元项目14个.
    """
    size, counted = unit_classes(quantity.unit_text), unit_classes(following.unit_text)
    names = _SHORTEST_NOUN <= len(gap) <= _LONGEST_KIND and not JOINT.search(gap)
    return bool(size & _SIZES and not size & counted and names) and not (
        counted & _PARTS or _VERBS.search(gap) or has_verb(gap)
    )


def _divide(gap: str) -> tuple[str, str]:
    """The words between two numbers, as those after the first and those before the second."""
    if _qualifies_next(gap):
        return gap[:-1], gap
    if _is_qualified(gap):
        return _without_verb(gap), gap
    opens, closes = OPENS_WITH_JOINT.match(gap), ENDS_WITH_JOINT.search(gap)
    if opens:
        return "", gap[opens.end() :]
    if closes:
        return gap[: closes.start()], ""
    left, comma, right = gap.partition("、")
    if comma:
        return left, gap if _SUMS_UP.search(right) else right
    joint = JOINT.search(gap)
    if joint:
        return gap[: joint.start()], gap[joint.end() :]
    if len(gap) <= _BARE_NOUN and not _VERBS.search(gap):
        return gap, ""
    if moved := _MOVED_TO.search(gap):
        return gap[: moved.start()], gap[moved.start() :]
    return _without_verb(gap), gap


def _without_verb(gap: str) -> str:
    reached = _REACHED.search(gap)
    return gap[: reached.start()] if reached else gap


def _mark_movements(mentions: Sequence[Mention]) -> None:
    """Mark what a segment says something moved from, and to (由A、B分别提高到C、D)."""
    for mention, following in pairwise(mentions):
        # 较2020年的A增加B: A is what it was, B by how much it changed.
        if _COMPARED.search(mention.before) and _CHANGED_BY.match(following.before):
            mention.role = "from"
    first = next((i for i, mention in enumerate(mentions) if _FROM.search(mention.before)), None)
    if first is None:
        return
    turn = first + 1
    while turn < len(mentions) and mentions[turn].joined:
        turn += 1
    if turn == len(mentions) or not _TO.search(mentions[turn].before):
        return
    for mention in mentions[first:turn]:
        mention.role = "from"
    mentions[turn].role = "to"
    for mention in mentions[turn + 1 :]:
        if not mention.joined:
            break
        mention.role = "to"


def _share_nouns(mentions: Sequence[Mention], gaps: Sequence[str]) -> None:
    """Give a number the noun said once after its neighbour.

    12类45件民生实事 counts one thing twice; 122个单位3651人参加学习 says one thing of both.
    """
    for i in range(len(gaps) - 1, -1, -1):
        mention, right = mentions[i], mentions[i + 1]
        if right.before:
            continue
        if not JOINT.search(gaps[i]):
            mention.after += _OPENING_HEDGE.sub("", right.after)
        elif right.joined and says_nothing(mention.before) and not mention.role:
            mention.after = right.after


def _share_ranked_nouns(mentions: Sequence[Mention]) -> None:
    """Give 8个国家级、13个省级区域医疗中心 the noun that only the last of them has."""
    for mention, right in reversed(list(pairwise(mentions))):
        ranked = _RANKED.match(right.after)
        if ranked and _RANK.fullmatch(mention.after):
            mention.after += ranked["noun"]


def _share_verbs(mentions: Sequence[Mention], gaps: Sequence[str]) -> None:
    """Give listed things the verb said once before the first: 办理建议1402件、提案1255件."""
    verb = ""
    for mention, gap in zip(mentions, ["", *gaps], strict=True):
        said = _verb_pattern().search(mention.before)
        if said and len(mention.before) - said.end() >= _SHORTEST_NOUN:
            verb = said.group()
        elif said or _VERBS.search(mention.before) or not OPENS_WITH_JOINT.match(gap):
            verb = ""
        elif not says_nothing(mention.before) and not _STATES.search(mention.before):
            mention.before = verb + mention.before


def without_verb(words: str) -> str:
    """The noun of a clause that is nothing but a verb and its object: 参加考试共 → 考试."""
    words = _EMPTY_END.sub("", words)
    verb = _verb_pattern().match(words)
    return words[verb.end() :] if verb else ""


def has_verb(words: str) -> bool:
    """Whether words say that something is done to what they name."""
    return _verb_pattern().search(words) is not None


@lru_cache(maxsize=1)
def _verb_pattern() -> re.Pattern[str]:
    lines = _VERBS_FILE.read_text(encoding="utf-8").splitlines()
    verbs = sorted((line for line in lines if not line.startswith("#")), key=len, reverse=True)
    # 转移性收入 and 转移支付 are what money is called, not what was done.
    one = f"(?:{'|'.join(verbs)})(?!性|支付)了?"
    return re.compile(f"新?{one}(?:[和、]?{one})*")


def _share_predicates(mentions: Sequence[Mention]) -> None:
    """Give listed items the predicate said once for all: A个乡镇、B个社区均设有… → both 均设有…."""
    for i in range(len(mentions) - 1, 0, -1):
        earlier, last = mentions[i - 1], mentions[i]
        shared = _SHARED.search(last.after)
        if not shared or earlier.segment.group != last.segment.group or len(last.before) > 4:
            continue
        if 0 < len(earlier.after) <= _LISTED_NOUN and not _SHARED.search(earlier.after):
            earlier.after += shared.group()


def _share_openings(mentions: Sequence[Mention]) -> None:
    """Give listed items the verb said once before the first: 建成1个基地，1个公园 → both 建成.

    Items are alike when each number is followed by a noun. Past a comma, one that has a
    predicate of its own is no item of the list.
    """
    for earlier, mention in pairwise(mentions):
        alike = bool(earlier.before and earlier.after and mention.after and not mention.before)
        if not alike or earlier.segment.group != mention.segment.group:
            continue
        next_segment = earlier.segment is not mention.segment
        if next_segment and (_PREDICATE.search(mention.after) or _PREDICATE.search(earlier.after)):
            continue
        mention.before = earlier.before
