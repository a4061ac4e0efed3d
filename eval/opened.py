"""A question set and the assistant it is asked of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assistant import Assistant
from eval.encoder import RememberingEncoder
from eval.partner import Partner
from eval.sets.questions import GoldQuestion

Unit = Literal["passage", "text"]
"""What a ranking is judged by: passages of reports, or the texts a set brings."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A question set, located in what `assistant` answers from.

    `partner` has the same reports open, to ask a share of many questions. `ids` are the set's
    own names of the texts it brings, by report name, where those differ.
    """

    name: str
    questions: Sequence[GoldQuestion]
    unit: Unit
    assistant: Assistant
    encoder: RememberingEncoder
    partner: Partner | None = None
    ids: Mapping[str, str] = field(default_factory=dict)


def encode_ahead(opened: Opened, questions: Sequence[GoldQuestion]) -> None:
    """Encode all questions in batches, as the assistant reads them, and the words new to it.

    A question that follows another has the assistant answer that one first.
    """
    assistant = opened.assistant
    asked = [(*question.history, question.question) for question in questions]
    readings = [assistant.read(turns[n], turns[:n]) for turns in asked for n in range(len(turns))]
    words = (word for reading in readings for word in assistant.unknown_words(reading))
    texts = [reading.question.folded for reading in readings]
    assistant.index.encode_many([*texts, *dict.fromkeys(words)])
