"""Peers side by side: the task every peer gets, and what comes of a peer that is missing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from eval.__main__ import main


def test_this_project_stands_in_the_table_under_the_conditions_of_peers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "全區清理374名人員的行政執法證。"
    (tmp_path / "臨河.txt").write_text(text, encoding="utf-8")
    record = {"id": "q1", "question": "清理了多少名人员?", "kind": "text", "answerable": True}
    record |= {"evidence": ["清理374名人員"]}
    questions = tmp_path / "set.jsonl"
    questions.write_text(json.dumps(record), encoding="utf-8")
    # This interpreter has no txtai: the project's own row comes first, then the reason.
    command = ["peers", "--questions", str(questions), "--corpus", str(tmp_path / "臨河.txt")]
    assert main([*command, "--peers", "txtai", "--python", sys.executable]) == 2
    said = capsys.readouterr()
    assert "1 questions of set.jsonl, 1 passages, 1 reports" in said.out
    [ours] = [line for line in said.out.splitlines() if line.startswith("ours")]
    assert ours.split()[1] == "100.0"
    assert "txtai failed" in said.err
    assert "requirements-peers.txt" in said.err


def test_peers_that_are_not_installed_are_missed_before_anything_is_indexed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = tmp_path / "venv" / "bin" / "python"
    assert main(["peers", "--python", str(absent)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"There is no {absent}" in said.err
    assert "requirements-peers.txt" in said.err
