"""What share one answer is of another told before it: 权力事项共多少项? 其中行政许可多少项? 占多少?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.asking.question import Question
from assistant.calculation.against import of_one_time
from assistant.calculation.arithmetic import all_firms, all_persons, commensurable, size_of
from assistant.calculation.operands import PERCENT, Calculated, is_change, worked_out
from assistant.workbench import Choice
from corpus import Figure, Report, fold

_OPENING = r"(?:那么|那就|那|所以|然后|请问|算下来|算一下|大概|大约|约|and|so|then|[，,\s])*"
_ENDING = r"(?:呢|吗|啊|呀|嘛|来着|左右|\s|[?？。.!！])*"
_WHOLE = (
    "(?P<whole>(?:总的?|全部的?|全体的?|整体的?|总体的?|所有的?|整个的?|合计的?)(?:事项|项目|资金|投资|投入|人员|人)?"
    "(?:的?(?:总?[数量额]|人数|数量))?)"
)
_SHARE = "(?:百分比|百分之|占比|比例|比重|份额|几分之|几成|比)"
_HOW_MUCH = (
    "(?:是|有|为|达|达到|占|又是)*(?:多少|多大|多高|几成|几|百分之[多几]少?)?"
    "(?:个?百分[点比]|%|成|分之[多几]少?|的?比例|的?比重)?"
)
_ASKS = re.compile(
    rf"{_OPENING}(?:(?:这|那|它|其|该|前者|后者|这个|那个|这部分|那部分|它们|他们)的?)?(?:大概|大约|约|能)?"
    rf"(?:所?占(?:了|到|据)?(?:其中的?|{_WHOLE})?的?{_SHARE}?{_HOW_MUCH}|(?:占比|比例|比重|百分比|份额){_HOW_MUCH}){_ENDING}"
    rf"|{_OPENING}(?:what|how (?:big|large) a) (?:share|percentage|percent|proportion|fraction)"
    r"(?: (?:is|are|was|were) (?:that|it|they|those|this))?"
    rf"(?: of (?P<total>the (?:total|whole)|all of them|all|them))?{_ENDING}"
)
_ASKS_PART = re.compile("其中|里面|当中|这里头|\\b(?:of|among) (?:these|those|them)\\b")
_ASKS_WHOLE = re.compile(
    "总[数量额]?|一?共|合计|累计|拢共|全部|\\b(?:total|altogether|in all|overall)\\b"
)
_OF_ALL = re.compile("全[区省市县州盟旗国体部]|总(?!局|部|会|公司|理)|共|合计|累计")
_BARE = re.compile("呢[?？]*$|^(?:what|how) about")
_OF_EACH = re.compile("均|[率每]")


class Told(NamedTuple):
    """A question of the conversation, folded, and the one figure it was answered with, if one."""

    asked: str
    answer: Choice | None


def asks_share_of_answer(own: Question) -> re.Match[str] | None:
    """How a question asks what share the last answer is, if it asks that and names nothing itself."""
    if own.unit not in ("", *PERCENT):
        return None
    return _ASKS.fullmatch(own.folded)


def share_of_answer(
    asked: re.Match[str], told: Sequence[Told], report_of: dict[str, Report]
) -> Calculated | None:
    """The share that the last answer is of one before it, or the one before of the last.

    Of the answers before, the nearest will do that the conversation or the report says to be the whole.
    Where none is, the total that the report gives for the last answer and its like.

    :param told: what was asked and answered so far, oldest first.
    :param report_of: the reports by their names.
    """
    last = told[-1].answer if told else None
    if last is None:
        return None
    for n in range(len(told) - 2, -1, -1):
        before = told[n].answer
        if before is None or before.figure.id == last.figure.id:
            continue
        later = size_of(before.figure) < size_of(last.figure)
        part, whole = (before, last) if later else (last, before)
        asks = told[-1].asked if later else told[n].asked
        on = [] if later else [each.asked for each in told[n + 1 :]]
        if not _may_be(part.figure, whole.figure) or _are_siblings(part, whole, report_of):
            continue
        said = _names_whole(asked) or _ASKS_WHOLE.search(asks) or any(map(_ASKS_PART.search, on))
        named = not later and not _BARE.search(told[-1].asked)
        report = report_of[whole.figure.report]
        if said or _says_whole(part.figure, whole.figure, report, named=named):
            return worked_out("part", [part, whole])
    return next(_of_totals(last, report_of[last.figure.report]), None)


def stated_share(found: Calculated, report: Report) -> Figure | None:
    """The figure by which the report itself states a share that was worked out, if it does."""
    part, whole = found.calculation.operands
    known = {figure.id: figure for figure in report.figures}
    for finding in report.findings:
        if finding.kind == "share" and finding.whole == whole.id and part.id in finding.parts:
            others = [known[one] for one in finding.parts if one != part.id]
            return next((one for one in others if one.unit in ("%", "％")), None)
    return next(
        (
            figure
            for figure in report.figures
            if figure.passage_id == part.passage_id
            and figure.unit in ("%", "％")
            and not figure.role
            and abs(figure.value - found.calculation.value) < 1
        ),
        None,
    )


def _names_whole(asked: re.Match[str]) -> bool:
    return bool(asked["whole"] or asked["total"])


def _of_totals(part: Choice, report: Report) -> Iterator[Calculated]:
    """The shares that a figure is of the totals its report gives it as a part of."""
    for finding in report.findings:
        if finding.kind == "sum" and part.figure.id in finding.parts:
            whole = next(figure for figure in report.figures if figure.id == finding.whole)
            found = worked_out("part", [part, Choice(whole, part.score, part.confidence)])
            if found:
                yield found


def _may_be(part: Figure, whole: Figure) -> bool:
    """Whether one figure may be a part of another: of one kind, place, time and status."""
    figures = [part, whole]
    of_one_unit = commensurable(figures) or all_persons(figures) or all_firms(figures)
    of_each = any(_OF_EACH.search(fold(figure.label + figure.unit)) for figure in figures)
    alike = part.status == whole.status and fold(part.place) == fold(whole.place)
    levels = not (is_change(part) or is_change(whole))
    return of_one_unit and alike and levels and not of_each and of_one_time(part, whole)


def _are_siblings(part: Choice, whole: Choice, report_of: dict[str, Report]) -> bool:
    """Whether the report adds both up to something else."""
    both = {part.figure.id, whole.figure.id}
    findings = report_of[part.figure.report].findings
    return any(finding.kind == "sum" and both <= set(finding.parts) for finding in findings)


def _says_whole(part: Figure, whole: Figure, report: Report, *, named: bool) -> bool:
    """Whether a sentence of the report tells all there is first, and a part of that after it.

    So it does with 其中 between, where it adds the whole up from no others; or with no figure
    between (对全区1020名执法人员培训考试,清理374名).

    :param named: whether the part was asked for in a question of its own, not as 乙呢 beside 甲.
    """
    if part.passage_id != whole.passage_id or part.clean.start < whole.clean.end:
        return False
    between = fold(report.clean)[whole.clean.end : part.clean.start]
    if re.search("[。！？；]", between):
        return False
    if any(f.kind == "sum" and f.whole == whole.id for f in report.findings):
        return any(part.id in f.parts for f in report.findings if f.whole == whole.id)
    apart = named and "，" in between.replace(",", "，") and not re.search(r"\d", between)
    return "其中" in between or (apart and bool(_OF_ALL.search(fold(whole.label))))
