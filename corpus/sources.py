"""Which files are reports, and what each is called."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from corpus.errors import UnreadableReport

SHIPPED = Path(__file__).parent / "reports"
"""The folder of the report that comes with the product."""

REMOVED = "已移除"
"""The folder that keeps what was taken out of the one it lies in; nothing in it is a report."""

SUFFIXES = (".txt", ".md", ".docx", ".pdf", ".html", ".htm")
"""How the names of files in formats that are read end."""

_BESIDE = (".examples.json", ".json")
"""How the names of files end that say something about the report they lie beside."""

# Listed although they are not read, so that their owner hears how to convert them. A file
# with such a name may also be in a format that is read.
_TO_CONVERT = (".doc", ".wps", ".rtf", ".odt")

_TEMPORARY = ("~$", ".")
"""How the names begin of what office programs keep beside an open file, and of hidden files."""

_OF_A_PAGE = ("_files", ".files")
"""How the name of the folder ends in which a browser saves what belongs to a web page."""

_PICTURE_OF_A_PAGE = "_html_"
"""What LibreOffice puts after the name of a web page to name a picture of it."""


def list_reports(sources: Sequence[Path]) -> list[Path]:
    """The report files among files and folders; folders are searched all the way down.

    Files keep the order given, those of a folder come by path; each counts once. README.md
    is no report, nor is what office programs keep beside an open file, nor anything hidden
    or taken out.

    :raises UnreadableReport: if a source does not exist, a folder holds no report, or one cannot be
        opened.
    """
    found: list[Path] = []
    for source in sources:
        if source.is_file():
            found.append(source)
        elif source.is_dir():
            reports = report_files(source)
            if not reports:
                raise UnreadableReport(
                    f"文件夹 {source} 里没有报告。请放入 {'、'.join(SUFFIXES)} 文件。"
                )
            found.extend(reports)
        else:
            raise UnreadableReport(f"找不到 {source}。请检查路径。")
    return list({path.resolve(): path for path in found}.values())


def name_reports(paths: Sequence[Path]) -> dict[str, Path]:
    """Report files by the name each has in a collection, in the order given.

    That is the file's name; reports that share one also go by as many of the folders they
    lie in as tell them apart.

    >>> list(name_reports([Path("/r/2019/报告.txt"), Path("/r/2020/报告.txt"), Path("/r/a.txt")]))
    ['2019/报告.txt', '2020/报告.txt', 'a.txt']
    """
    # Not resolving the file itself: a link may go by another name than what it leads to.
    places = [(path.parent.resolve() / path.name).parts for path in paths]
    sharing: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for parts in places:
        sharing[parts[-1]].append(parts)
    depths = {name: _telling_apart(others) for name, others in sharing.items()}
    names = ("/".join(parts[-depths[parts[-1]] :]).lstrip("/") for parts in places)
    return dict(zip(names, paths, strict=True))


def _telling_apart(places: Sequence[tuple[str, ...]]) -> int:
    """How many parts, from the last, it takes to tell some paths apart."""
    return next(n for n in count(1) if len({parts[-n:] for parts in places}) == len(places))


def report_files(folder: Path) -> list[Path]:
    """The report files of a folder and the folders in it, by path; some may share a name."""
    return sorted(path for path in _files(folder) if is_report_name(path.name))


def _files(folder: Path) -> Iterator[Path]:
    """Every file of a folder and the folders in it, but what is hidden or taken out.

    :raises UnreadableReport: a folder cannot be opened. Going on without it would take its
        reports for removed.
    """

    def refuse(error: OSError) -> None:
        if isinstance(error, FileNotFoundError):
            return  # nothing has been put there yet, or it has just been taken away
        raise UnreadableReport(
            f"无法打开文件夹 {error.filename}（{error.strerror}）。请检查权限，或把它移到别处。"
        ) from error

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not _is_apart(name)]
        yield from (path for path in map(Path(parent).joinpath, names) if _is_file(path))


def _is_file(path: Path) -> bool:
    """Whether a path is a file, or may be one: a link to what is gone, or what may not be seen."""
    try:
        return path.is_file() or (path.is_symlink() and not path.exists())
    except PermissionError:
        return True


def unread_files(sources: Sequence[Path]) -> list[Path]:
    """The files in folders of reports that are not read, and that nobody put there for us.

    Left out are README.md, what a report has beside it (`<stem>.json`), what is saved with a
    web page (`<stem>_files/`), and what is hidden or taken out.
    """
    return sorted(
        path
        for source in sources
        if source.is_dir()
        for path in _files(source)
        if not is_report_name(path.name) and not _is_expected(path)
    )


def _is_expected(path: Path) -> bool:
    """Whether a file that is no report lies where it does for a reason."""
    if path.name.lower() == "readme.md" or path.name.startswith(_TEMPORARY):
        return True
    if any(folder.name.endswith(_OF_A_PAGE) for folder in path.parents):
        return True
    page, of_a_page, _ = path.name.rpartition(_PICTURE_OF_A_PAGE)
    if of_a_page and path.with_name(f"{page}.html").exists():
        return True
    stem = next((path.name.removesuffix(end) for end in _BESIDE if path.name.endswith(end)), "")
    return any(path.with_name(stem + suffix).exists() for suffix in SUFFIXES + _TO_CONVERT if stem)


def beside(report: Path) -> list[Path]:
    """What lies beside a report and belongs to it: its sidecars, and a web page's folder."""
    named = [report.with_suffix(ending) for ending in _BESIDE]
    named += [report.with_name(report.stem + ending) for ending in _OF_A_PAGE]
    return [path for path in named if path.exists()]


def is_report_name(name: str) -> bool:
    """Whether a file of this name is taken for a report where it lies in a folder of reports."""
    return (
        Path(name).suffix.lower() in SUFFIXES + _TO_CONVERT
        and name.lower() != "readme.md"
        and not name.startswith(_TEMPORARY)
    )


def _is_apart(folder: str) -> bool:
    return folder == REMOVED or folder.startswith(".")
