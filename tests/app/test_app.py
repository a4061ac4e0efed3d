import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import app
from assistant.chat.examples import EXAMPLES, kept_questions
from corpus import Report, UnreadableReport


@pytest.fixture
def taken() -> Iterator[int]:
    """A port of this machine that someone else listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_port_in_use_is_refused_in_one_line_that_says_what_to_do(
    taken: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(["--port", str(taken)]) == 2
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert f"端口 {taken} 已被占用" in message
    assert "--port" in message


def test_a_port_that_does_not_exist_is_refused() -> None:
    with pytest.raises(app.PortError, match="70000"):
        app.find_port("127.0.0.1", 70000)


def test_without_a_port_the_next_free_one_is_taken_and_said(
    taken: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(app, "FIRST_PORT", taken)
    port = app.find_port("127.0.0.1", None)
    assert taken < port < taken + app.PORTS
    assert f"改用 {port}" in capsys.readouterr().err


def test_opinions_are_kept_for_a_day_at_least(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = str(tmp_path / "kept.db")
    assert app.main(["--feedback", kept, "--feedback-days", "0"]) == 2
    assert "保存天数应大于 0" in capsys.readouterr().err


def test_questions_are_kept_nowhere_without_a_database(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        app.main(["--feedback-all"])
    assert "--feedback-all 要和 --feedback 一起用" in capsys.readouterr().err


def test_a_missing_corpus_is_one_line_and_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(["--corpus", str(tmp_path / "没有")]) == 2
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert "没有" in message


def test_the_shipped_report_comes_with_questions_to_click(report: Report) -> None:
    questions = kept_questions(report)
    assert len(questions) == EXAMPLES
    assert len(set(questions)) == len(questions)


def test_a_report_without_kept_questions_has_none(report: Report, tmp_path: Path) -> None:
    assert kept_questions(replace(report, path=str(tmp_path / "报告.txt"))) == []


@pytest.mark.parametrize("content", ["{", '{"问": 1}', "[1]"])
def test_kept_questions_that_are_no_list_of_texts_are_refused(
    content: str, report: Report, tmp_path: Path
) -> None:
    (tmp_path / "报告.examples.json").write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableReport, match="示例问题"):
        kept_questions(replace(report, path=str(tmp_path / "报告.txt")))
