"""The lower part of a card: where the answer stands, how sure it is, what can be done with it."""

from __future__ import annotations

from assistant.chat.chart import chart_of
from assistant.chat.evidence import bearing_citations
from assistant.chat.markup import escape
from assistant.chat.view import View
from assistant.model import Answer, Citation

_THUMB = (
    '<svg viewBox="0 0 24 24" width="16" height="16" fill="none" stroke="currentColor" '
    'stroke-width="2" stroke-linejoin="round" aria-hidden="true"><path d="M7 11v9H4v-9h3l4-8c2 0 '
    '3 1 3 3l-1 4h5c1.5 0 2.5 1 2 3l-1.5 5c-.3 1.2-1 2-2.5 2H7"/></svg>'
)
"""A thumb, pointing up; the style sheet turns it down. Not every system has it as a character."""
_CHIPS = 4
"""Sources on a card by name, at most; one more leads to the rest, which the evidence has."""
_LONGEST_MARK = 12
"""Characters of a figure that tells two passages of one section apart; sentences are longer."""


def source_path(answer: Answer, view: View) -> str:
    """Report › section › subsection of what the answer rests on; empty without citations."""
    if not answer.citations:
        return ""
    citation = bearing_citations(answer)[0]
    return " › ".join([view.collection.reports[citation.report].title, *citation.section])


def sources(answer: Answer, view: View, at: int) -> str:
    """A chip for each passage the answer rests on."""
    chips = ""
    bearing = bearing_citations(answer)
    paths = [_short_path(citation, view) for citation in bearing]
    for number, (citation, path) in enumerate(zip(bearing, paths, strict=True)):
        if number > _CHIPS:
            break
        if paths.count(path) > 1:
            path = " · ".join(filter(None, [path, _marked(citation, view)]))
        if number == _CHIPS:
            path = view.say("sources_more", count=len(bearing) - _CHIPS)
        chips += (
            f'<button type="button" class="chip" data-do="passage" data-turn="{at}" '
            f'value="{escape(citation.passage_id)}" title="{view.say("source_hint")}">'
            f"{escape(path)}</button>"
        )
    if not chips:
        return ""
    caption = f'<span class="caption">{view.say("source")}</span>'
    return f'<div class="sources">{caption}{chips}</div>'


def _short_path(citation: Citation, view: View) -> str:
    """Report › section, without what the section is part of."""
    return " › ".join([view.collection.reports[citation.report].title, *citation.section[-1:]])


def _marked(citation: Citation, view: View) -> str:
    """The first of what is marked in a passage, as the report has it; empty if it is no figure's."""
    text = view.collection.reports[citation.report].text
    marked = next((text[start:end] for start, end in citation.highlights), "")
    return marked if len(marked) <= _LONGEST_MARK else ""


def foot(answer: Answer, view: View, at: int, opinion: str | None) -> str:
    """How sure it is, and what can be done with it: chart, copy with the source, opinion."""
    source = source_path(answer, view)
    copied = answer.answer
    if source:
        # Among several reports an answer names its own, and so does the source.
        title = source.partition(" › ")[0]
        said = copied.removesuffix(f"（{title}）").removesuffix(f"({title})").rstrip()
        copied = view.say("source_copied", answer=said, source=source)
    chart = ""
    if chart_of(answer, view):
        chart = _button("chart", view.say("see_chart"), at)
    sure = ""
    if answer.answered:
        share = view.say("confidence", share=f"{answer.confidence:.0%}")
        sure = f'<span title="{view.say("confidence_hint")}">{share}</span>'
    # An answer that was remembered took no time worth telling.
    time = f"{answer.elapsed_ms:.0f}"
    elapsed = "" if time == "0" else f"<span>{view.say('elapsed', time=time)}</span>"
    return (
        f'<div class="foot">{sure}{elapsed}'
        f'<span class="deeds">{chart}{_rating(view, at, opinion)}<button type="button" data-do="copy" '
        f'value="{escape(copied)}">{view.say("copy")}</button></span></div>'
        f"{_correction(view, at, opinion)}"
    )


def _rating(view: View, at: int, opinion: str | None) -> str:
    """👍 and 👎, the one chosen pressed in."""
    if opinion is None:
        return ""
    chosen = {"good": "good", "bad": "bad", "corrected": "bad"}.get(opinion)
    return "".join(
        f'<button type="button" data-do="{do}" data-turn="{at}" title="{view.say(do)}" '
        f'aria-label="{view.say(do)}" aria-pressed="{str(do == chosen).lower()}">{_THUMB}</button>'
        for do in ("good", "bad")
    )


def _correction(view: View, at: int, opinion: str | None) -> str:
    """What follows a 👎: a line for what would be right; thanks once something was said."""
    if opinion == "bad":
        hint = view.say("correction")
        return (
            f'<div class="correction"><input type="text" maxlength="500" aria-label="{hint}" '
            f'placeholder="{hint}"><button type="button" data-do="correct" data-turn="{at}">'
            f"{view.say('correction_send')}</button></div>"
        )
    return f'<div class="thanks" role="status">{view.say("thanks")}</div>' if opinion else ""


def _button(do: str, text: str, at: int) -> str:
    return f'<button type="button" data-do="{do}" data-turn="{at}">{text}</button>'
