"""One suite for both stores: whichever is asked, the same passages and figures come back."""

import json
from pathlib import Path

import numpy as np
import pytest

from index import Encoder, Index, open_index
from index.entry import label_texts, passage_texts

QUESTIONS = Path(__file__).parents[2] / "eval" / "questions" / "linhe-2020.jsonl"
ASKED = [json.loads(line)["question"] for line in QUESTIONS.read_text("utf-8").splitlines()][::10]


@pytest.fixture(scope="session", params=["embedded", "milvus"])
def index(
    request: pytest.FixtureRequest,
    home: Path,
    encoder: Encoder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Index:
    """The shipped report, in each of the stores."""
    if request.param == "embedded":
        return open_index(home=home, encoder=encoder)
    pytest.importorskip("pymilvus", reason="pymilvus is not installed: requirements-milvus.txt")
    file = tmp_path_factory.mktemp("milvus") / "reports.db"
    return open_index(home=home, encoder=encoder, store=str(file))


def test_every_stored_passage_finds_itself_first_at_similarity_1(index: Index) -> None:
    (report,) = index.reports
    for passage, vector in zip(
        report.passages, index.encoder.encode_passages(passage_texts(report)), strict=True
    ):
        (hit,) = index.search_passages("", vector, 1)
        assert hit.passage is passage
        assert hit.dense == pytest.approx(1, abs=1e-4)


def test_every_stored_label_is_the_most_similar_to_itself(index: Index) -> None:
    (report,) = index.reports
    vectors = index.encoder.encode_queries(label_texts(report))
    for row, vector in enumerate(vectors):
        found = index.search_figures("", vector, len(report.figures))
        first = int(found.rows[found.label.argmax()])
        assert found.label.max() == pytest.approx(1, abs=1e-4)
        # Two figures may count the same thing in the same words.
        assert report.figures[first].label == report.figures[row].label


def test_the_same_passages_answer_the_shipped_questions(index: Index, shipped_index: Index) -> None:
    for question in ASKED:
        vector = shipped_index.encode(question)
        expected = shipped_index.search_passages(question, vector, 5)
        found = index.search_passages(question, vector, 5)
        assert [hit.passage.id for hit in found] == [hit.passage.id for hit in expected], question
        assert [hit.score for hit in found] == pytest.approx(
            [hit.score for hit in expected], abs=1e-4
        )


def test_the_same_figures_answer_the_shipped_questions(index: Index, shipped_index: Index) -> None:
    for question in ASKED:
        vector = shipped_index.encode(question)
        expected = shipped_index.search_figures(question, vector, 10)
        found = index.search_figures(question, vector, 10)
        # In bfloat16 neighbours as near as each other may change places, and nothing else.
        here, there = np.argsort(found.rows), np.argsort(expected.rows)
        assert found.rows[here].tolist() == expected.rows[there].tolist(), question
        assert (np.abs(here - there) <= 1).all(), question
        for name in ("label", "wide", "passage", "lexical", "standing"):
            own, other = getattr(found, name)[here], getattr(expected, name)[there]
            assert own == pytest.approx(other, abs=1e-3), name


def test_only_what_is_allowed_is_found(index: Index) -> None:
    vector = index.encode("清理了多少本行政执法证?")
    everything = index.search_figures("", vector, 1000)
    allowed = np.zeros(len(index.figures), np.bool_)
    allowed[everything.rows[5:8]] = True
    found = index.search_figures("", vector, 1000, allowed)
    assert found.rows.tolist() == everything.rows[5:8].tolist()
    allowed[:] = False
    nothing = index.search_figures("", vector, 1000, allowed)
    assert len(nothing.rows) == 0
    assert nothing.standing.shape == (0, 2)
    assert index.search_passages("", vector, 5, within=["another.txt"]) == []


def test_candidates_come_likeliest_first_and_no_more_than_asked_for(index: Index) -> None:
    question = "清理了多少本行政执法证?"
    found = index.search_figures(question, index.encode(question), 3)
    assert len(found.rows) == 3
    assert index.figures[found.rows[0]].text == "374名"
    assert found.lexical.max() <= 1


@pytest.mark.parametrize("question", ["", " ", "？！", "😀", "1" * 10_000, "<b>执法</b>\x00", '"]'])
def test_no_question_is_too_odd_to_search_with(index: Index, question: str) -> None:
    vector = index.encode(question)
    assert len(index.search_passages(question, vector, 3)) == 3
    assert len(index.search_figures(question, vector, 3).rows) == 3
