"""Who gave a report: the line under its title that names the office and the person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.asking.named_report import given_in
from assistant.asking.places import without_places
from assistant.asking.question import Question
from corpus import Passage, Report, Span, fold

_OPENING = 1500
_LINE = re.compile(
    r"^[ 　]*[一-鿿]{0,20}?代?(?P<office>总理|省长|市长|区长|县长|旗长|州长|盟长|主席|主任|局长|院长|检察长)"
    r"[ 　]+(?P<name>[一-鿿·]{1,9}(?:[ 　]{1,2}[一-鿿]{1,2})?)[ 　]*$",
    re.M,
)
_ASKS_WHO = re.compile(r"谁|哪位|哪个人|叫什么|叫啥|姓名|\bwho\b|\bname of\b")
# Whoever did something else, or holds another office, is named in no such line: 主管教育的副区长, 牵头的区长.
_OTHER_OFFICE = re.compile(r"副|原任|前任|书记|\b(?:deputy|vice|former)\b")
_SAYS_NO_MORE = re.compile(
    r"(?:19|20)\d{2}|[年月日初底末春冬\d的了是在于由为被给将把一与和,，。、?？!！\s“”\"]|今年|去年|当年|当时|那时|时任|现任|现在|请问"
    r"|谁|哪位|哪个人|叫|啥|什么|姓名|名字?|姓|[甚]?么|人大|人代|人民|代表|大会|会议?上?|[第届次二三四五六七八九十]|政府|工作|报告|人"
    r"|[作做发表宣读念讲]|总理|代?(?:省|市|区|县|旗|州|盟)长|主席|国务院|咱们?|我们?|[全本该各][省市区县旗州盟]|那位?|这|份|向|当|任|担"
    r"|[省市区县旗州盟]|职务|上|来着|呀|呢|啊|吧"
)
_MOST_LEFT = 1
_OTHER_DEED = re.compile(
    r"\b(?:led|lead|leads|head(?:ed)? (?:the )?(?:project|team|office)|sign\w*|charge|responsible|oversaw|won)\b"
)
_GIVEN = re.compile(
    r"(?:作|做|发表|宣?读|念)(?:的|了)?(?:政府)?(?:工作)?报告|报告.{0,6}(?:作|做|宣?读|念)|报告人|总理|省长|市长|区长|县长|旗长|州长|盟长|主席"
    r"|\b(?:gave|give|deliver\w*|present\w*|made|read)\b.*\breport\b|\b(?:premier|governor|mayor|chairman|chairperson|head)\b"
)


class Speaker(NamedTuple):
    """The person who gave a report, with the passage and the sentences that name them."""

    report: Report
    passage: Passage
    spans: tuple[Span, ...]
    line: str


def speaker_asked_for(question: Question, reports: Sequence[Report]) -> Speaker | None:
    """Who gave the report that a question asks about; None if it does not ask, or asks of several.

    A report is of the year it was given in, which is the year it plans for; without a year the
    latest is meant.
    """
    if not (_ASKS_WHO.search(question.folded) and _GIVEN.search(question.folded)):
        return None
    if _OTHER_OFFICE.search(question.folded) or _asks_of_more(question, reports):
        return None
    given = [report for report in reports if given_in(report) in question.periods]
    if not question.periods and reports:
        latest = max(given_in(report) for report in reports)
        given = [report for report in reports if given_in(report) == latest]
    return _speaker_of(given[0], question.folded) if len(given) == 1 else None


def _asks_of_more(question: Question, reports: Sequence[Report]) -> bool:
    """Whether a question tells of more than a report, who gives it, when and where."""
    if question.is_english:
        return bool(_OTHER_DEED.search(question.folded))
    said = without_places(question.folded, {fold(report.place) for report in reports})
    return len(_SAYS_NO_MORE.sub("", said)) > _MOST_LEFT


def _speaker_of(report: Report, asked: str) -> Speaker | None:
    opening = fold(report.clean[:_OPENING])
    line = next(
        (m for m in _LINE.finditer(opening) if m["office"] in asked or not _OFFICES.search(asked)),
        None,
    )
    if line is None:
        return None
    name = "".join(line["name"].split())
    found: dict[str, tuple[Passage, list[Span]]] = {}
    for passage in report.passages:
        for sentence in passage.sentences:
            words = "".join(opening[slice(*sentence)].split())
            if sentence.end <= _OPENING and name in words:
                found.setdefault(passage.id, (passage, []))[1].append(sentence)
    if not found:
        return None
    passage, spans = next(iter(found.values()))
    return Speaker(report, passage, tuple(spans), report.clean[slice(*line.span())].strip())


_OFFICES = re.compile("总理|省长|市长|区长|县长|旗长|州长|盟长|主席")
