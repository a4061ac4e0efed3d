"""BM25 over words and character bigrams, in one script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus import fold
from index.disk import default_home

if TYPE_CHECKING:
    import jieba

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUN = re.compile(
    rf"(?P<han>[{_HAN}]+)|(?P<number>\d+(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"|(?P<word>[^\W\d_{_HAN}]+)"
)

# Where jieba itself begins anew, whatever stands on either side.
_STRETCH = re.compile(r"([\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+)")


def tokens(text: str, *, words: bool = True, bigrams: bool = True) -> list[str]:
    """What BM25 matches: jieba words and character bigrams, numbers and Latin words whole.

    Script, width and case do not matter. Words beat bigrams in precision, bigrams find what
    jieba cut elsewhere; their union beats either alone.

    >>> tokens("行政執法證３７４本")
    ['行政', '执法', '证', '行政', '政执', '执法', '法证', '374', '本']
    """
    found: list[str] = []
    for run in _RUN.finditer(fold(unicodedata.normalize("NFKC", text)).lower()):
        characters = run.group()
        if run.lastgroup == "han":
            if words:
                found += segment(characters)
            if bigrams:
                found += (characters[at : at + 2] for at in range(len(characters) - 1))
        elif run.lastgroup == "number":
            found.append(characters.replace(",", ""))
        else:
            found.append(characters)
    return found


def segment(text: str, *, invent: bool = True) -> list[str]:
    """The words of a text in Simplified characters, as jieba cuts them.

    :param invent: whether characters of no known word may be joined to new ones. Names need
        it; in the everyday words of a question it joins what does not belong together (人考).
    """
    return [word for stretch in _STRETCH.split(text) for word in _cut(stretch, invent)]


@lru_cache(maxsize=4096)
def _cut(stretch: str, invent: bool) -> tuple[str, ...]:
    # A figure's label, sentence and passage share most of their clauses, and are cut in turn.
    return tuple(_segmenter().lcut(stretch, HMM=invent))


def in_dictionary(word: str) -> bool:
    """Whether a Simplified word is one jieba knows, not one it made up to cut a text."""
    return bool(_segmenter().FREQ.get(word))


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of a text in Simplified characters with jieba's part of speech for each."""
    return [(pair.word, pair.flag) for pair in _tagger().lcut(text)]


@lru_cache(maxsize=1)
def _tagger() -> Any:
    _segmenter()
    from jieba import posseg  # its tables take a third of a second; only answering needs them

    return posseg.dt


@lru_cache(maxsize=1)
def _segmenter() -> jieba.Tokenizer:
    # jieba reads its dictionary in 0.7 s, once; --help and plain errors need none of it.
    import logging
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its source has escapes that Python 3.12 warns of
        import jieba

    # It reports a cache file it cannot write as an error, with traceback, and works on.
    jieba.setLogLevel(logging.CRITICAL)
    # Its own tokenizer, which its tagger uses too: another one would be a second dictionary.
    segmenter = jieba.dt
    segmenter.tmp_dir = str(default_home())
    segmenter.initialize()
    return segmenter


class Lexicon:
    """BM25 over tokenised passages."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        """Index `documents`, the tokens of every passage in order."""
        # bm25s pulls in scipy; a caller that only folds or tokenises needs neither.
        import bm25s

        self._size = len(documents)
        self._vocabulary: dict[str, int] = {}
        number = self._vocabulary.setdefault
        numbered = [[number(token, len(self._vocabulary)) for token in row] for row in documents]
        self._bm25: bm25s.BM25 | None = None
        if self._vocabulary:
            self._bm25 = bm25s.BM25(method="lucene")
            self._bm25.index((numbered, self._vocabulary), show_progress=False)

    def scores(self, query: Sequence[str]) -> NDArray[np.float32]:
        """BM25 of every passage for the tokens of a question, shape [passages]; 0 = no overlap."""
        known = [token for token in query if token in self._vocabulary]
        if self._bm25 is None or not known:
            return np.zeros(self._size, np.float32)
        return np.asarray(self._bm25.get_scores(known), np.float32)
