"""Question sheets: what staff write in a spreadsheet is the question set it was meant to be."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from corpus import SHIPPED as SHIPPED_REPORT
from corpus import list_reports, parse_report, read_report
from eval.__main__ import main
from eval.errors import QuestionSetError
from eval.opening import open_set
from eval.sets.questions import GoldQuestion, load_questions
from eval.sets.sheet import columns, figures_in

TEXT = "全區清理374名人員的行政執法證。調解成功率71％。確認執法主體41個。"
REPORT = parse_report("臨河.txt", TEXT.encode())
HEADER = ["问题", "答案", "依据", "报告", "可回答"]
CERTIFICATES = ["清理了多少本证?", "374名", "清理374名人員", "臨河.txt", "是"]
SHARE = ["调解成功率是多少?", 0.71, "調解成功率71％", None, None]
MAYOR = ["市长是谁?", None, None, None, "否"]


def workbook(folder: Path, *rows: list[Any], percent: str | None = None) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if percent:
        sheet[percent].number_format = "0.0%"
    path = folder / "set.xlsx"
    book.save(path)
    return path


def csv_file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "set.csv"
    path.write_bytes(text.encode(encoding))
    return path


def load(path: Path) -> list[GoldQuestion]:
    return load_questions(path, [REPORT])


def test_a_workbook_of_staff_is_a_question_set(tmp_path: Path) -> None:
    certificates, share, mayor = load(
        workbook(tmp_path, HEADER, CERTIFICATES, SHARE, MAYOR, percent="B3")
    )
    assert (certificates.kind, certificates.answerable) == ("figure", True)
    assert [(f.value, f.unit) for f in certificates.figures] == [(Decimal(374), "名")]
    [evidence] = certificates.evidence
    assert TEXT[slice(*evidence.original)] == "清理374名人員"
    assert [(f.value, f.unit) for f in share.figures] == [(Decimal(71), "%")]
    assert (mayor.kind, mayor.answerable, mayor.evidence) == ("unanswerable", False, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_may_come_from_any_excel(tmp_path: Path, encoding: str) -> None:
    text = "問題,答案,依據,備註\r\n清理了多少本证?,374名,清理374名人員,無\r\n"
    [question] = load(csv_file(tmp_path, text, encoding))
    assert question.question == "清理了多少本证?"


def test_a_heading_of_two_names_is_known_by_either(tmp_path: Path) -> None:
    text = "question,answer/figure,evidence\n清理了多少本证?,374名,清理374名人員\n"
    (question,) = load_questions(csv_file(tmp_path, text), [REPORT])
    assert [figure.text for figure in question.figures] == ["374名"]


def test_english_headings_and_a_cell_of_several_lines(tmp_path: Path) -> None:
    text = (
        "ID,Question,History,Answer,Evidence\n"
        'a,那执法主体呢?,"清理了多少本证?\n成功率呢?",41個,"41個\n執法主體"\n'
    )
    [question] = load(csv_file(tmp_path, text))
    assert (question.id, question.kind) == ("a", "follow-up")
    assert question.history == ("清理了多少本证?", "成功率呢?")
    assert len(question.evidence) == 2


@pytest.mark.parametrize(
    ("answer", "kind", "figures"),
    [
        ("374名", "figure", ["374名"]),
        ("三百七十四名", "figure", ["374名"]),
        ("约1.2万人次", "figure", ["1.2万人次"]),
        ("374名、41个", "list", ["374名", "41个"]),
        ("不是，71%", "yesno", ["71%"]),
        ("是", "yesno", []),
        ("有关部门清理了证件", "text", []),
    ],
)
def test_the_kind_follows_from_the_answer(
    tmp_path: Path, answer: str, kind: str, figures: list[str]
) -> None:
    [question] = load(workbook(tmp_path, HEADER, ["问?", answer, "清理374名"]))
    assert question.kind == kind
    assert [f"{f.value}{f.unit}" for f in question.figures] == figures


def test_a_figure_may_stand_beside_an_answer_in_words(tmp_path: Path) -> None:
    row = ["清理了多少?", "清理了一批证件", "清理374名", None, None, "374名"]
    [question] = load(workbook(tmp_path, [*HEADER, "数据"], row))
    assert question.answer == "清理了一批证件"
    assert question.figures[0].value == 374


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([HEADER, CERTIFICATES, ["问?", "375名", "清理375名"]], r"row 3.*清理375名"),
        ([HEADER, [], [], ["问?", "374名"]], r"row 4.*no evidence"),
        ([HEADER, ["问?", "1", "清理374名", None, "也许"]], r"row 2: 可回答 .* not '也许'"),
        ([HEADER, [None, "374名", "清理374名"]], r"row 2: lacks question"),
        ([HEADER, [None, 374, "清理374名"]], r"no unit.*\n.*row 2: lacks question"),
        (
            [HEADER, ["市长有几位?", "1位", None, None, "否"]],
            r"row 2.*可回答 否.*yet it has figures",
        ),
        (
            [HEADER, ["问?", 374, "清理374名"]],
            r"row 2: the answer 374 has no unit; write it as 374名",
        ),
        ([["问题", "数据", "依据"], ["问?", "374", "清理374名"]], r"row 2: cannot read '374'"),
        ([["提问", "答案"], ["问?", "1"]], r"no column is called 问题"),
        ([["问题", "question"], ["问?", "1"]], r"more than one column for question"),
        ([["问题", "类型"], ["问?", "谜语"]], r"row 2.*unknown kind '谜语'"),
        ([HEADER], "holds no questions"),
        ([], "holds no questions"),
    ],
)
def test_what_is_wrong_is_said_with_its_row(
    tmp_path: Path, rows: list[list[Any]], said: str
) -> None:
    with pytest.raises(QuestionSetError, match=said):
        load(workbook(tmp_path, *rows))


def test_all_rows_at_fault_are_told_of_at_once(tmp_path: Path) -> None:
    unlike = [["问?", "375名", "清理375名人員的證件"], ["问?", "374名", ""]]
    with pytest.raises(QuestionSetError) as told:
        load(workbook(tmp_path, HEADER, unlike[0], CERTIFICATES, unlike[1]))
    first, second = str(told.value).splitlines()
    assert "row 2" in first
    assert "row 4" in second
    unread = [["问?", "1", "清理374名"]] * 105
    with pytest.raises(QuestionSetError) as told:
        load(workbook(tmp_path, HEADER, *unread))
    lines = str(told.value).splitlines()
    assert lines[0].startswith("set.xlsx row 2: ")
    assert lines[-1] == "… and 5 more"
    assert len(lines) == 101


def test_rows_that_cannot_be_read_and_rows_that_are_misquoted_are_told_in_one_round(
    tmp_path: Path,
) -> None:
    unread = ["问?", "1", "清理375名", None, "也许"]
    path = workbook(tmp_path, HEADER, unread, CERTIFICATES, ["问?", "375名", "清理376名\n377名"])
    with pytest.raises(QuestionSetError) as told:
        load(path)
    rows = [line.removeprefix("set.xlsx ")[:5] for line in str(told.value).splitlines()]
    assert rows == ["row 2", "row 2", "row 2", "row 4", "row 4"]
    # Before an index is built, too.
    with pytest.raises(QuestionSetError, match=r"row 2: the answer 1 has no unit(.|\n)*row 4"):
        open_set(path)


def test_columns_that_are_not_read_are_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    load(workbook(tmp_path, [*HEADER, "出处"], [*CERTIFICATES, "第3页"]))
    assert "set.xlsx: not read are the columns 出处; those read are called 问题、" in caplog.text
    caplog.clear()
    load(workbook(tmp_path, HEADER, CERTIFICATES))
    assert not caplog.text


@pytest.mark.parametrize("name", ["set.xls", "set.xlsx"])
def test_a_workbook_of_an_old_excel_says_what_to_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    with pytest.raises(QuestionSetError, match=r"old Excel .*save it as \.xlsx"):
        load(path)


def test_evidence_may_be_quoted_in_the_other_script(tmp_path: Path) -> None:
    for script in ("清理374名人員", "清理374名人员"):
        [question] = load(workbook(tmp_path, HEADER, ["问?", "374名", script]))
        [evidence] = question.evidence
        assert REPORT.text[slice(*evidence.original)] == "清理374名人員"


def test_evidence_that_is_not_there_is_told_with_what_comes_nearest(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match=r"清理375名人員; what comes nearest there: .*374"):
        load(workbook(tmp_path, HEADER, ["问?", "375名", "清理375名人員"]))
    with pytest.raises(QuestionSetError, match=r"天氣晴朗$"):
        load(workbook(tmp_path, HEADER, ["问?", "晴", "天氣晴朗"]))


def test_rows_of_a_csv_are_counted_as_a_spreadsheet_does_and_lines_as_an_editor(
    tmp_path: Path,
) -> None:
    text = '问题,答案,依据\n"问\n一?",374名,清理374名\n问二?,375名,清理375名\n'
    with pytest.raises(QuestionSetError, match=r"set\.csv row 3 \(line 4\), question 'row-3'"):
        load(csv_file(tmp_path, text))
    with pytest.raises(QuestionSetError, match=r"set\.csv row 3: not CSV"):
        load(csv_file(tmp_path, '问题,答案\n问?,374名\n"问二?,374名\n'))


@pytest.mark.parametrize("separator", [",", ";", "\t", "，"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16"])
def test_a_csv_may_have_any_separator_and_encoding_that_excel_writes(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    rows = [["問題", "答案", "依據"], ["清理多少名?", "374名", "清理374名人員"]]
    text = "".join(separator.join(row) + "\r\n" for row in rows)
    [question] = load(csv_file(tmp_path, text, encoding))
    assert [str(figure.value) + figure.unit for figure in question.figures] == ["374名"]


def test_a_title_may_stand_above_the_headings(tmp_path: Path) -> None:
    path = workbook(
        tmp_path, ["臨河區問題表"], [], HEADER, CERTIFICATES, ["问?", "375名", "清理375名"]
    )
    with pytest.raises(QuestionSetError) as told:
        load(path)
    assert str(told.value).startswith("set.xlsx row 5, question 'row-5': evidence does not stand")
    with pytest.raises(QuestionSetError, match="needs; row 1 reads 臨河區問題表; known: 问题"):
        load(workbook(tmp_path, ["臨河區問題表"], [], CERTIFICATES))


@pytest.mark.parametrize("name", ["absent.csv", "absent.xlsx"])
def test_a_missing_sheet_says_so(tmp_path: Path, name: str) -> None:
    with pytest.raises(QuestionSetError, match="Cannot read"):
        load(tmp_path / name)


def test_a_workbook_that_is_none_says_so(tmp_path: Path) -> None:
    path = tmp_path / "set.xlsx"
    path.write_text("问题,答案", encoding="utf-8")
    with pytest.raises(QuestionSetError, match=r"not an XLSX workbook .* save it as \.xlsx"):
        load(path)
    path = tmp_path / "set.csv"
    path.write_bytes(b"\x03\x04\xa5\xff\xff\x81\x30")
    with pytest.raises(QuestionSetError, match="no text in UTF-8, GB18030, Big5 or UTF-16"):
        load(path)


def test_a_sheet_is_known_by_what_it_holds_whatever_it_is_called(tmp_path: Path) -> None:
    named_text = workbook(tmp_path, HEADER, CERTIFICATES).rename(tmp_path / "set.csv")
    assert [q.question for q in load(named_text)] == [CERTIFICATES[0]]
    exported = tmp_path / "set.xls"
    exported.write_text("问题\t答案\t依据\n清理了多少?\t374名\t清理374名人員", encoding="gb18030")
    assert [q.question for q in load(exported)] == ["清理了多少?"]


def test_an_answer_that_its_evidence_does_not_state_is_told_with_its_row(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "臨河.txt").write_text(TEXT, encoding="utf-8")
    slip = ["调解成功率是多少?", "17%", "調解成功率71％"]
    sheet = workbook(tmp_path, HEADER, CERTIFICATES, slip, MAYOR)
    opened = open_set(sheet, tmp_path / "臨河.txt")
    assert len(opened.questions) == 3
    [told] = [record.message for record in caplog.records if record.levelname == "WARNING"]
    assert told == "set.xlsx row 3: the answer 17% does not stand in the evidence 调解成功率71%"


def test_only_a_cell_of_nothing_but_figures_is_figures() -> None:
    assert figures_in("培训374名") is None
    assert figures_in("374") is None
    assert figures_in("") is None
    assert [f["text"] for f in figures_in("71％ 和 41個") or []] == ["71%", "41个"]


def test_the_template_is_a_question_set_of_the_shipped_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "questions.xlsx"
    assert main(["template", str(path)]) == 0
    reports = [read_report(report) for report in list_reports([SHIPPED_REPORT])]
    questions = load_questions(path, reports)
    assert {"figure", "list", "yesno", "text", "unanswerable"} <= {q.kind for q in questions}
    book = load_workbook(path)
    heading = [cell.value for cell in book.worksheets[0][1]]
    assert heading == [column.names[0] for column in columns()]
    assert main(["template", str(path)]) == 2
    assert "there already" in capsys.readouterr().err
