"""What a figure counts, in words, read from the clauses around its number.

The words around a number are its head; a number whose words name nothing themselves
(同比增长18.5%) leans on the measure stated before it. Works on text folded to Simplified.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.belonging import give_owners
from corpus.contexts import OF_SOMETHING, context_of, purpose_of
from corpus.dealing import deal_out, measure_of
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
from corpus.segments import Segment, cut_segments, plain
from corpus.units import same_kind, unit_classes
from corpus.wholes import says_all, without_new

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
    "(?:高于|低于|快于|好于|超过|超出|领先|高出|低)[^，。；]{0,12}(?:平均(?:水平)?|增速|全[国省市区县州旗盟]|预期|目标)$"
    "|(?:拉动|下拉|拖累)[^，。；]{2,24}(?:增长|增速|下降|回落)$"
)
# 比上年增支5.3亿元, 较上年少1家
_MORE_OR_LESS = re.compile(
    "(?:同比|(?:比|较)[^，。；]{0,8}[年期末底初])(?:[增减][收支产]|[多少])(?:近|约|了)*$|(?:^|又|再)[增减]产$"
)
_CAME_OF_IT = re.compile("(?:全年|当年|实际|预计)*(?:完成|实现|执行|支出|收入)(?:[数额]?为|了)?$")
_BUDGETED = re.compile(
    "(?:(?<=收入)|(?<=支出))(?:年初|调整|变动)?预算[数额]?(?:合计)?(?:调整|变动)?$"
)
_TIMES_OF = re.compile(r"(?:比|较|是|相当于)[^，。；]{2,14}的?$")
_PARTS_OF_ONE = frozenset({"percent", "permille", "points", "multiple"})
# A clause that opens so speaks of what the figure before it measures.
_LEANS = re.compile(
    "(?:约|均|分别|仅|已|再)*(?:占|同比|环比|(?:比|较)(?:上年|去年|\\d{4}年|“|全|同)"
    "|(?:高于|高出|低于|快于|好于|超过|领先)全|超(?:年度|预期|额|计划))"
)
# So does one that opens so if it states a share or points: 为年初预算的101.2%，拉动增速1.2个百分点.
_LEANS_AS_SHARE = re.compile(
    "(?:约|为|占|是|达到?|完成|仅|只)*(?:年初|年度|全年|当年|本年|年|调整|变动|汇总|人大|批准|代编|后|的)*"
    "(?:预算|预期|计划|任务|目标)(?:调整)?[数额]?的"
    "|(?:向?[上下])?(?:拉动|下拉|拖累)[^，]*(?:增|降|速)|对[^，]{2,24}贡献率|(?:增长)?贡献率"
)
# …达到5.53万亿元、稳居全国前十强、增长4.8%
_RANKED_AND_GREW = re.compile("(?:稳|位|跃|继续)*居[^，、]{2,12}、(?P<grew>(?:同比)?(?:增长|下降))")
# 为年初预算108400万元的95.8%, 经市人大常委会批准调整为33亿元
_OF_BUDGET = re.compile(
    "(?:为|占|完成)(?:年初|年度|调整|变动)*预算[数额]?$|(?:后?经[^，]*批准)?后?(?:调整|变动|追加|核减)(?:为|到|至)$"
)
_REACHED = re.compile("(?:达到?|突破|[增提升降减扩跃缩高低张]到?[至到]|超过?|稳定在|保持在)$")
# What several years brought together is of all of them, however high it reached: 五年累计产量达750万吨.
_OF_YEARS = re.compile(
    "净增|新设|累计|合计|[一二三四五六七八九十]年(?!来)|新增(?!.*(?:平均|稳定在))"
)
_HEDGED = re.compile("(?:突破|超过?)$")
_A_YEAR = re.compile("年(?!均)")
_INVESTED = re.compile(
    "(?:总|完成|累计|计划|全年|年内|当年|共|五年|再|拟|安排|筹措|落实)*(?:投资|投入|资金)+(?:近|约|超)?"
)
_SHORTEST_NOUN = 2
_TOTAL = re.compile("总(?P<noun>里程|面积|长度|容量|产能|人数|户数|装机|库容|床位)数?")

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
    give_owners(mentions)
    return [_wording(folded, segments, mentions, i) for i in range(len(mentions))]


def _wording(
    folded: str, segments: Sequence[Segment], mentions: Sequence[Mention], i: int
) -> Wording:
    mention = mentions[i]
    if grew := _RANKED_AND_GREW.fullmatch(plain(mention.before)):
        mention.before = grew["grew"]
    if not mention.subject and _leans(mention, folded):
        mention.subject = _as_told_of(mention, _inherited(folded, segments, mentions, i))
    elif not mention.subject and i:
        mention.subject = _named_in_full(mention, mentions[i - 1])
    before, after = plain(mention.before), mention.after.strip()
    head = before + after
    subject = mention.subject if mention.subject not in head else ""
    label = f"{subject}{before}多少{mention.quantity.unit_text}{after}"
    if not after and _INVESTED.fullmatch(before):
        label += purpose_of(folded, segments, mentions, i)
    role = _role(mention)
    repeats = i > 0 and bool(mention.subject)
    repeats = repeats and mention.subject == _named_in_full(mention, mentions[i - 1])
    return Wording(
        label=label,
        head=subject + head,
        context=context_of(folded, segments, mentions, i, repeats=repeats),
        role=role,
        level=_is_level(mention, role),
        clause=_clause(folded, mention),
    )


def _leans(mention: Mention, folded: str) -> bool:
    """Whether what a figure measures is said elsewhere in the sentence."""
    if mention.role == "to" or says_nothing(mention.before + mention.after):
        return True
    opening = folded[mention.segment.span.start : mention.quantity.span.start]
    if _OF_BUDGET.match(plain(mention.before)):
        return True
    shares = bool(unit_classes(mention.quantity.unit_text) & _PARTS_OF_ONE)
    if shares and _LEANS_AS_SHARE.match(plain(mention.before)):
        return True
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
    if _APART.search(mention.before) or _MORE_OR_LESS.search(mention.before):
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
        return not (_is_of_work(mention.before) or _OF_YEARS.search(mention.before))
    stands = _STANDING.search(mention.before) and not mention.after
    return bool(stands) and not (_ADDED.search(mention.before) or has_verb(mention.before))


def _is_of_work(before: str) -> bool:
    """Whether the words before a number say how much was done, not how much there is: 完成水利投资超(1000亿元)."""
    done = _HEDGED.sub("", before)
    stands = _STANDING.search(done) or done.endswith("能力")
    if done == before or stands or _A_YEAR.match(done):
        return False
    return has_verb(done)


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


def _as_told_of(mention: Mention, measure: str) -> str:
    """The measure before a figure, as what the figure's own words say of it goes with it.

    What there is in all is not of the new alone (新增…14家，累计81家), and what came of a budget is
    not called one (支出预算为75亿元，实际完成54亿元).
    """
    if unit_classes(mention.quantity.unit_text) & _PARTS_OF_ONE:
        return measure
    if _CAME_OF_IT.match(mention.before):
        return _BUDGETED.sub("", measure)
    return without_new(measure) if says_all(mention.before) else measure


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
    if len(noun) < _SHORTEST_NOUN or OF_SOMETHING.fullmatch(noun):
        return ""
    if without_new(mention.before) != mention.before:
        return ""  # 再融资债券47亿元，新增债券22亿元
    full = without_verb(measure) or measure
    repeated = full.endswith(noun) and len(full) >= len(noun) + _SHORTEST_NOUN
    return measure if repeated and earlier.segment.group == mention.segment.group else ""


def _clause(folded: str, mention: Mention) -> str:
    lead = folded[slice(*mention.segment.lead)] if mention.segment.lead else ""
    return f"{lead}，{folded[mention.segment.span.start : mention.quantity.span.start]}"
