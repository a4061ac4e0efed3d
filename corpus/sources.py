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
            reports = sorted(path for path in source.rglob("*") if _is_report(path, source))
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
            raise UnreadableReport(f"有 {times} 份报告都叫 {name}。请改成不同的文件名。")
    return reports


def _is_report(path: Path, within: Path) -> bool:
    folders = path.relative_to(within).parts[:-1]
    return (
        not any(folder == REMOVED or folder.startswith(".") for folder in folders)
        and path.suffix.lower() in SUFFIXES + _TO_CONVERT
        and path.name.lower() != "readme.md"
        and not path.name.startswith(("~$", ".~", "."))
        and path.is_file()
    )
