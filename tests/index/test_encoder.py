from pathlib import Path

import numpy as np
import pytest

from index import EncoderError, load_encoder
from index.encoder import SentenceEncoder

TEXTS = [
    "全年共举办行政执法培训班2期。",
    "对临河区本级23个行政执法单位的执法人员进行资格考试，清理不具备行政执法资格人员的行政执法证374名，"
    "向社会公布确认行政执法主体41个。" * 3,
    "374名",
    "The district revoked 374 enforcement certificates.",
    "",
]


def test_vectors_have_length_1_whatever_the_text(encoder: SentenceEncoder) -> None:
    for vectors in (encoder.encode_queries(TEXTS), encoder.encode_passages(TEXTS)):
        assert vectors.shape == (len(TEXTS), encoder.dimensions)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_the_same_text_has_the_same_vector_every_time(encoder: SentenceEncoder) -> None:
    first, second = (encoder.encode_queries(TEXTS[:1]) for _ in range(2))
    assert (first == second).all()


def test_the_company_a_text_is_encoded_in_does_not_matter(encoder: SentenceEncoder) -> None:
    together = encoder.encode_passages(TEXTS)
    alone = np.concatenate([encoder.encode_passages([text]) for text in TEXTS])
    assert (together * alone).sum(axis=1).min() > 0.9999


def test_questions_and_passages_carry_the_prompts_the_model_declares(
    encoder: SentenceEncoder,
) -> None:
    for vectors, prompt in (
        (encoder.encode_queries(TEXTS[:1]), "query: "),
        (encoder.encode_passages(TEXTS[:1]), "passage: "),
    ):
        expected = encoder.model.encode([prompt + TEXTS[0]], normalize_embeddings=True)
        assert vectors @ expected.T == pytest.approx(1, abs=1e-5)


def test_a_question_is_nearer_to_its_answer_than_to_other_text(encoder: SentenceEncoder) -> None:
    passages = encoder.encode_passages(
        ["清理行政执法证374名", "粮食总产量21.5万吨", "新建幼儿园6所"]
    )
    for question in ("清理了多少本执法证?", "How many enforcement certificates were revoked?"):
        assert np.argmax(passages @ encoder.encode_queries([question])[0]) == 0


def test_progress_hears_of_every_character(encoder: SentenceEncoder) -> None:
    heard: list[int] = []
    encoder.encode_passages(TEXTS, heard.append)
    assert sum(heard) == sum(map(len, TEXTS))


@pytest.mark.parametrize("what", ["missing folder", "not a model"])
def test_an_unusable_model_is_one_sentence_with_its_name(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "some-model"
    if what == "not a model":
        folder.mkdir()
        (folder / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(EncoderError, match="some-model") as caught:
        load_encoder(str(folder), tmp_path).encode_queries(TEXTS[:1])
    assert "\n" not in str(caught.value)
