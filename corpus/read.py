"""From a file, or its bytes, to a report with everything that can be read in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.captions import find_caption
from corpus.clean import clean
from corpus.consistency import check
from corpus.errors import UnreadableReport
from corpus.figures import find_figures
from corpus.formats import Document, Heading, read_document, read_picture, shown_files
from corpus.identity import identify
from corpus.model import Picture, Report, Span
from corpus.outline import Marked, find_outline
from corpus.passages import cut_passages
from corpus.pictures import place_pictures

LARGEST_MEGABYTES = 100
_MOST_CHARACTERS = 3_000_000  # a hundred provincial reports; reading them takes 15 seconds
_LONGEST_HEADING = 80


def read_report(path: Path, name: str = "") -> Report:
    """The report in a file, with the sidecar `<stem>.json` beside it if there is one.

    :param name: what it is called in its collection (`name_reports`); default: the file's name.
    :raises UnreadableReport: if the file or its sidecar cannot be read; the message says why.
    """
    return parse_report(name or path.name, _read_bytes(path), str(path), _read_sidecar(path))


def parse_report(
    name: str, raw: bytes, path: str = "", sidecar: Mapping[str, str] | None = None
) -> Report:
    """The report in a file's bytes.

    :param name: file name, after folders if need be: the report's id in a corpus. The format
        is told from the bytes.
    :param path: where the file lies, if it is one: kept in the report, and the pictures of a
        web page are looked for beside it.
    :param sidecar: title, place, period, plan_period, kind, as far as they are known.
    :raises UnreadableReport: if nothing can be read, the name is none, or the sidecar has
        unknown fields.
    """
    for part in name.split("/"):
        check_name(part)
    if not raw:
        raise UnreadableReport(f"{name} 是空文件，没有可读的内容。请换成有正文的报告。")
    document = read_document(raw, name, Path(path).parent if path else None)
    text = document.text
    if not text.strip():
        raise UnreadableReport(f"{name} 里没有文字。请换成有正文的报告。")
    if len(text) > _MOST_CHARACTERS:
        raise UnreadableReport(
            f"{name} 有 {len(text)} 字，超过一份报告最多 {_MOST_CHARACTERS} 字的限度。请拆分后再试。"
        )
    headings = [h for h in document.headings if h.span.end - h.span.start <= _LONGEST_HEADING]
    whole = sorted([*(h.span for h in headings), *(table.span for table in document.tables)])
    cleaned, offsets = clean(text, whole)
    identity = identify(name, cleaned, sidecar, document.title)
    report = Report(
        name=name,
        path=path,
        text=text,
        clean=cleaned,
        offsets=offsets,
        pages=document.pages,
        **identity._asdict(),
    )
    report, marked = _mark(report, document, headings)
    outline = find_outline(cleaned, name, marked)
    report = replace(report, sections=outline.sections)
    report = replace(report, passages=cut_passages(report, outline))
    report = replace(
        report,
        figures=find_figures(report),
        pictures=tuple(place_pictures(report, document.drawings)),
    )
    return replace(report, findings=check(report))


def picture_bytes(report: Report, picture: Picture) -> bytes:
    """The picture as a PNG, JPEG, GIF or WebP file, read again from the report's file.

    :raises UnreadableReport: if the file is gone, or no longer the one that was read.
    """
    path = Path(report.path)
    return read_picture(_read_bytes(path), picture.source, report.name, path.parent)


def read_with(path: Path) -> list[Path]:
    """The other files that the report in a file is read from: its sidecar, a web page's pictures.

    None beside a file that cannot be read.
    """
    sidecar = path.with_suffix(".json")
    try:
        pictures = shown_files(_read_bytes(path), path.name, path.parent)
    except UnreadableReport:
        pictures = []
    return [*([sidecar] if sidecar.is_file() else []), *pictures]


def check_name(name: str) -> None:
    """Refuse a name that is no plain file name.

    :raises UnreadableReport: if it has a path in it, or characters that cannot be seen.
    """
    shown = "".join(c if c.isprintable() else "?" for c in name)
    if any(mark in name for mark in "/\\") or name.strip(". ") == "":
        raise UnreadableReport(f"文件名 {shown} 含有路径，不予读取。请改成普通的文件名。")
    if shown != name:
        raise UnreadableReport(f"文件名 {shown} 含有看不见的控制字符。请改名后再试。")


def _mark(report: Report, document: Document, headings: Sequence[Heading]) -> tuple[Report, Marked]:
    """The report with its tables named, and its lines as the file marks them."""
    levels = {report.to_clean(span).start: level for span, level in _with_title(headings)}
    captions: dict[int, str] = {}
    regions: list[Span] = []
    tables = []
    for table in document.tables:
        since = regions[-1].end if regions else 0
        caption = find_caption(report.clean, report.to_clean(table.span), levels, since)
        tables.append(replace(table, caption=caption.name, unit=caption.unit))
        regions.append(caption.region)
        if caption.line >= 0:
            captions[caption.line] = caption.name
    return replace(report, tables=tuple(tables)), Marked(levels, regions, captions)


def _with_title(headings: Sequence[Heading]) -> Sequence[Heading]:
    """The headings; a first one above all others is the title, whatever its level is called."""
    if headings and all(heading.level > headings[0].level for heading in headings[1:]):
        return [headings[0]._replace(level=0), *headings[1:]]
    return headings


def _read_bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_MEGABYTES * 2**20:
            raise UnreadableReport(
                f"{path.name} 有 {size / 2**20:.0f} MB，超过一份报告最多 {LARGEST_MEGABYTES} MB "
                "的限度。请压缩其中的图片或拆分后再试。"
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableReport(f"找不到文件 {path}。请检查路径。") from error
    except IsADirectoryError as error:
        raise UnreadableReport(
            f"{path} 是文件夹，不是报告文件。请给出里面的文件，一份一个。"
        ) from error
    except OSError as error:
        raise UnreadableReport(f"无法读取 {path}：{error.strerror}。请检查权限。") from error


def _read_sidecar(report: Path) -> dict[str, str] | None:
    path = report.with_suffix(".json")
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
