"""The time words of a question, brought to the form that periods are read from."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.model import Language
from corpus import Years, five_year_plan, number_value, plan_of, unit_pattern

# A year goes without its 年 before what is said of it: 2026要新建.
_BARE_YEAR = re.compile(
    r"(?<![\d.,过到达有约近足止够破于])(?:19[5-9]|20[0-4])\d(?=[一-鿿])(?![年了吗没吧呢以左至到多余来几和与跟及])"
)
# And where it stands by itself, or before a measure in letters: 医疗旅游 2025 收入, 2025gdp.
_YEAR_APART = re.compile(
    r"(?:(?<=[一-鿿]\s)|^)((?:19[5-9]|20[0-4])\d)(?=\s+[一-鿿]|\s*$)|(?<![\da-z.])(20[0-4]\d)(?=gdp|cpi|ppi|pm2)"
)
_LISTED_YEARS = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?=(?:\s*[、,，和与跟及]\s*(?:19|20)\d{2})+\s*(?:这?[几两三四五六七八九十])?年)"
)
_ALONE_IN_BRACKETS = re.compile(r"(?<=[(（])((?:19[5-9]|20[0-4])\d)(?=[)）])")
# 一四年 is 2014; 一二年 is a year or two, 一五 the first plan.
_SPOKEN_YEAR = re.compile(
    "(?<![一二三四五六七八九十百千〇零第近这\\d])一([〇零一三四六七八九五])年(?![级制期来内前后间以])"
)
_PLAN_OVER = re.compile(
    r"[“\"「『]?(?<![第二三四五六七八九百\d])(十[一二三四]?五)[”\"」』]?(?:规划)?(?:时期|期间)?的?(?:刚|快|要|即将|都)?"
    r"(?:结束|收官|收尾|期满|到期|最后一年|过?完(?![成善整])|到头)(?:了?那(?:会儿?|阵儿?|时候?|年|一年)|的时候|时|了)?"
)
_WHOLE_PLAN = re.compile(
    r"[“\"「『]?(?<![第二三四五六七八九百\d])(十[一二三四]五)[”\"」』]?(?:规划)?"
    r"(?:那(?:会儿?|阵儿?|几年|[五5]年|时候?)|这[五5]年|整?[五5]年|里头?|内|当中|全程)(?![末初])"
)
_BEFORE_PLAN = re.compile(
    r"[“\"「『]?(?<![第二三四五六七八九百\d])(十[一二三四五]?)五[”\"」』]?(?:规划)?(?:时期|期间)?"
    r"(?:(?:还没|没|未|刚要|即将)?(?:开始|开局|启动|起步|开头|实施)的?)?"
    r"(?:[之以]前|前夕|前(?=[，,的是有全我]|$)|(?<=[始局动步头施])前)"
)
# Reports look back on five years, and 五年前 is before them. Against what was so long ago
# (比五年前多) something is told by how much it changed.
_AGO = re.compile(
    r"(?<![比较跟和与同十\d第])(五|十|5|10)年[之以]?前(?![一二两三四五六七八九十\d列])"
)
# 连上年结转的: what an amount includes is not the year it holds for.
_CARRIED_OVER = re.compile(
    r"(?:连同?|包括|包含|含|算上|加上)(?:着|了)?(?:上年|去年|上一年|往年|以前年度)(?=的?(?:结转|结余|遗留|留下|没|未|剩|积|旧|存|转))"
)
_PLAN_BEFORE = re.compile(r"[上前]一?个五年(?:规划|计划)")
_SPOKEN_DIGITS = "〇一二三四五六七八九"
# Years listed, or from one to another, with one 年 at the end: 13、14、15年; 11到14年.
_SHORT_YEARS = re.compile(
    r"(?<![\d.第近过到达有约足止够破于要需用交缴满住])(?:20)?[012]\d年?"
    r"(?:\s*[、,，和与跟及到至—~～-]+\s*(?:20)?[012]\d年?(?!\d))+(?<=年)(?![来内前后间以多左上之期])"
)
# After what sets it against another (比17年多了几人) a short year stands before any word.
_SHORT_AGAINST = re.compile(r"(?<=[比较跟和与同])([012]\d)年(?![\d来内前后间以级])")
_ORDINALS = {
    **{
        "10th": "十",
        "11th": "十一",
        "12th": "十二",
        "13th": "十三",
        "14th": "十四",
        "15th": "十五",
    },
    **{"tenth": "十", "eleventh": "十一", "twelfth": "十二", "thirteenth": "十三"},
    **{"fourteenth": "十四", "fifteenth": "十五"},
}


def full_years(folded: str) -> str:
    """Years in full: 14年 → 2014年, but not 近14年 or 14年来; 2015—2018 → 2015—2018年.

    Short years in a row rise, or they are no years: 11到14年 → 2011年到2014年.

    Years listed with one 年 at the end (2014、2016和2018三年) get one each.
    """
    folded = _SHORT_AGAINST.sub(r"20\1年", _SHORT_YEARS.sub(_spelled_out, folded))
    folded = _LISTED_YEARS.sub(r"\1年", folded)
    folded = re.sub(r"(?<!\d)((?:19|20)\d{2})\s*这?[几两三四五六七八九十]年", r"\1年", folded)
    folded = re.sub(
        r"(?<!\d)((?:19|20)\d{2})(?=(?:比|较|跟|和|与|同)(?:19|20)\d{2}(?!\d))", r"\1年", folded
    )
    folded = re.sub(
        r"((?:19|20)\d{2})\s*([-—~～至到])+\s*((?:19|20)\d{2})(?![\d年.])", r"\1\2\3年", folded
    )
    folded = _YEAR_APART.sub(_with_year, _BARE_YEAR.sub(_with_year, folded))
    folded = _ALONE_IN_BRACKETS.sub(r"\1年", folded)
    folded = _LISTED_YEARS.sub(r"\1年", folded)  # 2010、2015、2016目标 has its 年 only now
    folded = _SPOKEN_YEAR.sub(
        lambda m: f"201{_SPOKEN_DIGITS.index(m[1].replace('零', '〇'))}年", folded
    )
    return re.sub(
        r"(?<![\d近去这第连续])(?<!\d[到至、,~-])([012]\d)年(?=[^\d来内前后间以多之期的]|$)",
        r"20\1年",
        folded,
    )


def _spelled_out(short: re.Match[str]) -> str:
    """Short years in full, if each comes after the one before: 13、14年 → 2013年、2014年."""
    numbers = re.findall(r"\d\d(?!\d)", short[0])
    rises = all(one < other for one, other in pairwise(numbers))
    return re.sub(r"(?:20)?(\d\d)年?", r"20\1年", short[0]) if rises else short[0]


def _with_year(bare: re.Match[str]) -> str:
    """A number that may be a year, as one unless a unit follows it (2026件)."""
    counted = re.match(rf"[十百千万亿]*(?:{unit_pattern()})", bare.string[bare.end() :].lstrip())
    return bare[0] if counted else f"{bare[0]}年"


def dated(folded: str, language: Language, years: Years) -> str:
    """The question with its time words in the form that periods are read from.

    :param years: those that 上一个五年规划 is told from.
    """
    if language == "en":
        return _english_periods(folded, years)
    folded = _CARRIED_OVER.sub("", folded)
    folded = _BEFORE_PLAN.sub(lambda plan: f"{five_year_plan(plan[1])[0] - 1}年", folded)
    if years.done[:4].isdigit():
        done = int(years.done[:4])
        folded = _AGO.sub(lambda ago: f"{done - int(number_value(ago[1]) or 0)}年", folded)
        if before := plan_of(done - 5):
            folded = _PLAN_BEFORE.sub(before, folded)
    folded = re.sub("(?<=[比较跟和与同])一年(?:[之以]?前|以前)", "前一年", folded)
    folded = _PLAN_OVER.sub(r"“\1”末", re.sub("现在|当前|眼下|如今", "目前", folded))
    return _WHOLE_PLAN.sub(r"“\1”时期", folded)


def _english_periods(folded: str, years: Years) -> str:
    """The time words of an English question in the Chinese form that periods are read from."""
    text = re.sub(
        r"(?P<before>\b(?:before|prior to|ahead of) )?(?P<part>(?:end|close|conclusion) of )?(?:the )?"
        r"(?P<ordinal>\w+)[- ]five[- ]year(?: plan)?(?: period)?"
        r"(?P<over> (?:ended|closed|finished|concluded|was over)\b)?",
        _english_plan,
        folded,
    )
    if years.done[:4].isdigit():
        done = int(years.done[:4])
        text = re.sub(
            r"\b(?P<count>five|ten|5) years ago\b",
            lambda m: str(done - _years(m["count"])),
            text,
        )
    text = re.sub(
        r"\b((?:19|20)\d{2})\s*(?:to|-|–|through|and)\s*((?:19|20)\d{2})\b", r"\1-\2年", text
    )
    text = re.sub(
        r"\b(?P<count>two|three|four|five|six|seven|eight|nine|ten|\d) years (?:up )?(?:to|through|ending(?: in)?) "
        r"(?P<last>(?:19|20)\d{2})\b",
        lambda m: f"{int(m['last']) - _years(m['count']) + 1}-{m['last']}年",
        text,
    )
    text = re.sub(r"\b((?:19|20)\d{2})\b(?!\s*年|-)", r"\1年", text)
    text = re.sub(
        r"(?:than|compared (?:with|to)|over|from) (?:the )?(?:year before|previous year|last year)",
        "比上年",
        text,
    )
    text = re.sub(r"\b(?:now|nowadays|currently|at (?:present|the moment))\b", "目前", text)
    return (
        text.replace("this year", "今年").replace("last year", "去年").replace("next year", "明年")
    )


def _english_plan(said: re.Match[str]) -> str:
    """A five-year plan in Chinese: its end, the year before it, or all of it."""
    ordinal = _ORDINALS.get(said["ordinal"])
    if ordinal is None:
        return said[0]
    if said["part"] or said["over"]:
        return f"“{ordinal}五”末"
    return f"{five_year_plan(ordinal)[0] - 1}" if said["before"] else f"“{ordinal}五”时期"


def _years(count: str) -> int:
    """A number of years in English words or digits."""
    words = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words.index(count) + 2 if count in words else int(count)
