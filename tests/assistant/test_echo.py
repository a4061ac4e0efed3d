"""Sentences that only echo what is asked."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.choosing.echo import only_echoes


@pytest.mark.parametrize(
    ("question", "sentence", "echoes"),
    [
        ("新增的3名院士是谁?", "新增院士3名。", True),
        ("县里首家外资医院开业,是哪国的?", "全年接诊9万人次，首家外资医院开业。", True),
        ("我县舞剧《青山》获荷花奖,是哪个剧团的?", "舞剧《青山》获“荷花奖”。", True),
        ("舞剧《青山》获荷花奖,是哪个剧团的?", "县歌舞团舞剧《青山》获“荷花奖”。", False),
        ("获荷花奖的是哪部舞剧?", "舞剧《青山》获荷花奖。", False),
        # What stands in brackets, and a clause that goes on about it, say more.
        ("稳步推行的“两项制度”是哪两项?", "稳步推行“两项制度”（公示、审核）。", False),
        ("输氢管道全线贯通,起点在哪里?", "输氢管道全线贯通，由东港通往西山。", False),
        ("输氢管道全线贯通,起点在哪里?", "输氢管道全线贯通，储能增长一成。", True),
        # Another clause speaks of what is asked.
        ("今年8月区委做了什么?", "今年8月，区委召开会议，听取汇报。", False),
        ("加强监管,持续开展了哪些工作?", "加强监管，持续开展双随机检查。", False),
        # No more than a few of its words are the sentence's.
        ("今年8月那次会还布置了哪一年的工作?", "今年8月，专题部署2021年工作。", False),
        # What asks to confirm is answered by what it says.
        ("输氢管道全线贯通了吧", "输氢管道全线贯通。", False),
        ("", "", False),
    ],
)
def test_a_sentence_echoes_that_says_no_more_than_the_question(
    question: str, sentence: str, echoes: bool
) -> None:
    assert only_echoes(question, sentence) is echoes


def test_what_the_report_says_without_more_is_no_answer(assistant: Assistant) -> None:
    training = "举办规范行政执法培训班2期"
    assert not assistant.ask(f"{training}，讲课的老师是谁？").answered
    assert assistant.ask("规范行政执法培训班是哪些人参加的？").answered
