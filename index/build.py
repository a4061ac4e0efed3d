"""Brings a collection up to date: makes the entries it lacks, one report after the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from corpus import (
    SHIPPED,
    SUFFIXES,
    Report,
    UnreadableReport,
    list_reports,
    name_reports,
    read_report,
    unread_files,
)
from index.disk import checksums, explained, unchanged
from index.encoder import Encoder, Vectors
from index.entry import (
    FORMAT,
    Known,
    characters_to_encode,
    content_of,
    entry_key,
    make_entry,
    read_about,
    read_vectors,
    write_entry,
)
from index.home import collection_folder, entry_folder, locked, release
from index.manifest import (
    Manifest,
    Member,
    expected,
    read_manifest,
    why_rebuild,
    write_manifest,
)
from index.progress import Progress, silent

_MOST_NAMED = 5
_YEAR = re.compile(r"(?:19|20)\d{2}")
_WAITING = "另一个程序正在建立同一个索引，等待它完成"


def build(
    sources: Sequence[Path] | None, home: Path, encoder: Encoder, progress: Progress = silent
) -> Manifest:
    """The manifest of the collection of `sources`, brought up to date first if need be.

    Only reports that are new or changed are read and encoded. Until everything new is
    written the collection stays as it was; an interrupted build goes on with the report at
    which it stopped. A report that cannot be read is told of and left out, and so is what
    lies in a folder and is no report.

    :param sources: report files and folders of them; None is the shipped report.
    :param encoder: asked for vectors only if some are missing.
    :raises ReportError: a source does not exist, none of the reports can be read, or the
        encoder or the disk fails.
    """
    sources = sources or [SHIPPED]
    folder = collection_folder(home, sources)
    paths, wanted = _wanted(sources, encoder)
    manifest = _current(home, folder, wanted)
    if manifest is None:
        with locked(folder, progress, _WAITING):
            # Whoever held the lock before may have built the very same collection.
            manifest = _current(home, folder, wanted)
            if manifest is None:
                manifest = _renew(home, folder, paths, wanted, encoder, progress)
    for problem in manifest.problems.values():
        progress(f"跳过一份报告：{problem}")
    if unread := unread_files(sources):
        names = "、".join(path.name for path in unread[:_MOST_NAMED])
        more = " 等" if len(unread) > _MOST_NAMED else ""
        progress(
            f"没有读取 {len(unread)} 个不是报告的文件：{names}{more}；只读 {'、'.join(SUFFIXES)} 文件。"
        )
    return manifest


def build_shard(
    sources: Sequence[Path] | None,
    home: Path,
    encoder: Encoder,
    shard: tuple[int, int],
    progress: Progress = silent,
) -> int:
    """Make the entries of one of n shards of `sources`; returns how many reports it holds.

    Which reports those are follows from the files of all of them, so shards agree without
    knowing of each other, and their entries can be written into one home or merged later.

    :param shard: (i, n), i from 1 to n.
    :raises ReportError: as `build`, except that unreadable reports are only told of.
    """
    number, of = shard
    with explained(home):
        # A shard may hold no report, and is still one to merge.
        entry_folder(home, "").mkdir(parents=True, exist_ok=True)
    paths, wanted = _wanted(sources or [SHIPPED], encoder)
    keys = {name: wanted.reports[name].key for name in paths}
    with explained(home):
        sizes = {key: paths[name].stat().st_size for name, key in keys.items()}
    shares = shared_out(sizes, of)
    mine = {name: path for name, path in paths.items() if keys[name] in shares[number - 1]}
    _make_entries(home, mine, wanted, None, encoder, progress)
    return len(mine)


def shared_out(sizes: Mapping[str, int], shards: int) -> list[set[str]]:
    """The keys of reports in so many shares of about the same size, the largest shared out first.

    >>> [sorted(share) for share in shared_out({"a": 5, "b": 4, "c": 3, "d": 3}, 2)]
    [['a', 'd'], ['b', 'c']]
    """
    shares: list[set[str]] = [set() for _ in range(shards)]
    loads = [0] * shards
    for key in sorted(sizes, key=lambda key: (-sizes[key], key)):
        least = loads.index(min(loads))
        shares[least].add(key)
        loads[least] += sizes[key]
    return shares


def _wanted(sources: Sequence[Path], encoder: Encoder) -> tuple[dict[str, Path], Manifest]:
    """The report files by name, and the manifest they call for.

    Of files that are copies of each other one is read: every figure would be told twice.
    """
    paths = {name: path.absolute() for name, path in name_reports(list_reports(sources)).items()}
    wanted = expected(encoder, [str(source.resolve()) for source in sources], {})
    reports: dict[str, Member] = {}
    copies: dict[tuple[str, ...], list[str]] = {}
    for name, path in paths.items():
        try:
            content = content_of(path)
            reports[name] = Member(entry_key(name, content, wanted.reader, encoder.fingerprint))
            copies.setdefault(content, []).append(name)
        except OSError as error:
            # Not under a key: what the system refuses now it may allow the next time.
            problem = f"无法读取 {path}（{error.strerror}）；请检查文件和权限。"
            reports[name] = Member("", problem)
    for names in copies.values():
        original = min(names, key=_said_by_copies)
        problem = f"与 {original} 的内容完全相同，只读取了那一份。请留下一份，移走另一份。"
        # Not under a key either: it is to be read once the other has gone.
        reports |= {name: Member("", f"{name} {problem}") for name in names if name != original}
    readable = {name: path for name, path in paths.items() if not reports[name].problem}
    return readable, replace(wanted, reports=reports)


def _said_by_copies(name: str) -> tuple[bool, int]:
    """Lowest for the name of an original: copies say less (备份.txt) or more (报告 (2).txt)."""
    return not _YEAR.search(name), len(name)


def _current(home: Path, folder: Path, wanted: Manifest) -> Manifest | None:
    """The manifest in `folder`, if it is what is wanted and every entry it names is whole."""
    found = read_manifest(folder)
    if found is None or not found.is_of(wanted):
        return None
    try:
        whole = all(
            member.files and unchanged(entry_folder(home, member.key), member.files)
            for member in found.readable.values()
        )
    except OSError:
        return None
    return found if whole else None


def _renew(
    home: Path,
    folder: Path,
    paths: dict[str, Path],
    wanted: Manifest,
    encoder: Encoder,
    progress: Progress,
) -> Manifest:
    old = read_manifest(folder)
    progress(why_rebuild(old, wanted) or "索引文件有损坏，重建损坏的部分")
    while True:
        unreadable = _make_entries(home, paths, wanted, old, encoder, progress)
        reports = wanted.reports | unreadable
        readable = [name for name, member in reports.items() if not member.problem]
        if not readable:
            raise UnreadableReport(" ".join(member.problem for member in reports.values()))
        with locked(home), explained(home):
            found = {name: _member(home, reports[name].key) for name in readable}
            members = {name: member for name, member in found.items() if member is not None}
            # An entry may have gone meanwhile, with the last other collection that named it.
            if len(members) == len(readable):
                manifest = replace(wanted, reports=reports | members)
                write_manifest(manifest, folder)
                release(home, old.keys.values() if old else ())
                return manifest


def _member(home: Path, key: str) -> Member | None:
    """What a manifest says of the report with this key; None unless its entry is whole."""
    folder = entry_folder(home, key)
    files = checksums(folder)
    return None if files is None else Member(key, **read_about(folder), files=files)


def _make_entries(
    home: Path,
    paths: dict[str, Path],
    wanted: Manifest,
    old: Manifest | None,
    encoder: Encoder,
    progress: Progress,
) -> dict[str, Member]:
    """Make the entries of `paths` that are missing; returns the reports that cannot be read."""
    unreadable: dict[str, Member] = {}
    missing: dict[str, Path] = {}
    for name, path in paths.items():
        key = wanted.reports[name].key
        before = old.reports.get(name) if old else None
        if before is not None and before.key == key and before.problem:
            unreadable[name] = before
        elif checksums(entry_folder(home, key)) is None:
            missing[name] = path

    reports: dict[str, Report] = {}
    for done, (name, path) in enumerate(missing.items()):
        progress("读取报告", done, len(missing))
        try:
            reports[name] = read_report(path, name)
        except UnreadableReport as error:
            unreadable[name] = replace(wanted.reports[name], problem=str(error))
    if missing:
        progress("读取报告", len(missing), len(missing))

    donors = {name: _donors(home, name, wanted, old) for name in reports}
    total = sum(
        characters_to_encode(report, _vectors(donors[name])) for name, report in reports.items()
    )
    done = 0

    def advance(characters: int) -> None:
        nonlocal done
        done += characters
        progress("编码文字", done, total)

    for name in list(reports):
        entry = make_entry(reports.pop(name), encoder, _vectors(donors[name]), advance)
        write_entry(entry, entry_folder(home, wanted.reports[name].key))
    return unreadable


def _donors(home: Path, name: str, wanted: Manifest, old: Manifest | None) -> list[Path]:
    """The entries that hold texts of the report `name` already encoded.

    A report that was there before has its own; a new one may be one of those gone, renamed.
    """
    if old is None or (old.format, old.fingerprint) != (FORMAT, wanted.fingerprint):
        return []
    gone = [old.reports[other].key for other in old.readable.keys() - wanted.readable.keys()]
    before = old.readable.get(name)
    folders = [entry_folder(home, key) for key in ([before.key] if before else sorted(gone))]
    return [folder for folder in folders if checksums(folder) is not None]


def _vectors(folders: Sequence[Path]) -> Known:
    known: dict[tuple[str, str], Vectors] = {}
    for folder in folders:
        known |= read_vectors(folder)
    return known
