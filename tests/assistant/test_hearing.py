"""Looking at all candidates at once sees what looking at each by itself does."""

from __future__ import annotations

import numpy as np
import pytest

from assistant import Assistant
from assistant.asking.concepts import coverage
from assistant.asking.query import figure_texts
from assistant.choosing.hearing import hear, weighed_shares
from assistant.choosing.mentions import mention

QUESTIONS = [
    "清理了多少名不具备行政执法资格人员的行政执法证?",
    "非人大任命的领导干部有多少人参加考试?",
    "扯皮的事调解成功多少件?",
    "How many kindergartens hired a vice principal?",
    "多少?",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_words_are_heard_as_each_text_says_them(assistant: Assistant, question: str) -> None:
    _, query = assistant.understand(question)
    texts = figure_texts(assistant.index)
    told = [
        [
            [mention(concept, words) for concept in query.own]
            for words in (t.head, t.label, t.near, t.sentence, t.passage)
        ]
        for t in texts
    ]
    heard = hear(query, texts)
    assert heard.told.shape == heard.alike.shape == (len(texts), 5, len(query.own))
    assert heard.told.tolist() == told
    assert (heard.alike >= heard.told).all()
    shares = [[coverage(place, query.own) for place in figure] for figure in told]
    assert weighed_shares(query.own, heard.told) == pytest.approx(np.array(shares))


def test_without_candidates_nothing_is_heard(assistant: Assistant) -> None:
    _, query = assistant.understand(QUESTIONS[0])
    assert hear(query, []).told.shape == (0, 5, len(query.own))
