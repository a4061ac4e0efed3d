"""A question for the first few places, or for the one in a given place of the order, put in one plain way.

前三名是哪几个省, 哪三个省最高 and TOP3 ask for 前三的省份; 排第二的是哪个省 for 第二高的省份, and
倒数第一 for 第一低的省份.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asking.question import Question, reworded
from corpus import Years, number_value

_NUMBER = "[一二两三四五六七八九十]|\\d{1,2}"
_ALL = "(?:全国|全国各省|各省份?|31个?省份?)的?"
_RANKED = "(?:排名?|位居|位列|排行|排序|名列)在?"
_WHO = "的?(?:是|有|为)?(?:哪[一些几]?个?(?:省份?|地方|里)?|谁|省份?)?(?:是|有|为)?(?:哪[些几]?个?|谁)?"
_END = "[?？。呢呀啊]*$"
_ENDS = (
    re.compile(
        rf"^(?:{_ALL})?(?P<measure>[一-鿿a-z]{{2,}}?)(?:{_RANKED})?(?:(?P<last>倒数前?|后)|前|top\s*)(?P<some>{_NUMBER})[名位强个]?{_WHO}{_END}"
    ),
    re.compile(
        rf"^(?:{_ALL})?哪(?P<some>{_NUMBER})个?(?:省份?|地方)的?(?P<measure>[一-鿿a-z]{{2,}}?)最(?P<way>[高多大快低少小慢]){_END}"
    ),
    re.compile(
        rf"^(?:{_ALL})?(?P<measure>[一-鿿a-z]{{2,}}?)最(?P<way>[高多大快低少小慢])的(?P<some>{_NUMBER})个?省份?{_WHO}{_END}"
    ),
)
_NTH = (
    re.compile(
        rf"^(?:{_ALL})?(?P<measure>[一-鿿a-z]{{2,}}?)(?:{_RANKED})?(?P<last>倒数)?第(?P<nth>{_NUMBER})名?(?P<way>[高多大快低少小慢])?{_WHO}{_END}"
    ),
    re.compile(
        rf"^(?:{_ALL})?哪个(?:省份?|地方)的?(?P<measure>[一-鿿a-z]{{2,}}?)(?:{_RANKED})?(?P<last>倒数)?第(?P<nth>{_NUMBER})名?{_END}"
    ),
    re.compile(
        rf"^(?:{_ALL})?(?P<measure>[一-鿿a-z]{{2,}}?)(?P<last>垫底|排在?最后){_WHO}(?P<nth>){_END}"
    ),
)
# 哪些指标居全国第一 asks for a measure, and 连续多少年全国第一 for how long.
_NO_MEASURE = re.compile("[哪谁啥几]|什么|多少|连续|全国$|全球|世界|[位名居列走排]在?$")
_SPELLED = "一二三四五六七八九十"
_LOW = "低少小慢"


def put_in_order(question: Question, years: Years) -> Question:
    """The question put plainly if it asks for the first or last few places, or one of the order.

    :param years: what relative words (今年) are resolved against.
    """
    for pattern, nth in (*((p, False) for p in _ENDS), *((p, True) for p in _NTH)):
        if found := pattern.search(question.folded):
            said = found.groupdict()
            if _NO_MEASURE.search(said["measure"]):
                return question
            last = bool(said.get("last")) or (said.get("way") or "高") in _LOW
            way = "低" if last else "高"
            number = int(number_value(said["nth" if nth else "some"] or "1") or 1)
            if number > len(_SPELLED):
                return question
            plain = (
                f"第{number}{way}的省份"
                if nth
                else f"{'后' if last else '前'}{_SPELLED[number - 1]}的省份"
            )
            other = reworded(question, f"{said['measure']}{plain}?", years)
            # 几个省 and 三个省 ask for no number of anything.
            return replace(other, unit="", meanings=other.meanings - {"quantity"})
    return question
