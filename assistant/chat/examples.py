"""Questions to click: those kept beside the reports, and ones made from their own labels.

None is offered that would be refused: each is asked first, once.
"""

from __future__ import annotations

import json
from collections.abc import Collection as Names
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest
from pathlib import Path
from threading import Lock

from assistant.chat.collection import Collection
from assistant.chat.figures import figures_of
from assistant.model import Answer
from assistant.service import Assistant
from corpus import Figure, Report, UnreadableReport, fold

EXAMPLES = 6
"""Questions offered before the first one."""
NEXT = 3
"""Questions offered after an answer."""

_TRIED = 40
_TRIED_NEXT = 6
_NUMBER = "多少"
"""Stands for the number in every label."""
_LENGTHS = range(8, 25)
"""Characters of a label that reads as a question on its own."""


class Suggestions:
    """Questions that are known to be answered by one assistant; may be used from threads."""

    def __init__(self, assistant: Assistant, collection: Collection) -> None:
        """Try the first examples, which also leaves the assistant warm for real questions."""
        self._assistant = assistant
        self._collection = collection
        self._answers: dict[str, tuple[Figure, ...] | None] = {}
        self._lock = Lock()
        self.examples: tuple[str, ...] = tuple(self._first())

    def after(self, turns: Sequence[Answer], within: Names[str] = ()) -> list[str]:
        """What could be asked next: figures standing near those of the last answer, then examples.

        Each is answered when asked in this conversation, of the reports `within` it. None was
        asked before, or leads to a figure shown already or to that of another suggestion.
        """
        if not turns:
            return []
        asked = {_plain(turn.question) for turn in turns}
        asked |= {_plain(turn.resolved_question) for turn in turns}
        seen = {_stated(figure) for turn in turns for figure in figures_of(turn)}
        near = [figure for figure in self._near(turns[-1]) if _stated(figure) not in seen]
        made = islice(self._questions(near), _TRIED_NEXT)
        chosen: list[str] = []
        for question, wanted in chain(made, ((example, None) for example in self.examples)):
            if len(chosen) == NEXT:
                break
            if _plain(question) in asked:
                continue
            found = self._figures_for(question)
            if found is None or (wanted and wanted not in found[:1]):
                continue
            stated = {_stated(figure) for figure in found}
            if not stated & seen and self._holds(question, found, turns, within):
                chosen.append(question)
                asked.add(_plain(question))
                seen |= stated
        return chosen

    def _first(self) -> Iterator[str]:
        beside = chain.from_iterable(map(kept_questions, self._collection.reports.values()))
        kept = [question for question in beside if self._figures_for(question) is not None]
        made = (
            question
            for question, figure in islice(questions_from_figures(self._collection), _TRIED)
            if figure in (self._figures_for(question) or ())[:1]
        )
        return islice(kept or made, EXAMPLES)

    def _near(self, answer: Answer) -> Iterator[Figure]:
        """The figures of the passages cited, then of the sections they stand in."""
        passages = self._collection.passages
        cited = {citation.passage_id for citation in answer.citations if citation.highlights}
        sections = {(passages[p].report, passages[p].section) for p in cited}
        by_passage = [f for f in answer.candidates if f.passage_id in cited]
        reports = {report for report, _ in sections}
        by_section = (
            figure
            for name in reports
            for figure in self._collection.reports[name].figures
            if (name, passages[figure.passage_id].section) in sections
        )
        return chain(by_passage, by_section)

    def _questions(self, figures: Iterable[Figure]) -> Iterator[tuple[str, Figure]]:
        several = len(self._collection.reports) > 1
        return ((_question(f, several), f) for f in figures if _speaks_for_itself(f))

    def _figures_for(self, question: str) -> tuple[Figure, ...] | None:
        """The figures a question is answered with, none for words; None if it is refused."""
        with self._lock:
            if question in self._answers:
                return self._answers[question]
        answer = self._assistant.ask(question)
        figures = figures_of(answer) if answer.answered else None
        with self._lock:
            self._answers[question] = figures
        return figures

    def _holds(
        self,
        question: str,
        figures: tuple[Figure, ...],
        turns: Sequence[Answer],
        within: Names[str],
    ) -> bool:
        """Whether a question leads to these figures in a conversation, too."""
        left = [name for name in within if name in self._collection.reports]
        answer = self._assistant.ask(question, [turn.question for turn in turns], left)
        return answer.answered and figures_of(answer)[:1] == figures[:1]


def questions_from_figures(collection: Collection) -> Iterator[tuple[str, Figure]]:
    """Questions and the figures they ask for: one a section, the reports in turn.

    Whether each is in fact answered with that figure is for the caller to try.
    """
    several = len(collection.reports) > 1
    of_reports = [_one_a_section(report, collection) for report in collection.reports.values()]
    for figure in chain.from_iterable(zip_longest(*of_reports)):
        if figure is not None:
            yield _question(figure, several), figure


def kept_questions(report: Report) -> list[str]:
    """The questions in `<stem>.examples.json` beside a report; none without such a file.

    :raises UnreadableReport: if the file is not a JSON list of texts.
    """
    path = Path(report.path).with_suffix(".examples.json")
    if not path.is_file():
        return []
    try:
        questions = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableReport(f"无法读取示例问题 {path}：{error}。请改正或删除它。") from error
    if not isinstance(questions, list) or not all(isinstance(q, str) for q in questions):
        raise UnreadableReport(f"示例问题 {path} 应当是文字的 JSON 列表。请改正或删除它。")
    return questions


def _question(figure: Figure, several: bool) -> str:
    place = figure.place if several and figure.place not in figure.label else ""
    # 海拉尔区 and 区本级 … have their 区 in common.
    label = figure.label.removeprefix(place[-1:])
    return fold(f"{place}{label}？")


def _one_a_section(report: Report, collection: Collection) -> list[Figure]:
    first: dict[tuple[str, ...], Figure] = {}
    for figure in report.figures:
        if _speaks_for_itself(figure):
            first.setdefault(collection.passages[figure.passage_id].section, figure)
    return list(first.values())


def _speaks_for_itself(figure: Figure) -> bool:
    exact = not (figure.bound or figure.role or figure.upper or figure.terms)
    return exact and figure.label.count(_NUMBER) == 1 and len(figure.label) in _LENGTHS


def _stated(figure: Figure) -> tuple[object, ...]:
    """What makes two figures one to a reader, though a report may state it twice."""
    return fold(figure.place), figure.period, figure.base, fold(figure.unit)


def _plain(question: str) -> str:
    """A question as compared with others: neither script nor punctuation makes a difference."""
    return "".join(c for c in fold(question) if c.isalnum() or c in ".%")
