"""Which of two things of one report there is more of: 行政许可和行政确认哪个多, 审查的文件多还是意见多.

Places and years that are set against each other are put plainly before; see `asking.plainly`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asking.question import Question
from assistant.calculation.arithmetic import size_of
from assistant.calculation.operands import Calculated, worked_out
from assistant.calculation.quotients import operands
from assistant.choosing.choose import weights
from assistant.workbench import Choice, Workbench

_AND = "(?:和|与|跟|、|同(?![比期样时])|以及|还有)"
_WAYS = "多高大长快少低小短慢"
_LESS = "少低小短慢"
_DEGREE = "(?:比较|一?[些点]儿?|[更较要得还])*"
_COMPARED = "(?:相?比(?:起来|较|一下)?|比一比|(?:这|那)?[两二]者?[个种类项样]?(?:之间|之中|当中|[里中])?|之间|当中)?"
_END = r"[呢呀啊吧的了]*$"
_WHICH = f"{_COMPARED}[,，]?(?:到底|究竟|是|的|数量|中)*(?:哪(?:一?[个种类项样边方块头家条处]|者)|谁家?|孰)"
_ASKED = (
    re.compile(
        rf"^(?P<a>.{{2,30}}?){_AND}(?P<b>.{{2,30}}?){_WHICH}(?P<noun>[一-鿿]{{0,12}}?)(?:数量?)?{_DEGREE}"
        rf"(?P<way>[{_WAYS}]){_DEGREE}{_END}"
    ),
    re.compile(
        rf"^(?P<a>.{{2,30}}?)(?:数量)?{_DEGREE}(?P<way>[{_WAYS}]){_DEGREE}[,，]?还是(?P<b>.{{2,30}}?)"
        rf"{_DEGREE}(?:(?P=way){_DEGREE})?{_END}"
    ),
    re.compile(
        rf"^(?:到底|究竟)?是?(?P<a>.{{2,30}}?)[,，]?还是(?P<b>.{{2,30}}?)(?:的?数量)?"
        rf"(?:更|比较|要)(?P<way>[{_WAYS}]){_DEGREE}{_END}"
    ),
    re.compile(
        r"^(?:which (?:is|are|was|were|has|had|number is|had the)|(?:are|were) there)"
        r" (?P<way>more|higher|larger|greater|bigger|fewer|less|lower|smaller)\w*(?: numerous)?[,:]? "
        r"(?P<a>.+?),? or (?P<b>.+?)$"
    ),
)
_LESS_IN_ENGLISH = ("fewer", "less", "lower", "smaller")
_EQUAL = re.compile(
    rf"^(?P<a>.{{2,30}}?){_AND}(?P<b>.{{2,30}}?)(?:(?:这|那)?[两二][个种类项样者](?P<noun>[一-鿿]{{0,8}}?))?(?:的?数量?|的)?"
    rf"(?:是不是|是否)?(?:一样|相同|相等|同样|持平)[{_WAYS}]?的?(?:吗|么|吧|没有?|嘛)?{_END}"
)
_MARKS = re.compile(r"[\s?？。!！]+$")
# 哪个多?多多少? goes on to ask how far apart they are.
_HOW_FAR_APART = re.compile(
    rf"[,，;；?？\s]*(?:又|要|还)?(?:相?差|[{_WAYS}])(?:了|出)?来?(?:多少|几).*$"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Two things set against each other, in words, and whether that is asked for of which there is less.

    `less` is None where a question asks whether there are as many of both, and `way` empty; else the
    word that says which way they are compared (多, fewer).
    """

    first: str
    second: str
    less: bool | None
    way: str = ""


@dataclass(frozen=True, slots=True)
class OfTwo:
    """The figures of both things, that which is asked for first, and how sure they are."""

    figures: tuple[Choice, Choice]
    asked: Asked
    confidence: float

    @property
    def are_equal(self) -> bool:
        """Whether there is as much of one as of the other."""
        one, other = (size_of(choice.figure) for choice in self.figures)
        return one == other

    def apart(self) -> Calculated | None:
        """How far apart both are."""
        larger_first = sorted(self.figures, key=lambda choice: size_of(choice.figure), reverse=True)
        return worked_out("difference", larger_first)


def asked_of_two(question: Question) -> Asked | None:
    """What a question sets against each other, if it asks which of two things there is more of.

    >>> from corpus import Years
    >>> from assistant.asking.question import read_question
    >>> asked_of_two(read_question("图书馆和文化馆哪个多?", Years("2020", "2021")))
    Asked(first='图书馆', second='文化馆', less=False, way='多')
    >>> asked_of_two(read_question("新建的桥少还是修的路少?", Years("2020", "2021")))
    Asked(first='新建的桥', second='修的路', less=True, way='少')
    """
    words = _MARKS.sub("", _HOW_FAR_APART.sub("", question.folded))
    for pattern in _ASKED:
        if match := pattern.search(words):
            less = match["way"] in _LESS or match["way"] in _LESS_IN_ENGLISH
            return Asked(*_things(match), less, match["way"])
    match = _EQUAL.search(words) if question.means("yesno") else None
    return Asked(*_things(match), None) if match else None


def _things(match: re.Match[str]) -> tuple[str, str]:
    """Both things, each with the noun that is said of both (行政许可和行政确认哪个事项多)."""
    noun = (match.groupdict().get("noun") or "").removesuffix("得")
    first, second = (match[name].strip(" ,，") for name in "ab")
    return f"{first}{noun}", f"{second}{noun}"


def of_two_things(bench: Workbench) -> OfTwo | None:
    """The figures of two things that a question sets against each other; None if they are not surely found."""
    asked = asked_of_two(bench.question)
    if asked is None:
        return None
    found = operands(bench, "difference", asked.first, asked.second)
    sure = min((choice.confidence for choice in found), default=0.0)
    if sure < weights()["calculation_confidence"]["threshold"]:
        return None
    one, other = found
    if asked.less is not None and (size_of(one.figure) < size_of(other.figure)) != asked.less:
        one, other = other, one
    return OfTwo((one, other), asked, sure)
