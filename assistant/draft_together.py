"""Draft answers that reckon with one measure of three places and more: their sum, or how far apart they lie."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Draft
from assistant.asking.places import place_forms
from assistant.asking.question import Question
from assistant.calculation.arithmetic import size_of
from assistant.calculation.operands import as_wanted, worked_out
from assistant.choosing.choose import weights
from assistant.comparison.across import place_beside_place
from assistant.draft_calculation import is_as_supposed, result_of, verdict_on
from assistant.draft_several import by_own_place, some_without_others
from assistant.render import joined, phrase
from assistant.words.lexicon import Operation, place_groups
from assistant.workbench import Workbench
from corpus import Figure, fold

_FEWEST = 3
"""Of fewer places one is set against the other."""


def of_places_together(bench: Workbench) -> Draft | None:
    """What the figures of all places named make together, or an abstention naming those that state none.

    None where a question asks for no such thing, or the reports state one figure of all of them.
    """
    question, scope = bench.question, bench.reading.scope
    operation = _operation(question)
    if len(scope.places) < _FEWEST or scope.every or operation is None or _is_stated(bench):
        return None
    choices = place_beside_place(bench)
    if operation == "difference":
        choices.sort(key=lambda choice: size_of(choice.figure), reverse=True)
    ends = [choices[0], choices[-1]] if operation == "difference" and choices else choices
    found = worked_out(operation, ends) if len(choices) == len(scope.places) else None
    least = weights()["calculation_confidence"]["threshold"]
    if found is None or found.confidence < least:
        return some_without_others(bench, [choice.figure for choice in choices])
    found = as_wanted(found, question)
    if question.means("yesno") and question.stated:
        return verdict_on(bench, is_as_supposed(question, found), found)
    draft = result_of(bench, found)
    if operation == "sum":
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


def _operation(question: Question) -> Operation | None:
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
