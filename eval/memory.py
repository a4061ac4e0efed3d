"""What was encoded and read in earlier runs, kept on disk.

Whoever changes a rule or a word list asks the same questions again and again, and most of the time
goes into what has not changed: vectors of the same texts, and pairs that are read again.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import index

KEPT_DAYS = 30
"""For how long what no run has used is kept."""
_AT_ONCE = 500  # keys in one query; SQLite may allow no more than 999
_PATIENCE = 30.0  # seconds to wait for another process that writes


class Memory:
    """Bytes by key, in one SQLite file for each state of what they come of.

    A disk that is full or may not be written is no reason not to evaluate: nothing is remembered then.
    """

    def __init__(self, folder: Path, of: str) -> None:
        """Remember under `folder` what comes of `of`: an encoder, its adapters, a setting.

        The code of `index/` counts as part of it, so that nobody who changes that code is
        shown what the code before it did.
        """
        self._path = folder / f"{_hash(of.encode() + _code())[:16]}.sqlite"
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self._path.touch()
            _forget_old(folder)

    def recall(self, keys: Sequence[str]) -> dict[str, bytes]:
        """What is known of `keys`."""
        known: dict[str, bytes] = {}
        hashes = {_hash(key.encode()): key for key in keys}
        asked = list(hashes)
        with suppress(sqlite3.Error), self._open() as base:
            for start in range(0, len(asked), _AT_ONCE):
                some = asked[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                found = base.execute(f"SELECT key, value FROM known WHERE key IN ({marks})", some)
                known |= {hashes[key]: value for key, value in found}
        return known

    def keep(self, values: Mapping[str, bytes]) -> None:
        """Remember `values` by their keys."""
        rows = [(_hash(key.encode()), value) for key, value in values.items()]
        with suppress(sqlite3.Error), self._open() as base, base:
            base.executemany("INSERT OR REPLACE INTO known VALUES (?, ?)", rows)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as base:
            base.execute("CREATE TABLE IF NOT EXISTS known (key TEXT PRIMARY KEY, value BLOB)")
            yield base


def _forget_old(folder: Path) -> None:
    oldest = time.time() - KEPT_DAYS * 24 * 3600
    for path in folder.glob("*.sqlite"):
        if path.stat().st_mtime < oldest:
            path.unlink()


def _code() -> bytes:
    files = sorted(Path(index.__file__).parent.glob("*.py"))
    return b"".join(path.read_bytes() for path in files)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
