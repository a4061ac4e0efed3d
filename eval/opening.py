"""A question set and the assistant it is asked of, opened together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant import Assistant
from assistant.prepare import read_conversation
from eval.beir import read_beir
from eval.encoder import RememberingEncoder
from eval.questions import GoldQuestion, load_questions
from eval.squad import read_squad
from eval.texts import TextSet, write_texts
from index import Progress, default_home, load_encoder, open_index

Unit = Literal["passage", "text"]
"""What a ranking is judged by: passages of reports, or the texts a set brings."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A question set, located in what `assistant` answers from."""

    name: str
    questions: Sequence[GoldQuestion]
    unit: Unit
    assistant: Assistant
    encoder: RememberingEncoder


def open_set(
    path: Path,
    corpus: Path | None = None,
    *,
    model: str | None = None,
    store: str | None = None,
    progress: Progress | None = None,
) -> Opened:
    """Read a question set and open an assistant over its reports.

    :param path: JSON lines or a sheet, asked of `corpus`; a SQuAD file (.json) or a BEIR
        folder, asked of the texts it brings.
    :param corpus: folder or file of reports; the shipped report if None.
    :param model: a sentence-transformers model, by hub name or folder; None is the bundled one.
    :param store: a Milvus server's address or a *.db file to search in; None is this process.
    :raises ReportError: when the set, the corpus or the model cannot be used.
    """
    brought = read_texts(path)
    sources = [write_texts(brought.texts)] if brought else [corpus] if corpus else None
    encoder = RememberingEncoder(load_encoder(model, default_home()))
    index = open_index(sources, encoder=encoder, store=store, progress=progress)
    questions = brought.questions if brought else load_questions(path, index.reports)
    unit: Unit = "text" if brought else "passage"
    return Opened(path.name, questions, unit, Assistant(index), encoder)


def read_texts(path: Path) -> TextSet | None:
    """The set at `path` if it brings its own texts, else None.

    :raises QuestionSetError: it does, and cannot be read.
    """
    if path.is_dir():
        return read_beir(path)
    return read_squad(path) if path.suffix.lower() == ".json" else None


def encode_ahead(opened: Opened, questions: Sequence[GoldQuestion]) -> None:
    """Encode all questions in batches, as the assistant reads them, and the words new to it.

    A question that follows another has the assistant answer that one first.
    """
    assistant = opened.assistant
    asked = [(*question.history, question.question) for question in questions]
    readings = [
        read_conversation(turns[n], turns[:n], assistant.index.reports)
        for turns in asked
        for n in range(len(turns))
    ]
    words = (word for reading in readings for word in assistant.unknown_words(reading))
    texts = [reading.question.folded for reading in readings]
    assistant.index.encode_many([*texts, *dict.fromkeys(words)])
