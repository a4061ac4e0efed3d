"""What the reader of pairs learns from: questions with what answers them and what does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from assistant.choosing.choose import rank, rank_passages
from assistant.choosing.reread import character_pairs, sentence_in_words
from corpus import Report, Span, fold, parse_report
from eval.fitting.material import FigureExample, PassageExample
from eval.measuring.judging import overlaps
from eval.sets.texts import TextSet

FURTHEST = 10
"""How many wrong ones a lesson keeps."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question with what is right, if anything is, and what is wrong, likeliest first."""

    asked: str
    right: str | None
    wrong: tuple[str, ...]


def figure_lesson(example: FigureExample) -> Lesson | None:
    """What one question for a figure teaches; nothing if no figure comes into question."""
    rows = rank(example.query, example.weighed, example.figures).rows.tolist()
    right = {
        int(row)
        for row, is_right in zip(example.weighed.rows, example.ranked.right, strict=True)
        if is_right
    }
    words = example.assistant.in_words
    wrong = tuple(words(row) for row in rows if row not in right)
    first = next((words(row) for row in rows if row in right), None)
    return Lesson(example.query.question.folded, first, wrong[:FURTHEST]) if rows else None


def passage_lesson(example: PassageExample) -> Lesson | None:
    """What one question for words teaches; nothing if no passage comes into question."""
    order = rank_passages(example.query, example.weighed).order.tolist()
    asked, right = example.query.question.folded, example.ranked.right
    said = [sentence_in_words(words, asked) for words in example.weighed.said]
    wrong = tuple(said[n] for n in order if not right[n])
    first = next((said[n] for n in order if right[n]), None)
    return Lesson(asked, first, wrong[:FURTHEST]) if order else None


def comprehension_lessons(texts: TextSet) -> Iterator[Lesson]:
    """What a reading-comprehension set teaches: a sentence that answers among those around it.

    The wrong ones that share most with the question come first.
    """
    reports = {name: parse_report(name, text.encode()) for name, text in texts.texts.items()}
    for gold in texts.questions:
        if not gold.evidence:
            continue
        report, evidence = reports[gold.evidence[0].report], gold.evidence[0].original
        asked = fold(gold.question)
        spans = [span for passage in report.passages for span in passage.sentences]
        sentences = [(span, _said(report, span, asked)) for span in spans]
        right = [said for span, said in sentences if overlaps(report.to_original(span), evidence)]
        wrong = [said for _, said in sentences if said not in right]
        if right and wrong:
            wrong.sort(key=lambda said: -_shared(asked, said))
            yield Lesson(asked, right[0], tuple(wrong[:FURTHEST]))


def _said(report: Report, span: Span, asked: str) -> str:
    return sentence_in_words(fold(report.clean[slice(*span)]), asked)


def _shared(asked: str, said: str) -> float:
    """How much of a sentence's pairs of characters a question holds."""
    ours, theirs = character_pairs(asked), character_pairs(said)
    return len(ours & theirs) / sqrt(len(theirs) or 1)
