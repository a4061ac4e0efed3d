"""A cross-encoder: the encoder's own layers, adapted to read two texts together.

Words compared one by one, or texts each by its own vector, cannot tell what a difference
between them matters; layers that see both can (Nogueira & Cho 2019). Imports torch, so import it
only where a model is loaded anyway.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import torch
from torch import nn

from index.layers import Layers, SideBySide

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

RANK = 32
SHARPNESS = 20.0
"""By how much the pooled vector of length 1 is stretched before the one output."""
_PROMPTS = ("query: ", "passage: ")
_MOST_FIRST, _MOST_SECOND = 60, 80  # tokens


class _Adapted(nn.Module):
    """A linear layer and a correction of low rank beside it (LoRA, Hu et al. 2021)."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.linear = linear
        down = torch.randn(RANK, linear.in_features) / math.sqrt(linear.in_features)
        self.down = nn.Parameter(down)
        self.up = nn.Parameter(torch.zeros(linear.out_features, RANK))

    @property
    def weight(self) -> torch.Tensor:
        """What is corrected, in the kind of number that is multiplied."""
        return self.linear.weight

    def merged(self) -> nn.Linear:
        """One linear layer that does as much."""
        linear = copy.deepcopy(self.linear)
        whole = linear.weight.data.float() + self.up.data @ self.down.data
        linear.weight.data = whole.to(linear.weight.dtype)
        return linear

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        kind = states.dtype
        inner = nn.functional.linear(states, self.down.to(kind))
        found: torch.Tensor = self.linear(states) + nn.functional.linear(inner, self.up.to(kind))
        return found


class PairReader(nn.Module):
    """Scores pairs of texts; until merged it shares every weight with the model it adapts."""

    def __init__(self, model: SentenceTransformer) -> None:
        """Adapt the transformer inside `model`; what is adapted is yet to be learned or loaded."""
        super().__init__()
        bert: Any = model.transformers_model
        self._tokenizer: Any = model.tokenizer
        self._heads: int = bert.encoder.heads
        # The modules are copied, to be adapted; the weights in them are not.
        shared: dict[int, Any] = {id(weights): weights for weights in bert.parameters()}
        whole = copy.deepcopy(bert.encoder.whole, shared)
        for layer in whole:
            own = layer.attention.self
            for part, name in (
                (own, "query"),
                (own, "key"),
                (own, "value"),
                (layer.attention.output, "dense"),
                (layer.intermediate, "dense"),
                (layer.output, "dense"),
            ):
                setattr(part, name, _Adapted(getattr(part, name)))
        shared[id(bert.encoder)] = Layers(whole, self._heads, SideBySide)
        self.bert = copy.deepcopy(bert, shared)
        self.out = nn.Linear(bert.config.hidden_size, 1)

    def adapters(self) -> dict[str, nn.Parameter]:
        """What is learned, by name: two small matrices a linear layer, and the output."""
        return {
            name: parameter
            for name, parameter in self.named_parameters()
            if name.endswith((".down", ".up")) or name.startswith("out.")
        }

    def merge(self) -> None:
        """Make the adapters part of the layers, for good: nothing can be learned any more."""
        whole = self.bert.encoder.whole
        for module in list(whole.modules()):
            for name, part in list(module.named_children()):
                if isinstance(part, _Adapted):
                    setattr(module, name, part.merged())
        self.bert.encoder = Layers(whole, self._heads)
        self.bert.encoder.whole = None

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Scores of pairs as `tokens` has them, shape [pairs]; above 0 is likelier right than not."""
        embedded = self.bert.embeddings(ids, token_type_ids=torch.zeros_like(ids))
        looked_at = mask[:, None, None].bool()
        states = self.bert.encoder(embedded, looked_at).last_hidden_state.float()
        weight = mask[..., None].float()
        pooled = (states * weight).sum(1) / weight.sum(1)
        scores: torch.Tensor = self.out(nn.functional.normalize(pooled, dim=1) * SHARPNESS)[:, 0]
        return scores

    def tokens(self, pairs: Sequence[tuple[str, str]]) -> tuple[torch.Tensor, torch.Tensor]:
        """The tokens of pairs and which of them are no padding, both of shape [pairs, longest]."""
        known = self._tokenizer
        firsts, seconds = (
            known([prompt + text for text in texts], add_special_tokens=False)["input_ids"]
            for prompt, texts in zip(_PROMPTS, zip(*pairs, strict=True), strict=True)
        )
        start, end = known.bos_token_id, known.eos_token_id
        rows = [
            [start, *first[:_MOST_FIRST], end, end, *second[:_MOST_SECOND], end]
            for first, second in zip(firsts, seconds, strict=True)
        ]
        length = max(map(len, rows))
        ids = torch.full((len(rows), length), known.pad_token_id)
        mask = torch.zeros((len(rows), length), dtype=torch.long)
        for n, row in enumerate(rows):
            ids[n, : len(row)] = torch.tensor(row)
            mask[n, : len(row)] = 1
        return ids, mask
