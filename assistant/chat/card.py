"""One turn of the conversation as HTML: the question, and the answer's card."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from assistant.chat.collection import Collection
from assistant.chat.header import coverage
from assistant.chat.markup import (
    emphasised,
    escape,
    excerpt,
    in_script_of,
    number_and_unit,
    period_in_words,
)
from assistant.model import Answer, Calculation, Language
from assistant.render import phrase, shown_figure, shown_number
from corpus import Figure

_PUNCTUATION = "。.,，;；:：、）) "
_ASIDES = re.compile(r"^(?:\s*[（(][^（）()]*[）)])*[。.，,\s]*")
"""What may follow a figure before the sentence begins: （目标）, the report's title."""
_VERDICT = 8
"""Characters that may stand before the figure of a yes or no: 不是，71%."""
_LONGEST = 150
"""Characters of a quoted sentence on a card; the evidence beside it has the whole."""
_FEW = 3
"""So many figures or fewer get a line each; more stand in columns."""


def conversation(turns: Sequence[Answer], collection: Collection) -> list[dict[str, Any]]:
    """The turns as chat messages, oldest first: role and HTML content."""
    messages: list[dict[str, Any]] = []
    for turn in turns:
        asked = f'<div class="asked">{escape(turn.question)}</div>'
        messages.append({"role": "user", "content": asked})
        messages.append({"role": "assistant", "content": answer_card(turn, collection)})
    return messages


def answer_card(answer: Answer, collection: Collection) -> str:
    """An answer or an abstention, as one line of HTML.

    The headline (value, unit, what it counts) comes first, then what qualifies it, the
    sentence, the calculation or the other figures, and the source.
    """
    if not answer.answered:
        return _abstention(answer, collection)
    if any(headline_of(answer)):
        kind, parts = "figure", [_headline(answer), _qualified(answer)]
        if answer.calculation:
            parts += [_calculation(answer.calculation, answer.language), _sentence(answer)]
        else:
            parts += [_sentence(answer), _figures(answer.figures[1:], answer.language)]
    elif answer.figures:
        # The text of a list says in a row what stands here line by line.
        kind, parts = "list", [_figures(answer.figures, answer.language)]
    else:
        kind, parts = "text", [_sentence(answer)]
    foot = _foot(answer, _source_path(answer, collection))
    inner = "".join([_resolved(answer), *parts, foot])
    return f'<div class="card {kind}">{inner}</div>'


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
    return number_and_unit(in_script_of(answer.language, shown_figure(figure)), unit)


def qualifications(figure: Figure) -> list[tuple[str, str, str]]:
    """What keeps a figure from being a plain count: (class, mark, why in a sentence)."""
    found = []
    if figure.bound:
        why = f"原文写作“{shown_figure(figure)}”，带“{figure.bound}”字样，不是确数。"
        found.append(("approximate", "约数", why))
    if figure.status == "target":
        found.append(("target", "目标值", "原文把它列为计划或目标，不是已经完成的数。"))
    return found


def _headline(answer: Answer) -> str:
    number, unit = headline_of(answer)
    verdict, about = "", ""
    if not answer.calculation:
        figure = answer.figures[0]
        verdict, _ = _around(answer.answer, figure)
        when = " ".join(filter(None, [figure.place, period_in_words(figure.period)]))
        counts, when = (in_script_of(answer.language, words) for words in (figure.head, when))
        about = f'<span class="about">{escape(counts)}<small>{escape(when)}</small></span>'
    return (
        f'<div class="headline"><span class="verdict">{escape(verdict)}</span>'
        f'<span class="number">{escape(number)}</span><span class="unit">{escape(unit)}</span>'
        f"{about}</div>"
    )


def _around(text: str, figure: Figure) -> tuple[str, str]:
    """What an answer's text says before its figure (yes, no) and after it (the sentence)."""
    before, found, after = text.partition(shown_figure(figure))
    if not found or len(before) > _VERDICT:
        return "", text
    return before.strip(_PUNCTUATION), _ASIDES.sub("", after)


def _resolved(answer: Answer) -> str:
    asked, searched = (
        unicodedata.normalize("NFKC", question).strip("?。 ")
        for question in (answer.question, answer.resolved_question)
    )
    if asked == searched:
        return ""
    return f'<div class="resolved">结合上文理解为：{escape(answer.resolved_question)}</div>'


def _qualified(answer: Answer) -> str:
    marks, figures = [], answer.figures[:1]
    if answer.calculation:
        marks = [("calculated", "计算得出", "报告没有直接写这个数，由下面引用的数算出。")]
        figures = answer.calculation.operands
    for figure in figures:
        marks += [mark for mark in qualifications(figure) if mark not in marks]
    return "".join(
        f'<div class="qualified">{_badge(kind, mark)}<span>{escape(why)}</span></div>'
        for kind, mark, why in marks
    )


def _badge(kind: str, mark: str, why: str = "") -> str:
    title = f' title="{escape(why)}"' if why else ""
    return f'<span class="badge {kind}"{title}>{mark}</span>'


def _sentence(answer: Answer) -> str:
    """The answer's text without what the headline and the expression already say."""
    text = answer.answer
    if answer.calculation:
        text = text.partition(answer.calculation.expression)[2] or text
    elif answer.figures:
        _, text = _around(text, answer.figures[0])
    said = [figure.text for figure in answer.figures]
    said += [in_script_of(answer.language, text) for text in said]
    text = excerpt(text.lstrip(_PUNCTUATION), said, _LONGEST)
    return f'<div class="sentence">{emphasised(text, said)}</div>' if text else ""


def _calculation(calculation: Calculation, language: Language) -> str:
    expression = escape(in_script_of(language, calculation.expression))
    operands = _figures(calculation.operands, language)
    return f'<div class="expression">{expression}</div>{operands}'


def _figures(figures: Sequence[Figure], language: Language) -> str:
    if not figures:
        return ""
    lines = "".join(_figure(figure, language) for figure in figures)
    return f'<ul class="figures{" few" if len(figures) <= _FEW else ""}">{lines}</ul>'


def _figure(figure: Figure, language: Language) -> str:
    text = in_script_of(language, shown_figure(figure))
    head = in_script_of(language, figure.head)
    badges = "".join(_badge(*qualification) for qualification in qualifications(figure))
    return f"<li><strong>{escape(text)}</strong><span>{escape(head)}{badges}</span></li>"


def _source_path(answer: Answer, collection: Collection) -> str:
    """Report › section › subsection of what the answer rests on; empty without citations."""
    if not answer.citations:
        return ""
    citation = answer.citations[0]
    return " › ".join([collection.reports[citation.report].title, *citation.section])


def _foot(answer: Answer, source: str) -> str:
    """Where it stands, how sure it is, and the button that copies both."""
    copied = f"{answer.answer}（出处：{source}）" if source else answer.answer
    chip = (
        '<button type="button" class="source" title="看这一段原文">'
        f'<span class="caption">出处</span><span>{escape(source)}</span></button>'
    )
    return (
        f'{chip if source else ""}<div class="foot"><span>把握 {answer.confidence:.0%}</span>'
        f"<span>用时 {answer.elapsed_ms:.0f} 毫秒</span>"
        f'<button type="button" class="copy" value="{escape(copied)}">复制</button></div>'
    )


def _abstention(answer: Answer, collection: Collection) -> str:
    # The text may go on to name the nearest figures; the card lists them instead.
    leads_over, _, _ = phrase("nearest", answer.language, items="|").partition("|")
    text, named, _ = answer.answer.partition(leads_over)
    text = text.strip() or phrase("no_measure", answer.language)
    nearest = _figures(answer.nearest, answer.language) if named else ""
    if nearest:
        nearest = f'<div class="caption">报告里相近的数据（不是答案）</div>{nearest}'
    return (
        f'<div class="card abstention">{_resolved(answer)}'
        f'<div class="none">{escape(text)}</div>{nearest}'
        '<div class="source"><span class="caption">能回答的范围</span>'
        f"<span>{escape(coverage(collection))}</span></div></div>"
    )
