"""From a file, or its bytes, to a report with everything that can be read in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.clean import clean
from corpus.consistency import check
from corpus.decode import decode
from corpus.errors import UnreadableReport
from corpus.figures import find_figures
from corpus.identity import identify
from corpus.model import Report
from corpus.outline import find_outline
from corpus.passages import cut_passages

SHIPPED = Path(__file__).parent / "reports"
"""The folder of the report that comes with the product."""

SUFFIXES = (".txt", ".md")
"""How the names of files end that can be read."""


def read_report(path: Path) -> Report:
    """The report in a file, with the sidecar `<stem>.json` beside it if there is one.

    :raises UnreadableReport: if the file or its sidecar cannot be read; the message says why.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UnreadableReport(f"{path.name} 不是 {'、'.join(SUFFIXES)} 文件，请先另存为文本。")
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableReport(f"找不到文件 {path}。请检查路径。") from error
    except OSError as error:
        raise UnreadableReport(f"无法读取 {path}：{error.strerror}。请检查权限。") from error
    return parse_report(path.name, raw, str(path), _read_sidecar(path.with_suffix(".json")))


def parse_report(
    name: str, raw: bytes, path: str = "", sidecar: Mapping[str, str] | None = None
) -> Report:
    """The report in a file's bytes.

    :param name: file name, the report's id in a corpus.
    :param path: where the file lies, kept in the report for display only.
    :param sidecar: title, place, period, plan_period, kind, as far as they are known.
    :raises UnreadableReport: if the bytes are not text, or the sidecar has unknown fields.
    """
    text = decode(raw, name)
    cleaned, offsets = clean(text)
    identity = identify(name, cleaned, sidecar)
    outline = find_outline(cleaned, name)
    report = Report(
        name=name,
        path=path,
        text=text,
        clean=cleaned,
        offsets=offsets,
        sections=outline.sections,
        **identity._asdict(),
    )
    report = replace(report, passages=cut_passages(report, outline))
    report = replace(report, figures=find_figures(report))
    return replace(report, findings=check(report))


def list_reports(sources: Sequence[Path]) -> list[Path]:
    """The report files among files and folders; folders are searched at their top level.

    Files keep the order given, those of a folder come by name. README.md is no report.

    :raises UnreadableReport: if a source does not exist, a folder holds no report, or two
        reports have the same name.
    """
    found: list[Path] = []
    for source in sources:
        if source.is_file():
            found.append(source)
        elif source.is_dir():
            reports = sorted(path for path in source.iterdir() if _is_report(path))
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


def _is_report(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in SUFFIXES and path.name.lower() != "readme.md"


def _read_sidecar(path: Path) -> dict[str, str] | None:
    if not path.is_file():
        return None
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableReport(
            f"说明文件 {path} 不是有效的 JSON：{error}。请改正或删除它。"
        ) from error
    if not isinstance(fields, dict) or not all(isinstance(v, str) for v in fields.values()):
        raise UnreadableReport(f"说明文件 {path} 应当是字段到文字的 JSON 对象。请改正或删除它。")
    return fields
