"""From a question and the questions before it to a `Query` and its `Scope`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.asking.address import without_higher_places
from assistant.asking.compared_again import compared_again
from assistant.asking.concepts import Concept, concepts_of, counted
from assistant.asking.conversation import (
    carry_over,
    is_bare,
    is_follow_up,
    names_another,
    names_its_own,
    names_measure,
    share_measure,
    stands_beside,
    telling,
    told_from_year,
    with_year_of,
)
from assistant.asking.counting import counted_in_question
from assistant.asking.every import (
    are_of_places,
    every_place,
    place_of_every_year,
    without_every_place,
)
from assistant.asking.holding import (
    are_of_other_kinds,
    goes_without_saying,
    ranks_all_places,
    sets_beside,
    speaking,
    year_holds,
)
from assistant.asking.named_report import in_named_report
from assistant.asking.own_place import without_own_place
from assistant.asking.places import place_forms, reports_of, without_places
from assistant.asking.plainly import put_plainly
from assistant.asking.query import Query
from assistant.asking.question import Question, read_question
from assistant.asking.ranked import put_in_order
from assistant.asking.scope import Scope, covers, forms_of, scope_of, speaks_of_plan
from assistant.asking.short_names import in_full_names
from assistant.choosing.evidence import rivals
from assistant.choosing.sequel import asks_former
from assistant.words.senses import Senses
from corpus import NATION, Figure, Report, Years, fold, to_traditional
from index import Index


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as understood, follow-ups filled in."""

    question: Question
    concepts: tuple[Concept, ...]
    scope: Scope
    resolved: str
    """The question as searched, in words a reader can check."""
    own: Question
    """The question as read alone."""
    base: Reading | None = None
    """What a follow-up took the rest of its words from; None for a question of its own."""


def years_of(reports: Sequence[Report]) -> Years:
    """The years relative words are resolved against: those of the latest report."""
    latest = max(reports, key=lambda report: (report.period, report.plan_period))
    return Years(latest.period, latest.plan_period)


def read_conversation(text: str, history: Sequence[str], reports: Sequence[Report]) -> Reading:
    """Read a question in the light of the earlier ones, oldest first."""
    return together([read_alone(earlier, reports) for earlier in (*history, text)])


def read_alone(text: str, reports: Sequence[Report]) -> Reading:
    """Read a question as if nothing had been asked before it."""
    own_places = [form for report in reports for form in place_forms(fold(report.place))]
    typed = read_question(text, years_of(reports))
    question = without_higher_places(typed, reports, years_of(reports))
    scope = scope_of(question, reports)
    if are_of_places(reports) and not scope.places and set(scope.foreign) <= {NATION}:
        question = put_in_order(question, years_of(reports))
        scope = scope_of(question, reports)
    if scope.places:
        # Last year is another one where the latest report of this place is older.
        words = text if question is typed else question.folded
        question = replace(
            read_question(words, years_of(scope.reports)), text=typed.text, language=typed.language
        )
        # Of years set against each other each side is read with the words it is put in.
        single = len(question.periods) < 2 and not question.baselines
        if single and len(scope.places) == 1 and not scope.foreign and not are_of_places(reports):
            question = without_own_place(question, scope.places[0], years_of(scope.reports))
    question, scope = in_named_report(question, scope)
    years = years_of(scope.reports or reports)
    question = put_plainly(in_full_names(question, scope.reports, years), scope, years)
    if not (scope.places or scope.foreign) and (every := every_place(question, scope.reports)):
        of_them = tuple(report for report in scope.reports if fold(report.place) in every)
        scope = replace(scope, reports=of_them, places=every, every=True)
        question = without_every_place(question)
    elif not (scope.places or scope.foreign) and (place := place_of_every_year(question, reports)):
        scope = replace(scope, reports=tuple(reports_of(place, reports)), places=(place,))
    if question.means("which_of_all") and not scope.places and are_of_places(scope.reports):
        question = replace(question, meanings=question.meanings | {"which_place"})
    if speaks_of_plan(question, scope.reports):
        question = replace(question, meanings=question.meanings | {"target"})
    concepts = concepts_of(question, own_places)
    return Reading(question, concepts, scope, question.text, question)


def together(readings: Sequence[Reading]) -> Reading:
    """The last of some questions, each read alone, in the light of those before it."""
    before = readings[0]
    for own in readings[1:]:
        before = _after(before, own)
    return before


def by_itself(readings: Sequence[Reading]) -> Reading | None:
    """The last of some questions with no more than the place and the year of those before it.

    None where it is read so anyway, or leaves to those before what it asks for, or a part of what.
    """
    *earlier, own = readings
    named = telling(own.concepts)
    held = own.question.periods or own.scope.places
    complete = len(named) > 1 or (held and any(noun in named for noun in _asked_noun(own)))
    asks = own.question.means("quantity", "text", "yesno") and not is_bare(own.question)
    if not earlier or not complete or not asks or own.question.means("of_those"):
        return None
    before = together(earlier)
    if _after(before, own).base is None:
        return None
    return _after(before, own, may_lean=False)


def _after(before: Reading, own: Reading, *, may_lean: bool = True) -> Reading:
    if may_lean and (again := _compared_again(before, own)):
        return again
    concepts, resolved = own.concepts, own.resolved
    question = told_from_year(own.question, before.question)
    told = question is not own.question
    base: Reading | None = None
    elsewhere = bool(own.scope.places) and own.scope.places != before.scope.places
    follows = may_lean and is_follow_up(question, concepts)
    stands_alone = names_its_own(question, concepts, elsewhere=elsewhere) or names_another(
        question, concepts, before.own, before.concepts
    )
    if follows and not stands_alone:
        base, beside = _leaned_on(before, own)
        question, concepts = carry_over(question, concepts, base.question, base.concepts, beside)
    scope = _scope_after(before, own, leans=told or base is not None)
    if base is None and _may_keep_year(before, own, follows=follows, elsewhere=elsewhere):
        question = _with_year(question, before, own, scope)
    if question is not own.question:
        traditional = question.language == "zh-Hant"
        resolved = to_traditional(question.text) if traditional else question.text
    return Reading(question, concepts, scope, resolved, own.question, base)


def _compared_again(before: Reading, own: Reading) -> Reading | None:
    """The comparison before with another side or by another measure, if that is asked for (那湖南呢)."""
    reports = {r.name: r for r in (*before.scope.reports, *own.scope.reports)}
    words = compared_again(
        before.question,
        before.scope,
        own.question,
        own.scope,
        years_of(before.scope.reports),
        bool(telling(own.concepts)),
    )
    if not words:
        return None
    read = read_alone(words, tuple(reports.values()))
    language = own.question.language
    resolved = to_traditional(words) if language == "zh-Hant" else words
    question = replace(read.question, text=resolved, language=language)
    return replace(read, question=question, resolved=resolved, own=own.question)


def _scope_after(before: Reading, own: Reading, *, leans: bool) -> Scope:
    """Where a question is answered from: the places it names, else those spoken of before.

    :param leans: whether it takes more from the question before than its year.
    """
    places = before.scope.places
    if own.scope.places or own.scope.foreign:
        beside = leans and len(places) == 1 and places != own.scope.places
        return _both(before.scope, own.scope) if beside and sets_beside(own.question) else own.scope
    alike = share_measure(own.concepts, before.concepts)
    if places and ranks_all_places(own.question, places, alike):
        return own.scope
    if leans:
        return before.scope
    if not places or _is_told_by_another_kind(before, own):
        return own.scope
    return before.scope


def _both(one: Scope, other: Scope) -> Scope:
    """Two scopes as one: the places of both, and all their reports."""
    places, foreign = (*one.places, *other.places), (*one.foreign, *other.foreign)
    return replace(one, reports=(*one.reports, *other.reports), places=places, foreign=foreign)


def _is_told_by_another_kind(before: Reading, own: Reading) -> bool:
    """Whether only reports of another kind than those spoken of say anything of what is asked."""
    reports = own.scope.reports
    if len({report.kind for report in reports}) < 2:
        return False
    return are_of_other_kinds(speaking(own.concepts, reports), before.scope.reports)


def _may_keep_year(before: Reading, own: Reading, *, follows: bool, elsewhere: bool) -> bool:
    """Whether a question complete by itself may be of the year of the one before.

    One that names another place and another measure keeps nothing, unless each year of that place
    has a report of its own.
    """
    if _years_tell_apart(own.scope.reports):
        return True
    if not follows:
        return _stays_in_year(before, own)
    return not elsewhere or share_measure(own.concepts, before.concepts)


def _with_year(question: Question, before: Reading, own: Reading, scope: Scope) -> Question:
    periods, reports = before.question.periods, scope.reports
    if not periods or question.periods:
        return question
    apart = any(not covers([report], period) for report in reports for period in periods)
    able = speaking(own.concepts, reports) if apart else []
    if not year_holds(question, periods, able, reports):
        return question
    kept = with_year_of(question, before.question)
    return replace(kept, text=question.text) if goes_without_saying(periods, reports) else kept


def _leaned_on(before: Reading, own: Reading) -> tuple[Reading, str]:
    """What a follow-up takes the rest of its words from, and the word there it stands in for.

    That is the question before, or its base where the two are parts of that.
    """
    base = before.base
    if base is None or not telling(own.concepts):
        return before, ""
    named = names_measure(before.own, before.concepts)
    if not stands_beside(own.question, before.own, base.question, named):
        return before, ""
    kept = {concept.word for concept in before.concepts}
    if all(concept.word in kept for concept in base.concepts):
        return base, ""
    # The one before stood in for something (村呢? 社区呢?), and so does this one.
    return before, next((c.word for c in before.concepts if not c.carried), "")


def _years_tell_apart(reports: Sequence[Report]) -> bool:
    """Whether the same is reported for several years, so that a question has to be of one."""
    return len({report.period for report in reports}) > 1


def _stays_in_year(before: Reading, own: Reading) -> bool:
    """Whether a question of its own that names no place follows one about a year reported or planned.

    四川今年新建多少亩农田? 生猪出栏多少头? asks what is planned of both.
    """
    years = {year for r in before.scope.reports for year in (r.period, r.plan_period) if year}
    of_them = all(period[-4:] in years for period in before.question.periods)
    return of_them and not (own.scope.places or own.scope.foreign)


def asks_for_more(reading: Reading, before: Reading) -> bool:
    """Whether a follow-up asks for another figure than the question it leans on did.

    It does where it asks for a figure, and for a part of what came before (其中办成的有多少) or in
    words of its own.
    """
    known = {concept.word for concept in before.concepts}
    says_more = any(not c.carried and c.word not in known for c in reading.concepts)
    question = reading.question
    return (
        (says_more or question.means("of_those") or asks_former(reading.own))
        and question.wants_figure
        and not question.means("yesno")
    )


def read_part(text: str, scope: Scope, years: Years, index: Index) -> Reading:
    """Read one part of a question already read, within the scope of the whole.

    A part that names a place of its own is held to that place; what the whole names besides its
    reports' places (浙江全国重点实验室) is none of its own.
    """
    question = read_question(text, years)
    own_places = [form for r in index.reports for form in place_forms(fold(r.place))]
    own = scope_of(question, index.reports)
    scope = own if own.places or not set(own.foreign).issubset(scope.foreign) else scope
    return Reading(question, concepts_of(question, own_places), scope, text, question)


def make_query(
    reading: Reading, vector: NDArray[np.float32], previous: Figure | None, senses: Senses
) -> Query:
    """The reading with its vector, ready for weighing figures."""
    scope, folded = reading.scope, reading.question.folded
    return Query(
        question=reading.question,
        searched=folded if scope.placeless else without_places(folded, scope.places),
        concepts=reading.concepts,
        vector=vector,
        counted=counted(reading.question, reading.concepts),
        rivals=rivals(reading.question.folded),
        own_places=forms_of(scope.places),
        foreign_places=forms_of(scope.foreign),
        previous=previous,
        asked_noun=_asked_noun(reading),
        unwanted=_unwanted(reading.question),
        senses=senses,
    )


def _unwanted(question: Question) -> tuple[Concept, ...]:
    return concepts_of(replace(question, folded=question.unwanted, stated=()))


def _asked_noun(reading: Reading) -> tuple[Concept, ...]:
    question = reading.question
    if question.is_english:
        noun = counted(question, reading.concepts)
        return (noun,) if noun else ()
    span = counted_in_question(question.folded, question.unit)
    own = [concept for concept in reading.concepts if not concept.carried]
    return tuple(c for c in own if span and c.at < span.end and span.start < c.at + len(c.word))
