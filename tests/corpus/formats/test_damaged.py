import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab import rl_config

from corpus import UnreadableReport, parse_report
from tests.corpus.files import docx_file, fill_table, pdf_file, picture

rl_config.pageCompression = 0  # so that damage meets what the file says, not its compression
PDF = pdf_file(["全年受理矛盾纠纷7364件。", [["类别", "件数"], ["许可", "9"]], picture("jpeg")])
DOCX = docx_file(lambda word: fill_table(word, [["类别", "件数"], ["许可", "9"]]))
HTML = "<html><body><table><tr><td colspan=2>类别</td></tr><tr><td>许可<td>9</table>".encode()
PARTS = zipfile.ZipFile(io.BytesIO(DOCX)).namelist()
DAMAGE = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 40), st.binary(max_size=8)),
    min_size=1,
    max_size=6,
)


def damaged(raw: bytes, damage: list[tuple[float, int, bytes]]) -> bytes:
    for where, lost, instead in damage:
        at = int(where * len(raw))
        raw = raw[:at] + instead + raw[at + lost :]
    return raw


@pytest.mark.parametrize(("name", "raw"), [("a.pdf", PDF), ("a.docx", DOCX), ("a.html", HTML)])
@settings(max_examples=40, deadline=None)
@given(damage=DAMAGE)
def test_a_damaged_file_is_read_or_refused(
    name: str, raw: bytes, damage: list[tuple[float, int, bytes]]
) -> None:
    with suppress(UnreadableReport):
        parse_report(name, damaged(raw, damage))


@pytest.mark.parametrize("raw", [b"<!-- only a remark -->", b"<\0!---->", b"<html>\0</html>"])
def test_a_page_without_words_is_refused_for_that(raw: bytes) -> None:
    with pytest.raises(UnreadableReport, match="没有文字"):
        parse_report("a.html", raw)


@settings(max_examples=60, deadline=None)
@given(part=st.sampled_from(PARTS), damage=DAMAGE)
def test_a_word_file_with_a_damaged_part_is_read_or_refused(
    part: str, damage: list[tuple[float, int, bytes]]
) -> None:
    whole, data = zipfile.ZipFile(io.BytesIO(DOCX)), io.BytesIO()
    with zipfile.ZipFile(data, "w") as changed:
        for name in PARTS:
            content = whole.read(name)
            changed.writestr(name, damaged(content, damage) if name == part else content)
    with suppress(UnreadableReport):
        parse_report("a.docx", data.getvalue())
