"""The reports that can be asked about: those the installation started with, and added ones.

Added reports lie in a folder of the installation's own. Whatever changes, a new assistant is
opened beside the one in use and then takes its place in one step, so that a question being
answered, or a change that fails, never sees half of it.
"""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from assistant.chat.collection import Collection
from assistant.chat.examples import Suggestions
from assistant.service import Assistant
from corpus import (
    SHIPPED,
    SUFFIXES,
    Report,
    ReportError,
    list_reports,
    name_reports,
    read_report,
    report_files,
)
from index import Encoder, Progress, open_index

MOST_MEGABYTES = 50
"""The largest file that may be added."""
IDENTITY = ("title", "place", "period", "plan_period", "kind")
"""The fields of a report that may be corrected."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_LONGEST_NAME = 120


class LibraryError(ReportError):
    """A report that cannot be added, corrected or removed."""


@dataclass(frozen=True)
class Opened:
    """Everything that depends on which reports are loaded; replaced as a whole."""

    assistant: Assistant
    collection: Collection
    suggestions: Suggestions
    added: Mapping[str, Path]
    """The reports that were added, and may be corrected and removed: where each lies."""
    edition: int
    """Grows with every change."""


class Library:
    """The reports of an installation, and the assistant over them."""

    def __init__(
        self,
        sources: Sequence[Path] | None,
        folder: Path,
        *,
        model: str | None = None,
        store: str | None = None,
        encoder: Encoder | None = None,
        home: Path | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Open what the installation was started with and what was added before.

        :param sources: report files and folders; None is the shipped report.
        :param folder: where added reports are kept; made when the first one is.
        :param model: a sentence-transformers model, by hub name or folder; None is the bundled one.
        :param store: a Milvus server's address or a *.db file to search in; None: this process.
        :param encoder: an encoder already loaded, instead of `model`.
        :param home: where encoders and indexes are kept; None is the project's cache.
        :raises ReportError: a report, the model or the disk cannot be read.
        """
        self._home = home
        self._sources = list(sources or [SHIPPED])
        self._folder = folder
        self._model = model
        self._store = store
        self._encoder = encoder
        self._editions = 0
        self._changing = Lock()
        self.opened = self._open(progress)

    def add(self, path: Path, name: str, progress: Progress | None = None) -> Report:
        """Take a file in under a safe form of `name`; one added earlier under it is replaced.

        :raises ReportError: the file is too large or no report, or its name belongs to a
            report of the installation. What was loaded stays as it was.
        """
        name = safe_name(name)
        if Path(name).suffix.lower() not in SUFFIXES:
            raise LibraryError(f"{name} 不是 {'、'.join(SUFFIXES)} 文件，无法加入。")
        if path.stat().st_size > MOST_MEGABYTES * 2**20:
            raise LibraryError(f"{name} 超过 {MOST_MEGABYTES} MB，无法加入。")
        with self._changing:
            if name in {source.name for source in list_reports(self._sources)}:
                raise LibraryError(f"已有一份自带的报告叫 {name}。请改名后再添加。")
            target = self.opened.added.get(name, self._folder / name)
            # Its identity would be kept in the same file.
            lying = (known for known in self.opened.added.values() if known.parent == target.parent)
            twin = next((known.name for known in lying if _twins(known.name, name)), None)
            if twin or name.lower() == "readme.md":
                raise LibraryError(f"{name} 与 {twin or '说明文件'} 重名。请改名后再添加。")
            with _undone_on_failure(target):
                self._folder.mkdir(parents=True, exist_ok=True)
                target.with_suffix(".json").unlink(missing_ok=True)
                shutil.copyfile(path, target)
                # Read apart first: a bad file should cost nothing but its own reading.
                report = read_report(target)
                if not report.passages:
                    raise LibraryError(f"{name} 里没有可以查询的文字。")
                self.opened = self._open(progress)
        # Others of its name, in folders of their own, have it told apart by its folder.
        called = next(name for name, lies in self.opened.added.items() if lies == target)
        return self.opened.collection.reports[called]

    def correct(self, name: str, identity: Mapping[str, str]) -> Report:
        """Keep the identity of an added report beside it; fields left empty are inferred.

        :raises ReportError: there is no such added report.
        """
        given = {field: identity[field].strip() for field in IDENTITY if identity.get(field)}
        sidecar = json.dumps(given, ensure_ascii=False, indent=1)
        with self._changing:
            path = self._added(name)
            with _undone_on_failure(path):
                path.with_suffix(".json").write_text(sidecar, encoding="utf-8")
                self.opened = self._open(None)
        return self.opened.collection.reports[name]

    def remove(self, name: str) -> None:
        """Take an added report out of the collection and off the disk.

        :raises ReportError: there is no such added report.
        """
        with self._changing:
            path = self._added(name)
            with _undone_on_failure(path):
                path.unlink()
                path.with_suffix(".json").unlink(missing_ok=True)
                self.opened = self._open(None)

    def _added(self, name: str) -> Path:
        if name not in self.opened.added:
            raise LibraryError(f"没有添加过叫 {name} 的报告。")
        return self.opened.added[name]

    def _open(self, progress: Progress | None) -> Opened:
        sources = list(self._sources)
        own = set(report_files(self._folder))
        if own:
            sources.append(self._folder)
        named = name_reports(list_reports(sources))
        added = {name: path for name, path in named.items() if path in own}
        index = open_index(
            sources,
            home=self._home,
            model=self._model,
            encoder=self._encoder,
            store=self._store,
            progress=progress,
        )
        self._encoder = index.encoder
        assistant = Assistant(index)
        collection = Collection.of(assistant.index.reports)
        self._editions += 1
        suggestions = Suggestions(assistant, collection)
        return Opened(assistant, collection, suggestions, added, self._editions)


@contextmanager
def _undone_on_failure(report: Path) -> Iterator[None]:
    """Put an added report and its identity back as they were if anything goes wrong."""
    files = [report, report.with_suffix(".json")]
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    try:
        yield
    except BaseException:
        for path, content in before.items():
            if content is not None:
                path.write_bytes(content)
            else:
                path.unlink(missing_ok=True)
        raise


def _twins(one: str, other: str) -> bool:
    return one != other and Path(one).stem.lower() == Path(other).stem.lower()


def safe_name(name: str) -> str:
    """A file name that stays inside its folder, and is one on every system.

    >>> safe_name("../../etc/报告\\x00 1.txt")
    '报告 1.txt'

    :raises LibraryError: nothing is left of it.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(c for c in _UNSAFE.sub("", last) if unicodedata.category(c) not in ("Cf", "Cs"))
    stem, dot, suffix = kept.strip(" .").rpartition(".")
    if not stem.strip(" ."):
        raise LibraryError("文件名里没有可用的字。请改名后再添加。")
    return stem[:_LONGEST_NAME].strip(" ") + dot + suffix
