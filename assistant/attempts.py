"""The ways of answering a question, tried one after the other until one has an answer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from assistant.abstain import abstain
from assistant.aimed import as_aimed
from assistant.answer import Draft
from assistant.draft import draft_answer
from assistant.draft_reckoned import reckoned
from assistant.fallen import as_fallen, as_it_went
from assistant.further import in_turn
from assistant.last_year import of_year_reported
from assistant.model import Language
from assistant.named import as_named
from assistant.planned import as_planned
from assistant.restated import loses_measure, restated, turns_to_level
from assistant.workbench import Workbench
from assistant.year_before import in_year_before

if TYPE_CHECKING:
    from assistant.service import Assistant


def attempted(
    assistant: Assistant,
    question: str,
    history: tuple[str, ...],
    within: frozenset[str],
    language: Language,
) -> tuple[Workbench, Draft]:
    """The draft of an answer, or of an abstention, and the question as understood for it.

    :param history: the questions before it, oldest first.
    :param within: names of the only reports to answer from; empty for all of them.
    """
    lay_out = partial(assistant.bench, within=within, language=language)
    bench = lay_out(question, history)
    draft = reckoned(bench, history, partial(assistant.headline_after, within=within))
    if draft:
        # Its expression names what it was worked out from; nothing else was carried over.
        bench = replace(bench, reading=replace(bench.reading, resolved=question))
    else:
        draft = in_turn(question, history, lay_out) or draft_answer(bench)
    if not draft.answered:
        draft = as_planned(bench) or as_aimed(bench) or draft
    if not draft.answered and (
        alone := assistant.bench_by_itself(question, history, within, language)
    ):
        # What came before has nothing of it: 那培训了多少人? turns to something else.
        anew = draft_answer(alone)
        bench, draft = (alone, anew) if anew.answered else (bench, draft)
    if loses_measure(bench, draft):
        draft = abstain(bench, 0.0)
    if history and (not draft.answered or turns_to_level(bench)):
        before = assistant.read(history[-1], history[:-1], within)
        bench, draft = restated(bench, before, lay_out) or (bench, draft)
    if not draft.answered:
        bench, draft = of_year_reported(bench, partial(lay_out, history=history)) or (bench, draft)
    if not draft.answered:
        bench, draft = as_fallen(bench, partial(lay_out, history=history)) or (bench, draft)
    if not draft.answered:
        bench, draft = in_year_before(bench, partial(lay_out, history=history)) or (bench, draft)
    if not draft.figures or not draft.answered:
        bench, draft = as_named(bench, partial(lay_out, history=history)) or (bench, draft)
    return bench, as_it_went(bench.question, draft)
