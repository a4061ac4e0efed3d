"""Reading-comprehension sets: read, indexed paragraph by paragraph, asked and scored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus import Passage, Span
from eval.__main__ import main
from eval.squad import SquadError, SquadQuestion, drawn, ranked_reports, read_squad, short_answer
from index import ScoredPassage
from tests.eval.builders import abstention, answer, figure

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


def scored(report: str, number: int) -> ScoredPassage:
    span = Span(0, 1)
    passage = Passage(f"{report}#p{number}", report, (), "", span, span, (span,))
    return ScoredPassage(passage, 1.0, 1.0, 1.0)


def test_every_paragraph_is_kept_and_every_question_knows_its_own(squad_file: Path) -> None:
    whole = read_squad(squad_file)
    assert list(whole.paragraphs.values()) == [CERTIFICATES, MEDIATION, WELLS]
    assert [whole.paragraphs[each.paragraph] for each in whole.questions] == [
        CERTIFICATES,
        MEDIATION,
    ]
    assert whole.questions[1].answers == ("7364件",)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"data": [{"title": ""}]}', '{"data": []}'])
def test_what_is_no_squad_set_is_refused_by_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "odd.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SquadError, match=r"odd\.json"):
        read_squad(path)
    assert main(["squad", str(path)]) == 2


def test_a_paragraph_ranks_by_its_best_passage() -> None:
    passages = [scored("b", 3), scored("a", 0), scored("b", 1), scored("c", 0)]
    assert ranked_reports(passages) == ["b", "a", "c"]


def test_the_short_answer_is_the_figure_else_the_first_highlight_else_nothing() -> None:
    assert short_answer(answer(figure("374", "名"), text="374名。据报告…")) == "374名"
    cited = answer(text="…", cited=Span(50, 51), highlights=[Span(50, 51)])
    assert short_answer(cited) == "…"
    assert short_answer(abstention()) == ""


def test_a_set_is_indexed_asked_and_measured(
    squad_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["squad", str(squad_file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("set.json: 2 questions, 3 paragraphs")
    measured = {line[:28].strip(): float(line[28:]) for line in lines[1:]}
    assert measured["paragraph recall@1"] == 100
    assert measured["paragraph mrr@10"] == 100
    assert measured["gold in first citation"] == 100


def test_a_limit_draws_the_same_questions_for_the_same_seed() -> None:
    asked = [SquadQuestion(f"第{number}问", "p00000.txt", ("374名",)) for number in range(100)]
    assert drawn(asked, 10, seed=7) == drawn(asked, 10, seed=7)
    assert drawn(asked, 10, seed=7) != drawn(asked, 10, seed=8)
    assert len(set(drawn(asked, 10, seed=7))) == 10
    assert drawn(asked, None, seed=7) == drawn(asked, 1000, seed=7) == asked
