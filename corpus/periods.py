"""Which year a statement holds for, and whether it is done or planned.

A period is written "2020" for a year and "2011-2015" for a span of years; "" is unknown.
Relative words (今年, 去年, 五年来) are resolved against the years a report covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Status
from corpus.numbers import number_value

_PLAN_TITLES = re.compile(
    "预期目标|目标任务|目标和任务|工作安排|重点工作|工作任务|主要任务|工作重点|总体要求|总体思路"
    "|总体部署|奋斗目标|工作计划|工作部署|工作建议|主要工作|民生实事|预算草案|预算安排|收支安排"
)
_REVIEW_TITLES = re.compile("回顾|总结|过去|成绩|成就|完成情况")
# 确保民生工作取得新成绩 speaks of what is yet to be achieved.
_AHEAD_TITLES = re.compile("确保|力争|争取|努力|奋力")
_FIRST_YEAR = re.compile("开局|开好局|起步")
_TARGET_WORDS = re.compile(
    "预期(?:目标|为|增长|是)|目标(?:是|为)|主要目标|力争|确保|拟(?=[建投新完实])|规划到|有望"
    "|争取(?=年内|到(?:\\d{4}|年底|“)|在|实现|达到|完成)|(?:^|[，。；：、年])(?:计划|预期)"
    "|将(?=达|增长|完成|实现|建成|新[建增]|超|突破|继续|开工|投[资入]|累计|再)"
)
_DONE_WORDS = re.compile("完成(?!率)|已|达到了|实现了|超额|高于预期|好于预期|累计")


@dataclass(frozen=True, slots=True)
class Years:
    """The years a report speaks of: `done` as reviewed, `planned` ahead ("" if none)."""

    done: str
    planned: str

    def around(self, period: str) -> str:
        """The single year that 全年 means in a text about a period."""
        if "-" not in period:
            return period
        return self.planned if period[-4:] > self.done else self.done


@dataclass(frozen=True, slots=True)
class Mark:
    """A time expression: where it stands, and the period it names."""

    start: int
    end: int
    period: str
    compared: bool
    """Whether it only says what something is compared with (比2010年增加)."""
    topical: bool
    """Whether it may hold for what follows: a year or a span, not a date or 目前."""


_YEAR = re.compile(
    r"(?:(?P<first>(?:19|20)\d{2})\s*(?:年\s*(?:\d{1,2}\s*月\s*(?:\d{1,2}\s*日\s*)?)?)?[-—－–~～至到]{1,2}\s*)?"
    r"(?P<year>(?:19|20)\d{2})\s*年(?:(?P<date>\s*\d{1,2}\s*月)|(?P<since>以来))?"
)
_CHINESE_YEAR = re.compile(
    r"(?P<year>二[〇零○][〇零○一二三四五六七八九]{2})年(?P<date>[一二三四五六七八九十]+月)?"
)
_PLAN_PERIOD = re.compile(
    r"[“\"「]?(?P<ordinal>十[一二三四五六七八九]?)五[”\"」]?"
    r"(?P<part>末|期末|初|时期|期间|规划|以来|前四年)?"
)
_COUNT = r"[三四五六七八九十]|\d{1,2}"
_SPAN = re.compile(
    rf"(?:未来|今后|接下来)的?(?P<ahead>{_COUNT})年"
    rf"|(?:过去|刚刚过去)的?(?P<past>{_COUNT})年|这(?P<these>{_COUNT})年(?!级)"
    rf"|这是[^，。；]{{2,40}}?的(?P<were>{_COUNT})年(?=[，。；]|$)"
    rf"|(?<!\d)(?:近|最近|连续)?(?P<count>{_COUNT})年(?:来|间|里|下来|以来|累计|共|总计|的?新增|净?增加)"
)
_RELATIVE = re.compile(
    r"(?P<next>明年|下一年)|(?P<this>今年|新的一年)|(?P<before>前年)"
    r"|(?P<last>去年|过去一年|过去的一年|刚刚过去的)|(?P<previous>上年(?!末|底|度?滚?存?(?:结[转余存]|终))|(?<=[比较与同])[上前]一年(?!级))"
    r"|(?P<now>目前|截至|截止|如今)"
    r"|(?P<within>全年|一年来|本年度?|当年|(?<![一二两三四五六七八九十\d半几])年内)"
)
# A word may end so without comparing: 胡同, 合同, 占比, 参与.
_COMPARED_BEFORE = re.compile(
    '(?:(?<![占之])比|较|相比|相对|(?<![胡合相共会连不认大协雷一])同|(?<!参)与|(?<!各)自|超过|[高低快好优强]于)[“"「]?$'
)
# 恢复到2019年的110% is how much it is now.
_MEASURED_BY = ("是", "为", "相当于", "恢复到", "恢复至", "达到", "达")
# 30年来首次 tells how rare something is, not when it was.
# “十四五”规划 is a document, and its tasks are no time either.
_PLAN_ITSELF = re.compile("规划|纲要|任务|目标|批复|收官|开局|蓝图")
_RECORD_AFTER = re.compile("首次|最|第")
# 在上年大幅度增长的基础上，又增产1454万吨 tells what is added to, not when.
_BUILT_ON = re.compile("[^，。；\\d]{0,16}的?基础上")
_TITLES = re.compile("《[^《》]*》")
_SALUTATION = re.compile(
    r"^(?:[\s　—\-]|各位代表[，！,!]?|[（(]?[一二三四五六七八九十\d]+[)）、.．是]|回顾|回望)*"
)
_LATEST_TOPIC = 4
_PLANS = dict(enumerate(("十五", "十一五", "十二五", "十三五", "十四五")))


def five_year_plan(ordinal: str) -> tuple[int, int]:
    """First and last year of the n-th five-year plan, n in Chinese: 十三 → (2016, 2020).

    The first plan began in 1953, but since the sixth (1981–1985) they run without a gap.
    """
    number = int(number_value(ordinal) or 0)
    first = 1981 + 5 * (number - 6)
    return first, first + 4


def plan_of(year: int) -> str:
    """The name of the five-year plan a year lies in, from the tenth to the fourteenth; else "".

    >>> plan_of(2015), plan_of(2016), plan_of(2000)
    ('十二五', '十三五', '')
    """
    return _PLANS.get((year - 2001) // 5, "")


def time_marks(folded: str, years: Years, within: str = "") -> list[Mark]:
    """Every time expression of a stretch of text, in order; those inside titles are none.

    :param within: the year that 全年, 年内 and 当年 speak of; the year done if not given.
    """
    plain = _TITLES.sub(lambda title: "□" * len(title.group()), folded)
    return sorted(_find(plain, years, within), key=lambda mark: mark.start)


def named_periods(folded: str, years: Years) -> list[str]:
    """The periods a text names, in order, comparisons included, without repeats."""
    return list(dict.fromkeys(mark.period for mark in time_marks(folded, years)))


def period_of(marks: Sequence[Mark], position: int, default: str) -> str:
    """The period of a statement at `position`: the nearest time expression before it.

    Expressions that only say what it is compared with (比2010年增加) are passed over.
    """
    before = [mark for mark in marks if mark.end <= position and not mark.compared]
    return before[-1].period if before else default


def year_before_five(span: str) -> str:
    """The year that what changed over five years is told from, or "".

    What the years 2021 to 2025 brought is what they added to 2020; named with it they are six.

    >>> year_before_five("2021-2025"), year_before_five("2020-2025"), year_before_five("2025")
    ('2020', '2020', '')
    """
    first, _, last = span.partition("-")
    years = int(last) - int(first) + 1 if last else 0
    return {5: str(int(first) - 1), 6: first}.get(years, "") if years else ""


def topic_period(folded: str, marks: Sequence[Mark]) -> str:
    """The period a sentence opens with (五年来，…), which what follows it shares, or ""."""
    opening = _SALUTATION.match(folded)
    latest = (opening.end() if opening else 0) + _LATEST_TOPIC
    topics = [mark for mark in marks if mark.topical and not mark.compared and mark.start < latest]
    return topics[0].period if topics else ""


def section_period(path: Sequence[str], years: Years) -> tuple[str, Status]:
    """The period and status a section's headings announce, from the innermost that says."""
    for depth, heading in reversed(list(enumerate(path))):
        named = named_periods(heading, years)
        if _REVIEW_TITLES.search(heading) and not _AHEAD_TITLES.search(heading):
            past = [period for period in named if period[-4:] <= years.done]
            single = [period for period in past if "-" not in period]
            return (single or past or [years.done])[0], "actual"
        ahead = [period for period in named if period[-4:] > years.done]
        if years.planned and ahead:
            single = [period for period in ahead if "-" not in period]
            first_year = [years.planned] if _FIRST_YEAR.search(heading) else []
            return (single or first_year or ahead)[0], "target"
        # Within a review, tasks are those that were done (重点工作取得突破).
        reviewed = any(_only_reviews(outer) for outer in path[:depth])
        if years.planned and _PLAN_TITLES.search(heading) and not named and not reviewed:
            return years.planned, "target"
        if named:
            return named[0], "actual"
    return years.done, "actual"


def _only_reviews(heading: str) -> bool:
    return bool(_REVIEW_TITLES.search(heading)) and not _PLAN_TITLES.search(heading)


def status_of(clause: str, period: str, default: Status, years: Years) -> Status:
    """Whether a clause states what was done or what is planned."""
    if period and years.done and period[-4:] > years.done and period[-4:] != years.planned:
        return "target"
    if default == "target":
        past = bool(period) and period[-4:] <= years.done
        return "actual" if past and _DONE_WORDS.search(clause) else "target"
    aims = _TARGET_WORDS.search(clause) and not _DONE_WORDS.search(clause)
    return "target" if aims else "actual"


def _find(folded: str, years: Years, within: str) -> Iterator[Mark]:
    def mark(match: re.Match[str], period: str, topical: bool = True) -> Mark:
        before, after = folded[: match.start()], folded[match.end() : match.end() + 2]
        compared = bool(_COMPARED_BEFORE.search(before))
        compared |= after.startswith("的") and before.endswith(_MEASURED_BY)
        compared |= before.endswith("在") and bool(_BUILT_ON.match(folded, match.end()))
        topical &= not before.endswith(("由", "从"))
        return Mark(match.start(), match.end(), period, compared, topical)

    for match in _YEAR.finditer(folded):
        first = match["first"]
        period = f"{first}-{match['year']}" if first else match["year"]
        if match["since"] and period < years.done:
            period = f"{period}-{years.done}"
        yield mark(match, period, bool(first) or not (match["date"] or match["since"]))
    for match in _CHINESE_YEAR.finditer(folded):
        digits = match["year"].translate(str.maketrans("〇零○一二三四五六七八九", "000123456789"))
        yield mark(match, digits, not match["date"])
    for match in _PLAN_PERIOD.finditer(folded):
        if not match["part"] and not match.group().startswith(("“", "「", '"')):
            continue
        begin, end = five_year_plan(match["ordinal"])
        part = match["part"] or ""
        single = end if "末" in part else begin if part == "初" else None
        period = str(single) if single else f"{begin}-{end}"
        if not _PLAN_ITSELF.match(folded, match.start("part") if part == "规划" else match.end()):
            yield mark(match, period, part in ("时期", "期间", "以来"))
    if years.done[:4].isdigit():
        yield from (mark(*found) for found in _relative(folded, years, within))


def _relative(folded: str, years: Years, within: str) -> Iterator[tuple[re.Match[str], str, bool]]:
    done, this = int(years.done[:4]), int(years.planned or years.done)
    for match in _SPAN.finditer(folded):
        if match["ahead"]:
            count = int(number_value(match["ahead"]) or 0)
            yield match, f"{this}-{this + count - 1}", True
            continue
        if _RECORD_AFTER.match(folded, match.end()):
            continue
        said = match["past"] or match["these"] or match["were"] or match["count"]
        count = int(number_value(said) or 0)
        yield match, f"{done - count + 1}-{done}", True
    for match in _RELATIVE.finditer(folded):
        kind = str(match.lastgroup)
        if kind == "within":
            yield match, within or years.done, True
            continue
        if kind == "previous":
            # 去年 is the year before this one, 上年 the year before the one spoken of.
            yield match, str(int((within or years.done)[:4]) - 1), True
            continue
        year = {"next": this + 1, "this": this, "last": this - 1, "before": this - 2, "now": done}
        yield match, str(year[kind]), kind != "now"
