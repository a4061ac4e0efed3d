"""Figures in doubt are read once more, together with the question."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from assistant import Assistant
from assistant.asking.query import FigureTexts
from assistant.choosing.choose import PassageRanking, Ranking, rank, rank_passages
from assistant.choosing.reread import DOUBTFUL, READ, figure_in_words, sentence_in_words
from corpus import fold


def figure_said(assistant: Assistant, text: str) -> int:
    """The row of the figure with these words in the shipped report."""
    return next(n for n, f in enumerate(assistant.index.figures) if f.text == text)


def ranked(
    assistant: Assistant, question: str, reads: list[int], scores: list[float]
) -> tuple[Ranking, Ranking]:
    """A question's figures as ranked at once and with the first few given some scores when read."""
    reading, query = assistant.understand(question)
    weighed = assistant.weigh_figures(reading, query)

    def read(rows: NDArray[np.int64]) -> NDArray[np.float64]:
        reads.extend(rows.tolist())
        return np.array(scores[: len(rows)])

    figures = assistant.index.figures
    return rank(query, weighed, figures), rank(query, weighed, figures, read)


def test_a_figure_is_read_as_what_it_counts_its_unit_its_year_and_what_stands_before(
    assistant: Assistant,
) -> None:
    words = assistant.in_words(figure_said(assistant, "374名"))
    assert words.startswith("清理多少名不具备行政执法资格人员的行政执法证（名）2020 ")
    assert "培训考试" in words


def test_a_long_label_is_read_from_its_end_where_the_number_stands(assistant: Assistant) -> None:
    figure = assistant.index.figures[figure_said(assistant, "374名")]
    label = "很" * 500 + "多少名"
    words = figure_in_words(figure, FigureTexts(label, label, f"从前，{label}", label, 0, "", "名"))
    assert words.endswith("多少名（名）2020 ")
    assert len(words) < 100


@given(
    st.text("推行责任制，。；执法", max_size=400), st.text("推行责任制，。；执法谁", max_size=20)
)
def test_what_is_read_of_a_sentence_is_a_stretch_of_it_and_not_long(said: str, asked: str) -> None:
    part = sentence_in_words(said, asked)
    assert part in said
    assert len(part) <= 110
    assert len(said) > 110 or part == said


def test_a_long_sentence_is_read_where_it_speaks_of_what_is_asked() -> None:
    said = "推行行政执法责任制，" * 40 + "验收工作由县审计局主持。"
    assert "县审计局" in sentence_in_words(said, "验收工作是谁主持的?")
    assert sentence_in_words(said, "为什么?") == said[:110]


DOUBTED = "临河区配齐法治副校长的中小学有多少所？"


def test_only_the_likeliest_are_read_and_only_in_doubt(assistant: Assistant) -> None:
    reads: list[int] = []
    plain, _ = ranked(assistant, DOUBTED, reads, [1.0, -5.0])
    assert DOUBTFUL[0] <= plain.confidence < DOUBTFUL[1]
    assert reads == plain.rows[:READ].tolist()


@pytest.mark.parametrize("question", ["全区有多少艘航空母舰?", "行政权力事项中行政许可有多少项?"])
def test_what_is_sure_either_way_is_not_read_again(assistant: Assistant, question: str) -> None:
    reads: list[int] = []
    plain, again = ranked(assistant, question, reads, [-9.0, 9.0])
    assert not reads
    assert (plain.rows == again.rows).all()
    assert plain.confidence == again.confidence


def test_what_is_read_weighs_on_the_order_and_on_the_confidence(assistant: Assistant) -> None:
    plain, liked = ranked(assistant, DOUBTED, [], [3.0, -6.0])
    _, disliked = ranked(assistant, DOUBTED, [], [-6.0, -6.0])
    _, other = ranked(assistant, DOUBTED, [], [-9.0, 40.0])
    assert liked.confidence > disliked.confidence
    assert (liked.rows == plain.rows).all()
    assert other.rows[:2].tolist() == plain.rows[:2][::-1].tolist()


def test_paraphrases_that_share_no_word_with_the_report_are_understood(
    assistant: Assistant,
) -> None:
    _, query = assistant.understand(DOUBTED)
    read = assistant.read_again(query)
    assert read is not None
    right, other = read(np.array([figure_said(assistant, "43所"), figure_said(assistant, "14所")]))
    assert right > 0 > other


WORDS = "哪个部门对法治政府建设做了初步验收?"


def sentences(assistant: Assistant, scores: list[float]) -> tuple[PassageRanking, PassageRanking]:
    """A question's passages as ranked at once and with the first two sentences given scores."""
    reading, query = assistant.understand(WORDS)
    found = assistant.weigh_passages(reading, query)
    return rank_passages(query, found), rank_passages(
        query, found, lambda places: np.array([*scores, *[-9.0] * len(places)][: len(places)])
    )


def test_sentences_read_weigh_on_their_order_and_on_the_confidence(assistant: Assistant) -> None:
    plain, liked = sentences(assistant, [3.0, -6.0])
    _, disliked = sentences(assistant, [-6.0, -6.0])
    _, other = sentences(assistant, [-9.0, 40.0])
    assert liked.confidence > disliked.confidence
    assert (liked.order == plain.order).all()
    assert other.order[:2].tolist() == plain.order[:2][::-1].tolist()


def test_the_sentence_that_answers_is_told_from_one_of_the_same_matter(
    assistant: Assistant,
) -> None:
    reading, query = assistant.understand(WORDS)
    found = assistant.weigh_passages(reading, query)
    read = assistant.read_sentences(query, found)
    assert read is not None
    says = np.array([fold("初步验收") in said for said in found.said])
    scores = read(np.arange(len(found.said)))
    assert scores[says].max() > 0 > np.median(scores[~says])


def test_figures_ranked_again_are_read_once(assistant: Assistant) -> None:
    _, query = assistant.understand("清理了多少本行政执法证?")
    read = assistant.read_again(query)
    assert read is not None
    rows = np.array([figure_said(assistant, "374名"), figure_said(assistant, "1020名")])
    assert read(rows) is read(rows.copy())
    assert read(rows[::-1]) is not read(rows)
