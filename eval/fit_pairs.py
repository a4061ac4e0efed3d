"""Learn to read a figure together with a question: the adapters in `assistant/data/pairs.npz`.

Each question is shown with its right figure and four wrong ones, the likeliest first; a softmax
over their scores and a constant 0, which stands for none of them, should choose the right one.
Three times in ten the right one is held back, and none should be chosen.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from assistant import open_assistant
from assistant.choose import rank
from assistant.reread import ADAPTERS
from eval.fit_material import FigureExample, Material, fold_of, gather
from eval.questions import load_questions
from index import default_home, load_encoder

if TYPE_CHECKING:
    from torch import Tensor

    from eval.fit import Sets
    from index.pairs import PairReader

WRONG = 4
LIKELIEST, FURTHER = 2, 10
"""Of the wrong figures the first two always, and two drawn from the first ten."""
HELD_BACK = 0.3
EPOCHS = 2
BATCH = 16
LEARNING_RATE = 1e-3
WARM_UP = 100
WEIGHT_DECAY = 0.01
LONGEST_STEP = 1.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question with its right figure, if it has one, and wrong ones, likeliest first."""

    asked: str
    right: str | None
    wrong: tuple[str, ...]


def fit_pairs(
    sets: Sets, blind: Sets, spared: frozenset[str], path: Path = ADAPTERS
) -> Iterator[str]:
    """Learn the adapters and write them; yields lines that say how it goes.

    :param sets: as `eval.fit.fit_sets` takes them.
    :param blind: the same.
    :param spared: blind authors whose questions are left for `eval fit` to judge the scores by.
    """
    lessons: list[Lesson] = []
    authors: set[str] = set()
    for file, corpus in [*sets, *blind]:
        assistant = open_assistant(corpus)
        questions = load_questions(file, assistant.index.reports)
        if (file, corpus) in sets:
            questions = [question for question in questions if question.split == "dev"]
        else:
            questions = [q for q in questions if fold_of(q.id) not in spared]
        material = Material()
        gather(assistant, questions, material)
        kept = [row for row in material.figures if not row.ranked.taken_away]
        authors |= {row.ranked.fold for row in kept}
        lessons += [lesson for row in kept if (lesson := _lesson(row))]
        yield f"{file.name}: {len(lessons)} questions so far"
    learned, losses = _learn(lessons)
    encoder = load_encoder(None, default_home())
    stored: dict[str, Any] = {"encoder": encoder.fingerprint, "authors": sorted(authors), **learned}
    np.savez_compressed(path, **stored)
    tenth = max(1, len(losses) // 10)
    first, last = np.mean(losses[:tenth]), np.mean(losses[-tenth:])
    yield f"loss {first:.3f} in the first tenth of the steps, {last:.3f} in the last"


def _lesson(example: FigureExample) -> Lesson | None:
    """What one question teaches; nothing if no figure comes into question."""
    rows = rank(example.query, example.weighed, example.figures).rows.tolist()
    right = {
        int(row)
        for row, is_right in zip(example.weighed.rows, example.ranked.right, strict=True)
        if is_right
    }
    words = example.assistant.in_words
    wrong = tuple(words(row) for row in rows if row not in right)
    first = next((words(row) for row in rows if row in right), None)
    return Lesson(example.query.question.folded, first, wrong[:FURTHER]) if rows else None


def _learn(lessons: Sequence[Lesson]) -> tuple[dict[str, NDArray[np.float16]], list[float]]:
    """The adapters by name, and the loss of each step."""
    import torch
    from torch.nn.attention import SDPBackend, sdpa_kernel

    from index.pairs import PairReader

    torch.manual_seed(0)
    draw = random.Random(0)
    model = load_encoder(None, default_home()).model
    model.requires_grad_(False)
    torch.set_num_threads(os.cpu_count() or 1)
    reader = PairReader(model)
    adapters = reader.adapters()
    for parameter in adapters.values():
        parameter.requires_grad_(True)
    optimiser = torch.optim.AdamW(adapters.values(), LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    steps = EPOCHS * -(-len(lessons) // BATCH)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARM_UP) * (1 - step / steps)
    )
    losses: list[float] = []
    with tqdm(total=steps, unit="step") as bar:
        for _ in range(EPOCHS):
            shuffled = draw.sample(lessons, len(lessons))
            for start in range(0, len(shuffled), BATCH):
                shown = [_shown(each, draw) for each in shuffled[start : start + BATCH]]
                optimiser.zero_grad()
                # Of fused attention the backward pass takes longer than all else on a processor.
                with sdpa_kernel(SDPBackend.MATH):
                    loss = _loss(reader, [each for each in shown if each[1]])
                    torch.autograd.backward(loss)
                torch.nn.utils.clip_grad_norm_(adapters.values(), LONGEST_STEP)
                optimiser.step()
                rate.step()
                losses.append(loss.item())
                bar.update()
    return {name: p.detach().half().numpy() for name, p in adapters.items()}, losses


def _shown(lesson: Lesson, draw: random.Random) -> tuple[str, list[str], int]:
    """A question, the figures to choose from, and which is right; their number if none is."""
    rest = lesson.wrong[LIKELIEST:]
    drawn = draw.sample(rest, min(WRONG - LIKELIEST, len(rest)))
    figures = [*lesson.wrong[:LIKELIEST], *drawn]
    if lesson.right is None or draw.random() < HELD_BACK:
        return lesson.asked, figures, len(figures)
    return lesson.asked, [lesson.right, *figures], 0


def _loss(reader: PairReader, shown: Sequence[tuple[str, list[str], int]]) -> Tensor:
    import torch

    pairs = [(asked, figure) for asked, figures, _ in shown for figure in figures]
    scores = reader(*reader.tokens(pairs)).split([len(figures) for _, figures, _ in shown])
    none = torch.zeros(1)
    surprises = [
        -torch.log_softmax(torch.cat([own, none]), 0)[right]
        for own, (_, _, right) in zip(scores, shown, strict=True)
    ]
    return torch.stack(surprises).mean()
