"""Questions over tables, and over files with pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Assistant
from index import Encoder, open_index
from tests.corpus.files import pdf_file

STORY: list[str | list[list[str]] | bytes] = [
    "一、总体情况",
    "全区认真落实法治建设各项任务，依法行政水平持续提高，社会大局保持和谐稳定。",
    "二、执法情况",
    "2020年行政执法情况如下：",
    [
        ["类别", "受理（件）", "罚没金额（万元）"],
        ["行政许可", "1,020", "—"],
        ["行政处罚", "374", "131.25"],
        ["合计", "1394", "131.25"],
    ],
    *["全区认真落实法治建设各项任务，依法行政水平持续提高，社会大局保持和谐稳定。"] * 40,
    "全年化解矛盾纠纷5229件。",
]


@pytest.fixture(scope="module")
def over_pdf(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("pdf")
    path = folder / "临河区-2020年法治政府建设报告.pdf"
    path.write_bytes(pdf_file(STORY, numbered=True))
    return Assistant(open_index([path], home=folder / "home", encoder=encoder))


@pytest.mark.parametrize(
    ("question", "shown", "unit"),
    [
        ("2020年行政处罚受理多少件?", "374件", "件"),
        ("行政处罚的罚没金额是多少?", "131.25万元", "万元"),
        ("行政许可受理了多少件?", "1,020件", "件"),
    ],
)
def test_a_cell_answers_with_the_unit_its_heading_says(
    over_pdf: Assistant, question: str, shown: str, unit: str
) -> None:
    answer = over_pdf.ask(question)
    assert answer.answered
    assert answer.answer.startswith(shown)
    assert answer.figures[0].unit == unit
    cited = answer.citations[0]
    assert over_pdf.index.report(cited.report).text[cited.start : cited.end] == cited.text
    (highlight,) = cited.highlights
    report = over_pdf.index.report(cited.report)
    assert report.text[slice(*highlight)] == answer.figures[0].text


def test_a_cell_is_quoted_with_what_its_headings_say(over_pdf: Assistant) -> None:
    answer = over_pdf.ask("行政处罚的罚没金额是多少?")
    assert answer.answer == "131.25万元。2020年行政执法情况·行政处罚·罚没金额131.25万元。"


def test_a_citation_says_the_page(over_pdf: Assistant) -> None:
    answer = over_pdf.ask("全年化解了多少件矛盾纠纷?")
    assert answer.figures[0].text == "5229件"
    assert answer.to_json()["citations"][0]["page"] == 3
    first = over_pdf.ask("行政处罚受理多少件?")
    assert first.to_json()["citations"][0]["page"] == 1


def test_files_without_pages_cite_none(assistant: Assistant) -> None:
    answer = assistant.ask("清理了多少本行政执法证?")
    assert {citation["page"] for citation in answer.to_json()["citations"]} == {None}
