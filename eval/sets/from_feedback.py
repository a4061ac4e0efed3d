"""`python -m eval from-feedback`: questions kept in use, as a question sheet to review.

What people asked and how they rated it is no gold: a reviewer reads the sheet, corrects it
and deletes what is of no use. Answers rated bad come first, then unrated ones, then good ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assistant.feedback import Kept, open_feedback
from corpus import parse_report
from eval.errors import QuestionSetError
from eval.sets.template import write_sheet

_RATINGS = {False: "👎", None: "", True: "👍"}
_REVIEW = {"rating": "评价", "shown": "当时的回答", "asked_at": "提问时间", "time": "用时(毫秒)"}
"""Columns for the reviewer, which a question set does not read."""
_SENTENCE = re.compile(r"[^。！？；!?;\n]*[。！？；!?;]?")


def from_feedback(database: str, out: Path) -> int:
    """Write the questions kept in a feedback store as a sheet; returns how many.

    The same question after the same questions is written once, with its worst rating.

    :param database: SQLAlchemy URL or path of the store.
    :param out: the workbook to write.
    :raises ReportError: when there is no such store, it is empty, or `out` cannot be written.
    """
    if out.suffix.lower() != ".xlsx":
        raise QuestionSetError(f"{out}: the sheet to review is a workbook; name it .xlsx")
    store = open_feedback(database, retention_days=None, create=False)
    rows = review_rows(store.kept())
    store.close()
    if not rows:
        raise QuestionSetError(f"{database} keeps no questions yet.")
    write_sheet(out, rows, _REVIEW)
    return len(rows)


def review_rows(kept: Iterable[Kept]) -> list[dict[str, str]]:
    """One row of a sheet for each question kept, worst rated first."""
    by_rating = sorted(kept, key=lambda each: list(_RATINGS).index(each.good))
    first = {(each.question, each.history): each for each in reversed(by_rating)}
    return [_row(each) for each in by_rating if first[each.question, each.history] is each]


def _row(kept: Kept) -> dict[str, str]:
    answer = kept.answer
    row = {
        "id": kept.id,
        "question": kept.question,
        "history": "\n".join(kept.history),
        "answerable": "是" if answer["answered"] or kept.correction else "否",
        "rating": _RATINGS[kept.good],
        "shown": answer["answer"],
        "asked_at": kept.asked_at.isoformat(sep=" ", timespec="minutes"),
        "time": f"{kept.elapsed_ms:.0f}",
    }
    if kept.correction:
        # Its evidence is for the reviewer to find: what was cited misled.
        return row | {"answer": kept.correction}
    if answer["answered"] and kept.good is not False:
        return row | _as_answered(answer)
    return row


def _as_answered(answer: dict[str, Any]) -> dict[str, str]:
    """What was answered, as if it were gold: the figures, or the words cited.

    A citation is the original, with readings that a conversion left in it (區(qū)): no gold answer
    has those, and evidence is found without them as well.
    """
    if answer["calculation"]:
        shown = f"{answer['calculation']['value']}{answer['calculation']['unit']}"
        kind = {"kind": "calculated"}
    else:
        shown = "、".join(_clean(figure["text"]) for figure in answer["figures"])
        kind = {}
    if not answer["citations"]:
        return {"answer": shown} | kind
    first = answer["citations"][0]
    sentence = _clean(_sentence(first))
    return {"answer": shown or sentence, "evidence": sentence, "report": first["report"]} | kind


def _clean(text: str) -> str:
    """A quotation as a report is read, without noise."""
    return parse_report("quotation.txt", text.encode()).clean.strip() if text else ""


def _sentence(citation: dict[str, Any]) -> str:
    """The cited sentence with the first highlight; the whole citation without one."""
    text = str(citation["text"])
    for start, _ in citation["highlights"]:
        at = start - citation["start"]
        for found in _SENTENCE.finditer(text):
            if found.start() <= at < found.end():
                return found.group().strip()
    return text.strip()
