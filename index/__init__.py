"""Reports to search: encoder, FAISS, BM25, their fusion, and the store on disk."""

from index.build import open_index
from index.disk import default_home
from index.encoder import Encoder, Vectors, load_encoder
from index.errors import EncoderError, StoreError
from index.fusion import fuse
from index.lexical import Lexicon, segment, tokens
from index.progress import Progress, ProgressBar
from index.search import Index, ScoredPassage

__all__ = [
    "Encoder",
    "EncoderError",
    "Index",
    "Lexicon",
    "Progress",
    "ProgressBar",
    "ScoredPassage",
    "StoreError",
    "Vectors",
    "default_home",
    "fuse",
    "load_encoder",
    "open_index",
    "segment",
    "tokens",
]
