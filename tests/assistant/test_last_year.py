"""去年 asked of a report on a year alone is the year that it is on."""

from __future__ import annotations

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("asked", "figure", "understood"),
    [
        ("去年清理了多少本行政执法证?", "374名", "2020年清理了多少本行政执法证?"),
        ("去年開了幾次政府常務會議?", "13次", "2020年開了幾次政府常務會議?"),
        (
            "How many enforcement certificates were revoked last year?",
            "374名",
            "How many enforcement certificates were revoked in 2020?",
        ),
    ],
)
def test_last_year_is_the_year_reported_on(
    assistant: Assistant, asked: str, figure: str, understood: str
) -> None:
    answer = assistant.ask(asked)
    assert [found.text for found in answer.figures] == [figure]
    assert answer.resolved_question == understood, "and it is said which year that is"


@pytest.mark.parametrize(
    "asked", ["去年（2019年）开了几次政府常务会议?", "2019年开了几次政府常务会议?"]
)
def test_a_year_that_is_named_is_that_year(assistant: Assistant, asked: str) -> None:
    assert not assistant.ask(asked).answered
