"""What a measure was the year before is worked out from the change that a report states beside it."""

from __future__ import annotations

import pytest

from assistant import Assistant, open_assistant

REPORT = (
    "青山区2024年政府工作总结\n\n一、民生\n"
    "全年出生人口2.31万人，比上年增加0.08万人，出生率6.47‰。农村低保月标准为每人420元，比去年提高了30元。\n\n"
    "二、自身建设\n区政府三公经费支出1830万元，比上年减少210万元；粮食产量达到41.5万吨，增长3.2%。\n"
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "青山区2024年政府工作总结.txt").write_text(REPORT, encoding="utf-8")
    return open_assistant([folder])


@pytest.mark.parametrize(
    ("asked", "expression"),
    [
        ("青山区2023年三公经费支出多少?", "1830万元 + 210万元 = 2040万元"),
        ("2023年出生人口是多少?", "2.31万人 − 0.08万人 = 2.23万人"),
        ("2023年農村低保月標準是多少?", "420元 − 30元 = 390元"),
    ],
)
def test_the_year_before_is_worked_out(assistant: Assistant, asked: str, expression: str) -> None:
    answer = assistant.ask(asked)
    assert answer.calculation is not None
    assert answer.calculation.expression == expression
    assert expression in answer.answer


@pytest.mark.parametrize(
    "asked",
    [
        "2023年粮食产量是多少?",  # a rate of growth gives no more than about what it was
        "2022年三公经费支出多少?",
        "2023年财政收入是多少?",
    ],
)
def test_nothing_else_is(assistant: Assistant, asked: str) -> None:
    assert not assistant.ask(asked).answered
