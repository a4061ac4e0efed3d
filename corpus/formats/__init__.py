"""Files of every format that is read, told apart by what is in them rather than by their names."""

from corpus.formats.document import CELL_JOINT, Document, Drawing, Heading
from corpus.formats.reading import read_document, read_picture, shown_files

__all__ = [
    "CELL_JOINT",
    "Document",
    "Drawing",
    "Heading",
    "read_document",
    "read_picture",
    "shown_files",
]
