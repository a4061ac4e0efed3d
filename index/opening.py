"""Opens an index: brought up to date on disk, then loaded for searching."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from corpus import SHIPPED, list_reports, name_reports
from index.build import build
from index.disk import default_home
from index.embedded import EmbeddedStore
from index.encoder import Encoder, Vectors, load_encoder
from index.entry import read_entry, read_label_vectors, read_report_of
from index.errors import StoreError
from index.home import collection_folder, entry_folder
from index.lexical import segment
from index.milvus_store import MilvusStore
from index.milvus_tables import Tables, synchronise
from index.progress import Progress, silent
from index.search import Index
from index.stores import Store
from index.words import word_vectors


def open_index(
    sources: Sequence[Path] | None = None,
    *,
    home: Path | None = None,
    model: str | None = None,
    encoder: Encoder | None = None,
    store: str | None = None,
    progress: Progress | None = None,
) -> Index:
    """The index of the reports in `sources`, brought up to date on disk first if need be.

    :param sources: report files and folders of them; default: the shipped report.
    :param home: folder that holds encoders and indexes; default: `default_home()`.
    :param model: hub name or folder of an encoder; default: the bundled one.
    :param encoder: an encoder already loaded, instead of `model`.
    :param store: a Milvus server's address or a *.db file to search in; default: this process.
    :param progress: hears why something is built, how far it is, and what was left out.
    :raises ReportError: no report can be read, an encoder not loaded, a file not written, a
        server not reached.
    """
    home = home or default_home()
    tell = progress or silent
    sources = sources or [SHIPPED]
    encoder = encoder or load_encoder(model, home, tell)
    # Before the slow work: nobody should wait for an index and then hear of a server.
    tables = (
        Tables(store, collection_folder(home, sources).name, encoder.fingerprint, progress=tell)
        if store
        else None
    )
    paths = name_reports(list_reports(sources))
    manifest = build(sources, home, encoder, tell)
    folders = {name: entry_folder(home, member.key) for name, member in manifest.readable.items()}
    # The model and jieba's dictionary are read now, not while the first question waits.
    dimensions = encoder.dimensions
    segment("")
    try:
        opened: Store
        if tables is not None:
            synchronise(tables, list(folders.values()), tell)
            reports = {folder.name: read_report_of(folder) for folder in folders.values()}
            opened = MilvusStore(tables, reports, *_label_vectors(folders.values()))
            found = list(reports.values())
        else:
            entries = [read_entry(folder) for folder in folders.values()]
            opened = EmbeddedStore(entries, dimensions)
            found = [entry.report for entry in entries]
    except (OSError, ValueError) as error:
        raise StoreError(f"无法读取 {home} 里的索引（{error}）；请重试。") from error
    # A file may have gone meanwhile.
    places = {name: str(path.absolute()) for name, path in paths.items()}
    placed = [replace(report, path=places.get(report.name, "")) for report in found]
    words = partial(word_vectors, folder=home / "words", encoder=encoder, progress=tell)
    return Index(placed, opened, encoder, manifest.problems, words)


def _label_vectors(folders: Iterable[Path]) -> tuple[Vectors, Vectors]:
    """The vectors of all figures' labels, and of the labels in context."""
    labels, wides = zip(*(read_label_vectors(folder) for folder in folders), strict=True)
    return np.concatenate(labels), np.concatenate(wides)
