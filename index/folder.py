"""Reports put into a folder and taken out of it, without ever losing a file."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from corpus import (
    REMOVED,
    SUFFIXES,
    UnreadableReport,
    beside,
    check_name,
    is_report_name,
    name_reports,
    read_report,
    report_files,
)
from index.disk import explained


def add_reports(files: Sequence[Path], folder: Path) -> None:
    """Copy reports, with what lies beside them, into `folder`, which is made if need be.

    All are read first, so a bad one stops everything before anything has changed. A report
    of the same name is replaced where it lies; the old one is kept in 已移除.

    :raises UnreadableReport: one of the files is no report that can be read, or two of one
        name would take each other's place.
    :raises StoreError: the folder cannot be written.
    """
    for name, times in Counter(file.name for file in files).items():
        check_name(name)
        if times > 1:
            raise UnreadableReport(
                f"要加入的报告里有 {times} 份都叫 {name}，会互相顶替。"
                "请改成不同的文件名，或自己放进不同的子文件夹。"
            )
    targets = [_target(file.name, folder) for file in files]
    for file in files:
        read_report(file)
        if not is_report_name(file.name):
            raise UnreadableReport(
                f"{file.name} 放进文件夹后不会当作报告读取：那里只读名字以 {'、'.join(SUFFIXES)} 结尾、"
                "不以点开头的文件，README.md 除外。请改名后再加入。"
            )
    for file, target in zip(files, targets, strict=True):
        if file.resolve() == target.resolve():
            continue
        with explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
            if target.is_file():
                _put_aside(target, folder)
            # The report last: it is what is looked for.
            for path in (*beside(file), file):
                fresh = target.parent / f".{path.name}.new"
                if path.is_dir():
                    shutil.copytree(path, fresh, dirs_exist_ok=True)
                else:
                    shutil.copyfile(path, fresh)
                fresh.replace(target.parent / path.name)


def remove_reports(names: Sequence[str], folder: Path) -> list[Path]:
    """Move reports, with what lies beside them, into the folder 已移除 of `folder`.

    :param names: file names or, where several reports share one, the names that `index list`
        shows, or paths.
    :returns: where the reports lie now.
    :raises UnreadableReport: the folder has no such report, or several of that name.
    :raises StoreError: the folder cannot be written.
    """
    reports = dict.fromkeys(_named(name, folder) for name in names)
    with explained(folder):
        return [_put_aside(report, folder) for report in reports]


def _named(name: str, folder: Path) -> Path:
    path, reports = Path(name), report_files(folder)
    if name in (named := name_reports(reports)):
        return named[name]
    found = [
        report
        for report in reports
        if (report.name == name if path.name == name else _is_same(report, path, folder))
    ]
    if not found:
        raise UnreadableReport(f"{folder} 里没有名为 {name!r} 的报告。请用 index list 查看。")
    if len(found) > 1:
        where = "、".join(map(str, found))
        raise UnreadableReport(f"有 {len(found)} 份报告都叫 {name}：{where}。请写出路径。")
    return found[0]


def _is_same(report: Path, path: Path, folder: Path) -> bool:
    """Whether a path is a report's, seen from the folder or from where the user is."""
    return report.resolve() in (path.resolve(), (folder / path).resolve())


def _target(name: str, folder: Path) -> Path:
    """Where a report of this name goes: to the place of the one that has the name."""
    known = [report for report in report_files(folder) if report.name == name]
    return _named(name, folder) if known else folder / name


def _put_aside(report: Path, folder: Path) -> Path:
    aside = folder / REMOVED / report.parent.relative_to(folder)
    aside.mkdir(parents=True, exist_ok=True)
    stems = (report.stem if n == 1 else f"{report.stem}（{n}）" for n in count(1))
    free = next(stem for stem in stems if not (aside / f"{stem}{report.suffix}").exists())
    for path in (*beside(report), report):
        path.replace(aside / f"{free}{path.name.removeprefix(report.stem)}")
    return aside / f"{free}{report.suffix}"
