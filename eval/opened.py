"""A question set and the assistant it is asked of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assistant import Assistant
from corpus import fold
from eval.encoder import RememberingEncoder
from eval.partner import Partner
from eval.sets.questions import GoldQuestion
from index import Progress, silent

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


def encode_ahead(
    opened: Opened,
    questions: Sequence[GoldQuestion],
    progress: Progress = silent,
    others: Sequence[str] = (),
) -> None:
    """Encode all questions in batches, as the assistant reads them, and the words new to it.

    A question that follows another has the assistant answer that one first.

    :param progress: hears of questions read, then of characters encoded.
    :param others: further texts to encode with them.
    """
    assistant = opened.assistant
    readings = []
    for number, question in enumerate(questions, start=1):
        turns = (*question.history, question.question)
        readings += [assistant.read(turns[n], turns[:n]) for n in range(len(turns))]
        progress("reading questions", number, len(questions))
    words = (word for reading in readings for word in assistant.unknown_words(reading))
    folded = [reading.question.folded for reading in readings]
    texts = [fold(text) for text in (*folded, *dict.fromkeys(words), *others)]
    # Only these: what earlier runs remember takes no time, and would promise too much of the rest.
    new = opened.encoder.unknown(texts)
    done, total = 0, sum(map(len, new))

    def advance(characters: int) -> None:
        nonlocal done
        done += characters
        progress("encoding questions", done, total)

    if new:
        opened.encoder.encode_queries(new, advance)
