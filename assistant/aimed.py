"""What is aimed at, where that is a rise: 今年GDP目标是多少 is answered with 地区生产总值增长5%.

Most aims of a plan are rises, and whoever asks what an aim is takes it as it is set. Only where no
level is aimed at: of 收入达到100亿元 the level is the aim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Draft
from assistant.asking.concepts import Concept
from assistant.asking.conversation import telling
from assistant.choosing.mentions import mentions
from assistant.draft import draft_answer
from assistant.workbench import Workbench
from corpus import Figure, fold

_AIM_ITSELF = re.compile(
    r"目标(?:值|数)?(?:又|具体|大概|大约)?(?:是|为|[定设][在为到成了]*|有)?(?:多少|多高|几(?![个项条]))(?P<unit>[一-鿿%]?)"
    r"|目标(?:值|数)?[?？。]*$|\b(?:target|goal)\b"
)
_AIM = re.compile("目标|target|goal")
_SAID = 0.8
_SPOKEN = "呢啊呀吗嘛吧来哈哦"


def as_aimed(bench: Workbench) -> Draft | None:
    """The answer that is a rise aimed at, for a question that asks for an aim; None without one."""
    question = bench.question
    found = _AIM_ITSELF.search(question.folded)
    if not found or (found["unit"] and found["unit"] not in _SPOKEN) or question.stated:
        return None
    asked = question.folded.replace("目标", "增长目标", 1)
    aim = {"growth", "target", "quantity"}
    question = replace(question, unit="", folded=asked, meanings=question.meanings | aim)
    reading = replace(bench.reading, question=question)
    query = replace(bench.query, question=question)
    draft = draft_answer(Workbench(bench.assistant, reading, query, bench.passages))
    named = [c for c in telling(bench.query.own) if not _AIM.search(c.word)]
    return draft if draft.answered and _are_aims(draft.figures, named) else None


def _are_aims(figures: Sequence[Figure], named: Sequence[Concept]) -> bool:
    """Whether all of some figures are rises aimed at, of all that is named."""
    aims = all(figure.status == "target" and figure.role == "growth" for figure in figures)
    said = mentions(named, [fold(figure.label).lower() for figure in figures])
    return bool(figures) and aims and bool((said >= _SAID).all())
