"""The pictures of web pages: kept from the page and from beside it, and from nowhere else."""

import base64
from pathlib import Path
from urllib.parse import quote

import pytest

from corpus import Report, UnreadableReport, parse_report, picture_bytes, read_report
from tests.corpus.files import picture

EMBEDDED = f"data:image/png;base64,{base64.b64encode(picture()).decode()}"
PARAGRAPH = "<p>全年受理案件1020件，走势如图1所示，社会大局保持稳定，人民群众满意度持续提高。</p>"


def page(tmp_path: Path, content: str) -> Report:
    path = tmp_path / "某区-2020年报告.html"
    path.write_text(
        f"<html><body><nav><img src='{EMBEDDED}'></nav>{content}</body></html>", "utf-8"
    )
    return read_report(path)


def test_a_picture_written_into_the_page_is_kept_with_its_caption(tmp_path: Path) -> None:
    report = page(
        tmp_path, f"{PARAGRAPH}<p><img src='{EMBEDDED}'></p><p>图1 2016—2020年受理案件</p>"
    )
    (kept,) = report.pictures
    assert (kept.caption, kept.media_type) == ("图1 2016—2020年受理案件", "image/png")
    assert picture_bytes(report, kept) == picture()
    assert report.passages[0].id in kept.passages


def test_a_picture_saved_beside_the_page_is_kept(tmp_path: Path) -> None:
    (tmp_path / "网页_files").mkdir()
    (tmp_path / "网页_files" / "走势 图.jpg").write_bytes(picture("jpeg"))
    figure = (
        f"<figure><img src='{quote('网页_files/走势 图.jpg')}?v=1' alt='走势'>"
        "<figcaption>受理案件走势</figcaption></figure>"
    )
    report = page(tmp_path, PARAGRAPH + figure)
    (kept,) = report.pictures
    assert (kept.caption, kept.media_type) == ("受理案件走势", "image/jpeg")
    assert picture_bytes(report, kept) == picture("jpeg")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/图.png",
        "//example.com/图.png",
        "file:///etc/图.png",
        "../外.png",
        "网页_files/../../外.png",
        "..\\外.png",
        "{outside}",
        "没有.png",
        "链.png",
        "脚本.svg",
        "名%00字.png",
        "http://[坏",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:image/png;base64,不是",
        "data:text/html;base64,PGI+",
        "",
    ],
)
def test_no_other_address_is_followed(address: str, tmp_path: Path) -> None:
    outside = tmp_path / "外.png"
    outside.write_bytes(picture())
    home = tmp_path / "报告"
    home.mkdir()
    (home / "链.png").symlink_to(outside)
    (home / "脚本.svg").write_text("<svg onload='x()'/>", encoding="utf-8")
    report = page(home, f'{PARAGRAPH}<img src="{address.format(outside=outside)}">')
    assert report.pictures == ()
    assert [figure.text for figure in report.figures] == ["1020件"]


def test_bullets_and_buttons_are_no_pictures(tmp_path: Path) -> None:
    assert page(tmp_path, f"{PARAGRAPH}<img src='{EMBEDDED}' width='16px'>").pictures == ()


def test_of_bytes_alone_what_lies_beside_is_not_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "图.png").write_bytes(picture())
    monkeypatch.chdir(tmp_path)
    raw = f"<html><body>{PARAGRAPH}<img src='图.png'></body></html>".encode()
    assert parse_report("网页.html", raw).pictures == ()


def test_a_picture_gone_since_is_said_to_be_gone(tmp_path: Path) -> None:
    (tmp_path / "图.png").write_bytes(picture())
    report = page(tmp_path, f"{PARAGRAPH}<img src='图.png'>")
    (tmp_path / "图.png").unlink()
    with pytest.raises(UnreadableReport, match="找不到这幅图片"):
        picture_bytes(report, report.pictures[0])
