"""Questions how a measure changed, of a report that says from what to what."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    text = (
        "甲山县2026年政府工作报告\n\n一、2025年工作回顾\n"
        "建设交通强县，铁路里程由21公里增至30公里，高速公路由74公里增至93公里。\n"
        "五年来，规上工业企业由2020年的47家增加到2025年的61家。\n"
        "城镇新增就业423人，年末城镇调查失业率从上半年5.5%降到5.3%。\n"
        "政府系统作风持续转变，干部能力明显提升。\n"
    )
    return over({"甲山县-2026年政府工作报告.txt": text}, tmp_path_factory.mktemp("moved"), encoder)


@pytest.mark.parametrize(
    "question",
    [
        "从十二五末到现在进驻政务服务中心的单位数怎么变的?",
        "进驻政务服务中心的部门有什么变化",
        "政務服務中心進駐單位這五年的變化",
        "入驻单位数量前后变化如何",
        "进驻政务大厅的单位从什么数变成了什么数",
        "how did the number of departments in the service centre change?",
    ],
)
def test_both_ends_tell_how_it_changed(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert [figure.text for figure in answer.figures] == ["18個", "25個"]


@pytest.mark.parametrize("question", ["法治政府建设有什么变化", "行政复议案件数量有啥变化"])
def test_what_is_not_said_to_have_moved_has_no_two_ends(
    assistant: Assistant, question: str
) -> None:
    assert len(assistant.ask(question).figures) < 2


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("城镇调查失业率去年上半年到年底有啥变化？", ["5.5%", "5.3%"]),
        ("高速公路里程怎么变的", ["74公里", "93公里"]),
        ("铁路里程的变化情况", ["21公里", "30公里"]),
        ("規上工業企業數這五年怎麼變化", ["47家", "61家"]),
        ("2020年到2025年规上工业企业数量的变化", ["47家", "61家"]),
    ],
)
def test_each_measure_has_ends_of_its_own(
    county: Assistant, question: str, shown: list[str]
) -> None:
    assert [figure.text for figure in county.ask(question).figures] == shown


@pytest.mark.parametrize("question", ["规上工业企业数2023年到2025年怎么变的", "干部作风有什么变化"])
def test_a_change_over_other_years_or_of_other_things_is_not_told(
    county: Assistant, question: str
) -> None:
    assert "47家" not in [figure.text for figure in county.ask(question).figures]


def test_ends_of_no_year_are_told_with_their_sentence(county: Assistant) -> None:
    answer = county.ask("高速公路里程有什么变化").answer
    assert answer.startswith("由74公里到93公里。")
    assert "高速公路由74公里增至93公里" in answer
