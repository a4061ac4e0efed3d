"""Many texts searched at once say of a question's concepts what each says by itself."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.asking.concepts import concepts_of
from assistant.asking.question import read_question
from assistant.choosing.mentions import mention, mentions
from assistant.words.joined import Joined
from corpus import Years

YEARS = Years(done="2020", planned="")


@pytest.mark.parametrize(
    "question",
    [
        "非人大任命的领导干部有多少人参加考试?",
        "人大任命的领导干部有多少人参加考试?",
        "清理了多少名不具备行政执法资格人员的行政执法证?",
        "扯皮的事调解成功多少件?",
        "How many cadres not appointed by the people's congress sat the exam?",
        "多少?",
    ],
)
def test_sentences_searched_together_speak_as_each_alone(
    assistant: Assistant, question: str
) -> None:
    concepts = concepts_of(read_question(question, YEARS))
    texts = [text for report in assistant.folded_reports for text in report.split("。")]
    alone = [[mention(concept, text) for concept in concepts] for text in texts]
    assert mentions(concepts, texts).tolist() == alone


def test_of_no_texts_nothing_is_said() -> None:
    concepts = concepts_of(read_question("培训了多少名执法人员?", YEARS))
    assert mentions(concepts, []).shape == (0, len(concepts))
    assert mentions([], ["培训执法人员"]).shape == (1, 0)


def test_a_piece_is_found_in_every_text_and_never_across_two() -> None:
    joined = Joined(["执法", "证件、执法证", "法证", ""])
    assert list(joined.holding("执法证")) == [1]
    assert list(joined.holding("法证")) == [1, 2]
    assert list(joined.holding("法证", unless_after="执")) == [2]
    assert list(joined.places("证")) == [(1, 0), (1, 5), (2, 1)]
