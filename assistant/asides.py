"""What a question says besides what it asks: who is asking, thanks, and a guess at the number.

我刚来上班,问一下,… speaks of no work of a report's, 听说好几千,到底多少 and 就没几条吧,几条 ask for one
number only.
"""

from __future__ import annotations

import re

_ASKERS = "(?:我|俺|本人)(?:是|刚|才|新|初|不懂|不太|(?:要|在|正|准备)写)"
_WHO_ASKS = re.compile(
    rf"^{_ASKERS}[^,，?？多几]{{1,12}}[,，](?:就|先|想|请|麻烦|跟您?|向您?)*"
    "(?:问|打听|请教|咨询)(?:一?下儿?|问|个事儿?|您)*[哈啊哦呀]*[,，]?"
)
# 唔該, which is folded to 不该: please or thanks, at either end.
_THANKS = re.compile("^不该晒?[,，]|[,，]不该晒?(?=[?？。!！]*$)")
_GUESS = re.compile(
    "(?:(?<=[,，])|^)(?:我?(?:听说|据说|好像|估计|记得|感觉|说是))?(?:总共|一共)?[是有]?好几[十百千万]+[多来]?[一-鿿]?[,，]"
    "|(?:就|也|好像|估计|怕是)*没有?几[一-鿿]{1,2}[吧了呢]*[,，]"
)
_ASKS = re.compile("多少|几(?!率)")


def without_asides(folded: str) -> str:
    """A folded Chinese question without what it says besides what it asks.

    >>> without_asides("俺刚来上班,问一下哈,清理了多少本证?")
    '清理了多少本证?'
    >>> without_asides("处罚的权力,听说好几千,到底是多少项?")
    '处罚的权力,到底是多少项?'
    """
    folded = _THANKS.sub("", _WHO_ASKS.sub("", folded))
    guess = _GUESS.search(folded)
    if guess and _ASKS.search(folded, guess.end()):
        comma = "," if guess.start() and folded[guess.start() - 1] not in ",，" else ""
        folded = f"{folded[: guess.start()]}{comma}{folded[guess.end() :]}"
    return folded
