"""Which report a question names by its year (2015年报告里的城镇化率), which is not the year it asks about."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.asking.question import Question
from assistant.asking.scope import Scope
from corpus import Report

_NAMED = re.compile(
    r"(?P<year>(?:19|20)\d{2})年度?的?[一-鿿]{0,12}?(?:报告|公报)的?"
    r"(?:里|中(?!心)|上(?!报)|内|时(?![间长限])|所?(?:说|写|讲|提|列|称|载)|显示|推算|[,，])"
    # After the question, as where to look: …多少项? 见2008年报告; …几个(2025年报告).
    r"|(?:[见据按照查看翻]|参[见看阅考]|出自|[(（])(?P<year_behind>(?:19|20)\d{2})年度?的?[一-鿿]{0,12}?(?:报告|公报)(?=[)）?？。!！]|$)"
    r"|\b(?P<year_of>(?:19|20)\d{2})年? (?:[a-z']+ ){0,3}report (?:says?|states?|shows?|gives?)\b"
    r"|\b(?:according to|in|by|per) the (?P<year_in>(?:19|20)\d{2})年? (?:[a-z']+ ){0,3}report\b"
)


def in_named_report(question: Question, scope: Scope) -> tuple[Question, Scope]:
    """The question held to the report it names by year, whose year is then none it asks about.

    A report is called after the year it was given in. Nothing changes where no report of the
    scope was given then.
    """
    named = _NAMED.search(question.folded)
    year = next(filter(None, named.groups()), "") if named else ""
    given = tuple(report for report in scope.reports if year and given_in(report) == year)
    if not given:
        return question, scope
    asked = tuple(period for period in question.periods if period != year)
    return replace(question, periods=asked), replace(scope, reports=given)


def given_in(report: Report) -> str:
    """The year a report was given in, which is the year it plans for."""
    return report.plan_period or report.period
