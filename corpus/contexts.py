"""What a figure leans on beside its label: what money is spent on, and the words its clause goes with.

Works on text folded to Simplified.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dealing import names_a_measure
from corpus.mentions import Mention, says_nothing
from corpus.model import Span
from corpus.segments import Segment, aside_less, plain

_SPENDING = re.compile(
    "(?:重点|集中|主要|全面|用于|对|为)*(?:实施|建设|完成|新建|改造|改扩建|扩建|修建|维修|购置|推进|启动"
    "|开展|支持|加快|打造|建成|解决|进行|用于)了?|对[^，。；]{2,20}(?:进行|实施|加以)"
)
# Words about time and intent that leave open what an amount is of (年内计划投资).
_WHEN = re.compile("(?:全年|年内|年度|今年|去年|当年|计划|安排|预计|共|累计|再)+")
_TITLE = re.compile("[^，,。；：！？\\d\n]{4,24}(?=。)")
_PARTS_FOLLOW = re.compile(
    r"[\s　—-]*(?:其中|按[^，。]{2,16}[分看]，|[分从][^，。]{2,12}看，|在[^，。]{2,16}中，)"
)
_UP_TO_NUMBER = re.compile(r"[^\d。]+")
_CLAUSE = re.compile("[^，,。；：！？\n]+")
# Measures that are always of something.
OF_SOMETHING = re.compile(
    "总?(?:投资|投入|资金|产值|产量|规模|数量|收入|营收|金额|面积|项目)|交付|惠及"
)


def context_of(
    folded: str,
    segments: Sequence[Segment],
    mentions: Sequence[Mention],
    i: int,
    *,
    repeats: bool,
) -> str:
    """What the clause leans on: the topic its group opens with, and the segment right before.

    A figure that opens its sentence without naming much (总量达…) leans on the sentence before,
    and on the words its paragraph is titled with.

    :param repeats: whether its subject is that of the figure before it, said again in short.
    """
    mention, segment = mentions[i], mentions[i].segment
    parts = [part for part in (segment.outer, segment.lead) if part]
    group = [s.span for s in segments if s.group == segment.group and s.span < segment.span]
    parts += group[-1:] if repeats else [*group[:1], *group[-1:]]
    if i and mentions[i - 1].segment is segment:
        parts.append(Span(segment.span.start, mentions[i - 1].quantity.span.end))
    own = mention.subject + mention.before + mention.after
    if whole := _whole_of(folded, segments[0].span.start):
        parts.insert(0, whole)
    if not parts and says_nothing(OF_SOMETHING.sub("", _WHEN.sub("", own))):
        parts += [_title_of(folded, segment.span.start), _topic_before(folded, segment.span.start)]
    goes_on = i + 1 < len(mentions) and mentions[i + 1].segment is segment
    if goes_on and not plain(mention.before):
        parts.append(Span(mention.quantity.span.end, segment.span.end))
    quantities = [mention.quantity.span for mention in mentions]
    words = [_without(folded, part, quantities) for part in dict.fromkeys(parts)]
    return "，".join(filter(None, words))


def _whole_of(folded: str, start: int) -> Span | None:
    """What a sentence gives the parts of, if it says that it does: 其中…, 分行业看….

    The words up to the first number of the last sentence before it, in its paragraph, that does not.
    """
    line = folded.rfind("\n", 0, start) + 1
    opening = start
    while _PARTS_FOLLOW.match(folded, opening):
        end = opening
        while end > line and folded[end - 1] in "。！？ ":
            end -= 1
        if end == line:
            return None
        opening = max(line, *(folded.rfind(mark, line, end) + 1 for mark in "。！？"))
    words = _UP_TO_NUMBER.match(folded, opening, start)
    return Span(*words.span()) if opening < start and words else None


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


def purpose_of(
    folded: str, segments: Sequence[Segment], mentions: Sequence[Mention], i: int
) -> str:
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


def _without(folded: str, span: Span, quantities: Sequence[Span]) -> str:
    """The words of a span, its quantities left out."""
    words, at = "", span.start
    for quantity in quantities:
        if span.start <= quantity.start and quantity.end <= span.end:
            words += folded[at : quantity.start]
            at = quantity.end
    return plain(aside_less(words + folded[at : span.end]))
