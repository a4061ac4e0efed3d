"""Abstaining: what no report speaks of, and what comes nearest to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Draft, first_mention, with_nearest
from assistant.asking.scope import covers
from assistant.asking.unasked import asks_nothing
from assistant.asking.word_order import name_of
from assistant.choosing.choose import weights
from assistant.choosing.misfit import Misfit
from assistant.choosing.passages import quoted
from assistant.comparison.alike import came_about
from assistant.model import Language
from assistant.render import count_in_words, item, own_script, phrase, years
from assistant.workbench import Choice, Workbench
from corpus import Passage, Report, Span

_HOW_MUCH = re.compile("(?:是|有|为|达到?|完成)?(?:多少|几)[一-鿿]{0,3}[?？]?$")
_NEAREST = 3
_LISTED = 3
"""Years in a row that are listed one by one, and of many places those that are named."""
_MOST_PLACES = 5
"""More places, or more years apart, are too many to read."""


def outside(bench: Workbench) -> Draft | None:
    """The abstention for a place or period that no report speaks of, naming it."""
    language, scope = bench.question.language, bench.reading.scope
    reports = scope.reports
    if scope.foreign and not scope.places:
        unheard = [
            place
            for place, forms in zip(scope.foreign, bench.query.foreign_places, strict=True)
            if not any(form in words for words in bench.assistant.folded_reports for form in forms)
        ]
        own = dict.fromkeys(own_script(r.place, language) for r in reports if r.place)
        if unheard and own:
            named = phrase("and", language).join(own_script(place, language) for place in unheard)
            text = phrase("no_place", language, places=named, covered=_some(list(own), language))
            return abstain(bench, 0.0, text, counted=len(own))
    asked = [period for period in bench.question.periods if period]
    if asked and not any(covers(reports, period) for period in asked):
        return _of_no_period(bench)
    return None


def beyond(bench: Workbench) -> Draft:
    """The abstention where a question sets two times against each other and one is not told of."""
    reports = bench.reading.scope.reports
    times = filter(None, (*bench.question.periods, *bench.question.baselines))
    uncovered = not all(covers(reports, period) for period in times)
    return _of_no_period(bench) if uncovered else abstain(bench, 0.0)


def _of_no_period(bench: Workbench) -> Draft:
    """The abstention for a period that no report speaks of, naming those they do."""
    language, reports = bench.question.language, bench.reading.scope.reports
    spoken = sorted({y for r in reports for y in (r.period, r.plan_period) if y})
    text = phrase("no_period", language, periods=_told(spoken, language)) if spoken else ""
    cited = [p for year in spoken if (p := _first_mention_of(year, reports))]
    choices = _of_any_period(bench)
    return abstain(bench, 0.0, text, cited, choices, counted=len(spoken))


def _some(places: Sequence[str], language: Language) -> str:
    """Places as words, of many the first few and how many they are."""
    if len(places) <= _MOST_PLACES:
        return phrase("and", language).join(places)
    first = phrase("and", language).join(places[:_LISTED])
    return phrase("places", language, first=first, count=count_in_words(len(places), language))


def _told(spoken: Sequence[str], language: Language) -> str:
    """Years in order as words, more than three in a row by the first and the last of them.

    Of many apart the first, the last and how many they are.
    """
    runs: list[list[str]] = []
    for year in spoken:
        follows = bool(runs) and year.isdigit() and runs[-1][-1] == str(int(year) - 1)
        runs = [*runs[:-1], [*runs[-1], year]] if follows else [*runs, [year]]
    if len(runs) > _MOST_PLACES:
        count = count_in_words(len(spoken), language)
        return phrase("years_of", language, first=spoken[0], last=spoken[-1], count=count)
    return phrase("and", language).join(
        phrase("span", language, first=run[0], last=run[-1])
        if len(run) > _LISTED
        else years(run, language)
        for run in runs
    )


def _first_mention_of(year: str, reports: Sequence[Report]) -> Passage | None:
    """The first passage that names a year, of the reports that are about it."""
    about = (report for report in reports if year in (report.period, report.plan_period))
    return next((p for report in about if (p := first_mention(year, report))), None)


def abstain(
    bench: Workbench,
    confidence: float,
    text: str = "",
    cited: Sequence[Passage] = (),
    choices: Sequence[Choice] = (),
    counted: int = 0,
) -> Draft:
    """Say what is not there, and what comes nearest: figures, or the passage for words.

    :param counted: how many places or years a text of one's own says there are.
    """
    language = bench.question.language
    if not text:
        text = _not_found(bench)
        if (
            not choices
            and bench.question.wants_figure
            and (miss := _rise(bench) or bench.near_miss)
        ):
            missed, why = miss
            text += phrase(f"misfit_{why}", language)
            choices = [missed, *bench.choices(bench.ranking)]
    choices = choices or bench.choices(bench.ranking) or _of_any_period(bench)
    nearest = [choice.figure for choice in _distinct(choices)][:_NEAREST]
    items = [item(figure, language) for figure in nearest] if bench.question.wants_figure else []
    passages: tuple[tuple[Passage, tuple[Span, ...]], ...] = tuple((p, ()) for p in cited)
    if not items and (near := _near_sentence(bench)):
        passage, sentence = near
        clean = bench.index.report(passage.report).clean
        text += phrase("nearest_passage", language, quote=quoted(clean[slice(*sentence)]))
        passages += ((passage, (sentence,)),)
    return Draft(
        with_nearest(text, items, bench.reading),
        False,
        confidence,
        nearest=tuple(nearest),
        passages=passages + (bench.marked(nearest) if items else ()),
        counted=counted,
    )


def _rise(bench: Workbench) -> tuple[Choice, Misfit] | None:
    """By how much that grew of which nothing says how much there is; None if that is not said either."""
    question = bench.question
    asked, times = _HOW_MUCH.subn("增长多少?", question.folded)
    if question.means("growth", "yesno", "each") or not (times or asks_nothing(question)):
        return None
    asked = asked if times else name_of(asked) + "增长多少?"
    if not any(
        f.role == "growth" for report in bench.reading.scope.reports for f in report.figures
    ):
        return None
    grew = bench.without_misfits(bench.part(asked, unit="")).ranking()
    if grew.confidence < weights()["figure_confidence"]["threshold"]:
        return None
    choices = bench.choices(grew)
    best = choices[0] if question.means("target") else came_about(choices[0], choices)
    return (best, "change") if best.figure.role == "growth" else None


def _not_found(bench: Workbench) -> str:
    """That no report answers, naming the places asked about that none is of."""
    language = bench.question.language
    named = [own_script(place, language) for place in bench.reading.scope.foreign]
    if not named:
        return phrase("no_measure", language)
    return phrase("no_report_of", language, places=phrase("and", language).join(named))


def _near_sentence(bench: Workbench) -> tuple[Passage, Span] | None:
    """The best sentence, if it speaks of anything the question asks about."""
    order = bench.passage_ranking.order
    if not len(order) or not bench.passages.speaks(int(order[0])):
        return None
    best = int(order[0])
    return bench.passages.found[best].passage, bench.passages.sentences[best]


def _of_any_period(bench: Workbench) -> list[Choice]:
    """What comes nearest when nothing is of the period or in the unit asked for."""
    if not bench.question.wants_figure:
        return []
    ranking = bench.part(bench.question.folded, unit="", periods=()).ranking()
    return bench.choices(ranking)


def _distinct(choices: Sequence[Choice]) -> list[Choice]:
    return list({(c.figure.value, c.figure.unit): c for c in reversed(choices)}.values())[::-1]
