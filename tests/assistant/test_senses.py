"""Words that share no character and mean the same, told from words that do not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant import Assistant
from assistant.words.senses import Senses, projection
from index import Encoder

LABELS = (
    "人民调解组织受理各类矛盾纠纷",
    "中小学校聘请了法治副校长",
    "清理不具备资格人员的行政执法证",
)


@pytest.fixture(scope="module")
def senses(encoder: Encoder) -> Senses:
    return Senses(LABELS, encoder.encode_queries, encoder.fingerprint)


@pytest.mark.parametrize(
    ("word", "alike", "unlike"),
    [
        ("扯皮", LABELS[0], LABELS[1]),
        ("school", LABELS[1], LABELS[2]),
        ("证件", LABELS[2], LABELS[0]),
    ],
)
def test_a_word_is_worth_more_where_its_meaning_stands(
    senses: Senses, word: str, alike: str, unlike: str
) -> None:
    worth = senses.best([word], [alike, unlike])[:, 0]
    assert worth[0] > worth[1] + 0.2


def test_a_word_is_worth_all_of_itself(senses: Senses) -> None:
    assert senses.best(["纠纷"], [LABELS[0]]) == 1.0


def test_a_text_without_known_words_is_worth_nothing(senses: Senses) -> None:
    assert senses.best(["纠纷"], ["7364"]) == 0.0


def test_many_words_and_texts_are_worth_what_each_pair_is_worth(senses: Senses) -> None:
    words, texts = ["扯皮", "纠纷", "school"], ["7364", *LABELS, "调解员队伍"]
    pairs = [[senses.best([word], [text])[0, 0] for word in words] for text in texts]
    assert senses.best(words, texts) == pytest.approx(np.array(pairs))


def test_a_word_learned_is_known(senses: Senses, encoder: Encoder) -> None:
    word = "毽子"
    before = senses.best([word], LABELS)
    assert senses.unknown([word, word]) == [word]
    senses.learn([word], list(encoder.encode_queries([word])))
    assert senses.unknown([word]) == []
    assert senses.best([word], LABELS) == pytest.approx(before)


def test_a_projected_vector_has_length_one() -> None:
    scale = projection()
    vectors = np.random.default_rng(0).normal(size=(5, len(scale.mean))).astype(np.float32)
    assert np.linalg.norm(scale(vectors), axis=1) == pytest.approx(1.0, abs=1e-3)


def test_with_another_encoder_no_word_is_like_another() -> None:
    def encode(words: Sequence[str]) -> NDArray[np.float32]:
        return np.ones((len(words), 8), np.float32)

    assert Senses(LABELS, encode, "another").best(["纠纷"], [LABELS[0]]) == 0.0


def test_a_near_miss_is_refused_and_its_paraphrase_is_answered(assistant: Assistant) -> None:
    assert not assistant.ask("聘请了多少名法治副校长?").answered
    assert assistant.ask("几所中小学请了法治副校长?").figures[0].text == "43所"
