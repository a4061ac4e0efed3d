"""What a figure counts, in words, read from the clauses around its number.

The words around a number are its head; a number whose words name nothing themselves
(同比增长18.5%) leans on the measure stated before it. Works on text folded to Simplified.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.dealing import deal_out, measure_of, names_a_measure
from corpus.mentions import (
    MOVEMENTS,
    Mention,
    has_verb,
    read_mentions,
    says_nothing,
    without_verb,
)
from corpus.mergers import mark_mergers
from corpus.model import Span
from corpus.numbers import Quantity
from corpus.segments import Segment, aside_less, cut_segments, plain
from corpus.units import same_kind, unit_classes

# 完成林分优化提升200万亩 is work done, not by how much something rose.
_WORK_DONE = "(?<=优化|改造|整治|完善|抚育|保护|修复|巩固)提升"
_GROWTH = re.compile(
    rf"(?:(?:(?<!新)(?!{_WORK_DONE})(?:{MOVEMENTS})(?:了|约|近|超|超过|不低于|不少于|力争)*)"
    r"|(?:增速|增幅|降幅|涨幅|增长率)(?:为|达到?|超过?|约|完成|保持在|控制在|稳定在)*)$"
)
# Levels that stand by themselves: 五年来，……。地区生产总值6.66万亿元 is that of the last year.
_STANDING = re.compile(
    "(?:总值|总额|余额|收入|营收|产值|增加值|总量|规模|里程|装机|保有量|人口|主体|数)"
    "(?:约|近|接近|超|超过|逾|为)?$"
)
_ADDED = re.compile("净增|新设|累计|合计|共|[一二三四五六七八九十]年")
_APART = re.compile(
    "(?:高于|低于|快于|好于|超过|超出|领先|高出|低)[^，。；]{0,12}(?:平均(?:水平)?|增速|全[国省市区]|预期|目标)$"
)
_TIMES_OF = re.compile(r"(?:比|较|是|相当于)[^，。；]{2,14}的?$")
_PARTS_OF_ONE = frozenset({"percent", "permille", "points", "multiple"})
# A clause that opens so speaks of what the figure before it measures.
_LEANS = re.compile(
    "(?:约|均|分别|仅|已|再)*(?:占|同比|环比|(?:比|较)(?:上年|去年|\\d{4}年|“|全|同)"
    "|(?:高于|高出|低于|快于|好于|超过|领先)全|超(?:年度|预期|额|计划))"
)
_REACHED = re.compile("(?:达到?|突破|[增提升降减扩跃缩高低张]到?[至到]|超过?|稳定在|保持在)$")
# What several years brought together is of all of them, however high it reached: 五年累计产量达750万吨.
_OF_YEARS = re.compile("净增|新设|累计|合计|[一二三四五六七八九十]年(?!来)")
_INVESTED = re.compile(
    "(?:总|完成|累计|计划|全年|年内|当年|共|五年|再|拟|安排|筹措|落实)*(?:投资|投入|资金)+(?:近|约|超)?"
)
_SPENDING = re.compile(
    "(?:重点|集中|主要|全面|用于|对|为)*(?:实施|建设|完成|新建|改造|改扩建|扩建|修建|维修|购置|推进|启动"
    "|开展|支持|加快|打造|建成|解决|进行|用于)了?|对[^，。；]{2,20}(?:进行|实施|加以)"
)
# Words about time and intent that leave open what an amount is of (年内计划投资).
_WHEN = re.compile("(?:全年|年内|年度|今年|去年|当年|计划|安排|预计|共|累计|再)+")
_TITLE = re.compile("[^，,。；：！？\\d\n]{4,24}(?=。)")
_SHORTEST_NOUN = 2
_TOTAL = re.compile("总(?P<noun>里程|面积|长度|容量|产能|人数|户数|装机|库容|床位)数?")
_CLAUSE = re.compile("[^，,。；：！？\n]+")
# Measures that are always of something.
_OF_SOMETHING = re.compile(
    "总?(?:投资|投入|资金|产值|产量|规模|数量|收入|营收|金额|面积|项目)|交付|惠及"
)

Role = Literal["", "from", "to", "growth", "change"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for one quantity: see `Figure.label`, `.head`, `.context`, `.role`."""

    label: str
    head: str
    context: str
    role: Role
    level: bool
    """Whether it states a level reached, rather than an amount or change over its period."""
    clause: str
    """The words, in the report's order, that say whether it is done or planned."""


def word_quantities(folded: str, sentence: Span, quantities: Sequence[Quantity]) -> list[Wording]:
    """The wording of each quantity of one sentence, in order.

    :param folded: the report's clean text folded to Simplified.
    :param sentence: where the sentence stands in it.
    :param quantities: the quantities inside it, in order.
    """
    segments = cut_segments(folded, sentence, [quantity.span for quantity in quantities])
    mentions = read_mentions(folded, segments, quantities)
    mark_mergers(folded, mentions)
    deal_out(folded, segments, mentions)
    return [_wording(folded, segments, mentions, i) for i in range(len(mentions))]


def _wording(
    folded: str, segments: Sequence[Segment], mentions: Sequence[Mention], i: int
) -> Wording:
    mention = mentions[i]
    if not mention.subject and _leans(mention, folded):
        mention.subject = _inherited(folded, segments, mentions, i)
    elif not mention.subject and i:
        mention.subject = _named_in_full(mention, mentions[i - 1])
    before, after = plain(mention.before), mention.after.strip()
    head = before + after
    subject = mention.subject if mention.subject not in head else ""
    label = f"{subject}{before}多少{mention.quantity.unit_text}{after}"
    if not after and _INVESTED.fullmatch(before):
        label += _purpose(folded, segments, mentions, i)
    role = _role(mention)
    return Wording(
        label=label,
        head=subject + head,
        context=_context(folded, segments, mentions, i),
        role=role,
        level=_is_level(mention, role),
        clause=_clause(folded, mention),
    )


def _leans(mention: Mention, folded: str) -> bool:
    """Whether what a figure measures is said elsewhere in the sentence."""
    if mention.role == "to" or says_nothing(mention.before + mention.after):
        return True
    opening = folded[mention.segment.span.start : mention.quantity.span.start]
    return mention.before == opening and bool(_LEANS.match(plain(opening)))


def _role(mention: Mention) -> Role:
    if mention.role:
        return mention.role
    parts_of_one = bool(unit_classes(mention.quantity.unit_text) & _PARTS_OF_ONE)
    if parts_of_one and _APART.search(mention.before):
        return "change"
    if _GROWTH.search(mention.before):
        if parts_of_one:
            return "growth"
        return "change" if not mention.after else ""
    if _APART.search(mention.before):
        return "change"
    if mention.quantity.unit_text == "倍" and _TIMES_OF.search(mention.before):
        return "change"
    return ""


def _is_level(mention: Mention, role: Role) -> bool:
    if role in ("growth", "change"):
        return False
    share = "percent" in unit_classes(mention.quantity.unit_text)
    if role == "to" or share:
        return True
    if _REACHED.search(mention.before):
        return not _OF_YEARS.search(mention.before)
    stands = _STANDING.search(mention.before) and not mention.after
    return bool(stands) and not (_ADDED.search(mention.before) or has_verb(mention.before))


def _inherited(
    folded: str, segments: Sequence[Segment], mentions: Sequence[Mention], i: int
) -> str:
    """The measure a bare figure leans on: that of the figure before it, else the words before."""
    mention = mentions[i]
    unit = mention.quantity.unit_text
    named: list[tuple[str, str]] = []
    for earlier in reversed(mentions[:i]):
        if earlier.segment.group != mention.segment.group:
            if earlier.segment.outer and not mention.segment.outer:
                continue  # an aside
            break
        if subject := earlier.subject or measure_of(earlier):
            named.append((subject, earlier.quantity.unit_text))
    # 优良天数312天，优良率85.2%，增加6天: what days are added to is counted in days.
    alike = (subject for subject, of in named if same_kind(of, unit))
    shares = unit_classes(unit) & _PARTS_OF_ONE
    if named:
        return named[0][0] if shares else next(alike, named[0][0])
    at = segments.index(mention.segment)
    if at and segments[at - 1].group == mention.segment.group:
        return plain(folded[slice(*segments[at - 1].span)])
    outer = mention.segment.outer
    return plain(folded[slice(*outer)]) if outer else ""


def _named_in_full(mention: Mention, earlier: Mention) -> str:
    """The measure before, where this one repeats its noun alone: 举办…知识考试2次，参加考试107人.

    So does the whole of what was added: 新增高速公路里程1523公里，总里程达8667公里.
    """
    measure = measure_of(earlier)
    if total := _TOTAL.fullmatch(measure_of(mention)):
        whole = without_verb(measure) or measure
        added = whole.endswith(total["noun"]) and len(whole) >= len(total[0]) + _SHORTEST_NOUN
        return whole if added and earlier.segment.group == mention.segment.group else ""
    noun = without_verb(plain(mention.before))
    if len(noun) < _SHORTEST_NOUN or _OF_SOMETHING.fullmatch(noun):
        return ""
    full = without_verb(measure) or measure
    repeated = full.endswith(noun) and len(full) >= len(noun) + _SHORTEST_NOUN
    return measure if repeated and earlier.segment.group == mention.segment.group else ""


def _purpose(folded: str, segments: Sequence[Segment], mentions: Sequence[Mention], i: int) -> str:
    """What money is spent on, if the words after it say: 投资1.9亿元，实施了危房改造等工程."""
    mention, spans = mentions[i], [mention.quantity.span for mention in mentions]
    if i + 1 < len(mentions) and mentions[i + 1].segment is mention.segment:
        rest = Span(mention.quantity.span.end, mention.segment.span.end)
        return _spending(_without(folded, rest, spans))
    at = segments.index(mention.segment) + 1
    if at == len(segments) or segments[at].group != mention.segment.group:
        return ""
    words = _spending(_without(folded, segments[at].span, spans))
    # 改造开发面积973.7万平方米 is a figure of its own.
    return f"，{words}" if words and not names_a_measure(words) else ""


def _spending(words: str) -> str:
    return words if _SPENDING.match(words) and not says_nothing(words) else ""


def _context(folded: str, segments: Sequence[Segment], mentions: Sequence[Mention], i: int) -> str:
    """What the clause leans on: the topic its group opens with, and the segment right before.

    A figure that opens its sentence without naming much (总量达…) leans on the sentence before,
    and on the words its paragraph is titled with.
    """
    mention, segment = mentions[i], mentions[i].segment
    parts = [part for part in (segment.outer, segment.lead) if part]
    group = [s.span for s in segments if s.group == segment.group and s.span < segment.span]
    repeats = i and mention.subject and mention.subject == _named_in_full(mention, mentions[i - 1])
    parts += group[-1:] if repeats else [*group[:1], *group[-1:]]
    if i and mentions[i - 1].segment is segment:
        parts.append(Span(segment.span.start, mentions[i - 1].quantity.span.end))
    own = mention.subject + mention.before + mention.after
    if not parts and says_nothing(_OF_SOMETHING.sub("", _WHEN.sub("", own))):
        parts += [_title_of(folded, segment.span.start), _topic_before(folded, segment.span.start)]
    goes_on = i + 1 < len(mentions) and mentions[i + 1].segment is segment
    if goes_on and not plain(mention.before):
        parts.append(Span(mention.quantity.span.end, segment.span.end))
    quantities = [mention.quantity.span for mention in mentions]
    words = [_without(folded, part, quantities) for part in dict.fromkeys(parts)]
    return "，".join(filter(None, words))


def _title_of(folded: str, start: int) -> Span:
    """The short sentence that titles the paragraph of a place (推进旧城区提质升级。), if one does."""
    line = folded.rfind("\n", 0, start) + 1
    opening = line + len(folded[line:start]) - len(folded[line:start].lstrip())
    title = _TITLE.match(folded, opening)
    return Span(*title.span()) if title and title.end() < start else Span(start, start)


def _topic_before(folded: str, start: int) -> Span:
    """The clause that the sentence before a place opens with, in the same paragraph."""
    line = folded.rfind("\n", 0, start) + 1
    end = start
    while end > line and folded[end - 1] in "。！？；\n ":
        end -= 1
    opening = max(line, *(folded.rfind(mark, line, end) + 1 for mark in "。！？；"))
    topic = _CLAUSE.match(folded, opening, end)
    named = topic and not re.search(r"\d", topic.group())
    return Span(opening, topic.end()) if topic and named else Span(start, start)


def _clause(folded: str, mention: Mention) -> str:
    lead = folded[slice(*mention.segment.lead)] if mention.segment.lead else ""
    return f"{lead}，{folded[mention.segment.span.start : mention.quantity.span.start]}"


def _without(folded: str, span: Span, quantities: Sequence[Span]) -> str:
    """The words of a span, its quantities left out."""
    words, at = "", span.start
    for quantity in quantities:
        if span.start <= quantity.start and quantity.end <= span.end:
            words += folded[at : quantity.start]
            at = quantity.end
    return plain(aside_less(words + folded[at : span.end]))
