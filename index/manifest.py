"""What a collection was made from; written last, so its presence proves the index complete."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import corpus
from index.disk import file_sha256
from index.encoder import Encoder
from index.entry import FORMAT

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
class Member:
    """One report of a collection: the key of its entry, and what people want to know of it.

    `files` maps the files of its entry to their SHA-256. A report that could not be read
    has no entry; `problem` says why, and stays true while its key does.
    """

    key: str
    problem: str = ""
    title: str = ""
    place: str = ""
    period: str = ""
    passages: int = 0
    figures: int = 0
    files: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """Sources, model, versions and reports of one collection.

    `reader` is a hash of the code and data of `corpus` and the versions of what it uses.
    `reports` has the members by name, in the order of the index.
    """

    format: int
    model: str
    fingerprint: str
    reader: str
    versions: dict[str, str]
    sources: list[str]
    reports: dict[str, Member]

    @property
    def keys(self) -> dict[str, str]:
        """The key of every report, by name."""
        return {name: member.key for name, member in self.reports.items()}

    @property
    def readable(self) -> dict[str, Member]:
        """The reports that have an entry."""
        return {name: member for name, member in self.reports.items() if not member.problem}

    @property
    def problems(self) -> dict[str, str]:
        """For each report that could not be read, by name, a sentence that says why."""
        return {name: member.problem for name, member in self.reports.items() if member.problem}

    def is_of(self, wanted: Manifest) -> bool:
        """Whether it was made from what `wanted` names, in that order."""
        return list(self.keys.items()) == list(wanted.keys.items()) and replace(
            self, reports=wanted.reports
        ) == (wanted)


def expected(encoder: Encoder, sources: list[str], reports: dict[str, Member]) -> Manifest:
    """The manifest of an up-to-date collection, what is in its reports still unknown."""
    return Manifest(
        format=FORMAT,
        model=encoder.name,
        fingerprint=encoder.fingerprint,
        reader=reader_version(),
        versions={name: metadata.version(name) for name in _READING},
        sources=sources,
        reports=reports,
    )


@cache
def reader_version() -> str:
    """Changes whenever `corpus` may read a report differently."""
    room = Path(corpus.__file__).parent
    digest = hashlib.sha256()
    for name in _READING:
        digest.update(f"{name}={metadata.version(name)}\n".encode())
    for path in sorted(room.rglob("*")):
        if path.is_file() and path.suffix != ".pyc" and corpus.SHIPPED not in path.parents:
            digest.update(f"{path.relative_to(room).as_posix()} {file_sha256(path)}\n".encode())
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
    if old.keys != new.keys:
        fresh = sum(old.keys.get(name) != key for name, key in new.keys.items())
        gone = len(old.reports.keys() - new.reports.keys())
        return f"报告有变动（新增或修改 {fresh} 份，移除 {gone} 份），更新索引"
    return ""


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the collection in `folder`; None if there is none that can be read."""
    try:
        fields = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        reports: dict[str, dict[str, Any]] = fields.pop("reports")
        members = {name: Member(**member) for name, member in reports.items()}
        return Manifest(**fields, reports=members)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Put the manifest in place in one step."""
    fresh = folder / f".{MANIFEST}-{os.getpid()}"
    fresh.write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=1), "utf-8")
    fresh.replace(folder / MANIFEST)
