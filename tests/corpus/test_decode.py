import codecs

import pytest

from corpus.decode import decode
from corpus.errors import UnreadableReport

SIMPLIFIED = (
    "政府工作报告\r\n全年地区生产总值完成235.2亿元，同比增长18.5%；驻海金融机构达到36家。\r\n"
)
TRADITIONAL = "組織對全區1020名執法人員資格進行了全面培訓考試,清理374名人員的行政執法證。\n"


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_every_encoding_gives_the_same_text(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "报告.txt") == text


def test_big5_is_told_from_gb18030() -> None:
    assert decode(TRADITIONAL.encode("big5"), "報告.txt") == TRADITIONAL


def test_big_endian_text_with_a_byte_order_mark_starts_after_the_mark() -> None:
    raw = codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be")
    assert decode(raw, "报告.txt")[0] == "政"


def test_line_endings_stay_so_that_offsets_mean_the_file() -> None:
    assert decode("一\r\n二\n三".encode(), "报告.txt") == "一\r\n二\n三"


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", codecs.BOM_UTF8, "\u3000\n".encode()])
def test_an_empty_file_is_named_as_such(raw: bytes) -> None:
    with pytest.raises(UnreadableReport, match=r"空报告\.txt 是空文件"):
        decode(raw, "空报告.txt")


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04" + bytes(300),
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        bytes(range(256)) * 8,
        "政府工作报告".encode() + b"\xff\xfe\xfd",
        codecs.BOM_UTF8 + b"\xff\xff",
    ],
    ids=["zip", "png", "all bytes", "damaged", "damaged after its mark"],
)
def test_what_is_not_text_is_refused_with_the_way_out(raw: bytes) -> None:
    with pytest.raises(UnreadableReport, match=r"照片\.txt 不是可识别的文本.*另存为 UTF-8"):
        decode(raw, "照片.txt")


def test_english_text_is_text() -> None:
    assert decode(b"374 certificates were revoked.", "note.txt") == "374 certificates were revoked."


def test_a_stray_zero_does_not_make_utf8_something_else() -> None:
    broken = SIMPLIFIED.replace("全年", "全年\0")
    assert decode(broken.encode(), "报告.txt") == broken
    assert decode("An ASCII text.".encode("utf-16-le"), "note.txt") == "An ASCII text."
