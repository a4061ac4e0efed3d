"""Reading-comprehension sets: read, indexed paragraph by paragraph, asked and scored."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Passage, Span
from eval.__main__ import main
from eval.errors import QuestionSetError
from eval.evaluate import gains_of
from eval.measuring.measures import short_answer
from eval.sets.other_script import in_other_script
from eval.sets.questions import Evidence, drawn
from eval.sets.squad import read_squad
from tests.eval.builders import abstention, answer, figure, gold

CERTIFICATES = "2020年全區對1020名執法人員進行了培訓考試,清理了374名人員的行政執法證。"
MEDIATION = "全區人民調解組織共受理矛盾糾紛7364件,調處成功5229件。"
WELLS = "全年新打機電井86眼,新增節水灌溉面積3.5萬畝。"


def question(text: str, gold: str, context: str) -> dict[str, object]:
    start = context.index(gold)
    return {"id": text, "question": text, "answers": [{"text": gold, "answer_start": start}]}


@pytest.fixture
def squad_file(tmp_path: Path) -> Path:
    paragraphs = [
        {"context": CERTIFICATES, "qas": [question("清理了多少名?", "374名", CERTIFICATES)]},
        {"context": MEDIATION, "qas": [question("受理多少件糾紛?", "7364件", MEDIATION)]},
        {"context": WELLS, "qas": []},
    ]
    articles = [{"paragraphs": paragraphs[:2]}, {"paragraphs": paragraphs[2:]}]
    path = tmp_path / "set.json"
    path.write_text(json.dumps({"version": "1", "data": articles}), encoding="utf-8")
    return path


def passage(report: str, number: int) -> Passage:
    span = Span(number, number + 1)
    return Passage(f"{report}#p{number}", report, (), "", span, span, (span,))


def test_every_paragraph_is_kept_and_every_question_knows_its_own(squad_file: Path) -> None:
    whole = read_squad(squad_file)
    assert list(whole.texts.values()) == [CERTIFICATES, MEDIATION, WELLS]
    first, second = (each.evidence[0] for each in whole.questions)
    assert whole.texts[first.report][slice(*first.original)] == "374名"
    assert whole.texts[second.report][slice(*second.original)] == "7364件"
    assert whole.questions[1].answers == ("7364件",)


def test_an_answer_start_that_misses_its_answer_is_mended(tmp_path: Path) -> None:
    broken = question("清理了多少名?", "374名", CERTIFICATES)
    broken["answers"] = [{"text": "374名", "answer_start": 3}, {"text": "其他", "answer_start": 0}]
    data = [{"paragraphs": [{"context": CERTIFICATES, "qas": [broken]}]}]
    path = tmp_path / "set.json"
    path.write_text(json.dumps({"data": data}), encoding="utf-8")
    [read] = read_squad(path).questions
    assert [CERTIFICATES[slice(*item.original)] for item in read.evidence] == [
        "374名",
        CERTIFICATES,
    ]


def test_an_impossible_question_is_unanswerable(tmp_path: Path) -> None:
    asked = {"id": "x", "question": "市长是谁?", "answers": [], "is_impossible": True}
    data = [{"paragraphs": [{"context": CERTIFICATES, "qas": [asked]}]}]
    path = tmp_path / "set.json"
    path.write_text(json.dumps({"data": data}), encoding="utf-8")
    [read] = read_squad(path).questions
    assert (read.kind, read.answerable, read.evidence) == ("unanswerable", False, ())


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"data": [{"title": ""}]}', '{"data": []}'])
def test_what_is_no_squad_set_is_refused_by_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "odd.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(QuestionSetError, match=r"odd\.json"):
        read_squad(path)
    assert main(["squad", str(path)]) == 2


def test_all_that_is_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    asked = question("清理了多少名?", "374名", CERTIFICATES)
    wrong = [asked | {"answers": []}, {"id": "Q7"}, asked | {"answers": [{"text": "374名"}]}]
    first = {"context": CERTIFICATES, "qas": [asked, *wrong]}
    articles = [{"paragraphs": [first]}, {"title": "无"}, {"paragraphs": [{"qas": []}, first]}]
    path = tmp_path / "set.json"
    path.write_text(json.dumps({"data": articles}), encoding="utf-8")
    with pytest.raises(QuestionSetError) as told:
        read_squad(path)
    told_of = [line.split(": ")[0] for line in str(told.value).splitlines()]
    asked_at = [f"question {number}" for number in ("2 (id 清理了多少名?)", "3 (id Q7)")]
    assert told_of[:2] == [f"set.json article 1, paragraph 1, {where}" for where in asked_at]
    assert told_of[3:5] == ["set.json article 2", "set.json article 3, paragraph 1"]
    # Whose first question has the id of one before.
    assert str(told.value).splitlines()[5] == (
        "set.json article 3, paragraph 2, question 1 (id 清理了多少名?): the id is already taken"
    )
    assert len(told_of) == 3 + 2 + 4


def test_a_text_ranks_where_its_best_passage_does() -> None:
    evidence = [Evidence("a", Span(0, 1), grade=2)]
    passages = [passage("b", 3), passage("a", 7), passage("b", 1), passage("a", 0)]
    assert gains_of(passages, evidence, "text") == (0, 2)
    # Among passages of reports, only those that hold the evidence count.
    assert gains_of(passages, evidence, "passage") == (0, 0, 0, 2)


def test_the_short_answer_is_the_figure_else_the_first_highlight_else_nothing() -> None:
    assert short_answer(answer(figure("374", "名"), text="374名。据报告…")) == "374名"
    cited = answer(text="…", cited=Span(50, 51), highlights=[Span(50, 51)])
    assert short_answer(cited) == "…"
    assert short_answer(abstention()) == ""
    assert short_answer(replace(abstention(), citations=cited.citations)) == "", "what is nearby"


def test_a_set_is_indexed_asked_and_measured(
    squad_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["squad", str(squad_file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("set.json: 2 questions, 3 paragraphs")
    measured = {line[:28].strip(): float(line[28:].split()[0]) for line in lines[1:]}
    assert measured["paragraph recall@1"] == 100
    assert measured["paragraph mrr@10"] == 100
    assert measured["gold in first citation"] == 100


def test_questions_may_be_asked_in_the_other_script_and_the_figures_kept(
    squad_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "runs" / "squad.json"
    assert main(["squad", str(squad_file), "--other-script", "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert "2 questions in the other script, 3 paragraphs, 3 passages" in said
    written = json.loads(out.read_text(encoding="utf-8"))
    assert written["measures"]["paragraph recall@1"]["value"] == 1
    assert written["predictions"]["受理多少件糾紛?"] == "7364件"
    command = ["compare", "hybrid", "--questions", str(squad_file), "--other-script"]
    assert main(command) == 0
    assert "2 of set.json (all), in the other script" in capsys.readouterr().out


def test_the_script_most_questions_are_in_decides_which_is_the_other() -> None:
    traditional = [replace(gold(), question="受理多少件糾紛?", history=("那調處呢?",))]
    [simplified] = in_other_script(traditional)
    assert (simplified.question, simplified.history) == ("受理多少件纠纷?", ("那调处呢?",))
    assert in_other_script([simplified]) == traditional


def test_a_limit_draws_the_same_questions_for_the_same_seed() -> None:
    asked = [gold(id=f"第{number}问") for number in range(100)]
    assert drawn(asked, 10, seed=7) == drawn(asked, 10, seed=7)
    assert drawn(asked, 10, seed=7) != drawn(asked, 10, seed=8)
    assert len(set(drawn(asked, 10, seed=7))) == 10
    assert drawn(asked, None, seed=7) == drawn(asked, 1000, seed=7) == asked
