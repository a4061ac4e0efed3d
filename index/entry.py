"""One report on disk: its records, its tokens, and the vectors of its texts.

A report is the unit of building: its folder is named by everything it was made from, so a
change to one report, to the reader or to the encoder makes new folders and spoils none. Where
the report lies is no part of it: a folder that moved, and a report in two collections, find
what was encoded before.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict

import numpy as np

from corpus import Passage, Report, fold, read_with
from index.disk import file_sha256, replace_folder
from index.encoder import Encoder, Vectors
from index.lexical import tokens
from index.records import report_from_json, report_to_json

# Raise it when the files below, or the texts that are encoded, come to mean something else.
FORMAT = 3

_RECORDS, _TOKENS, _TEXTS, _ABOUT = "report.json", "tokens.json", "texts.json", "about.json"
_VECTORS = {"passages": "passages.npy", "labels": "labels.npy"}


@dataclass(frozen=True, slots=True)
class Texts:
    """Distinct texts and their vectors, shape [texts, dimensions]."""

    texts: list[str]
    vectors: Vectors


@dataclass(frozen=True, slots=True)
class Entry:
    """A report with what searching it needs.

    `tokens` has one list per passage. `passage_rows` holds the row in `passages` of every
    passage; `label_rows` and `wide_rows` the rows in `labels` of every figure's label, and
    of the label with its context.
    """

    report: Report
    tokens: list[list[str]]
    passages: Texts
    labels: Texts
    passage_rows: list[int]
    label_rows: list[int]
    wide_rows: list[int]


# Measured with 329 questions on one report and 128 on eight look-alike ones: naming place
# and period raises the encoder's Recall@1 among look-alikes from 44 to 64 %, and folding
# both sides beats either script as it stands (82 → 84 %).
def passage_texts(report: Report) -> list[str]:
    """What is encoded for each passage: whose report, under which headings, and the text."""
    return [
        fold(f"{report.place}{report.period} {_headed(passage)}".strip())
        for passage in report.passages
    ]


def label_texts(report: Report) -> list[str]:
    """What is encoded for each figure: what it counts."""
    return [fold(figure.label) for figure in report.figures]


def wide_texts(report: Report) -> list[str]:
    """The same with the words its clause leans on."""
    return [fold(f"{figure.context} {figure.label}".strip()) for figure in report.figures]


Known = Mapping[tuple[str, str], Vectors]
"""Vectors of one encoder by kind of text and text, as `read_vectors` gives them."""


def characters_to_encode(report: Report, known: Known) -> int:
    """How many characters of a report's texts have no vector yet."""
    labels = label_texts(report) + wide_texts(report)
    texts = [("passages", text) for text in passage_texts(report)]
    texts += [("labels", text) for text in labels]
    return sum(len(text) for kind, text in dict.fromkeys(texts) if (kind, text) not in known)


def make_entry(
    report: Report,
    encoder: Encoder,
    known: Known,
    advance: Callable[[int], None] = lambda _: None,
) -> Entry:
    """Tokenise and encode a report; texts with a vector in `known` are not encoded again.

    :param advance: hears how many more of `characters_to_encode(report, known)` are done.
    """

    def encoded(kind: str, texts: list[str], encode: _Encode) -> Texts:
        missing = [text for text in texts if (kind, text) not in known]
        fresh = dict(zip(missing, encode(missing, advance), strict=True)) if missing else {}
        vectors = [fresh[text] if text in fresh else known[kind, text] for text in texts]
        shape = (len(texts), encoder.dimensions if not texts else len(vectors[0]))
        return Texts(texts, np.asarray(vectors, np.float32).reshape(shape))

    of_passages, of_labels, of_wides = (
        passage_texts(report),
        label_texts(report),
        wide_texts(report),
    )
    passages = encoded("passages", _distinct(of_passages), encoder.encode_passages)
    # A label is alike to a question, not an answer to it; encoded as one, it is the first
    # choice for 77 % of figure questions instead of 72 %.
    labels = encoded("labels", _distinct(of_labels + of_wides), encoder.encode_queries)
    passage_row = {text: row for row, text in enumerate(passages.texts)}
    label_row = {text: row for row, text in enumerate(labels.texts)}
    return Entry(
        report=report,
        tokens=[tokens(_headed(passage)) for passage in report.passages],
        passages=passages,
        labels=labels,
        passage_rows=[passage_row[text] for text in of_passages],
        label_rows=[label_row[text] for text in of_labels],
        wide_rows=[label_row[text] for text in of_wides],
    )


_Encode = Callable[[Sequence[str], Callable[[int], None]], Vectors]


def _headed(passage: Passage) -> str:
    return f"{' '.join(passage.section)}\n{passage.text}"


def _distinct(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def content_of(path: Path) -> tuple[str, ...]:
    """Hashes of the bytes of the report at `path` and of what it is read with.

    :raises OSError: the file cannot be read.
    """
    beside = (
        f"{file.relative_to(path.parent).as_posix()} {file_sha256(file)}"
        for file in read_with(path)
    )
    return file_sha256(path), *beside


def entry_key(name: str, content: Sequence[str], reader: str, fingerprint: str) -> str:
    """The name of the entry of a report: a hash of all it is made from.

    That is its name, from which place and period may be read, its content, the reader and the
    encoder.
    """
    parts = (str(FORMAT), reader, fingerprint, name, *content)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


def write_entry(entry: Entry, folder: Path) -> None:
    """Put an entry at `folder`, whole or not at all.

    :raises StoreError: the disk is full or cannot be written.
    """
    rows = {
        "passages": entry.passages.texts,
        "labels": entry.labels.texts,
        "passage_rows": entry.passage_rows,
        "label_rows": entry.label_rows,
        "wide_rows": entry.wide_rows,
    }
    with replace_folder(folder) as fresh:
        records = report_to_json(replace(entry.report, path=""))
        (fresh / _ABOUT).write_text(_json(_about(entry.report)), encoding="utf-8")
        (fresh / _RECORDS).write_text(records, encoding="utf-8")
        (fresh / _TOKENS).write_text(_json([" ".join(row) for row in entry.tokens]), "utf-8")
        (fresh / _TEXTS).write_text(_json(rows), encoding="utf-8")
        for name, texts in (("passages", entry.passages), ("labels", entry.labels)):
            # Through memory: np.save into a file hides the reason when the disk is full.
            data = io.BytesIO()
            np.save(data, texts.vectors, allow_pickle=False)
            (fresh / _VECTORS[name]).write_bytes(data.getbuffer())


class About(TypedDict):
    """What people want to know of a report without opening it."""

    title: str
    place: str
    period: str
    passages: int
    figures: int


def _about(report: Report) -> About:
    return {
        "title": report.title,
        "place": report.place,
        "period": report.period,
        "passages": len(report.passages),
        "figures": len(report.figures),
    }


def read_about(folder: Path) -> About:
    """What the entry at `folder` is about.

    :raises OSError: the file is missing.
    """
    about: About = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
    return about


def read_entry(folder: Path) -> Entry:
    """The entry at `folder`, whose files have been verified; its report knows no path.

    :raises OSError: a file is missing.
    :raises ValueError: a file does not hold what this version writes.
    """
    rows = json.loads((folder / _TEXTS).read_text(encoding="utf-8"))
    token_rows = json.loads((folder / _TOKENS).read_text(encoding="utf-8"))
    return Entry(
        report=read_report_of(folder),
        tokens=[row.split() for row in token_rows],
        passages=Texts(rows["passages"], _read_matrix(folder, "passages")),
        labels=Texts(rows["labels"], _read_matrix(folder, "labels")),
        passage_rows=rows["passage_rows"],
        label_rows=rows["label_rows"],
        wide_rows=rows["wide_rows"],
    )


def read_report_of(folder: Path) -> Report:
    """The report of the entry at `folder`, without what searching it needs.

    :raises OSError: a file is missing.
    :raises ValueError: a file does not hold what this version writes.
    """
    return report_from_json((folder / _RECORDS).read_text(encoding="utf-8"))


def read_label_vectors(folder: Path) -> tuple[Vectors, Vectors]:
    """The vectors of every figure's label, and of the label in context, of an entry.

    :raises OSError: a file is missing.
    :raises ValueError: a file does not hold what this version writes.
    """
    rows = json.loads((folder / _TEXTS).read_text(encoding="utf-8"))
    vectors = _read_matrix(folder, "labels")
    return vectors[rows["label_rows"]], vectors[rows["wide_rows"]]


def read_vectors(folder: Path) -> dict[tuple[str, str], Vectors]:
    """(kind, text) → vector of the entry at `folder`, whatever the records in it look like.

    :raises OSError: a file is missing.
    :raises ValueError: a file does not hold what this version writes.
    """
    rows = json.loads((folder / _TEXTS).read_text(encoding="utf-8"))
    return {
        (kind, text): vector
        for kind in _VECTORS
        for text, vector in zip(rows[kind], _read_matrix(folder, kind), strict=True)
    }


def _read_matrix(folder: Path, kind: str) -> Vectors:
    vectors: Vectors = np.load(folder / _VECTORS[kind], allow_pickle=False)
    return vectors


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
