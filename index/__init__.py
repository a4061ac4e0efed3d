"""Reports to search: encoder, FAISS, BM25, their fusion, and the store on disk."""

from index.disk import default_home
from index.encoder import Encoder, PairScores, Vectors, load_encoder
from index.errors import EncoderError, StoreError
from index.fusion import fuse
from index.lexical import Lexicon, in_dictionary, segment, tagged, tokens
from index.opening import open_index
from index.progress import Progress, ProgressBar, silent
from index.search import Index, ScoredPassage
from index.stores import FoundFigures, FoundPassages, Store

__all__ = [
    "Encoder",
    "EncoderError",
    "FoundFigures",
    "FoundPassages",
    "Index",
    "Lexicon",
    "PairScores",
    "Progress",
    "ProgressBar",
    "ScoredPassage",
    "Store",
    "StoreError",
    "Vectors",
    "default_home",
    "fuse",
    "in_dictionary",
    "load_encoder",
    "open_index",
    "segment",
    "silent",
    "tagged",
    "tokens",
]
