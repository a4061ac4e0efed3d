"""Opens an index: brought up to date on disk, then loaded for searching."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus import SHIPPED, list_reports
from index.build import build
from index.disk import default_home
from index.encoder import Encoder, load_encoder
from index.entry import read_entry
from index.errors import StoreError
from index.home import entry_folder
from index.lexical import segment
from index.progress import Progress, silent
from index.search import Index


def open_index(
    sources: Sequence[Path] | None = None,
    *,
    home: Path | None = None,
    model: str | None = None,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
) -> Index:
    """The index of the reports in `sources`, brought up to date on disk first if need be.

    :param sources: report files and folders of them; default: the shipped report.
    :param home: folder that holds encoders and indexes; default: `default_home()`.
    :param model: hub name or folder of an encoder; default: the bundled one.
    :param encoder: an encoder already loaded, instead of `model`.
    :param progress: hears why something is built, how far it is, and what was left out.
    :raises ReportError: no report can be read, an encoder not loaded, a file not written.
    """
    home = home or default_home()
    tell = progress or silent
    encoder = encoder or load_encoder(model, home, tell)
    paths = {path.name: str(path.absolute()) for path in list_reports(sources or [SHIPPED])}
    manifest = build(sources, home, encoder, tell)
    try:
        entries = [
            (name, read_entry(entry_folder(home, member.key)))
            for name, member in manifest.readable.items()
        ]
    except (OSError, ValueError) as error:
        raise StoreError(f"无法读取 {home} 里的索引（{error}）；请重试。") from error
    segment("")  # jieba reads its dictionary now, not while the first question waits
    return Index(
        [
            replace(entry, report=replace(entry.report, path=paths.get(name, "")))
            for name, entry in entries
        ],
        encoder,
        manifest.problems,
    )
