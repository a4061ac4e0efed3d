"""Which of some figures, one a place or one a year, are of one measure and can be told side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.asking.concepts import Concept
from assistant.asking.measure import measure_of
from assistant.asking.question import Question
from assistant.calculation.operands import is_change
from assistant.comparison.alike import thing_counted
from assistant.words.lexicon import contrasts_in, plain_words
from assistant.workbench import Choice, Part, Workbench
from corpus import Figure, common_unit, fold
from index import tagged

_TELLING = ("n", "nz", "vn", "j", "s", "ns", "b")
# That it grew, a figure says by what it is; which way and how fast is no part of a measure's name.
_MOVED = re.compile("[增涨升降跌减]|[速幅]度?$|^[最更]?[快慢高低多少大小]$|同比|变化")
_ALL_OF_IT = re.compile("全[^额体员职文民]")
_MOVES = re.compile("(?:增长?|上?涨|下?降)(?:速度?|幅度?|率)$|增长$")
# What several years brought is no measure of one of them, and what was added up none of a year's.
_OF_YEARS = re.compile(
    r"(?:\d|[两二三四五六七八九十])年(?:来|间|累计|共|总|增|减|下降|提高|新增)|累[计积]|每年|年均(?!浓度|[气水]?温|降[水雨]|值)"
)


def of_one_measure(
    bench: Workbench,
    likely: Sequence[Sequence[Choice]],
    *,
    one_year: bool = False,
    of_years: bool = False,
) -> list[Choice]:
    """One choice each that can be compared: done or planned as most are, and of one thing.

    Of another thing is what a noun tells apart that neither the question nor half of the others' names
    have (of two, the other's): 人均地区生产总值 among 地区生产总值.

    :param likely: for each place or year the choices that may be meant, the likeliest first.
    :param one_year: whether they must be of one year as well, and no total of several.
    :param of_years: whether they are of one place's years, where what its number is said of tells
        less: 环保公厕 of one year are what the next calls 公厕.
    """
    question = bench.question

    def said(figure: Figure) -> tuple[object, ...]:
        return (*kind_of(figure), *((figure.status, figure.period) if one_year else ()))

    if one_year and not _OF_YEARS.search(question.folded):
        likely = [[c for c in choices if not _is_of_years(c.figure)] for choices in likely]
    likely = [choices for choices in likely if choices]
    common = Counter(said(choices[0].figure) for choices in likely).most_common(1)
    first = [choices[0] for choices in likely if said(choices[0].figure) == common[0][0]]
    names = Counter(
        noun for choice in first for noun in set(_nouns(bench, choice.figure, of_years))
    )

    def is_of_it(choice: Choice) -> bool:
        if said(choice.figure) != common[0][0] or _is_contrasted(question, choice.figure):
            return False
        rest = _nouns(bench, choice.figure, of_years)
        return all(names[noun] * 2 >= len(first) and names[noun] > 1 for noun in rest)

    fitting = (next(filter(is_of_it, choices), None) for choices in likely)
    return [choice for choice in fitting if choice is not None]


def call_the_same(bench: Workbench, one: Figure, other: Figure) -> bool:
    """Whether neither of two figures is told by a noun that the other and the question lack.

    开发区规上工业增加值 is no match for the 规模以上工业增加值 of another place.
    """
    names = fold(one.label).lower(), fold(other.label).lower()
    return not any(
        noun not in against
        for figure, against in ((one, names[1]), (other, names[0]))
        for noun in _nouns(bench, figure)
    )


def says_all_of(part: Part, figure: Figure) -> bool:
    """Whether a figure's name says every thing that the measure asked for is called by.

    居民人均可支配收入 is of all, where that of 城镇居民 is asked for.
    """
    return say_all_alike(part, [figure])


def say_all_alike(part: Part, figures: Sequence[Figure]) -> bool:
    """Whether the names of some figures say every thing that the measure is called by, in the same words.

    接待游客 and 旅客年吞吐量 do not, though either word may stand for the other.
    """
    labels = [fold(figure.label).lower() for figure in figures]
    told = [_things(concept) for concept in part.query.concepts]
    return all(
        any(all(thing in label for label in labels) for thing in things)
        for things in told
        if things
    )


def _is_of_years(figure: Figure) -> bool:
    """Whether a figure's name says that it is of several years, whatever year it is told of."""
    return bool(_OF_YEARS.search(fold(figure.label)))


def _is_contrasted(question: Question, figure: Figure) -> bool:
    """Whether a figure's name has a rival of a word of the question, and not that: 支出 for 收入.

    So has what is new of something, where all there is of it is asked for.
    """
    label = fold(figure.label)
    if "新增" in label and "新" not in question.folded:
        return True
    for group in contrasts_in(question.folded):
        own = [word for word in group if word in question.folded]
        says_own = any(word in label or _MOVED.search(word) for word in own)
        if not says_own and any(word in label for word in group):
            return True
    return False


def _nouns(bench: Workbench, figure: Figure, of_years: bool = False) -> list[str]:
    """The nouns that tell what a figure measures from what is asked for.

    What its number is said of tells as well: 经济总量超500亿元的县域; of a place's own years it does not.
    """
    forms = {
        form
        for concept in bench.query.concepts
        for form, _ in concept.forms
        if form == concept.word or concept.word not in form  # 城镇居民 are some of 居民
    }
    known = [*sorted(forms, key=len, reverse=True), *sorted(plain_words(), key=len, reverse=True)]
    return [
        word
        for said in (measure_of(figure), "" if of_years else thing_counted(figure))
        for word, flag in tagged(_without(said.lower(), known))
        if flag in _TELLING
        and len(word) > 1
        and word not in bench.question.folded
        and not _ALL_OF_IT.fullmatch(word)
    ]


def _without(text: str, words: Iterable[str]) -> str:
    for word in words:
        text = text.replace(word, " ")
    return text


def _things(concept: Concept) -> list[str]:
    """The things that a word of a question may mean, without how they moved: gdp of gdp增速.

    None where it names no thing.
    """
    nouns = any(flag.startswith(("n", "j", "l", "eng")) for _, flag in tagged(concept.word))
    things = [_MOVES.sub("", form) for form, _ in concept.forms]
    if not nouns or concept.untranslated or len(things[0]) < 2 or _MOVED.search(things[0]):
        return []
    # 进出口总额 is 进出口, 优良天数比例 and 优良天数比率 are one, and 生产总值 is itself.
    return [
        re.sub("(?<=[一-鿿]{3})(?:总[额值量]|比[例率重])$", "", thing)
        for thing in things
        if len(thing) > 1
    ]


def kind_of(figure: Figure) -> tuple[str, bool]:
    """The unit of a figure without its scale, and whether it is a change."""
    return common_unit(fold(figure.unit))[1], is_change(figure)
