"""The layers of a BERT encoder, run without what transformers wraps around each of them.

A question is so short that modules, hooks and the laying out of weights for the processor's
matrix units take longer than its sums. A layer is plain enough to be written out (Devlin et
al. 2019), and weights are laid out once. Imports torch, so import it only where a model is
loaded anyway.
"""

from __future__ import annotations

from time import perf_counter
from typing import Any, Literal

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers.modeling_outputs import BaseModelOutputWithPastAndCrossAttentions

Activation = Literal["none", "gelu"]


class SideBySide(nn.Module):
    """Linear layers over the same input, each as it is: what is still to be learned."""

    def __init__(self, *parts: nn.Module, activation: Activation = "none") -> None:
        """Take the layers whose outputs shall stand side by side, once activated."""
        super().__init__()
        self.parts = nn.ModuleList(parts)
        self.activation = activation

    def forward(self, states: Tensor) -> Tensor:
        """The outputs, one after the other in the last dimension."""
        found = torch.cat([part(states) for part in self.parts], -1)
        return functional.gelu(found) if self.activation == "gelu" else found


class Fused(nn.Module):
    """Linear layers over the same input made one, for good."""

    def __init__(self, *parts: nn.Linear, activation: Activation = "none") -> None:
        """Join the weights; in bfloat16 they are laid out for the matrix units.

        The two operators are torch's own, for compiled graphs; they need no compiler.
        """
        super().__init__()
        weight = torch.cat([part.weight.data for part in parts])
        self.bias = torch.cat([part.bias.data for part in parts])
        self.activation = activation
        self.packed = weight.dtype == torch.bfloat16
        if self.packed:
            weight = torch.ops.mkldnn._reorder_linear_weight(weight, _TOKENS)
        self.weight = weight

    def forward(self, states: Tensor) -> Tensor:
        """The outputs, one after the other in the last dimension."""
        if not self.packed:
            found = functional.linear(states, self.weight, self.bias)
            return functional.gelu(found) if self.activation == "gelu" else found
        activated: Tensor = torch.ops.mkldnn._linear_pointwise(
            states, self.weight, self.bias, self.activation, [], "none"
        )
        return activated


class Layers(nn.Module):
    """Stands in for a `BertEncoder`, given its layers.

    Linear layers multiply in the kind of number their weights have; sums and norms are in
    float32. Attention maps, caches and decoding are not to be had.
    """

    def __init__(
        self, layers: nn.ModuleList, heads: int, joined: type[SideBySide | Fused] = Fused
    ) -> None:
        """Take over `layers`, whose attention has so many heads."""
        super().__init__()
        self.heads = heads
        self.whole = layers  # for who adapts them
        built = [_Layer(layer, joined) for layer in layers]
        self.layer = nn.ModuleList(built)
        self.kind = built[0].kind

    def forward(
        self, states: Tensor, attention_mask: Tensor | None = None, **_: Any
    ) -> BaseModelOutputWithPastAndCrossAttentions:
        """The states after the last layer, of the shape [texts, tokens, width] of those given."""
        tokens = states.shape[1]
        if self.kind == torch.bfloat16:
            states, attention_mask = _padded(states, attention_mask)
        for layer in self.layer:
            states = layer(states, attention_mask, self.heads)
        return BaseModelOutputWithPastAndCrossAttentions(last_hidden_state=states[:, :tokens])


def _padded(states: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor | None]:
    """States and mask lengthened to a multiple of `_STEP` tokens; those added are looked at by none.

    For every shape it meets, oneDNN writes a kernel, which takes longer than to run it.
    """
    texts, tokens, _ = states.shape
    more = -tokens % _STEP
    if not more:
        return states, mask
    if mask is None:
        mask = torch.ones(texts, 1, 1, tokens, dtype=torch.bool)
    # Every row of a mask is the same: which tokens of its text are there to be looked at.
    mask = functional.pad(mask[:, :, :1], (0, more), value=False)
    return functional.pad(states, (0, 0, 0, more)), mask


class _Layer(nn.Module):
    def __init__(self, layer: Any, joined: type[SideBySide | Fused]) -> None:
        super().__init__()
        own, attended = layer.attention.self, layer.attention.output
        self.kind = attended.dense.weight.dtype
        self.look = joined(own.query, own.key, own.value)
        self.gather = joined(attended.dense)
        self.gathered_norm = attended.LayerNorm
        self.widen = joined(layer.intermediate.dense, activation="gelu")
        self.narrow = joined(layer.output.dense)
        self.norm = layer.output.LayerNorm

    def forward(self, states: Tensor, mask: Tensor | None, heads: int) -> Tensor:
        texts, tokens, width = states.shape
        looked = self.look(states.to(self.kind)).view(texts, tokens, 3, heads, width // heads)
        query, key, value = looked.permute(2, 0, 3, 1, 4)
        told = functional.scaled_dot_product_attention(query, key, value, mask)
        told = told.transpose(1, 2).reshape(texts, tokens, width)
        states = self.gathered_norm(states + self.gather(told).float())
        inner = self.widen(states.to(self.kind))
        found: Tensor = self.norm(states + self.narrow(inner).float())
        return found


_STEP = 16
"""Tokens by which the lengths that texts are padded to differ. With 32 what is saved is padded away."""
_TOKENS = 64
"""How many the weights are laid out for; more or fewer are multiplied as well, a little slower."""


def is_faster_in_bfloat16() -> bool:
    """Whether this processor multiplies so, by its matrix units (AMX) or else as tried here.

    With AMX a question alone takes less than half as long (9 ms against 22), as it does with the
    AVX-512 of an AMD EPYC (7 against 16); with that of an Intel processor in batches it took longer.
    """
    able = torch.cpu.get_capabilities()
    if able.get("amx_bf16") or not able.get("avx512_bf16"):
        return bool(able.get("amx_bf16"))
    states = torch.ones(_TOKENS, _WIDTH)
    linear = nn.Linear(_WIDTH, _WIDTH)
    with torch.inference_mode():
        whole = _quickest(Fused(linear), states)
        return _quickest(Fused(linear.bfloat16()), states.bfloat16()) < whole


def _quickest(layer: Fused, states: Tensor) -> float:
    """Seconds that the fastest of a few times took; the first writes a kernel, others are disturbed."""
    took = []
    for _ in range(_TIMES):
        started = perf_counter()
        layer(states)
        took.append(perf_counter() - started)
    return min(took)


_WIDTH, _TIMES = 768, 20
