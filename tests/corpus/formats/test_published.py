"""The shipped report set as offices publish: everything it states is read as from its plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from corpus import SHIPPED, Report, list_reports, parse_report, read_report
from tests.corpus.published import NOTE, OFFICE, Written, lines_of, published_docx, published_pdf

Publish = Callable[[Sequence[Written]], bytes]


@pytest.fixture(scope="module")
def plain() -> Report:
    return read_report(list_reports([SHIPPED])[0])


def stated(report: Report) -> Counter[tuple[str, ...]]:
    """Every figure but those of notes: how it reads, what it counts, when, under which headings."""
    sections = {passage.id: passage.section for passage in report.passages}
    return Counter(
        (figure.text, figure.label, figure.period, *sections[figure.passage_id])
        for figure in report.figures
        if "2000万" not in figure.text
    )


@pytest.mark.parametrize(
    ("name", "publish"), [("报告.docx", published_docx), ("报告.pdf", published_pdf)]
)
def test_every_figure_label_and_section_is_that_of_the_plain_text(
    name: str, publish: Publish, plain: Report
) -> None:
    report = parse_report(name, publish(lines_of(plain)))
    assert stated(report) == stated(plain)
    assert (report.place, report.period) == (plain.place, plain.period)
    assert [s.path for s in report.sections if s.path] == [s.path for s in plain.sections if s.path]
    assert any(NOTE in passage.text for passage in report.passages)
    assert OFFICE + "文件" not in report.text


def test_pages_of_a_pdf_file_are_those_it_is_printed_on(plain: Report) -> None:
    report = parse_report("报告.pdf", published_pdf(lines_of(plain)))
    body = [passage for passage in report.passages if NOTE not in passage.text]
    pages = [report.page_of(passage.original.start) or 0 for passage in body]
    assert pages == sorted(pages)
    assert pages[0] == 3, "after the title page and the contents"
    assert pages[-1] == len(report.pages)
