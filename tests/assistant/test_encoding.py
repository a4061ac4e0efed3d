"""How often a question goes through the encoder, which is most of what asking costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.model import Asked
from index import Encoder, Index, PairScores, Vectors, open_index


class Counted:
    """An encoder that keeps which questions it was given together."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name, self.fingerprint = encoder.name, encoder.fingerprint
        self.dimensions = encoder.dimensions
        self.batches: list[list[str]] = []

    def encode_queries(
        self, texts: Sequence[str], advance: Callable[[int], None] = lambda _: None
    ) -> Vectors:
        self.batches.append(list(texts))
        return self._encoder.encode_queries(texts, advance)

    def encode_passages(
        self, texts: Sequence[str], advance: Callable[[int], None] = lambda _: None
    ) -> Vectors:
        return self._encoder.encode_passages(texts, advance)

    def pair_reader(self, adapters: Path) -> PairScores | None:
        return self._encoder.pair_reader(adapters)


@pytest.fixture
def counted(encoder: Encoder, shipped_index: Index) -> tuple[Assistant, Counted]:
    assert shipped_index.reports  # built before it is opened again
    spy = Counted(encoder)
    assistant = Assistant(open_index(encoder=spy))
    spy.batches.clear()
    return assistant, spy


def test_the_parts_of_a_calculation_are_encoded_together(
    counted: tuple[Assistant, Counted],
) -> None:
    assistant, spy = counted
    answer = assistant.ask("受理的矛盾纠纷比调处成功的多多少件?")
    assert answer.calculation is not None
    whole, parts, *_ = spy.batches
    assert "受理的矛盾纠纷比调处成功的多多少件?" in whole
    assert any("受理" in part for part in parts)
    assert any("成功" in part for part in parts)


def test_a_follow_up_encodes_nothing_of_the_question_just_answered(
    counted: tuple[Assistant, Counted],
) -> None:
    assistant, spy = counted
    first = "清理了多少本行政执法证?"
    assistant.ask(first)
    spy.batches.clear()
    assert assistant.ask("那培训了多少人?", [first]).answered
    assert len(spy.batches) == 1
    assert all(first not in batch for batch in spy.batches)


def test_questions_looked_at_ahead_are_encoded_together_and_not_again(
    counted: tuple[Assistant, Counted],
) -> None:
    assistant, spy = counted
    first, second, follow_up = "清理了多少本行政执法证?", "受理了多少件矛盾糾紛?", "那培训了多少人?"
    assistant.look_ahead([Asked(first), Asked(second), Asked(follow_up, (second,))])
    assert len(spy.batches) == 1
    assistant.ask(first)
    assistant.ask(second)
    assistant.ask(follow_up, [second])
    assert len(spy.batches) == 1
