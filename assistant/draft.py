"""From a question under work to a draft answer: which way of answering, or abstaining."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.abstain import abstain, outside
from assistant.across import across, place_by_place
from assistant.alike import differing, latest, places_elsewhere
from assistant.answer import Draft, first_mention, quote_around
from assistant.bounds import confirms
from assistant.calculate import Calculated, calculated
from assistant.choose import weights
from assistant.confirm import Confirmed, confirmed, moved, says_enough, states_it, went_as_asked
from assistant.model import Language
from assistant.passages import quoted
from assistant.question import Question
from assistant.render import item, joined, own_script, phrase, shown_figure, shown_number, years
from assistant.scope import asks_for_aim
from assistant.several import several
from assistant.speaker import speaker_asked_for
from assistant.workbench import Choice, Workbench
from corpus import Figure, fold

_NAMED = 0.9
"""How sure an answer is that a line of the title names."""
_ABOUT_AS_HIGH = 1.0


def draft_answer(bench: Workbench) -> Draft:
    """Answer the question in the way it asks, or abstain and say what is held nearby."""
    question = bench.question
    if refusal := outside(bench):
        return refusal
    if speaker := speaker_asked_for(question, bench.reading.scope.reports):
        text = phrase("text", question.language, quote=quoted(speaker.line))
        if len(bench.index.reports) > 1:
            text += phrase("source", question.language, title=speaker.report.title)
        return Draft(text, True, _NAMED, passages=((speaker.passage, speaker.spans),))
    ranks = question.means("highest", "lowest") and _compares(bench)
    if ranks or question.means("which_place", "which_year"):
        figures, confidence = across(bench)
        if figures and confidence >= weights()["figure_confidence"]["threshold"]:
            return _places_or_years(bench, figures, confidence)
    computes = question.means("difference", "sum", "part", "average", "times")
    if computes or question.means("rise"):
        found = None if _states_change(bench) else calculated(bench)
        if found is not None and _better_than_stated(bench, found):
            return _calculation(bench, found)
    if len(bench.reading.scope.places) > 1 and question.wants_figure and not computes:
        figures, confidence = place_by_place(bench)
        if figures and not question.means("yesno"):
            return _places(bench, figures, confidence)
    if ranks or (question.means("each") and (question.means("quantity") or _compares(bench))):
        figures, confidence = several(bench)
        if figures:
            sure = confidence >= weights()["figure_confidence"]["threshold"]
            return _list(bench, figures, confidence) if sure else abstain(bench, confidence)
    if question.means("yesno") and not question.stated and (change := moved(bench)):
        return _direction(bench, change)
    if question.wants_figure and not _asks_of_all(bench):
        return _figure(bench)
    return _text(bench)


def _figure(bench: Workbench) -> Draft:
    choices = bench.choices(bench.ranking)
    if not choices:
        return abstain(bench, 0.0)
    best = _change(choices, bench.question) or choices[0]
    if not bench.question.periods:
        best = latest(best, choices)
    if best.confidence < weights()["figure_confidence"]["threshold"]:
        return abstain(bench, best.confidence)
    figure, language = best.figure, bench.question.language
    shown = shown_figure(figure)
    if figure.status == "target":
        shown = phrase("target", language, figure=shown)
    stated = bench.question.stated if bench.question.means("yesno") else ()
    frame = (
        "quantity"
        if not stated
        else "yes"
        if confirms(bench.question, stated[-1], figure)
        else "no"
    )
    quote = quote_around(figure, bench.index)
    text = phrase(frame, language, figure=shown, quote=quote) + _source(bench, figure)
    cited = [figure]
    if other := differing(figure, choices):
        title = bench.index.report(other.report).title
        text += phrase("differs", language, title=title, figure=shown_figure(other))
        cited.append(other)
    if places := places_elsewhere(bench, figure, choices):
        named = phrase("and", language).join(own_script(place, language) for place in places)
        text += phrase("elsewhere", language, places=named)
    return Draft(text, True, best.confidence, (figure,), passages=bench.marked(cited))


def _list(bench: Workbench, figures: Sequence[Figure], confidence: float) -> Draft:
    if _is_series(figures):
        return _by_year(bench, figures, confidence, "series")
    language = bench.question.language
    text = phrase("series", language, items=joined([item(f, language) for f in figures], language))
    return Draft(text, True, confidence, tuple(figures), passages=bench.marked(figures))


def _places(bench: Workbench, figures: Sequence[Figure], confidence: float) -> Draft:
    """One figure for each place named, and the places whose reports state none."""
    language = bench.question.language
    text = phrase("series", language, items=joined(_by_own_place(figures, language), language))
    stated = {fold(figure.place) for figure in figures}
    if silent := [place for place in bench.reading.scope.places if place not in stated]:
        named = phrase("and", language).join(own_script(place, language) for place in silent)
        text += phrase("silent", language, places=named)
    return Draft(text, True, confidence, tuple(figures), passages=bench.marked(figures))


def _by_own_place(figures: Sequence[Figure], language: Language) -> list[str]:
    return [
        phrase("item", language, label=own_script(f.place, language), figure=shown_figure(f))
        for f in figures
    ]


def _places_or_years(bench: Workbench, figures: Sequence[Figure], confidence: float) -> Draft:
    """Figures compared over places or years, each with the place or year it is of."""
    language = bench.question.language
    if _is_series(figures):
        return _by_year(bench, figures, confidence, "compared")
    items = joined(_by_own_place(figures, language), language)
    text = phrase("compared", language, items=items)
    return Draft(text, True, confidence, tuple(figures), passages=bench.marked(figures))


def _is_series(figures: Sequence[Figure]) -> bool:
    """Whether figures are of one place, each of another year."""
    periods = {figure.period for figure in figures}
    return len(periods) == len(figures) > 1 and len({figure.place for figure in figures}) == 1


def _by_year(bench: Workbench, figures: Sequence[Figure], confidence: float, frame: str) -> Draft:
    """Figures of one measure with their years, and a passage that names each year cited."""
    language = bench.question.language
    items = [
        phrase("item", language, label=years([f.period], language), figure=shown_figure(f))
        for f in figures
    ]
    named = (first_mention(f.period, bench.index.report(f.report)) for f in figures)
    return Draft(
        phrase(frame, language, items=joined(items, language)),
        True,
        confidence,
        tuple(figures),
        passages=(*bench.marked(figures), *((passage, ()) for passage in named if passage)),
    )


def _calculation(bench: Workbench, found: Calculated) -> Draft:
    calculation, language = found.calculation, bench.question.language
    result = shown_number(calculation.value) + calculation.unit
    if any(figure.bound for figure in calculation.operands):
        result = phrase("about", language, figure=result)
    quotes = dict.fromkeys(quote_around(figure, bench.index) for figure in calculation.operands)
    text = phrase(
        "calculated",
        language,
        result=result,
        expression=calculation.expression,
        quote="".join(quotes),
    )
    return Draft(
        text,
        True,
        found.confidence,
        calculation.operands,
        calculation,
        passages=bench.marked(calculation.operands),
    )


def _better_than_stated(bench: Workbench, found: Calculated) -> bool:
    """Whether to calculate: sure enough, and no figure stated outright fits better."""
    if found.confidence < weights()["calculation_confidence"]["threshold"]:
        return False
    stated = bench.choices(bench.ranking, 1)
    if stated and stated[0].figure.status == "target" and not asks_for_aim(bench.question):
        return True
    if not stated:
        return True
    value, unit = found.calculation.value, found.calculation.unit
    figure = stated[0].figure
    said_outright = found.operation == "part" and figure.unit in ("%", "％") and not figure.role
    if said_outright and round(value, _decimals(figure.value)) == figure.value:
        return False
    if stated[0].confidence <= found.confidence:
        return True
    return not said_outright and (figure.value, figure.unit) != (value, unit)


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _states_change(bench: Workbench) -> bool:
    """Whether the report itself states the change asked for (同比增长8.9%)."""
    question = bench.question
    stated = _change(bench.choices(bench.ranking), question)
    return bool(
        stated
        and question.means("growth")
        and not question.means("difference")
        and stated.confidence >= weights()["figure_confidence"]["threshold"]
        and all("-" not in period for period in question.periods)
        and len(question.periods) < 2
    )


def _change(choices: Sequence[Choice], question: Question) -> Choice | None:
    """The change that a question asks for, where one stands about as high as the best figure."""
    if not (question.means("rise") and choices):
        return None
    near = (c for c in choices if c.score > choices[0].score - _ABOUT_AS_HIGH)
    changes = (c for c in near if c.figure.role in ("growth", "change"))
    return next((c for c in changes if c.figure.status == "actual" or asks_for_aim(question)), None)


def _compares(bench: Workbench) -> bool:
    """Whether the question sets places or years against each other."""
    spans = [period for period in bench.question.periods if "-" in period]
    return len(bench.reading.scope.places) > 1 or len(bench.question.periods) > 1 or bool(spans)


def _direction(bench: Workbench, figures: Sequence[Figure]) -> Draft:
    """Yes or no to a rise or a fall, with the figures that show it."""
    language = bench.question.language
    shown = joined([shown_figure(figure) for figure in figures], language)
    frame = "yes" if went_as_asked(bench.question, figures) else "no"
    quote = quote_around(figures[0], bench.index)
    text = phrase(frame, language, figure=shown, quote=quote) + _source(bench, figures[0])
    sure = bench.ranking.confidence
    return Draft(text, True, sure, tuple(figures), passages=bench.marked(figures))


def _asks_of_all(bench: Workbench) -> bool:
    """Whether the number in a question only says how many it asks about (144项都完成了吗)."""
    order = bench.passage_ranking.order
    return bool(len(order)) and states_it(bench, int(order[0]))


def _text(bench: Workbench) -> Draft:
    ranking = bench.passage_ranking
    threshold = weights()["passage_confidence"]["threshold"]
    if not len(ranking.order):
        return abstain(bench, ranking.confidence)
    best = int(ranking.order[0])
    if bench.passages.misses_kind(best) or not says_enough(bench, best):
        return abstain(bench, min(ranking.confidence, threshold) / 2)
    if ranking.confidence < threshold:
        return abstain(bench, ranking.confidence)
    passage, sentence = bench.passages.found[best].passage, bench.passages.sentences[best]
    report = bench.index.report(passage.report)
    quote = quoted(report.clean[sentence.start : sentence.end])
    asks = bench.question.means("yesno")
    frame, figures = confirmed(bench, best, quote) if asks else Confirmed("text", ())
    text = phrase(frame, bench.question.language, quote=quote)
    if len(bench.index.reports) > 1:
        text += phrase("source", bench.question.language, title=report.title)
    marked = tuple(figure.clean for figure in figures) or (sentence,)
    return Draft(text, True, ranking.confidence, figures, passages=((passage, marked),))


def _source(bench: Workbench, figure: Figure) -> str:
    if len(bench.index.reports) == 1:
        return ""
    title = bench.index.report(figure.report).title
    return phrase("source", bench.question.language, title=title)
