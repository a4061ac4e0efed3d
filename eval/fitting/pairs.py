"""Learn to read a figure or a sentence together with a question: `assistant/data/pairs.npz`.

Each question is shown with what is right and a few that are wrong, the likeliest first; a softmax
over their scores and a constant 0, which stands for none of them, should choose the right one.
Three times in ten the right one is held back, and none should be chosen.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from assistant import open_assistant
from assistant.choosing.reread import ADAPTERS
from eval.errors import QuestionSetError
from eval.fitting.lessons import Lesson, comprehension_lessons, figure_lesson, passage_lesson
from eval.fitting.material import Material, fold_of, gather
from eval.sets.questions import load_questions
from eval.sets.squad import read_squad
from index import default_home, load_encoder

if TYPE_CHECKING:
    from torch import Tensor

    from eval.fitting.fit import Sets
    from index.pairs import PairReader

WRONG = 3
LIKELIEST = 2
"""Of the wrong ones the first two always, and one drawn from the rest."""
HELD_BACK = 0.3
BATCH = 16
BATCHES = 3
"""Of different length into which the pairs of one step are parted: less is padded."""
LEARNING_RATE = 6e-4
WARM_UP = 100
COMPREHENSION = 700
"""Of questions on other texts: where the words asked about stand but not what is asked of them is
learned from these as well, and they keep the reader from learning reports by heart."""
SEEN = {"figure": 2500, "sentence": 1500}
"""Of questions that were learned from before, when learning on: enough to forget nothing of it.
Those that are new are all shown."""
WEIGHT_DECAY = 0.01
LONGEST_STEP = 1.0


def fit_pairs(
    sets: Sets,
    blind: Sets,
    spared: frozenset[str],
    comprehension: Sequence[Path] = (),
    path: Path = ADAPTERS,
) -> Iterator[str]:
    """Learn on from the adapters there are, if any, and write them; yields lines on how it goes.

    :param sets: as `eval.fitting.fit.fit_sets` takes them.
    :param blind: the same.
    :param spared: blind authors whose questions are left for `eval fit` to judge the scores by.
    :param comprehension: sets in SQuAD format; `COMPREHENSION` of their questions are drawn.
    :raises QuestionSetError: a set cannot be read, or the adapters came of authors to be spared.
    """
    before, known = _learned_before(path)
    if known & spared:
        both = ", ".join(sorted(known & spared))
        raise QuestionSetError(f"{path} was learned from authors that are to be spared: {both}.")
    authors = set(known)
    lessons: list[Lesson] = []
    seen: dict[str, list[Lesson]] = {kind: [] for kind in SEEN}
    for file, corpus in [*sets, *blind]:
        assistant = open_assistant(corpus)
        questions = load_questions(file, assistant.index.reports)
        if (file, corpus) in sets:
            questions = [question for question in questions if question.split == "dev"]
        else:
            questions = [q for q in questions if fold_of(q.id) not in spared]
        material = Material()
        gather(assistant, questions, material)
        figures = [row for row in material.figures if not row.ranked.taken_away]
        passages = [row for row in material.passages if not row.ranked.taken_away]
        authors |= {fold_of(question.id) for question in questions}
        for row in figures:
            if lesson := figure_lesson(row):
                (seen["figure"] if row.ranked.fold in known else lessons).append(lesson)
        for text in passages:
            if lesson := passage_lesson(text):
                (seen["sentence"] if text.ranked.fold in known else lessons).append(lesson)
        yield f"{file.name}: {len(lessons)} new questions so far"
    draw = random.Random(0)
    for kind, most in SEEN.items():
        lessons += draw.sample(seen[kind], min(most, len(seen[kind])))
    read = [lesson for file in comprehension for lesson in comprehension_lessons(read_squad(file))]
    lessons += draw.sample(read, min(COMPREHENSION, len(read)))
    learned, losses = _learn(lessons, before)
    adapters = {name: _halfway(before.get(name, after), after) for name, after in learned.items()}
    encoder = load_encoder(None, default_home())
    found: dict[str, Any] = {"encoder": encoder.fingerprint, "authors": sorted(authors), **adapters}
    np.savez_compressed(path, **found)
    tenth = max(1, len(losses) // 10)
    first, last = np.mean(losses[:tenth]), np.mean(losses[-tenth:])
    yield f"{len(lessons)} lessons; loss {first:.3f} in the first tenth of the steps, {last:.3f} in the last"


def _halfway(before: NDArray[np.float16], after: NDArray[np.float16]) -> NDArray[np.float16]:
    """The mean of adapters before and after learning on (Wortsman et al. 2022).

    What was learned by heart differs between the two and is halved. Held-out authors' figures
    were judged better by it than by either: loss 0.365 against 0.372 before and 0.388 after.
    """
    mean: NDArray[np.float16] = ((before.astype(np.float32) + after) / 2).astype(np.float16)
    return mean


def _learned_before(path: Path) -> tuple[dict[str, NDArray[np.float16]], set[str]]:
    """The adapters in a file by name, and the authors they were learned from; nothing without it."""
    if not path.exists():
        return {}, set()
    with np.load(path, allow_pickle=False) as stored:
        adapters = {name: stored[name] for name in stored.files if "." in name}
        return adapters, set(stored["authors"].tolist())


def _learn(
    lessons: Sequence[Lesson], before: Mapping[str, NDArray[np.float16]]
) -> tuple[dict[str, NDArray[np.float16]], list[float]]:
    """The adapters by name, learned on from those before, and the loss of each step."""
    import torch
    from torch.nn.attention import SDPBackend, sdpa_kernel

    from index.pairs import PairReader

    torch.manual_seed(0)
    draw = random.Random(0)
    model = load_encoder(None, default_home()).model
    model.requires_grad_(False)
    _quicken(model)
    torch.set_num_threads(os.cpu_count() or 1)
    reader = PairReader(model)
    adapters = reader.adapters()
    for name, parameter in adapters.items():
        if name in before:
            parameter.data = torch.from_numpy(before[name].astype(np.float32))
        parameter.requires_grad_(True)
    optimiser = torch.optim.AdamW(adapters.values(), LEARNING_RATE, weight_decay=WEIGHT_DECAY)
    steps = -(-len(lessons) // BATCH)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARM_UP) * (1 - step / steps)
    )
    losses: list[float] = []
    with tqdm(total=steps, unit="step") as bar:
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


def _quicken(model: Any) -> None:
    """Multiply in bfloat16 where the processor can: of long batches five times as fast."""
    import torch

    if torch.cpu.get_capabilities().get("avx512_bf16"):
        for module in model.transformers_model.encoder.whole.modules():
            if isinstance(module, torch.nn.Linear):
                module.bfloat16()


def _shown(lesson: Lesson, draw: random.Random) -> tuple[str, list[str], int]:
    """A question, what to choose from, and which is right; their number if none is."""
    rest = lesson.wrong[LIKELIEST:]
    drawn = draw.sample(rest, min(WRONG - LIKELIEST, len(rest)))
    wrong = [*lesson.wrong[:LIKELIEST], *drawn]
    if lesson.right is None or draw.random() < HELD_BACK:
        return lesson.asked, wrong, len(wrong)
    return lesson.asked, [lesson.right, *wrong], 0


def _loss(reader: PairReader, shown: Sequence[tuple[str, list[str], int]]) -> Tensor:
    import torch

    pairs = [(asked, figure) for asked, figures, _ in shown for figure in figures]
    scores = torch.split(_scores(reader, pairs), [len(figures) for _, figures, _ in shown])
    none = torch.zeros(1)
    surprises = [
        -torch.log_softmax(torch.cat([own, none]), 0)[right]
        for own, (_, _, right) in zip(scores, shown, strict=True)
    ]
    return torch.stack(surprises).mean()


def _scores(reader: PairReader, pairs: Sequence[tuple[str, str]]) -> Tensor:
    """The scores of pairs, shape [pairs], read in a few batches of about equal length."""
    import torch

    order = sorted(range(len(pairs)), key=lambda n: len(pairs[n][0]) + len(pairs[n][1]))
    size = -(-len(order) // BATCHES)
    batches = [order[start : start + size] for start in range(0, len(order), size)]
    scores = [reader(*reader.tokens([pairs[n] for n in batch])) for batch in batches]
    return torch.cat(scores)[torch.tensor(order).argsort()]
