"""Years of which no report speaks, and those that there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Encoder
from tests.assistant.builders import over

REPORT = "甲县{year}年法治政府建设报告\n{year}年，培训执法人员{count}人。\n"


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (("2016",), "它讲的是2016年的情况"),
        (("2016", "2017", "2018"), "它讲的是2016年、2017年、2018年的情况"),
        (("2010", "2011", "2012", "2013", "2016"), "它讲的是2010年至2013年、2016年的情况"),
    ],
)
def test_a_year_without_a_report_is_told_those_with_one_and_no_year_between(
    held: tuple[str, ...], told: str, tmp_path: Path, encoder: Encoder
) -> None:
    reports = {
        f"甲县-{year}年.txt": REPORT.format(year=year, count=50 + n) for n, year in enumerate(held)
    }
    answer = over(reports, tmp_path, encoder).ask("2015年培训了多少执法人员?")
    assert not answer.answered
    assert told in answer.answer
