"""Question sets that bring their own texts: each text becomes a report of its own.

So the whole path is measured as it is used. What such a set judges is texts, not passages:
a text ranks by its best passage.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eval.errors import QuestionSetError
from eval.sets.questions import GoldQuestion
from index import default_home


@dataclass(frozen=True, slots=True)
class TextSet:
    """Texts by report name, and the questions asked of them.

    `ids` are the set's own names of its texts, by report name, where those differ.
    """

    texts: Mapping[str, str]
    questions: Sequence[GoldQuestion]
    ids: Mapping[str, str] = field(default_factory=dict)


def write_texts(texts: Mapping[str, str]) -> Path:
    """A folder with one report per text, the same one for the same texts.

    A second run finds its index under that folder and is quick.

    :raises QuestionSetError: when it cannot be written.
    """
    digest = hashlib.sha256(json.dumps(texts, sort_keys=True).encode()).hexdigest()[:16]
    folder = default_home() / "squad" / digest
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            # Bytes, for line ends as they are.
            (folder / name).write_bytes(text.encode())
    except OSError as error:
        raise QuestionSetError(f"Cannot write the texts to {folder}: {error.strerror}") from error
    return folder
