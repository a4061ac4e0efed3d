"""Whether a sentence gives the name asked for: of a company, hospital or team, or what a thing is called.

新生产线投产 does not tell whose it is nor what it is called, however surely it speaks of it.
"""

from __future__ import annotations

import re

from assistant.asking.spoken import clauses_spoken_of, is_named, names_in
from index import in_dictionary, tagged

_BODY = (
    "公司|企业|集团|[央国民药车]企|厂家|工厂|剧团|剧院|团队|球队|队伍?|学校|大学|高校|学院|中学|小学"
    "|幼儿园|医院|银行|博物馆|律师事务所|律所|协会|商会|俱乐部|商[场厦]|卖场|考[点场]|电[站厂]|发射场|场馆|馆|单位"
)
_ASKS_NAME = re.compile(
    f"哪(?:一?[个家所支国座]|[些几两三俩][个家所支]?)?[一-鿿]{{0,4}}?(?:{_BODY})"
    "|叫(?:个|做|成)?(?:什么|啥)(?!样|名堂)|(?:姓名|名[字称])(?:是|叫|都)?(?:什么|啥)"
)
_FORMED = re.compile(
    f"[一-鿿a-z0-9]{{2}}(?:{_BODY}|局|委员会|实验室|研究[所院]|联合会|中心|院|厂|馆|场|社|会|新区|办(?=[的主牵负发组]|$))"
)
_STEM = 2
"""Characters of a name that stand before what kind of thing it is of."""
_QUOTED = re.compile("[“《「](?P<title>[^”》」]+)")


def says_name(question: str, sentence: str) -> bool | None:
    """Whether a sentence names something where it speaks of what is asked; None if no name is asked for.

    Any name counts that the question does not give, any title and any noun that no dictionary
    has, as things may be called anything. Both texts are folded.

    >>> says_name("新生产线是哪家公司的?", "首条新生产线投产。")
    False
    >>> says_name("新生产线是哪家公司的?", "百瑞公司新生产线投产。")
    True
    """
    if not _ASKS_NAME.search(question):
        return None
    return any(_gives_a_name(clause, question) for clause in clauses_spoken_of(question, sentence))


def _gives_a_name(clause: str, question: str) -> bool:
    formed = (name[:_STEM] for name in _FORMED.findall(clause))
    unknown = (
        word
        for word, flag in tagged(clause)
        if len(word) > 1 and flag[0] in "nx" and not in_dictionary(word)
    )
    names = (*names_in(clause), *_QUOTED.findall(clause), *formed, *unknown)
    return any(not is_named(name, question) for name in names)
