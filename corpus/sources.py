"""Which files are reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import UnreadableReport

SHIPPED = Path(__file__).parent / "reports"
"""The folder of the report that comes with the product."""

REMOVED = "已移除"
"""The folder that keeps what was taken out of the one it lies in; nothing in it is a report."""

SUFFIXES = (".txt", ".md", ".docx", ".pdf", ".html", ".htm")
"""How the names of files in formats that are read end."""

# Listed although they are not read, so that their owner hears how to convert them. A file
# with such a name may also be in a format that is read.
_TO_CONVERT = (".doc", ".wps", ".rtf", ".odt")


def list_reports(sources: Sequence[Path]) -> list[Path]:
    """The report files among files and folders; folders are searched all the way down.

    Files keep the order given, those of a folder come by path. README.md is no report, nor
    is what office programs keep beside an open file, nor anything hidden or taken out.

    :raises UnreadableReport: if a source does not exist, a folder holds no report, or two
        reports have the same name.
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
    reports = list({path.resolve(): path for path in found}.values())
    for name, times in Counter(path.name for path in reports).items():
        if times > 1:
            where = "、".join(str(path) for path in reports if path.name == name)
            raise UnreadableReport(f"有 {times} 份报告都叫 {name}：{where}。请改成不同的文件名。")
    return reports


def report_files(folder: Path) -> list[Path]:
    """The report files of a folder and the folders in it, by path; some may share a name."""
    return sorted(
        path
        for path in folder.rglob("*")
        if is_report_name(path.name)
        and not any(_is_apart(part) for part in path.relative_to(folder).parts[:-1])
        and path.is_file()
    )


def is_report_name(name: str) -> bool:
    """Whether a file of this name is taken for a report where it lies in a folder of reports."""
    return (
        Path(name).suffix.lower() in SUFFIXES + _TO_CONVERT
        and name.lower() != "readme.md"
        and not name.startswith(("~$", ".~", "."))
    )


def _is_apart(folder: str) -> bool:
    return folder == REMOVED or folder.startswith(".")
