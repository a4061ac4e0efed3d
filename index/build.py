"""Opens an index: finds what is out of date, builds that and nothing else, and loads the rest."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from corpus import SHIPPED, Report, list_reports, read_report
from index.disk import checksums, default_home, explained, unchanged
from index.encoder import Encoder, Vectors, load_encoder
from index.errors import StoreError
from index.lexical import segment
from index.manifest import (
    Manifest,
    expected,
    read_manifest,
    reader_version,
    why_rebuild,
    write_manifest,
)
from index.progress import Progress, silent
from index.search import Index
from index.store import (
    FORMAT,
    Entry,
    characters_of,
    entry_key,
    make_entry,
    read_entry,
    read_vectors,
    write_entry,
)
from index.words import word_vectors

_ENTRIES = "reports"
_WORDS = "words"


def open_index(
    sources: Sequence[Path] | None = None,
    *,
    home: Path | None = None,
    model: str | None = None,
    encoder: Encoder | None = None,
    progress: Progress | None = None,
) -> Index:
    """The index of the reports in `sources`, brought up to date on disk first if need be.

    Only reports that are new or changed are read and encoded. Until everything new is
    written the index there before stays as it was; an interrupted build goes on where it
    stopped.

    :param sources: report files and folders of them; default: the shipped report.
    :param home: folder that holds encoders and indexes; default: `default_home()`.
    :param model: hub name or folder of an encoder; default: the bundled one.
    :param encoder: an encoder already loaded, instead of `model`.
    :param progress: hears why something is built, and how far it is.
    :raises ReportError: a source cannot be read, an encoder not loaded, a file not written.
    """
    home = home or default_home()
    tell = progress or silent
    files = [path.absolute() for path in list_reports(sources or [SHIPPED])]
    encoder = encoder or load_encoder(model, home, tell)
    folder = home / "index" / _folder_name(sources or [SHIPPED])
    reader = reader_version()
    keys = {
        path.name: entry_key(_source_bytes(path), reader, encoder.fingerprint) for path in files
    }
    wanted = expected(encoder, reader, keys)
    entries = _load(folder, wanted)
    if entries is None:
        with _locked(folder, tell):
            # Whoever held the lock before may have built the very same index.
            entries = _load(folder, wanted)
            if entries is None:
                entries = _build(folder, wanted, files, encoder, tell)
    segment("")  # jieba reads its dictionary now, not while the first question waits
    known_words = partial(word_vectors, folder=home / _WORDS, encoder=encoder, progress=tell)
    return Index(entries, encoder, known_words)


def _source_bytes(path: Path) -> list[bytes]:
    """Everything an entry is made from: where the report lies, its bytes, its sidecar's."""
    sidecar = path.with_suffix(".json")
    try:
        return [
            str(path).encode(),
            path.read_bytes(),
            sidecar.read_bytes() if sidecar.is_file() else b"",
        ]
    except OSError as error:
        raise StoreError(f"无法读取 {path}（{error.strerror}）；请检查文件和权限。") from error


def _folder_name(sources: Sequence[Path]) -> str:
    places = [str(source.resolve()) for source in sources]
    digest = hashlib.sha256("\n".join(places).encode()).hexdigest()[:10]
    return f"{sources[0].resolve().stem}-{digest}"


def _load(folder: Path, wanted: Manifest) -> list[Entry] | None:
    """The entries of the index in `folder`; None unless it is whole and what is wanted."""
    found = read_manifest(folder)
    if found is None or replace(found, files={}) != wanted:
        return None
    places = {folder / _ENTRIES / key: found.files.get(key, {}) for key in wanted.entries.values()}
    try:
        if all(sums and unchanged(place, sums) for place, sums in places.items()):
            return [read_entry(place) for place in places]
        return None
    except (OSError, ValueError, TypeError, KeyError):
        return None


@contextmanager
def _locked(folder: Path, progress: Progress) -> Iterator[None]:
    from filelock import FileLock, Timeout

    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            progress("另一个程序正在建立同一个索引，等待它完成")
            lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _build(
    folder: Path, wanted: Manifest, files: Sequence[Path], encoder: Encoder, progress: Progress
) -> list[Entry]:
    old = read_manifest(folder)
    progress(why_rebuild(old, wanted) or "索引文件有损坏，重建损坏的部分")
    missing = {
        path: wanted.entries[path.name]
        for path in files
        if checksums(folder / _ENTRIES / wanted.entries[path.name]) is None
    }
    reports: dict[Path, Report] = {}
    for done, path in enumerate(missing):
        progress("读取报告", done, len(missing))
        reports[path] = read_report(path)
    if missing:
        progress("读取报告", len(missing), len(missing))

    known = _known_vectors(folder, old, encoder)
    total = sum(map(characters_of, reports.values()))
    done = 0

    def advance(characters: int) -> None:
        nonlocal done
        done += characters
        progress("编码文字", done, total)

    for path, key in missing.items():
        write_entry(make_entry(reports.pop(path), encoder, known, advance), folder / _ENTRIES / key)

    return _finish(folder, wanted)


def _known_vectors(
    folder: Path, old: Manifest | None, encoder: Encoder
) -> dict[tuple[str, str], Vectors]:
    """Vectors of the index being replaced, by text; a new reader leaves most texts as they are."""
    known: dict[tuple[str, str], Vectors] = {}
    if old is None or (old.format, old.fingerprint) != (FORMAT, encoder.fingerprint):
        return known
    for key in old.entries.values():
        entry = folder / _ENTRIES / key
        if checksums(entry) is not None:
            known |= read_vectors(entry)
    return known


def _finish(folder: Path, wanted: Manifest) -> list[Entry]:
    """Write the manifest, load what it names, and remove what it does not."""
    with explained(folder):
        files = {key: checksums(folder / _ENTRIES / key) or {} for key in wanted.entries.values()}
        write_manifest(replace(wanted, files=files), folder)
        entries = [read_entry(folder / _ENTRIES / key) for key in wanted.entries.values()]
        for path in (folder / _ENTRIES).iterdir():
            if path.name not in files:
                shutil.rmtree(path, ignore_errors=True)
    return entries
