"""Why passages were found, in words: what each shares with the question."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking.concepts import Concept, concepts_of
from assistant.asking.question import Question, read_question
from assistant.chat.view import View
from assistant.model import Answer, Citation
from assistant.prepare import years_of
from corpus import Figure, fold, same_kind

_WORDS = 6
"""Words in common named, at most."""


def reasons(answer: Answer, citations: Sequence[Citation], view: View) -> list[list[str]]:
    """For each citation: words in common, closeness of meaning, agreement of period and unit."""
    years = years_of(tuple(view.collection.reports.values()))
    question = read_question(answer.resolved_question, years)
    concepts = concepts_of(question)
    operands = answer.calculation.operands if answer.calculation else ()
    found = []
    for citation in citations:
        shown = (*answer.figures, *operands, *answer.nearest)
        figures = [figure for figure in shown if figure.passage_id == citation.passage_id]
        found.append(
            [
                _words(citation, question, concepts, view),
                *_meaning(citation, view),
                *(_agreement(figures[0], question, view) if figures else []),
            ]
        )
    return found


def _words(citation: Citation, question: Question, concepts: Sequence[Concept], view: View) -> str:
    text = fold(view.collection.passages[citation.passage_id].text).lower()
    shared = []
    for concept in concepts:
        form = next((form for form, _ in concept.forms if form in text), "")
        if form:
            same = form == concept.word or question.is_english  # whose words are cut to stems
            shared.append(form if same else f"{concept.word}→{form}")
    if not shared:
        return view.say("no_same_words")
    return view.say("same_words", words=view.say("listed").join(shared[:_WORDS]))


def _meaning(citation: Citation, view: View) -> list[str]:
    return [view.say("meaning", share=f"{citation.meaning:.0%}")] if citation.meaning else []


def _agreement(figure: Figure, question: Question, view: View) -> list[str]:
    found = []
    if question.periods and figure.period:
        name = "period_agrees" if figure.period in question.periods else "period_differs"
        asked = view.say("listed").join(map(view.period, question.periods))
        found.append(view.say(name, period=view.period(figure.period), asked=asked))
    if question.unit and figure.unit and same_kind(fold(figure.unit), question.unit):
        found.append(view.say("unit_agrees", unit=figure.unit, asked=question.unit))
    return found
