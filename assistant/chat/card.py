"""One turn of the conversation as HTML: the question, and the answer's card.

Buttons say what they do in `data-do`, and page.js passes it on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.chat.foot import foot, sources
from assistant.chat.header import coverage
from assistant.chat.marks import badge, qualifications
from assistant.chat.markup import (
    emphasised,
    escape,
    excerpt,
    in_script_of,
    number_and_unit,
)
from assistant.chat.view import View
from assistant.model import Answer, Calculation, Language
from assistant.render import phrase, shown_figure, shown_number
from corpus import Figure

_PUNCTUATION = "。.,，;；:：、）) "
_ASIDES = re.compile(r"^(?:\s*[（(][^（）()]*[）)])*[。.，,\s]*")
"""What may follow a figure before the sentence begins: （目标）, the report's title."""
_VERDICT = 8
"""Characters that may stand before the figure of a yes or no: 不是，71%."""
_LEAD = 4
"""Characters before a figure that tell it from the same number elsewhere in its sentence."""
_LONGEST = 150
"""Characters of a quoted sentence on a card; the evidence beside it has the whole."""


def conversation(
    turns: Sequence[Answer],
    view: View,
    *,
    failed: tuple[str, str] | None = None,
    opinions: Mapping[int, str] | None = None,
) -> list[dict[str, Any]]:
    """The turns as chat messages, oldest first: role and HTML content.

    :param failed: a question that could not be asked, and why; shown last.
    :param opinions: what was said of each turn so far; None if nobody is asked.
    """
    messages: list[dict[str, Any]] = []
    for at, turn in enumerate(turns):
        opinion = None if opinions is None else opinions.get(at, "")
        card = answer_card(turn, view, at, opinion)
        messages.append({"role": "user", "content": _asked(turn.question, at, view)})
        messages.append({"role": "assistant", "content": card})
    if failed:
        question, why = failed
        said = f'<div class="asked">{escape(question)}</div>'
        messages.append({"role": "user", "content": said})
        messages.append({"role": "assistant", "content": _failed(question, why, view)})
    return messages


def _asked(question: str, at: int, view: View) -> str:
    return (
        f'<div class="asked">{escape(question)}</div>'
        f'<button type="button" class="edit" data-do="edit" data-turn="{at}" '
        f'value="{escape(question)}" title="{view.say("edit_hint")}">{view.say("edit")}</button>'
    )


def _failed(question: str, why: str, view: View) -> str:
    return (
        f'<div class="card failed" role="alert"><div class="none">{escape(why)}</div>'
        f'<div class="foot"><span class="deeds"><button type="button" data-do="ask" '
        f'value="{escape(question)}">{view.say("again")}</button></span></div></div>'
    )


def answer_card(answer: Answer, view: View, at: int = 0, opinion: str | None = None) -> str:
    """An answer or an abstention, as one line of HTML.

    The headline (value, unit, what it counts) comes first, then what qualifies it, the
    sentence, the calculation or the other figures, and the sources.

    :param at: the turn's number in the conversation, from 0.
    :param opinion: what was said of it so far; None if nobody is asked.
    """
    if not answer.answered:
        return _abstention(answer, view, at, opinion)
    if any(headline_of(answer)):
        kind, parts = "figure", [_headline(answer, view), _qualified(answer, view)]
        if answer.calculation:
            parts += [_calculation(answer.calculation, answer, view, at), _sentence(answer, view)]
        else:
            parts += [_sentence(answer, view), _figures(answer.figures[1:], answer, view, at)]
    elif answer.figures:
        # The text of a list says in a row what stands here line by line, and then what is missing.
        kind, parts = "list", [_figures(answer.figures, answer, view, at), _remark(answer)]
    else:
        kind, parts = "text", [_sentence(answer, view)]
    inner = "".join([_resolved(answer, view), *parts, sources(answer, view, at)])
    return f'<div class="card {kind}">{inner}{foot(answer, view, at, opinion)}</div>'


def headline_of(answer: Answer) -> tuple[str, str]:
    """The number and unit that the answer is about; two empty strings for a text or a list.

    What tells a list from a figure with companions is the answer's text, which begins with
    the figure asked for.
    """
    if answer.calculation:
        unit = in_script_of(answer.language, answer.calculation.unit)
        return shown_number(answer.calculation.value), unit
    if not answer.figures:
        return "", ""
    figure = answer.figures[0]
    if len(answer.figures) > 1 and not answer.answer.startswith(shown_figure(figure)):
        return "", ""
    unit = in_script_of(answer.language, figure.unit)
    shown = in_script_of(answer.language, shown_figure(figure))
    number, unit = number_and_unit(shown, unit)
    # In one size, where the unit stands twice: 4.5%—5%.
    return (shown, "") if unit and unit in number else (number, unit)


def _headline(answer: Answer, view: View) -> str:
    number, unit = headline_of(answer)
    verdict = ""
    if answer.calculation:
        result = shown_number(answer.calculation.value) + answer.calculation.unit
        before, found, _ = answer.answer.partition(answer.calculation.expression)[0].partition(
            result
        )
        verdict = before.strip(_PUNCTUATION) if found else ""
        counts = in_script_of(answer.language, _in_words(answer.calculation, view))
        about = f'<span class="about">{escape(counts)}</span>'
    else:
        figure = answer.figures[0]
        verdict, _ = _around(answer.answer, figure)
        when = " ".join(filter(None, [figure.place, view.period(figure.period)]))
        counts, when = (in_script_of(answer.language, words) for words in (figure.head, when))
        about = f'<span class="about">{escape(counts)}<small>{escape(when)}</small></span>'
    return (
        f'<div class="headline"><span class="verdict">{escape(verdict)}</span>'
        f'<span class="number">{escape(number)}</span><span class="unit">{escape(unit)}</span>'
        f"{about}</div>"
    )


def _in_words(calculation: Calculation, view: View) -> str:
    """What is calculated: its expression with what each operand counts in the operand's place."""
    names: dict[str, str] = {}
    for operand in calculation.operands:
        names.setdefault(shown_figure(operand), _name(operand, calculation.operands, view))
    counted = [name for name in dict.fromkeys(names.values()) if name]
    if not counted or len(counted) < len({operand.id for operand in calculation.operands}):
        return view.say("calculated_from", figures="、".join(counted))
    longest_first = sorted(names, key=len, reverse=True)
    shown = "|".join(rf"(?<![\d.]){re.escape(text)}" for text in longest_first)
    worked_out = re.split(" [=≈] ", calculation.expression)[0]
    return re.sub(shown, lambda found: names[found[0]], worked_out)


def _around(text: str, figure: Figure) -> tuple[str, str]:
    """What an answer's text says before its figure (yes, no) and after it (the sentence)."""
    before, found, after = text.partition(shown_figure(figure))
    if not found or len(before) > _VERDICT:
        return "", text
    return before.strip(_PUNCTUATION), _ASIDES.sub("", after)


def _resolved(answer: Answer, view: View) -> str:
    asked, searched = (
        unicodedata.normalize("NFKC", question).strip("?。 ")
        for question in (answer.question, answer.resolved_question)
    )
    if asked == searched:
        return ""
    said = view.say("resolved", question=answer.resolved_question)
    return f'<div class="resolved">{escape(said)}</div>'


def _qualified(answer: Answer, view: View) -> str:
    marks, figures = [], answer.figures[:1]
    if answer.calculation:
        marks = [("calculated", view.say("calculated"), view.say("calculated_why"))]
        figures = answer.calculation.operands
    for figure in figures:
        marks += [mark for mark in qualifications(figure, view) if mark not in marks]
    return "".join(
        f'<div class="qualified">{badge(kind, mark)}<span>{escape(why)}</span></div>'
        for kind, mark, why in marks
    )


def _sentence(answer: Answer, view: View) -> str:
    """The answer's text without what the headline and the expression already say."""
    text = answer.answer
    if answer.calculation:
        text = text.partition(answer.calculation.expression)[2] or text
    elif answer.figures:
        figure = answer.figures[0]
        _, text = _around(text, figure)
        for rival in view.collection.rivals.get(figure.id, ()):
            # The mark above says it, and names the report.
            title = view.collection.reports[rival.report].title
            shown = shown_figure(rival)
            text = text.replace(phrase("differs", answer.language, title=title, figure=shown), "")
    text = text.lstrip(_PUNCTUATION)
    said = [place for figure in answer.figures for place in _said(figure, text, answer, view)]
    text = excerpt(text, map("".join, said), _LONGEST)
    return f'<div class="sentence">{emphasised(text, said)}</div>' if text else ""


def _said(figure: Figure, text: str, answer: Answer, view: View) -> list[tuple[str, str]]:
    """Where a text states a figure: what stands before it, and how it is written.

    The same number may stand twice in one sentence, of two things; without a quotation of where
    the figure stands, any is taken for it.
    """
    lead = view.collection.reports[figure.report].clean[: figure.clean.start][-_LEAD:]
    if lead and f"{lead}{figure.text}" in text:
        return [(lead, figure.text)]
    return [("", figure.text), ("", in_script_of(answer.language, figure.text))]


def _calculation(calculation: Calculation, answer: Answer, view: View, turn: int) -> str:
    expression = escape(in_script_of(answer.language, calculation.expression))
    operands = _figures(calculation.operands, answer, view, turn)
    return f'<div class="expression">{expression}</div>{operands}'


def _figures(figures: Sequence[Figure], answer: Answer, view: View, turn: int) -> str:
    """A line for each figure, which leads to its passage, or to the full text if none is cited."""
    if not figures:
        return ""
    cited = {citation.passage_id for citation in answer.citations}
    lines = ""
    for figure in figures:
        there = figure.passage_id in cited
        leads, to = ("passage", figure.passage_id) if there else ("figure", figure.id)
        title = view.say("source_hint" if there else "open_report")
        lines += (
            f'<li><button type="button" data-do="{leads}" data-turn="{turn}" value="{escape(to)}" '
            f'title="{title}">{_figure(figure, figures, answer.language, view)}</button></li>'
        )
    return f'<ul class="figures">{lines}</ul>'


def _figure(figure: Figure, among: Sequence[Figure], language: Language, view: View) -> str:
    text = in_script_of(language, shown_figure(figure))
    head = in_script_of(language, _name(figure, among, view))
    badges = "".join(badge(*mark) for mark in qualifications(figure, view))
    return f"<strong>{escape(text)}</strong><span>{escape(head)}{badges}</span>"


def _name(figure: Figure, among: Sequence[Figure], view: View) -> str:
    """What a figure counts, and before that the place and the year if they tell it from others."""
    apart = [figure.place] if len({f.place for f in among}) > 1 else []
    apart += [view.period(figure.period)] if len({f.period for f in among}) > 1 else []
    return " ".join(filter(None, [*apart, figure.head]))


def _remark(answer: Answer) -> str:
    """What the text of a list says after its last figure: which places or years have none."""
    last = shown_figure(answer.figures[-1])
    planned = phrase("target", answer.language, figure=last)
    said = answer.answer.rpartition(planned if planned in answer.answer else last)[2]
    said = said.strip(" 。.，,；;").strip("（）() ")
    return f'<div class="remark">{escape(said)}</div>' if said else ""


def _abstention(answer: Answer, view: View, at: int, opinion: str | None) -> str:
    # The text may go on to name the nearest figures or quote a passage; the card sets those apart.
    text, named = _parted(answer.answer, phrase("nearest", answer.language, items="|"))
    text, quoted = _parted(text, phrase("nearest_passage", answer.language, quote="|"))
    text = text.strip() or phrase("no_measure", answer.language)
    nearest = ""
    if named and answer.nearest:
        nearest = f'<div class="caption">{view.say("nearest")}</div>'
        nearest += _figures(answer.nearest, answer, view, at)
    elif quoted:
        nearest = (
            f'<div class="caption">{view.say("nearest_passage")}</div>'
            f'<div class="sentence">{escape(quoted)}</div>{sources(answer, view, at)}'
        )
    return (
        f'<div class="card abstention">{_resolved(answer, view)}'
        f'<div class="none">{escape(text)}</div>{nearest}'
        f'<div class="coverage"><span class="caption">{view.say("coverage")}</span>'
        f"<span>{escape(coverage(view))}</span></div>{foot(answer, view, at, opinion)}</div>"
    )


def _parted(text: str, phrased: str) -> tuple[str, str]:
    """A text before a phrase that has a slot at `|`, and what fills the slot; "" without it."""
    leads_over, _, ends = phrased.partition("|")
    before, _, filled = text.partition(leads_over)
    return before, filled.removesuffix(ends)
