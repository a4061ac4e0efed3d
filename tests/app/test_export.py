import csv
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from docx import Document
from openpyxl import load_workbook

from assistant.chat import View
from assistant.chat.export import (
    conversation_docx,
    conversation_markdown,
    figures_csv,
    figures_xlsx,
)
from assistant.model import Answer
from corpus import Figure

Find = Callable[[str], Figure]
Cite = Callable[..., Answer]


@pytest.fixture
def turns(figure: Find, citing: Cite) -> list[Answer]:
    answered = citing("清理了多少本？", "374名。清理374名。", figure("374名"))
    refused = replace(
        answered, question="新建*多少*公里？", answered=False, answer="报告没有写到。", figures=()
    )
    return [answered, refused]


def test_the_sheet_and_the_csv_hold_the_same_figures(figure: Find, view: View) -> None:
    figures = [figure("374名"), figure("71%"), figure("180多份")]
    rows = list(csv.reader(StringIO(figures_csv(figures, view).decode("utf-8-sig"))))
    sheet = load_workbook(BytesIO(figures_xlsx(figures, view))).worksheets[0]
    cells = [
        ["" if c is None else str(c) for c in row] for row in sheet.iter_rows(values_only=True)
    ]
    assert rows == cells
    assert rows[1][:3] == ["374", "名", "374名"]
    assert rows[3][6] == "约数"


def test_numbers_in_the_sheet_are_numbers(figure: Find, view: View) -> None:
    sheet = load_workbook(BytesIO(figures_xlsx([figure("71%")], view))).worksheets[0]
    assert sheet["A2"].value == 71


def test_a_reports_words_are_no_formula(figure: Find, view: View) -> None:
    hostile = replace(figure("374名"), head="=HYPERLINK(1)\x07")
    sheet = load_workbook(BytesIO(figures_xlsx([hostile], view))).worksheets[0]
    assert sheet["D2"].data_type == "s"
    assert "'=HYPERLINK" in figures_csv([hostile], view).decode("utf-8-sig")


def test_the_conversation_as_markdown_cites_what_it_says(turns: list[Answer], view: View) -> None:
    text = conversation_markdown(turns, view).decode("utf-8")
    assert "## 问 1　清理了多少本？" in text
    assert "引用：臨河區2020年法治政府建設報告 › 完善行政執法體制" in text
    assert "清理**374名**不" in text
    assert r"新建\*多少\*公里" in text
    assert text.count("引用：") == 1, "an abstention rests on nothing"


def test_the_conversation_as_word_highlights_exactly_what_is_cited(
    turns: list[Answer], view: View
) -> None:
    document = Document(BytesIO(conversation_docx(turns, view)))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.font.highlight_color] == ["374名"]
    quoted = [
        p.text for p in document.paragraphs if p.style is not None and p.style.name == "Quote"
    ]
    assert "".join(quoted) == turns[0].citations[0].text.replace("\n", "")
