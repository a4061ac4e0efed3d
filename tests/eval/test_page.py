"""What a run leaves behind: the document, the page made from it, and changes since another."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from corpus import Span, parse_report
from eval.errors import BaselineError
from eval.measuring.baseline import compare_with, read_baseline
from eval.measuring.measures import MEANS, TOGETHER
from eval.measuring.summary import ROWS
from eval.page import write_page
from eval.page.charts import latencies, reliability, risk_coverage
from eval.page.meanings import in_chinese, meanings
from eval.page.write import TABLES
from eval.record import document, miss
from tests.eval.builders import REPORT, abstention, answer, figure, gold, result, stated

TEXT = "全區(qū)清理374名人員的行政執法證。"
REPORTS = [parse_report(REPORT, TEXT.encode())]
EVIDENCE = Span(TEXT.index("374"), TEXT.index("人員"))
QUESTION = gold(stated("374", "名"), id="linhe-001", evidence=[EVIDENCE])
RIGHT = result(QUESTION, answer(figure("374", "名")), gains=[1], judged=[1], milliseconds=20)
WRONG = result(QUESTION, answer(figure("5229", "件"), text="<b>5229件</b>"), judged=[1])
SILENT = result(replace(QUESTION, id="q1"), abstention(), judged=[1], milliseconds=None)
HEADER = {"questions": "2 of set", "date": "2026-11-24"}


def run_of(*results: Any) -> dict[str, Any]:
    # As read back from the file, where pairs are lists.
    whole: dict[str, Any] = json.loads(json.dumps(document(HEADER, results, REPORTS)))
    return whole


def page_of(folder: Path, run: dict[str, Any]) -> str:
    write_page(run, folder / "report.html")
    return (folder / "report.html").read_text(encoding="utf-8")


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"{tag} {n}" for n, _ in attrs if n in ("src", "href", "srcset", "action")]


def test_the_page_asks_nothing_of_a_network_and_runs_no_script(tmp_path: Path) -> None:
    html = page_of(tmp_path, run_of(RIGHT, SILENT))
    parser = _Addresses()
    parser.feed(html)
    assert parser.found == []
    assert "<script" not in html
    assert "url(" not in html
    assert "@import" not in html


def test_a_miss_shows_question_gold_answer_and_its_evidence_marked(tmp_path: Path) -> None:
    html = page_of(tmp_path, run_of(WRONG))
    assert "清理了多少本行政执法证?" in html
    assert "<mark>374名</mark>" in html
    assert "374名" in html
    assert "&lt;b&gt;5229件&lt;/b&gt;" in html
    assert "<b>5229件" not in html


def test_measures_stand_on_the_page_with_their_intervals(tmp_path: Path) -> None:
    html = page_of(tmp_path, run_of(RIGHT, SILENT))
    assert re.search(r"<small>correct 答对</small><b>50\.0</b>\s*<small>0\.0–100\.0</small>", html)
    assert html.count("<svg") == 4


def test_every_row_and_measure_has_a_name_in_chinese() -> None:
    shown = [name for names in TABLES.values() for name in names]
    assert [name for name in (*shown, *ROWS, "not attempted") if not in_chinese(name)] == []
    assert in_chinese("臨河區.txt") == ""


def test_every_measure_of_the_tables_is_explained() -> None:
    measures = {*MEANS, *TOGETHER} - {"in-order", "overlap-f1"}  # which the page leaves out
    assert set(meanings()) == measures
    assert all(each.english and each.chinese for each in meanings().values())
    assert {name for names in TABLES.values() for name in names} == measures | {"questions"}


def test_a_half_that_is_the_whole_has_no_row_of_its_own(tmp_path: Path) -> None:
    half = RIGHT.question.split
    one = page_of(tmp_path, run_of(RIGHT, replace(RIGHT, question=replace(QUESTION, kind="text"))))
    assert f'<td title="{half}">' not in one
    both = page_of(tmp_path, run_of(RIGHT, SILENT))
    assert f'<td title="{half}">' in both


def test_a_run_in_which_nothing_was_answered_has_a_page_all_the_same(tmp_path: Path) -> None:
    html = page_of(tmp_path, run_of(SILENT))
    assert html.count("<svg") == 1


def test_a_citation_is_cut_at_its_highlights() -> None:
    given = answer(figure("5229", "件"), cited=Span(6, 14), highlights=[Span(8, 10)])
    [citation] = given.citations
    given = replace(given, citations=(replace(citation, text="清理374名人員"),))
    entry = miss(result(QUESTION, given), {REPORT: REPORTS[0]})
    assert entry["cited"][0]["parts"] == [("清理", False), ("37", True), ("4名人員", False)]


def test_plots_of_nothing_are_left_out() -> None:
    assert risk_coverage([]) is reliability([]) is latencies([]) is None


def test_changes_are_paired_by_question() -> None:
    better = [replace(RIGHT, question=replace(QUESTION, id=f"q{n}")) for n in range(12)]
    worse = [replace(WRONG, question=each.question) for each in better]
    lost = compare_with(run_of(*better), run_of(*worse))
    assert {"correct", "wrong", "recall@1"} <= set(lost["regressions"])
    assert (lost["shared"], len(lost["flips"])) == (12, 12)
    assert lost["flips"][0] | {"id": ""} == {
        "id": "",
        "question": QUESTION.question,
        "kind": "figure",
        "from": "correct",
        "to": "wrong",
    }
    gained = compare_with(run_of(*worse), run_of(*better))
    assert gained["regressions"] == []
    verdicts = {each["measure"]: each["verdict"] for each in gained["measures"]}
    assert verdicts["correct"] == verdicts["wrong"] == "better"


def test_a_question_is_compared_with_itself_when_ids_move() -> None:
    """A sheet without ids names a question by its row, and a row may be put in above it."""
    words = ["清理了多少本?", "受理多少件?", "培训了多少人?"]
    before = [
        replace(RIGHT, question=replace(QUESTION, id=f"row-{n}", question=text))
        for n, text in enumerate(words, start=2)
    ]
    moved = [
        replace(WRONG, question=replace(each.question, id=f"row-{n}"))
        for n, each in enumerate(before[:2], start=3)
    ]
    new = replace(RIGHT, question=replace(QUESTION, id="row-2", question="市长是谁?"))
    changes = compare_with(run_of(*before), run_of(new, *moved))
    assert (changes["shared"], changes["asked"]) == (2, 3)
    assert [flip["question"] for flip in changes["flips"]] == words[:2]
    follow_up = replace(new, question=replace(new.question, question=words[0], history=("去年?",)))
    with pytest.raises(BaselineError, match="share no question"):
        compare_with(
            run_of(before[0]),
            run_of(replace(follow_up, question=replace(follow_up.question, id="x"))),
        )


def test_one_flip_among_many_is_within_chance() -> None:
    before = [replace(RIGHT, question=replace(QUESTION, id=f"q{n}")) for n in range(12)]
    after = [replace(WRONG, question=before[0].question), *before[1:]]
    changes = compare_with(run_of(*before), run_of(*after))
    assert changes["regressions"] == []
    assert [flip["id"] for flip in changes["flips"]] == ["q0"]


def test_calibration_is_judged_and_time_is_not() -> None:
    sure = [replace(RIGHT, question=replace(QUESTION, id=f"q{n}")) for n in range(12)]
    doubtful = [
        replace(each, answer=replace(each.answer, confidence=0.4), milliseconds=90) for each in sure
    ]
    changes = compare_with(run_of(*sure), run_of(*doubtful))
    assert changes["regressions"] == ["ece-attempted", "ece-all"]
    verdicts = {each["measure"]: each["verdict"] for each in changes["measures"]}
    assert verdicts["p50-ms"] == verdicts["p95-ms"] == "not judged"
    assert verdicts["aurc"] == "same within chance"


def test_changes_stand_on_the_page(tmp_path: Path) -> None:
    run = run_of(WRONG)
    run["changes"] = compare_with(run_of(RIGHT), run)
    assert "linhe-001" in page_of(tmp_path, run).split("<h2>Plots")[0]


def test_runs_without_a_question_in_common_cannot_be_compared() -> None:
    other = replace(SILENT, question=replace(SILENT.question, question="市长是谁?"))
    with pytest.raises(BaselineError, match="share no question"):
        compare_with(run_of(RIGHT), run_of(other))


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"run": {}, "questions": [{"id": "a"}]}'])
def test_a_baseline_that_is_no_run_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "results.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BaselineError, match=r"results\.json"):
        read_baseline(path)
    with pytest.raises(BaselineError, match="Cannot read"):
        read_baseline(tmp_path / "absent.json")


def test_more_refusals_that_are_wrong_are_a_regression_of_their_precision() -> None:
    unanswerable = [
        result(replace(gold(answerable=False, kind="unanswerable"), id=f"u{n}"), abstention())
        for n in range(20)
    ]
    right = [replace(RIGHT, question=replace(QUESTION, id=f"q{n}")) for n in range(20)]
    silent = [replace(SILENT, question=each.question) for each in right]
    changes = compare_with(run_of(*unanswerable, *right), run_of(*unanswerable, *silent))
    [precision] = [c for c in changes["measures"] if c["measure"] == "abstention-precision"]
    assert (precision["before"], precision["after"]) == (1.0, 0.5)
    assert precision["verdict"] == "worse"
