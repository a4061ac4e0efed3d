"""Many questions are shared out: every answer comes back, in order, whoever asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from multiprocessing.connection import Connection

import pytest

from assistant import Assistant
from eval.encoder import RememberingEncoder
from eval.evaluate import MANY, TIMED, Result, ask_share, evaluate
from eval.opened import Opened
from eval.partner import Partner
from eval.sets.questions import SHIPPED, GoldQuestion, load_questions
from index import Encoder, Index


def _doubles(line: Connection) -> None:
    line.send(2 * line.recv())


def _leaves(line: Connection) -> None:
    line.close()


@pytest.fixture(scope="module")
def questions(shipped_index: Index) -> Sequence[GoldQuestion]:
    """One more than are asked without a partner: one question, under as many ids."""
    [first, *_] = load_questions(SHIPPED, shipped_index.reports)
    return [replace(first, id=f"q{number}") for number in range(TIMED + MANY + 1)]


def asked(
    questions: Sequence[GoldQuestion], index: Index, encoder: Encoder, partner: Partner
) -> list[Result]:
    remembering = RememberingEncoder(encoder)
    opened = Opened("set", questions, "passage", Assistant(index), remembering, partner)
    heard: list[tuple[str, int, int]] = []

    def hear(stage: str, done: int = 0, total: int = 0) -> None:
        heard.append((stage, done, total))

    results = list(evaluate(opened, questions, hear))
    # Every stage with steps ends at its last one, the encoding of questions among them.
    ends = {stage: (done, total) for stage, done, total in heard if total}
    stages = ["asking one", "reading questions", "encoding questions", "asking 150"]
    assert [" ".join(stage.split()[:2]) for stage in ends] == stages
    assert all(done == total for done, total in ends.values())
    assert [result.question for result in results] == questions
    assert sum(result.milliseconds is not None for result in results) == TIMED
    return results


def test_a_partner_answers_what_it_is_sent() -> None:
    partner = Partner(_doubles)
    partner.send(21)
    assert partner.receive() == 42


def test_half_of_many_questions_come_back_from_the_partner_as_if_asked_here(
    questions: Sequence[GoldQuestion], shipped_index: Index, encoder: Encoder
) -> None:
    partner = Partner(ask_share, "set", "passage", None)
    partner.send(None)
    outcomes = {
        result.verdict.outcome for result in asked(questions, shipped_index, encoder, partner)
    }
    assert outcomes == {"correct"}
    assert partner.receive() is None  # it was sent its share, and was done with it


def test_what_a_partner_leaves_undone_is_asked_here(
    questions: Sequence[GoldQuestion], shipped_index: Index, encoder: Encoder
) -> None:
    results = asked(questions, shipped_index, encoder, Partner(_leaves))
    assert {result.verdict.outcome for result in results} == {"correct"}
