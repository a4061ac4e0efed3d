"""What an English question supposes a number to be, in digits or in words."""

from __future__ import annotations

import pytest

from assistant.asking.english_numbers import supposed_in_english


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("did more than forty bodies get confirmed?", [("40", "个")]),
        ("were over a thousand officers trained?", [("1000", "个")]),
        ("did three thousand and forty-six people join?", [("3046", "个")]),
        ("did revenue reach 5 hundred million in 2020?", [("500000000", "个")]),
        ("did more than half of the cases succeed?", [("50", "%")]),
        ("was it seventy per cent?", [("70", "%")]),
        ("is one-stop service offered by the two committees?", []),
        ("was it half a billion?", []),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(
    question: str, stated: list[tuple[str, str]]
) -> None:
    found = supposed_in_english(question, confirms=True)
    assert [(str(quantity.value), quantity.unit_text) for quantity in found] == stated


def test_words_are_numbers_only_where_something_is_to_be_confirmed() -> None:
    assert supposed_in_english("how many of the twelve measures were met?", confirms=False) == ()
