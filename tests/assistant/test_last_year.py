"""去年 asked of a bulletin is the year that it is on, unless it calls that 今年 itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over

BULLETIN = (
    "青山市2025年国民经济和社会发展统计公报\n\n一、综合\n全年地区生产总值完成192.3亿元，比上年增长5.6%。\n\n"
    "二、交通\n年末新能源汽车保有量26.4万辆。\n"
)


@pytest.fixture(scope="module")
def bulletin(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("bulletin")
    return over({"青山市2025年统计公报.txt": BULLETIN}, folder, encoder)


@pytest.mark.parametrize(
    ("asked", "figure", "understood"),
    [
        ("去年新能源汽车保有量多少?", "26.4万辆", "2025年新能源汽车保有量多少?"),
        ("去年新能源汽車保有量多少?", "26.4万辆", "2025年新能源汽車保有量多少?"),
        ("青山市去年地区生产总值是多少?", "192.3亿元", "青山市2025年地区生产总值是多少?"),
    ],
)
def test_last_year_is_the_year_a_bulletin_is_on(
    bulletin: Assistant, asked: str, figure: str, understood: str
) -> None:
    answer = bulletin.ask(asked)
    assert [found.text for found in answer.figures] == [figure]
    assert answer.resolved_question == understood, "and it is said which year that is"


@pytest.mark.parametrize("asked", ["去年（2024年）地区生产总值是多少?", "2024年汽车保有量多少?"])
def test_a_year_that_is_named_is_that_year(bulletin: Assistant, asked: str) -> None:
    assert not bulletin.ask(asked).answered


def test_a_report_that_says_this_year_has_its_own_last_year(assistant: Assistant) -> None:
    answer = assistant.ask("去年开了几次政府常务会议?")
    assert not answer.answered
    assert "2020年" in answer.answer
