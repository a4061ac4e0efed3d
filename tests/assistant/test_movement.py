"""By how much something moved: which change is meant, which way it went, and in what unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from assistant.asking.question import read_question
from assistant.calculation.direction import way_said
from corpus import Years
from index import Encoder
from tests.assistant.builders import over, worked_out


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    text = (
        "甲山县2026年政府工作报告\n\n一、2025年工作回顾\n"
        "五年来，188个园区整合优化为120个。全县电动汽车由45万辆增至356万辆。\n"
        "城乡低保标准分别从2020年的645元/月、4318元/年提高到2025年的801元/月、7226元/年。\n"
        "企业退休人员月人均养老金由2020年的1264元增加到2025年的2011元。\n"
        "孤儿保障标准从每人每月1536元提高到1567元。\n"
        "过去五年，全国重点实验室从15家跃升到38家，工业投资占全部投资比重从17.9%提升到35.5%。\n"
        "2025年，城镇失业率为5%，环卫工人工资每月提高90元。\n"
    )
    return over({"甲山县-2026年政府工作报告.txt": text}, tmp_path_factory.mktemp("moved"), encoder)


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        ("园区整合以后比原来少多少个?", "188个 − 120个 = 68个"),
        ("园区整合优化后比原来减少了百分之几?", "(188个 − 120个) ÷ 188个 ≈ 36.17%"),
        ("园区整合前后差多少个?", "188个 − 120个 = 68个"),
        ("孤儿保障标准提高多少元?", "1567元 − 1536元 = 31元"),
        # What is so much a month stays so.
        ("2025年城市低保标准比2020年每月多了多少元?", "801元/月 − 645元/月 = 156元/月"),
        ("企业退休人员养老金比2020年涨了多少元?", "2011元 − 1264元 = 747元"),
        ("企业退休人员月人均养老金2025年较2020年增加额(元)", "2011元 − 1264元 = 747元"),
        ("“十四五”五年下来全国重点实验室一共多出来多少家?", "38家 − 15家 = 23家"),
        ("全国重点实验室五年增量多少家?", "38家 − 15家 = 23家"),
        # How a share moved is no share of anything.
        ("工业投资占全部投资比重五年提高多少个百分点?", "35.5% − 17.9% = 17.6个百分点"),
    ],
)
def test_how_much_it_moved_is_no_negative_number_and_keeps_its_unit(
    county: Assistant, question: str, expression: str
) -> None:
    assert worked_out(county, question) == expression


def test_what_was_before_and_after_is_both_ends(county: Assistant) -> None:
    answer = county.ask("园区整合前后的个数分别是多少?")
    assert [figure.text for figure in answer.figures] == ["188个", "120个"]


@pytest.mark.parametrize(
    "question",
    [
        "2018年企业退休人员养老金涨了多少?",
        "2025年企业退休人员养老金涨了多少?",
        "电动汽车减少了多少万辆?",
    ],
)
def test_a_change_of_other_years_or_the_other_way_is_none(county: Assistant, question: str) -> None:
    assert worked_out(county, question) == ""


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("“十四五”开始前全国重点实验室有几家?", "15家"),
        ("五年前全國重點實驗室有多少家?", "15家"),
        ("2020年全国重点实验室多少家?", "15家"),
        ("2025年全国重点实验室多少家?", "38家"),
        ("全国重点实验室现在多少家?", "38家"),
    ],
)
def test_where_five_years_began_is_the_year_before_them(
    county: Assistant, question: str, figure: str
) -> None:
    assert [found.text for found in county.ask(question).figures] == [figure]


def test_a_year_that_no_report_names_is_not_said(tmp_path: Path, encoder: Encoder) -> None:
    text = "甲山县2026年政府工作报告\n\n一、工作回顾\n过去五年，5G基站从1.9万座增加到14.3万座。\n"
    held = over({"甲山县-2026年政府工作报告.txt": text}, tmp_path, encoder)
    answer = held.ask("5G基站五年前是多少万座，现在是多少?")
    assert [figure.text for figure in answer.figures] == ["1.9万座", "14.3万座"]
    assert "2020" not in answer.answer


def test_what_was_is_not_added_to_what_became_of_it(county: Assistant) -> None:
    answer = county.ask("电动汽车现在一共有多少辆?")
    assert answer.calculation is None
    assert [figure.text for figure in answer.figures] == ["356万辆"]


def test_a_change_stated_is_not_worked_out_of_another(county: Assistant) -> None:
    before = "2025年企业退休人员养老金比2020年涨了多少?"
    assert worked_out(county, "环卫工人工资呢?", before) == ""


@pytest.mark.parametrize(
    ("words", "way"),
    [("比原来少多少", -1), ("减税降费增加了多少", 1), ("缩短了多少小时", -1), ("变化了多少", 0)],
)
def test_the_last_word_tells_which_way(words: str, way: int) -> None:
    assert way_said(words) == way


def test_what_followed_a_rise_is_no_rise() -> None:
    years = Years("2025", "2026")
    assert not read_question("提高以后收入分别是多少?", years).means("growth")
    assert read_question("收入提高了多少?", years).means("growth")


@pytest.mark.parametrize(
    "question",
    [
        "跟“十二五”末比,进驻政务服务中心的部门添了几个?",
        "和“十二五”末相比,进驻政务服务中心的部门多出来几个?",
    ],
)
def test_what_was_added_since_then_is_the_difference(assistant: Assistant, question: str) -> None:
    assert worked_out(assistant, question) == "25個 − 18個 = 7個"
