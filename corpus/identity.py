"""Which report it is: title, place, kind, and the years it reports on and plans for.

A sidecar file says so; what it leaves out is inferred from the file name and the opening
of the text, with the words that show it kept as evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from corpus.errors import UnreadableReport
from corpus.script import fold

FIELDS = ("title", "place", "period", "plan_period", "kind")
WORK_REPORT = "政府工作报告"
NATION = "全国"
"""The place of the State Council's reports."""

_OPENING = 1500  # characters; the title, date and speaker stand there
_LAST_MONTH_OF_REPORTING = 5  # congresses that hear last year's report sit from January to May
_HAN_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_YEAR = "(?:19|20)[0-9]{2}|二[〇零○][〇零○一二三四五六七八九]{2}"
_MONTH = "[0-9]{1,2}|十[一二]?|[一二三四五六七八九]"
_DELIVERED = re.compile(
    rf"(?P<year>{_YEAR})年(?P<month>{_MONTH})月(?:[0-9一二三四五六七八九十]{{1,3}}日)?\s*"
    r"在(?P<assembly>[^。，]{2,50}?会议)上"
)
_NATIONAL = re.compile("全国人民代表大会|代表国务院")
_SESSION = re.compile(r"第?[一二三四五六七八九十百0-9]{1,4}届")
_LEVEL = (
    "自治区|特别行政区|自治州|自治县|自治旗|地区(?!生产总值)|新区|省|市|州|盟|县|区|旗|镇|乡|街道"
)
# A level followed by another is part of a name, as in 贵州省 and 沙市区, but not in 某市市场监督管理局.
_GOES_ON = f"(?:{_LEVEL})(?!(?<=市)[场监政民直本级委容]|(?<=[区县])[级委域]|(?<=乡)村)"
_UNIT = re.compile(rf"[一-鿿]+?(?:{_LEVEL})(?!{_GOES_ON})")
_ADDRESS = re.compile(rf"{_UNIT.pattern}(?:[一-鿿]{{1,3}}?(?:{_LEVEL})(?!{_GOES_ON}))*")
_GOVERNMENT_OF = re.compile(rf"(?:代表|^|\n)\s*([一-鿿]{{1,12}}?(?:{_LEVEL}))人民政府")
_IN_YEAR = re.compile(rf"(?:{_YEAR})年[，,]?([一-鿿]{{1,8}}?(?:{_LEVEL})(?!{_LEVEL}))")
# What only looks like a place: 白磊加盟, 公司上市, 他转到上海市, 全自治区. No name of a place has these.
_NO_PLACE = re.compile(
    f"^[全各本该](?:{_LEVEL})$|[他她它我在到往入的了是被与]|(?:[加联结同]盟|[上城都股楼门超]市|[社园小校景战选山灾]区|[城乡集]镇|[家故回下]乡)$"
)
_KIND = re.compile(r"[一-鿿]{2,24}?(?:报告|总结|公报|要点)(?![一-鿿])")
# Kinds that sentences and headings within a report end in as well; a title may be known by its year.
_OTHER_KIND = re.compile(
    r"[一-鿿]{2,24}?(?:分析|情况|计划|规划|纲要|方案|意见|通报|简报|公告|白皮书|安排|打算|思路)(?![一-鿿])"
)
_LONGEST_TITLE = 60  # characters
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十\d]+[章节部]"
)
# 2025年预算执行情况和2026年预算草案的报告 is given in the one year on the other. 工作总结及工作计划 is not: it is
# written at the end of the year it calls 今年.
_DONE_AND_PLANNED = re.compile(
    rf"(?P<done>{_YEAR})年度?[^\d。]{{0,24}}?(?:执行|完成|落实|情况)[^\d。]{{0,12}}?"
    rf"(?P<next>{_YEAR})年度?[^\d。]{{0,24}}?(?:草案|计划|安排|打算|目标|思路|要点|部署)"
)
_NAME_OF_SITE = re.compile(r"[\s]*[-_|—–]+[^-_|—–]*(?:网|網|门户|政府|平台)[^-_|—–]*$")
_WORK_OF_YEAR = re.compile(rf"({_YEAR})年[^\n。]{{0,12}}(?:回顾|总结|成就)")


class Identity(NamedTuple):
    """The fields of `Report` that say which report it is; "" where nothing shows it."""

    title: str
    place: str
    period: str
    plan_period: str
    kind: str
    evidence: Mapping[str, str]


class _Found(NamedTuple):
    """A value and the words that show it."""

    value: str
    evidence: str


_NOTHING = _Found("", "")


def identify(
    name: str, clean: str, sidecar: Mapping[str, str] | None = None, declared: str = ""
) -> Identity:
    """Identity from the sidecar, else from the file name and the opening of the text.

    A government work report given from January to May of a year reports on the year before
    and plans that year; any other report is about the year its title or opening names most.

    :param name: file name, as 海拉尔区-2013年政府工作报告.txt; folders before it say what
        neither the file's name nor the text does.
    :param declared: the title in the file's properties, or a web page's; it counts where
        the opening has no title line.
    :param sidecar: any of `FIELDS`; they override what is inferred.
    :raises UnreadableReport: if the sidecar has a field not in `FIELDS`.
    """
    given = dict(sidecar or {})
    unknown = sorted(set(given) - set(FIELDS))
    if unknown:
        raise UnreadableReport(
            f"{name} 的说明文件里有不认识的字段 {'、'.join(unknown)}。只能用 {'、'.join(FIELDS)}。"
        )
    stem, *folders = PurePath(name).stem, *reversed(PurePath(name).parts[:-1])
    opening = clean[:_OPENING]
    declared = _heading(_NAME_OF_SITE.sub("", declared))
    heading = _heading(opening) or declared
    delivery = _DELIVERED.search(fold(opening))
    place = _place(stem, (heading, declared), folders, opening, delivery)
    kind = _kind(stem, heading, place.value, delivery)
    called = (heading, stem, *folders)
    period, plan_period = _periods(called, clean, fold(kind.value), delivery)
    found = {
        "title": _title(stem, heading, kind, place.value, plan_period.value or period.value),
        "place": place,
        "period": period,
        "plan_period": plan_period,
        "kind": kind,
    }
    evidence = {field: evidence for field, (value, evidence) in found.items() if value}
    values = {field: value for field, (value, _) in found.items()} | given
    return Identity(**values, evidence=evidence | dict.fromkeys(given, "sidecar"))


def _heading(opening: str) -> str:
    """The line that is the report's title, spaced-out characters closed up; "" if none is."""
    closed = ("".join(line.split()).lstrip("#") for line in opening.split("\n"))
    lines = [line for line in closed if line]
    short = [n for n in lines if len(n) <= _LONGEST_TITLE and not _NUMBERED.match(n)]
    titles = [line for line in short if _KIND.search(_bare_end(fold(line)))]
    if lines[:1] == short[:1] and re.search(_YEAR, lines[0] if lines else ""):
        titles += [n for n in lines[:1] if _OTHER_KIND.search(_bare_end(fold(n)))]
    return max(titles, key=lambda line: bool(re.search(_YEAR, line)), default="")


def _bare_end(line: str) -> str:
    """The line, or "" if it is a sentence or a label and so no title."""
    return "" if re.search("[。，：:；]|(?<!工)作.{0,8}报告$", line) else line


def _place(
    stem: str,
    titles: Sequence[str],
    folders: Sequence[str],
    opening: str,
    delivery: re.Match[str] | None,
) -> _Found:
    # 江门市2025年市本级预算: the year parts the place from what goes on.
    parts = (re.sub(r"[\W_]", "", part) for part in re.split(rf"(?:{_YEAR})年?", stem))
    name = next(filter(None, parts), "")
    named = _ADDRESS.match(fold(name))
    if named and (place := _lowest_unit(name[: named.end()])):
        return _Found(place, f"文件名：{stem}")
    folded = fold(opening)
    if delivery:
        start = delivery.start("assembly")
        session = _SESSION.search(delivery["assembly"])
        if session:
            place = _lowest_unit(opening[start : start + session.start()])
            if place:
                return _Found(place, delivery[0])
    if national := _NATIONAL.search(delivery["assembly"] if delivery else folded):
        return _Found(NATION, national[0])
    return (
        _spoken_of(_GOVERNMENT_OF, opening)
        or _opening_with(titles)
        or _spoken_of(_IN_YEAR, opening)
        or _opening_with(folders)
        or _NOTHING
    )


def _spoken_of(pattern: re.Pattern[str], opening: str) -> _Found | None:
    """The first place that the opening of the text speaks of in some way."""
    for match in pattern.finditer(fold(opening)):
        place = _lowest_unit(opening[slice(*match.span(1))])
        if len(place) > 2 and not _NO_PLACE.search(match[1]):
            return _Found(place, opening[slice(*match.span())].strip())
    return None


def _opening_with(names: Sequence[str]) -> _Found | None:
    """The place that the first of some names begins with."""
    for name in names:
        named = _ADDRESS.match(fold(name))
        if named and (place := _lowest_unit(name[: named.end()])):
            return _Found(place, name)
    return None


def _lowest_unit(chain: str) -> str:
    """The last place of an address: 海拉尔区 of 呼伦贝尔市海拉尔区; "" if it holds none.

    某市 names none: its writer leaves unsaid which city it is.
    """
    for unit in _UNIT.finditer(fold(chain)):
        if unit.end() == len(chain) and not unit[0].startswith("某"):
            return chain[unit.start() :]
    return ""


def _kind(stem: str, heading: str, place: str, delivery: re.Match[str] | None) -> _Found:
    for source, evidence in ((heading, heading), (stem, f"文件名：{stem}")):
        words = re.sub(rf"(?<=[和与與及暨、])(?:{_YEAR})年(?:度)?", "", source)
        words = re.sub(rf"(?:{_YEAR})年?(?:度)?", " ", words)
        folded = fold(words)
        if place:
            folded = folded.replace(fold(place), " " * len(place))
        match = re.search(WORK_REPORT, folded) or _KIND.search(folded) or _OTHER_KIND.search(folded)
        if match:
            kind = re.sub("^(?:人民政府|关于|關於|的)+", "", words[slice(*match.span())])
            return _Found(re.sub("的(?=(?:报告|報告)$)", "", kind), evidence)
    if delivery and "人民代表大会" in delivery["assembly"]:
        return _Found(WORK_REPORT, delivery[0])
    return _NOTHING


def _periods(
    called: Sequence[str], clean: str, kind: str, delivery: re.Match[str] | None
) -> tuple[_Found, _Found]:
    """The year reported on and the year planned for.

    :param called: the words the report goes by, the surest first.
    """
    if kind == WORK_REPORT:
        if delivery and _month(delivery["month"]) <= _LAST_MONTH_OF_REPORTING:
            return _reporting_on(_arabic(delivery["year"]) - 1, delivery[0])
        reviewed = None if delivery else _WORK_OF_YEAR.search(fold(clean))
        if reviewed:
            return _reporting_on(_arabic(reviewed[1]), reviewed[0])
        if not delivery:
            # By custom such a report is called after the year it is given in.
            for words in called:
                if year := re.search(_YEAR, words):
                    return _reporting_on(_arabic(year[0]) - 1, words)
    for words in called:
        both = _DONE_AND_PLANNED.search(fold(words))
        if both and _arabic(both["next"]) == _arabic(both["done"]) + 1:
            return _reporting_on(_arabic(both["done"]), words)
        if year := re.search(_YEAR, words):
            return _Found(str(_arabic(year[0])), words), _NOTHING
    # 2008年以来 is when it all began; of years named as often the last is reported on.
    named = re.findall(r"(?<![0-9])((?:19|20)[0-9]{2})年(?!以[来來])", clean[:_OPENING])
    if years := Counter(named):
        commonest, times = max(years.items(), key=lambda named: (named[1], named[0]))
        return _Found(commonest, f"开头提到 {commonest}年 {times} 次"), _NOTHING
    return _NOTHING, _NOTHING


def _reporting_on(year: int, evidence: str) -> tuple[_Found, _Found]:
    return _Found(str(year), evidence), _Found(str(year + 1), evidence)


def _arabic(year: str) -> int:
    return int(year.translate(_HAN_DIGITS))


def _month(month: str) -> int:
    if month.isascii():
        return int(month)
    return 10 + int(month[1:].translate(_HAN_DIGITS) or 0) if month[0] == "十" else _arabic(month)


def _names(title: str, place: str) -> bool:
    """Whether a title says whose report it is, if not in full: 湘西 for 湘西州, the State Council's."""
    short = re.sub(f"(?:{_LEVEL})$", "", fold(place))
    if fold(place) == NATION:
        return bool(re.search("全国|国务院", fold(title)))
    return fold(place) in fold(title) or (len(short) > 1 and short in fold(title))


def _title(stem: str, heading: str, kind: _Found, place: str, year: str) -> _Found:
    """The title line, or the kind, completed with place and year; else the file name."""
    title = heading or kind.value
    if not title:
        return _Found(stem, f"文件名：{stem}")
    if year and not re.search(_YEAR, title):
        title = f"{year}年{title}"
    if place and not _names(title, place):
        title = f"{place}{title}"
    return _Found(title, heading or kind.evidence)
