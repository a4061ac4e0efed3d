"""Draft answers that rest on a calculation: its result, or yes or no to what is supposed of it."""

from __future__ import annotations

from decimal import Decimal

from assistant.abstain import abstain
from assistant.answer import Draft, quote_around
from assistant.bounds import holds
from assistant.choose import weights
from assistant.operands import Calculated
from assistant.question import Question
from assistant.render import phrase, shown_number
from assistant.scope import asks_for_aim
from assistant.workbench import Workbench
from corpus import fold, split_scale


def result_of(bench: Workbench, found: Calculated) -> Draft:
    """What was worked out, with its expression."""
    calculation, language = found.calculation, bench.question.language
    result = shown_number(calculation.value, bench.question.decimals) + calculation.unit
    if any(figure.bound for figure in calculation.operands):
        result = phrase("about", language, figure=result)
    text = phrase(
        "calculated",
        language,
        result=result,
        expression=calculation.expression,
        quote=_quotes(bench, found),
    )
    return _draft(bench, found, text)


def verdict_on(bench: Workbench, true: bool, found: Calculated) -> Draft:
    """Yes or no to what a question supposes of what was worked out, with its expression."""
    if found.confidence < weights()["figure_confidence"]["threshold"]:
        return abstain(bench, found.confidence)
    text = phrase(
        "yes" if true else "no",
        bench.question.language,
        figure=found.calculation.expression,
        quote=_quotes(bench, found),
    )
    return _draft(bench, found, text)


def _quotes(bench: Workbench, found: Calculated) -> str:
    operands = found.calculation.operands
    return "".join(dict.fromkeys(quote_around(figure, bench.index) for figure in operands))


def _draft(bench: Workbench, found: Calculated, text: str) -> Draft:
    operands = found.calculation.operands
    return Draft(
        text,
        True,
        found.confidence,
        operands,
        found.calculation,
        passages=bench.marked(operands),
    )


def is_as_supposed(question: Question, found: Calculated) -> bool:
    """Whether what was worked out is what a question supposes it to be."""
    stated, result = question.stated[-1], found.calculation
    scale, _ = split_scale(fold(result.unit))
    limit = stated.base if stated.unit_text else stated.value
    return holds(question.folded, stated, limit, result.value * (scale if stated.unit_text else 1))


def better_than_stated(bench: Workbench, found: Calculated) -> bool:
    """Whether no figure stated outright fits better than what was worked out."""
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
