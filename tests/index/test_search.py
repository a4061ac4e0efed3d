from pathlib import Path

import numpy as np
import pytest

from corpus import fold, to_traditional
from index import Index, open_index
from tests.index.character_encoder import CharacterEncoder, vector_of

QUESTION = "清理了多少本行政执法证?"


def test_passages_and_figures_are_those_of_the_reports_in_order(shipped_index: Index) -> None:
    (report,) = shipped_index.reports
    assert shipped_index.passages == report.passages
    assert shipped_index.figures == report.figures
    assert shipped_index.report(report.name) is report
    for passage in report.passages:
        assert shipped_index.passage(passage.id) is passage


def test_questions_are_encoded_alone_as_together(shipped_index: Index) -> None:
    vector = shipped_index.encode(QUESTION)
    assert vector.shape == (shipped_index.encoder.dimensions,)
    assert shipped_index.encode_many([QUESTION, "?"]).shape == (2, len(vector))


@pytest.mark.parametrize("script", [fold, to_traditional])
def test_either_script_finds_the_same_passages(shipped_index: Index, script: object) -> None:
    assert callable(script)
    question = script(QUESTION)
    plain = shipped_index.search_passages(QUESTION, shipped_index.encode(QUESTION), 5)
    other = shipped_index.search_passages(question, shipped_index.encode(question), 5)
    assert [hit.passage for hit in other] == [hit.passage for hit in plain]
    assert [hit.score for hit in other] == pytest.approx([hit.score for hit in plain], abs=1e-4)
    assert "374名" in plain[0].passage.text


def test_an_english_question_finds_the_chinese_passage(shipped_index: Index) -> None:
    question = "How many administrative enforcement certificates were cleaned up?"
    hits = shipped_index.search_passages(question, shipped_index.encode(question), 5)
    assert any("374名" in hit.passage.text for hit in hits)
    assert all(hit.lexical == 0 for hit in hits)


def test_hits_come_best_first_and_no_more_than_asked_for(shipped_index: Index) -> None:
    vector = shipped_index.encode(QUESTION)
    hits = shipped_index.search_passages(QUESTION, vector, 4)
    assert len(hits) == 4
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    everything = shipped_index.search_passages(QUESTION, vector, 10_000)
    assert len(everything) == len(shipped_index.passages)


def test_a_search_stays_within_the_reports_named(shipped_index: Index) -> None:
    vector = shipped_index.encode(QUESTION)
    name = shipped_index.reports[0].name
    everywhere = shipped_index.search_passages(QUESTION, vector, 5)
    assert shipped_index.search_passages(QUESTION, vector, 5, within=[name]) == everywhere
    assert shipped_index.search_passages(QUESTION, vector, 5, within=["another.txt"]) == []


@pytest.fixture
def two_reports(tmp_path: Path) -> Index:
    """Two reports that say the same of different places, over vectors a reader can compute."""
    for place, number in (("甲区", 210), ("乙区", 350)):
        path = tmp_path / f"{place}-2012年政府工作报告.txt"
        path.write_text(f"一、农业\n全年新建温室大棚{number}亩。\n", encoding="utf-8")
    return open_index([tmp_path], home=tmp_path / "home", encoder=CharacterEncoder())


@pytest.mark.parametrize(("place", "text"), [("甲区", "210亩"), ("乙区", "350亩")])
def test_of_look_alike_reports_only_those_named_are_searched(
    two_reports: Index, place: str, text: str
) -> None:
    name = f"{place}-2012年政府工作报告.txt"
    question = "新建温室大棚多少亩"
    (hit, *_) = two_reports.search_passages(question, vector_of(question), 9, within={name})
    assert text in hit.passage.text
    allowed = np.array([figure.report == name for figure in two_reports.figures])
    found = two_reports.search_figures(question, vector_of(question), 9, allowed)
    assert [two_reports.figures[row].text for row in found.rows] == [text]
    assert len(two_reports.search_figures(question, vector_of(question), 9).rows) == 2


def test_scores_that_several_are_given_cannot_be_changed(shipped_index: Index) -> None:
    vector = shipped_index.encode(QUESTION)
    for scores in (shipped_index.passage_scores(vector), shipped_index.lexical_scores(QUESTION)):
        with pytest.raises(ValueError, match="read-only"):
            scores[0] = 1.0
