"""The bundled encoder's network: texts in, vectors out, as sentence-transformers computes them.

A question is so short that a third of its time goes to bookkeeping that does not depend on the
text, and most of the rest to fetching 85 MB of weights from memory. So the texts of a batch are
laid end to end, without padding, and pass through each matrix together, and matrices lie in
memory in the order in which they are read. The vectors are the library's to 1e-6 (tested).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from torch import Tensor

Tensors = Mapping[str, "Tensor"]


class Transformer:
    """A BERT encoder; the vector of a text is the mean of its tokens', made length 1."""

    def __init__(self, folder: Path) -> None:
        """Load the folder that `bundled.convert` writes."""
        # Imported here as in `encoder`: --help and plain errors need none of it.
        from safetensors.torch import load_file
        from tokenizers import Tokenizer

        shape = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        declared = (folder / "config_sentence_transformers.json").read_text(encoding="utf-8")
        self.prompts: Mapping[str, str] = json.loads(declared)["prompts"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(shape["max_position_embeddings"])
        tensors = load_file(folder / "model.safetensors")
        self._words = tensors["embeddings.word_embeddings.weight"]
        kind = tensors["embeddings.token_type_embeddings.weight"][0]
        self._positions = tensors["embeddings.position_embeddings.weight"] + kind
        self._norm = _Norm(tensors, "embeddings.LayerNorm", shape["layer_norm_eps"])
        self._layers = [
            _Layer(tensors, f"encoder.layer.{n}", shape) for n in range(shape["num_hidden_layers"])
        ]

    def __call__(self, texts: Sequence[str], prompt: str) -> NDArray[np.float32]:
        """Texts after a prompt as vectors of length 1, shape [texts, dimensions]."""
        import torch
        from torch.nn.functional import embedding, normalize

        encoded = self._tokenizer.encode_batch([prompt + text for text in texts])
        rows = [text.ids for text in encoded]
        lengths = [len(row) for row in rows]
        with torch.inference_mode():
            tokens = torch.tensor([token for row in rows for token in row])
            places = torch.cat([self._positions[:length] for length in lengths])
            states = self._norm(embedding(tokens, self._words) + places)
            for layer in self._layers:
                states = layer(states, lengths)
            means = torch.stack([part.mean(0) for part in torch.split(states, lengths)])
            vectors: NDArray[np.float32] = normalize(means).numpy()
        return vectors


class _Layer:
    """Attention within each text, then two dense steps for each token."""

    def __init__(self, tensors: Tensors, name: str, shape: Mapping[str, int]) -> None:
        own, epsilon = f"{name}.attention.self", shape["layer_norm_eps"]
        self._heads = shape["num_attention_heads"]
        self._query_key_value = _Dense(
            tensors, *(f"{own}.{part}" for part in ("query", "key", "value"))
        )
        self._output = _Dense(tensors, f"{name}.attention.output.dense")
        self._output_norm = _Norm(tensors, f"{name}.attention.output.LayerNorm", epsilon)
        self._wider = _Dense(tensors, f"{name}.intermediate.dense")
        self._narrower = _Dense(tensors, f"{name}.output.dense")
        self._norm = _Norm(tensors, f"{name}.output.LayerNorm", epsilon)

    def __call__(self, states: Tensor, lengths: list[int]) -> Tensor:
        """The next states of tokens, shape [tokens, hidden]; each text has `lengths` of them."""
        import torch
        from torch.nn.functional import gelu, scaled_dot_product_attention

        # [tokens, 3 · hidden] → query, key and value, each [heads, tokens, width of a head].
        projected = (
            self._query_key_value(states).view(len(states), 3, self._heads, -1).permute(1, 2, 0, 3)
        )
        texts = torch.split(projected.unsqueeze(1), lengths, dim=3)
        attention = torch.cat([scaled_dot_product_attention(*text) for text in texts], dim=2)
        output = self._output(attention[0].transpose(0, 1).reshape(len(states), -1))
        states = self._output_norm(states + output)
        return self._norm(states + self._narrower(gelu(self._wider(states))))


class _Dense:
    """One matrix and its bias, or several that take the same input side by side.

    Where the processor has matrix units for bfloat16 (AMX), it multiplies in that, and sums in
    float32: half the time, and a cosine of 0.99997 to the float32 vectors (DRCD dev). Without
    them it is slower, even with AVX-512's instructions for bfloat16.
    """

    def __init__(self, tensors: Tensors, *names: str) -> None:
        import torch

        weight = torch.cat([tensors[f"{name}.weight"] for name in names])
        self._bias = torch.cat([tensors[f"{name}.bias"] for name in names])
        self._halved = bool(torch.cpu.get_capabilities().get("amx_bf16"))
        if self._halved:
            self._weight, self._bias = weight.bfloat16(), self._bias.bfloat16()
        else:
            # By columns: read in order, where by rows each product would first copy it so.
            self._weight = weight.t().contiguous().t()

    def __call__(self, states: Tensor) -> Tensor:
        from torch.nn.functional import linear

        if self._halved:
            return linear(states.bfloat16(), self._weight, self._bias).float()
        return linear(states, self._weight, self._bias)


class _Norm:
    """Layer normalisation."""

    def __init__(self, tensors: Tensors, name: str, epsilon: float) -> None:
        self._weight, self._bias = tensors[f"{name}.weight"], tensors[f"{name}.bias"]
        self._epsilon = epsilon

    def __call__(self, states: Tensor) -> Tensor:
        from torch.nn.functional import layer_norm

        return layer_norm(states, self._weight.shape, self._weight, self._bias, self._epsilon)
