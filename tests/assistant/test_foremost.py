"""Which of the kinds a report lists is the most or the least."""

from __future__ import annotations

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("哪类行政权力最多?", ["4266項"]),
        ("十类行政权力里哪一类最多?", ["4266項"]),
        ("行政权力事项中数量最多的是什么?", ["4266項"]),
        ("哪種行政權力最少?", ["9項", "9項"]),
        ("Which type of administrative powers has the most items?", ["4266項"]),
    ],
)
def test_the_foremost_of_a_list_is_found_and_what_equals_it(
    assistant: Assistant, question: str, stated: list[str]
) -> None:
    answer = assistant.ask(question)
    assert [figure.text for figure in answer.figures] == stated


def test_all_that_was_compared_is_cited(assistant: Assistant) -> None:
    answer = assistant.ask("哪类行政权力最多?")
    assert len(answer.citations[0].highlights) == 10


@pytest.mark.parametrize("question", ["哪个乡镇受理的矛盾纠纷最多?", "哪类绿化项目最多?"])
def test_what_the_report_does_not_list_has_no_foremost(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).answered
