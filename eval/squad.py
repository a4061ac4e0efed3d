"""`python -m eval squad`: retrieval and answers on reading-comprehension sets in SQuAD format.

Every paragraph becomes a report of its own, so that the whole path is measured as it is used;
CMRC 2018 and DRCD are such sets. The reports are kept in a folder named by their content, so
that a second run finds its index and is quick.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from assistant import Answer, Assistant, open_assistant
from corpus import ReportError
from eval.metrics import mean, recall, reciprocal_rank
from eval.overlap import exact_match, f1
from index import ProgressBar, ScoredPassage, default_home

_PARAGRAPHS = 10
_PASSAGES = 50
"""Ranked passages fetched, so that ten paragraphs of several passages each are among them."""


class SquadError(ReportError):
    """A file that is not a set in SQuAD format."""


@dataclass(frozen=True, slots=True)
class SquadQuestion:
    """A question, the paragraph (a file name) that holds its answer, and that answer's wordings."""

    question: str
    paragraph: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SquadSet:
    """Paragraphs by file name, and the questions asked of them."""

    paragraphs: Mapping[str, str]
    questions: Sequence[SquadQuestion]


def squad(file: Path, limit: int | None = None, seed: int = 0) -> None:
    """Index the paragraphs of a set, ask its questions and print what came of it.

    :param limit: how many questions to draw at random; all if None. All paragraphs are indexed.
    :param seed: of the draw.
    :raises ReportError: when the file is no such set.
    """
    whole = read_squad(file)
    asked = drawn(whole.questions, limit, seed)
    assistant = open_assistant([_written(whole.paragraphs)], progress=ProgressBar())
    rows = [score(assistant, question) for question in tqdm(asked, unit="question", disable=None)]
    print(f"{file.name}: {len(asked)} questions, {len(whole.paragraphs)} paragraphs (per cent)")
    for measure in rows[0]:
        value = mean([row[measure] for row in rows])
        print(f"{measure:<28}{100 * (value or 0):6.1f}")


def read_squad(file: Path) -> SquadSet:
    """Paragraphs and questions of a SQuAD-format file.

    :raises SquadError: when it cannot be read, is not in that format or holds no questions.
    """
    try:
        articles = json.loads(file.read_text(encoding="utf-8"))["data"]
        paragraphs = [paragraph for article in articles for paragraph in article["paragraphs"]]
        contexts = {f"p{n:05}.txt": p["context"] for n, p in enumerate(paragraphs)}
        questions = [
            SquadQuestion(
                question["question"], name, tuple(answer["text"] for answer in question["answers"])
            )
            for name, paragraph in zip(contexts, paragraphs, strict=True)
            for question in paragraph["qas"]
        ]
    except OSError as error:
        raise SquadError(f"Cannot read {file}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise SquadError(f"{file} is not a set in SQuAD format: {error!r}") from error
    if not questions:
        raise SquadError(f"{file} holds no questions.")
    return SquadSet(contexts, questions)


def drawn(
    questions: Sequence[SquadQuestion], limit: int | None, seed: int
) -> Sequence[SquadQuestion]:
    """At most `limit` of the questions, the same ones for the same seed; all if None."""
    if limit is None or limit >= len(questions):
        return questions
    return random.Random(seed).sample(questions, limit)


def score(assistant: Assistant, question: SquadQuestion) -> dict[str, float]:
    """Measures of one question: its paragraph's rank, and the answer against the gold wordings."""
    ranked = ranked_reports(assistant.retrieve(question.question, k=_PASSAGES))[:_PARAGRAPHS]
    relevant = [name == question.paragraph for name in ranked]
    answer = assistant.ask(question.question)
    short = short_answer(answer)
    first = answer.citations[0].text if answer.citations else ""
    return {
        "paragraph recall@1": recall(relevant, 1, 1),
        "paragraph recall@5": recall(relevant, 1, 5),
        "paragraph mrr@10": reciprocal_rank(relevant, _PARAGRAPHS),
        "answered": answer.answered,
        "exact match": max(exact_match(short, gold) for gold in question.answers),
        "character f1": max(f1(short, gold) for gold in question.answers),
        "gold in first citation": any(gold in first for gold in question.answers),
    }


def _written(paragraphs: Mapping[str, str]) -> Path:
    """A folder with one file per paragraph, the same one for the same paragraphs."""
    digest = hashlib.sha256(json.dumps(paragraphs, sort_keys=True).encode()).hexdigest()[:16]
    folder = default_home() / "squad" / digest
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in paragraphs.items():
            # Bytes, for line ends as they are.
            (folder / name).write_bytes(text.encode())
    except OSError as error:
        raise SquadError(f"Cannot write the paragraphs to {folder}: {error.strerror}") from error
    return folder


def ranked_reports(passages: Iterable[ScoredPassage]) -> list[str]:
    """Reports by their best passage, best first."""
    return list(dict.fromkeys(scored.passage.report for scored in passages))


def short_answer(answer: Answer) -> str:
    """The words that answer: the headline figure, else the first highlight cited.

    Empty for an abstention, which scores 0, as CMRC 2018 scores an empty prediction.
    """
    if answer.figures:
        return answer.figures[0].text
    if not answer.citations:
        return ""
    first = answer.citations[0]
    for start, end in first.highlights:
        return first.text[start - first.start : end - first.start]
    return first.text
