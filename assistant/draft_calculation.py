"""Draft answers that rest on a calculation: its result, or yes or no to what is supposed of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from assistant.abstain import abstain
from assistant.answer import Draft, quote_around
from assistant.asking.question import Question
from assistant.asking.scope import asks_for_aim
from assistant.calculation.backwards import worked_back
from assistant.calculation.calculate import answers_outright, leaves_out
from assistant.calculation.changes import is_over_years_asked
from assistant.calculation.contrary import asked_contrary
from assistant.calculation.operands import Calculated, as_wanted, is_change
from assistant.choosing.choose import weights
from assistant.comparison.bounds import holds, states_limit
from assistant.lists.each import side_by_side
from assistant.render import phrase, shown_number
from assistant.workbench import Workbench
from corpus import Figure, fold, split_scale

_ROUNDED = Decimal("0.01")
"""How far from what was worked out a rounded value may lie, as a share of it."""
_TOGETHER = 0.85
"""What of the usual confidence will do for two operands of one sentence: of such calculations found with
0.39 to 0.46 by 22 people's questions, 12 of 13 were right, and of those from 0.46 on 333 of 334."""


def result_of(bench: Workbench, found: Calculated) -> Draft:
    """What was worked out, with its expression."""
    calculation, language = found.calculation, bench.question.language
    result = shown_number(calculation.value, bench.question.decimals) + calculation.unit
    if any(figure.bound for figure in calculation.operands):
        result = phrase("about", language, figure=result)
    if all(figure.status == "target" for figure in calculation.operands):
        result = phrase("target", language, figure=result)
    if contrary := asked_contrary(bench.question, found):
        result = phrase("contrary", language, asked=contrary[0], way=contrary[1], figure=result)
    text = phrase(
        "calculated",
        language,
        result=result,
        expression=calculation.expression,
        quote=_quotes(bench, found),
    )
    return _draft(bench, found, text)


def worked_back_beyond(bench: Workbench) -> Draft | None:
    """What a year had that no report speaks of, where the change since then tells it (倒推2024年)."""
    found = None if bench.reading.scope.foreign else worked_back(bench)
    if found is None or not is_sure(bench, found):
        return None
    return result_of(bench, as_wanted(found, bench.question))


def verdict_on(bench: Workbench, true: bool, found: Calculated) -> Draft:
    """Yes or no to what a question supposes of what was worked out, with its expression.

    What the question speaks of comes first among the figures.
    """
    if found.confidence < weights()["figure_confidence"]["threshold"]:
        return abstain(bench, found.confidence)
    text = phrase(
        "yes" if true else "no",
        bench.question.language,
        figure=found.calculation.expression,
        quote=_quotes(bench, found),
    )
    drafted = _draft(bench, found, text)
    first = [figure for figure in drafted.figures if figure.id == found.spoken_of]
    rest = [figure for figure in drafted.figures if figure.id != found.spoken_of]
    return replace(drafted, figures=(*first, *rest))


def _quotes(bench: Workbench, found: Calculated) -> str:
    operands = found.calculation.operands
    return "".join(dict.fromkeys(quote_around(figure, bench.index) for figure in operands))


def _draft(bench: Workbench, found: Calculated, text: str) -> Draft:
    # A part may be added up with others to what it is a part of.
    operands = tuple({figure.id: figure for figure in found.calculation.operands}.values())
    return Draft(
        text,
        True,
        found.confidence,
        operands,
        found.calculation,
        passages=bench.marked(operands),
    )


def is_sure(bench: Workbench, found: Calculated) -> bool:
    """Whether a calculation is sure enough to be the answer.

    Figures of one sentence that a question names apart bear each other out, and less will do for
    them, where no figure is an answer by itself.
    """
    least = weights()["calculation_confidence"]["threshold"]
    if found.confidence >= least:
        return True
    operands = found.calculation.operands
    together = len(operands) == 2 and side_by_side(bench, operands)
    return together and found.confidence >= least * _TOGETHER and not _is_stated(bench, found)


def _is_stated(bench: Workbench, found: Calculated) -> bool:
    """Whether a figure is surely an answer by itself; what a question leaves out is none."""
    best = bench.choices(bench.ranking, 1)
    if not best or best[0].confidence < weights()["figure_confidence"]["threshold"]:
        return False
    left_out = best[0].figure.id == found.calculation.operands[-1].id
    return not (left_out and leaves_out(bench.question)) and answers_outright(bench)


def is_as_supposed(question: Question, found: Calculated) -> bool:
    """Whether what was worked out is what a question supposes it to be."""
    stated, result = question.stated[-1], found.calculation
    scale, _ = split_scale(fold(result.unit))
    limit = stated.base if stated.unit_text else stated.value
    value = result.value * (scale if stated.unit_text else 1)
    # A quotient is seldom a round number: 80.63% is 八成.
    rounded = value != value.to_integral_value() and not (stated.bound or states_limit(question))
    if rounded and abs(value - limit) <= abs(limit) * _ROUNDED:
        return True
    return holds(question.folded, stated, limit, value)


def better_than_stated(bench: Workbench, found: Calculated) -> bool:
    """Whether no figure stated outright fits better than what was worked out."""
    stated = bench.choices(bench.ranking, 1)
    if stated and stated[0].figure.status == "target" and not asks_for_aim(bench.question):
        return True
    if not stated:
        return True
    value, unit = found.calculation.value, found.calculation.unit
    figure = stated[0].figure
    sure = stated[0].confidence >= weights()["figure_confidence"]["threshold"]
    if sure and _is_of_span_asked(figure, bench.question) and _adds_years(found):
        return False
    said_outright = found.operation == "part" and figure.unit in ("%", "％") and not figure.role
    if said_outright and round(value, _decimals(figure.value)) == figure.value:
        return False
    if stated[0].confidence <= found.confidence:
        return True
    moved = found.operation in ("rise", "growth") and not bench.question.means("difference")
    if moved and is_change(figure) and is_over_years_asked(figure, bench.question):
        return False  # 提高90元 is by how much it moved
    return not said_outright and (figure.value, figure.unit) != (value, unit)


def _adds_years(found: Calculated) -> bool:
    """Whether a calculation adds up what single years brought."""
    periods = [operand.period for operand in found.calculation.operands]
    return found.operation == "sum" and all(period.isdigit() for period in periods)


def _is_of_span_asked(figure: Figure, question: Question) -> bool:
    """Whether a figure is what all the years brought together that a question names as a span."""
    return "-" in figure.period and figure.period in question.periods and not is_change(figure)


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))
