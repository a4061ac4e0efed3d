"""How many there are, told in one breath with how many of them something was done with."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report

REPORT = work_report(
    2025,
    """2025年，省审计厅反馈的23个问题已整改完成18个，剩余5个问题均有进展。
48处地质灾害隐患点已治理40处。全年新建农村公路120公里，完成养护60公里。""",
    "完成800户棚户区改造任务。",
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {"甲山县-2026年政府工作报告.txt": REPORT}
    return over(reports, tmp_path_factory.mktemp("甲山县"), encoder)


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("省审计厅反馈的问题一共有多少个?", "23个"),
        ("省审计厅反馈了多少个问题?", "23个"),
        ("省审计厅反馈的问题整改了多少个?", "18个"),
        ("省審計廳反饋的問題整改完成了多少個?", "18个"),
        ("地质灾害隐患点有多少处?", "48处"),
        ("地质灾害隐患点治理了多少处?", "40处"),
        ("新建农村公路多少公里?", "120公里"),
        ("养护农村公路多少公里?", "60公里"),
    ],
)
def test_whether_the_whole_or_what_was_done_is_asked_the_question_says(
    assistant: Assistant, question: str, stated: str
) -> None:
    assert [figure.text for figure in assistant.ask(question).figures] == [stated]
