import json
from pathlib import Path

import pytest

from assistant import open_assistant
from assistant.__main__ import main
from assistant.model import Answer

pytest.importorskip("pymilvus", reason="pymilvus is not installed: requirements-milvus.txt")

QUESTIONS = Path(__file__).parents[2] / "eval" / "questions" / "linhe-2020.jsonl"
ASKED = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()][::15]


def test_every_question_is_answered_alike_from_either_store(tmp_path: Path) -> None:
    remote = open_assistant(store=str(tmp_path / "reports.db"))
    # Both from the same files: vectors are a little other where texts are encoded in other company.
    embedded = open_assistant()
    for asked in ASKED:
        question, history = asked["question"], asked.get("history", [])
        expected, found = (one.ask(question, history) for one in (embedded, remote))
        assert found.answer == expected.answer, question
        assert found.confidence == pytest.approx(expected.confidence, abs=1e-3), question
        assert _scores(found) == pytest.approx(_scores(expected), abs=1e-3), question


def _scores(answer: Answer) -> dict[str, float]:
    """The score of each passage shown: two as good as equal may stand in either order."""
    return {citation.passage_id: citation.score for citation in answer.citations}


@pytest.mark.parametrize("store", ["localhost:19530", "{folder}/nowhere/reports.db"])
def test_a_store_out_of_reach_is_one_line_and_never_an_abstention(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = store.format(folder=tmp_path)
    assert main(["ask", "清理了多少本行政执法证?", "--store", address]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert address in captured.err
    assert "Traceback" not in captured.err
