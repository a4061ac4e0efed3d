"""Text to vectors: a SentenceTransformer, its prompts, and the progress of long batches."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.bundled import FINGERPRINT, NAME, bundled_encoder
from index.errors import EncoderError
from index.progress import Progress, silent

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

# Padded characters in a batch: large ones are no faster and take more memory.
_BATCH = 1024
_QUERY_PROMPTS = ("query",)
_PASSAGE_PROMPTS = ("passage", "document")

PairScores = Callable[[Sequence[tuple[str, str]]], NDArray[np.float64]]
"""Scores of pairs of texts, shape [pairs]: how well the second is what the first asks for."""


class Encoder(Protocol):
    """What the index needs of an encoder; every vector has length 1."""

    @property
    def name(self) -> str:
        """What people call it, as recorded in the manifest."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever its vectors may; under one fingerprint a text has one vector."""

    @property
    def dimensions(self) -> int:
        """Columns of every vector."""

    def encode_queries(self, texts: Sequence[str], advance: Callable[[int], None] = ...) -> Vectors:
        """Questions as vectors, shape [n, dimensions]; `advance` hears of n characters done."""

    def encode_passages(
        self, texts: Sequence[str], advance: Callable[[int], None] = ...
    ) -> Vectors:
        """Passages as vectors, shape [n, dimensions]; `advance` hears of n characters done."""

    def pair_reader(self, adapters: Path) -> PairScores | None:
        """What reads two texts together with this model, adapted; None if it is another's."""


class SentenceEncoder:
    """An `Encoder` over a SentenceTransformer, asked with the prompts that model declares.

    The model is loaded when it is first needed: to see that an index is up to date its
    fingerprint is enough, and loading takes seconds.
    """

    def __init__(
        self, name: str, fingerprint: str, load: Callable[[], SentenceTransformer]
    ) -> None:
        """Wrap the model that `load` loads."""
        self.name = name
        self.fingerprint = fingerprint
        self._load = load
        # A fast tokenizer refuses to be used by two threads at once ("Already borrowed").
        self._tokenizer_lock = threading.Lock()
        # A reader has layers of its own; whoever opens reports anew shall not get another.
        self._pair_readers: dict[Path, PairScores | None] = {}

    @cached_property
    def model(self) -> SentenceTransformer:
        """The model itself."""
        import torch

        # One thread a batch: a question's matrices are too small to share out, and where
        # other work keeps a core busy, waiting for the slower half costs ten times the gain.
        torch.set_num_threads(1)
        return self._load()

    @cached_property
    def dimensions(self) -> int:
        """Columns of every vector."""
        return int(self._encode_batch([""], "").shape[1])

    def encode_queries(
        self, texts: Sequence[str], advance: Callable[[int], None] = lambda _: None
    ) -> Vectors:
        """Questions as vectors, shape [n, dimensions]; `advance` hears of n characters done."""
        return self._encode(texts, _declared(self.model, _QUERY_PROMPTS), advance)

    def encode_passages(
        self, texts: Sequence[str], advance: Callable[[int], None] = lambda _: None
    ) -> Vectors:
        """Passages as vectors, shape [n, dimensions]; `advance` hears of n characters done."""
        return self._encode(texts, _declared(self.model, _PASSAGE_PROMPTS), advance)

    def pair_reader(self, adapters: Path) -> PairScores | None:
        """What reads two texts together with this model, adapted by an *.npz file of `eval fit-pairs`.

        None if the file was made for another encoder, whose layers it would not fit.
        """
        if adapters not in self._pair_readers:
            self._pair_readers[adapters] = self._adapted(adapters)
        return self._pair_readers[adapters]

    def _adapted(self, adapters: Path) -> PairScores | None:
        with np.load(adapters, allow_pickle=False) as stored:
            if str(stored["encoder"]) != self.fingerprint:
                return None
            learned = {name: stored[name] for name in stored.files if "." in name}
        import torch

        from index.pairs import PairReader

        reader = PairReader(self.model)
        for name, parameter in reader.adapters().items():
            parameter.data = torch.from_numpy(learned[name].astype(np.float32))
        reader.merge()

        def scores(pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
            with self._tokenizer_lock:
                tokens = reader.tokens(pairs)
            with torch.inference_mode():
                found: NDArray[np.float64] = reader(*tokens).double().numpy()
            return found

        return scores

    def _encode(self, texts: Sequence[str], prompt: str, advance: Callable[[int], None]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        batches = list(_batches(texts))
        if len(batches) == 1:
            vectors[batches[0]] = self._encode_batch([texts[row] for row in batches[0]], prompt)
            advance(sum(map(len, texts)))
            return vectors
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            encoded = pool.map(
                lambda rows: self._encode_batch([texts[row] for row in rows], prompt), batches
            )
            for rows, found in zip(batches, encoded, strict=True):
                vectors[rows] = found
                advance(sum(len(texts[row]) for row in rows))
        return vectors

    def _encode_batch(self, texts: Sequence[str], prompt: str) -> Vectors:
        """What `SentenceTransformer.encode` does, without detours that cost 2 ms a question."""
        import torch

        with self._tokenizer_lock:
            features = self.model.preprocess(list(texts), prompt=prompt)
        with torch.inference_mode():
            found = self.model(features)["sentence_embedding"].float()
            vectors: Vectors = torch.nn.functional.normalize(found, dim=1).numpy()
        return vectors


def _batches(texts: Sequence[str]) -> Iterator[list[int]]:
    """Rows of texts of like length, so that little of a batch is padding."""
    batch: list[int] = []
    for row in sorted(range(len(texts)), key=lambda row: len(texts[row])):
        if batch and (len(batch) + 1) * len(texts[row]) > _BATCH:
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def load_encoder(model: str | None, home: Path, progress: Progress = silent) -> SentenceEncoder:
    """The encoder called `model`: a hub name or a folder; None is the bundled one.

    One that is on this machine is loaded only when it is first used; what is wrong with it
    is raised then.

    :raises EncoderError: the model is unknown, unreachable or broken.
    :raises StoreError: the bundled encoder cannot be written under `home`.
    """
    if model is None:
        return SentenceEncoder(
            NAME, FINGERPRINT, lambda: _quickened(_load(str(bundled_encoder(home, progress))))
        )
    if Path(model).is_dir():
        return SentenceEncoder(model, _folder_fingerprint(Path(model)), lambda: _load(model))
    commit = _commit_on_disk(model)
    if commit:
        return SentenceEncoder(model, f"{model}@{commit}", lambda: _load(model))
    loaded = _load(model)
    commit = getattr(getattr(loaded.transformers_model, "config", None), "_commit_hash", None)
    return SentenceEncoder(model, f"{model}@{commit}", lambda: loaded)


def _commit_on_disk(model: str) -> str | None:
    """The commit of a hub model that was downloaded before."""
    from huggingface_hub import try_to_load_from_cache

    try:
        config = try_to_load_from_cache(model, "config.json")
    except ValueError:  # not a name the hub could know
        return None
    return Path(config).parent.name if isinstance(config, str) else None


def _load(source: str) -> SentenceTransformer:
    # oneDNN keeps a kernel for every shape of batch it has met, 1,024 by default: after a
    # long build most of a gigabyte. It reads this when torch first computes.
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64")
    # torch and transformers take seconds to import; --help and plain errors need neither.
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        try:
            return SentenceTransformer(source, device="cpu", local_files_only=True)
        except (OSError, ValueError):
            if Path(source).exists():
                raise
            _ask_hub_for(source)
            return SentenceTransformer(source, device="cpu")
    # Whatever is wrong with somebody's model, what it says of itself is what the user needs.
    except Exception as error:
        says = (str(error).strip() or type(error).__name__).splitlines()[0][:160]
        raise EncoderError(
            f"无法加载编码模型 {source}（{says}）；请检查名称、目录或网络，"
            "或者不指定模型，使用内置的。"
        ) from error


def _ask_hub_for(model: str) -> None:
    """Fail at once if the hub is out of reach or lacks the model; loading would retry a minute."""
    from huggingface_hub import HfApi

    HfApi().model_info(model, timeout=10)


def _quickened(model: SentenceTransformer) -> SentenceTransformer:
    """Run the layers themselves, and multiply in bfloat16 where that is faster.

    Vectors keep a cosine of 0.99999 to the float32 ones.
    """
    import torch

    from index.layers import Layers, is_faster_in_bfloat16

    bert: Any = model.transformers_model
    if is_faster_in_bfloat16():
        for module in bert.encoder.modules():
            if isinstance(module, torch.nn.Linear):
                module.bfloat16()
    bert.encoder = Layers(bert.encoder.layer, bert.config.num_attention_heads)
    bert.pooler = None
    return model


def _declared(model: Any, names: Sequence[str]) -> str:
    prompts: dict[str, str] = model.prompts or {}
    return next((prompts[name] for name in names if prompts.get(name)), "")


def _folder_fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
