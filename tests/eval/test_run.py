"""The commands as staff run them, on the shipped report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus import SHIPPED as SHIPPED_REPORTS
from corpus import list_reports, read_report
from eval.__main__ import main
from eval.sets.questions import SHIPPED, Kind, load_questions

CERTIFICATES = {
    "id": "linhe-001",
    "question": "清理了多少本行政执法证?",
    "kind": "figure",
    "answerable": True,
    "figures": [{"value": 374, "unit": "名", "text": "374名"}],
    "evidence": ["清理374名不具備行政執法資格人員的行政執法證"],
}
# Asked for as if it were in the report: whatever the assistant does, this gold is unreachable.
UNREACHABLE = CERTIFICATES | {
    "id": "linhe-002",
    "figures": [{"value": 375, "unit": "名", "text": "375名"}],
}


@pytest.fixture
def question_set(tmp_path: Path) -> Path:
    path = tmp_path / "set.jsonl"
    records = [CERTIFICATES, UNREACHABLE]
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return path


def test_a_run_prints_measures_and_misses_and_writes_both(
    question_set: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "runs" / "today"
    assert main(["run", "--questions", str(question_set), "--out", str(out)]) == 0
    printed = capsys.readouterr().out
    assert "Misses: 1" in printed
    assert "375名" in printed
    with_intervals = printed.split("95 % intervals")[1].split("Misses")[0]
    assert "figure-value           50.0  [0.0, 100.0]" in with_intervals
    assert "not-attempted           0.0  [0.0, 0.0]" in with_intervals

    results = json.loads((out / "results.json").read_text(encoding="utf-8"))
    assert results["rows"]["all"]["figure-exact"] == 0.5
    assert results["rows"]["all"]["recall@1"] == 1
    assert [each["outcome"] for each in results["questions"]] == ["correct", "wrong"]
    [missed] = (out / "misses.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(missed)["id"] == "linhe-002"


def test_a_split_asks_its_own_half_only(
    question_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "--questions", str(question_set), "--split", "dev"]) == 0
    printed = capsys.readouterr().out
    assert "1 of set.jsonl (dev)" in printed
    assert "Misses: 0" in printed


def test_a_missed_floor_fails_the_run_and_is_named(
    question_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = ["--floor", "figure/correct=0.6", "--floor", "recall@5=1"]
    assert main(["run", "--questions", str(question_set), *floors]) == 1
    missed = [line for line in capsys.readouterr().out.splitlines() if "FLOOR" in line]
    assert missed == ["FLOOR MISSED: figure/correct is 50.0, wanted at least 60.0"]


def test_a_run_writes_its_page_and_is_compared_with_an_earlier_one(
    question_set: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier = tmp_path / "earlier"
    assert main(["run", "--questions", str(question_set), "--out", str(earlier)]) == 0
    page = (earlier / "report.html").read_text("utf-8")
    assert "<title>Evaluation: 2 of set.jsonl (all)</title>" in page
    baseline = str(earlier / "results.json")
    assert main(["run", "--questions", str(question_set), "--baseline", baseline]) == 0
    printed = capsys.readouterr().out
    assert "2 of 2 questions" in printed
    assert "REGRESSION" not in printed


def test_what_cannot_run_says_so_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "--questions", str(tmp_path / "absent.jsonl")]) == 2
    assert main(["run", "--floor", "luck=1"]) == 2
    assert main(["run", "--corpus", str(tmp_path / "absent")]) == 2
    (tmp_path / "file").touch()
    assert main(["run", "--out", str(tmp_path / "file" / "today")]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 4
    assert "absent.jsonl" in said[0]
    assert "'luck'" in said[1]
    assert str(tmp_path / "absent") in said[2]
    assert str(tmp_path / "file") in said[3]


def test_the_benchmark_prints_times_and_memory(
    question_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench", "--questions", str(question_set)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1 reports, ")
    assert [line[:16].strip() for line in lines[1:]] == [
        "open",
        "first question",
        "question p50",
        "question p95",
        "peak memory",
        "read reports",
    ]


def test_the_shipped_questions_match_the_shipped_report_and_cover_every_need() -> None:
    reports = [read_report(path) for path in list_reports([SHIPPED_REPORTS])]
    questions = load_questions(SHIPPED, reports)
    kinds: list[Kind] = [each.kind for each in questions]
    assert len(questions) >= 200
    assert kinds.count("unanswerable") >= 15
    assert {"figure", "text", "list", "follow-up", "english", "traditional"} <= set(kinds)
    assert {"colloquial", "calculated"} <= set(kinds)
