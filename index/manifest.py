"""What an index was made from; written last, so its presence proves the index complete."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

import corpus
from index.disk import file_sha256
from index.encoder import Encoder
from index.store import FORMAT

MANIFEST = "manifest.json"

# Packages whose versions shape what is read from a report or matched in it.
_READING = (
    "cn2an",
    "jieba",
    "lxml",
    "opencc",
    "pdfplumber",
    "pypdfium2",
    "pypinyin",
    "python-docx",
)


@dataclass(frozen=True, slots=True)
class Manifest:
    """Model, versions and files of one index.

    `reader` is a hash of the code and data of `corpus` and the versions of what it uses.
    `entries` maps report names to entry folders, in the order of the index; `files` maps
    the files of an entry folder to their SHA-256.
    """

    format: int
    model: str
    fingerprint: str
    dimensions: int
    reader: str
    versions: dict[str, str]
    entries: dict[str, str]
    files: dict[str, dict[str, str]]


def expected(encoder: Encoder, reader: str, entries: dict[str, str]) -> Manifest:
    """The manifest of an up-to-date index, its files still unknown."""
    return Manifest(
        format=FORMAT,
        model=encoder.name,
        fingerprint=encoder.fingerprint,
        dimensions=encoder.dimensions,
        reader=reader,
        versions={name: metadata.version(name) for name in _READING},
        entries=entries,
        files={},
    )


def reader_version() -> str:
    """Changes whenever `corpus` may read a report differently."""
    import hashlib

    room = Path(corpus.__file__).parent
    digest = hashlib.sha256()
    for name in _READING:
        digest.update(f"{name}={metadata.version(name)}\n".encode())
    for path in sorted([*room.rglob("*.py"), *room.glob("data/*")]):
        if path.is_file():
            digest.update(f"{path.name} {file_sha256(path)}\n".encode())
    return digest.hexdigest()[:24]


def why_rebuild(old: Manifest | None, new: Manifest) -> str:
    """A sentence that says what changed since `old` was written; empty if nothing did."""
    if old is None:
        return "建立索引"
    if old.format != new.format:
        return "索引格式已更新，重建索引"
    if (old.model, old.fingerprint) != (new.model, new.fingerprint):
        return f"编码模型由 {old.model} 换成 {new.model}，重建索引"
    if old.reader != new.reader:
        return "读取报告的程序已更新，重建索引"
    if old.entries != new.entries:
        fresh = sum(old.entries.get(name) != key for name, key in new.entries.items())
        gone = len(old.entries.keys() - new.entries.keys())
        return f"报告有变动（新增或修改 {fresh} 份，移除 {gone} 份），更新索引"
    return ""


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the index in `folder`; None if there is none that can be read."""
    try:
        return Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Put the manifest in place in one step."""
    fresh = folder / f".{MANIFEST}-{os.getpid()}"
    fresh.write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=1), "utf-8")
    fresh.replace(folder / MANIFEST)
