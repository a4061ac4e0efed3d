"""Loading question sets: evidence is located to the character, or the load fails loudly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus import Report
from eval.errors import QuestionSetError
from eval.sets.questions import load_questions, of_half, split_of
from tests.eval.builders import gold

ORIGINAL = "清理374名不具備行政執(zhí)法資格人員的行政執(zhí)法證。調解成功率71％。"
NOISE = "(zhí)"


def report(name: str = "臨河.txt", text: str = ORIGINAL) -> Report:
    offsets, position = [], 0
    while position < len(text):
        if text.startswith(NOISE, position):
            position += len(NOISE)
        else:
            offsets.append(position)
            position += 1
    clean = "".join(text[offset] for offset in offsets)
    return Report(name, "", "臨河區", "2020", "", "", name, text, clean, (*offsets, len(text)))


def question(**changes: Any) -> dict[str, Any]:
    return {
        "id": "q1",
        "question": "清理了多少本行政执法证?",
        "kind": "figure",
        "answerable": True,
        "figures": [{"value": 374, "unit": "名", "text": "374名"}],
        "evidence": ["清理374名不具備行政執法資格人員的行政執法證"],
    } | changes


def written(folder: Path, *records: dict[str, Any]) -> Path:
    path = folder / "set.jsonl"
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def test_evidence_is_located_in_the_original_noise_and_all(tmp_path: Path) -> None:
    [loaded] = load_questions(written(tmp_path, question()), [report()])
    [evidence] = loaded.evidence
    start, end = evidence.original
    assert ORIGINAL[start:end] == "清理374名不具備行政執(zhí)法資格人員的行政執(zhí)法證"


def test_evidence_copied_from_the_file_with_its_noise_is_located_too(tmp_path: Path) -> None:
    path = written(tmp_path, question(evidence=["行政執(zhí)法證"]))
    [evidence] = load_questions(path, [report()])[0].evidence
    assert ORIGINAL[slice(*evidence.original)] == "行政執(zhí)法證"


def test_white_space_and_width_do_not_matter_to_evidence(tmp_path: Path) -> None:
    path = written(tmp_path, question(evidence=["調解 成功率 ７1%"]))
    [evidence] = load_questions(path, [report()])[0].evidence
    assert ORIGINAL[evidence.original.start : evidence.original.end] == "調解成功率71％"


def test_evidence_said_twice_is_evidence_twice(tmp_path: Path) -> None:
    twice = report(text="9個鄉鎮都有。另有9個鄉鎮。")
    path = written(tmp_path, question(evidence=["9個鄉鎮"]))
    starts = [item.original.start for item in load_questions(path, [twice])[0].evidence]
    assert starts == [0, 9]


def test_evidence_may_name_its_own_report(tmp_path: Path) -> None:
    first, second = report("2012.txt", "植樹9萬株。"), report("2013.txt", "植樹9萬株,成活8萬株。")
    records = [
        question(id="both", evidence=["植樹9萬株"]),
        question(id="second", report="2013.txt", evidence=["植樹9萬株"]),
        question(id="own", evidence=[{"report": "2012.txt", "text": "植樹9萬株"}]),
    ]
    loaded = load_questions(written(tmp_path, *records), [first, second])
    assert [[item.report for item in each.evidence] for each in loaded] == [
        ["2012.txt", "2013.txt"],
        ["2013.txt"],
        ["2012.txt"],
    ]


def test_decimals_are_read_exactly_as_written(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    line = json.dumps(question(figures=[{"value": "@", "unit": "%"}]), ensure_ascii=False)
    path.write_text(line.replace('"@"', "0.10"), encoding="utf-8")
    assert str(load_questions(path, [report()])[0].figures[0].value) == "0.10"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"evidence": ["清理375名"]}, "清理375名"),
        ({"evidence": [{"report": "五原.txt", "text": "374名"}]}, "五原.txt is not in the corpus"),
        ({"evidence": []}, "no evidence"),
        ({"kind": "riddle"}, "riddle"),
        ({"answerable": False, "figures": []}, "yet it has figures or evidence"),
        ({"figures": [{"value": "many", "unit": "名"}]}, 'got {"value": "many", "unit": "名"}'),
        ({"figures": [{"value": 374}]}, 'a text `unit`, got {"value": 374}'),
    ],
)
def test_a_set_that_does_not_match_its_report_fails_naming_the_question(
    tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(QuestionSetError) as caught:
        load_questions(written(tmp_path, question(**changes)), [report()])
    assert "'q1'" in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("answerable", "否"),
        ("question", 374),
        ("history", "清理了多少本行政执法证?"),
        ("evidence", "清理374名"),
        ("evidence", [{"text": "清理374名"}]),
        ("figures", {"value": 374, "unit": "名"}),
        ("reports", "臨河.txt"),
        ("answer", 374),
    ],
)
def test_a_field_of_another_form_fails_naming_the_line_and_the_field(
    tmp_path: Path, field: str, value: object
) -> None:
    path = written(tmp_path, question(id="q0"), question(**{field: value}))
    with pytest.raises(QuestionSetError, match=rf"line 3, question 'q1': {field} cannot be"):
        load_questions(path, [report()])


def test_a_set_saved_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, question(question="清理了多少本\u2028行政执法证?"))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(load_questions(path, [report()])) == 1


def test_an_id_is_taken_once(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="line 3: id 'q1' is already taken"):
        load_questions(written(tmp_path, question(), question()), [report()])


@pytest.mark.parametrize("line", ["{", "[]", '"text"', '{"id": "q1"}'])
def test_a_line_that_is_no_question_fails_naming_the_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(QuestionSetError, match=r"set\.jsonl line 1"):
        load_questions(path, [report()])


def test_all_lines_at_fault_are_told_of_at_once(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    wrong = question(evidence=["清理375名", "清理376名"])
    lines = ["{", json.dumps(question()), "[]", json.dumps(wrong | {"id": "q2"})]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(QuestionSetError) as told:
        load_questions(path, [report()])
    places = [line.split(":")[0] for line in str(told.value).splitlines()]
    assert (
        places == [f"set.jsonl line {n}" for n in (1, 3)] + ["set.jsonl line 4, question 'q2'"] * 2
    )


def test_a_file_of_another_format_is_told_in_one_line_with_the_formats_there_are(
    tmp_path: Path,
) -> None:
    path = tmp_path / "set.txt"
    path.write_text("问题,答案\n清理了多少名?,374名\n", encoding="utf-8")
    with pytest.raises(QuestionSetError, match=r"\.jsonl\), a sheet .* set\.txt line 1: ") as told:
        load_questions(path, [report()])
    assert len(str(told.value).splitlines()) == 1


def test_a_missing_or_empty_set_is_an_error_and_not_a_perfect_score(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="Cannot read"):
        load_questions(tmp_path / "absent.jsonl", [report()])
    with pytest.raises(QuestionSetError, match="no questions"):
        load_questions(written(tmp_path), [report()])


def test_the_split_of_an_id_is_fixed_for_good() -> None:
    # SHA-256 of these begins with the bytes 46, 84, ad and c7; 80 is the first of the test half.
    names = ["linhe-001", "linhe-002", "合成-7", "q1"]
    assert [split_of(name) for name in names] == ["dev", "test", "test", "test"]


def test_the_split_halves_a_set() -> None:
    dev = sum(split_of(f"q{number}") == "dev" for number in range(1000))
    assert 450 < dev < 550


def test_a_half_holds_its_own_questions_and_an_empty_one_is_refused() -> None:
    asked = [gold(id=f"q{n}") for n in range(20)]
    dev, test = of_half(asked, "dev"), of_half(asked, "test")
    assert {q.split for q in dev} == {"dev"}
    assert len(dev) + len(test) == len(of_half(asked, "all")) == 20
    with pytest.raises(QuestionSetError, match="test half"):
        of_half(dev, "test")
