"""The encoder's layers written out, against transformers' own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from torch import nn

from index.bundled import bundled_encoder
from index.layers import Fused, Layers, SideBySide

TEXTS = [
    "query: 清理了多少名不具備行政執法資格人員的行政執法證?",
    "query: How many enforcement certificates were revoked?",
    "query: 那2013年呢",
]
BFLOAT16 = pytest.mark.skipif(
    not torch.cpu.get_capabilities().get("avx512_bf16"), reason="bfloat16 is emulated"
)
Encode = Callable[[list[str]], NDArray[np.float32]]


@pytest.fixture(scope="module")
def theirs(home: Path) -> Encode:
    """Vectors as transformers' layers give them."""
    return _plain(home).encode


@pytest.fixture(scope="module", params=[Fused, SideBySide])
def ours(home: Path, request: pytest.FixtureRequest) -> Encode:
    """Vectors as the layers written out give them."""
    model = _plain(home)
    bert: Any = model.transformers_model
    bert.encoder = Layers(bert.encoder.layer, bert.config.num_attention_heads, request.param)
    return model.encode


def _plain(home: Path) -> SentenceTransformer:
    return SentenceTransformer(str(bundled_encoder(home)), device="cpu")


def test_texts_get_the_vectors_that_transformers_gives_them(ours: Encode, theirs: Encode) -> None:
    assert np.abs(ours(TEXTS) - theirs(TEXTS)).max() < 1e-5


def test_a_text_padded_to_the_length_of_others_keeps_its_vector(ours: Encode) -> None:
    alone = np.concatenate([ours([text]) for text in TEXTS])
    assert np.abs(ours(TEXTS) - alone).max() < 1e-5


@BFLOAT16
@pytest.mark.parametrize("lengths", [[1, 7], [16, 5], [33, 40, 2]])
def test_in_bfloat16_a_text_gets_nearly_the_vectors_it_gets_in_float32(
    home: Path, lengths: list[int]
) -> None:
    models = [_plain(home), _plain(home)]
    rough: Any = models[1].transformers_model
    for module in rough.encoder.modules():
        if isinstance(module, nn.Linear):
            module.bfloat16()
    rough.encoder = Layers(rough.encoder.layer, rough.config.num_attention_heads)
    texts = ["法" * length for length in lengths]
    exact, near = (model.encode(texts) for model in models)
    assert (np.sum(exact * near, 1) > 0.999).all()


@pytest.mark.parametrize("kind", [torch.float32, pytest.param(torch.bfloat16, marks=BFLOAT16)])
@pytest.mark.parametrize("tokens", [1, 7, 64, 300])
def test_linear_layers_made_one_give_what_they_give_side_by_side(
    kind: torch.dtype, tokens: int
) -> None:
    torch.manual_seed(0)
    parts = [nn.Linear(64, width, dtype=kind) for width in (32, 64, 96)]
    states = torch.randn(2, tokens, 64, dtype=kind)
    with torch.inference_mode():
        fused, apart = Fused(*parts)(states), SideBySide(*parts)(states)
    assert fused.shape == apart.shape == (2, tokens, 192)
    assert torch.allclose(fused.float(), apart.float(), atol=0.02)
