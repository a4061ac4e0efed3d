"""How a question says that it wants several figures, put the way that is commonest.

甲和乙的收入,两个数都给我 asks what 甲和乙的收入分别是多少 asks, and so does 请按甲、乙的顺序,给出收入; the
plea tells how to be told, and names nothing.
"""

from __future__ import annotations

import re

from corpus import list_items

ASKING = re.compile("多少|(?<![哪近这前后第把的])几(?!率|乎)|多[高大长宽深远重](?![一-鿿]*的)")
"""The words that ask how many or how much."""
_SO_MANY = "(?:这|那)?(?:[两二三四五六七八九十]|\\d+)(?:个|项|样|组|笔)"
_NUMBERS = f"(?:{_SO_MANY})?(?:数字|数据|数目|数值|数)"
_ALL = "(?:都|全都?|全部|一并|一起|一块儿?|一次性?|分开|分别|逐[个一项]|依次|挨个|各自|一一)"
_FOR_ME = "(?:[给帮替跟向]我|我|帮忙|[烦恳]?请|麻烦|劳驾)"
_TELL = "(?:列|报|说|讲|念|给|告诉|想?要|想知道|写|提供|开列|摆|查)"
_SO = "(?:[给告]诉?我|我|出来?|一?下|一遍|清楚?|明白|全|齐|上来|来|看看?|听听?|知道|[吧呀啊呢嘛了哈])*"
_END = "[?？。!！]*$"
_OPENS = "(?:[,，。;；?？!！]\\s*)"
# Says at the end that all is to be told: 两个数都给我; 请分开列出; 都报一下.
_PLEA = re.compile(
    f"(?:{_OPENS}{_FOR_ME}*把?(?P<numbers>{_NUMBERS}|{_SO_MANY})?|(?P<bare>{_SO_MANY}数[字据目]?)?)"
    f"{_FOR_ME}*{_ALL}+{_FOR_ME}*{_TELL}{_SO}{_END}"
    f"|{_OPENS}?{_FOR_ME}*把?(?P<count>{_SO_MANY}数[字据目]?){_FOR_ME}*{_TELL}{_SO}{_END}"
)
# What is told before a colon, and what of after it: 把数字逐个报给我:甲、乙、丙.
_COLON = re.compile(
    f"[,，]?{_FOR_ME}*把?(?:{_NUMBERS})?{_FOR_ME}*"
    f"(?:{_ALL}{_FOR_ME}*{_TELL}{_SO}|{_TELL}(?:全|齐|清楚?|出来?){_SO})[:：](?P<listed>[^:：?？。]+){_END}"
)
# In the order to be told in: 请按甲、乙、丙的顺序,给出项目个数.
_IN_ORDER = re.compile(
    f"^{_FOR_ME}*(?:按照?|依照?)(?P<listed>[^,，?？:：]+?)(?:的|这个?)?(?:顺序|次序|先后),?"
    f"{_FOR_ME}*(?:{_ALL}*{_TELL}{_SO})?(?P<asked>[^,，?？]*?){_END}"
)
# How what is listed after a colon is taken apart is no part of what is asked: 项目按类别拆开看:工业、农业各几个.
_BY_KIND = re.compile(
    "[,，]?按照?[一-鿿]{0,4}?(?:类别?|类型|种类|行业|领域)(?:来|分开?|拆开?|列|看|说|讲|算|数)+"
    "(?=[:：][^:：]*、)"
)
_JOINS = re.compile("、|以及|[和与跟及]")
_MEASURE = re.compile(
    "(?:[率额量值幅速数]|收入|支出|面积|里程|长度|投资|比重|比例|占比|指标|目标|标准|人次|场次)$"
)
_HERE = re.compile("(?:[一-鿿]{2}了|是|有|为|达到?)?$")
# One more measure to be told with what is asked: 收了几件成了几件,成功率也给下.
_ONE_MORE = re.compile(
    f"(?<=[,，])(?P<measure>[一-鿿]{{1,12}})(?:也|顺便|顺带|同时|再)(?:一并|一起|都)?{_FOR_ME}*{_TELL}{_SO}{_END}"
)


def all_told(folded: str) -> str:
    """A folded Chinese question that pleads to be told several figures, as it is commonly asked.

    >>> all_told("城镇居民和农村居民的收入,两个数都给我")
    '城镇居民和农村居民的收入分别是多少'
    >>> all_told("团队覆盖到多少乡镇、行政村和社区?请分开列出")
    '团队覆盖到多少乡镇、行政村和社区'
    >>> all_told("把三个目标列全:城镇就业、劳动力转移"), all_told("把措施都列出来")
    ('把三个目标:城镇就业、劳动力转移分别是多少', '把措施都列出来')
    """
    folded = _BY_KIND.sub("", folded)
    if order := _IN_ORDER.search(folded):
        named, asked = order["listed"], order["asked"]
        if _JOINS.search(named) and (_MEASURE.search(asked) or ASKING.search(asked)):
            return f"{ASKING.split(asked)[0]}:{named}依次是多少"
    if (colon := _COLON.search(folded)) and not ASKING.search(colon["listed"]):
        if _JOINS.search(colon["listed"]):
            return f"{folded[: colon.start()]}:{colon['listed']}分别是多少".lstrip(":")
        return folded
    if more := _ONE_MORE.search(folded):
        if ASKING.search(folded[: more.start()]) and _MEASURE.search(more["measure"]):
            return f"{folded[: more.end('measure')]}是多少"
        return folded
    plea = _PLEA.search(folded)
    return _asked_of_each(folded, plea) if plea else folded


def _asked_of_each(folded: str, plea: re.Match[str]) -> str:
    """A question without the plea it ends in, which asks of each where it asked in one."""
    body = folded[: plea.start()]
    asking = list(ASKING.finditer(body))
    numbers = plea["numbers"] or plea["bare"] or plea["count"]
    if not asking:
        named = list_items(body, 2) and (numbers or _MEASURE.search(body))
        return f"{body}分别是多少" if named else folded
    if len(asking) > 1 or _JOINS.search(body, asking[0].end()):
        return body
    at = _HERE.search(body, 0, asking[0].start())
    assert at is not None
    if not list_items(body[: at.start()], 2) or re.search("分别|各|都|依次", body):
        return folded
    return f"{body[: at.start()]}分别{body[at.start() :]}"
