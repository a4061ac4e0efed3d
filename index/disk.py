"""Folders that are either whole or absent: written aside, checksummed, renamed into place."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import uuid4

from index.errors import StoreError

CHECKSUMS = "checksums.json"


def default_home() -> Path:
    """Where encoders and indexes are kept unless told otherwise: `.cache` beside the rooms."""
    return Path(__file__).parents[1] / ".cache"


@contextlib.contextmanager
def replace_folder(folder: Path) -> Iterator[Path]:
    """A fresh folder to write into; on success its files are checksummed and it becomes `folder`.

    Whatever goes wrong inside, an older `folder` stays as it was. When two processes write
    the same folder, the one that renames last wins and neither sees a mixture.

    :raises StoreError: the disk is full or cannot be written.
    """
    fresh = _beside(folder)
    try:
        with explained(folder):
            fresh.mkdir(parents=True)
            yield fresh
            sums = {
                path.relative_to(fresh).as_posix(): file_sha256(path)
                for path in sorted(fresh.rglob("*"))
                if path.is_file()
            }
            (fresh / CHECKSUMS).write_text(json.dumps(sums, indent=1), encoding="utf-8")
            _put_in_place(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _put_in_place(fresh: Path, folder: Path) -> None:
    """Rename `fresh` to `folder`; a folder already there is moved aside first, then removed."""
    while True:
        aside = _beside(folder)
        with contextlib.suppress(FileNotFoundError):
            folder.rename(aside)
        try:
            fresh.rename(folder)
            return
        except OSError as error:
            # Another process put its folder there between the two renames: move it, too.
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def _beside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}-{os.getpid()}-{uuid4().hex[:8]}")


def checksums(folder: Path) -> dict[str, str] | None:
    """File → SHA-256 of a whole folder; None unless every file has the bytes first written."""
    try:
        sums: dict[str, str] = json.loads((folder / CHECKSUMS).read_text(encoding="utf-8"))
        return sums if unchanged(folder, sums) else None
    except (OSError, ValueError, AttributeError):
        return None


def unchanged(folder: Path, sums: Mapping[str, str]) -> bool:
    """Whether `folder` holds every file of `sums` with that SHA-256.

    :raises OSError: a file is missing or cannot be read.
    """
    return all(file_sha256(folder / name) == digest for name, digest in sums.items())


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


@contextlib.contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turns what the system says about writing `folder` into a sentence for the user.

    :raises StoreError: in place of any OSError.
    """
    try:
        yield
    except OSError as error:
        place = error.filename or folder
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            message = f"磁盘空间不足，无法写入 {place}；请清理空间后重试，原有索引没有改动。"
        elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            message = f"没有写入 {place} 的权限；请换一个可写的目录（--out 目录）后重试。"
        else:
            reason = error.strerror or error
            message = f"无法写入 {place}（{reason}）；请检查后重试，原有索引没有改动。"
        raise StoreError(message) from error
