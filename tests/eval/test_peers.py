"""Peers side by side: the task every peer gets, and what comes of a peer that is missing."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from eval.__main__ import main
from eval.peers import side_by_side


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    """A question set of one report, asked of this project and of txtai."""
    text = "全區清理374名人員的行政執法證。"
    (tmp_path / "臨河.txt").write_text(text, encoding="utf-8")
    record = {"id": "q1", "question": "清理了多少名人员?", "kind": "text", "answerable": True}
    record |= {"evidence": ["清理374名人員"]}
    questions = tmp_path / "set.jsonl"
    questions.write_text(json.dumps(record), encoding="utf-8")
    asked = ["peers", "--questions", str(questions), "--corpus", str(tmp_path / "臨河.txt")]
    return [*asked, "--peers", "txtai", "--python", sys.executable]


def test_this_project_stands_in_the_table_under_the_conditions_of_peers(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    # This interpreter has no txtai: the project's own row comes first, then the reason.
    assert main(command) == 2
    said = capsys.readouterr()
    assert "1 questions of set.jsonl, 1 passages, 1 reports" in said.out
    [ours] = [line for line in said.out.splitlines() if line.startswith("ours")]
    assert ours.split()[1] == "100.0"
    assert "txtai failed" in said.err
    assert "requirements-peers.txt" in said.err


def test_a_peer_is_tested_against_this_project_question_by_question(
    command: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def found(peer: str, _: Path, task: dict[str, Any]) -> dict[str, Any]:
        [[passage, _]], [[question, _]] = task["documents"], task["questions"]
        rankings = {question: [passage] if peer == "ours" else []}
        measured = {"index_s": 1, "peak_mb": 9, "milliseconds": [2], "configuration": peer}
        return {**measured, "rankings": rankings}

    monkeypatch.setattr(side_by_side, "_run", found)
    assert main([*command, "--out", str(tmp_path / "peers.json")]) == 0
    assert (
        "txtai        recall@1     -100.0 [-100.0, -100.0]  p = 1.0000" in capsys.readouterr().out
    )
    ours, txtai = json.loads((tmp_path / "peers.json").read_text(encoding="utf-8"))
    assert (ours["measures"]["recall@1"]["value"], ours["measures"]["recall@1"]["p"]) == (1, 1)
    assert txtai["measures"]["recall@1"]["difference"] == [-1, -1]


def test_peers_that_are_not_installed_are_missed_before_anything_is_indexed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = tmp_path / "venv" / "bin" / "python"
    assert main(["peers", "--python", str(absent)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"There is no {absent}" in said.err
    assert "requirements-peers.txt" in said.err
