"""Arithmetic that the report can be held to: parts and their sum, counts and their share."""

from __future__ import annotations

from assistant.chat.evidence import empty_panel, heard
from assistant.chat.markup import escape
from assistant.chat.view import View
from assistant.model import Answer
from assistant.render import shown_number
from corpus import Figure, Finding


def findings_panel(answer: Answer | None, view: View) -> str:
    """The findings that touch the answer's figures, each an equation with ✓ or the difference.

    Before the first question: all findings of the reports, those that do not hold first.
    """
    if answer is not None:
        lines = "".join(_finding(finding, view) for finding in answer.findings)
        return heard("tab_findings", view) + (lines or empty_panel(view.say("no_findings_here")))
    reports = view.collection.reports.values()
    findings = [finding for report in reports for finding in report.findings]
    findings.sort(key=lambda finding: not finding.difference)
    lines = "".join(_finding(finding, view) for finding in findings)
    return heard("tab_findings", view) + (lines or empty_panel(view.say("no_findings")))


def _finding(finding: Finding, view: View) -> str:
    figures = view.collection.figures
    whole = figures[finding.whole]
    parts = [figures[part] for part in finding.parts]
    if finding.kind == "sum":
        counted, equals = whole, " = "
        sides = [" + ".join(map(_operand, parts)), _operand(whole)]
    else:
        part, counted = parts
        # A share is stated rounded, more often than not.
        equals = " = " if part.base / whole.base * 100 == counted.value else " ≈ "
        sides = [f"{_operand(part)} ÷ {_operand(whole)}", _operand(counted)]
    if finding.difference:
        difference = f"{shown_number(finding.difference)}{counted.unit}"
        verdict, relation = view.say("differs", difference=difference), " ≠ "
    else:
        verdict, relation = view.say("agrees"), equals
    title = view.collection.reports[whole.report].title
    several = len(view.collection.reports) > 1
    source = f'<div class="source">{escape(title)}</div>' if several else ""
    return (
        f'<article class="finding {"differs" if finding.difference else "agrees"}">'
        f'<div class="equation">{relation.join(sides)}</div>'
        f'<div class="verdict">{escape(verdict)}</div>{source}</article>'
    )


def _operand(figure: Figure) -> str:
    head = escape(figure.head)
    return (
        f'<button type="button" class="operand" data-do="figure" value="{escape(figure.id)}" '
        f'title="{head}">{escape(figure.text)}<small>{head}</small></button>'
    )
