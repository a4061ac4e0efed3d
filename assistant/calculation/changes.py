"""A change the report states itself (同比增长8.9%): whether a question asks for it, or for the level."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.question import Question
from assistant.asking.scope import asks_for_aim
from assistant.calculation.operands import is_change
from assistant.choosing.choose import CLOSE, weights
from assistant.comparison.bounds import has_come_to
from assistant.workbench import Choice, Workbench
from corpus import Figure, fold, same_kind

_ABOUT_AS_HIGH = 1.0
_NEW = re.compile("新(?:增|建|设|开|办|登记|注册|认定|培育|引进)|净增")
_IN_ALL = re.compile("总[数量]|累计")
_YEAR_BEFORE = re.compile("[上去]一?年|前一年|同比")
_EACH_YEAR = re.compile("[年均]均|每年|逐年|增速|\\bannual|\\baverage|a year\\b|per year")
_FIVE_YEARS = re.compile("十[一二三四]?五|五年|(?<!\\d)5年")


def states_change(bench: Workbench) -> bool:
    """Whether the report itself states the change asked for (同比增长8.9%)."""
    question = bench.question
    stated = change_asked_for(bench.choices(bench.ranking), question)
    return bool(
        stated
        and is_over_years_asked(stated.figure, question)
        and question.means("growth")
        and not question.means("difference")
        and stated.confidence >= weights()["figure_confidence"]["threshold"]
        and all("-" not in period for period in question.periods)
        and len(question.periods) < 2
    )


def change_asked_for(choices: Sequence[Choice], question: Question) -> Choice | None:
    """The change that a question asks for, where one stands about as high as the best figure."""
    if not (question.means("rise") and choices):
        return None
    near = (c for c in choices if c.score > choices[0].score - _ABOUT_AS_HIGH)
    changes = (c for c in near if c.figure.role in ("growth", "change"))
    return next((c for c in changes if c.figure.status == "actual" or asks_for_aim(question)), None)


def level_asked_for(choices: Sequence[Choice], question: Question) -> Choice | None:
    """How many there are in all, where a question supposes what that has come to (过百万户了吗).

    Only where the best figure is of new ones, and the report goes on to say how many that makes.
    """
    if not choices or not has_come_to(question) or re.search("[新增]", question.folded):
        return None
    best = choices[0].figure
    if not _NEW.search(fold(best.label)) or _IN_ALL.search(fold(best.label)):
        return None
    return next(
        (
            choice
            for choice in choices[1:]
            if choice.score > choices[0].score - CLOSE
            and choice.figure.passage_id == best.passage_id
            and same_kind(fold(choice.figure.unit), fold(best.unit))
            and _IN_ALL.search(fold(choice.figure.label))
        ),
        None,
    )


def is_over_years_asked(figure: Figure, question: Question) -> bool:
    """Whether a change is over the years that a question asks it for, or the question asks for none.

    What one year grew by, or each of five on average, is no answer to what five years did, nor to
    growth since another year than the one before or one the report names.
    """
    if not question.means("growth", "rise") or not is_change(figure):
        return True
    words = fold(f"{figure.context}，{figure.label}")
    spans = any("-" in period for period in question.periods)
    several = spans or bool(_FIVE_YEARS.search(question.folded))
    if several and "年均" in figure.label and not _EACH_YEAR.search(question.folded):
        return False
    if "-" in figure.period or _FIVE_YEARS.search(words) or _YEAR_BEFORE.search(question.folded):
        return True
    if several:
        return False
    year = next(iter(question.periods), figure.period)[:4]
    if spans or not question.baselines or not year:
        return not spans
    year_before = str(int(year) - 1)
    return any(period == year_before or period in words for period in question.baselines)
