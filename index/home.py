"""What lies under a home: an encoder, one entry for each report, one manifest a collection.

Entries are named by content and shared: a report in two collections has one. So an entry may
be removed only while no manifest names it, which is decided under the lock of the home.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from index.disk import checksums, explained, replace_folder
from index.errors import StoreError
from index.manifest import Manifest, read_manifest
from index.progress import Progress, silent

_ENTRIES, _COLLECTIONS = "entries", "collections"
_DAY = 24 * 60 * 60


def entry_folder(home: Path, key: str) -> Path:
    """Where the entry called `key` lies, if it is there."""
    return home / _ENTRIES / key


def collection_folder(home: Path, sources: Sequence[Path]) -> Path:
    """Where the manifest of the collection of `sources` lies, if it is there."""
    places = [str(source.resolve()) for source in sources]
    digest = hashlib.sha256("\n".join(places).encode()).hexdigest()[:10]
    return home / _COLLECTIONS / f"{sources[0].resolve().stem}-{digest}"


def collections(home: Path) -> dict[Path, Manifest]:
    """Every collection of a home, by its folder."""
    folders = sorted((home / _COLLECTIONS).glob("*"))
    found = {folder: read_manifest(folder) for folder in folders}
    return {folder: manifest for folder, manifest in found.items() if manifest is not None}


@contextmanager
def locked(folder: Path, progress: Progress = silent, waiting: str = "") -> Iterator[None]:
    """Hold the lock of `folder`, which is made if need be; `waiting` is told if another has it.

    :raises StoreError: the folder cannot be written.
    """
    from filelock import FileLock, Timeout

    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            if waiting:
                progress(waiting)
            lock.acquire()
    try:
        yield
    finally:
        lock.release()


def release(home: Path, keys: Iterable[str]) -> int:
    """Remove those of `keys` that no collection names; returns how many went.

    The caller holds the lock of the home. A report that has no entry may have "" for a key,
    and what would lie there are all entries.
    """
    named = {key for manifest in collections(home).values() for key in manifest.keys.values()}
    gone = [entry_folder(home, key) for key in set(keys) - named - {""}]
    for folder in gone:
        shutil.rmtree(folder, ignore_errors=True)
    return len(gone)


def prune(home: Path) -> tuple[int, int]:
    """Remove collections whose sources are gone, then entries that no collection names.

    Entries younger than a day stay: an interrupted build, or a shard whose collection is
    not built yet, comes back for them.

    :returns: how many collections and how many entries went.
    :raises StoreError: the home cannot be written.
    """
    with locked(home), explained(home):
        lost = [
            folder
            for folder, manifest in collections(home).items()
            if not any(Path(source).exists() for source in manifest.sources)
        ]
        for folder in lost:
            shutil.rmtree(folder)
        yesterday = time.time() - _DAY
        folders = (home / _ENTRIES).glob("*")
        old = [folder.name for folder in folders if folder.stat().st_mtime < yesterday]
        return len(lost), release(home, old)


def merge(home: Path, others: Sequence[Path], progress: Progress = silent) -> int:
    """Copy the entries of other homes that this one lacks; returns how many.

    A copy whose bytes are not those first written is left out, to be built again.

    :raises StoreError: another home holds no entries, or this one cannot be written.
    """
    for other in others:
        if not (other / _ENTRIES).is_dir():
            raise StoreError(f"{other} 里没有索引；请给出 index build --out 写入的目录。")
    found = [folder for other in others for folder in sorted((other / _ENTRIES).glob("[!.]*"))]
    copied = 0
    for done, source in enumerate(found):
        progress("合并", done, len(found))
        target = entry_folder(home, source.name)
        if checksums(target) is None and (sums := checksums(source)) is not None:
            with replace_folder(target) as fresh:
                for name in sums:
                    shutil.copyfile(source / name, fresh / name)
            copied += 1
    progress("合并", len(found), len(found))
    return copied
