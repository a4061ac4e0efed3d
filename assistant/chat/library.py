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
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from filecmp import cmp
from functools import lru_cache
from itertools import count
from pathlib import Path
from threading import Lock

from assistant.chat.collection import Collection, LeftOut
from assistant.chat.examples import Suggestions
from assistant.chat.view import SaidError
from assistant.model import Answer, Language
from assistant.service import Assistant
from corpus import (
    LARGEST_MEGABYTES,
    SHIPPED,
    SUFFIXES,
    Report,
    UnreadableReport,
    list_reports,
    name_reports,
    read_report,
    report_files,
    unread_files,
)
from index import Encoder, Progress, open_index

MOST_MEGABYTES = 50
"""The largest file that may be added."""
IDENTITY = ("title", "place", "period", "plan_period", "kind")
"""The fields of a report that may be corrected."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_NUMBER = re.compile(r" \(\d+\)$")
_LONGEST_NAME = 120
_ANSWERS = 1024
"""Answers kept, the longest unused forgotten first; what is offered to click is asked often."""


class LibraryError(SaidError):
    """A report that cannot be added, corrected or removed."""


Ask = Callable[[str, tuple[str, ...], frozenset[str], Language | None], Answer]
"""Answers a question after earlier ones, oldest first, from reports of these names or all; where
its words do not tell a language, in this one."""


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
    ask: Ask
    """What `assistant` answers; the same question in the same conversation is answered once."""


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

        Where that name belongs to a report of the installation, or to one of another format, it
        is numbered: 报告 (2).docx. Nothing ever takes the place of those.

        :raises ReportError: the file is too large or no report, or is one of the installation's
            already. What was loaded stays as it was.
        """
        name = safe_name(name)
        if Path(name).suffix.lower() not in SUFFIXES:
            raise LibraryError("no_kind", name=name, suffixes=" ".join(SUFFIXES))
        if path.stat().st_size > MOST_MEGABYTES * 2**20:
            raise LibraryError("too_large", name=name, size=MOST_MEGABYTES, most=LARGEST_MEGABYTES)
        with self._changing:
            target = self._place(path, name)
            with _undone_on_failure(target):
                self._folder.mkdir(parents=True, exist_ok=True)
                target.with_suffix(".json").unlink(missing_ok=True)
                shutil.copyfile(path, target)
                # Read apart first: a bad file should cost nothing but its own reading.
                report = read_report(target)
                if not report.passages:
                    raise LibraryError("no_text", name=name)
                fresh = self._open(progress)
                # Others of its name, in folders of their own, have it told apart by its folder.
                called = next(name for name, lies in fresh.added.items() if lies == target)
                if problem := fresh.collection.left_out.problems.get(called):
                    raise UnreadableReport(problem)  # a copy of one in a folder
                self.opened = fresh
        return self.opened.collection.reports[called]

    def _place(self, path: Path, name: str) -> Path:
        """Where a file is to lie: over the one added under its name, beside all other namesakes."""
        added = self.opened.added
        own = list_reports(self._sources)
        if name.lower() == "readme.md":
            raise LibraryError("name_of_notes", name=name)
        others = [known for known in added.values() if not _is_called_so(known, name)]
        for known in (*own, *others):
            if cmp(path, known, shallow=False):
                raise LibraryError("same_already", name=name, known=known.name)
        taken = {known.name for known in own}
        places = (added.get(n, self._folder / n) for n in _numbered(name) if n not in taken)
        # The identity of twins would be kept in the same file.
        apart = (p for p in places if not any(_twins(known, p) for known in added.values()))
        # What has a number may have got it here, and be another report.
        own_name = not _NUMBER.search(Path(name).stem)
        return next(
            place
            for place in apart
            if (place.name == name and own_name)
            or not place.exists()
            or cmp(path, place, shallow=False)
        )

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
            raise LibraryError("not_added", name=name)
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
        left_out = LeftOut(index.problems, tuple(name_reports(unread_files(sources))))
        collection = Collection.of(index.reports, left_out)
        self._editions += 1
        suggestions = Suggestions(assistant, collection)
        ask = lru_cache(_ANSWERS)(assistant.ask)
        return Opened(assistant, collection, suggestions, added, self._editions, ask)


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


def _twins(one: Path, other: Path) -> bool:
    """Whether two files lie in one folder under names that differ in how they end alone."""
    alike = one.with_suffix("").name.lower() == other.with_suffix("").name.lower()
    return one != other and one.parent == other.parent and alike


def _is_called_so(known: Path, name: str) -> bool:
    """Whether an added report goes by a name, with a number or without."""
    return _NUMBER.sub("", known.stem) + known.suffix == name or known.name == name


def _numbered(name: str) -> Iterator[str]:
    """A file's name, then the same with a number, as browsers number what is saved twice."""
    path = Path(name)
    yield name
    for number in count(2):
        yield f"{path.stem} ({number}){path.suffix}"


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
        raise LibraryError("no_name")
    return stem[:_LONGEST_NAME].strip(" ") + dot + suffix
