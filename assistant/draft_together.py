"""Draft answers that reckon with one measure of several places or years: sum, mean, how far apart."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.abstain import abstain
from assistant.answer import Draft
from assistant.asking.places import place_forms
from assistant.asking.question import Question
from assistant.calculation.arithmetic import size_of
from assistant.calculation.operands import Calculated, as_wanted, worked_out
from assistant.choosing.choose import weights
from assistant.comparison.across import place_beside_place
from assistant.comparison.comparison import measure_set_together
from assistant.draft_calculation import is_as_supposed, result_of, verdict_on
from assistant.draft_several import by_own_place, several_of, some_without_others
from assistant.lists.series import year_beside_year, years_named
from assistant.render import joined, phrase
from assistant.words.lexicon import Operation, place_groups
from assistant.workbench import Workbench
from corpus import Figure, fold

_FEWEST = 3
"""Of fewer places or years one is set against the other."""
_RECKONED = re.compile(
    "(?:的|把)?(?:这?[两二三四五六七八九十\\d]+个?[年省市区](?:里|内|间|来)?的?)?"
    "(?:一共|总共|[共总合累]计|总和|之和|相加|加总|[加合]起来|加在一起|平均(?:起来|下来|算下来)?(?:值|数)?|均值)"
    "|(?<=年)这?[两二三四五六七八九十\\d]+年(?:里|内|间|来)?的?|把|求"
)
"""What asks to reckon with figures, and is no part of what a measure is called."""
_ADDS = re.compile("加起来|[加合]在?一起|[累合共总]计|[一总]共|[总之]和")
_MEAN = re.compile("平均|均值")
_OF_ITSELF = re.compile("年均|人均|户均|平均(?:每|气温|工资|寿命|预期|水平|浓度|年龄)|每[年人户]")
"""A mean that reports state, or one over something else than what is named."""


def of_places_together(bench: Workbench) -> Draft | None:
    """What the figures of all places named make together, or an abstention naming those that state none.

    None where a question asks for no such thing, or the reports state one figure of all of them.
    """
    question, scope = bench.question, bench.reading.scope
    operation = _operation(question)
    if len(scope.places) < _FEWEST or scope.every or operation is None or _is_stated(bench):
        return None
    choices = place_beside_place(bench, _measure(bench) if operation == "mean" else "")
    if operation == "difference":
        choices.sort(key=lambda choice: size_of(choice.figure), reverse=True)
    ends = [choices[0], choices[-1]] if operation == "difference" and choices else choices
    found = worked_out(operation, ends) if len(choices) == len(scope.places) else None
    least = weights()["calculation_confidence"]["threshold"]
    if found is None or found.confidence < least:
        return some_without_others(bench, [choice.figure for choice in choices])
    draft = _reckoned(bench, found)
    if operation != "difference" or (question.means("yesno") and question.stated):
        return draft
    figures, language = [choice.figure for choice in choices], question.language
    items = joined(by_own_place(figures, language), language)
    rest = tuple(figure for figure in figures if figure not in draft.figures)
    return replace(
        draft,
        text=phrase("apart", language, items=items) + draft.text,
        figures=(*draft.figures, *rest),
        passages=(*draft.passages, *bench.marked(rest)),
    )


def of_years_together(bench: Workbench) -> Draft | None:
    """The sum or the mean of what the years named had each, or an abstention with those that state it.

    None where a question asks for no such thing, or a report states what all the years had together.
    """
    question, scope = bench.question, bench.reading.scope
    operation = _operation(question)
    if len(scope.places) > 1 or operation in (None, "difference") or question.is_english:
        return None
    if operation == "sum" and question.means("rise"):
        return None  # 从2020年到2025年一共增加了多少 adds nothing up
    years = years_named(question)
    if len(years) < (_FEWEST if operation == "sum" else 2) or _is_of_all_years(bench):
        return None
    choices = year_beside_year(bench, f"{_measure(bench)}是多少")
    figures = [choice.figure for choice in choices]
    found = worked_out(operation, choices) if len(choices) == len(years) else None
    if found and _surely(found.confidence):
        return _reckoned(bench, found)
    if len(figures) < 2:
        return abstain(bench, 0.0)
    told = several_of(bench, figures, 0.0)
    return replace(told, answered=False, figures=(), nearest=tuple(figures))


def _reckoned(bench: Workbench, found: Calculated) -> Draft:
    """What was worked out, or whether it is as a question supposes it to be."""
    question = bench.question
    found = as_wanted(found, question)
    if question.means("yesno") and question.stated:
        return verdict_on(bench, is_as_supposed(question, found), found)
    return result_of(bench, found)


def _measure(bench: Workbench) -> str:
    """What is measured of each, without the words that ask to reckon with all."""
    words = _RECKONED.sub(" ", bench.question.without_stated)
    return measure_set_together(words, bench.reading.scope)


def _is_of_all_years(bench: Workbench) -> bool:
    """Whether the likeliest figure is what all the years asked about brought together."""
    best = bench.choices(bench.ranking, 1)
    return bool(best) and "-" in best[0].figure.period and _surely(best[0].confidence)


def _surely(confidence: float) -> bool:
    return confidence >= weights()["figure_confidence"]["threshold"]


def _operation(question: Question) -> Operation | None:
    if _MEAN.search(question.folded) and not _OF_ITSELF.search(question.folded):
        return "mean" if not question.means("difference", "yesno") else None
    if (
        _ADDS.search(question.folded)
        and question.means("total")
        and not question.means("difference")
    ):
        return "sum"
    if question.means("sum") and not question.means("difference"):
        return "sum"
    return "difference" if question.means("difference") else None


def _is_stated(bench: Workbench) -> bool:
    """Whether the likeliest figure is of all the places together: 东北三省粮食产量."""
    best = bench.choices(bench.ranking, 1)
    return bool(best) and _speaks_of_all(best[0].figure, bench)


def _speaks_of_all(figure: Figure, bench: Workbench) -> bool:
    label = fold(figure.label)
    asked = bench.question.folded
    grouped = any(group in asked and group in label for group in place_groups())
    places = bench.reading.scope.places
    return grouped or all(any(form in label for form in place_forms(place)) for place in places)
