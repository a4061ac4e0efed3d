"""去年, asked of a report that is on one year, plans for none and never calls it 今年: a bulletin, an account.

Whoever reads the bulletin of a year in the next one means by 去年 the year that it is on. So where it says
nothing of the year before, that is answered. A report that says 今年 has its own 去年.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answer import Draft
from assistant.draft import draft_answer
from assistant.workbench import Workbench
from corpus import fold

_YEAR = re.compile(r"(?:19|20)\d{2}")
_THIS_YEAR = "今年"
_LAST_YEAR = re.compile(r"(?<![比较较同与與跟和至到])(?:去年|上年(?![末底同]))|(?i:\blast year\b)")


def of_year_reported(
    bench: Workbench, lay_out: Callable[[str], Workbench]
) -> tuple[Workbench, Draft] | None:
    """The answer of the year that the latest report is on, and the question it answers; None without one.

    :param lay_out: lays another question out for drafting an answer.
    """
    own, reports = bench.reading.own, bench.reading.scope.reports
    latest = max(reports, key=lambda report: report.period)
    if latest.plan_period or not latest.period or _YEAR.search(own.folded):
        return None
    if _THIS_YEAR in fold(latest.clean):
        return None
    year = f"in {latest.period}" if own.is_english else f"{latest.period}年"
    text = _LAST_YEAR.sub(year, own.text)
    if text == own.text:
        return None
    other = lay_out(text)
    draft = draft_answer(other)
    return (other, draft) if draft.answered else None
