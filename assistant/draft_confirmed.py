"""Draft answers that confirm or deny, and that say which way something went or of which of two there is more."""

from __future__ import annotations

from assistant.abstain import abstain
from assistant.answer import Draft, quote_around
from assistant.calculation.operands import Calculated
from assistant.comparison.aim_met import aim_met
from assistant.comparison.bounds import direction_asked, either_way
from assistant.comparison.confirm import Moved, which_way
from assistant.comparison.doubled import doubled
from assistant.comparison.of_two_things import OfTwo, of_two_things
from assistant.draft_calculation import verdict_on
from assistant.render import item, joined, own_script, phrase, shown_as_it_is, shown_figure
from assistant.workbench import Workbench
from corpus import Figure


def direction(bench: Workbench, found: Moved) -> Draft:
    """Yes or no to a rise or a fall, or which of the two it was, with the figures that show it."""
    figures = found.figures
    language = bench.question.language
    shown = joined([shown_figure(figure) for figure in figures], language)
    went = which_way(figures)
    if either_way(bench.question):
        frame = "rose" if went > 0 else "fell"
    else:
        frame = "yes" if went == direction_asked(bench.question) else "no"
    quote = "".join(dict.fromkeys(quote_around(figure, bench.index) for figure in figures))
    text = phrase(frame, language, figure=shown, quote=quote) + source_of(bench, figures[0])
    return Draft(text, True, found.confidence, figures, passages=bench.marked(figures))


def of_which_of_two(bench: Workbench) -> Draft:
    """Of which of two things there is more, or the abstention where one of them is not surely found."""
    two = of_two_things(bench)
    return _one_of_two(bench, two) if two else abstain(bench, 0.0)


def _one_of_two(bench: Workbench, found: OfTwo) -> Draft:
    """Both of two things set against each other, and of which there is more, or whether there is as much."""
    language = bench.question.language
    figures = tuple(choice.figure for choice in found.figures)
    first, second = (item(figure, language) for figure in figures)
    if found.asked.less is None:
        frame = "yes" if found.are_equal else "no"
        text = phrase(frame, language, figure=joined([first, second], language), quote="")
    elif found.are_equal:
        text = phrase("alike", language, first=first, second=second)
    else:
        text = phrase(
            "more_of_two",
            language,
            first=first,
            second=second,
            way=own_script(found.asked.way, language),
        )
    return Draft(text, True, found.confidence, figures, passages=bench.marked(figures))


def whether_doubled(bench: Workbench) -> Draft | None:
    """Yes or no to something having doubled; None where no figures tell."""
    found = doubled(bench)
    if found is None:
        return None
    if isinstance(found.shown_by, Calculated):
        return verdict_on(bench, found.true, found.shown_by)
    figure, language = found.shown_by.figure, bench.question.language
    text = phrase(
        "yes" if found.true else "no",
        language,
        figure=shown_as_it_is(figure, language),
        quote=quote_around(figure, bench.index),
    )
    text += source_of(bench, figure)
    return Draft(text, True, found.shown_by.confidence, (figure,), passages=bench.marked([figure]))


def whether_met(bench: Workbench) -> Draft | None:
    """Yes or no to an aim having been met, with what came about; None where that is not surely found.

    An aim that the question states is not held against anything else, and there is an abstention then.
    """
    found = aim_met(bench)
    if found is None:
        return abstain(bench, 0.0) if bench.question.stated else None
    language = bench.question.language
    choices = (found.actual, found.aim) if found.aim else (found.actual,)
    figures = tuple(choice.figure for choice in choices)
    text = phrase(
        "yes" if found.true else "no",
        language,
        figure=joined([shown_as_it_is(figure, language) for figure in figures], language),
        quote=quote_around(figures[0], bench.index),
    )
    text += source_of(bench, figures[0])
    confidence = min(choice.confidence for choice in choices)
    return Draft(text, True, confidence, figures, passages=bench.marked(figures))


def source_of(bench: Workbench, figure: Figure) -> str:
    """The report a figure stands in, named where there are several."""
    if len(bench.index.reports) == 1:
        return ""
    title = bench.index.report(figure.report).title
    return phrase("source", bench.question.language, title=title)
