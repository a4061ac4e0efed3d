"""Arithmetic that the report can be held to: parts and their sum, counts and their share."""

from __future__ import annotations

from assistant.chat.collection import Collection
from assistant.chat.evidence import empty_panel
from assistant.chat.markup import escape
from assistant.model import Answer
from assistant.render import shown_number
from corpus import Figure, Finding


def findings_panel(answer: Answer | None, collection: Collection) -> str:
    """The findings that touch the answer's figures, each an equation with ✓ or the difference.

    Before the first question: all findings of the reports.
    """
    if answer is not None:
        lines = "".join(_finding(finding, collection) for finding in answer.findings)
        return lines or empty_panel("这次回答的数，报告里没有可以互相核对的。")
    reports = collection.reports.values()
    lines = "".join(_finding(f, collection) for report in reports for f in report.findings)
    return lines or empty_panel("报告里没有可以互相核对的数。")


def _finding(finding: Finding, collection: Collection) -> str:
    whole = collection.figures[finding.whole]
    parts = [collection.figures[part] for part in finding.parts]
    if finding.kind == "sum":
        counted, sides = whole, [" + ".join(map(_operand, parts)), _operand(whole)]
    else:
        part, counted = parts
        sides = [f"{_operand(part)} ÷ {_operand(whole)}", _operand(counted)]
    if finding.difference:
        verdict, relation = f"相差 {shown_number(finding.difference)}{counted.unit}", " ≠ "
    else:
        verdict, relation = "✓ 一致", " = "
    return (
        f'<article class="finding {"differs" if finding.difference else "agrees"}">'
        f'<div class="equation">{relation.join(sides)}</div>'
        f'<div class="verdict">{escape(verdict)}</div></article>'
    )


def _operand(figure: Figure) -> str:
    head = escape(figure.head)
    return f'<span class="operand" title="{head}">{escape(figure.text)}<small>{head}</small></span>'
