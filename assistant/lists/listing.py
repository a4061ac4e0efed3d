"""What a question names side by side to ask of each: the words that name, and those that ask."""

from __future__ import annotations

import re

from assistant.asking.question import Question
from assistant.lists.each import listing_clause, names_whole

SPREAD = re.compile(
    "分别|(?<![一总共全])都(?=[是有为达]?(?:多少|几(?![率乎])|百分之)|[是为到达]?(?:什么|啥|哪个)(?:数字?|水平|样的?数|值))|列一下|报一下|依次|逐[个一]|挨个|各(?:自|(?=[是有为占]|[一-鿿]{0,6}(?:多少|几)))|\\brespectively\\b|\\beach\\b"
)
# Things listed and counted once more, of which each is asked: 强制、处罚两类的数目.
_COUNTED = re.compile(
    "(?<=[一-鿿])[,，]?(?:这|那)?(?:[两二三四五六七八九十]|\\d+)大?(?:[样类种项个者]|方面|笔)"
    "(?=[一-鿿]{0,8}(?:数目?|数量|增[速幅]|金额|多少|几)|数字?|[?？,，]|都|全|$)"
)
# Where two measures are named, their names alone ask for both: 学法的单位数和人数.
_MEASURES = re.compile(
    "(?<=[次人项件户家个位]数)(?=是|有|各|呢|都|全|[,，]?请?(?:一并|依次|逐一)|[?？]|$)|(?<=[率量额])(?=是|有|各|呢|都|全|[,，]?请?(?:一并|依次|逐一)|[?？]|$)|(?<=[幅速值标])(?=[,，]?请?(?:一并|依次|逐一))"
)
# Measures said in one breath: 单位数人数.
_RUN_TOGETHER = re.compile(
    "(?<=[一-鿿][次人项件户家个位]数)(?![和与及跟同])(?=[一-鿿]{1,3}[数率量额])"
)
# What three things are meant is said one right after the other: 一产二产三产.
_SECTORS_RUN = re.compile("(?<=[一二]产)(?=[二三]产)")
# Or after a colon: 列出各类阵地的数量:基地、公园、广场.
_AFTER_COLON = re.compile(r"[:：](?P<listed>[^:：?？。]+[、,，][^:：?？。]+)[?？。.]*$")
# What a joint opens is of the list before it: 甲、乙,以及丙.
_LISTED_ON = re.compile("[,，](?=(?:以及|还有|外加|连同|和|与|及)[一-鿿])")
_LIST_OUT = re.compile(
    "^(?:请|麻烦|帮我?)?列[出举](?P<listed>[^?？。]*(?:、|和|与|及)[^?？。]+)[?？。]*$"
)
# Each with its own article, in English: what were the intake and the success rate for mediation.
_WHAT_WERE = re.compile(
    r"^what (?:were|are) the (?P<listed>[^?]+? and the [^?]+?)(?P<said> (?:for|in) [^?,]+)?[?]*$"
)
# Three or more things in English, of which a comma parts the first from the others.
_ENGLISH_LIST = re.compile(r"[a-z][\w'’ -]*(?:, (?!and )[\w'’ -]+)+,? and [\w'’ -]+")
_OPENS_ENGLISH = re.compile(r"^(?:(?:in|during|by|for|of|at|under|among) [^,]*, )?")
_ARTICLE = re.compile(",? and the |, the ")
# Two measures of one thing, by their names alone: 考试的场次和人数.
_TWO_MEASURES = re.compile(
    "^(?P<topic>.*?[一-鿿])的?[,，]?(?P<one>[一-鿿]{1,2}数|场次|人次)(?:和|与|跟|及|、)(?P<other>[一-鿿]{1,4}数|场次|人次)"
    "(?=[,，]?(?:分别|各|都|全|依次|一并|是|有|呢|[?？]|$))"
)
# What is asked is listed after the asking: 多少公里供热、燃气、供水管网. Of what follows a verb it is
# told what was done: 几项跟我们没关系、不用做.
_LISTED_AFTER = re.compile(
    "(?:多少|(?<![哪近这前后第把])几(?![率乎]))(?P<listed>[^,，?？多少几、跟与把被给让没不了的是有]+、[^,，?？多少几]+)[?？]*$"
)
# What there is of each by now is no sum of them: 累计引进了多少企业、机构和基金.
_SO_FAR = re.compile("^(?!.*(?:一共|总共|合计|共计|总计|总数|总量|共有)).*累计")
# 各几项,给我捋一捋: how to be told names nothing.
_PLEA = re.compile(
    "[,，。?？](?:[烦恳]?请|麻烦|劳驾|[给帮替跟]我|告诉|一并|逐一|依次)[^,，?？]*[?？。]*$"
)
# What three things are meant is known to every reader of statistics.
_SECTORS = re.compile("^([^、]*?)(?:三次|三大|三个|一二三次?)产业(?!结构|比)")


def asks_of_each(question: Question) -> bool:
    """Whether a question says that it asks for a figure of each of several things."""
    folded = question.folded
    return any(sign.search(folded) for sign in (SPREAD, _COUNTED, _MEASURES, _WHAT_WERE))


def named_and_asked(folded: str) -> tuple[str, str] | None:
    """The words of a question that name what it asks of, and those that ask it of each."""
    folded = _LISTED_ON.sub("", _RUN_TOGETHER.sub("、", _SECTORS_RUN.sub("、", folded)))
    folded = _SECTORS.sub(r"\1第一产业、第二产业、第三产业", folded)
    if colon := _AFTER_COLON.search(folded):
        if asked := SPREAD.search(colon["listed"]):
            said = f"{folded[: colon.start()]} {_PLEA.sub('', colon['listed'][asked.end() :])}"
            return colon["listed"][: asked.start()].rstrip(",，"), said
        return colon["listed"], folded[: colon.start()]
    spread = SPREAD.search(folded) or (
        _COUNTED.search(folded, folded.rindex("、")) if "、" in folded else None
    )
    spread = spread or _MEASURES.search(folded)
    if spread:
        head = _ENGLISH_LIST.sub(_with_joints, folded[: spread.start()])
        return head, _PLEA.sub("", folded[spread.end() :])
    if were := _WHAT_WERE.search(folded):
        return _ARTICLE.sub("、", were["listed"]), were["said"] or ""
    listed = _LIST_OUT.search(folded)
    return (listed["listed"], "") if listed else None


def _with_joints(listed: re.Match[str]) -> str:
    """What is listed in English, one thing apart from another; when it was and where is none of it."""
    opening = _OPENS_ENGLISH.match(listed[0])
    start = opening.end() if opening else 0
    return listed[0][:start] + re.sub(",? and |, ", "、", listed[0][start:])


def two_measures(folded: str) -> tuple[str, str] | None:
    """Two measures of one thing, that a question only names, each as an asking of its own.

    >>> two_measures("任前考试的场次和人数各多少?"), two_measures("强制、处罚各几项?")
    (('任前考试,多少场', '多少人'), None)
    """
    named = _TWO_MEASURES.search(folded)
    if not named:
        return None
    one, other = (_asked_outright(named[name]) for name in ("one", "other"))
    return f"{named['topic']},{one}", other


def _asked_outright(measure: str) -> str:
    """What a measure's name asks for: 单位数 how many units, 应考人数 how many persons."""
    counted = measure.removesuffix("数") if measure.endswith("数") else measure.removesuffix("次")
    counted = "人次" if measure == "人次" else counted
    return f"多少{'人' if counted.endswith('人') else counted}"


def lists_after(question: Question) -> re.Match[str] | None:
    """Where a question lists what it asks for after its 多少, if it does."""
    if question.means("sum", "yesno", "difference", "average"):
        return None
    if question.means("total") and not _SO_FAR.search(question.folded):
        return None
    return _LISTED_AFTER.search(question.folded)


def asks_for_whole_too(question: Question) -> bool:
    """Whether a question asks for each of several things and for what they come to."""
    named = named_and_asked(question.folded)
    return named is not None and question.means("each") and names_whole(listing_clause(named[0])[0])
