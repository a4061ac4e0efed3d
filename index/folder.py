"""Reports put into a folder and taken out of it, without ever losing a file."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from corpus import REMOVED, UnreadableReport, read_report
from index.disk import explained

_BESIDE = (".json", ".examples.json")


def add_reports(files: Sequence[Path], folder: Path) -> None:
    """Copy reports, with what lies beside them, into `folder`, which is made if need be.

    All are read first, so a bad one stops everything before anything has changed. A report
    of the same name is replaced; the old one is kept in 已移除.

    :raises UnreadableReport: one of the files is no report that can be read.
    :raises StoreError: the folder cannot be written.
    """
    for file in files:
        if not file.name.isprintable():
            raise UnreadableReport(f"文件名 {file.name!r} 含有控制字符；请改名后再加入。")
        read_report(file)
    for file in files:
        if file.resolve().parent == folder.resolve():
            continue
        with explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
            _put_aside(folder / file.name)
            # The report last: it is what is looked for.
            for path in (*_beside(file), file):
                fresh = folder / f".{path.name}.new"
                shutil.copyfile(path, fresh)
                fresh.replace(folder / path.name)


def remove_reports(names: Sequence[str], folder: Path) -> None:
    """Move reports, with what lies beside them, from `folder` into its folder 已移除.

    :raises UnreadableReport: the folder has no report of that name.
    :raises StoreError: the folder cannot be written.
    """
    for name in names:
        if Path(name).name != name or not (folder / name).is_file():
            raise UnreadableReport(f"{folder} 里没有名为 {name!r} 的报告；请用 index list 查看。")
    with explained(folder):
        for name in names:
            _put_aside(folder / name)


def _put_aside(report: Path) -> None:
    if not report.is_file():
        return
    aside = report.parent / REMOVED
    aside.mkdir(exist_ok=True)
    for path in (report, *_beside(report)):
        path.replace(aside / path.name)


def _beside(report: Path) -> list[Path]:
    paths = [report.with_suffix(suffix) for suffix in _BESIDE]
    return [path for path in paths if path.is_file()]
