"""The layers of a BERT encoder, run without what transformers wraps around each of them.

A question is so short that modules, hooks and the laying out of weights for the processor's
matrix units take longer than its sums. A layer is plain enough to be written out (Devlin et
al. 2019), and weights are laid out once. Imports torch, so import it only where a model is
loaded anyway.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers.modeling_outputs import BaseModelOutputWithPastAndCrossAttentions


class SideBySide(nn.Module):
    """Linear layers over the same input, each as it is: what is still to be learned."""

    def __init__(self, *parts: nn.Module) -> None:
        """Take the layers whose outputs shall stand side by side."""
        super().__init__()
        self.parts = nn.ModuleList(parts)

    def forward(self, states: Tensor) -> Tensor:
        """The outputs, one after the other in the last dimension."""
        return torch.cat([part(states) for part in self.parts], -1)


class Fused(nn.Module):
    """Linear layers over the same input made one, for good."""

    def __init__(self, *parts: nn.Linear) -> None:
        """Join the weights; in bfloat16 they are laid out for the matrix units.

        The two operators are torch's own, for compiled graphs; they need no compiler.
        """
        super().__init__()
        weight = torch.cat([part.weight.data for part in parts])
        self.bias = torch.cat([part.bias.data for part in parts])
        self.packed = weight.dtype == torch.bfloat16
        if self.packed:
            weight = torch.ops.mkldnn._reorder_linear_weight(weight, _TOKENS)
        self.weight = weight

    def forward(self, states: Tensor) -> Tensor:
        """The outputs, one after the other in the last dimension."""
        if not self.packed:
            return functional.linear(states, self.weight, self.bias)
        found: Tensor = torch.ops.mkldnn._linear_pointwise(
            states, self.weight, self.bias, "none", [], ""
        )
        return found


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
        self.layer = nn.ModuleList(_Layer(layer, joined) for layer in layers)

    def forward(
        self, states: Tensor, attention_mask: Tensor | None = None, **_: Any
    ) -> BaseModelOutputWithPastAndCrossAttentions:
        """The states after the last layer, of the shape [texts, tokens, width] of those given."""
        for layer in self.layer:
            states = layer(states, attention_mask, self.heads)
        return BaseModelOutputWithPastAndCrossAttentions(last_hidden_state=states)


class _Layer(nn.Module):
    def __init__(self, layer: Any, joined: type[SideBySide | Fused]) -> None:
        super().__init__()
        own, attended = layer.attention.self, layer.attention.output
        self.kind = attended.dense.weight.dtype
        self.look = joined(own.query, own.key, own.value)
        self.gather = joined(attended.dense)
        self.gathered_norm = attended.LayerNorm
        self.widen = joined(layer.intermediate.dense)
        self.narrow = joined(layer.output.dense)
        self.norm = layer.output.LayerNorm

    def forward(self, states: Tensor, mask: Tensor | None, heads: int) -> Tensor:
        texts, tokens, width = states.shape
        looked = self.look(states.to(self.kind)).view(texts, tokens, 3, heads, width // heads)
        query, key, value = looked.permute(2, 0, 3, 1, 4)
        told = functional.scaled_dot_product_attention(query, key, value, mask)
        told = told.transpose(1, 2).reshape(texts, tokens, width)
        states = self.gathered_norm(states + self.gather(told).float())
        inner = functional.gelu(self.widen(states.to(self.kind)))
        found: Tensor = self.norm(states + self.narrow(inner).float())
        return found


_TOKENS = 64
"""How many the weights are laid out for; more or fewer are multiplied as well, a little slower."""
