"""Open a question set and the assistant it is asked of together."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path

from assistant import Assistant
from corpus import SHIPPED as SHIPPED_REPORT
from corpus import Report, list_reports, name_reports, read_report
from eval.encoder import remembering_encoder
from eval.evaluate import MANY, ask_share
from eval.opened import Opened, Unit
from eval.partner import Partner
from eval.sets.beir import read_beir
from eval.sets.doubts import doubt
from eval.sets.forms import Record
from eval.sets.questions import GoldQuestion, locate, read_records
from eval.sets.squad import read_squad
from eval.sets.texts import TextSet, write_texts
from index import Progress, open_index

LOG = logging.getLogger("eval")


def open_set(
    path: Path,
    corpus: Path | None = None,
    *,
    model: str | None = None,
    store: str | None = None,
    partner: bool = False,
    progress: Progress | None = None,
) -> Opened:
    """Read a question set and open an assistant over its reports.

    :param path: JSON lines or a sheet, asked of `corpus`; a SQuAD file (.json) or a BEIR
        folder, asked of the texts it brings.
    :param corpus: folder or file of reports; the shipped report if None.
    :param model: a sentence-transformers model, by hub name or folder; None is the bundled one.
    :param store: a Milvus server's address or a *.db file to search in; None is this process.
    :param partner: whether a second process may open the same, where the set is large.
    :raises ReportError: when the set, the corpus or the model cannot be used.
    """
    # Before the slow work: nobody should wait for an index and then hear of a typing slip.
    brought = read_texts(path)
    records = [] if brought else read_records(path)
    if any(record.faults for record in records):
        # Raises, naming also what is wrong with the others, which takes the reports but no index.
        files = name_reports(list_reports([corpus or SHIPPED_REPORT]))
        locate(records, [read_report(file, name) for name, file in files.items()])
    unit: Unit = "text" if brought else "passage"
    sources = [write_texts(brought.texts)] if brought else [corpus] if corpus else None
    many = len(brought.questions if brought else records) > MANY
    # A file of a store admits one process.
    shared = partner and many and store is None and (os.cpu_count() or 1) > 1
    other = Partner(ask_share, path.name, unit, model) if shared else None
    encoder = remembering_encoder(model)
    index = open_index(sources, encoder=encoder, store=store, progress=progress)
    if other:
        # Only now, with the index built: two processes would build it twice.
        other.send(sources)
    questions = brought.questions if brought else locate(records, index.reports)
    if not brought:
        _tell_doubts(questions, records, index.reports)
    ids = brought.ids if brought else {}
    return Opened(path.name, questions, unit, Assistant(index), encoder, other, ids)


def _tell_doubts(
    questions: Sequence[GoldQuestion], records: Sequence[Record], reports: Sequence[Report]
) -> None:
    by_name = {report.name: report for report in reports}
    for question, record in zip(questions, records, strict=True):
        if told := doubt(question, by_name):
            LOG.warning("%s: %s", record.where, told)


def read_texts(path: Path) -> TextSet | None:
    """The set at `path` if it brings its own texts, else None.

    :raises QuestionSetError: it does, and cannot be read.
    """
    if path.is_dir():
        return read_beir(path)
    return read_squad(path) if path.suffix.lower() == ".json" else None
