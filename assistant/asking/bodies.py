"""Whether a sentence says which company, hospital, troupe or team: one that the question does not name.

新生产线投产 does not tell whose it is, however surely it speaks of it.
"""

from __future__ import annotations

import re

from assistant.asking.spoken import clauses_spoken_of, is_named, names_in
from index import in_dictionary, tagged

_KIND = (
    "公司|企业|集团|[央国民药车]企|厂家|工厂|剧团|剧院|团队|球队|队伍?|学校|大学|高校|学院|中学|小学"
    "|幼儿园|医院|银行|博物馆|律师事务所|律所|协会|商会|俱乐部"
)
_ASKS_WHICH = re.compile(
    f"哪(?:一?[个家所支国座]|[些几两三俩][个家所支]?)?[一-鿿]{{0,4}}?(?:{_KIND})"
)
_BODY = re.compile(
    f"[一-鿿a-z0-9]{{2}}(?:{_KIND}|局|委员会|实验室|研究[所院]|联合会|中心|院|厂|馆|场|社|会)"
)
_STEM = 2


def says_which_body(question: str, sentence: str) -> bool | None:
    """Whether a sentence names a body where it speaks of what is asked; None if none is asked for.

    Any name counts and any word that no dictionary has, as companies may be called anything.
    Both texts are folded.

    >>> says_which_body("新生产线是哪家公司的?", "首条新生产线投产。")
    False
    >>> says_which_body("新生产线是哪家公司的?", "百瑞公司新生产线投产。")
    True
    """
    if not _ASKS_WHICH.search(question):
        return None
    return any(_names_a_body(clause, question) for clause in clauses_spoken_of(question, sentence))


def _names_a_body(clause: str, question: str) -> bool:
    bodies = (body[:_STEM] for body in _BODY.findall(clause))
    unknown = (
        word
        for word, flag in tagged(clause)
        if len(word) > 1 and flag[0] in "nx" and not in_dictionary(word)
    )
    return any(not is_named(name, question) for name in (*names_in(clause), *bodies, *unknown))
