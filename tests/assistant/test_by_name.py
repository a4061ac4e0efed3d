"""Lists of things of which each is named by the label of one figure of a sentence."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.lists.by_name import taken_apart
from index import Encoder
from tests.assistant.builders import over


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    text = (
        "甲山县2026年政府工作报告\n\n一、2025年工作回顾\n"
        "投资2.6亿元，实施了县城供水26公里、供热117公里、燃气管网铺设20公里及电缆线路改造工程144公里。\n"
        "依法行政深入推进，制定修改废止政府规章6件，提请审议地方性法规15件，办理人大代表建议1401件、政协提案895件，"
        "办结行政复议案件32910件。\n"
        "空气质量优良天数比率96.1%，PM2.5平均浓度25.9微克/立方米，地表水考核断面水质优良比例99.1%，"
        "近岸海域水质优良比例94.9%。\n"
        "二、2026年重点工作\n"
        "主要预期目标是：地区生产总值增长5%左右，社会消费品零售总额增长6%左右，"
        "城镇、农村常住居民人均可支配收入分别增长7%和8%左右。\n"
    )
    return over({"甲山县-2026年政府工作报告.txt": text}, tmp_path_factory.mktemp("named"), encoder)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        (
            "2025年县城铺的供水、供热、燃气管网，还有改造的电缆，各是多少公里？",
            ["26公里", "117公里", "20公里", "144公里"],
        ),
        (
            "县政府2025年在规章、法规、建议、提案、行政复议上分别办了多少件",
            ["6件", "15件", "1401件", "895件", "32910件"],
        ),
        (
            "去年規章、法規、建議、提案、行政復議各辦了多少件",
            ["6件", "15件", "1401件", "895件", "32910件"],
        ),
        (
            "去年空气、PM2.5、地表水、近岸海水都是啥数？",
            ["96.1%", "25.9微克/立方米", "99.1%", "94.9%"],
        ),
        ("2026年GDP、城乡收入、社零都定了什么增长目标，列一下", ["5%", "6%", "7%", "8%"]),
        ("今年GDP、城乡居民收入、社零的增长目标各是多少", ["5%", "6%", "7%", "8%"]),
    ],
)
def test_each_thing_has_the_figure_its_name_tells(
    county: Assistant, question: str, shown: list[str]
) -> None:
    assert [figure.text for figure in county.ask(question).figures] == shown


@pytest.mark.parametrize(
    "question",
    [
        "2025年供水、供热、桥梁、电缆各是多少公里？",
        "去年规章、法规、建议、信访各办了多少件",
        "今年GDP、固定资产投资、社零、城乡收入的增长目标各是多少",
    ],
)
def test_a_list_with_a_thing_left_out_is_none(county: Assistant, question: str) -> None:
    answer = county.ask(question)
    assert len(answer.figures) == 0, answer.answer


def test_a_word_for_two_is_taken_apart() -> None:
    assert taken_apart("城乡居民收入") == ["城镇居民收入", "农村居民收入"]
    assert taken_apart("粮食产量") == []
