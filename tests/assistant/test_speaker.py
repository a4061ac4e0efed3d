"""Who gave a report is told by the line under its title, and nothing else is."""

from __future__ import annotations

import pytest

from assistant.asking.question import read_question
from assistant.speaker import speaker_asked_for
from corpus import Years, parse_report

REPORT = parse_report(
    "青山区2016年政府工作报告.txt",
    (
        "政府工作报告\n——2016年2月3日在青山区第十五届人民代表大会第四次会议上\n"
        "青山区人民政府代区长　王 远\n\n各位代表：\n现在，我代表区人民政府向大会报告工作。\n\n"
        "一、2015年工作回顾\n全年完成地区生产总值120亿元。新建学校5所。\n"
    ).encode(),
)
YEARS = Years("2015", "2016")


@pytest.mark.parametrize(
    "asked",
    [
        "2016年青山区的区长是谁?",
        "2016年2月在人代会上作政府工作报告的是哪位?",
        "2016年初念工作报告的那位区长叫啥名字",
        "2016年是誰代表區政府作的報告?",
        "區長是誰",
        "Who gave the 2016 report?",
    ],
)
def test_who_gave_the_report_is_the_person_under_its_title(asked: str) -> None:
    speaker = speaker_asked_for(read_question(asked, YEARS), [REPORT])
    assert speaker is not None
    assert "王 远" in speaker.line


@pytest.mark.parametrize(
    "asked",
    [
        "2016年主管教育的副区长是谁?",
        "2016年是哪位区长签的友城协议?",
        "2016年新建五所学校是哪位副区长牵头的?",
        "2016年区委书记是谁?",
        "作报告的是谁，新建学校又是谁负责的?",
        "Who is the deputy district head in 2016?",
        "Which district head signed the agreement in 2016, who was it?",
    ],
)
def test_who_did_anything_else_is_not(asked: str) -> None:
    assert speaker_asked_for(read_question(asked, YEARS), [REPORT]) is None
