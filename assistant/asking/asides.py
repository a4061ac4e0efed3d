"""What a question says besides what it asks: who is asking, what for, a guess at the number.

我刚来上班,问一下,… speaks of no work of a report's, 听说好几千,到底多少 and 就没几条吧,几条 ask for one
number only, and of 多少个,听说惠及十来万户 the number heard is not the one asked for.
"""

from __future__ import annotations

import re

_ASKERS = "(?:我|俺|本人)(?:是|刚|才|新|初|不懂|不太|(?:要|在|正|准备)写)"
_WHO_ASKS = re.compile(
    rf"^{_ASKERS}[^,，?？多几]{{1,12}}[,，](?:就|先|想|请|麻烦|跟您?|向您?)*"
    "(?:问|打听|请教|咨询)(?:一?下儿?|问|个事儿?|您)*[哈啊哦呀]*[,，]?"
)
_GUESS = re.compile(
    "(?:(?<=[,，])|^)(?:我?(?:听说|据说|好像|估计|记得|感觉|说是))?(?:总共|一共)?[是有]?好几[十百千万]+[多来]?[一-鿿]?[,，]"
    "|(?:就|也|好像|估计|怕是)*没有?几[一-鿿]{1,2}[吧了呢]*[,，]"
)
_NUMERAL = "\\d一二三四五六七八九十百千万两"
_HEARD = re.compile(
    f"(?:^|[,，])我?(?:听说|据说|都?说是|听人说)(?=[^,，?？]*[{_NUMERAL}])[^,，?？多几什哪谁]*(?=[,，?？]|$)"
)
# What the answer is for, and how exact it has to be, after or before what is asked.
_USE = (
    "(?:填[表报写]|[制做]表|报表|写稿|写材料|写报告|写文章|[做作]?(?:对比|比较|对照|参考)|[做作]ppt"
    "|备查|存档|核对|引用)"
)
# 写稿要用:, 做课件用,
_WRITING = (
    "我?(?:在|正)?(?:写|编|做|赶|备|填|整理|准备)[^,，:：?？多几]{1,6}?(?:急?要用?|急?用|需要)"
)
_AGAINST = r"(?:拿来?|用来)?(?:[和跟与同][^,，?？]{1,12}?)?"
_PURPOSE = re.compile(
    rf"[,，。;；?？]\s*(?:我?(?:[想要]|打算|准备|方便|便于|以便|为了|好)+{_AGAINST}{_USE}(?:一下|用)?"
    rf"|{_AGAINST}{_USE}[要得]?用的?)(?=[,，。;；?？]|$)"
    rf"|^(?:{_USE}[要得]?用的?|{_WRITING})[:：,，]"
    "|[,，。;；?？]\\s*(?:请?[要给报]我?一?个?)(?:准确|精确|具体|确切|准)的?(?:数[字值据目]?)(?=[,，。;；?？]|$)"
)
_YEAR = re.compile(r"(?:(?:19|20)?\d\d|二[〇零][〇零一二三四五六七八九]{2})年")
_ASKS = re.compile("多少|几(?!率)")
_SAYS_NOTHING = re.compile("多少|几|到底|究竟|一共|总共|[^一-鿿]|[吗呢啊是有的了]")
_ENOUGH = 6
"""A question of so many characters that say something names what it asks about."""


def without_asides(folded: str) -> str:
    """A folded Chinese question without what it says besides what it asks.

    >>> without_asides("俺刚来上班,问一下哈,清理了多少本证?")
    '清理了多少本证?'
    >>> without_asides("处罚的权力,听说好几千,到底是多少项?")
    '处罚的权力,到底是多少项?'
    >>> without_asides("翻新的老旧小区一共有多少个,听说惠及十来万户?")
    '翻新的老旧小区一共有多少个?'
    >>> without_asides("2019年受理多少件?想和2020年对比"), without_asides("写稿要用:处罚共多少项")
    ('2019年受理多少件', '处罚共多少项')
    >>> without_asides("2019年受理多少件,和2020年对比呢")
    '2019年受理多少件,和2020年对比呢'
    >>> without_asides("听说2013年查得很严,超标的公车封了几辆?")
    '听说2013年查得很严,超标的公车封了几辆?'
    """
    folded = _WHO_ASKS.sub("", folded)
    folded = _PURPOSE.sub("", _PURPOSE.sub("", folded)) or folded
    unheard = _HEARD.sub(_its_year, folded).lstrip(",，")
    if _ASKS.search(unheard) and len(_SAYS_NOTHING.sub("", unheard)) >= _ENOUGH:
        folded = unheard
    guess = _GUESS.search(folded)
    if guess and _ASKS.search(folded, guess.end()):
        comma = "," if guess.start() and folded[guess.start() - 1] not in ",，" else ""
        folded = f"{folded[: guess.start()]}{comma}{folded[guess.end() :]}"
    return folded


def _its_year(heard: re.Match[str]) -> str:
    """What stays of hearsay: the year it tells, and all of it where that is its only number."""
    year = _YEAR.search(heard[0])
    if not year:
        return ""
    return year[0] if re.search(f"[{_NUMERAL}]", _YEAR.sub("", heard[0])) else heard[0]
