"""Learn when two words mean the same: the projection in `assistant/data/senses.npz`.

Synonyms and translations are drawn together among the other words of a batch (InfoNCE, van
den Oord et al. 2018), pairs of a contrast group kept apart. Groups held out say where the
cosine of unrelated words ends and that of synonyms begins, and how well the projection tells
words apart that it has not seen.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from assistant.words.lexicon import contrasts, glossary, synonym_groups
from assistant.words.senses import PROJECTION
from index import default_home, load_encoder

COLUMNS = 96
EPOCHS = 30
BATCH = 256
TEMPERATURE = 0.07
PULL_BACK = 0.01
"""How strongly the projection is held to the leading directions it starts from."""
_DROPPED = 0.1
_FOLDS = 5
_UNRELATED_PAIRS = 20_000

Pair = tuple[str, str]
Group = tuple[str, ...]


def fit_senses(path: Path = PROJECTION) -> Iterator[str]:
    """Learn the projection from the word lists and write it; yields lines that say how well."""
    groups, apart = alike_groups(), [group for group in contrasts() if len(group) > 1]
    words = sorted({word for group in (*groups, *apart) for word in group})
    encoder = load_encoder(None, default_home())
    vectors = encoder.encode_queries(words)
    rows = {word: row for row, word in enumerate(words)}
    alike = {pair for group in groups for pair in _pairs(group)}
    mean, centred = _centred(vectors)

    def cosines(matrix: NDArray[np.float32], pairs: Sequence[Pair]) -> NDArray[np.float32]:
        projected = centred @ matrix
        projected /= np.linalg.norm(projected, axis=1, keepdims=True)
        one, other = (projected[[rows[p[side]] for p in pairs]] for side in (0, 1))
        found: NDArray[np.float32] = (one * other).sum(axis=1)
        return found

    seen = [group for group in groups if not _held_out(group)]
    learned = _learn(centred, rows, seen, [g for g in apart if not _held_out(g)], alike)
    held = [pair for group in groups if _held_out(group) for pair in _pairs(group)]
    chinese = [pair for pair in held if not (pair[0] + pair[1]).isascii()]
    draw = random.Random(0)
    unrelated = [
        pair
        for pair in ((draw.choice(words), draw.choice(words)) for _ in range(_UNRELATED_PAIRS))
        if pair[0] != pair[1] and tuple(sorted(pair)) not in alike
    ]
    from sklearn.metrics import roc_auc_score

    together, random_pairs = cosines(learned, chinese), cosines(learned, unrelated)
    scores = np.concatenate([together, random_pairs])
    truth = [1] * len(together) + [0] * len(random_pairs)
    yield (
        f"{len(words)} words; {len(chinese)} pairs held out against {len(unrelated)} unrelated "
        f"ones: AUC {roc_auc_score(truth, scores):.4f}"
    )
    matrix = _learn(centred, rows, groups, apart, alike)
    projected = centred @ matrix
    projected /= np.linalg.norm(projected, axis=1, keepdims=True)
    unrelated_ends = np.quantile(random_pairs, 0.95)
    same_begins = np.quantile(together, 0.75)
    np.savez_compressed(
        path,
        encoder=np.str_(encoder.fingerprint),
        mean=mean,
        matrix=matrix.astype(np.float16),
        unrelated=np.float32(unrelated_ends),
        same=np.float32(same_begins),
        words=np.array(words, np.str_),
        projected=projected.astype(np.float16),
    )
    yield f"worth nothing up to a cosine of {unrelated_ends:.3f}, all from {same_begins:.3f} on"


def alike_groups() -> list[Group]:
    """Words that mean the same: synonyms, and English terms with what reports write for them."""
    groups = [*synonym_groups(), *((english, *chinese) for english, chinese in glossary().items())]
    several = (tuple(word for word in group if len(word) > 1) for group in groups)
    return [group for group in several if len(group) > 1]


def _learn(
    centred: NDArray[np.float32],
    rows: dict[str, int],
    groups: Sequence[Group],
    apart: Sequence[Group],
    alike: set[Pair],
) -> NDArray[np.float32]:
    """The projection, shape [dimensions, COLUMNS], from words' centred vectors."""
    import torch
    from torch.nn import functional

    torch.manual_seed(0)
    draw = random.Random(0)
    inputs = torch.tensor(centred)
    start = torch.linalg.svd(inputs, full_matrices=False)[2][:COLUMNS].T.clone()
    matrix = start.clone().requires_grad_()
    optimiser = torch.optim.AdamW([matrix], lr=2e-3, weight_decay=0.0)
    related = torch.zeros((len(rows), len(rows)), dtype=torch.bool)
    for one, other in alike:
        related[rows[one], rows[other]] = related[rows[other], rows[one]] = True
    related.fill_diagonal_(True)
    rivals = [pair for group in apart for pair in _pairs(group) if pair not in alike]

    def projected(at: list[int]) -> torch.Tensor:
        return functional.normalize(functional.dropout(inputs[at], _DROPPED) @ matrix, dim=1)

    for _ in tqdm(range(EPOCHS), unit="epoch", disable=None):
        pairs = [draw.sample(group, 2) for group in groups]
        draw.shuffle(pairs)
        for begin in range(0, len(pairs), BATCH):
            left, right = (
                [rows[pair[side]] for pair in pairs[begin : begin + BATCH]] for side in (0, 1)
            )
            first, second = projected(left), projected(right)
            hidden = related[left][:, right] & ~torch.eye(len(left), dtype=torch.bool)
            logits = (first @ second.T / TEMPERATURE).masked_fill(hidden, -1e9)
            target = torch.arange(len(left))
            loss = functional.cross_entropy(logits, target)
            loss = loss + functional.cross_entropy(logits.T, target)
            drawn = draw.sample(rivals, min(BATCH // 2, len(rivals)))
            near, far = (projected([rows[pair[side]] for pair in drawn]) for side in (0, 1))
            above = (near * far).sum(dim=1) - (first * second).sum(dim=1).mean()
            loss = loss + functional.softplus(above / TEMPERATURE + 2).mean()
            loss = loss + PULL_BACK * ((matrix - start) ** 2).sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    learned: NDArray[np.float32] = matrix.detach().numpy()
    return learned


def _centred(vectors: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    mean: NDArray[np.float32] = vectors.mean(axis=0)
    centred = vectors - mean
    return mean, centred / np.linalg.norm(centred, axis=1, keepdims=True)


def _pairs(group: Group) -> Iterator[Pair]:
    yield from combinations(sorted(group), 2)


def _held_out(group: Group) -> bool:
    """Whether a group is of the fifth that tells how well unseen words are told apart."""
    return hashlib.sha256(" ".join(group).encode()).digest()[0] % _FOLDS == 0
