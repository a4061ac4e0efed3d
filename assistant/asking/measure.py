"""What is measured, in words: by a question over several years or places, and by a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.asking.places import without_places
from assistant.asking.question import leading_unit
from corpus import Figure, fold

_YEAR = r"(?:19|20)\d{2}年?(?:底|末|度)?"
_YEARS = re.compile(rf"{_YEAR}(?:\s*(?:[-—~～、,，]|到|至|和|与|跟|同)+\s*{_YEAR})*")
# What is compared, how, and the words that ask for it; none of them names a measure.
_COMPARING = re.compile(
    r"[两三四][地省市](?!区)|第\d+[高低](?=的?省)|[前后][一二三四五六七八九十](?=的?省)|最[高多大快长强低少小慢短]|更[高多大快低少小慢]|排名?第?|前[一二三四五六七八九十\d]+名?|位居|第一"
    r"|哪[个一些几两三]?[边方]?|省份?|自治区|地区(?!生产)|地方|(?<![去今明全上每历逐近])年份?(?=[^内末初底间均]|$)|是|有|的(?=[^一-鿿]|$)"
    r"|从[高大多低小少]到[低小少高大多]|怎么排|排序|排(?:一排|一?下|个?(?:名次?|队|个?序))|谁的?|超过|高于|低于|不到|以上|以下|不低于|达到"
    r"|走势|趋势|变化(?:情况|趋势|怎么样|咋样|怎样|如何)?|怎么变(?:化|动)?[的了]?|如何变化|(?:是?(?:怎么|咋|如何))?一路(?:怎么|咋|如何)?(?:[走变][过下]?[来去]?的?)|历年(?:来)?|逐年|[每各]一?年|分别|各自?(?=是|为|有|多|几|达|占)"
    r"|(?:[“\"]?十[一二三四五]五[”\"]?(?:时期|期间)?的?)?[首头][尾末][两二]?年的?"
    r"|近[一两二三四五六七八九十几\d]+年来?|(?<=[一-鿿])(?:[多高大快低少小短慢]|(?<!增)长)(?=[?？。!！,，]|还是?|\s*$)|[?？。()（）]"
    # What is left of 比2016年 and of 多少万亿 once the year and the asking are gone.
    r"|(?<!\S)[比较和与跟同](?![例重率值价分物平年])|[比较和与跟同从由](?=\s|$)|(?<!\S)[十百千万亿]+[a-z]?(?=\s|[?？。!！,，]|$)"
    r"|得更?[多高大快低少小慢](?:些|一?点儿?)?(?=[?？。!！,，]|\s*$)"
    r"|(?:怎么|咋|如何)?一年一?年[的地是]?(?:(?:怎么|咋|如何)?(?:变|涨|降|走|升|增|减)(?:化|动|[过上下][来去]?)?[的了]?)?"
    r"|(?:怎么|咋|如何)(?:涨|降|走|升|增|减)(?:[过上下][来去]?)?[的了]?|咋变(?:化|动)?[的了]?|有?[什啥哪怎][么些样]?的?变化"
    r"|\b(?:which|what|who(?:se)?|provinces?|regions?|places?|years?|does|do|has|have|had|is|was|are|were|the"
    r"|highest|largest|biggest|lowest|most"
    r"|fastest|smallest|least|more|higher|larger|bigger|greater|faster|lower|smaller|fewer|less|slower|than"
    r"|over|above|below|under|top \w+|in|of|with|each|every|respectively"
    r"|trend|change[sd]?|compare[sd]?|vs|versus|between|exceed(?:s|ed)?|or|by how (?:much|many)|how|did)\b"
)

_ASKED = re.compile(
    r"(?:超(?:[出了额])?了?|(?:[多少高低大小快慢短]|(?<!增)长)(?:[出了过]|[出过]来)?|相?差(?:了|距)?)?"
    r"(?:多少|(?<![近这前后])几(?![率乎]))(?P<tail>[一-鿿/]{0,6})"
)
_EDGES = re.compile(r"^(?:\s|和|与|跟|同|的|[,，、])+|(?:\s|的|[,，、])+$")

_GDP = re.compile("(?i)gdp(?!总值)")
_FILLERS = re.compile(
    r"地区(?=生产总值)|全[年区市省县旗]|我[省区市县旗]|年内|(?:19|20)\d{2}年的?|完成|实现|达到?|突破|超过?|为|是|约|共计?|总计"
    r"|累计|[由从].*|[增提]\w?[长加高升]?[到至]|[，、的了\s]|(?<![人户亩])均|预计|多少.*"
)


def measure_words(folded: str, places: Iterable[str]) -> str:
    """A folded question without its years, places and comparing words.

    >>> measure_words("2016年和2018年的城镇新增就业人数哪年多?", ())
    '城镇新增就业人数'
    """
    words = _ASKED.sub(_without_unit, without_places(folded, places))
    words = _COMPARING.sub(" ", _YEARS.sub(" ", words))
    return _EDGES.sub("", " ".join(words.split()))


def _without_unit(asked: re.Match[str]) -> str:
    return " " + asked["tail"][len(leading_unit(asked["tail"])) :]


def measure_of(figure: Figure) -> str:
    """What a figure counts, in the words that reports share (全年GDP完成, 地区生产总值 → 生产总值)."""
    return _FILLERS.sub("", _GDP.sub("生产总值", fold(figure.label)))
