"""How far what there is falls short of an aim for a later year, and units that are written in two ways."""

from __future__ import annotations

import pytest

from assistant import Assistant
from index import Encoder
from tests.assistant.builders import over, work_report, worked_out

PLACES = {
    "江南省": (
        "有效期内高新技术企业达7800家，PM2.5平均浓度27微克/立方米。实施大中型项目5296个，年度完成投资1.1万亿元。",
        "有效期内高新技术企业达8200家。",
    ),
    "江北省": (
        "PM2.5平均浓度降至28.5微克每立方米。",
        "新建学校20所。",
    ),
}


@pytest.fixture(scope="module")
def provinces(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Assistant:
    reports = {
        f"{place}-2026年政府工作报告.txt": work_report(2025, *said)
        for place, said in PLACES.items()
    }
    return over(reports, tmp_path_factory.mktemp("aims"), encoder)


@pytest.mark.parametrize(
    "question",
    [
        "江南省高新技术企业离今年的目标还差多少家?",
        "江南省高新技术企业距离2026年的目标还差多少家?",
        "江南省高新技術企業離今年的預期目標還缺多少家?",
    ],
)
def test_what_is_missing_to_the_aim_is_worked_out(provinces: Assistant, question: str) -> None:
    assert worked_out(provinces, question) == "8200家 − 7800家 = 400家"


def test_per_cubic_metre_is_one_unit_however_it_is_written(provinces: Assistant) -> None:
    answer = provinces.ask("江南省和江北省谁的PM2.5浓度低?")
    assert [f.text for f in answer.figures] == ["27微克/立方米", "28.5微克每立方米"]


def test_what_one_of_many_costs_is_told_in_the_largest_scale_it_comes_to(
    provinces: Assistant,
) -> None:
    answer = provinces.ask("江南省大中型项目平均每个要投多少钱?")
    assert answer.calculation is not None
    assert answer.calculation.unit == "亿元"
