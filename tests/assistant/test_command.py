"""The command line: one question or a batch in, JSON out, one line when something is wrong."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.__main__ import main

ROOT = Path(__file__).parents[2]
ANSWER = {
    "id", "question", "resolved_question", "answered", "answer", "figures", "calculation",
    "citations", "confidence", "elapsed_ms",
}  # fmt: skip
FIGURE = {
    "text", "value", "unit", "label", "period", "status", "report", "passage_id", "start", "end",
}  # fmt: skip
CALCULATION = {"expression", "value", "unit", "operands"}
CITATION = {
    "passage_id", "report", "section", "text", "start", "end", "highlights", "score",
}  # fmt: skip


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def json_lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.removesuffix("\n").split("\n")]


def batch(folder: Path, *lines: str | dict[str, Any]) -> str:
    file = folder / "questions.jsonl"
    written = [x if isinstance(x, str) else json.dumps(x, ensure_ascii=False) for x in lines]
    file.write_text("\n".join(written) + "\n", encoding="utf-8")
    return str(file)


def assert_one_line_error(code: int, captured: Any, *says: str) -> None:
    assert code == 2
    assert captured.out == ""
    assert "Traceback" not in captured.err
    assert len(captured.err.strip().splitlines()) == 1
    for words in says:
        assert words in captured.err


def test_a_question_is_answered_with_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "行政执法证清理了多少本?"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("374名")
    assert "規范行政執法行為" in said[-1]


def test_json_has_the_fields_of_the_answer_object(capsys: pytest.CaptureFixture[str]) -> None:
    question = "受理的矛盾纠纷比调处成功的多多少件?"
    assert main(["ask", question, "--json"]) == 0
    (answer,) = json_lines(capsys.readouterr().out)
    assert set(answer) >= ANSWER
    assert answer["question"] == question
    assert answer["answered"] is True
    assert answer["calculation"].keys() >= CALCULATION
    assert answer["calculation"]["value"] == 2135
    assert [figure["value"] for figure in answer["calculation"]["operands"]] == [7364, 5229]
    assert all(figure.keys() >= FIGURE for figure in answer["figures"])
    assert answer["citations"]
    assert all(citation.keys() >= CITATION for citation in answer["citations"])
    assert answer["elapsed_ms"] > 0


def test_history_is_what_was_asked_before(capsys: pytest.CaptureFixture[str]) -> None:
    history = ["--history", "行政许可有多少项?", "行政确认呢?"]
    assert main(["ask", "那行政给付呢?", *history, "--json"]) == 0
    (answer,) = json_lines(capsys.readouterr().out)
    assert answer["figures"][0]["text"] == "49項"
    assert "行政给付" in answer["resolved_question"]


@pytest.mark.parametrize("question", ["", "   ", "374", "清" * 10_000, "<b></b>", "😀"])
def test_bad_input_is_an_answer_and_no_failure(
    capsys: pytest.CaptureFixture[str], question: str
) -> None:
    assert main(["ask", question, "--json"]) == 0
    (answer,) = json_lines(capsys.readouterr().out)
    assert answer["answered"] is False
    assert answer["figures"] == []
    assert answer["answer"]


def test_a_batch_keeps_order_and_ids(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[dict[str, Any]] = [
        {"id": "b", "question": "普法先進學校有多少所?"},
        {"id": "a", "question": "行政许可有多少项?"},
        {"id": "b", "question": "那行政给付呢?", "history": ["行政许可有多少项?"]},
        {"id": 7, "question": ""},
        {"question": "2019年行政许可有多少项?", "history": []},
        {"id": "行", "question": "行政許可有\n多少項?", "history": None},
    ]
    assert main(["ask", "--batch", batch(tmp_path, asked[0], "", *asked[1:])]) == 0
    answers = json_lines(capsys.readouterr().out)
    assert [answer["id"] for answer in answers] == [line.get("id") for line in asked]
    assert [answer["question"] for answer in answers] == [line["question"] for line in asked]
    figures = [[figure["text"] for figure in answer["figures"]] for answer in answers]
    assert figures == [["14所"], ["189項"], ["49項"], [], [], ["189項"]]


@pytest.mark.parametrize(
    "line",
    [
        '{"id": 1, "question": "行政许可有多少项?\u2028"}',
        '{"id": 1, "question": "行政许可\x85有多少项?"}',
        '{"id": 1, "question": "行政许可\\u0000有多少项?"}',
        '{"id": 1, "question": "行政许可有多少项?\\ud83d"}',
    ],
)
def test_only_line_feeds_part_a_batch_whatever_a_question_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    assert main(["ask", "--batch", batch(tmp_path, line)]) == 0
    (answer,) = json_lines(capsys.readouterr().out)
    assert [figure["text"] for figure in answer["figures"]] == ["189項"]


def test_a_batch_comes_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": 1, "question": "行政许可有多少项?"}\n'))
    assert main(["ask", "--batch", "-"]) == 0
    assert [answer["id"] for answer in json_lines(capsys.readouterr().out)] == [1]


def test_standard_output_of_a_batch_is_json_lines_and_nothing_else(tmp_path: Path) -> None:
    asked = batch(tmp_path, {"id": 1, "question": "行政许可有多少项?"}, {"id": 2, "question": "?"})
    done = run("ask", "--batch", asked)
    assert done.returncode == 0
    assert [answer["id"] for answer in json_lines(done.stdout.decode("utf-8"))] == [1, 2]


def test_a_batch_without_lines_has_no_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "--batch", batch(tmp_path, "")]) == 0
    assert capsys.readouterr().out == ""


GOOD = '{"id": 1, "question": "行政许可有多少项?"}'


@pytest.mark.parametrize(
    "line",
    [
        "行政许可有多少项?",
        '{"id": 2, "question": "行政',
        "[1, 2]",
        "null",
        '{"id": 2}',
        '{"id": 2, "question": null}',
        '{"id": 2, "question": 374}',
        '{"id": 2, "question": "那呢?", "history": "行政许可有多少项?"}',
        '{"id": 2, "question": "那呢?", "history": [374]}',
    ],
)
def test_a_bad_line_of_a_batch_is_named_and_nothing_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    code = main(["ask", "--batch", batch(tmp_path, GOOD, line, GOOD)])
    assert_one_line_error(code, capsys.readouterr(), "questions.jsonl", "第 2 行")


def test_a_batch_that_cannot_be_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing, binary = tmp_path / "nowhere.jsonl", tmp_path / "binary.jsonl"
    binary.write_bytes(b"\xff\xfe\x00\xd8")
    assert_one_line_error(
        main(["ask", "--batch", str(missing)]), capsys.readouterr(), "nowhere.jsonl"
    )
    assert_one_line_error(
        main(["ask", "--batch", str(binary)]), capsys.readouterr(), "binary.jsonl"
    )
    assert_one_line_error(main(["ask", "--batch", str(tmp_path)]), capsys.readouterr())


def test_a_missing_corpus_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["ask", "行政许可有多少项?", "--corpus", "./nowhere"])
    assert_one_line_error(code, capsys.readouterr(), "nowhere")


def test_a_folder_without_reports_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["ask", "行政许可有多少项?", "--corpus", str(tmp_path)])
    assert_one_line_error(code, capsys.readouterr(), tmp_path.name)


def test_an_unknown_model_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["ask", "行政许可有多少项?", "--model", "./no-such-model"])
    assert_one_line_error(code, capsys.readouterr(), "no-such-model")


def test_an_error_is_one_line_without_traceback_in_a_process_of_its_own() -> None:
    done = run("ask", "行政许可有多少项?", "--corpus", "./nowhere")
    assert done.returncode == 2
    assert done.stdout == b""
    assert len(done.stderr.decode("utf-8").strip().splitlines()) == 1


@pytest.mark.parametrize("arguments", [[], ["ask"], ["ask", "问", "--batch", "x.jsonl"]])
def test_a_command_that_makes_no_sense_shows_usage(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert "usage:" in capsys.readouterr().err


def test_importing_loads_nothing_heavy() -> None:
    heavy = ["torch", "sentence_transformers", "faiss", "jieba", "bm25s", "gradio"]
    code = f"import sys, assistant; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"
