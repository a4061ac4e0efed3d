"""From a question under work to a draft answer: which way of answering, or abstaining."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.abstain import abstain, beyond, outside
from assistant.answer import Draft, quote_around
from assistant.asking.every import every_year, may_be_a_rate
from assistant.asking.question import Question
from assistant.calculation.calculate import OPERATIONS, answers_outright, calculated, not_so
from assistant.calculation.changes import change_asked_for, level_asked_for, states_change
from assistant.calculation.totals import stated_total
from assistant.choosing.choose import weights
from assistant.choosing.passages import quoted
from assistant.comparison.across import across, of_every_place, place_by_place
from assistant.comparison.aim_met import asks_whether_met
from assistant.comparison.alike import (
    came_about,
    latest,
    places_elsewhere,
    stated_exactly,
    stated_otherwise,
)
from assistant.comparison.bounds import (
    direction_asked,
    either_way,
    may_confirm,
    states_limit,
    verdict,
)
from assistant.comparison.confirm import (
    Confirmed,
    asks_whether_outdone,
    confirmed,
    moved,
    outdoes,
    says_enough,
    states_it,
)
from assistant.comparison.doubled import asks_whether_doubled
from assistant.comparison.of_two_things import asked_of_two
from assistant.comparison.other_time import asked_of_change, asks_against_time, tells_of_both
from assistant.draft_calculation import (
    better_than_stated,
    is_as_supposed,
    is_sure,
    result_of,
    verdict_on,
    worked_back_beyond,
)
from assistant.draft_confirmed import (
    direction,
    of_which_of_two,
    source_of,
    whether_doubled,
    whether_met,
)
from assistant.draft_several import (
    aim_beside_outcome,
    how_it_changed,
    of_places,
    of_places_or_years,
    one_without_other,
    several_of,
    the_foremost,
)
from assistant.draft_together import of_places_together, of_years_together
from assistant.lists.beside import parts_of_whole
from assistant.lists.foremost import asks_for_foremost, foremost
from assistant.lists.halves import of_whole_or_halves
from assistant.lists.listing import asks_for_whole_too, asks_of_each, lists_after
from assistant.lists.series import in_every_year
from assistant.lists.several import beside_the_best, is_of_all, several
from assistant.render import own_script, phrase, shown_as_it_is, shown_figure
from assistant.speaker import speaker_asked_for
from assistant.workbench import Choice, Workbench
from corpus import fold

_NAMED = 0.9
"""How sure an answer is that a line of the title names."""


def draft_answer(bench: Workbench) -> Draft:
    """Answer the question in the way it asks, or abstain and say what is held nearby."""
    draft = _drafted(bench)
    told = draft.answered and tells_of_both(bench, draft)
    if told and (draft.calculation or len(draft.figures) > 1):
        return draft
    year = asked_of_change(bench) if asks_against_time(bench.question) else None
    if year and (change := moved(year)):
        return direction(year, change)
    return draft if told or not draft.answered else beyond(bench)


def _drafted(bench: Workbench) -> Draft:
    question = bench.question
    if refusal := outside(bench):
        return worked_back_beyond(bench) or refusal
    if speaker := speaker_asked_for(question, bench.reading.scope.reports):
        text = phrase("text", question.language, quote=quoted(speaker.line))
        if len(bench.index.reports) > 1:
            text += phrase("source", question.language, title=speaker.report.title)
        return Draft(text, True, _NAMED, passages=((speaker.passage, speaker.spans),))
    if asks_whether_met(question) and (met := whether_met(bench)):
        return met
    if asks_whether_doubled(question) and (grown := whether_doubled(bench)):
        return grown
    ranks = question.means("highest", "lowest") and _compares(bench)
    # 哪年多,多多少 asks for what 多多少 alone would.
    apart = question.means("difference") and question.means("quantity")
    if not apart and not _compares(bench) and asked_of_two(question):
        return of_which_of_two(bench)
    if (ranks or question.means("which_place", "which_year")) and not apart:
        figures, confidence = across(bench)
        if figures and confidence >= weights()["figure_confidence"]["threshold"]:
            return of_places_or_years(bench, figures, confidence)
        if ranks and len(bench.reading.scope.places) == 2:
            return one_without_other(bench)
    if bench.reading.scope.every:
        return _of_every_place(bench)
    if years := _in_every_year(bench):
        return years
    if not _asks_for_words(question) and (denied := not_so(bench)):
        return of_figure(bench, [denied])
    if changed := how_it_changed(bench):
        return changed
    if either_way(question) and not _compares(bench):
        change = moved(bench)
        return direction(bench, change) if change else abstain(bench, 0.0)
    if asks_for_foremost(question):
        first = foremost(bench)
        if first and first.confidence >= weights()["figure_confidence"]["threshold"]:
            return the_foremost(bench, first)
        if question.wants_figure:
            return abstain(bench, 0.0)
    if together := of_places_together(bench) or of_years_together(bench):
        return together
    if question.means("yesno") and not question.stated and (change := moved(bench)):
        return direction(bench, change)
    only_whether = question.means("yesno") and not question.stated and direction_asked(question)
    asks = question.means("quantity") or (question.means(*OPERATIONS) and not only_whether)
    sought = asks and not _asks_for_words(question)
    if sought and not asks_for_whole_too(question):
        found = None if states_change(bench) else calculated(bench)
        if found and is_sure(bench, found) and better_than_stated(bench, found):
            if question.means("yesno") and question.stated:
                return verdict_on(bench, is_as_supposed(question, found), found)
            total = stated_total(bench, found)
            return of_figure(bench, [total]) if total else result_of(bench, found)
        best = bench.choices(bench.ranking, 1)
        total = stated_total(bench, found) if found and not question.means("yesno") else None
        if total and best and total.figure.id == best[0].figure.id:
            return of_figure(bench, best)  # what was added up is what is asked
        for_words = question.means("text") and not question.means("quantity")
        if not for_words and not answers_outright(bench):
            return aim_beside_outcome(bench) or one_without_other(bench)
    if question.wants_figure and bench.only_misses:
        return _no_figure(bench, 0.0)
    computes = question.means("difference", "sum", "part", "average", "times")
    if len(bench.reading.scope.places) > 1 and question.wants_figure and not computes:
        figures, confidence = place_by_place(bench)
        if figures and not question.means("yesno"):
            return of_places(bench, figures, confidence)
    each = question.means("each") and (question.means("quantity") or _compares(bench))
    if ranks or each or _lists(bench):
        figures, confidence = several(bench)
        if figures:
            sure = confidence >= weights()["figure_confidence"]["threshold"]
            return several_of(bench, figures, confidence) if sure else abstain(bench, confidence)
        best = bench.choices(bench.ranking, 1)
        of_several = asks_of_each(question) or asks_for_whole_too(question)
        if each and not ranks and of_several and best and not is_of_all(best[0].figure):
            return abstain(bench, 0.0)  # one of several figures is no answer
    of_two = len(bench.reading.scope.places) == 2
    outdone = outdoes(bench)
    if outdone and (
        outdone[1].confidence >= weights()["figure_confidence"]["threshold"] or not of_two
    ):
        return verdict_on(bench, *outdone)
    if asks_whether_outdone(question):
        if unlike := aim_beside_outcome(bench):
            return unlike
        if of_two:
            return one_without_other(bench)
    parts = parts_of_whole(bench) if question.means("parts") else []
    if parts and parts[0].confidence >= weights()["figure_confidence"]["threshold"]:
        return several_of(bench, [choice.figure for choice in parts], parts[0].confidence)
    if question.wants_figure and not question.means("yesno", *OPERATIONS):
        figures, confidence = beside_the_best(bench)
        if figures and confidence >= weights()["figure_confidence"]["threshold"]:
            return several_of(bench, figures, confidence)
    if question.wants_figure and not computes and not question.means("yesno"):
        told = of_whole_or_halves(bench)
        if len(told) > 1 and told[0].confidence >= weights()["figure_confidence"]["threshold"]:
            return several_of(bench, [choice.figure for choice in told], told[0].confidence)
        if told:
            return of_figure(bench, told)
    if (question.wants_figure and not _asks_of_all(bench)) or _names_a_figure(bench):
        return of_figure(bench, bench.choices(bench.ranking))
    return _text(bench)


def of_figure(bench: Workbench, choices: Sequence[Choice]) -> Draft:
    """The likeliest figure as the answer, or what comes nearest if it is not likely enough."""
    if not choices or not bench.query.concepts:  # what names nothing asks for nothing
        return _no_figure(bench, 0.0)
    question = bench.question
    best = change_asked_for(choices, question) or level_asked_for(choices, question) or choices[0]
    stated = question.stated if question.means("yesno") else ()
    if not question.periods:
        if not question.means("target", "ahead"):
            best = came_about(best, choices)
        best = latest(best, choices, question)
    if stated and states_limit(question):
        best = stated_exactly(best, choices)
    if best.confidence < weights()["figure_confidence"]["threshold"]:
        return _no_figure(bench, best.confidence)
    figure, language = best.figure, bench.question.language
    shown = shown_as_it_is(figure, language)
    if stated and not may_confirm(bench.question, stated[-1], figure):
        return abstain(bench, 0.0)
    frame = verdict(bench.question, stated[-1], figure) if stated else "quantity"
    quote = quote_around(figure, bench.index)
    text = phrase(frame, language, figure=shown, quote=quote) + source_of(bench, figure)
    cited = [figure]
    for other in stated_otherwise([figure], [choice.figure for choice in choices]):
        title = bench.index.report(other.report).title
        text += phrase("differs", language, title=title, figure=shown_figure(other))
        cited.append(other)
    if places := places_elsewhere(bench, figure, choices):
        named = phrase("and", language).join(own_script(place, language) for place in places)
        text += phrase("elsewhere", language, places=named)
    return Draft(text, True, best.confidence, (figure,), passages=bench.marked(cited))


def _no_figure(bench: Workbench, confidence: float) -> Draft:
    """The abstention where no figure answers; of two places one that has the measure is told."""
    return (
        one_without_other(bench)
        if bench.question.means("difference")
        else abstain(bench, confidence)
    )


def _of_every_place(bench: Workbench) -> Draft:
    """What a question asks of each place without naming it; one of them alone is no answer."""
    question = bench.question
    asks = question.wants_figure or question.only_names or question.means("each")
    if not asks or question.means("sum", "difference", "times", "yesno"):
        return abstain(bench, 0.0)
    figures, confidence = of_every_place(bench)
    if "平均" in question.folded and not any("均" in fold(figure.label) for figure in figures):
        return abstain(bench, 0.0)  # what they have on average is none of theirs
    if confidence < weights()["figure_confidence"]["threshold"]:
        return abstain(bench, confidence)
    return of_places(bench, figures, confidence)


def _in_every_year(bench: Workbench) -> Draft | None:
    """What a question asks of each year without naming it; None where it may not ask so."""
    question = bench.question
    years = every_year(question, bench.reading.scope.reports)
    asks = question.wants_figure or question.only_names or question.means("each")
    if not (years and asks) or question.means("sum", "difference", "times", "yesno"):
        return None
    found = in_every_year(bench)
    confidence = min((choice.confidence for choice in found), default=0.0)
    if len(found) > 1 and confidence >= weights()["figure_confidence"]["threshold"]:
        return several_of(bench, [choice.figure for choice in found], confidence)
    return None if may_be_a_rate(question) else abstain(bench, confidence)


def _lists(bench: Workbench) -> bool:
    """Whether the question lists what it asks for; a follow-up that names one thing asks for that."""
    names_its_own = any(not concept.carried for concept in bench.query.concepts)
    follows = bench.reading.base is not None and names_its_own
    return bool(lists_after(bench.reading.own if follows else bench.question))


def _compares(bench: Workbench) -> bool:
    """Whether the question sets places or years against each other."""
    spans = [period for period in bench.question.periods if "-" in period]
    return len(bench.reading.scope.places) > 1 or len(bench.question.periods) > 1 or bool(spans)


def _names_a_figure(bench: Workbench) -> bool:
    """Whether what a question names without asking for it is surely a figure's measure.

    So it is in 去年粮食总产? and may be in what was last year's harvest.
    """
    question = bench.question
    if not (question.only_names or (question.is_english and question.means("quantity"))):
        return False
    best = bench.choices(bench.ranking, 1)
    found = bench.ranked_passages
    return (
        bool(best and found)
        and best[0].confidence >= weights()["figure_confidence"]["threshold"]
        and best[0].figure.passage_id == found[0].passage.id
    )


def _asks_for_words(question: Question) -> bool:
    """Whether what would be calculated is only spoken of: 剩下的几条为何没改完, 一共认领了哪两种."""
    return question.means("text") and not question.means("quantity", "each", "yesno")


def _asks_of_all(bench: Workbench) -> bool:
    """Whether the number in a question only says how many it asks about (144项都完成了吗)."""
    order = bench.passage_ranking.order
    return bool(len(order)) and states_it(bench, int(order[0]))


def _text(bench: Workbench) -> Draft:
    ranking = bench.sentence_ranking
    if not len(ranking.order) or not bench.query.concepts:
        return abstain(bench, 0.0)  # what names nothing asks for nothing
    best = int(ranking.order[0])
    if not says_enough(bench, best):
        return abstain(bench, min(ranking.confidence, ranking.threshold) / 2)
    if ranking.confidence < ranking.threshold:
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
