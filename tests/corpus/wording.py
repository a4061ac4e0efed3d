"""Words, labels and roles of every quantity in a stretch of text, as a report would have them."""

from corpus.labels import Wording, word_quantities
from corpus.model import Span
from corpus.numbers import read_quantities
from corpus.script import fold


def word(text: str) -> list[Wording]:
    folded = fold(text)
    return word_quantities(folded, Span(0, len(text)), list(read_quantities(folded)))


def labels(text: str) -> list[str]:
    return [wording.label for wording in word(text)]


def roles(text: str) -> list[str]:
    return [wording.role for wording in word(text)]
